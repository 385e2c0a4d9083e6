// Somebody cannot come: they are off the shift at once, and their place is open for sign-up until it begins.
import { accountsWithRole } from '../../access/account-store.ts'
import { type Actor, holds } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { type Attempt, type Created, once } from '../../access/idempotency.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict } from '../../errors.ts'
import { enqueue } from '../../outbox/enqueue.ts'
import type { AbsenceKind } from '../../people/availability.ts'
import type { Book } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import { followChange } from '../follow-change.ts'
import { keepAway } from '../keep-away.ts'
import { tell } from '../notices/tell.ts'
import { giveUpPlaces, recordChanges } from '../place-store.ts'
import type { Assignment, Shift } from '../rota.ts'
import { byOf, holdRota, openShift as shiftAhead, tellOfDuty } from '../rota-change.ts'
import { memberMeant } from '../swaps/acting.ts'
import type { Scene } from './give.ts'
import { putOpen } from './open.ts'
import type { OpenCause } from './open-shift.ts'
import { changeOpenShift, openInRota, rotaOfShift } from './store.ts'
import { tellOfOpened } from './tell-open.ts'

export interface AskingForCover {
  readonly shiftId: string
  /** Left out: oneself. */
  readonly memberId?: string | undefined
  /** Why they cannot come: kept as an absence for the hours of the shift, so that nobody plans them there again. */
  readonly kind: AbsenceKind
}

/**
 * Who is on duty tells the truth from then on: the member is off, and the place is a gap until somebody signs up.
 * @returns the open shift's id
 * @throws conflict when they do not stand there in a published rota, or it has begun
 */
export async function askForCover(
  deps: Deps,
  actor: Actor,
  input: AskingForCover,
  attempt?: Attempt,
): Promise<Created> {
  const memberId = memberMeant(actor, input.memberId)
  const scene = { actor, by: byOf(deps, actor) }
  const created = await deps.db.write('ask-for-cover', (tx) =>
    once(tx, attempt, async (id) => {
      const rota = await holdRota(tx, await rotaOfShift(tx, input.shiftId), undefined)
      const book = await bookOfRota(tx, rota.id)
      const shift = shiftAhead(book, input.shiftId, scene.by)
      const own = book.byShift.get(shift.id)?.find((each) => each.memberId === memberId)
      if (!own || rota.version === 0) {
        throw conflict(
          {
            en: 'The member does not stand this shift in a published rota, or not any more.',
            zh: '此人在已发布的排班表中不值这一班，或已不再值。',
          },
          {
            shiftId: shift.id,
            memberId,
          },
        )
      }
      await keepAway(tx, scene, { memberId, kind: input.kind, start: shift.start, end: shift.end })
      const openId = await release(tx, scene, { book, shift, assignment: own, id, cause: 'cover' })
      await tellCoordinators(tx, scene, { lineId: rota.lineId, rotaId: rota.id, openId })
      return openId
    }),
  )
  await tellOfOpened(deps, { openId: created.id })
  return created
}

export interface Releasing {
  readonly book: Book
  readonly shift: Shift
  readonly assignment: Assignment
  /** Of the opening, if there is none yet. */
  readonly id: string
  readonly cause: OpenCause
}

/** Takes the member off and opens the place: as many as stood there are wanted again. @returns the opening's id */
export async function release(
  tx: Tx,
  scene: Scene,
  { book, shift, assignment, id, cause }: Releasing,
): Promise<string> {
  const { by, actor } = scene
  const { rota } = book.facts
  const { place, memberId } = assignment
  await giveUpPlaces(tx, rota, [assignment.id], by)
  const change = { shiftId: shift.id, place, memberBefore: memberId, memberAfter: null, brokenRules: [], reason: null }
  await recordChanges(tx, rota, [{ verb: 'cover', ...change }], by)
  const upTo = Math.min(shift.maximum, Math.max(shift.minimum, book.byShift.get(shift.id)?.length ?? 1))
  const openId = await openAgain(tx, scene, { book, shift, assignment, id, cause }, upTo)
  // Only now: whoever waits for the place has it, and the opening that is asked for is there before it is filled.
  await followChange(tx, rota, by)
  await audit(tx, actor, { at: by.at, action: `sign-up.${cause}`, record: 'open-shift', recordId: openId })
  if (actor.memberId !== memberId) {
    const about = { shiftId: shift.id, role: shift.role, start: shift.start, end: shift.end }
    const { id: rotaId, lineId } = rota
    await tell(tx, [{ memberId, kind: 'cover-released', lineId, rotaId, aboutId: openId, shift: about }], by.at)
  }
  tellOfDuty(rota)
  return openId
}

async function openAgain(tx: Tx, scene: Scene, releasing: Releasing, upTo: number): Promise<string> {
  const { shift, id, cause, assignment } = releasing
  const { id: rotaId } = releasing.book.facts.rota
  const already = (await openInRota(tx, rotaId)).find(({ shiftId }) => shiftId === shift.id)
  if (already) {
    await changeOpenShift(tx, already.id, { upTo: Math.max(already.upTo, upTo) })
    return already.id
  }
  const book = await bookOfRota(tx, rotaId)
  // Somebody is needed soon: whoever comes first has it.
  const put = { id, shift, upTo, cause, memberId: assignment.memberId, giving: 'first-come' } as const
  await putOpen(tx, scene, book, put)
  return id
}

/** By webhook and e-mail: there is something to see. Whoever did it themselves need not be told. */
async function tellCoordinators(
  tx: Tx,
  { actor, by }: Scene,
  { openId, ...about }: { readonly lineId: string; readonly rotaId: string; readonly openId: string },
): Promise<void> {
  if (holds(actor, 'rota:write')) return
  const mailTo = await accountsWithRole(tx, 'coordinator')
  const data = { ...about, openShiftId: openId }
  await enqueue(tx, { kind: 'rota.cover-asked', data, at: by.at, mailTo, path: '/open-shifts' })
}
