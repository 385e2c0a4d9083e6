// Searching calls over HTTP: a POST, so that what is looked for is in no address and no log.
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { pageOf, pageQuery, readCursor, sendPage } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import { headOnWire } from '../on-wire.ts'
import { callItem, callSearchShape } from '../wire.ts'
import { searchCalls, searchCursor } from './search-calls.ts'

const found = z.object({ ...callItem.shape, excerpt: z.string() }).meta({ id: 'FoundCall' })

export const callSearchRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/api/v1/calls/search',
      config: { access: 'calls:read-own' },
      schema: {
        tags: ['calls'],
        summary: 'Find words in closed calls: one’s own; for supervisors those of their lines',
        description: `Any two characters of Chinese, whole words of other languages, phrases in quotation marks; all must
occur in what the record says now. New records are found within seconds. The search is recorded in the audit trail
without what was looked for.`,
        querystring: pageQuery,
        body: z.strictObject({ text: z.string().min(1).max(400), ...callSearchShape }),
        response: { 200: pageOf(found) },
      },
      handler: async (request, reply) => {
        const { limit, cursor } = request.query
        const { text, ...filter } = request.body
        const before = readCursor(cursor, searchCursor)
        const { items, next } = await searchCalls(deps, request.actor, { text, filter }, { limit, before })
        const shown = items.map(({ head, excerpt }) => ({ ...headOnWire(head), excerpt }))
        return sendPage(reply, request, { items: shown, next })
      },
    })
  }
