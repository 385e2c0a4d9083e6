// A coordinator opens places of a published rota for sign-up, settles them before their time, or takes them back.
import { randomUUID } from 'node:crypto'
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { type Attempt, type Created, once } from '../../access/idempotency.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict, invalidInput } from '../../errors.ts'
import type { Book } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import { isFrozen } from '../final-duty.ts'
import { tell } from '../notices/tell.ts'
import type { Shift } from '../rota.ts'
import { byOf, holdRota, openShift as shiftAhead } from '../rota-change.ts'
import { type Scene, settleOpen } from './give.ts'
import type { Giving, OpenCause, OpenShift } from './open-shift.ts'
import { changeOpenShift, endSignUps, getOpenShift, insertOpenShift, rotaOfShift } from './store.ts'
import { aboutOpen, tellOfOpened } from './tell-open.ts'

/** When members may sign up, and how a place is given; left out: as the line's rules say, from now until the start. */
export interface Window {
  readonly giving?: Giving | undefined
  readonly opensAt?: OpenShift['opensAt'] | undefined
  readonly closesAt?: OpenShift['closesAt'] | undefined
}

export interface Opening extends Window {
  readonly shiftId: string
  /** Open until so many stand there; left out: as many as are wanted, or one more than there are. */
  readonly upTo?: number | undefined
}

const tooLate = (id: string) =>
  conflict({ en: 'This is not open any more. Look at it again.', zh: '已不再开放，请重新查看。' }, { openShiftId: id })

/** @throws conflict when it is open already, full, begun, or not published; invalid-input for an impossible window */
export async function openForSignUp(deps: Deps, actor: Actor, input: Opening, attempt?: Attempt): Promise<Created> {
  mustHold(actor, 'rota:write')
  const scene = { actor, by: byOf(deps, actor) }
  const created = await deps.db.write('open-shift', (tx) =>
    once(tx, attempt, async (id) => {
      const rota = await holdRota(tx, await rotaOfShift(tx, input.shiftId), undefined)
      const book = await bookOfRota(tx, rota.id)
      const shift = shiftAhead(book, input.shiftId, scene.by)
      const upTo = input.upTo ?? Math.max(wantedIn(shift), (book.byShift.get(shift.id)?.length ?? 0) + 1)
      if (!(await putOpen(tx, scene, book, { ...input, id, shift, upTo, cause: 'gap', memberId: null }))) {
        throw conflict(
          { en: 'This shift is open for sign-up already.', zh: '该班次已开放报名。' },
          { shiftId: shift.id },
        )
      }
      return id
    }),
  )
  await tellOfOpened(deps, { openId: created.id })
  return created
}

const wantedIn = ({ wanted, minimum, maximum }: Shift) => Math.min(maximum, Math.max(wanted, minimum))

interface Put extends Window {
  readonly id: string
  readonly shift: Shift
  readonly upTo: number
  readonly cause: OpenCause
  readonly memberId: string | null
}

/** Stores it; whoever did the write tells of it (`tellOfOpened`). @returns false when the shift is open already */
export async function putOpen(tx: Tx, { actor, by }: Scene, book: Book, put: Put): Promise<boolean> {
  const { rota, rules } = book.facts
  const { shift, upTo, cause, memberId, id } = put
  if (rota.version === 0)
    throw conflict(
      { en: 'This rota is a draft: publish it first.', zh: '该排班表还是草稿，请先发布。' },
      { rotaId: rota.id },
    )
  if (upTo > shift.maximum || upTo <= (book.byShift.get(shift.id)?.length ?? 0)) {
    throw invalidInput([
      {
        path: 'upTo',
        message: 'must be more than stand there, and at most the shift’s maximum',
        zh: '须多于现有人数，且不超过该班上限',
      },
    ])
  }
  const open: OpenShift = {
    id,
    rotaId: rota.id,
    lineId: rota.lineId,
    shiftId: shift.id,
    role: shift.role,
    start: shift.start,
    end: shift.end,
    cause,
    memberId,
    giving: put.giving ?? rules.signUps.giving,
    upTo,
    ...windowOf(put, shift, by.at),
    state: 'open',
    toldAt: null,
    createdAt: by.at,
    createdBy: by.accountId,
    endedAt: null,
    endedBy: null,
    revision: 1,
  }
  if (!(await insertOpenShift(tx, open))) return false
  await audit(tx, actor, { at: by.at, action: 'sign-up.open', record: 'open-shift', recordId: id })
  return true
}

