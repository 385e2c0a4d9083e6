// What the solver gives is always legal, in the eyes of a checker that shares nothing with it.
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import type { DutyRole } from '../../src/lines/duty-role.ts'
import { daysBetween, plusDays } from '../../src/lines/wall-clock.ts'
import type { RotaMember } from '../../src/people/member.ts'
import { gapsOf } from '../../src/rota/coverage.ts'
import { type Book, contextOf, proposed, stintOf } from '../../src/rota/facts.ts'
import { fairnessOf } from '../../src/rota/fairness.ts'
import { problemOf } from '../../src/rota/problem-of-rota.ts'
import { checkRota } from '../../src/rota/rota-check.ts'
import { checkAssignment, isBlocking } from '../../src/rota/rules/check.ts'
import { solve } from '../../src/rota/solver/solve.ts'
import { solveRota } from '../../src/rota/solver/solve-rota.ts'
import { aBook, aMember, filled, LINE } from './a-hotline.ts'
import { naiveViolations } from './naive-checker.ts'

const LONG_AGO = DateTime.utc(2020, 1, 1)
const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe'] as const
const STARTS = ['2026-03-25', '2026-04-01', '2026-10-01', '2026-10-22', '2026-05-11'] as const

const person = fc.record({
  roles: fc.constantFrom<readonly DutyRole[]>(
    ['counsellor'],
    ['counsellor'],
    ['counsellor'],
    ['supervisor'],
    ['expert'],
    ['counsellor', 'supervisor'],
  ),
  leaveFrom: fc.integer({ min: -3, max: 12 }),
  leaveDays: fc.integer({ min: 0, max: 5 }),
  maxHours: fc.option(fc.integer({ min: 8, max: 80 }), { nil: undefined }),
  maxNights: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
  until: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  signed: fc.boolean().map((yes) => yes || undefined),
  wish: fc.integer({ min: -3, max: 3 }),
  stoodBefore: fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 3 }),
})

const hotline = fc.record({
  zone: fc.constantFrom(...ZONES),
  from: fc.constantFrom(...STARTS),
  length: fc.integer({ min: 1, max: 9 }),
  people: fc.array(person, { minLength: 1, maxLength: 16 }),
  seed: fc.integer({ min: 0, max: 1000 }),
})
type Hotline = typeof hotline extends fc.Arbitrary<infer T> ? T : never

function memberOf({ zone, from }: Hotline, who: Hotline['people'][number], index: number): RotaMember {
  const start = DateTime.fromISO(plusDays(from, who.leaveFrom), { zone }).toUTC()
  const leave = who.leaveDays === 0 ? [] : [{ start, end: start.plus({ days: who.leaveDays }) }]
  const until = who.until === undefined ? null : plusDays(from, who.until)
  return aMember(`m${index}`, who.roles, {
    duties: who.roles.map((role) => ({ lineId: LINE, role, from: '2020-01-01', until })),
    unavailability: leave,
    agreementOn: who.signed === undefined && index % 5 === 4 ? plusDays(from, 2) : '2020-01-01',
    limits: { maxHoursPerMonth: who.maxHours, maxNightsPerMonth: who.maxNights },
    wishes: who.wish === 0 ? [] : [{ weekday: 3, weight: who.wish }],
  })
}

/** What the rota before this one left behind: the last two days, for whoever was drawn. */
function before(input: Hotline): Book {
  return aBook({ zone: input.zone, from: plusDays(input.from, -2), to: input.from, members: [] })
}

function bookFor(input: Hotline): Book {
  const members = input.people.map((who, index) => memberOf(input, who, index))
  const shifts = before(input).facts.shifts.filter(({ role }) => role === 'counsellor')
  const elsewhere = new Map(
    input.people.map((who, index) => {
      const mine = [...new Set(who.stoodBefore)].map((n) => shifts[n + 4]).filter((shift) => shift !== undefined)
      const stints = mine.map((shift) => stintOf(shift, LINE)).sort((a, b) => a.start - b.start)
      return [
        `m${index}`,
        stints.filter((stint, i) => i === 0 || stint.start - (stints[i - 1]?.end ?? 0) > 12 * 3_600_000),
      ]
    }),
  )
  const to = plusDays(input.from, input.length)
  return aBook({ zone: input.zone, from: input.from, to, members, elsewhere })
}

const generated = (book: Book, seed: number, iterations = 1_500) =>
  solve(problemOf(book, LONG_AGO), { seed, iterations })

