// Explanations of a rota: their figures are the solver's own, and what they say can be checked by doing it.
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { figuresOf } from '../../../src/rota/compare/figures.ts'
import { plainRotation } from '../../../src/rota/compare/rotation.ts'
import { type Book, bookOf } from '../../../src/rota/facts.ts'
import { problemOf } from '../../../src/rota/problem-of-rota.ts'
import { dutiesLost, proposals } from '../../../src/rota/repair/repair.ts'
import { totalCost } from '../../../src/rota/solver/score.ts'
import { solve } from '../../../src/rota/solver/solve.ts'
import { gapExplanations } from '../../../src/rota/weigh/gap.ts'
import { packed, unpacked } from '../../../src/rota/weigh/packed.ts'
import { rescored } from '../../../src/rota/weigh/rescore.ts'
import { scalesOf } from '../../../src/rota/weigh/scales.ts'
import { scoreTable } from '../../../src/rota/weigh/score-table.ts'
import { whyOf } from '../../../src/rota/weigh/why.ts'
import { wishPrices } from '../../../src/rota/weigh/wish-price.ts'
import { aBook, aFortnight, aMember, filled } from '../a-hotline.ts'
import { naiveViolations } from '../naive-checker.ts'

const LONG_AGO = DateTime.utc(2020, 1, 1)

const solvedBook = (book: Book, iterations = 4_000) =>
  filled(book, solve(problemOf(book, LONG_AGO), { seed: 1, iterations }))

/** Somebody else in a place. */
function replaced(book: Book, assignmentId: string, memberId: string): Book {
  const assignments = book.facts.assignments.map((each) => (each.id === assignmentId ? { ...each, memberId } : each))
  return bookOf({ ...book.facts, assignments })
}

const costOf = (book: Book) => totalCost(scalesOf(book, LONG_AGO).state)

describe('the score as a table', () => {
  test('adds up to what the solver minimises', () => {
    for (const counsellors of [6, 12, 24]) {
      const book = solvedBook(aFortnight(counsellors))
      const table = scoreTable(book, scalesOf(book, LONG_AGO))
      const sum = table.rows.reduce((total, { cost }) => total + cost, 0)
      expect(sum).toBeCloseTo(table.total, 3)
      expect(table.total).toBeCloseTo(costOf(book), 6)
      for (const row of table.rows) {
        const own = row.instances.reduce((total, { cost }) => total + cost, 0)
        expect(own).toBeCloseTo(row.cost, 6)
      }
    }
  })

  test('names hard rules that are broken, without a price', () => {
    const book = solvedBook(aFortnight(24))
    const first = book.facts.assignments.find(({ shiftId }) => book.shift.get(shiftId)?.role === 'supervisor')
    const broken = replaced(book, first?.id ?? '', 'c0')
    const row = scoreTable(broken, scalesOf(broken, LONG_AGO)).rows.find(({ code }) => code === 'missing-qualification')
    expect(row).toMatchObject({ weight: null, cost: 0, count: 1 })
    expect(row?.instances[0]).toMatchObject({ memberId: 'c0', shiftId: first?.shiftId, cost: 0 })
  })
})

describe('why she and not he', () => {
  test('costs exactly what the exchange would cost, and forbids exactly what the checker forbids', () => {
    const book = solvedBook(aFortnight(20))
    const scales = scalesOf(book, LONG_AGO)
    const before = costOf(book)
    let [able, forbidden] = [0, 0]
    for (const assignment of book.facts.assignments.filter((_, i) => i % 17 === 0)) {
      const { alternatives } = whyOf(book, scales, assignment)
      for (const { memberId, costs, violations } of alternatives.slice(0, 12)) {
        const after = replaced(book, assignment.id, memberId)
        if (costs === undefined) {
          forbidden++
          expect(violations.length).toBeGreaterThan(0)
        } else {
          able++
          expect(costOf(after) - before).toBeCloseTo(costs, 4)
          expect(naiveViolations(after).filter((what) => !what.endsWith('too many'))).toEqual([])
        }
      }
    }
    expect([able > 20, forbidden > 20]).toEqual([true, true])
  })
})

describe('why a place is open', () => {
  test('the smallest conflict would fill it: with those rules broken nobody is missing', () => {
    const book = solvedBook(aFortnight(5, 4))
    const gaps = gapExplanations(book)
    expect(gaps.length).toBeGreaterThan(3)
    for (const gap of gaps) {
      expect(
        gap.members.every(({ violations }, i) => i >= gap.smallest.length || violations.every((v) => v.breakable)),
      ).toBe(true)
      expect(gap.smallest.length).toBeLessThanOrEqual(gap.missing)
    }
    expect(gaps.some(({ smallest }) => smallest.some(({ violations }) => violations.length > 0))).toBe(true)
  })

  test('nobody holds the role at all', () => {
    const book = aBook({ from: '2026-05-11', to: '2026-05-12', members: [aMember('c', ['counsellor'])] })
    const supervisors = gapExplanations(book).filter(({ shiftId }) => book.shift.get(shiftId)?.role === 'supervisor')
    expect(supervisors.length).toBeGreaterThan(0)
    for (const { members, smallest } of supervisors) expect([members, smallest]).toEqual([[], []])
  })
})

