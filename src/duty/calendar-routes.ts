// Calendar feeds: make, list and revoke secret addresses when signed in; read one with nothing but its secret.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { noneMatch } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { recordId } from '../http/wire.ts'
import { createFeed, type FeedInput, revokeCalendar } from './calendar-actions.ts'
import { type CalendarDocument, readCalendar } from './calendar-document.ts'
import { getFeed, listFeeds } from './calendar-store.ts'
import { createdFeedBody, feedInput, feedOnWire, feedsBody } from './calendar-wire.ts'

/** A calendar program asks every quarter of an hour; an office behind one address may run many. */
const READS_PER_MINUTE = 120

const inputOf = (body: z.output<typeof feedInput>): FeedInput => ({
  kind: body.kind,
  lineIds: body.kind === 'line' ? [body.lineId] : [...new Set(body.includeLines)],
  language: body.language,
  label: body.label,
})

function addressOf(deps: Deps, request: FastifyRequest, secret: string): string {
  const origin = deps.config.publicUrl ?? `${request.protocol}://${request.host}`
  return `${origin}/calendars/${secret}.ics`
}

function sendCalendar(request: FastifyRequest, reply: FastifyReply, { text, etag }: CalendarDocument): FastifyReply {
  reply.header('etag', etag).header('cache-control', 'private, no-cache')
  if (noneMatch(request, etag)) return reply.code(304).send()
  return reply.type('text/calendar; charset=utf-8').send(text)
}

export const calendarRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/api/v1/calendars',
      config: { access: 'duty:read' },
      schema: {
        tags: ['duty'],
        summary: 'Make a secret calendar address',
        description:
          'For one’s own duty, or for a line by display codes. The address is shown once and can be revoked.',
        body: feedInput,
        response: { 201: createdFeedBody },
      },
      handler: async (request, reply) => {
        const created = await createFeed(deps, request.actor, inputOf(request.body), attemptOf(deps, request))
        const feed = await deps.db.read((read) => getFeed(read, created.id))
        const url = created.secret === undefined ? null : addressOf(deps, request, created.secret)
        return reply.code(201).send({ ...feedOnWire(feed), url })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/calendars',
      config: { access: 'duty:read' },
      schema: { tags: ['duty'], summary: 'One’s own calendar addresses', response: { 200: feedsBody } },
      handler: async (request) => {
        const feeds = await deps.db.read((read) => listFeeds(read, request.actor.accountId))
        return { items: feeds.map(feedOnWire) }
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/calendars/:calendarId',
      config: { access: 'duty:read' },
      schema: {
        tags: ['duty'],
        summary: 'Revoke a calendar address',
        params: z.object({ calendarId: recordId }),
        response: { 204: z.undefined() },
      },
      handler: async (request, reply) => {
        await revokeCalendar(deps, request.actor, request.params.calendarId)
        return reply.code(204).send()
      },
    })

    app.route({
      method: 'GET',
      url: '/calendars/:secret.ics',
      config: { access: 'public', rateLimit: { max: READS_PER_MINUTE, timeWindow: '1 minute' } },
      schema: {
        tags: ['duty'],
        summary: 'A calendar of duty (iCalendar)',
        description: 'The address is the key. 410 once it is revoked or its owner has lost access.',
        params: z.object({ secret: z.string().max(100) }),
        produces: ['text/calendar'],
        response: { 200: z.string() },
      },
      handler: async (request, reply) => {
        return sendCalendar(request, reply, await readCalendar(deps, request.params.secret))
      },
    })
  }
