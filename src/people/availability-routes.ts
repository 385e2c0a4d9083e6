// Leave, weekly unavailability, wishes and routing addresses over HTTP: one's own, or everybody's for coordinators.
import { z } from 'zod'
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { pageFrom, pageOf, pageQuery, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { isoInstant, recordId } from '../http/wire.ts'
import { addAbsence, changeAbsence, withdrawAbsence } from './availability-actions.ts'
import { absencesOf, getAbsence } from './availability-store.ts'
import { memberIdOf, mustSee } from './own.ts'
import { forgetRoutingAddress, setRoutingAddress } from './routing-actions.ts'
import * as wire from './wire.ts'

const tags = ['people']
/** The action decides: one's own needs people:own, others' people:read or people:write. */
const config = { access: 'signed-in' } as const
const cursorKey = z.object({ start: isoInstant, id: recordId })

export const availabilityRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/members/:id/absences',
      config,
      schema: {
        tags,
        summary: 'Leave, illness and training of a member',
        params: wire.memberParams,
        querystring: z.object({ ...pageQuery.shape, endingAfter: isoInstant.optional() }),
        response: { 200: pageOf(wire.absence) },
      },
      handler: async (request, reply) => {
        const memberId = memberIdOf(request.actor, request.params.id)
        mustSee(request.actor, memberId)
        const { limit, cursor, endingAfter } = request.query
        const page = { limit: limit + 1, after: readCursor(cursor, cursorKey), endingAfter }
        const found = await deps.db.read((read) => absencesOf(read, memberId, page))
        const key = ({ start, id }: { start: { toJSON(): unknown }; id: string }) => ({ start, id })
        return sendPage(reply, request, pageFrom(found, limit, key))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/members/:id/absences',
      config,
      schema: {
        tags,
        summary: 'Ask off: leave, illness or training',
        params: wire.memberParams,
        body: wire.newAbsence,
        response: { 201: wire.absence },
      },
      handler: async (request, reply) => {
        const memberId = memberIdOf(request.actor, request.params.id)
        const attempt = attemptOf(deps, request)
        const { id } = await addAbsence(deps, request.actor, memberId, { absence: request.body, attempt })
        const absence = await deps.db.read((read) => getAbsence(read, memberId, id))
        setRevision(reply, absence.revision)
        return reply.code(201).send(absence)
      },
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/members/:id/absences/:partId',
      config,
      schema: {
        tags,
        summary: 'Change an absence; what is past of it stays',
        params: wire.partParams,
        body: wire.absenceEdit,
        response: { 200: wire.absence },
      },
      handler: async (request, reply) => {
        const at = { memberId: memberIdOf(request.actor, request.params.id), id: request.params.partId }
        const expected = expectedRevision(request)
        await changeAbsence(deps, request.actor, at, { edit: request.body, expectedRevision: expected })
        const absence = await deps.db.read((read) => getAbsence(read, at.memberId, at.id))
        setRevision(reply, absence.revision)
        return absence
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/members/:id/absences/:partId',
      config,
      schema: {
        tags,
        summary: 'Withdraw an absence, or end it now when it has begun',
        params: wire.partParams,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        const at = { memberId: memberIdOf(request.actor, request.params.id), id: request.params.partId }
        await withdrawAbsence(deps, request.actor, at)
        return reply.code(204).send(null)
      },
    })

    app.route({
      method: 'PUT',
      url: '/api/v1/members/:id/routing/:lineId',
      config,
      schema: {
        tags,
        summary: 'Set where a member’s duty calls go on a line',
        description: 'Sealed at once. It is never shown again; only the telephone switch gets it.',
        params: wire.placeParams,
        body: wire.newAddress,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        const at = { memberId: memberIdOf(request.actor, request.params.id), lineId: request.params.lineId }
        await setRoutingAddress(deps, request.actor, at, request.body)
        return reply.code(204).send(null)
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/members/:id/routing/:lineId',
      config,
      schema: { tags, summary: 'Forget a routing address', params: wire.placeParams, response: { 204: z.null() } },
      handler: async (request, reply) => {
        const at = { memberId: memberIdOf(request.actor, request.params.id), lineId: request.params.lineId }
        await forgetRoutingAddress(deps, request.actor, at)
        return reply.code(204).send(null)
      },
    })
  }
