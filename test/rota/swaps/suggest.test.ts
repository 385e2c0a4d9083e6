import { setImmediate as breathe } from 'node:timers/promises'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { type Candidate, candidatesFor, candidatesInSlices } from '../../../src/rota/candidates.ts'
import { bookOf } from '../../../src/rota/facts.ts'
import type { RuleSet } from '../../../src/rota/rules/rule-set.ts'
import { exchangesOf, type Suggestion, takersOf } from '../../../src/rota/swaps/suggest.ts'
import { aFortnight, placed } from '../a-hotline.ts'

const LONG_AGO = DateTime.utc(2020, 1, 1)
const FURTHER: RuleSet['further'] = [
  { kind: 'total', of: 'nights', per: 'month', maximum: 6 },
  { kind: 'at-most-together', members: ['c1', 'c2', 'c3'], maximum: 1 },
]

/** 150 people for four weeks, two counsellors in each shift in turn, under rules that judge whole lines of duty. */
function aLargeLine() {
  const empty = aFortnight(142, 28)
  const seats = empty.facts.shifts.filter(({ role }) => role === 'counsellor')
  const assignments = seats.flatMap((shift, i) => [1, 2].map((n) => placed(shift, `c${(2 * i + n) % 142}`, n)))
  const { rota, rules } = empty.facts
  const published = { ...rota, version: 1, state: 'published' as const }
  return bookOf({ ...empty.facts, assignments, rota: published, rules: { ...rules, further: FURTHER } })
}

/** How often others had their turn while it ran. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let [turns, over] = [0, false]
  const others = (async () => {
    for (; !over; turns++) await breathe()
  })()
  await work()
  over = true
  await others
  return turns
}

test('candidates for a shift of a large line let others in between, in the order that they always had', async () => {
  const book = aLargeLine()
  const [shift] = book.facts.shifts
  if (!shift) throw new Error('no shift')
  let found: readonly Candidate[] = []
  const turns = await turnsDuring(async () => {
    found = await candidatesInSlices(book, shift)
  })
  expect(turns).toBeGreaterThan(2)
  expect(found).toEqual(candidatesFor(book, shift))
})

test('suggestions of a large line let others in between, and still know who may stand together', async () => {
  const book = aLargeLine()
  const assignment = book.facts.assignments.find(({ memberId }) => memberId === 'c1')
  const shift = assignment && book.shift.get(assignment.shiftId)
  if (!assignment || !shift) throw new Error('c1 stands nowhere')
  const side = { book, shift, assignment }
  let takers: readonly Suggestion[] = []
  let exchanges: readonly Suggestion[] = []
  const turns = await turnsDuring(async () => {
    takers = await takersOf(side)
    exchanges = await exchangesOf(side, { at: LONG_AGO })
  })
  expect(turns).toBeGreaterThan(2)
  expect(takers.length).toBeGreaterThan(20)
  expect(exchanges.length).toBeGreaterThan(20)
  const beside = (book.byShift.get(shift.id) ?? []).some(({ memberId }) => memberId === 'c2')
  expect([beside, takers.some(({ memberId }) => memberId === 'c3')]).toEqual([true, false])
})
