// Open shifts and requests for cover over HTTP.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { holds } from '../../access/actor.ts'
import { attemptOf } from '../../access/idempotency.ts'
import type { Read } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { notFound } from '../../errors.ts'
import { instantMillis, pageFrom, pageOf, readCursor, sendPage } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import { idParams, recordId } from '../../http/wire.ts'
import { linesServedAt, servedSpans } from '../../people/store.ts'
import { bookOfRota } from '../facts-store.ts'
import { forbids } from '../forbidden.ts'
import { facesIn } from '../routes.ts'
import { violationView } from '../rule-broken.ts'
import { rotaParams } from '../wire.ts'
import { askForCover } from './cover.ts'
import { closeOpenShift, openForSignUp, openGaps, withdrawOpenShift } from './open.ts'
import type { OpenShift } from './open-shift.ts'
import { signUp, withdrawSignUp } from './sign-up.ts'
import { getOpenShift, listOpenShifts } from './store.ts'
import { fullOpenShifts, openShiftView, peopleInOpen } from './views.ts'
import * as wire from './wire.ts'

const tags = ['open shifts']
/** Members answer for themselves, coordinators for others: which it is, the action says. */
const either = { access: 'rota:read' } as const
const coordinator = { access: 'rota:write' } as const
const lastSeen = z.tuple([instantMillis, recordId])
const RULES =
  'Every rule is checked now, and again when a place is given: what forbids it is refused with 422 `rule-broken` and the ' +
  'reason. Where nobody may be alone, all wait until enough have signed up. Whoever is too late gets 409.'