describe('a generated rota', () => {
  test('breaks no hard rule, whoever the people are, and wherever the clocks change', () => {
    fc.assert(
      fc.property(hotline, (input) => {
        const book = bookFor(input)
        const result = filled(book, generated(book, input.seed))
        expect(naiveViolations(result)).toEqual([])
        expect(checkRota(result).filter(isBlocking)).toEqual([])
      }),
      { numRuns: 120 },
    )
  })

  test('breaks none either where the optimiser of runs has made it, and its bound is below its cost', () => {
    fc.assert(
      fc.property(hotline, (input) => {
        const book = bookFor(input)
        const solution = solveRota(problemOf(book, LONG_AGO), { seed: input.seed, iterations: 30_000 })
        const result = filled(book, solution)
        expect(naiveViolations(result)).toEqual([])
        expect(checkRota(result).filter(isBlocking)).toEqual([])
        expect(solution.bound).toBeLessThanOrEqual(solution.cost)
      }),
      { numRuns: 40 },
    )
  })

  test('names a true reason for everybody who is not in an open place', () => {
    fc.assert(
      fc.property(hotline, (input) => {
        const book = bookFor(input)
        const solution = generated(book, input.seed, 300)
        const result = filled(book, solution)
        for (const open of solution.open) {
          const shift = result.shift.get(open.slot)
          if (!shift) throw new Error('an open slot without a shift')
          for (const [reason, ids] of Object.entries(open.members)) {
            for (const id of ids ?? []) {
              if (reason === 'already-there') continue
              const blocking = checkAssignment(proposed(result, shift, id), contextOf(result, shift, id)).filter(
                isBlocking,
              )
              expect([reason, blocking.length > 0]).toEqual([
                reason,
                !['nobody-to-join', 'search-ended'].includes(reason),
              ])
            }
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('is the same for the same seed, and never worse for searching longer', () => {
    const book = bookFor(fc.sample(hotline, { numRuns: 1, seed: 7 })[0] as Hotline)
    expect(generated(book, 3)).toEqual(generated(book, 3))
    expect(generated(book, 3, 4_000).cost).toBeLessThanOrEqual(generated(book, 3, 0).cost + 1e-6)
  })

  test('leaves settled assignments alone, even those that break a rule', () => {
    const members = Array.from({ length: 12 }, (_, i) => aMember(`m${i}`, ['counsellor']))
    const empty = aBook({ from: '2026-05-11', to: '2026-05-13', members })
    const first = filled(empty, generated(empty, 1))
    const kept = first.facts.assignments.slice(0, 3)
    const start = { ...first.facts, assignments: kept }
    const again = generated(
      {
        ...first,
        facts: start,
        byShift: Map.groupBy(kept, (a) => a.shiftId),
        byMember: Map.groupBy(kept, (a) => a.memberId),
      },
      2,
    )
    const taken = again.assignments.map(({ slot, member }) => `${slot} ${member}`)
    for (const { shiftId, memberId } of kept) expect(taken).not.toContain(`${shiftId} ${memberId}`)
  })

  test('grants wishes where others can stand in, and deals nights out evenly', () => {
    const against = { wishes: [{ weekday: 3, weight: -3 }] }
    const members = Array.from({ length: 24 }, (_, i) => aMember(`m${i}`, ['counsellor'], i < 3 ? against : {}))
    const book = aBook({ from: '2026-05-11', to: '2026-05-25', members })
    const result = filled(book, generated(book, 1, 20_000))
    const stood = result.facts.assignments.map((each) => ({ ...each, shift: result.shift.get(each.shiftId) }))
    const wednesdays = ['2026-05-13', '2026-05-20']
    const refused = stood.filter(
      ({ memberId, shift }) => ['m0', 'm1', 'm2'].includes(memberId) && wednesdays.includes(shift?.day ?? ''),
    )
    const { members: loads } = fairnessOf(result)
    const nights = loads.map((load) => load.nights)
    expect([refused.length, Math.max(...nights) - Math.min(...nights) <= 2]).toEqual([0, true])
  })

  test('shifts that have begun are not filled any more', () => {
    const members = Array.from({ length: 12 }, (_, i) => aMember(`m${i}`, ['counsellor']))
    const book = aBook({ from: '2026-05-11', to: '2026-05-13', members })
    const now = DateTime.fromISO('2026-05-12T00:00:00+08:00').toUTC()
    const { assignments } = solve(problemOf(book, now), { seed: 1, iterations: 500 })
    const begun = assignments.filter(({ slot }) => (book.shift.get(slot)?.start ?? now) <= now)
    expect([begun.length, assignments.length > 0]).toEqual([0, true])
  })
})

describe('the rules', () => {
  test('agree with a naive reading of them on any rota at all', () => {
    const verdicts = new Set<boolean>()
    const draws = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 })
    fc.assert(
      fc.property(hotline, draws, (input, pairs) => {
        const book = bookFor({ ...input, length: Math.min(input.length, 4) })
        const { shifts, members } = book.facts
        const chosen = pairs.flatMap(([s, m]) => {
          const [shift, member] = [shifts[s % shifts.length], members[m % members.length]]
          return shift && member ? [{ slot: shift.id, member: member.id }] : []
        })
        const unique = [...new Map(chosen.map((each) => [`${each.slot} ${each.member}`, each])).values()]
        const result = filled(book, { assignments: unique, open: [], score: [], cost: 0, iterations: 0 })
        const naive = naiveViolations(result).filter((what) => !what.endsWith('too many'))
        const found = checkRota(result).filter(isBlocking)
        expect([found.map(({ rule }) => rule), found.length > 0]).toEqual([expect.anything(), naive.length > 0])
        verdicts.add(naive.length > 0)
      }),
      { numRuns: 400 },
    )
    expect(verdicts.size).toBe(2)
  })
})

const ROSTER = [
  ...Array.from({ length: 28 }, (_, i) => aMember(`c${i}`, ['counsellor'])),
  ...Array.from({ length: 6 }, (_, i) => aMember(`s${i}`, ['supervisor'])),
  ...Array.from({ length: 6 }, (_, i) => aMember(`e${i}`, ['expert'])),
]

describe.each([
  ['Europe/Berlin', '2026-03-01', '2026-04-01'],
  ['Europe/Berlin', '2026-10-01', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-01', '2026-05-01'],
  ['Australia/Lord_Howe', '2026-10-01', '2026-11-01'],
  ['Asia/Shanghai', '2026-05-01', '2026-06-01'],
])('a month in %s from %s', (zone, from, to) => {
  test('has no gap and no double duty', () => {
    const book = aBook({ zone, from, to, members: ROSTER })
    const solution = generated(book, 1, 20_000)
    const result = filled(book, solution)
    const stood = result.facts.assignments.flatMap(({ shiftId }) => result.shift.get(shiftId) ?? [])
    expect(solution.open).toEqual([])
    expect(gapsOf(result.facts.shifts, stood)).toEqual([])
    expect(naiveViolations(result)).toEqual([])
    expect(daysBetween(from, to).length).toBeGreaterThan(29)
  })
})
