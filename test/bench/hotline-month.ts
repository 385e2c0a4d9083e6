// One hotline month, `node hotline-month.ts PEOPLE SECONDS`: cost, proven bound and gap, and how evenly nights and weekends fall,
// beside the first solver and a plain rotation, as rows of a table in JSON. The memory is what the process holds at its most.
import { performance } from 'node:perf_hooks'
import type { Problem, Settled } from '../../src/rota/solver/problem.ts'
import { openScore, scoreOf } from '../../src/rota/solver/rota-score.ts'
import { solve } from '../../src/rota/solver/solve.ts'
import { solveRota } from '../../src/rota/solver/solve-rota.ts'
import { companionFor } from '../../src/rota/solver/threads/companion.ts'
import { hotlineMonth, SIZES, type Size } from './hotline-months.ts'

function rowsOf(size: Size, seconds: number): readonly (readonly string[])[] {
  const problem = hotlineMonth(size)
  const start = performance.now()
  const found = solveRota(problem, {
    ...{ seed: 1, seconds, now: () => performance.now() },
    together: companionFor({ seed: 1, seconds }),
  })
  const took = (performance.now() - start) / 1000
  const megabytes = process.memoryUsage().rss / 1_048_576
  const first = solve(problem, { seed: 1, iterations: 1_000_000 }).assignments
  return [
    row(`${size} people, optimiser`, problem, found.assignments, [
      found.bound === null ? 'none' : found.bound.toFixed(0),
      found.gap === null ? 'unknown' : `${(100 * found.gap).toFixed(2)} %`,
      `${took.toFixed(0)} s`,
      `${megabytes.toFixed(0)} MB`,
    ]),
    row('  first solver', problem, first, ['', '', '', '']),
    row('  plain rotation', problem, rotation(problem), ['', '', '', '']),
  ]
}

function row(
  name: string,
  problem: Problem,
  assignments: readonly Settled[],
  more: readonly string[],
): readonly string[] {
  const { cost, legal } = scoreOf(openScore(problem, assignments), assignments)
  const places = problem.slots.reduce((sum, { wanted }) => sum + wanted, 0)
  const spread = spreadsOf(problem, assignments)
  const shown = [spread.nights, spread.weekends, spread.hours].map((value) => value.toFixed(1))
  return [name, legal ? cost.toFixed(0) : 'breaks rules', String(places - assignments.length), ...shown, ...more]
}

/** Standard deviations over the members who hold a role: nights, weekend duties, hours. */
function spreadsOf({ slots, members }: Problem, assignments: readonly Settled[]) {
  const byId = new Map(slots.map((slot) => [slot.id, slot]))
  const duties = Map.groupBy(assignments, ({ member }) => member)
  const over = (amount: (slot: Problem['slots'][number]) => number) =>
    deviation(
      members
        .filter(({ roles }) => roles.includes('counsellor'))
        .map(({ id }) => (duties.get(id) ?? []).reduce((sum, { slot }) => sum + amountOf(byId.get(slot), amount), 0)),
    )
  return {
    nights: over(({ night }) => (night === null ? 0 : 1)),
    weekends: over(({ weekend }) => (weekend ? 1 : 0)),
    hours: over(({ start, end }) => (end - start) / 60),
  }
}

const amountOf = <T>(value: T | undefined, amount: (value: T) => number) => (value === undefined ? 0 : amount(value))

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length))
}

/** Whoever is next in the list and may hold the slot; it knows leave, and one place at a time, as rotating tools do. */
function rotation({ slots, members }: Problem): readonly Settled[] {
  const made: Settled[] = []
  const busyUntil = new Map<string, number>()
  let turn = 0
  for (const slot of slots.toSorted((a, b) => a.start - b.start)) {
    for (let place = 0; place < slot.wanted; place++) {
      for (let tried = 0; tried < members.length; tried++) {
        const member = members[turn++ % members.length]
        if (!member?.roles.includes(slot.role) || member.barred[slot.id] !== undefined) continue
        if ((busyUntil.get(member.id) ?? 0) > slot.start) continue
        busyUntil.set(member.id, slot.end)
        made.push({ slot: slot.id, member: member.id })
        break
      }
    }
  }
  return made
}

const [size, seconds] = process.argv.slice(2).map(Number)
console.log(JSON.stringify(rowsOf(SIZES.find((each) => each === size) ?? 20, seconds ?? 60)))
