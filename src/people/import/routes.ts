// The import of member lists over HTTP.
import { z } from 'zod'
import { attemptOf } from '../../access/idempotency.ts'
import type { Deps } from '../../deps.ts'
import { inOwnScope, type Routes } from '../../http/routes.ts'
import { isoInstant, recordId } from '../../http/wire.ts'
import { acceptSheets, SHEET_TYPES, sheetBody, XLSX } from '../../sheets/upload.ts'
import { importMembers, tryImport } from './actions.ts'
import { getImport } from './import-store.ts'
import { csvTemplate, xlsxTemplate } from './template.ts'

const tags = ['people']
const config = { access: 'people:write' } as const

/** Each row a member. */
const MOST_MEMBERS = 1_000

const rowFault = z
  .object({ row: z.int(), column: z.string(), code: z.string(), message: z.string(), messageZh: z.string() })
  .meta({ id: 'RowFault' })
const report = z
  .object({ rows: z.int(), good: z.int(), faults: z.array(rowFault), ignoredColumns: z.array(z.string()) })
  .meta({ id: 'MemberImportReport' })
const done = z.object({ id: recordId, at: isoInstant, members: z.int() }).meta({ id: 'MemberImport' })

const DESCRIPTION = `CSV (UTF-8, GBK or UTF-16; comma, semicolon or tab) or the first sheet of an .xlsx file, as the body
or as the one file of a multipart form; at most 5 MB and 1000 rows. Headers in Chinese or English: see the template.
Lists are separated by semicolons. Duties are \`line:role\`, credentials \`kind@from~until\`. Formulas are refused.`

export const importRoutes = (deps: Deps): Routes =>
  inOwnScope(async (app) => {
    const sheetIn = await acceptSheets(app, { rows: MOST_MEMBERS })

    app.route({
      method: 'POST',
      url: '/api/v1/members/import/dry-run',
      config,
      schema: {
        tags,
        summary: 'What importing a member list would do: every bad row, and why',
        description: DESCRIPTION,
        consumes: SHEET_TYPES,
        body: sheetBody,
        response: { 200: report },
      },
      handler: async (request) => {
        const { rows } = await sheetIn(request)
        const { members, faults, ignoredColumns, rows: count } = await tryImport(deps, request.actor, rows)
        return { rows: count, good: members.length, faults: [...faults], ignoredColumns: [...ignoredColumns] }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/members/import',
      config,
      schema: {
        tags,
        summary: 'Import a member list: all of it or nothing',
        description: DESCRIPTION,
        consumes: SHEET_TYPES,
        body: sheetBody,
        response: { 201: done },
      },
      handler: async (request, reply) => {
        const { rows, digest } = await sheetIn(request)
        request.body = digest
        const { id } = await importMembers(deps, request.actor, rows, attemptOf(deps, request))
        return reply.code(201).send(await deps.db.read((read) => getImport(read, id)))
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/members/import/template',
      config,
      schema: {
        tags,
        summary: 'A member list to fill in',
        produces: ['text/csv', XLSX],
        querystring: z.object({
          format: z.enum(['csv', 'xlsx']).default('xlsx'),
          language: z.enum(['zh', 'en']).default('zh'),
        }),
      },
      handler: async (request, reply) => {
        const { format, language } = request.query
        reply.header('content-disposition', `attachment; filename="members.${format}"`)
        if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(csvTemplate(language))
        return reply.type(XLSX).send(await xlsxTemplate(language))
      },
    })
  })
