// Answering a request for a swap: taking the duty, offering one in return, agreeing to an offer or ending it.
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { type Attempt, type Created, once } from '../../access/idempotency.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict, forbidden, notFound } from '../../errors.ts'
import { linesServedAt } from '../../people/store.ts'
import { tell } from '../notices/tell.ts'
import { byOf } from '../rota-change.ts'
import type { Override } from '../rule-broken.ts'
import { memberMeant, mustActFor } from './acting.ts'
import { openAgain } from './back-out.ts'
import { aboutOf, judgeMoves, movesFor, type Scene, settle, tooLate } from './settle.ts'
import { holdSides } from './sides.ts'
import { askedIn, getSwap, insertOffer, offersOf, setOffer } from './store.ts'
import type { OfferState, SwapOffer, SwapRequest } from './swap.ts'
import type { Side } from './verdict.ts'

export interface Answering {
  readonly requestId: string
  /** Left out: oneself. */
  readonly memberId?: string | undefined
  /** The duty that is given in return; left out: none. */
  readonly returnShiftId?: string | undefined
  /** A coordinator breaks rules with a reason. */
  readonly override?: Override | undefined
}

/**
 * Takes a duty off a colleague, for nothing in return. It is done at once when nothing gets worse; otherwise a
 * coordinator looks at it. Of several who take it at once, one does.
 * @throws rule-broken with the reason; conflict when somebody was faster
 */
export function takeSwap(deps: Deps, actor: Actor, input: Answering): Promise<void> {
  const memberId = memberMeant(actor, input.memberId)
  const scene = { actor, by: byOf(deps, actor) }
  return deps.db.write('take-swap', async (tx) => {
    const request = await openFor(tx, scene, input.requestId, memberId)
    if (request.kind !== 'cover')
      throw conflict({ en: 'A duty is wanted in return: offer one.', zh: '对方希望交换班次，请提出一个班次来换。' })
    const offer = await addOffer(tx, scene, request, { memberId, returned: undefined })
    await settle(tx, scene, { request, offer, override: input.override })
  })
}

/**
 * Offers a duty of one's own in return. When it is one of those wanted, that is the agreement already.
 * @returns the offer's id
 * @throws rule-broken with the reason; conflict when somebody was faster
 */
export function offerSwap(deps: Deps, actor: Actor, input: Answering, attempt?: Attempt): Promise<Created> {
  const memberId = memberMeant(actor, input.memberId)
  const scene = { actor, by: byOf(deps, actor) }
  return deps.db.write('offer-swap', (tx) =>
    once(tx, attempt, async () => {
      const request = await openFor(tx, scene, input.requestId, memberId)
      const { returnShiftId } = input
      if (request.kind !== 'exchange' || returnShiftId === undefined)
        throw conflict({ en: 'Nothing is wanted in return: take it.', zh: '对方不需要交换，直接接班即可。' })
      const [returned] = await holdSides(tx, [{ shiftId: returnShiftId, memberId }], scene.by)
      const offer = await addOffer(tx, scene, request, { memberId, returned })
      const isWanted = request.wantedShiftIds.includes(returnShiftId)
      if (isWanted) await settle(tx, scene, { request, offer, override: input.override })
      else await proposeOnly(tx, scene, request, { offer, override: input.override })
      return offer.id
    }),
  )
}

async function proposeOnly(
  tx: Tx,
  scene: Scene,
  request: SwapRequest,
  { offer, override }: { readonly offer: SwapOffer; readonly override: Override | undefined },
): Promise<void> {
  judgeMoves(await movesFor(tx, request, offer, scene.by), scene, override)
  await tell(tx, [{ memberId: request.memberId, kind: 'swap-offered', ...aboutOf(request) }], scene.by.at)
}

async function openFor(tx: Tx, { by }: Scene, requestId: string, memberId: string): Promise<SwapRequest> {
  const request = await getSwap(tx, requestId)
  if (request.state !== 'open' || request.expiresAt <= by.at) throw tooLate(requestId)
  if (request.memberId === memberId) throw conflict({ en: 'This is the member’s own duty.', zh: '这是本人的值班。' })
  const asked = (await askedIn(tx, [requestId])).get(requestId) ?? []
  const serves = await linesServedAt(tx, memberId, request.start)
  const isAsked = asked.includes(memberId) || (request.askedAll && serves.includes(request.lineId))
  if (!isAsked) throw forbidden({ en: 'Others were asked for this duty.', zh: '这一班请的是其他人。' })
  return request
}

async function addOffer(
  tx: Tx,
  { by, actor }: Scene,
  request: SwapRequest,
  { memberId, returned }: { readonly memberId: string; readonly returned: Side | undefined },
): Promise<SwapOffer> {
  const offer: SwapOffer = {
    id: randomUUID(),
    requestId: request.id,
    memberId,
    returnShiftId: returned?.shift.id ?? null,
    returnStart: returned?.shift.start ?? null,
    returnEnd: returned?.shift.end ?? null,
    state: 'offered',
    at: by.at,
    by: by.accountId,
  }
  if (!(await insertOffer(tx, offer)))
    throw conflict({ en: 'This member has answered already: withdraw that first.', zh: '已经回应过，请先撤回。' })
  await audit(tx, actor, { at: by.at, action: 'swap.offer', record: 'swap', recordId: request.id })
  return offer
}

export interface Choosing {
  readonly requestId: string
  readonly offerId: string
  readonly override?: Override | undefined
}

const offerIn = async (
  tx: Tx,
  { requestId, offerId }: Choosing,
  states: readonly OfferState[] = ['offered'],
): Promise<SwapOffer> => {
  const offer = (await offersOf(tx, [requestId])).find(({ id }) => id === offerId)
  if (!offer) throw notFound('offer')
  if (!states.includes(offer.state)) throw conflict({ en: 'This offer is over.', zh: '该提议已结束。' })
  return offer
}

/** Whoever asked agrees to what was offered. @throws as takeSwap does */
export function acceptOffer(deps: Deps, actor: Actor, choosing: Choosing): Promise<void> {
  const scene = { actor, by: byOf(deps, actor) }
  return deps.db.write('accept-offer', async (tx) => {
    const request = await getSwap(tx, choosing.requestId)
    mustActFor(actor, request.memberId)
    if (request.state !== 'open' || request.expiresAt <= scene.by.at) throw tooLate(request.id)
    const offer = await offerIn(tx, choosing)
    await settle(tx, scene, { request, offer, override: choosing.override })
  })
}

/**
 * Whoever asked says no, or whoever offered takes it back: also what was agreed, as long as it waits for a coordinator.
 * @throws conflict when the offer is over, or the swap was done
 */
export function endOffer(deps: Deps, actor: Actor, choosing: Choosing): Promise<void> {
  const by = byOf(deps, actor)
  return deps.db.write('end-offer', async (tx) => {
    const request = await getSwap(tx, choosing.requestId)
    const offer = await offerIn(tx, choosing, ['offered', 'accepted'])
    const isOfferer = actor.memberId === offer.memberId
    mustActFor(actor, isOfferer ? offer.memberId : request.memberId)
    if (offer.state === 'accepted') await openAgain(tx, { actor, by }, { request, offer })
    await setOffer(tx, offer.id, isOfferer ? 'withdrawn' : 'declined')
    await audit(tx, actor, { at: by.at, action: 'swap.end-offer', record: 'swap', recordId: request.id })
  })
}
