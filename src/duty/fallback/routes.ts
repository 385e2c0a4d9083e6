// A line's fallback over HTTP: the people who are asked in order, and at last the address.
import { z } from 'zod'
import { attemptOf } from '../../access/idempotency.ts'
import type { Read } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { expectedRevision, setRevision } from '../../http/preconditions.ts'
import type { Routes } from '../../http/routes.ts'
import { getLine } from '../../lines/store.ts'
import { dayOf } from '../../lines/wall-clock.ts'
import { displayCodesOf } from '../../people/store.ts'
import { lineParams } from '../wire.ts'
import { setFallback } from './address-actions.ts'
import { fallbackOf } from './address-store.ts'
import type { FallbackPerson } from './fallback.ts'
import { addFallbackPerson, changeFallbackPerson, endFallbackPerson } from './people-actions.ts'
import { fallbackPeopleOf, getFallbackPerson } from './people-store.ts'
import * as wire from './wire.ts'

const { fallbackBody, fallbackInput } = wire
const tags = ['duty']
const writing = { access: 'lines:write' } as const

async function shown(read: Read, people: readonly FallbackPerson[]) {
  const codes = await displayCodesOf(
    read,
    people.map(({ memberId }) => memberId),
  )
  return people.map((person) => ({
    ...person,
    weekdays: person.weekdays === null ? null : [...person.weekdays],
    displayCode: codes.get(person.memberId) ?? '?',
  }))
}

export const fallbackRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const showOne = (lineId: string, id: string) =>
      deps.db.read(async (read) => {
        const [view] = await shown(read, [await getFallbackPerson(read, lineId, id)])
        if (!view) throw new Error('a person that was read is gone')
        return view
      })

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:lineId/duty/fallback/people',
      config: { access: 'duty:read' },
      schema: {
        tags,
        summary: 'Who is asked when nobody of a role is on duty or answers: now and later, by role and in order',
        description:
          'Who of them may be asked at an instant is part of /duty: it leaves out who is on leave or on duty.',
        params: lineParams,
        response: { 200: wire.fallbackPeopleBody },
      },
      handler: async (request) =>
        await deps.db.read(async (read) => {
          const { id, zone } = await getLine(read, request.params.lineId)
          return { items: await shown(read, await fallbackPeopleOf(read, id, { from: dayOf(deps.clock.now(), zone) })) }
        }),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/lines/:lineId/duty/fallback/people',
      config: writing,
      schema: {
        tags,
        summary: 'Put somebody on the fallback list',
        params: lineParams,
        body: wire.newFallbackPerson,
        response: { 201: wire.fallbackPersonBody },
      },
      handler: async (request, reply) => {
        const { lineId } = request.params
        const input = { person: request.body, attempt: attemptOf(deps, request) }
        const { id } = await addFallbackPerson(deps, request.actor, lineId, input)
        const view = await showOne(lineId, id)
        setRevision(reply, view.revision)
        return reply.code(201).send(view)
      },
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/lines/:lineId/duty/fallback/people/:personId',
      config: writing,
      schema: {
        tags,
        summary: 'Change when and in which order somebody is asked',
        params: wire.fallbackPersonParams,
        body: wire.fallbackEdit,
        response: { 200: wire.fallbackPersonBody },
      },
      handler: async (request, reply) => {
        const { lineId, personId: id } = request.params
        const edit = Object.fromEntries(Object.entries(request.body).filter(([, value]) => value !== undefined))
        await changeFallbackPerson(deps, request.actor, { lineId, id }, { edit, expected: expectedRevision(request) })
        const view = await showOne(lineId, id)
        setRevision(reply, view.revision)
        return view
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/lines/:lineId/duty/fallback/people/:personId',
      config: writing,
      schema: {
        tags,
        summary: 'Take somebody off the fallback list, from today on',
        params: wire.fallbackPersonParams,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        const { lineId, personId: id } = request.params
        await endFallbackPerson(deps, request.actor, { lineId, id })
        return reply.code(204).send(null)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:lineId/duty/fallback',
      config: { access: 'lines:read' },
      schema: {
        tags: ['duty'],
        summary: 'Whether a line has a fallback address',
        params: lineParams,
        response: { 200: fallbackBody },
      },
      handler: async (request, reply) => {
        const { lineId } = request.params
        const fallback = await deps.db.read(async (read) => {
          await getLine(read, lineId)
          return fallbackOf(read, lineId)
        })
        setRevision(reply, fallback.revision)
        return fallback
      },
    })

    app.route({
      method: 'PUT',
      url: '/api/v1/lines/:lineId/duty/fallback',
      config: { access: 'lines:write' },
      schema: {
        tags: ['duty'],
        summary: 'Set where calls go when nobody on duty can be reached',
        params: lineParams,
        body: fallbackInput,
        response: { 200: fallbackBody },
      },
      handler: async (request, reply) => {
        const input = { lineId: request.params.lineId, target: request.body.target }
        const fallback = await setFallback(deps, request.actor, input, expectedRevision(request))
        setRevision(reply, fallback.revision)
        return fallback
      },
    })
  }
