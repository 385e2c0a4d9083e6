// Answering swaps over HTTP, taking them back, and a coordinator's decision.
import { attemptOf } from '../../access/idempotency.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { idParams } from '../../http/wire.ts'
import { withdrawSwap } from './actions.ts'
import { acceptOffer, endOffer, offerSwap, takeSwap } from './answer.ts'
import { approveSwap, refuseSwap } from './decide.ts'
import { showSwap } from './shown.ts'
import * as wire from './wire.ts'

const tags = ['swaps']
/** Members answer for themselves, coordinators for others: which it is, the action says. */
const either = { access: 'rota:read' } as const
const REFUSAL =
  'Every rule is checked for both sides: what forbids it is refused with 422 `rule-broken` and the reason. It is done at ' +
  'once when nothing gets worse; otherwise it waits for a coordinator. Whoever is too late gets 409.'

export const swapAnswerRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/api/v1/swaps/:id/take',
      config: either,
      schema: {
        tags,
        summary: 'Take a duty that a colleague gives away',
        description: REFUSAL,
        params: idParams,
        body: wire.takeBody,
        response: { 200: wire.swapBody },
      },
      handler: async (request) => {
        const requestId = request.params.id
        await takeSwap(deps, request.actor, { requestId, ...(request.body ?? {}) })
        return showSwap(deps, request, requestId)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/swaps/:id/offers',
      config: either,
      schema: {
        tags,
        summary: 'Offer a duty of one’s own in return',
        description: `${REFUSAL} When the duty is one of those wanted, the offer is the agreement.`,
        params: idParams,
        body: wire.offerBody,
        response: { 201: wire.swapBody },
      },
      handler: async (request, reply) => {
        const requestId = request.params.id
        const { shiftId: returnShiftId, ...body } = request.body
        await offerSwap(deps, request.actor, { requestId, returnShiftId, ...body }, attemptOf(deps, request))
        return reply.code(201).send(await showSwap(deps, request, requestId))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/swaps/:id/offers/:offerId/accept',
      config: either,
      schema: {
        tags,
        summary: 'Agree to what was offered',
        description: REFUSAL,
        params: wire.offerParams,
        body: wire.overrideBody,
        response: { 200: wire.swapBody },
      },
      handler: async (request) => {
        const { id: requestId, offerId } = request.params
        await acceptOffer(deps, request.actor, { requestId, offerId, override: request.body?.override })
        return showSwap(deps, request, requestId)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/swaps/:id/offers/:offerId/end',
      config: either,
      schema: {
        tags,
        summary: 'Decline an offer, or take back one’s own',
        description: 'Also one that was agreed to, until a coordinator has approved it: the request is open again.',
        params: wire.offerParams,
        response: { 200: wire.swapBody },
      },
      handler: async (request) => {
        const { id: requestId, offerId } = request.params
        await endOffer(deps, request.actor, { requestId, offerId })
        return showSwap(deps, request, requestId)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/swaps/:id/withdraw',
      config: either,
      schema: { tags, summary: 'Take a request back', params: idParams, response: { 200: wire.swapBody } },
      handler: async (request) => {
        await withdrawSwap(deps, request.actor, request.params.id)
        return showSwap(deps, request, request.params.id)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/swaps/:id/approve',
      config: { access: 'rota:write' },
      schema: {
        tags,
        summary: 'Approve a swap that waits for a coordinator',
        description: 'Checked again by every rule; `override` with a reason breaks those that may be broken.',
        params: idParams,
        body: wire.overrideBody,
        response: { 200: wire.swapBody },
      },
      handler: async (request) => {
        await approveSwap(deps, request.actor, { requestId: request.params.id, override: request.body?.override })
        return showSwap(deps, request, request.params.id)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/swaps/:id/refuse',
      config: { access: 'rota:write' },
      schema: {
        tags,
        summary: 'Do not approve it: the request is open again',
        params: idParams,
        body: wire.refuseBody,
        response: { 200: wire.swapBody },
      },
      handler: async (request) => {
        await refuseSwap(deps, request.actor, { requestId: request.params.id, reason: request.body.reason })
        return showSwap(deps, request, request.params.id)
      },
    })
  }
