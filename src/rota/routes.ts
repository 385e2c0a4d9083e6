// Rotas over HTTP: make, list, read, preview, drop, and what they lack.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { holds } from '../access/actor.ts'
import { attemptOf } from '../access/idempotency.ts'
import type { Read } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { pageFrom, pageOf, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { day, recordId } from '../http/wire.ts'
import { getLinePlan } from '../lines/store.ts'
import { colleaguesOf } from '../people/store.ts'
import { assertPeriod, createRota, dropRota, openPlaces, plannedShifts } from './actions.ts'
import { gapsOf } from './coverage.ts'
import type { Book } from './facts.ts'
import { bookOfRota } from './facts-store.ts'
import { fairnessOf } from './fairness.ts'
import { gapsOfLine } from './gap-store.ts'
import { getRota, listRotas } from './store.ts'
import {
  type Faces,
  facesOf,
  fairnessView,
  gapView,
  headView,
  rotaView,
  type Sight,
  seenBy,
  shiftView,
} from './views.ts'
import {
  fairnessBody,
  gapsBody,
  lineGapsBody,
  lineParams,
  newRota,
  periodQuery,
  previewBody,
  previewQuery,
  rotaBody,
  rotaHead,
  rotaParams,
  rotaQuery,
} from './wire.ts'

const tags = ['rota']
const lastSeen = z.tuple([day, recordId])

/** Those who look after the people see names, leave and reasons; others display codes, and what concerns themselves. */
export const sightOf = ({ actor }: FastifyRequest): Sight => ({
  everything: holds(actor, 'people:read'),
  memberId: actor.memberId,
})

export async function facesIn(read: Read, request: FastifyRequest, memberIds: Iterable<string>): Promise<Faces> {
  return facesOf(await colleaguesOf(read, [...new Set(memberIds)]), sightOf(request).everything)
}

const membersOf = (book: Book) => [...book.member.keys(), ...book.byMember.keys()]

export const rotaRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/rotas',
      config: { access: 'rota:read' },
      schema: { tags, summary: 'Rotas, the latest first', querystring: rotaQuery, response: { 200: pageOf(rotaHead) } },
      handler: async (request, reply) => {
        const { limit, cursor, ...filter } = request.query
        const after = readCursor(cursor, lastSeen)
        const rows = await deps.db.read((read) => listRotas(read, filter, { limit: limit + 1, after }))
        const { items, next } = pageFrom(rows, limit, (rota) => [rota.fromDay, rota.id])
        return sendPage(reply, request, { items: items.map(headView), next })
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/rotas',
      config: { access: 'rota:write' },
      schema: {
        tags,
        summary: 'Make a draft with the shifts of its days',
        description: 'A day of a line belongs to one rota at most: a second one is refused with 409.',
        body: newRota,
        response: { 201: rotaHead },
      },
      handler: async (request, reply) => {
        const { id } = await createRota(deps, request.actor, request.body, attemptOf(deps, request))
        const rota = await deps.db.read((read) => getRota(read, id))
        setRevision(reply, rota.revision)
        return reply.code(201).header('location', `/api/v1/rotas/${id}`).send(headView(rota))
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/preview',
      config: { access: 'rota:read' },
      schema: {
        tags,
        summary: 'The shifts that a rota of these days would have; nothing is stored',
        querystring: previewQuery,
        response: { 200: previewBody },
      },
      handler: async (request) => {
        const { lineId, from, to } = request.query
        assertPeriod({ from, to })
        const plan = await deps.db.read((read) => getLinePlan(read, lineId))
        return { zone: plan.line.zone, shifts: plannedShifts(plan, from, to).map(shiftView) }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id',
      config: { access: 'rota:read' },
      schema: {
        tags,
        summary: 'A rota with its shifts, who stands them, and every rule that is broken',
        params: rotaParams,
        response: { 200: rotaBody },
      },
      handler: async (request, reply) =>
        await deps.db.read(async (read) => {
          const book = await bookOfRota(read, request.params.id)
          setRevision(reply, book.facts.rota.revision)
          const reading = { openPlaces: openPlaces(book), mayBreak: holds(request.actor, 'rota:write') }
          const view = rotaView(book, await facesIn(read, request, membersOf(book)), reading)
          return seenBy(sightOf(request), view)
        }),
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/rotas/:id',
      config: { access: 'rota:write' },
      schema: { tags, summary: 'Drop a draft', params: rotaParams, response: { 204: z.null() } },
      handler: async (request, reply) => {
        await dropRota(deps, request.actor, request.params.id, expectedRevision(request))
        return reply.code(204).send(null)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/gaps',
      config: { access: 'rota:read' },
      schema: {
        tags,
        summary: 'Intervals of this rota below required coverage, by role; a draft as it stands',
        params: rotaParams,
        response: { 200: gapsBody },
      },
      handler: async (request) => {
        const { facts, shift } = await deps.db.read((read) => bookOfRota(read, request.params.id))
        const stood = facts.assignments.flatMap(({ shiftId }) => shift.get(shiftId) ?? [])
        return { items: gapsOf(facts.shifts, stood).map(gapView) }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:lineId/gaps',
      config: { access: 'rota:read' },
      schema: {
        tags,
        summary: 'Coverage gaps of a line ahead of time, in final duty, by role',
        params: lineParams,
        querystring: periodQuery,
        response: { 200: lineGapsBody },
      },
      handler: async (request) => {
        const { from, to } = request.query
        assertPeriod({ from, to })
        const found = await deps.db.read((read) => gapsOfLine(read, request.params.lineId, from, to))
        return { items: found.gaps.map(gapView), unpublishedDays: [...found.unpublishedDays] }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/summary',
      config: { access: 'rota:read' },
      schema: {
        tags,
        summary: 'Hours, nights, weekends, holidays and shares of each member',
        params: rotaParams,
        response: { 200: fairnessBody },
      },
      handler: async (request) =>
        await deps.db.read(async (read) => {
          const book = await bookOfRota(read, request.params.id)
          return fairnessView(fairnessOf(book), await facesIn(read, request, membersOf(book)))
        }),
    })
  }