export const signUpRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const readerOf = async (read: Read, { actor }: FastifyRequest) => {
      if (holds(actor, 'rota:write')) return undefined
      const { memberId } = actor
      if (memberId === undefined) return 'nobody'
      return { memberId, serves: await servedSpans(read, memberId) }
    }
    const shown = async (read: Read, request: FastifyRequest, open: readonly OpenShift[]) => {
      const full = await fullOpenShifts(read, open)
      const faces = await facesIn(read, request, peopleInOpen(full))
      return full.map((each) => openShiftView(each, faces, request.actor))
    }
    /** @throws not-found for those whom it does not concern */
    const show = (request: FastifyRequest, id: string) =>
      deps.db.read(async (read) => {
        const open = await getOpenShift(read, id)
        const reader = await readerOf(read, request)
        if (reader === 'nobody') throw notFound('open shift')
        const [view] = await shown(read, request, [open])
        const concerned = reader === undefined || view?.mine || open.memberId === reader.memberId
        const serves = reader ? await linesServedAt(read, reader.memberId, open.start) : []
        if (!view || !(concerned || serves.includes(open.lineId))) throw notFound('open shift')
        return { ...view, hinders: await hinders(read, open, request) }
      })

    app.route({
      method: 'GET',
      url: '/api/v1/open-shifts',
      config: either,
      schema: {
        tags,
        summary: 'Shifts open for sign-up that concern the reader, by start; coordinators see all',
        querystring: wire.openQuery,
        response: { 200: pageOf(wire.openShiftBody) },
      },
      handler: async (request, reply) => {
        const { limit, cursor, state, lineId } = request.query
        const after = readCursor(cursor, lastSeen)
        const page = await deps.db.read(async (read) => {
          const reader = await readerOf(read, request)
          if (reader === 'nobody') return { items: [], next: undefined }
          const rows = await listOpenShifts(read, { state, lineId, reader }, { limit: limit + 1, after })
          const { items, next } = pageFrom(rows, limit, ({ start, id }) => [start.toMillis(), id])
          return { items: await shown(read, request, items), next }
        })
        return sendPage(reply, request, page)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/open-shifts',
      config: coordinator,
      schema: {
        tags,
        summary:
          'Open places of a published shift for sign-up; those who may take them are told when the window begins',
        body: wire.newOpenShift,
        response: { 201: wire.fullOpenShiftBody },
      },
      handler: async (request, reply) => {
        const { id } = await openForSignUp(deps, request.actor, request.body, attemptOf(deps, request))
        return reply
          .code(201)
          .header('location', `/api/v1/open-shifts/${id}`)
          .send(await show(request, id))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/rotas/:id/open-shifts',
      config: coordinator,
      schema: {
        tags,
        summary: 'Open every shift ahead that is below its minimum and not open yet',
        description:
          'A window that ends later than a shift begins ends with it; of a shift that begins before `opensAt` it begins now.',
        params: rotaParams,
        body: wire.openGapsBody,
        response: { 200: wire.openGapsAnswer },
      },
      handler: async (request) => {
        const { opened, openedAtOnce } = await openGaps(deps, request.actor, {
          rotaId: request.params.id,
          ...request.body,
        })
        return { opened, openedAtOnce: openedAtOnce.map(({ id: shiftId, role, start }) => ({ shiftId, role, start })) }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/open-shifts/:id',
      config: either,
      schema: {
        tags,
        summary: 'An open shift, and what hinders the reader',
        params: idParams,
        response: { 200: wire.fullOpenShiftBody },
      },
      handler: (request) => show(request, request.params.id),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/open-shifts/:id/sign-ups',
      config: either,
      schema: {
        tags,
        summary: 'Sign up for an open shift',
        description: RULES,
        params: idParams,
        body: wire.signUpBody,
        response: { 200: wire.fullOpenShiftBody },
      },
      handler: async (request) => {
        const openId = request.params.id
        await signUp(deps, request.actor, { openId, memberId: request.body?.memberId })
        return show(request, openId)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/open-shifts/:id/sign-ups/withdraw',
      config: either,
      schema: {
        tags,
        summary: 'Take a sign-up back while it waits',
        params: idParams,
        body: wire.signUpBody,
        response: { 200: wire.fullOpenShiftBody },
      },
      handler: async (request) => {
        const openId = request.params.id
        await withdrawSignUp(deps, request.actor, { openId, memberId: request.body?.memberId })
        return show(request, openId)
      },
    })

    for (const [verb, summary, act] of [
      ['close', 'End the window now, and give what is given at its close', closeOpenShift],
      ['withdraw', 'Take it back: nobody gets it by signing up', withdrawOpenShift],
    ] as const) {
      app.route({
        method: 'POST',
        url: `/api/v1/open-shifts/:id/${verb}`,
        config: coordinator,
        schema: { tags, summary, params: idParams, response: { 200: wire.fullOpenShiftBody } },
        handler: async (request) => {
          await act(deps, request.actor, request.params.id)
          return show(request, request.params.id)
        },
      })
    }

    app.route({
      method: 'POST',
      url: '/api/v1/cover-requests',
      config: either,
      schema: {
        tags,
        summary: 'Somebody cannot come: they are off the shift at once, and it is open for sign-up until it begins',
        description:
          'For oneself, or by a coordinator. An absence is kept for the hours of the shift, and coordinators are told. To keep ' +
          'the duty until somebody takes it, ask for a swap instead.',
        body: wire.coverBody,
        response: { 201: wire.fullOpenShiftBody },
      },
      handler: async (request, reply) => {
        const { id } = await askForCover(deps, request.actor, request.body, attemptOf(deps, request))
        return reply.code(201).send(await show(request, id))
      },
    })
  }

async function hinders(read: Read, open: OpenShift, { actor }: FastifyRequest) {
  const { memberId } = actor
  if (memberId === undefined || !holds(actor, 'duty:stand')) return null
  const book = await bookOfRota(read, open.rotaId)
  const shift = book.shift.get(open.shiftId)
  if (!shift) return []
  const mayBreak = holds(actor, 'rota:write')
  return forbids(book, shift, memberId).map((each) => violationView(each, book.facts.zone, mayBreak))
}
