// What earlier rotas left behind, as the solver makes up for it: the whole way from ledger to rota, without a database.
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { type Book, bookOf } from '../../src/rota/facts.ts'
import { carriedOf, type LedgerEntry, ledgerOf, wishFactorOf } from '../../src/rota/ledger/ledger.ts'
import { problemOf } from '../../src/rota/problem-of-rota.ts'
import { solve } from '../../src/rota/solver/solve.ts'
import { aFortnight, filled } from './a-hotline.ts'

const LONG_AGO = DateTime.utc(2020, 1, 1)
const NONE = { minutes: 0, nights: 0, weekends: 0, holidays: 0 }

const entry = (changes: Partial<LedgerEntry>): LedgerEntry => ({
  memberId: 'c1',
  stood: NONE,
  fair: NONE,
  wishes: { asked: 0, met: 0 },
  ...changes,
})
const month = (asked: number, met: number) => entry({ wishes: { asked, met } })

/** What the counsellors get in this rota, by member. */
function dealtOut(book: Book): ReadonlyMap<string, LedgerEntry> {
  const made = filled(book, solve(problemOf(book, LONG_AGO), { seed: 1, iterations: 6_000 }))
  const counsellors = ledgerOf(made, made.facts.assignments).filter(({ memberId }) => memberId.startsWith('c'))
  return new Map(counsellors.map((each) => [each.memberId, each]))
}

test('one who carried more nights gets fewer than every equal colleague; one who carried less gets more', () => {
  const equals = aFortnight(20)
  const nights = (stood: number) => [entry({ stood: { ...NONE, nights: stood }, fair: { ...NONE, nights: 6 } })]
  const carried = new Map([
    ['c1', carriedOf(nights(9))],
    ['c3', carriedOf(nights(3))],
  ])
  const dealt = dealtOut(bookOf({ ...equals.facts, carried }))
  const nightsOf = (id: string) => dealt.get(id)?.stood.nights ?? Number.NaN
  const others = [...dealt.keys()].filter((id) => id !== 'c1' && id !== 'c3').map(nightsOf)
  expect(others).toHaveLength(18)
  expect(nightsOf('c1')).toBeLessThan(Math.min(...others))
  expect(nightsOf('c3')).toBeGreaterThan(Math.max(...others))
})

describe('wishes', () => {
  test('count more for each month in a row that ignored them, at most three times', () => {
    const months = Array.from({ length: 7 }, () => month(4, 1))
    expect(months.map((_, n) => wishFactorOf(months.slice(0, n)))).toEqual([1, 1.5, 2, 2.5, 3, 3, 3])
  })

  test('count as usual again once half were met; a month without a wish changes nothing', () => {
    expect(wishFactorOf([month(4, 0), month(4, 0), month(4, 2)])).toBe(1)
    expect(wishFactorOf([month(4, 2), month(4, 1), month(0, 0)])).toBe(1.5)
  })

  test('of whoever was ignored are met before the same wishes of others', () => {
    const plain = aFortnight(20)
    const members = plain.facts.members.map((each) => ({ ...each, wishes: [{ weekday: 6, weight: -1 }] }))
    const factor = wishFactorOf(Array.from({ length: 4 }, () => month(2, 0)))
    const wishFactors = new Map(['c1', 'c5', 'c9'].map((id) => [id, factor]))
    const met = [...dealtOut(bookOf({ ...plain.facts, members, wishFactors })).values()].map(
      ({ memberId, wishes }) => [wishFactors.has(memberId), wishes.met] as const,
    )
    const [heard, others] = [true, false].map((ignored) => met.flatMap(([was, n]) => (was === ignored ? n : [])))
    expect(heard).toEqual([2, 2, 2])
    expect(others?.filter((n) => n === 2).length).toBeLessThan(9)
  })
})
