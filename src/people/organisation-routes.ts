// Organisations, teams and colleagues over HTTP.
import { z } from 'zod'
import { holds } from '../access/actor.ts'
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { forbidden } from '../errors.ts'
import { pageFrom, pageOf, pageQuery, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { idParams } from '../http/wire.ts'
import { getLine } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { addOrganisation, addTeam, changeOrganisation, changeTeam } from './organisation-actions.ts'
import { getOrganisation, getTeam, listOrganisations, listTeams } from './organisation-store.ts'
import { colleaguesOn, linesOf } from './store.ts'
import * as wire from './wire.ts'

const tags = ['people']
const read = { access: 'rota:read' } as const
const write = { access: 'people:write' } as const
const cursorKey = z.string().max(60)

export const organisationRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/organisations',
      config: read,
      schema: { tags, summary: 'Organisations', querystring: pageQuery, response: { 200: pageOf(wire.organisation) } },
      handler: async (request, reply) => {
        const { limit, cursor } = request.query
        const after = readCursor(cursor, cursorKey) ?? ''
        const all = await deps.db.read((on) => listOrganisations(on))
        const page = pageFrom(
          all.filter(({ code }) => code > after),
          limit,
          ({ code }) => code,
        )
        return sendPage(reply, request, page)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/organisations',
      config: write,
      schema: {
        tags,
        summary: 'Add an organisation',
        body: wire.newOrganisation,
        response: { 201: wire.organisation },
      },
      handler: async (request, reply) => {
        const { id } = await addOrganisation(deps, request.actor, request.body, attemptOf(deps, request))
        const organisation = await deps.db.read((on) => getOrganisation(on, id))
        setRevision(reply, organisation.revision)
        return reply.code(201).send(organisation)
      },
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/organisations/:id',
      config: write,
      schema: {
        tags,
        summary: 'Change or retire an organisation',
        params: idParams,
        body: wire.organisationEdit,
        response: { 200: wire.organisation },
      },
      handler: async (request, reply) => {
        const { id } = request.params
        const change = { edit: request.body, expectedRevision: expectedRevision(request) }
        await changeOrganisation(deps, request.actor, id, change)
        const organisation = await deps.db.read((on) => getOrganisation(on, id))
        setRevision(reply, organisation.revision)
        return organisation
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/teams',
      config: read,
      schema: { tags, summary: 'Teams', querystring: pageQuery, response: { 200: pageOf(wire.team) } },
      handler: async (request, reply) => {
        const { limit, cursor } = request.query
        const after = readCursor(cursor, cursorKey) ?? ''
        const all = await deps.db.read((on) => listTeams(on))
        const page = pageFrom(
          all.filter(({ code }) => code > after),
          limit,
          ({ code }) => code,
        )
        return sendPage(reply, request, page)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/teams',
      config: write,
      schema: { tags, summary: 'Form a team', body: wire.newTeam, response: { 201: wire.team } },
      handler: async (request, reply) => {
        const { id } = await addTeam(deps, request.actor, request.body, attemptOf(deps, request))
        const team = await deps.db.read((on) => getTeam(on, id))
        setRevision(reply, team.revision)
        return reply.code(201).send(team)
      },
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/teams/:id',
      config: write,
      schema: {
        tags,
        summary: 'Change or retire a team',
        params: idParams,
        body: wire.teamEdit,
        response: { 200: wire.team },
      },
      handler: async (request, reply) => {
        const { id } = request.params
        await changeTeam(deps, request.actor, id, { edit: request.body, expectedRevision: expectedRevision(request) })
        const team = await deps.db.read((on) => getTeam(on, id))
        setRevision(reply, team.revision)
        return team
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:id/colleagues',
      config: read,
      schema: {
        tags,
        summary: 'Who serves a line today: display code, name and roles',
        description: 'For those who serve the line themselves, and those with `people:read`.',
        params: idParams,
        response: { 200: z.object({ items: z.array(wire.colleague) }) },
      },
      handler: async (request) => {
        const { actor, params } = request
        return deps.db.read(async (on) => {
          const line = await getLine(on, params.id)
          const today = dayOf(deps.clock.now(), line.zone)
          const serves = actor.memberId !== undefined && (await linesOf(on, actor.memberId, today)).includes(line.id)
          if (!serves && !holds(actor, 'people:read')) throw forbidden('Only those who serve this line see who does.')
          return { items: [...(await colleaguesOn(on, line.id, today))] }
        })
      },
    })
  }