/** @throws invalid-input */
function windowOf(window: Window, shift: Shift, now: OpenShift['opensAt']) {
  const { opensAt = now, closesAt = shift.start } = window
  if (closesAt <= now || closesAt > shift.start) {
    throw invalidInput([
      {
        path: 'closesAt',
        message: 'must be ahead, and not after the shift begins',
        zh: '必须在将来，且不晚于班次开始',
      },
    ])
  }
  if (opensAt >= closesAt)
    throw invalidInput([{ path: 'opensAt', message: 'must be before closesAt', zh: '必须早于截止时间' }])
  return { opensAt, closesAt }
}

export interface OpeningGaps extends Window {
  readonly rotaId: string
}

export interface OpenedGaps {
  readonly opened: number
  /** Of those, the shifts that begin before the window would: they are open from now on. */
  readonly openedAtOnce: readonly Shift[]
}

/** Opens every shift ahead that is below its minimum and not open yet. @throws invalid-input for an impossible window */
export async function openGaps(deps: Deps, actor: Actor, input: OpeningGaps): Promise<OpenedGaps> {
  mustHold(actor, 'rota:write')
  const scene = { actor, by: byOf(deps, actor) }
  const opened = await deps.db.write('open-gaps', async (tx) => {
    const rota = await holdRota(tx, input.rotaId, undefined)
    const book = await bookOfRota(tx, rota.id)
    const found: Shift[] = []
    for (const shift of gapsAhead(book, scene.by.at)) {
      const put = { id: randomUUID(), shift, upTo: shift.minimum, cause: 'gap', memberId: null } as const
      if (await putOpen(tx, scene, book, { ...put, ...windowAround(input, shift) })) found.push(shift)
    }
    return found
  })
  if (opened.length > 0) await tellOfOpened(deps, input)
  return { opened: opened.length, openedAtOnce: opened.filter((shift) => beginsBefore(input, shift)) }
}

/** One window for many shifts: it ends with each at the latest, and has begun where the shift itself begins before it. */
function windowAround(window: Window, shift: Shift): Window {
  const { giving, opensAt, closesAt } = window
  return {
    giving,
    opensAt: beginsBefore(window, shift) ? undefined : opensAt,
    closesAt: closesAt !== undefined && closesAt > shift.start ? shift.start : closesAt,
  }
}

/** Only where the window itself is possible: one that ends before it begins is refused for every shift. */
const beginsBefore = ({ opensAt, closesAt }: Window, shift: Shift): boolean =>
  opensAt !== undefined && opensAt >= shift.start && (closesAt === undefined || opensAt < closesAt)

/** Shifts that have not begun, with fewer people than they need. */
export const gapsAhead = (book: Book, now: OpenShift['opensAt']): readonly Shift[] =>
  book.facts.shifts.filter(
    (shift) => !isFrozen(shift, now) && (book.byShift.get(shift.id)?.length ?? 0) < shift.minimum,
  )

/** Ends the window now: what is given at the close is given. @throws conflict when it is over */
export function closeOpenShift(deps: Deps, actor: Actor, id: string): Promise<void> {
  mustHold(actor, 'rota:write')
  const scene = { actor, by: byOf(deps, actor) }
  return deps.db.write('close-open-shift', async (tx) => {
    const open = await heldOpen(tx, id)
    await settleOpen(tx, scene, open)
  })
}

/** Takes it back: nobody gets it by signing up, and those who wait are told. @throws conflict when it is over */
export function withdrawOpenShift(deps: Deps, actor: Actor, id: string): Promise<void> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  return deps.db.write('withdraw-open-shift', async (tx) => {
    const open = await heldOpen(tx, id)
    const over = { state: 'withdrawn', endedAt: by.at, endedBy: by.accountId } as const
    if (!(await changeOpenShift(tx, id, over))) throw tooLate(id)
    const waited = await endSignUps(tx, id, { state: 'lapsed' })
    await audit(tx, actor, { at: by.at, action: 'sign-up.withdraw-open', record: 'open-shift', recordId: id })
    await tell(
      tx,
      waited.map((memberId) => ({ memberId, kind: 'sign-up-lapsed', ...aboutOpen(open) })),
      by.at,
    )
  })
}

/** Holds its rota, so that of all who change it one comes after the other. @throws not-found, conflict when it is over */
export async function heldOpen(tx: Tx, id: string): Promise<OpenShift> {
  const { rotaId } = await getOpenShift(tx, id)
  await holdRota(tx, rotaId, undefined)
  const open = await getOpenShift(tx, id)
  if (open.state !== 'open') throw tooLate(id)
  return open
}
