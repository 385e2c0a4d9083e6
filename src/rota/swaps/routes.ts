// Swaps over HTTP: asking, looking and being suggested somebody.
import { z } from 'zod'
import { holds } from '../../access/actor.ts'
import { attemptOf } from '../../access/idempotency.ts'
import type { Deps } from '../../deps.ts'
import { conflict } from '../../errors.ts'
import { instantMillis, pageFrom, pageOf, readCursor, sendPage } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import { idParams, recordId } from '../../http/wire.ts'
import { facesIn } from '../routes.ts'
import { violationView } from '../rule-broken.ts'
import { shiftView } from '../views.ts'
import { memberMeant } from './acting.ts'
import { askForSwap } from './actions.ts'
import { readerOf, shownSwaps, showSwap } from './shown.ts'
import { findSide } from './sides.ts'
import { listSwaps } from './store.ts'
import { exchangesOf, type Suggestion, takersOf } from './suggest.ts'
import { LIVE_STATES } from './swap.ts'
import type { Side } from './verdict.ts'
import * as wire from './wire.ts'

const tags = ['swaps']
/** Members answer for themselves, coordinators for others: which it is, the action says. */
const either = { access: 'rota:read' } as const
const lastSeen = z.tuple([instantMillis, recordId])

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
          return { items: await shownSwaps(read, request, items), next }
        })
        return sendPage(reply, request, page)
      },
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
          .send(await showSwap(deps, request, id))
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
        const side = await deps.db.read((read) => findSide(read, { shiftId: request.query.shiftId, memberId }))
        if (!side) throw conflict({ en: 'The member does not stand this shift.', zh: '此人不值这一班。' })
        const items = [...(await takersOf(side)), ...(await exchangesOf(side, { at }))]
        const ids = items.map((each) => each.memberId)
        const faces = await deps.db.read((read) => facesIn(read, request, ids))
        const mayKnow = holds(request.actor, 'rota:write')
        return { items: items.map((each) => suggestionView(each, side, { faces, mayKnow })) }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/swaps/:id',
      config: either,
      schema: { tags, summary: 'A swap request with its offers', params: idParams, response: { 200: wire.swapBody } },
      handler: (request) => showSwap(deps, request, request.params.id),
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
