// The optimiser of hotline months: legal in the eyes of others, honest in what it proves, the same for the same seed.
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { problemOf } from '../../../src/rota/problem-of-rota.ts'
import { problemFrom, problemSchema } from '../../../src/rota/problem-wire.ts'
import { DEFAULT_WEIGHTS, type Problem, type Slot } from '../../../src/rota/solver/problem.ts'
import { costOfRoster, openScore, scoreOf } from '../../../src/rota/solver/rota-score.ts'
import { type RotaProgress, solveRota } from '../../../src/rota/solver/solve-rota.ts'
import { companionFor } from '../../../src/rota/solver/threads/companion.ts'
import { hotlineMonth } from '../../bench/hotline-months.ts'
import { aBook, aFortnight, aMember, filled } from '../a-hotline.ts'
import { naiveViolations } from '../naive-checker.ts'

const LONG_AGO = DateTime.utc(2020, 1, 1)

/** Two lines, one day's worth of slots a line, few people: small enough to try everything. */
const tiny = fc
  .record({
    days: fc.integer({ min: 1, max: 2 }),
    roles: fc.array(fc.boolean(), { minLength: 2, maxLength: 3 }),
    barred: fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 4 }),
    wishes: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 3, maxLength: 3 }),
    wanted: fc.integer({ min: 1, max: 2 }),
    alone: fc.constantFrom(0, 2),
    apart: fc.boolean(),
  })
  .map(({ days, roles, barred, wishes, wanted, alone, apart }): Problem => {
    const slots = Array.from({ length: days * 2 }, (_, k): Slot => {
      const day = 20_000 + Math.floor(k / 2)
      const start = day * 1440 + (k % 2) * 300
      return {
        ...{
          id: `s${k}`,
          role: 'counsellor',
          class: 'answering',
          shift: `${k % 2}`,
          start,
          end: start + 240,
          clockGain: 0,
        },
        ...{ day, night: null, nightWeek: null, nightMonth: null, month: 600, minimum: 1, wanted, maximum: wanted },
        ...{ closed: false, weekend: k === 1, holiday: false },
      }
    })
    const members = roles.map((_, m) => ({
      id: `m${m}`,
      roles: ['counsellor'],
      barred: Object.fromEntries(
        barred.filter((b) => b % 3 === m).map((b) => [`s${Math.floor(b / 3)}`, 'on-leave' as const]),
      ),
      ...{ elsewhere: [], maxMinutesPerMonth: null, maxNightsPerMonth: null, wantedMinutesPerMonth: null },
      wishes: { s0: wishes[m] ?? 0 },
    }))
    const limits = {
      ...{ maxStretchMinutes: 360, warnStretchMinutes: 180, restAfterNightMinutes: 0 },
      ...{ maxNightsInRow: null, maxNightsPerWeek: null },
    }
    return {
      ...{
        version: 1,
        pauseMinutes: 30,
        limits: { answering: limits, 'on-call': limits },
        slots,
        members,
        settled: [],
      },
      roles: [{ code: 'counsellor', class: 'answering', neverAlone: alone, need: 1, maxShare: null, warnShare: null }],
      weights: DEFAULT_WEIGHTS,
      rules: apart ? [{ kind: 'at-most-together', members: ['m0', 'm1'], maximum: 1 }] : [],
    }
  })

/** The cheapest rota that keeps every rule, by trying all. */
function cheapest(problem: Problem): number {
  const pairs = problem.slots.flatMap(({ id: slot }) => problem.members.map(({ id: member }) => ({ slot, member })))
  const allowed = pairs.filter(({ slot, member }) => !problem.members.find(({ id }) => id === member)?.barred[slot])
  const scored = openScore(problem, allowed)
  let best = Infinity
  for (let mask = 0; mask < 2 ** allowed.length; mask++) {
    // What nobody may stand together on one day is read as a day off, which is another of these rotas.
    const score = scoreOf(
      scored,
      allowed.filter((_, k) => ((mask >> k) & 1) === 1),
    )
    if (score.legal) best = Math.min(best, score.cost)
  }
  expect(scored.grid.constant).toBeGreaterThanOrEqual(0)
  return best
}

