// One side backs out of a swap that waits for a coordinator: the duty stays where it is, and the request is open again.
import type { Tx } from '../../db/database.ts'
import { type Scene, tellBoth, tooLate } from './settle.ts'
import { changeSwap } from './store.ts'
import type { SwapOffer, SwapRequest } from './swap.ts'

/** Whoever called ends the offer itself. @throws conflict when it has been decided already */
export async function openAgain(
  tx: Tx,
  scene: Scene,
  { request, offer }: { readonly request: SwapRequest; readonly offer: SwapOffer },
): Promise<void> {
  const again = { state: 'open', worsens: [], cause: 'taken-back', reopenedAt: scene.by.at } as const
  if (!(await changeSwap(tx, request.id, ['taken', 'agreed'], again))) throw tooLate(request.id)
  await tellBoth(tx, request, offer, { kind: 'swap-taken-back', scene })
}
