// Spreadsheets that come over HTTP: as the body, or as the one file of a form. A worker reads them.
import { createHash } from 'node:crypto'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { invalidInput, WarmlineError } from '../errors.ts'
import { openPool, workerFile } from '../jobs/pool.ts'
import { rowsOf } from './read-sheet.ts'
import type { SheetFile } from './read-sheet-worker.ts'
import type { ReadSheet, Rows, SheetLimits } from './sheet.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const RAW_TYPES = ['text/csv', XLSX, 'application/octet-stream']
export const SHEET_TYPES = ['multipart/form-data', ...RAW_TYPES]
const LONGEST_MILLISECONDS = 15_000
export const MOST_BYTES = 5 * 1024 * 1024

/** The file itself, however it came. */
export const sheetBody = z
  .unknown()
  .meta({ type: 'string', format: 'binary', description: 'The file: CSV or XLSX, at most 5 MB.' })

export interface Upload {
  readonly rows: Rows
  /** Of the file: the same file is the same request. */
  readonly digest: string
}

const tooLarge = () => new WarmlineError('too-large', { en: 'A file may have 5 MB.', zh: '文件最大 5 MB。' })

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
  if (!found) throw invalidInput([{ path: 'file', message: 'the form has no file', zh: '请选择文件' }])
  if (found.truncated) throw tooLarge()
  return found.bytes
}

async function acceptFiles(app: FastifyInstance): Promise<void> {
  await app.register(multipart, { limits: { fileSize: MOST_BYTES, files: 1, fields: 10, parts: 11 } })
  const options = { parseAs: 'buffer', bodyLimit: MOST_BYTES } as const
  app.addContentTypeParser(RAW_TYPES, options, (_request, body, next) => next(null, body))
}

/** Accepts files in this scope only. @returns what reads the file of a request; it throws invalid-input for a bad one */
export async function acceptSheets(
  app: FastifyInstance,
  most: SheetLimits,
): Promise<(request: FastifyRequest) => Promise<Upload>> {
  const pool = openPool<SheetFile, never, ReadSheet>(workerFile('read-sheet-worker', import.meta.url))
  app.addHook('onClose', () => pool.close())
  await acceptFiles(app)
  return async (request) => {
    const bytes = await bytesOf(request)
    const sheet = await pool
      .run({ bytes, most }, { limitMilliseconds: LONGEST_MILLISECONDS })
      .catch((): ReadSheet => ({ fault: 'too-large' }))
    return { rows: rowsOf(sheet), digest: createHash('sha256').update(bytes).digest('base64url') }
  }
}
