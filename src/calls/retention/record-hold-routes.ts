// Legal hold of cases and consultations, over HTTP and from their pages.
import { z } from 'zod'
import { one, postedFields } from '../../console/posted.ts'
import { pathPart, tryStep } from '../../console/try-step.ts'
import { seeOther } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { idParams, recordId } from '../../http/wire.ts'
import { type Holding, holdRecord } from './record-holds.ts'

const LONGEST_REASON = 500

export const holdInput = z.strictObject({ held: z.boolean(), reason: z.string().trim().min(1).max(LONGEST_REASON) })

/** @param path the plural under which the records are found: `/cases`, `/api/v1/cases` */
export const recordHoldRoutes =
  (holding: Holding, path: string, tag: string) =>
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'PUT',
      url: `/api/v1${path}/:id/legal-hold`,
      config: { access: 'calls:hold' },
      schema: {
        tags: [tag],
        summary: `Keep a ${holding.record} that came from no call from being shredded, or no longer`,
        description: 'What came from a call is kept with that call.',
        params: idParams,
        body: holdInput,
        response: { 200: z.object({ id: recordId, legalHold: z.boolean() }) },
      },
      handler: async (request) => {
        const { id } = request.params
        await holdRecord(deps, request.actor, holding, id, request.body)
        return { id, legalHold: request.body.held }
      },
    })

    app.route({
      method: 'POST',
      url: `${path}/:id/hold`,
      config: { access: 'calls:hold', page: true },
      schema: { hide: true },
      handler: async (request, reply) => {
        const posted = postedFields(request)
        const id = pathPart(request.url, 2)
        const reason = one(posted, 'reason').slice(0, LONGEST_REASON)
        const hold = { held: one(posted, 'held') === 'yes', reason }
        const result =
          reason === '' ? 'incomplete' : await tryStep(() => holdRecord(deps, request.actor, holding, id, hold))
        return seeOther(reply, `${path}/${id}?done=${result === 'done' ? 'hold-saved' : 'hold-incomplete'}`)
      },
    })
  }
