// A hard minimum of weekends holds, in the eyes of the naive checker.
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { problemOf } from '../../../src/rota/problem-of-rota.ts'
import { DEFAULT_RULES, type RuleSet } from '../../../src/rota/rules/rule-set.ts'
import { solveRota } from '../../../src/rota/solver/solve-rota.ts'
import { aBook, aMember, filled } from '../a-hotline.ts'
import { naiveViolations, naiveWeekends } from '../naive-checker.ts'

const LONG_ENOUGH = 200_000
const LONG_AGO = DateTime.utc(2020, 1, 1)

const book = (to: string, further: RuleSet['further']) =>
  aBook({
    ...{ from: '2026-05-11', to, rules: { ...DEFAULT_RULES, further } },
    members: [
      ...Array.from({ length: 24 }, (_, i) => aMember(`c${i}`, ['counsellor'])),
      ...Array.from({ length: 5 }, (_, i) => aMember(`s${i}`, ['supervisor'])),
      ...Array.from({ length: 5 }, (_, i) => aMember(`e${i}`, ['expert'])),
    ],
  })

/** A Monday to a Monday or a Sunday; a week that is cut short has no minimum. */
const weeksWithin = (to: string) => (to === '2026-05-25' ? ['2026-05-11', '2026-05-18'] : ['2026-05-11'])

test('a hard minimum of weekends is held, whoever it is for, or a search that is cut short says that it is not', () => {
  const settings = fc.record({
    to: fc.constantFrom('2026-05-25', '2026-05-24'),
    limit: fc.constantFrom(
      { per: 'period', minimum: 1 } as const,
      { per: 'period', minimum: 2 } as const,
      { per: 'week', minimum: 1 } as const,
    ),
    bound: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 12 }),
    iterations: fc.constantFrom(0, 20_000, LONG_ENOUGH),
    seed: fc.nat(),
  })
  fc.assert(
    fc.property(settings, ({ to, limit: { per, minimum }, bound, iterations, seed }) => {
      const members = bound.map((i) => `c${i}`)
      const rule: RuleSet['further'][number] = { kind: 'total', of: 'weekends', per, minimum, members }
      const empty = book(to, [rule])
      const { assignments, rules, ...solution } = solveRota(problemOf(empty, LONG_AGO), { seed, iterations })
      const rota = filled(empty, { assignments, ...solution })
      const isShort = (id: string) => {
        const weekends = naiveWeekends(rota, id)
        return per === 'week' ? weeksWithin(to).some((week) => !weekends.includes(week)) : weekends.length < minimum
      }
      // Cut short, company may have taken somebody off who needed the duty: then it says so.
      if (iterations < LONG_ENOUGH && rules?.legal === false) return
      expect(members.filter(isShort)).toEqual([])
      expect([rules?.legal, naiveViolations(rota)]).toEqual([true, []])
      expect(solution.bound ?? 0).toBeLessThanOrEqual(solution.cost)
    }),
    {
      numRuns: 8,
      // Company settles here by taking somebody off duty: nobody who needs it for the minimum.
      examples: [
        [{ to: '2026-05-24', limit: { per: 'period', minimum: 2 }, bound: [0, 12, 13, 14, 1], iterations: 0, seed: 0 }],
      ],
    },
  )
})
