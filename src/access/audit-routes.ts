// The audit trail, for those who watch over it. Reading it leaves a trace as well.
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { pageOf, pageQuery, readCursor, rowNumber, sendPage } from '../http/pagination.ts'
import type { Routes } from '../http/routes.ts'
import { isoInstant } from '../http/wire.ts'
import { readAudit } from './audit-actions.ts'
import * as wire from './wire.ts'

const codeText = z.string().min(1).max(100)

const query = z.object({
  ...pageQuery.shape,
  accountId: codeText.optional(),
  action: codeText.optional(),
  record: codeText.optional(),
  recordId: codeText.optional(),
  from: isoInstant.optional(),
  to: isoInstant.optional(),
})

export const auditRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/audit',
      config: { access: 'audit:read' },
      schema: {
        tags: ['access'],
        summary: 'The audit trail, latest first',
        description: 'A page may be short, or empty, and still have a next one: go on until `nextCursor` is null.',
        querystring: query,
        response: { 200: pageOf(wire.auditEntry) },
      },
      handler: async (request, reply) => {
        const { limit, cursor, ...filter } = request.query
        const before = readCursor(cursor, rowNumber)
        return sendPage(reply, request, await readAudit(deps, request.actor, filter, { limit, before }))
      },
    })
  }
