// The fairness ledger: what each member stood in a rota, beside what would have been their fair part of it.
import type { Wish } from '../../people/member.ts'
import { type Book, bookOf, mayHold } from '../facts.ts'
import { problemOf, speaksOf } from '../problem-of-rota.ts'
import type { Shift } from '../rota.ts'
import { MINUTE } from '../rules/context.ts'
import { compile } from '../solver/model.ts'
import { targetsOf } from '../solver/targets.ts'

/** What can be carried. Minutes are elapsed; weekends and holidays count duties, nights count nights. */
export interface Load {
  readonly minutes: number
  readonly nights: number
  readonly weekends: number
  readonly holidays: number
}

export interface WishTally {
  /** Wishes × days on which they could be met or not. */
  readonly asked: number
  readonly met: number
}

export interface LedgerEntry {
  readonly memberId: string
  readonly stood: Load
  /** Their part of what was stood, by what they want and when they could come; over all members as much as was stood. */
  readonly fair: Load
  readonly wishes: WishTally
}

export interface Stood {
  readonly shiftId: string
  readonly memberId: string
}

const NOTHING: Load = { minutes: 0, nights: 0, weekends: 0, holidays: 0 }

/**
 * For everybody who stood duty in the rota or could have.
 * @param newcomers ids of those who were taken in after it was dealt out: they owe it nothing, and it owes them nothing
 */
export function ledgerOf(
  book: Book,
  stood: readonly Stood[],
  newcomers: ReadonlySet<string> = new Set(),
): readonly LedgerEntry[] {
  if (newcomers.size === 0) return dealtOut(book, stood)
  const isNew = (id: string) => newcomers.has(id)
  const members = book.facts.members.filter(({ id }) => !isNew(id))
  const theirs = stood.filter(({ memberId }) => isNew(memberId))
  const credited = [...Map.groupBy(theirs, ({ memberId }) => memberId)].map(([memberId, own]) => {
    const shifts = own.flatMap(({ shiftId }) => book.shift.get(shiftId) ?? [])
    const load = loadOf(shifts)
    return { memberId, stood: load, fair: load, wishes: tallyOf(book, memberId, shifts) }
  })
  const others = stood.filter(({ memberId }) => !isNew(memberId))
  return [...dealtOut(bookOf({ ...book.facts, members }), others), ...credited]
}

function dealtOut(book: Book, stood: readonly Stood[]): readonly LedgerEntry[] {
  const byMember = Map.groupBy(stood, ({ memberId }) => memberId)
  const fair = fairParts(book, stood)
  const able = book.facts.members.filter((member) =>
    [...book.role.keys()].some((role) => mayHold(member, book.facts.rota, role)),
  )
  const ids = [...new Set([...able.map(({ id }) => id), ...byMember.keys()])]
  const entries = ids.map((memberId) => {
    const shifts = (byMember.get(memberId) ?? []).flatMap(({ shiftId }) => book.shift.get(shiftId) ?? [])
    const wishes = tallyOf(book, memberId, shifts)
    return { memberId, stood: loadOf(shifts), fair: fair.get(memberId) ?? NOTHING, wishes }
  })
  return scaled(entries)
}

export const loadOf = (shifts: readonly Shift[]): Load => ({
  minutes: shifts.reduce((sum, { start, end }) => sum + (end.toMillis() - start.toMillis()) / MINUTE, 0),
  nights: new Set(shifts.flatMap(({ nightOf }) => nightOf ?? [])).size,
  weekends: shifts.filter(({ dayKind }) => dayKind === 'weekend').length,
  holidays: shifts.filter(({ dayKind }) => dayKind === 'holiday').length,
})

