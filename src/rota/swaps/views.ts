// Swap requests as the wire shows them.

import { memberAccounts } from '../../access/account-store.ts'
import type { Read } from '../../db/database.ts'
import type { Faces } from '../views.ts'
import { askedIn, offersOf } from './store.ts'
import type { SwapOffer, SwapRequest } from './swap.ts'

/** A request with all that belongs to it. */
export interface FullSwap {
  readonly request: SwapRequest
  readonly asked: readonly string[]
  readonly offers: readonly SwapOffer[]
  readonly onBehalf: boolean
}

export async function fullSwaps(read: Read, requests: readonly SwapRequest[]): Promise<readonly FullSwap[]> {
  const ids = requests.map(({ id }) => id)
  const asked = await askedIn(read, ids)
  const offers = Map.groupBy(await offersOf(read, ids), ({ requestId }) => requestId)
  const accounts = await memberAccounts(read, [...new Set(requests.map(({ memberId }) => memberId))])
  return requests.map((request) => ({
    request,
    asked: asked.get(request.id) ?? [],
    offers: offers.get(request.id) ?? [],
    onBehalf: !accounts.some(({ id, memberId }) => id === request.createdBy && memberId === request.memberId),
  }))
}

export const peopleIn = (swaps: readonly FullSwap[]): readonly string[] =>
  swaps.flatMap(({ request, offers }) => [request.memberId, ...offers.map(({ memberId }) => memberId)])

/** Who was asked by name is for whoever asked, and for coordinators. */
export function swapView(
  { request, asked, offers, onBehalf }: FullSwap,
  faces: Faces,
  sight: { readonly mine: boolean },
) {
  const { memberId, createdBy: _, decidedBy: __, ...rest } = request
  return {
    ...rest,
    member: faces.of(memberId),
    asked: sight.mine ? [...asked] : [],
    wantedShiftIds: [...request.wantedShiftIds],
    worsens: [...request.worsens],
    reason: sight.mine ? request.reason : null,
    onBehalf,
    offers: offers.map(({ memberId: by, requestId: ___, by: ____, ...offer }) => ({ ...offer, member: faces.of(by) })),
  }
}