describe('solveRota', () => {
  test('proves no more than exhaustive search finds, and finds nothing better', () => {
    fc.assert(
      fc.property(tiny, (problem) => {
        const best = cheapest(problem)
        const { cost, bound, rules } = solveRota(problem, { seed: 1, iterations: 100_000 })
        expect(rules?.legal).toBe(true)
        expect(bound ?? -Infinity).toBeLessThanOrEqual(best + 0.011)
        expect(cost).toBeGreaterThanOrEqual(best - 0.011)
      }),
      { numRuns: 40 },
    )
  })

  test('breaks no rule in the eyes of the naive checker, and fills a month that can be filled', () => {
    const members = [
      ...Array.from({ length: 26 }, (_, i) => aMember(`c${i}`, ['counsellor'])),
      ...Array.from({ length: 5 }, (_, i) => aMember(`s${i}`, i === 0 ? ['supervisor', 'counsellor'] : ['supervisor'])),
      ...Array.from({ length: 5 }, (_, i) => aMember(`e${i}`, ['expert'])),
    ]
    for (const [zone, from, to] of [
      ['Asia/Shanghai', '2026-05-11', '2026-05-25'],
      ['Europe/Berlin', '2026-10-19', '2026-11-02'],
    ] as const) {
      const book = aBook({ zone, from, to, members })
      const solution = solveRota(problemOf(book, LONG_AGO), { seed: 1, iterations: 3_000_000 })
      expect(naiveViolations(filled(book, solution))).toEqual([])
      expect(solution.open).toEqual([])
      expect(solution.bound).toBeLessThanOrEqual(solution.cost)
      expect(solution.bound).toBeGreaterThan(0)
    }
  })

  test('is the same for the same seed, and tells of its progress', () => {
    const told: string[] = []
    const once = solveRota(hotlineMonth(20), { seed: 5, iterations: 600_000, report: ({ phase }) => told.push(phase) })
    const again = solveRota(hotlineMonth(20), { seed: 5, iterations: 600_000 })
    expect(again).toEqual(once)
    expect(new Set(told)).toEqual(new Set(['reading', 'annealing', 'dealing', 'bound', 'done']))
  })

  test('proves nothing where nobody asks for it, and still breaks no rule', () => {
    const told: string[] = []
    const report = ({ phase }: { readonly phase: string }) => told.push(phase)
    const found = solveRota(hotlineMonth(20), { seed: 5, iterations: 600_000, prove: false, report })
    expect([found.bound, found.gap, found.rules?.legal, found.shortage]).toEqual([null, null, true, 0])
    expect(new Set(told)).toEqual(new Set(['reading', 'annealing', 'dealing', 'done']))
  })

  test('keeps further hard rules, and its table adds up to its cost', () => {
    const problem = hotlineMonth(20, 3)
    const { assignments, rules, cost } = solveRota(problem, { seed: 2, iterations: 2_000_000 })
    expect(rules?.legal).toBe(true)
    expect(rules?.table.reduce((sum, line) => sum + line.cost, 0)).toBeCloseTo(cost, 1)
    expect(worstRest(problem, assignments)).toBeGreaterThanOrEqual(480)
    expect(mostDaysInRow(problem, assignments)).toBeLessThanOrEqual(6)
  })

  test('makes one rota in two threads, legal and not below what they prove', () => {
    const seconds = 4
    const found = solveRota(hotlineMonth(20), {
      ...{ seed: 1, seconds, now: () => performance.now() },
      together: companionFor({ seed: 1, seconds }),
    })
    expect([found.rules?.legal, found.shortage]).toEqual([true, 0])
    expect(found.cost).toBeCloseTo(found.rules?.cost ?? 0, 6)
    expect(found.bound ?? 0).toBeLessThanOrEqual(found.cost)
    expect(found.bound ?? 0).toBeGreaterThan(0)
  })

  test('stops at once when cancelled, with a legal rota', () => {
    const { rules } = solveRota(hotlineMonth(20), { seed: 1, iterations: 1e9, cancelled: () => true })
    expect(rules?.legal).toBe(true)
  })

  test('what it reads from JSON is what it solves', () => {
    const problem = hotlineMonth(20)
    expect(problemFrom(JSON.parse(JSON.stringify(problem)))).toEqual(problem)
    expect(() => problemFrom({ ...problem, version: 2 })).toThrow()
  })

  test('a name of what does not exist is refused where it stands', () => {
    const problem = hotlineMonth(20)
    const [first, ...rest] = problem.members
    const wrong = {
      ...problem,
      members: [{ ...first, roles: ['x'], barred: { qq: 'on-leave' }, wishes: { zz: 3 } }, ...rest],
      settled: [{ slot: 'nope', member: first?.id }],
      published: [{ slot: problem.slots[0]?.id, member: 'nobody' }],
    }
    const { error } = problemSchema.safeParse(wrong)
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([
      ...['members.0.roles.0', 'members.0.barred.qq', 'members.0.wishes.zz', 'settled.0.slot', 'published.0.member'],
    ])
  })

  test('an empty problem has a bound of 0, and a counted run tells the work that it did', () => {
    const problem = hotlineMonth(20)
    const empty = solveRota({ ...problem, slots: [], members: [] }, { seed: 1, iterations: 1_000 })
    expect([empty.cost, empty.bound, empty.gap]).toEqual([0, 0, 0])
    const { iterations } = solveRota(problem, { seed: 1, iterations: 300_000, prove: false })
    expect(iterations).toBeGreaterThanOrEqual(300_000)
    expect(iterations).toBeLessThan(600_000)
    expect(solveRota(problem, { seed: 1, iterations: 1e9, cancelled: () => true }).iterations).toBeLessThan(300_000)
  })

  test('what is told of the gap on the way is never less than it is for the rota that comes out', () => {
    const month = hotlineMonth(20)
    const gone = new Set(month.members.slice(0, 8).map(({ id }) => id))
    const problem = { ...month, members: month.members.filter(({ id }) => !gone.has(id)), settled: [] }
    const told: number[] = []
    const report = ({ phase, gap }: RotaProgress) => void (phase === 'bound' && gap !== null && told.push(gap))
    const { gap, shortage } = solveRota(problem, { seed: 1, iterations: 3_000_000, report })
    expect(shortage).toBeGreaterThan(0)
    expect(told.length).toBeGreaterThan(0)
    expect(Math.min(...told)).toBeGreaterThanOrEqual((gap ?? 1) - 1e-9)
  })

  test('who wants no nights stands fewer, and who wants many stands more', () => {
    const month = problemOf(aFortnight(20), LONG_AGO)
    const nights = new Set(month.slots.filter(({ night }) => night !== null).map(({ id }) => id))
    const nightsIn = (problem: Problem): ReadonlyMap<string, number> => {
      const { assignments } = solveRota(problem, { seed: 1, iterations: 1_000_000, prove: false })
      const stood = Map.groupBy(assignments, ({ member }) => member)
      return new Map(
        problem.members.map(({ id }) => [id, (stood.get(id) ?? []).filter(({ slot }) => nights.has(slot)).length]),
      )
    }
    const before = nightsIn(month)
    const counsellors = month.members
      .filter(({ id, roles }) => roles.join() === 'counsellor' && (before.get(id) ?? 0) > 0)
      .sort((a, b) => (before.get(a.id) ?? 0) - (before.get(b.id) ?? 0))
      .map(({ id }) => id)
    const [many = '', few = ''] = [counsellors.at(0), counsellors.at(-1)]
    const wanted = new Map([
      [few, 0],
      [many, 2 * (before.get(few) ?? 0)],
    ])
    const members = month.members.map((member) => {
      const wantedNightsPerMonth = wanted.get(member.id)
      return wantedNightsPerMonth === undefined ? member : { ...member, wantedNightsPerMonth }
    })
    const after = nightsIn({ ...month, members })
    expect(after.get(few) ?? 0).toBeLessThan(before.get(few) ?? 0)
    expect(after.get(many) ?? 0).toBeGreaterThan(before.get(many) ?? 0)
  })

  test('a place that enough could fill is not said to be left for want of company', () => {
    const problem = hotlineMonth(20)
    const { open } = solveRota(problem, { seed: 1, iterations: 1, cancelled: () => true })
    const byId = new Map(problem.slots.map((slot) => [slot.id, slot]))
    const together = new Map(problem.roles.map(({ code, neverAlone }) => [code, neverAlone]))
    expect(open.length).toBeGreaterThan(0)
    for (const { slot, missing, members } of open) {
      const { role = '', wanted = 0 } = byId.get(slot) ?? {}
      const able = (members['nobody-to-join'] ?? []).length
      if (able > 0) expect(wanted - missing + able).toBeLessThan(together.get(role) ?? 0)
    }
    expect(open.some(({ members }) => members['search-ended'])).toBe(true)
  })

  test('reads a roster at the cost of the optimiser itself', () => {
    const problem = hotlineMonth(20)
    const { assignments, cost } = solveRota(problem, { seed: 1, iterations: 300_000 })
    const scored = openScore(problem, assignments)
    expect(scoreOf(scored, assignments).cost).toBeCloseTo(cost, 6)
    expect(costOfRoster(scored, new Uint8Array(20 * 28))).toBeGreaterThan(cost)
  })
})

function linesOf({ slots }: Problem, assignments: readonly { readonly slot: string; readonly member: string }[]) {
  const byId = new Map(slots.map((slot) => [slot.id, slot]))
  return [...Map.groupBy(assignments, ({ member }) => member).values()].map((own) =>
    own.flatMap(({ slot }) => byId.get(slot) ?? []).sort((a, b) => a.start - b.start),
  )
}

function worstRest(...args: Parameters<typeof linesOf>): number {
  const rests = linesOf(...args).flatMap((line) => line.slice(1).map((slot, k) => slot.start - (line[k]?.end ?? 0)))
  return Math.min(...rests.filter((rest) => rest >= 30))
}

function mostDaysInRow(...args: Parameters<typeof linesOf>): number {
  const runs = linesOf(...args).map((line) => {
    const days = [...new Set(line.map(({ day }) => day))]
    return days.reduce((most, day) => {
      let run = 1
      while (days.includes(day + run)) run++
      return Math.max(most, run)
    }, 0)
  })
  return Math.max(...runs)
}
