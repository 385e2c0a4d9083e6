// What is open for sign-up follows the rota: a moved shift asks anew, a full one is filled, a cancelled one is over,
// and whoever waits for company has the place when it comes.
import { systemActor } from '../../access/actor.ts'
import type { Tx } from '../../db/database.ts'
import type { Book } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import { isFrozen } from '../final-duty.ts'
import { tell } from '../notices/tell.ts'
import type { By } from '../place-store.ts'
import type { Rota, Shift } from '../rota.ts'
import { giveFirstCome } from './give.ts'
import type { OpenShift, OpenState } from './open-shift.ts'
import { changeOpenShift, endSignUps, openInRota, signUpsOf } from './store.ts'
import { aboutOpen } from './tell-open.ts'

/** After every change of a published rota. */
export async function revalidateOpenShifts(tx: Tx, rota: Rota, by: By): Promise<void> {
  if (rota.version === 0) return
  const open = await openInRota(tx, rota.id)
  if (open.length === 0) return
  const book = await bookOfRota(tx, rota.id)
  for (const each of open) await revalidate(tx, book, each, by)
  await giveToWaiting(tx, rota, by)
}

/** First come: whoever waits for company, or for a rule, has the place as soon as the change lets them stand there. */
async function giveToWaiting(tx: Tx, rota: Rota, by: By): Promise<void> {
  const open = (await openInRota(tx, rota.id)).filter(({ giving }) => giving === 'first-come')
  const signUps = await signUpsOf(
    tx,
    open.map(({ id }) => id),
  )
  const awaited = new Set(signUps.filter(({ state }) => state === 'waiting').map(({ openId }) => openId))
  // It follows from the rules, not from the will of whoever changed the rota.
  const scene = { actor: systemActor, by }
  for (const each of open) if (awaited.has(each.id)) await giveFirstCome(tx, scene, each)
}

async function revalidate(tx: Tx, book: Book, open: OpenShift, by: By): Promise<void> {
  const shift = book.shift.get(open.shiftId)
  if (!shift || isFrozen(shift, by.at)) return end(tx, open, 'withdrawn', by)
  if ((book.byShift.get(shift.id)?.length ?? 0) >= Math.min(open.upTo, shift.maximum)) {
    return end(tx, open, 'filled', by)
  }
  if (!shift.start.equals(open.start) || !shift.end.equals(open.end)) await move(tx, { open, shift }, by)
}

async function end(tx: Tx, open: OpenShift, state: OpenState, by: By): Promise<void> {
  await changeOpenShift(tx, open.id, { state, endedAt: by.at, endedBy: by.accountId })
  await lapse(tx, open, by)
}

async function lapse(tx: Tx, open: OpenShift, by: By): Promise<void> {
  const waited = await endSignUps(tx, open.id, { state: 'lapsed' })
  await tell(
    tx,
    waited.map((memberId) => ({ memberId, kind: 'sign-up-lapsed', ...aboutOpen(open) })),
    by.at,
  )
}

/** They signed up for other times: all are asked anew, after the change. What closed with the start still does. */
async function move(
  tx: Tx,
  { open, shift: { start, end: until } }: { readonly open: OpenShift; readonly shift: Shift },
  by: By,
): Promise<void> {
  await lapse(tx, open, by)
  const withStart = open.closesAt.equals(open.start) || open.closesAt > start
  const closesAt = withStart ? start : open.closesAt
  const opensAt = open.opensAt < closesAt ? open.opensAt : by.at
  await changeOpenShift(tx, open.id, { start, end: until, closesAt, opensAt, toldAt: null })
}
