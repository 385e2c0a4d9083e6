// What kind of day it is on a line, over HTTP.
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { Routes } from '../http/routes.ts'
import { day, idParams, recordId } from '../http/wire.ts'
import { calendarOf, withOwnDays } from './day-kind.ts'
import { period } from './plan-routes.ts'
import { getLine, ownDaysOf } from './store.ts'
import { settleDay } from './surge-actions.ts'
import { daysBetween } from './wall-clock.ts'
import * as wire from './wire.ts'

const tags = ['lines']
const write = { access: 'lines:write' } as const
const dayParams = z.object({ id: recordId, day })

export const dayRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/lines/:id/days',
      config: { access: 'lines:read' },
      schema: {
        tags,
        summary: 'Workdays, make-up workdays, weekends and holidays of a period',
        params: idParams,
        querystring: period,
        response: { 200: z.object({ items: z.array(wire.lineDay), holidaysKnownUntil: z.int().nullable() }) },
      },
      handler: async (request) => {
        const { line, own } = await deps.db.read(async (on) => ({
          line: await getLine(on, request.params.id),
          own: await ownDaysOf(on, request.params.id),
        }))
        const calendar = calendarOf(line.region)
        const kindOf = withOwnDays(calendar, own)
        const owned = new Set(own.map((each) => each.day))
        const items = daysBetween(request.query.from, request.query.to)
        return {
          items: items.map((each) => ({ day: each, kind: kindOf(each), own: owned.has(each) })),
          holidaysKnownUntil: calendar.knownUntil ?? null,
        }
      },
    })

    app.route({
      method: 'PUT',
      url: '/api/v1/lines/:id/days/:day',
      config: write,
      schema: {
        tags,
        summary: 'Settle what kind a day is on this line',
        params: dayParams,
        body: z.strictObject({ kind: wire.dayKind }),
        response: { 200: wire.ownDay },
      },
      handler: async (request) => {
        const { id, day: on } = request.params
        await settleDay(deps, request.actor, id, { day: on, kind: request.body.kind })
        return { day: on, kind: request.body.kind }
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/lines/:id/days/:day',
      config: write,
      schema: { tags, summary: 'Leave a day to the calendar again', params: dayParams, response: { 204: z.null() } },
      handler: async (request, reply) => {
        await settleDay(deps, request.actor, request.params.id, { day: request.params.day, kind: undefined })
        return reply.code(204).send(null)
      },
    })
  }
