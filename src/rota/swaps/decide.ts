// A coordinator decides on a swap that waits: approves it, or leaves the duty with whoever asked.
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict } from '../../errors.ts'
import { keepingLineNumbers } from '../../lines/kept-numbers.ts'
import { byOf } from '../rota-change.ts'
import type { Override } from '../rule-broken.ts'
import { approve, judgeMoves, movesFor, tellBoth, tooLate } from './settle.ts'
import { changeSwap, getSwap, lapseOffers, offersOf } from './store.ts'
import type { SwapOffer, SwapRequest } from './swap.ts'

/** @throws rule-broken when the world has changed since it was agreed, with the reason */
export function approveSwap(
  deps: Deps,
  actor: Actor,
  { requestId, override }: { readonly requestId: string; readonly override: Override | undefined },
): Promise<void> {
  mustHold(actor, 'rota:write')
  const scene = { actor, by: byOf(deps, actor) }
  return deps.db.write('approve-swap', async (tx) => {
    const { request, offer } = await waiting(tx, requestId)
    if (request.expiresAt <= scene.by.at) throw tooLate(requestId)
    const moves = await movesFor(tx, request, offer, scene.by)
    const verdict = judgeMoves(moves, scene, override)
    const approving = { request, offer, moves, verdict, reason: override?.reason }
    await keepingLineNumbers(tx, request.lineId, () => approve(tx, scene, approving))
  })
}

/** The request is open again: somebody else may take the duty. */
export function refuseSwap(
  deps: Deps,
  actor: Actor,
  { requestId, reason }: { readonly requestId: string; readonly reason: string },
): Promise<void> {
  mustHold(actor, 'rota:write')
  const scene = { actor, by: byOf(deps, actor) }
  return deps.db.write('refuse-swap', async (tx) => {
    const { request, offer } = await waiting(tx, requestId)
    const decided = { decidedAt: scene.by.at, decidedBy: scene.by.accountId, reason }
    const again = { state: 'open', worsens: [], cause: 'approval-refused', reopenedAt: scene.by.at } as const
    const note = { at: scene.by.at, action: 'swap.refuse', record: 'swap', recordId: requestId, reason }
    await keepingLineNumbers(tx, request.lineId, async () => {
      if (!(await changeSwap(tx, requestId, ['taken', 'agreed'], { ...again, ...decided }))) throw tooLate(requestId)
      await lapseOffers(tx, requestId)
      await audit(tx, actor, note)
    })
    await tellBoth(tx, request, offer, { kind: 'swap-refused', scene })
  })
}

async function waiting(tx: Tx, requestId: string): Promise<{ request: SwapRequest; offer: SwapOffer }> {
  const request = await getSwap(tx, requestId)
  const offer = (await offersOf(tx, [requestId])).find(({ state }) => state === 'accepted')
  if (!offer || (request.state !== 'taken' && request.state !== 'agreed')) {
    throw conflict({ en: 'Nothing waits for approval here.', zh: '这里没有待批准的申请。' }, { state: request.state })
  }
  return { request, offer }
}
