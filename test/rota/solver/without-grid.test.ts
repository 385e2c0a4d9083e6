// Problems that do not fit the grid: solved without a bound, and no hard rule is broken all the same.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignmentsOf, gridOf, rosterOf, TooFarApart } from '../../../src/rota/solver/grid.ts'
import { compile } from '../../../src/rota/solver/optimiser/model.ts'
import type { Problem, Settled, Slot } from '../../../src/rota/solver/problem.ts'
import { type ScoredGrid, scoreOfRoster } from '../../../src/rota/solver/rota-score.ts'
import type { Rule } from '../../../src/rota/solver/rule.ts'
import { solve } from '../../../src/rota/solver/solve.ts'
import { solveRota } from '../../../src/rota/solver/solve-rota.ts'
import { hotlineMonth } from '../../bench/hotline-months.ts'

/** A rest that reaches over more than a day: no grid holds it. */
const FAR_APART: Rule = { kind: 'minimum-rest', minutes: 1500 }
const IDS = hotlineMonth(20).members.map(({ id }) => id)

const withRules = (rules: readonly Rule[], settled: readonly Settled[] = []): Problem => ({
  ...hotlineMonth(20),
  rules,
  settled,
})

function linesOf({ slots }: Problem, assignments: readonly Settled[]): ReadonlyMap<string, readonly Slot[]> {
  const byId = new Map(slots.map((slot) => [slot.id, slot]))
  const found = Map.groupBy(assignments, ({ member }) => member)
  return new Map([...found].map(([id, own]) => [id, own.flatMap(({ slot }) => byId.get(slot) ?? []).sort(byStart)]))
}
const byStart = (a: Slot, b: Slot) => a.start - b.start

const scoreValue = ({ score }: ReturnType<typeof solve>, code: string) =>
  score.find((line) => line.code === code)?.value

/** The verdict of the grid, which reads rules in another way. */
function brokenInGrid(problem: Problem, assignments: readonly Settled[]): readonly string[] {
  const grid = gridOf(problem, assignments)
  const scored: ScoredGrid = { grid, model: compile(grid.problem) }
  const roster = rosterOf(grid, assignments)
  expect(assignmentsOf(grid, roster)).toHaveLength(assignments.length)
  return scoreOfRoster(scored, roster).table.flatMap(({ rule, hard, who }) => (hard && who.length > 0 ? [rule] : []))
}

describe('a problem that fits no grid', () => {
  test('is solved with every hard rule kept, and says what was left out', () => {
    const rules: Rule[] = [
      FAR_APART,
      { kind: 'total', of: 'shifts', per: 'week', maximum: 3 },
      { kind: 'at-most-together', members: IDS.slice(0, 8), maximum: 1 },
      { kind: 'complete-weekends', members: IDS.slice(0, 5) },
    ]
    const problem = withRules(rules)
    expect(() => gridOf(problem)).toThrow(TooFarApart)
    const found = solveRota(problem, { seed: 1, iterations: 200_000 })
    expect([found.bound, found.rules]).toEqual([null, null])
    expect(found.assignments.length).toBeGreaterThan(80)
    const lines = linesOf(problem, found.assignments)
    for (const line of lines.values()) {
      const rests = line.slice(1).map((slot, k) => slot.start - (line[k]?.end ?? 0))
      expect(Math.min(...rests.filter((rest) => rest >= problem.pauseMinutes))).toBeGreaterThanOrEqual(1500)
    }
    expect(scoreValue(found, 'left-out-for-rules')).toBeGreaterThan(0)
    expect(scoreValue(found, 'members-short-of-a-rule')).toBe(0)
    expect(found.open.some(({ members }) => (members['further-rule'] ?? []).length > 0)).toBe(true)
    // What the grid can read of it, it finds kept.
    expect(brokenInGrid({ ...problem, rules: rules.slice(1) }, found.assignments)).toEqual([])
  })

  test('keeps what is settled, whatever that breaks, and adds nothing to it', () => {
    const [first] = linesOf(withRules([]), solve(withRules([]), { seed: 1, iterations: 2000 }).assignments)
    const [member = '', line = []] = first ?? []
    const settled = line.map(({ id }) => ({ slot: id, member }))
    const rules: Rule[] = [FAR_APART, { kind: 'total', of: 'shifts', per: 'period', maximum: 2 }]
    const found = solveRota(withRules(rules, settled), { seed: 1, iterations: 100_000 })
    expect(settled.length).toBeGreaterThan(2)
    expect(found.assignments.filter((each) => each.member === member)).toEqual([])
    expect(scoreValue(found, 'members-short-of-a-rule')).toBe(1)
  })

  test('says for how many a rule that asks for more is not kept', () => {
    const found = solve(withRules([{ kind: 'total', of: 'shifts', per: 'period', minimum: 60 }]), {
      ...{ seed: 1, iterations: 2000 },
    })
    expect(scoreValue(found, 'members-short-of-a-rule')).toBe(20)
  })
})

const anyRule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ kind: fc.constant('minimum-rest' as const), minutes: fc.integer({ min: 60, max: 1440 }) }),
  fc.record({
    kind: fc.constant('total' as const),
    of: fc.constantFrom('minutes' as const, 'shifts' as const, 'days' as const, 'nights' as const, 'weekends' as const),
    per: fc.constantFrom('period' as const, 'month' as const, 'week' as const),
    maximum: fc.integer({ min: 1, max: 8 }),
  }),
  fc.record({
    kind: fc.constant('consecutive' as const),
    of: fc.constantFrom('days-worked' as const, 'nights' as const),
    minimum: fc.integer({ min: 0, max: 3 }),
    maximum: fc.integer({ min: 3, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('consecutive' as const),
    of: fc.constant('days-off' as const),
    minimum: fc.constant(2),
  }),
  fc.record({ kind: fc.constant('complete-weekends' as const) }),
  fc.record({
    kind: fc.constant('at-most-together' as const),
    members: fc.constant(IDS.slice(0, 9)),
    maximum: fc.integer({ min: 0, max: 1 }),
  }),
  fc.record({
    kind: fc.constant('mentor' as const),
    members: fc.constant(IDS.slice(0, 6)),
    mentors: fc.constant(IDS.slice(6, 10)),
  }),
)

test('the solver without a grid keeps every hard rule as the grid reads it', () => {
  fc.assert(
    fc.property(fc.array(anyRule, { minLength: 1, maxLength: 3 }), (drawn) => {
      const rules = drawn.map((rule) =>
        rule.kind === 'total' && rule.of === 'minutes' ? { ...rule, maximum: (rule.maximum ?? 0) * 240 } : rule,
      )
      const problem = withRules(rules)
      const { assignments } = solve(problem, { seed: 1, iterations: 300 })
      expect(brokenInGrid(problem, assignments)).toEqual([])
    }),
    { numRuns: 40 },
  )
})
