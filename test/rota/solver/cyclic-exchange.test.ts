import { expect, test } from 'vitest'
import { changingRoster } from '../../../src/rota/solver/changing-roster.ts'
import { cyclicExchange } from '../../../src/rota/solver/cyclic-exchange.ts'
import { dutyCellsOf } from '../../../src/rota/solver/duty-cells.ts'
import { assignmentsOf, gridOf, rosterOf } from '../../../src/rota/solver/grid.ts'
import { compile } from '../../../src/rota/solver/optimiser/model.ts'
import { brokenLines, costOf } from '../../../src/rota/solver/optimiser/score.ts'
import type { Problem, Settled, Slot } from '../../../src/rota/solver/problem.ts'
import { seeded } from '../../../src/rota/solver/random.ts'
import { solveRota } from '../../../src/rota/solver/solve-rota.ts'
import { hotlineMonth } from '../../bench/hotline-months.ts'

function exchangesOf(problem: Problem, assignments: readonly Settled[], seed: number) {
  const grid = gridOf(problem, assignments)
  const model = compile(grid.problem)
  const line = changingRoster(model, rosterOf(grid, assignments))
  const board = { model, line, duties: dutyCellsOf(grid, model), lanes: grid.calendar.lanes, random: seeded(seed) }
  return { line, model, grid, exchanges: cyclicExchange(board) }
}

const bySlot = (assignments: readonly Settled[]) => assignments.map(({ slot }) => slot).sort()

test.each([1, 0.01])('an exchange knows what it costs, breaks no line and keeps every place as full (%d)', (heat) => {
  const problem = hotlineMonth(20, 2)
  const { assignments } = solveRota(problem, { seed: 1, iterations: 300_000, prove: false })
  const { line, model, grid, exchanges } = exchangesOf(problem, assignments, 3)
  let [cost, taken] = [costOf(model, line.roster), 0]
  for (let round = 0; round < 300; round++) {
    const change = exchanges.round(heat * 100)
    if (change !== 0) taken++
    cost += change
    expect(costOf(model, line.roster)).toBeCloseTo(cost, 5)
  }
  expect(taken).toBeGreaterThan(5)
  expect(brokenLines(model, line.roster)).toEqual([])
  expect(bySlot(assignmentsOf(grid, line.roster))).toEqual(bySlot(assignments))
})

/**
 * Each may stand their own duty and that of the next, which they wish for: no two of them can exchange. One more may
 * stand any, and wishes for none.
 */
function aRing(size: number): Problem {
  const month = hotlineMonth(20)
  const first = month.slots.find(({ role }) => role === 'expert')
  if (!first) throw new Error('the month has no experts')
  const slots = Array.from({ length: size }, (_, k): Slot => {
    const later = k * 1440
    return { ...first, id: `s${k}`, start: first.start + later, end: first.end + later, day: first.day + k }
  })
  const members = slots.map((_, m) => ({
    ...{ id: `m${m}`, roles: ['expert'], elsewhere: [], maxMinutesPerMonth: null, maxNightsPerMonth: null },
    wantedMinutesPerMonth: null,
    wishes: { [`s${(m + 1) % size}`]: 1 },
    barred: Object.fromEntries(
      slots.flatMap(({ id }, k) => (k === m || k === (m + 1) % size ? [] : [[id, 'on-leave' as const]])),
    ),
  }))
  const idle = { ...members[0], id: 'idle', barred: {}, wishes: Object.fromEntries(slots.map(({ id }) => [id, -3])) }
  const { rules: _, ...rest } = month
  return {
    ...rest,
    slots,
    members: [...members, idle] as Problem['members'],
    weights: { ...month.weights, hours: 0, nights: 0, weekends: 0, holidays: 0 },
  }
}

test.each([3, 5])('%d members pass their duties on in a ring, where no two could exchange', (size) => {
  const problem = aRing(size)
  const mine = problem.slots.map(({ id }, k) => ({ slot: id, member: `m${k}` }))
  const { line, grid, exchanges } = exchangesOf(problem, mine, 1)
  for (let round = 0; round < 2000 && exchanges.round(1e-6) === 0; round++);
  const expected = problem.slots.map(({ id }, k) => ({ slot: id, member: `m${(k + size - 1) % size}` }))
  expect(assignmentsOf(grid, line.roster)).toEqual(expected)
})
