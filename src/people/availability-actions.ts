// Leave, weekly unavailability and wishes: members for themselves, coordinators for everybody.
import { DateTime } from 'luxon'
import type { Actor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalidInput, lostUpdate } from '../errors.ts'
import { keepingHouseNumbers } from '../lines/kept-numbers.ts'
import { findLine } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { type Absence, LONGEST_ABSENCE_DAYS, type RecurringAbsence, type StandingWish } from './availability.ts'
import {
  deleteAbsence,
  endRecurringRow,
  endWishRow,
  getAbsence,
  getRecurring,
  getWish,
  insertAbsence,
  insertRecurring,
  insertWish,
  recurringOf,
  updateAbsence,
  wishesOf,
} from './availability-store.ts'
import { endingOf } from './ending.ts'
import { mustTend } from './own.ts'
import type { OfMember } from './qualification-actions.ts'
import { getMember } from './store.ts'

const MOST_RECURRING = 50
const MOST_WISHES = 500

async function noted(tx: Tx, deps: Deps, actor: Actor, action: string, at: OfMember): Promise<void> {
  await audit(tx, actor, { at: deps.clock.now(), action, record: 'member', recordId: at.memberId })
  announce('people')
}

function mustBeSpan({ start, end }: Pick<Absence, 'start' | 'end'>): void {
  if (end <= start) throw invalidInput([{ path: 'end', message: 'must be after start' }])
  if (end > start.plus({ days: LONGEST_ABSENCE_DAYS })) {
    throw invalidInput([{ path: 'end', message: `must be at most ${LONGEST_ABSENCE_DAYS} days after start` }])
  }
}

export type NewAbsence = Pick<Absence, 'kind' | 'start' | 'end' | 'note'>

export async function addAbsence(
  deps: Deps,
  actor: Actor,
  memberId: string,
  { absence, attempt }: { absence: NewAbsence; attempt?: Attempt | undefined },
): Promise<Created> {
  mustTend(actor, memberId)
  mustBeSpan(absence)
  return deps.db.write('add-absence', (tx) =>
    once(tx, attempt, async (id) => {
      await getMember(tx, memberId)
      const made = { ...absence, id, memberId, createdAt: deps.clock.now(), revision: 1 }
      await keepingHouseNumbers(tx, () => insertAbsence(tx, made))
      await noted(tx, deps, actor, 'absence.add', { memberId, id })
      return id
    }),
  )
}

export type AbsenceEdit = { readonly [K in keyof NewAbsence]?: NewAbsence[K] | undefined }

/** What has passed of it stays: a start that is past keeps, an end moves to now at the earliest. @throws conflict */
export async function changeAbsence(
  deps: Deps,
  actor: Actor,
  at: OfMember,
  { edit, expectedRevision }: { edit: AbsenceEdit; expectedRevision: number | undefined },
): Promise<void> {
  mustTend(actor, at.memberId)
  await deps.db.write('change-absence', async (tx) => {
    const absence = await getAbsence(tx, at.memberId, at.id)
    if (expectedRevision !== undefined && expectedRevision !== absence.revision) throw lostUpdate()
    const changed = {
      kind: edit.kind ?? absence.kind,
      start: edit.start ?? absence.start,
      end: edit.end ?? absence.end,
      note: edit.note ?? absence.note,
    }
    mustBeSpan(changed)
    mustKeepPast(absence, changed, deps.clock.now())
    await keepingHouseNumbers(tx, () => updateAbsence(tx, absence, changed))
    await noted(tx, deps, actor, 'absence.change', at)
  })
}

function mustKeepPast(
  before: Pick<Absence, 'start' | 'end'>,
  after: Pick<Absence, 'start' | 'end'>,
  now: DateTime,
): void {
  const moves = (a: DateTime, b: DateTime) => a.toMillis() !== b.toMillis() && DateTime.min(a, b) < now
  if (before.end <= now || moves(before.start, after.start) || moves(before.end, after.end)) {
    throw conflict('What is past of an absence stays as it was.')
  }
}