/** What the solver would aim at, had it all that was stood to deal out, and nothing to make up for. */
function fairParts(book: Book, stood: readonly Stood[]): ReadonlyMap<string, Load> {
  const before = book.facts.shifts[0]?.start.minus({ days: 1 })
  if (!before) return new Map()
  const there = Map.groupBy(stood, ({ shiftId }) => shiftId)
  const problem = problemOf(bookOf({ ...book.facts, carried: new Map(), wishFactors: new Map() }), before)
  const needed = (id: string) => there.get(id)?.length ?? 0
  const slots = problem.slots.map((slot) => ({ ...slot, minimum: needed(slot.id), wanted: needed(slot.id) }))
  const model = compile({ ...problem, slots })
  const { minutes, nights, weekends, holidays } = targetsOf(model)
  const at = (values: Float64Array, m: number) => values[m] ?? 0
  return new Map(
    model.problem.members.map(({ id }, m) => [
      id,
      { minutes: at(minutes, m), nights: at(nights, m), weekends: at(weekends, m), holidays: at(holidays, m) },
    ]),
  )
}

const KINDS = ['minutes', 'nights', 'weekends', 'holidays'] as const

/** Two duties in one night are one night: the parts are brought to the same sum. */
function scaled(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const total = (of: 'stood' | 'fair', kind: keyof Load) => entries.reduce((sum, each) => sum + each[of][kind], 0)
  const factor = Object.fromEntries(
    KINDS.map((kind) => [kind, total('fair', kind) === 0 ? 0 : total('stood', kind) / total('fair', kind)]),
  )
  const part = ({ fair }: LedgerEntry, kind: keyof Load) => round(fair[kind] * (factor[kind] ?? 0))
  return entries.map((each) => ({
    ...each,
    fair: {
      minutes: part(each, 'minutes'),
      nights: part(each, 'nights'),
      weekends: part(each, 'weekends'),
      holidays: part(each, 'holidays'),
    },
  }))
}

const round = (value: number) => Math.round(value * 100) / 100

function tallyOf(book: Book, memberId: string, stood: readonly Shift[]): WishTally {
  const member = book.member.get(memberId)
  if (!member) return { asked: 0, met: 0 }
  const roles = new Set([...book.role.keys()].filter((role) => mayHold(member, book.facts.rota, role)))
  const shifts = book.facts.shifts.filter(({ role }) => roles.has(role))
  return wishTally(member.wishes, shifts, stood)
}

/**
 * A wish for a day's duty is met by standing one that it speaks of; a wish against it by standing none.
 * @param shifts those that the member could be asked to stand
 */
export function wishTally(wishes: readonly Wish[], shifts: readonly Shift[], stood: readonly Shift[]): WishTally {
  const mine = new Set(stood.map(({ id }) => id))
  let [asked, met] = [0, 0]
  for (const wish of wishes) {
    if (wish.weight === 0) continue
    const days = Map.groupBy(
      shifts.filter((shift) => speaksOf(wish, shift)),
      ({ day }) => day,
    )
    for (const ofDay of days.values()) {
      asked++
      if (ofDay.some(({ id }) => mine.has(id)) === wish.weight > 0) met++
    }
  }
  return { asked, met }
}

/** What a member carries from earlier rotas: above their fair part, or below it. */
export function carriedOf(entries: readonly LedgerEntry[]): Load {
  const off = (kind: keyof Load) => round(entries.reduce((sum, { stood, fair }) => sum + stood[kind] - fair[kind], 0))
  return { minutes: off('minutes'), nights: off('nights'), weekends: off('weekends'), holidays: off('holidays') }
}

/** Each rota in a row in which less than half of a member's wishes were met makes the present ones count so much more. */
const MORE_EACH = 0.5
const MOST = 3

/**
 * How many times a member's wishes count: 1, and half as much again for each of the latest rotas in a row in which less
 * than half of them were met; at most 3 (ours).
 * @param entries the member's own, the earliest first
 */
export function wishFactorOf(entries: readonly Pick<LedgerEntry, 'wishes'>[]): number {
  const asked = entries.filter(({ wishes }) => wishes.asked > 0).toReversed()
  const heard = asked.findIndex(({ wishes }) => 2 * wishes.met >= wishes.asked)
  const ignored = heard === -1 ? asked.length : heard
  return Math.min(MOST, 1 + MORE_EACH * ignored)
}
