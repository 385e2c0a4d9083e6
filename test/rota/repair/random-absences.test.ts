// Whoever falls ill whenever: what a repair proposes breaks nothing that the absence itself has not broken.
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { newlyBroken } from '../../../src/rota/edit-check.ts'
import { type Book, bookOf } from '../../../src/rota/facts.ts'
import { problemOf } from '../../../src/rota/problem-of-rota.ts'
import { type Absence, dutiesLost, MOST_DUTIES, type Proposal, proposals } from '../../../src/rota/repair/repair.ts'
import { DEFAULT_RULES, type RuleSet } from '../../../src/rota/rules/rule-set.ts'
import { solve } from '../../../src/rota/solver/solve.ts'
import { aBook, aMember, filled, placed, shiftOn, withAssignments } from '../a-hotline.ts'
import { naiveViolations } from '../naive-checker.ts'

const FROM = '2026-05-11'
const START = DateTime.fromISO(FROM, { zone: 'Asia/Shanghai' }).toUTC()

interface House {
  readonly counsellors: number
  readonly days: number
  readonly rules?: RuleSet
}

/** With leave, with monthly limits, and some who hold two roles. */
function published({ counsellors, days, rules = DEFAULT_RULES }: House): Book {
  const leave = (i: number) => [{ start: START.plus({ days: i % days }), end: START.plus({ days: (i % days) + 2 }) }]
  const members = [
    ...Array.from({ length: counsellors }, (_, i) =>
      aMember(`c${i}`, i % 5 === 0 ? ['counsellor', 'supervisor'] : ['counsellor'], {
        unavailability: i % 3 === 0 ? leave(i) : [],
        limits: i % 4 === 0 ? { maxHoursPerMonth: 40, maxNightsPerMonth: 3 } : {},
      }),
    ),
    ...Array.from({ length: 3 }, (_, i) => aMember(`s${i}`, ['supervisor'])),
    ...Array.from({ length: 3 }, (_, i) => aMember(`e${i}`, ['expert'])),
  ]
  const to = START.setZone('Asia/Shanghai').plus({ days }).toFormat('yyyy-MM-dd')
  const book = aBook({ from: FROM, to, members, rules, version: 1 })
  return filled(book, solve(problemOf(book, START.minus({ days: 30 })), { seed: 7, iterations: 6_000 }))
}

const further: RuleSet['further'] = [
  { kind: 'minimum-rest', minutes: 600 },
  { kind: 'complete-weekends', members: ['c1', 'c2', 'c3', 'c4'] },
  { kind: 'at-most-together', members: ['c1', 'c2', 'c6'], maximum: 1 },
  { kind: 'mentor', members: ['c7'], mentors: ['c8', 'c9', 'c10', 'c11', 'c12'] },
]

/** With how many absences each is tried: further rules take long to check. */
const HOUSES: readonly (readonly [string, Book, number])[] = [
  ['plenty of people', published({ counsellors: 24, days: 14 }), 40],
  ['few people', published({ counsellors: 9, days: 7 }), 60],
  ['further rules', published({ counsellors: 20, days: 14, rules: { ...DEFAULT_RULES, further } }), 15],
]

const chance = fc.record({
  who: fc.nat(),
  nowHours: fc.integer({ min: -24, max: 12 * 24 }),
  inHours: fc.integer({ min: -6, max: 72 }),
  hours: fc.integer({ min: 1, max: 10 * 24 }),
  lockedEach: fc.integer({ min: 2, max: 9 }),
})
type Chance = typeof chance extends fc.Arbitrary<infer T> ? T : never

interface Case {
  readonly book: Book
  readonly absence: Absence
  readonly now: DateTime
}

function caseOf(house: Book, { who, nowHours, inHours, hours, lockedEach }: Chance): Case {
  const standing = [...house.byMember.keys()]
  const assignments = house.facts.assignments.map((each, i) => ({ ...each, locked: i % lockedEach === 0 }))
  const now = START.plus({ hours: nowHours })
  const from = now.plus({ hours: inHours })
  const memberId = standing[who % standing.length] ?? ''
  return { book: bookOf({ ...house.facts, assignments }), absence: { memberId, from, to: from.plus({ hours }) }, now }
}

const withMoves = (book: Book, moves: Proposal['moves']): Book => {
  const to = new Map(moves.map((move) => [move.assignmentId, move.to]))
  const assignments = book.facts.assignments.flatMap((each) => {
    const memberId = to.get(each.id)
    if (!to.has(each.id)) return [each]
    return memberId === undefined ? [] : [{ ...each, memberId }]
  })
  return bookOf({ ...book.facts, assignments })
}

/** @returns a judge of proposals: what the absence alone leaves behind is looked at once for all of them */
function keepsEveryRule({ book, absence, now }: Case): (proposal: Proposal) => void {
  const lost = dutiesLost(book, absence, now)
  const without = withMoves(
    book,
    lost.map(({ id, shiftId, memberId }) => ({ assignmentId: id, shiftId, from: memberId, to: undefined })),
  )
  const known = new Set([...naiveViolations(book), ...naiveViolations(without)])
  const others = [...book.member.keys()].filter((id) => id !== absence.memberId)
  return ({ moves }) => {
    const after = withMoves(book, moves)
    expect(naiveViolations(after).filter((each) => !known.has(each))).toEqual([])
    expect(newlyBroken(without, after, others).filter(({ severity }) => severity === 'blocking')).toEqual([])
    expect(dutiesLost(after, absence, now)).toEqual([])
  }
}