/** Before it begins it is dropped; while it lasts it ends now. @throws conflict when it is over */
export async function withdrawAbsence(deps: Deps, actor: Actor, at: OfMember): Promise<void> {
  mustTend(actor, at.memberId)
  const now = deps.clock.now()
  await deps.db.write('withdraw-absence', async (tx) => {
    const absence = await getAbsence(tx, at.memberId, at.id)
    if (absence.end <= now) throw conflict('This absence is over.')
    if (absence.start >= now) await deleteAbsence(tx, at.id)
    else await updateAbsence(tx, absence, { end: now })
    await noted(tx, deps, actor, 'absence.withdraw', at)
  })
}

type Dateless<T> = Omit<T, 'id' | 'memberId' | 'from' | 'until'> & {
  readonly from?: string | undefined
  readonly until?: string | null | undefined
}
export type NewRecurring = Dateless<RecurringAbsence>
export type NewWish = Dateless<StandingWish>

async function todayOf(tx: Tx, memberId: string, deps: Deps): Promise<string> {
  return dayOf(deps.clock.now(), (await getMember(tx, memberId)).zone)
}

function spellOf({ from, until = null }: Dateless<object>, today: string): { from: string; until: string | null } {
  const begins = from ?? today
  if (begins < today) throw invalidInput([{ path: 'from', message: 'must be today or later' }])
  if (until !== null && until <= begins) throw invalidInput([{ path: 'until', message: 'must be after from' }])
  return { from: begins, until }
}

export async function addRecurring(
  deps: Deps,
  actor: Actor,
  memberId: string,
  { absence, attempt }: { absence: NewRecurring; attempt?: Attempt | undefined },
): Promise<Created> {
  mustTend(actor, memberId)
  return deps.db.write('add-recurring-absence', (tx) =>
    once(tx, attempt, async (id) => {
      const today = await todayOf(tx, memberId, deps)
      const current = (await recurringOf(tx, memberId)).filter(({ until }) => until === null || until > today)
      if (current.length >= MOST_RECURRING) throw conflict(`A member has at most ${MOST_RECURRING} weekly absences.`)
      await insertRecurring(tx, { ...absence, id, memberId, ...spellOf(absence, today) })
      await noted(tx, deps, actor, 'absence.add-weekly', { memberId, id })
      return id
    }),
  )
}

/** @throws not-found, conflict */
export async function endRecurring(deps: Deps, actor: Actor, at: OfMember, on?: string): Promise<void> {
  mustTend(actor, at.memberId)
  await deps.db.write('end-recurring-absence', async (tx) => {
    const today = await todayOf(tx, at.memberId, deps)
    const last = on ?? today
    const ending = endingOf(await getRecurring(tx, at.memberId, at.id), last, today)
    await endRecurringRow(tx, at.id, ending === 'end' ? last : undefined)
    await noted(tx, deps, actor, 'absence.end-weekly', at)
  })
}

/** @throws invalid-input when the wish says nothing */
export async function addWish(
  deps: Deps,
  actor: Actor,
  memberId: string,
  { wish, attempt }: { wish: NewWish; attempt?: Attempt | undefined },
): Promise<Created> {
  mustTend(actor, memberId)
  if (wish.day === null && wish.weekday === null && wish.templateCode === null) {
    throw invalidInput([{ path: 'day', message: 'a wish is about a day, a weekday or a template' }])
  }
  return deps.db.write('add-wish', (tx) =>
    once(tx, attempt, async (id) => {
      if (!(await findLine(tx, wish.lineId))) throw invalidInput([{ path: 'lineId', message: 'there is no such line' }])
      const today = await todayOf(tx, memberId, deps)
      const current = (await wishesOf(tx, memberId)).filter(({ until }) => until === null || until > today)
      if (current.length >= MOST_WISHES) throw conflict(`A member has at most ${MOST_WISHES} wishes.`)
      await insertWish(tx, { ...wish, id, memberId, ...spellOf(wish, today) })
      await noted(tx, deps, actor, 'wish.add', { memberId, id })
      return id
    }),
  )
}

/** @throws not-found, conflict */
export async function endWish(deps: Deps, actor: Actor, at: OfMember, on?: string): Promise<void> {
  mustTend(actor, at.memberId)
  await deps.db.write('end-wish', async (tx) => {
    const today = await todayOf(tx, at.memberId, deps)
    const last = on ?? today
    const ending = endingOf(await getWish(tx, at.memberId, at.id), last, today)
    await endWishRow(tx, at.id, ending === 'end' ? last : undefined)
    await noted(tx, deps, actor, 'wish.end', at)
  })
}
