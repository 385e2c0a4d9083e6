// The page of swaps and its buttons.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../../access/account.ts'
import { one, postedFields } from '../../../console/posted.ts'
import { isRefusal, type Refusal, type Refused, refusalLines, statusOf } from '../../../console/refusal.ts'
import { pathPart } from '../../../console/try-step.ts'
import { seeOther, sendHtml, viewOf } from '../../../console/view.ts'
import type { Deps } from '../../../deps.ts'
import { WarmlineError } from '../../../errors.ts'
import type { Routes } from '../../../http/routes.ts'
import { idParams } from '../../../http/wire.ts'
import { brokenLines } from '../../pages/refusal.ts'
import { askForSwap, withdrawSwap } from '../actions.ts'
import { acceptOffer, endOffer, offerSwap, takeSwap } from '../answer.ts'
import { approveSwap, refuseSwap } from '../decide.ts'
import { getSwap } from '../store.ts'
import { newSwap, offerBody, offerParams, refuseBody } from '../wire.ts'
import { readBoard } from './board.ts'
import { SwapsPage, type Unrefused } from './swaps-page.tsx'
import { type SwapWords, swapWords } from './words.ts'

const config = { access: 'rota:read', page: true } as const
const hide = { hide: true } as const
type Done = keyof SwapWords['done']

export const swapPages =
  (deps: Deps): Routes =>
  async (app) => {
    /** Does it, and says so; or shows the page again with the reason why not. */
    const attempt = async (request: FastifyRequest, reply: FastifyReply, act: () => Promise<Done>) => {
      try {
        return seeOther(reply, `/swaps?done=${await act()}`)
      } catch (error) {
        if (!isRefusal(error)) throw error
        return show(deps, request, reply, error)
      }
    }
    const settled = async (id: string): Promise<Done> => {
      const { state } = await deps.db.read((read) => getSwap(read, id))
      return state === 'approved' ? 'taken' : state === 'open' ? 'offered' : 'waiting'
    }
    const onSwap = (verb: string, act: (request: FastifyRequest, id: string) => Promise<Done>) =>
      app.route({
        method: 'POST',
        url: `/swaps/:id/${verb}`,
        config,
        schema: { ...hide, params: idParams },
        handler: (request, reply) => attempt(request, reply, () => act(request, request.params.id)),
      })
    const onOffer = (verb: string, act: (request: FastifyRequest, of: OfferOf) => Promise<Done>) =>
      app.route({
        method: 'POST',
        url: `/swaps/:id/offers/:offerId/${verb}`,
        config,
        schema: { ...hide, params: offerParams },
        handler: (request, reply) => {
          const { id: requestId, offerId } = request.params
          return attempt(request, reply, () => act(request, { requestId, offerId }))
        },
      })

    app.route({
      method: 'GET',
      url: '/swaps',
      config,
      schema: hide,
      handler: (request, reply) => show(deps, request, reply, undefined),
    })
    app.route({
      method: 'POST',
      url: '/swaps',
      config,
      schema: hide,
      handler: (request, reply) =>
        attempt(request, reply, async () => {
          const fields = postedFields(request)
          const input = newSwap.parse({ shiftId: one(fields, 'shiftId'), kind: one(fields, 'kind') })
          await askForSwap(deps, request.actor, input)
          return 'asked'
        }),
    })
    onSwap('take', async ({ actor }, requestId) => {
      await takeSwap(deps, actor, { requestId })
      return settled(requestId)
    })
    onSwap('offer', async (request, requestId) => {
      const { shiftId } = offerBody.parse({ shiftId: one(postedFields(request), 'shiftId') })
      await offerSwap(deps, request.actor, { requestId, returnShiftId: shiftId })
      return settled(requestId)
    })
    onSwap('withdraw', async ({ actor }, requestId) => {
      await withdrawSwap(deps, actor, requestId)
      return 'withdrawn'
    })
    onSwap('approve', async ({ actor }, requestId) => {
      await approveSwap(deps, actor, { requestId, override: undefined })
      return 'approved'
    })
    onSwap('refuse', async (request, requestId) => {
      const { reason } = refuseBody.parse({ reason: one(postedFields(request), 'reason') })
      await refuseSwap(deps, request.actor, { requestId, reason })
      return 'refused'
    })
    onOffer('accept', async ({ actor }, of) => {
      await acceptOffer(deps, actor, of)
      return settled(of.requestId)
    })
    onOffer('decline', async ({ actor }, of) => {
      await endOffer(deps, actor, of)
      return 'declined'
    })
    onOffer('take-back', async ({ actor }, of) => {
      await endOffer(deps, actor, of)
      return 'withdrawn'
    })
  }

interface OfferOf {
  readonly requestId: string
  readonly offerId: string
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, refusal: Refusal | undefined) {
  const view = await viewOf(deps, request)
  const board = await deps.db.read((read) => readBoard(read, request.actor, view.now))
  const shown = refusal && refusalShown(refusal, view.language)
  // The page shown again is that of the list: coming back to it must not post anything.
  const page = { ...view, path: refusal ? '/swaps' : view.path }
  return sendHtml(
    reply,
    <SwapsPage view={page} board={board} refusal={shown} unrefused={unrefusedIn(request)} />,
    statusOf(refusal),
  )
}

/** The reason that was typed for refusing a swap, if that is what was posted. */
function unrefusedIn(request: FastifyRequest): Unrefused | undefined {
  const reason = one(postedFields(request), 'reason')
  return reason === '' ? undefined : { swapId: pathPart(request.url, 2), reason }
}

function refusalShown(refusal: Refusal, language: Language): Refused {
  const words = swapWords(language)
  if (!(refusal instanceof WarmlineError)) {
    const isReason = refusal.issues.some(({ path }) => path[0] === 'reason')
    return { title: undefined, lines: [isReason ? words.noReason : words.late] }
  }
  const lines = brokenLines(refusal, language)
  if (lines) return { title: words.refused, lines }
  return { title: undefined, lines: refusalLines(refusal, language) }
}
