// Weekly unavailability and wishes over HTTP: one's own, or everybody's for coordinators.
import { z } from 'zod'
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import type { Routes } from '../http/routes.ts'
import { day } from '../http/wire.ts'
import { addRecurring, addWish, endRecurring, endWish } from './availability-actions.ts'
import { getRecurring, getWish, recurringOf, wishesOf } from './availability-store.ts'
import { memberIdOf, mustSee } from './own.ts'
import { getMember } from './store.ts'
import * as wire from './wire.ts'

const tags = ['people']
const config = { access: 'signed-in' } as const
const current = z.object({ on: day.optional().meta({ description: 'Only what is in force on this day or later.' }) })

const notOver =
  (on: string | undefined) =>
  ({ until }: { readonly until: string | null }): boolean =>
    on === undefined || until === null || until > on

export const wishRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/members/:id/weekly-absences',
      config,
      schema: {
        tags,
        summary: 'When a member is unavailable every week',
        params: wire.memberParams,
        querystring: current,
        response: { 200: z.object({ items: z.array(wire.recurring) }) },
      },
      handler: async (request) => {
        const memberId = memberIdOf(request.actor, request.params.id)
        mustSee(request.actor, memberId)
        const found = await deps.db.read(async (read) => {
          await getMember(read, memberId)
          return recurringOf(read, memberId)
        })
        return { items: found.filter(notOver(request.query.on)) }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/members/:id/weekly-absences',
      config,
      schema: {
        tags,
        summary: 'Be unavailable every week at a time',
        description: 'By the wall clock of the member’s own zone; it may reach past midnight.',
        params: wire.memberParams,
        body: wire.newRecurring,
        response: { 201: wire.recurring },
      },
      handler: async (request, reply) => {
        const memberId = memberIdOf(request.actor, request.params.id)
        const attempt = attemptOf(deps, request)
        const { id } = await addRecurring(deps, request.actor, memberId, { absence: request.body, attempt })
        return reply.code(201).send(await deps.db.read((read) => getRecurring(read, memberId, id)))
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/members/:id/weekly-absences/:partId',
      config,
      schema: {
        tags,
        summary: 'Be available again from a day on',
        params: wire.partParams,
        querystring: wire.endingOn,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        const at = { memberId: memberIdOf(request.actor, request.params.id), id: request.params.partId }
        await endRecurring(deps, request.actor, at, request.query.on)
        return reply.code(204).send(null)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/members/:id/wishes',
      config,
      schema: {
        tags,
        summary: 'Shifts asked for and against',
        params: wire.memberParams,
        querystring: current,
        response: { 200: z.object({ items: z.array(wire.wish) }) },
      },
      handler: async (request) => {
        const memberId = memberIdOf(request.actor, request.params.id)
        mustSee(request.actor, memberId)
        const found = await deps.db.read(async (read) => {
          await getMember(read, memberId)
          return wishesOf(read, memberId)
        })
        return { items: found.filter(notOver(request.query.on)) }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/members/:id/wishes',
      config,
      schema: {
        tags,
        summary: 'Ask for or against shifts',
        description: 'A day, a weekday, a template, or several of them together. It is a wish: rotas weigh it.',
        params: wire.memberParams,
        body: wire.newWish,
        response: { 201: wire.wish },
      },
      handler: async (request, reply) => {
        const memberId = memberIdOf(request.actor, request.params.id)
        const attempt = attemptOf(deps, request)
        const { id } = await addWish(deps, request.actor, memberId, { wish: request.body, attempt })
        return reply.code(201).send(await deps.db.read((read) => getWish(read, memberId, id)))
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/members/:id/wishes/:partId',
      config,
      schema: {
        tags,
        summary: 'Take a wish back',
        params: wire.partParams,
        querystring: wire.endingOn,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        const at = { memberId: memberIdOf(request.actor, request.params.id), id: request.params.partId }
        await endWish(deps, request.actor, at, request.query.on)
        return reply.code(204).send(null)
      },
    })
  }
