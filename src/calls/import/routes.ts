// The import of old call logs over HTTP.
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { inOwnScope, type Routes } from '../../http/routes.ts'
import { idParams } from '../../http/wire.ts'
import { acceptSheets, SHEET_TYPES, sheetBody } from '../../sheets/upload.ts'
import { importCalls, MOST_FAULTS, tryCallImport } from './import-calls.ts'
import { callLogTemplate } from './template.ts'

const tags = ['calls']
const config = { access: 'calls:import' } as const
export const MOST_ROWS = 2_000

const rowFault = z
  .object({ row: z.int(), column: z.string(), code: z.string(), message: z.string(), messageZh: z.string() })
  .meta({ id: 'CallRowFault' })
const removed = z.record(z.string(), z.int()).meta({ description: 'What was taken out of the texts, by type.' })
const report = z
  .object({
    rows: z.int(),
    good: z.int(),
    faults: z.array(rowFault),
    ignoredColumns: z.array(z.string()),
    textsExpired: z.int(),
    removed,
  })
  .meta({ id: 'CallImportReport' })
const done = z
  .object({ rows: z.int(), added: z.int(), known: z.int(), textsExpired: z.int(), removed })
  .meta({ id: 'CallImport' })

const DESCRIPTION = `CSV (UTF-8, GBK or UTF-16) or the first sheet of an .xlsx file, as the body or as the one file of a
multipart form; at most 5 MB and ${MOST_ROWS} rows (the command "warmline import calls" takes more). Headers and values in
Chinese or English, or codes: see the template. Texts are de-identified before they are stored; names and numbers of
callers have no column. Texts older than the line keeps texts are left out. The same file again adds nothing.`

export const callImportRoutes = (deps: Deps): Routes =>
  inOwnScope(async (app) => {
    const sheetIn = await acceptSheets(app, { rows: MOST_ROWS })
    const schema = { tags, description: DESCRIPTION, consumes: SHEET_TYPES, params: idParams, body: sheetBody }

    app.route({
      method: 'POST',
      url: '/api/v1/lines/:id/calls/import/dry-run',
      config,
      schema: {
        ...schema,
        summary: 'What importing an old call log would do: every bad row, and why',
        response: { 200: report },
      },
      handler: async (request) => {
        const { rows } = await sheetIn(request)
        const checked = await tryCallImport(deps, request.actor, { lineId: request.params.id, rows })
        const { calls, faults, ignoredColumns } = checked
        return {
          rows: checked.rows,
          good: calls.length,
          faults: faults.slice(0, MOST_FAULTS),
          ignoredColumns: [...ignoredColumns],
          textsExpired: calls.filter(({ textsExpired }) => textsExpired).length,
          removed: checked.removed,
        }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/lines/:id/calls/import',
      config,
      schema: { ...schema, summary: 'Import an old call log: all of it or nothing', response: { 200: done } },
      handler: async (request) => {
        const upload = await sheetIn(request)
        return importCalls(deps, request.actor, { lineId: request.params.id, ...upload })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/calls/import/template',
      config,
      schema: {
        tags,
        summary: 'A call log to fill in',
        produces: ['text/csv'],
        querystring: z.object({ language: z.enum(['zh', 'en']).default('zh') }),
      },
      handler: async (request, reply) => {
        reply.header('content-disposition', 'attachment; filename="calls.csv"')
        return reply.type('text/csv; charset=utf-8').send(callLogTemplate(request.query.language))
      },
    })
  })
