// What members may do, over HTTP: duties, teams, credentials.
import { z } from 'zod'
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import type { Routes } from '../http/routes.ts'
import { idParams, recordId } from '../http/wire.ts'
import type { LeavingHooks } from './actions.ts'
import { getCredential, getDuty, getTeamMembership } from './member-store.ts'
import { addCredential, addDuty, changeCredential, endDuty, joinTeam, leaveTeam } from './qualification-actions.ts'
import * as wire from './wire.ts'

const tags = ['people']
const config = { access: 'people:write' } as const
const partParams = z.object({ id: recordId, partId: recordId })

export const qualificationRoutes =
  (deps: Deps, hooks: LeavingHooks): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/api/v1/members/:id/duties',
      config,
      schema: {
        tags,
        summary: 'Let a member take a duty on a line',
        params: idParams,
        body: wire.newDuty,
        response: { 201: wire.duty },
      },
      handler: async (request, reply) => {
        const memberId = request.params.id
        const attempt = attemptOf(deps, request)
        const { id } = await addDuty(deps, request.actor, memberId, { duty: request.body, attempt })
        return reply.code(201).send(await deps.db.read((read) => getDuty(read, memberId, id)))
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/members/:id/duties/:partId',
      config,
      schema: {
        tags,
        summary: 'A member may take a duty no more',
        description:
          'Refused, with `unfinished`, while the member has open follow-ups, cases or expert questions of a line that they leave by it.',
        params: partParams,
        querystring: wire.endingDuty,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        const { id: memberId, partId: id } = request.params
        await endDuty(deps, request.actor, { memberId, id }, { ...request.query, ...hooks })
        return reply.code(204).send(null)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/members/:id/teams',
      config,
      schema: {
        tags,
        summary: 'Put a member into a team',
        params: idParams,
        body: wire.newMembership,
        response: { 201: wire.teamMembership },
      },
      handler: async (request, reply) => {
        const memberId = request.params.id
        const attempt = attemptOf(deps, request)
        const { id } = await joinTeam(deps, request.actor, memberId, { membership: request.body, attempt })
        return reply.code(201).send(await deps.db.read((read) => getTeamMembership(read, memberId, id)))
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/members/:id/teams/:partId',
      config,
      schema: {
        tags,
        summary: 'Take a member out of a team',
        params: partParams,
        querystring: wire.endingOn,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        const { id: memberId, partId: id } = request.params
        await leaveTeam(deps, request.actor, { memberId, id }, request.query.on)
        return reply.code(204).send(null)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/members/:id/credentials',
      config,
      schema: {
        tags,
        summary: 'Record a credential',
        params: idParams,
        body: wire.newCredential,
        response: { 201: wire.credential },
      },
      handler: async (request, reply) => {
        const memberId = request.params.id
        const attempt = attemptOf(deps, request)
        const { id } = await addCredential(deps, request.actor, memberId, { credential: request.body, attempt })
        return reply.code(201).send(await deps.db.read((read) => getCredential(read, memberId, id)))
      },
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/members/:id/credentials/:partId',
      config,
      schema: {
        tags,
        summary: 'Prolong, revoke or correct a credential, with a reason',
        params: partParams,
        body: wire.credentialEdit,
        response: { 200: wire.credential },
      },
      handler: async (request) => {
        const { id: memberId, partId: id } = request.params
        await changeCredential(deps, request.actor, { memberId, id }, request.body)
        return deps.db.read((read) => getCredential(read, memberId, id))
      },
    })
  }