function leavesAlone({ book, absence, now }: Case, { moves }: Proposal): void {
  const byId = new Map(book.facts.assignments.map((each) => [each.id, each]))
  for (const { assignmentId, from, to } of moves) {
    const duty = byId.get(assignmentId)
    expect(duty?.memberId).toBe(from)
    expect((duty?.start ?? now) > now).toBe(true)
    if (from !== absence.memberId) expect(duty?.locked).toBe(false)
    expect(to).not.toBe(absence.memberId)
  }
}

function asksAll({ absence }: Case, { moves, ask, open }: Proposal): void {
  const concerned = new Set(moves.flatMap(({ from, to }) => [from, ...(to === undefined ? [] : [to])]))
  concerned.delete(absence.memberId)
  expect(new Set(ask)).toEqual(concerned)
  expect(ask.length).toBe(concerned.size)
  expect(moves.filter(({ to }) => to === undefined).length).toBe(open)
}

/** Fewest places open, then fewest people to ask, then the fairest. */
function inPromisedOrder(given: readonly Proposal[]): void {
  const worth = (a: Proposal, b: Proposal) => a.open - b.open || a.ask.length - b.ask.length || a.costs - b.costs
  expect(given).toEqual(given.toSorted(worth))
}

describe.each(HOUSES)('%s', (_, house, numRuns) => {
  test('any absence of anybody at any time: legal, locked and worked duty untouched, who must be asked named', () => {
    let filledUp = 0
    fc.assert(
      fc.property(chance, (drawn) => {
        const found = caseOf(house, drawn)
        const lost = dutiesLost(found.book, found.absence, found.now)
        const given = proposals(found.book, found.absence, found.now)
        expect(given.length > 0).toBe(lost.length > 0)
        if (house.facts.rules.further.length === 0) inPromisedOrder(given)
        const isLegal = keepsEveryRule(found)
        for (const proposal of given) {
          isLegal(proposal)
          leavesAlone(found, proposal)
          asksAll(found, proposal)
          for (const { id } of lost) {
            expect(proposal.moves.filter(({ assignmentId }) => assignmentId === id)).toHaveLength(1)
          }
        }
        if (given.some(({ open }) => open === 0)) filledUp++
      }),
      { numRuns, seed: 20_261_126 },
    )
    expect(filledUp).toBeGreaterThan(numRuns / 6)
  })
})

test('somebody who guides another falls ill: another who can guide comes, so that no reason is needed', () => {
  const counsellors = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5'].map((id) => aMember(id, ['counsellor']))
  const rules: RuleSet = { ...DEFAULT_RULES, further: [{ kind: 'mentor', members: ['c0'], mentors: ['c1', 'c5'] }] }
  const empty = aBook({ from: FROM, to: '2026-05-12', members: counsellors, rules, version: 1 })
  const shift = shiftOn(empty, FROM, 'seat-08', 'counsellor')
  const book = withAssignments(empty, [placed(shift, 'c0', 1), placed(shift, 'c1', 2)])
  const absence = { memberId: 'c1', from: START, to: START.plus({ days: 1 }) }
  const [best] = proposals(book, absence, START.minus({ days: 1 }))
  expect(best?.moves.map(({ to }) => to)).toEqual(['c5'])
})

test('one person who can take both duties is asked before two who would be fairer', () => {
  const counsellors = ['c0', 'c1', 'c2', 'c3', 'c4'].map((id) => aMember(id, ['counsellor']))
  const empty = aBook({ from: FROM, to: '2026-05-15', members: counsellors, version: 1 })
  const shifts = [FROM, '2026-05-13'].map((day) => shiftOn(empty, day, 'seat-08', 'counsellor'))
  const book = withAssignments(
    empty,
    shifts.flatMap((shift) => [placed(shift, 'c0', 1), placed(shift, 'c1', 2)]),
  )
  const absence = { memberId: 'c0', from: START, to: START.plus({ days: 4 }) }
  const given = proposals(book, absence, START.minus({ days: 1 }))
  const [asked, costs] = [given.map(({ ask }) => ask.length), given.map((each) => each.costs)]
  expect([asked[0], asked]).toEqual([1, asked.toSorted((a, b) => a - b)])
  expect(costs[0]).toBe(Math.min(...costs.filter((_, i) => asked[i] === 1)))
})

test('of a long absence every lost duty is counted, and the first of them are filled', () => {
  const counsellors = Array.from({ length: 6 }, (_, i) => aMember(`c${i}`, ['counsellor']))
  const empty = aBook({ from: FROM, to: '2026-07-06', members: counsellors, version: 1 })
  const daily = empty.facts.shifts.filter((each) => each.templateCode === 'seat-08' && each.role === 'counsellor')
  const book = withAssignments(
    empty,
    daily.map((shift) => placed(shift, 'c0')),
  )
  const absence = { memberId: 'c0', from: START, to: START.plus({ days: 60 }) }
  const before = START.minus({ days: 1 })
  expect(dutiesLost(book, absence, before)).toHaveLength(daily.length)
  expect(daily.length).toBeGreaterThan(MOST_DUTIES)
  const [best] = proposals(book, absence, before)
  expect(new Set(best?.moves.map(({ shiftId }) => shiftId)).size).toBe(MOST_DUTIES)
})
