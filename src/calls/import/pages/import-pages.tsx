// Taking in an old call log from a page: a look first, then the same file again. Nothing of a file outlives its request.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { withQuery } from '../../../console/local-path.ts'
import { isRefusal, type Refusal, statusOf } from '../../../console/refusal.ts'
import { pathPart, queryPart } from '../../../console/try-step.ts'
import { seeOther, sendHtml, viewOf } from '../../../console/view.ts'
import type { Deps } from '../../../deps.ts'
import { invalidInput, WarmlineError } from '../../../errors.ts'
import { inOwnScope, type Routes } from '../../../http/routes.ts'
import { listLines } from '../../../lines/store.ts'
import { acceptSheets, type Upload } from '../../../sheets/upload.ts'
import { supervisedLines } from '../../rights.ts'
import type { CheckedCalls } from '../check-calls.ts'
import { importCalls, tryCallImport } from '../import-calls.ts'
import { MOST_ROWS } from '../routes.ts'
import { ImportPage } from './import-page.tsx'
import { importWords } from './import-words.ts'

const PATH = '/calls/import'
const access = { access: 'calls:import', page: true } as const
const hidden = { hide: true } as const

type SheetIn = (request: FastifyRequest) => Promise<Upload>

export const importPages = (deps: Deps): Routes =>
  inOwnScope(async (app) => {
    const sheetIn = await acceptSheets(app, { rows: MOST_ROWS })
    app.route({
      method: 'GET',
      url: PATH,
      config: access,
      schema: hidden,
      handler: async (request, reply) => show(deps, request, reply, { lineId: queryPart(request.url, 'line') }),
    })
    app.route({
      method: 'POST',
      url: `${PATH}/:line`,
      config: access,
      schema: hidden,
      handler: async (request, reply) => look(deps, request, reply, sheetIn),
    })
    app.route({
      method: 'POST',
      url: `${PATH}/:line/:digest`,
      config: access,
      schema: hidden,
      handler: async (request, reply) => take(deps, request, reply, sheetIn),
    })
  })

/** What was looked at: its digest says later whether it is the same file. */
export interface Looked {
  readonly digest: string
  readonly checked: CheckedCalls
}

interface Shown {
  readonly lineId: string | undefined
  readonly looked?: Looked
  readonly refusal?: Refusal
}

async function look(deps: Deps, request: FastifyRequest, reply: FastifyReply, sheetIn: SheetIn) {
  const lineId = pathPart(request.url, 3)
  return orAgain(deps, request, reply, lineId, async () => {
    const { rows, digest } = await fileOf(request, sheetIn)
    const checked = await tryCallImport(deps, request.actor, { lineId, rows })
    return show(deps, request, reply, { lineId, looked: { digest, checked } })
  })
}

async function take(deps: Deps, request: FastifyRequest, reply: FastifyReply, sheetIn: SheetIn) {
  const lineId = pathPart(request.url, 3)
  return orAgain(deps, request, reply, lineId, async () => {
    const upload = await fileOf(request, sheetIn)
    if (upload.digest !== pathPart(request.url, 4)) {
      const { otherFile: message } = importWords('en')
      throw invalidInput([{ path: 'file', message, zh: importWords('zh').otherFile }])
    }
    const { added, known } = await importCalls(deps, request.actor, { lineId, ...upload })
    const counts = { added: String(added), known: String(known) }
    return seeOther(reply, withQuery(PATH, { line: lineId, done: 'imported', ...counts }))
  })
}

/** A form that went through the door after a lock comes without its file. */
async function fileOf(request: FastifyRequest, sheetIn: SheetIn): Promise<Upload> {
  if (request.isMultipart()) return sheetIn(request)
  throw invalidInput([{ path: 'file', message: 'choose a file', zh: '请选择文件' }])
}

async function orAgain<T>(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  lineId: string,
  work: () => Promise<T>,
) {
  try {
    return await work()
  } catch (error) {
    const tooLarge = error instanceof WarmlineError && error.code === 'too-large'
    const forbidden = error instanceof WarmlineError && error.code === 'forbidden'
    if (forbidden || !(tooLarge || isRefusal(error))) throw error
    return show(deps, request, reply, { lineId, refusal: error as Refusal })
  }
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, { lineId, looked, refusal }: Shown) {
  const view = await viewOf(deps, request, withQuery(PATH, { line: lineId }))
  const lines = await deps.db.read(async (read) => {
    const own = await supervisedLines(read, request.actor, view.now)
    return (await listLines(read)).filter(({ id }) => own === 'all' || own.includes(id))
  })
  const line = lines.find(({ id }) => id === lineId) ?? lines[0]
  const done = view.done === 'imported' ? countsOf(request) : undefined
  return sendHtml(reply, <ImportPage {...{ view, lines, line, looked, refusal, done }} />, statusOf(refusal))
}

const COUNT = /^\d{1,6}$/

function countsOf(request: FastifyRequest) {
  const [added = '', known = ''] = ['added', 'known'].map((name) => queryPart(request.url, name))
  return COUNT.test(added) && COUNT.test(known) ? { added: Number(added), known: Number(known) } : undefined
}
