// Who is on duty over HTTP, by display codes, and the posts of a line now.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { noneMatch } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { dutyBoard, type ReadySheet } from './board.ts'
import { linePosts } from './line-posts.ts'
import { linePostsOnWire } from './on-wire.ts'
import { dutyQuery, dutySheetBody, lineParams, postsBody } from './wire.ts'

/** A client may keep an answer this long, and never beyond the next hand-off. */
const KEEP_SECONDS = 5
const CACHE_CONTROL = Array.from({ length: KEEP_SECONDS + 1 }, (_, seconds) => `private, max-age=${seconds}`)

/** Sends the ready text as it is: serialising it anew for each request would cost more than everything else. */
function sendSheet(request: FastifyRequest, reply: FastifyReply, sheet: ReadySheet, now: number): void {
  const seconds = Math.max(0, Math.min(KEEP_SECONDS, Math.floor((sheet.until - now) / 1000)))
  reply.header('etag', sheet.etag).header('cache-control', CACHE_CONTROL[seconds])
  if (request.headers['if-none-match'] !== undefined && noneMatch(request, sheet.etag)) reply.code(304).send()
  else reply.header('content-type', 'application/json; charset=utf-8').send(sheet.json)
}

export const dutyRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const board = dutyBoard(deps)

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:lineId/duty',
      config: { access: 'duty:read' },
      compress: false,
      schema: {
        tags: ['duty'],
        summary: 'Who is on duty, who is next, and when hands change',
        description: 'By display codes. Final duty: what was published, with every change since.',
        params: lineParams,
        querystring: dutyQuery,
        response: { 200: dutySheetBody },
      },
      handler: (request, reply) => {
        const now = deps.clock.now()
        const { at = now, role } = request.query
        const sheet = board.sheet(request.params.lineId, role, at)
        if (!(sheet instanceof Promise)) return sendSheet(request, reply, sheet, now.toMillis())
        sheet.then(
          (found) => sendSheet(request, reply, found, now.toMillis()),
          (error) => reply.send(error),
        )
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:lineId/duty/posts',
      config: { access: 'duty:read' },
      schema: {
        tags: ['duty'],
        summary: 'The posts now and within the hour: filled, awaited, possibly empty; and gaps',
        params: lineParams,
        response: { 200: postsBody },
      },
      handler: async (request) => {
        const now = deps.clock.now()
        const found = await deps.db.read((read) => linePosts(read, request.params.lineId, now))
        return linePostsOnWire(found)
      },
    })
  }