describe('the price of wishes', () => {
  test('is what the change would cost, the wish included', () => {
    const book = solvedBook(aFortnight(16))
    const prices = wishPrices(book, scalesOf(book, LONG_AGO))
    const before = costOf(book)
    const unmet = prices.filter(({ met }) => !met)
    expect([unmet.length > 0, prices.some(({ met }) => met)]).toEqual([true, true])
    let checked = 0
    for (const { memberId, shiftId, price, otherId } of unmet) {
      if (price === undefined || otherId === undefined) continue
      const [from, to] = book.byShift.get(shiftId)?.some((each) => each.memberId === memberId)
        ? [memberId, otherId]
        : [otherId, memberId]
      const own = book.byShift.get(shiftId)?.find((each) => each.memberId === from)
      expect(costOf(replaced(book, own?.id ?? '', to)) - before).toBeCloseTo(price, 4)
      checked++
    }
    expect(checked).toBeGreaterThan(0)
  })
})

describe('an edit by hand', () => {
  test('is scored as the whole rota is', () => {
    const book = solvedBook(aFortnight(20))
    for (const { id, shiftId, memberId: left } of book.facts.assignments.filter((_, i) => i % 23 === 0)) {
      const after = bookOf({ ...book.facts, assignments: book.facts.assignments.filter((each) => each.id !== id) })
      const { delta } = rescored(after, LONG_AGO, { shiftId, left, came: undefined })
      expect(costOf(after) - costOf(book)).toBeCloseTo(delta, 4)
      const back = rescored(book, LONG_AGO, { shiftId, left: undefined, came: left })
      expect(back.delta).toBeCloseTo(-delta, 4)
    }
  })
})

describe('repair', () => {
  const now = DateTime.fromISO('2026-05-13T10:00:00Z', { zone: 'utc' })

  test('fills what an absence opens by asking as few as possible, and breaks no rule', () => {
    const book = solvedBook(aFortnight(20))
    const busiest = [...book.byMember].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? ''
    const absence = { memberId: busiest, from: now, to: now.plus({ days: 7 }) }
    const lost = dutiesLost(book, absence, now)
    const found = proposals(book, absence, now)
    expect([lost.length > 0, found.length > 1]).toEqual([true, true])
    for (const { moves, ask, open } of found) {
      expect(open).toBe(0)
      const assignments = book.facts.assignments.map((each) => {
        const move = moves.find(({ assignmentId }) => assignmentId === each.id)
        return move?.to === undefined ? each : { ...each, memberId: move.to }
      })
      const after = bookOf({ ...book.facts, assignments })
      expect(naiveViolations(after)).toEqual([])
      expect(dutiesLost(after, absence, now)).toEqual([])
      expect(ask).not.toContain(busiest)
      for (const { to } of moves) expect(ask).toContain(to)
    }
    expect(found[0]?.moves.length).toBe(lost.length)
  })

  test('moves a third where nobody is free, and leaves locked and begun duty alone', () => {
    const book = solvedBook(aFortnight(9, 5), 8_000)
    let chains = 0
    for (const member of book.facts.members) {
      const locked = book.facts.assignments.map((each, i) => ({ ...each, locked: i % 3 === 0 }))
      const tied = bookOf({ ...book.facts, assignments: locked })
      const absence = { memberId: member.id, from: now, to: now.plus({ days: 2 }) }
      const lost = dutiesLost(tied, absence, now)
      const [best] = proposals(tied, absence, now)
      if (!best) continue
      if (best.moves.length > lost.length) chains++
      for (const { assignmentId, from } of best.moves) {
        const moved = tied.facts.assignments.find(({ id }) => id === assignmentId)
        expect([from === member.id || moved?.locked === false, (moved?.start ?? now) > now]).toEqual([true, true])
      }
    }
    expect(chains).toBeGreaterThan(0)
  })

  test('proposes nothing where nothing is lost', () => {
    const book = solvedBook(aFortnight(20))
    expect(proposals(book, { memberId: 'c0', from: now.plus({ years: 1 }), to: now.plus({ years: 2 }) }, now)).toEqual(
      [],
    )
  })
})

describe('comparison', () => {
  test('a plain rotation keeps the hard rules; the solver is worse in no measured respect', () => {
    const empty = aFortnight(20)
    const rotation = plainRotation(empty, ({ role }) => (role === 'counsellor' ? 2 : 0))
    expect(naiveViolations(rotation)).toEqual([])
    const [plain, solved] = [figuresOf(rotation, LONG_AGO), figuresOf(solvedBook(empty, 60_000), LONG_AGO)]
    expect(solved.openPlaces).toBeLessThanOrEqual(plain.openPlaces)
    expect(solved.cost).toBeLessThan(plain.cost)
    expect(solved.wishes.met).toBeGreaterThanOrEqual(plain.wishes.met)
    expect(solved.hoursOff).toBeLessThanOrEqual(plain.hoursOff + 0.01)
    expect(solved.nightsOff).toBeLessThanOrEqual(plain.nightsOff + 0.01)
  })
})

test('facts survive the way to another thread', () => {
  const book = solvedBook(aFortnight(8, 3), 200)
  const there = unpacked(structuredClone(packed(book)))
  expect(costOf(there)).toBe(costOf(book))
  expect(there.facts.assignments.length).toBe(book.facts.assignments.length)
  expect(there.facts.shifts[0]?.start.toISO()).toBe(book.facts.shifts[0]?.start.toISO())
})
