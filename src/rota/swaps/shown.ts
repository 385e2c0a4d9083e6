// Swap requests as one reader may see them.
import type { FastifyRequest } from 'fastify'
import { holds } from '../../access/actor.ts'
import type { Read } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { notFound } from '../../errors.ts'
import { linesServedAt, servedSpans } from '../../people/store.ts'
import type { Reader } from '../reader-store.ts'
import { facesIn } from '../routes.ts'
import { maySee } from './actions.ts'
import { getSwap } from './store.ts'
import type { SwapRequest } from './swap.ts'
import { fullSwaps, peopleIn, swapView } from './views.ts'

/** Undefined: a coordinator, who sees all; 'nobody': an account without a member. */
export async function readerOf(read: Read, { actor }: FastifyRequest): Promise<Reader | 'nobody' | undefined> {
  if (holds(actor, 'rota:write')) return undefined
  const { memberId } = actor
  if (memberId === undefined) return 'nobody'
  return { memberId, serves: await servedSpans(read, memberId) }
}

export async function shownSwaps(read: Read, request: FastifyRequest, requests: readonly SwapRequest[]) {
  const { actor } = request
  const full = await fullSwaps(read, requests)
  const faces = await facesIn(read, request, peopleIn(full))
  const mine = (swap: SwapRequest) => holds(actor, 'rota:write') || swap.memberId === actor.memberId
  return full.map((swap) => swapView(swap, faces, { mine: mine(swap.request) }))
}

/** The request as it is now. @throws not-found for those whom it does not concern */
export const showSwap = (deps: Deps, request: FastifyRequest, id: string) =>
  deps.db.read(async (read) => {
    const swap = await getSwap(read, id)
    const [full] = await fullSwaps(read, [swap])
    const { memberId } = request.actor
    const serves = memberId === undefined ? [] : await linesServedAt(read, memberId, swap.start)
    if (!full || !maySee(request.actor, swap, { ...full, serves })) throw notFound('swap request')
    const [view] = await shownSwaps(read, request, [swap])
    if (!view) throw notFound('swap request')
    return view
  })
