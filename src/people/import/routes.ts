// The import of member lists over HTTP.
import { createHash } from 'node:crypto'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { attemptOf } from '../../access/idempotency.ts'
import type { Deps } from '../../deps.ts'
import { invalidInput, WarmlineError } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { isoInstant, recordId } from '../../http/wire.ts'
import { openPool, workerFile } from '../../jobs/pool.ts'
import { importMembers, rowsOf, tryImport } from './actions.ts'
import { getImport } from './import-store.ts'
import { MOST_BYTES, type ReadSheet, type Rows } from './sheet.ts'
import { csvTemplate, xlsxTemplate } from './template.ts'

const tags = ['people']
const config = { access: 'people:write' } as const

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const RAW_TYPES = ['text/csv', XLSX, 'application/octet-stream']
const LONGEST_MILLISECONDS = 15_000

const rowFault = z
  .object({ row: z.int(), column: z.string(), code: z.string(), message: z.string(), messageZh: z.string() })
  .meta({ id: 'RowFault' })
const report = z
  .object({ rows: z.int(), good: z.int(), faults: z.array(rowFault), ignoredColumns: z.array(z.string()) })
  .meta({ id: 'MemberImportReport' })
const done = z.object({ id: recordId, at: isoInstant, members: z.int() }).meta({ id: 'MemberImport' })

/** The file itself, however it came. */
const file = z.unknown().meta({ type: 'string', format: 'binary', description: 'The file: CSV or XLSX, at most 5 MB.' })

const DESCRIPTION = `CSV (UTF-8, GBK or UTF-16; comma, semicolon or tab) or the first sheet of an .xlsx file, as the body
or as the one file of a multipart form; at most 5 MB and 1000 rows. Headers in Chinese or English: see the template.
Lists are separated by semicolons. Duties are \`line:role\`, credentials \`kind@from~until\`. Formulas are refused.`

const tooLarge = () => new WarmlineError('too-large', 'A member list may have 5 MB.')

async function bytesOf(request: FastifyRequest): Promise<Buffer> {
  if (request.isMultipart()) return fileIn(request)
  if (Buffer.isBuffer(request.body)) return request.body
  throw new WarmlineError('unsupported-media', 'Send CSV, XLSX, or a form with one file.')
}

/** The one file of a form. @throws malformed for a broken form */
async function fileIn(request: FastifyRequest): Promise<Buffer> {
  const limits = { fileSize: MOST_BYTES, files: 1 }
  const read = async () => {
    const part = await request.file({ limits, throwFileSizeLimit: false })
    return part && { bytes: await part.toBuffer(), truncated: part.file.truncated }
  }
  const found = await read().catch(() => {
    throw new WarmlineError('malformed', 'The form cannot be read.')
  })
  if (!found) throw invalidInput([{ path: 'file', message: 'the form has no file' }])
  if (found.truncated) throw tooLarge()
  return found.bytes
}

/** Accepts files in this scope only. */
async function acceptFiles(app: FastifyInstance): Promise<void> {
  await app.register(multipart, { limits: { fileSize: MOST_BYTES, files: 1, fields: 10, parts: 11 } })
  const options = { parseAs: 'buffer', bodyLimit: MOST_BYTES } as const
  app.addContentTypeParser(RAW_TYPES, options, (_request, body, next) => next(null, body))
}

export const importRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const pool = openPool<Uint8Array, never, ReadSheet>(workerFile('read-sheet-worker', import.meta.url))
    app.addHook('onClose', () => pool.close())
    await acceptFiles(app)

    /** Stands in for the body of a retry: the same file is the same request. */
    async function rowsIn(request: FastifyRequest): Promise<{ rows: Rows; digest: string }> {
      const bytes = await bytesOf(request)
      const sheet = await pool
        .run(bytes, { limitMilliseconds: LONGEST_MILLISECONDS })
        .catch((): ReadSheet => ({ fault: 'too-large' }))
      return { rows: rowsOf(sheet), digest: createHash('sha256').update(bytes).digest('base64url') }
    }

    app.route({
      method: 'POST',
      url: '/api/v1/members/import/dry-run',
      config,
      schema: {
        tags,
        summary: 'What importing a member list would do: every bad row, and why',
        description: DESCRIPTION,
        consumes: ['multipart/form-data', ...RAW_TYPES],
        body: file,
        response: { 200: report },
      },
      handler: async (request) => {
        const { rows } = await rowsIn(request)
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
        consumes: ['multipart/form-data', ...RAW_TYPES],
        body: file,
        response: { 201: done },
      },
      handler: async (request, reply) => {
        const { rows, digest } = await rowsIn(request)
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
  }
