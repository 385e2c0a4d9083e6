// Swaps over HTTP.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { holds } from '../../access/actor.ts'
import { attemptOf } from '../../access/idempotency.ts'
import type { Read } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict, notFound } from '../../errors.ts'
import { instantMillis, pageFrom, pageOf, readCursor, sendPage } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import { idParams, recordId } from '../../http/wire.ts'
import { linesServedAt } from '../../people/store.ts'
import { facesIn } from '../routes.ts'
import { violationView } from '../rule-broken.ts'
import { shiftView } from '../views.ts'
import { memberMeant } from './acting.ts'
import { acceptOffer, askForSwap, endOffer, maySee, offerSwap, takeSwap, withdrawSwap } from './actions.ts'
import { approveSwap, refuseSwap } from './decide.ts'
import { findSide } from './sides.ts'
import { getSwap, listSwaps } from './store.ts'
import { exchangesOf, type Suggestion, takersOf } from './suggest.ts'
import { LIVE_STATES, type SwapRequest } from './swap.ts'
import type { Side } from './verdict.ts'
import { fullSwaps, peopleIn, swapView } from './views.ts'
import * as wire from './wire.ts'

const tags = ['swaps']
/** Members answer for themselves, coordinators for others: which it is, the action says. */
const either = { access: 'rota:read' } as const
const lastSeen = z.tuple([instantMillis, recordId])
const REFUSAL =
  'Every rule is checked for both sides: what forbids it is refused with 422 `rule-broken` and the reason. It is done at ' +
  'once when nothing gets worse; otherwise it waits for a coordinator. Whoever is too late gets 409.'

export const swapRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/swaps',
      config: either,
      schema: {
        tags,
        summary: 'Swap requests that concern the reader, by the shift’s start; coordinators see all',
        querystring: wire.swapQuery,
        response: { 200: pageOf(wire.swapBody) },
      },
      handler: async (request, reply) => {
        const { limit, cursor, state, lineId } = request.query
        const after = readCursor(cursor, lastSeen)
        const states = state === 'live' ? LIVE_STATES : state && [state]
        const page = await deps.db.read(async (read) => {
          const reader = await readerOf(read, request)
          if (reader === 'nobody') return { items: [], next: undefined }
          const rows = await listSwaps(read, { states, lineId, reader }, { limit: limit + 1, after })
          const { items, next } = pageFrom(rows, limit, ({ start, id }) => [start.toMillis(), id])
          return { items: await shown(read, request, items), next }
        })
        return sendPage(reply, request, page)
      },
    })

    const readerOf = async (read: Read, { actor }: FastifyRequest) => {
      if (holds(actor, 'rota:write')) return undefined
      const { memberId } = actor
      if (memberId === undefined) return 'nobody'
      return { memberId, lineIds: await linesServedAt(read, memberId, deps.clock.now()) }
    }

    const shown = async (read: Read, request: FastifyRequest, requests: readonly SwapRequest[]) => {
      const { actor } = request
      const full = await fullSwaps(read, requests)
      const faces = await facesIn(read, request, peopleIn(full))
      const mine = (swap: SwapRequest) => holds(actor, 'rota:write') || swap.memberId === actor.memberId
      return full.map((swap) => swapView(swap, faces, { mine: mine(swap.request) }))
    }

    /** The request as it is now. @throws not-found for those whom it does not concern */
    const show = (request: FastifyRequest, id: string) =>
      deps.db.read(async (read) => {
        const swap = await getSwap(read, id)
        const [full] = await fullSwaps(read, [swap])
        const reader = await readerOf(read, request)
        const serves = reader === undefined || reader === 'nobody' ? [] : reader.lineIds
        if (!full || !maySee(request.actor, swap, { ...full, serves })) throw notFound('swap request')
        const [view] = await shown(read, request, [swap])
        if (!view) throw notFound('swap request')
        return view
      })

    app.route({
      method: 'POST',
      url: '/api/v1/swaps',
      config: either,
      schema: {
        tags,
        summary: 'Ask for somebody to take a duty, or to exchange it',
        description:
          'For oneself, or by a coordinator on behalf of a member. A duty is asked for once at a time (409).',
        body: wire.newSwap,
        response: { 201: wire.swapBody },
      },
      handler: async (request, reply) => {
        const { id } = await askForSwap(deps, request.actor, request.body, attemptOf(deps, request))
        return reply
          .code(201)
          .header('location', `/api/v1/swaps/${id}`)
          .send(await show(request, id))
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/swaps/suggestions',
      config: either,
      schema: {
        tags,
        summary: 'Who could take a duty, and what could be had in return, the fittest first',
        description:
          'Only what breaks no rule for either side. Nothing gets worse first, then few warnings, wishes, few hours.',
        querystring: wire.suggestionsQuery,
        response: { 200: wire.suggestionsBody },
      },
      handler: async (request) => {
        const memberId = memberMeant(request.actor, request.query.memberId)
        const at = deps.clock.now()
        return await deps.db.read(async (read) => {
          const side = await findSide(read, { shiftId: request.query.shiftId, memberId })
          if (!side) throw conflict({ en: 'The member does not stand this shift.', zh: '此人不值这一班。' })
          const items = [...takersOf(side), ...exchangesOf(side, { at })]
          const faces = await facesIn(
            read,
            request,
            items.map((each) => each.memberId),
          )
          const mayKnow = holds(request.actor, 'rota:write')
          return { items: items.map((each) => suggestionView(each, side, { faces, mayKnow })) }
        })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/swaps/:id',
      config: either,
      schema: { tags, summary: 'A swap request with its offers', params: idParams, response: { 200: wire.swapBody } },
      handler: (request) => show(request, request.params.id),
    })

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
        return show(request, requestId)
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
        return reply.code(201).send(await show(request, requestId))
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
        return show(request, requestId)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/swaps/:id/offers/:offerId/end',
      config: either,
      schema: {
        tags,
        summary: 'Decline an offer, or take back one’s own',
        params: wire.offerParams,
        response: { 200: wire.swapBody },
      },
      handler: async (request) => {
        const { id: requestId, offerId } = request.params
        await endOffer(deps, request.actor, { requestId, offerId })
        return show(request, requestId)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/swaps/:id/withdraw',
      config: either,
      schema: { tags, summary: 'Take a request back', params: idParams, response: { 200: wire.swapBody } },
      handler: async (request) => {
        await withdrawSwap(deps, request.actor, request.params.id)
        return show(request, request.params.id)
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
        return show(request, request.params.id)
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
        return show(request, request.params.id)
      },
    })
  }

/** Warnings tell of what a colleague carries: those are for coordinators. */
function suggestionView(
  { memberId, returnShift, violations, worsens, ...load }: Suggestion,
  { book }: Side,
  { faces, mayKnow }: { readonly faces: Awaited<ReturnType<typeof facesIn>>; readonly mayKnow: boolean },
) {
  const { hours, nights, wish } = mayKnow ? load : { hours: 0, nights: 0, wish: 0 }
  return {
    member: faces.of(memberId),
    returnShift: returnShift && shiftView(returnShift),
    ...{ worsens: mayKnow ? [...worsens] : [], hours, nights, wish },
    violations: mayKnow ? violations.map((violation) => violationView(violation, book.facts.zone)) : [],
  }
}
