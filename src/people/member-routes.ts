// Members over HTTP.
import { z } from 'zod'
import { attemptOf } from '../access/idempotency.ts'
import type { Read } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { pageFrom, pageOf, pageQuery, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { day, idParams, recordId } from '../http/wire.ts'
import { changeMember, createMember, type LeavingHooks, setLeaving } from './actions.ts'
import { credentialsOf, teamsOf } from './member-store.ts'
import { memberIdOf, mustSee } from './own.ts'
import { addressesOnFile } from './routing-store.ts'
import { dutiesOf, getMember, listMembers } from './store.ts'
import * as wire from './wire.ts'

const tags = ['people']
const write = { access: 'people:write' } as const
/** The action decides: one's own needs people:own, others' people:read or people:write. */
const own = { access: 'signed-in' } as const

const memberQuery = z.object({
  ...pageQuery.shape,
  tier: wire.tier.optional(),
  organisation: recordId.optional(),
  team: recordId.optional(),
  line: recordId.optional(),
  role: wire.dutyRole.optional(),
  on: day.optional().meta({ description: 'Those who are with us, in the team and on the line on this day.' }),
})

async function detailOf(read: Read, id: string) {
  const member = await getMember(read, id)
  const duties = await dutiesOf(read, id)
  const credentials = await credentialsOf(read, id)
  const teams = await teamsOf(read, id)
  const routing = await addressesOnFile(read, id)
  return { ...member, duties: [...duties], credentials: [...credentials], teams: [...teams], routing: [...routing] }
}

export const memberRoutes =
  (deps: Deps, hooks: LeavingHooks): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/members',
      config: { access: 'people:read' },
      schema: {
        tags,
        summary: 'Members, by display code',
        querystring: memberQuery,
        response: { 200: pageOf(wire.member) },
      },
      handler: async (request, reply) => {
        const { limit, cursor, tier, organisation, team, line, role, on } = request.query
        const after = readCursor(cursor, z.string().max(20))
        const filter = { tier, organisationId: organisation, teamId: team, lineId: line, role, on }
        const members = await deps.db.read((read) => listMembers(read, filter, { limit: limit + 1, after }))
        return sendPage(
          reply,
          request,
          pageFrom(members, limit, ({ displayCode }) => displayCode),
        )
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/members',
      config: write,
      schema: { tags, summary: 'Take a member in', body: wire.newMember, response: { 201: wire.memberDetail } },
      handler: async (request, reply) => {
        const { id } = await createMember(deps, request.actor, request.body, attemptOf(deps, request))
        const member = await deps.db.read((read) => detailOf(read, id))
        setRevision(reply, member.revision)
        return reply.code(201).send(member)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/members/:id',
      config: own,
      schema: {
        tags,
        summary: 'One member, with what they may do',
        description: '`me` is the member of the account. Others need the permission `people:read`.',
        params: wire.memberParams,
        response: { 200: wire.memberDetail },
      },
      handler: async (request, reply) => {
        const id = memberIdOf(request.actor, request.params.id)
        mustSee(request.actor, id)
        const member = await deps.db.read((read) => detailOf(read, id))
        setRevision(reply, member.revision)
        return member
      },
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/members/:id',
      config: own,
      schema: {
        tags,
        summary: 'Change a member',
        description: 'Members change their own languages, dialects, zone and limits; the rest needs `people:write`.',
        params: wire.memberParams,
        body: wire.memberEdit,
        response: { 200: wire.memberDetail },
      },
      handler: async (request, reply) => {
        const id = memberIdOf(request.actor, request.params.id)
        const expected = expectedRevision(request)
        await changeMember(deps, request.actor, id, { edit: request.body, expectedRevision: expected })
        const member = await deps.db.read((read) => detailOf(read, id))
        setRevision(reply, member.revision)
        return member
      },
    })

    app.route({
      method: 'PUT',
      url: '/api/v1/members/:id/leaving',
      config: write,
      schema: {
        tags,
        summary: 'Let a member go from a day on, or keep them after all',
        description:
          'Members are never deleted: duties and teams end with them and do not come back by themselves; addresses are forgotten. Refused while they hold open follow-ups, and while they stand on a rota after that day: the answer lists those duties with who could take them; `openDuties` opens them.',
        params: idParams,
        body: wire.leaving,
        response: { 200: wire.memberDetail },
      },
      handler: async (request, reply) => {
        const { id } = request.params
        const leaving = { ...request.body, expectedRevision: expectedRevision(request) }
        await setLeaving(deps, request.actor, id, leaving, hooks)
        const member = await deps.db.read((read) => detailOf(read, id))
        setRevision(reply, member.revision)
        return member
      },
    })
  }
