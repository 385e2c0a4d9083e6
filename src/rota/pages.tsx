// The pages of the rota: the month of a line.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Layout } from '../console/layout.tsx'
import { seeOther, sendHtml, type View, viewOf } from '../console/view.ts'
import type { Read } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import type { Routes } from '../http/routes.ts'
import type { Line } from '../lines/line.ts'
import { listLines } from '../lines/store.ts'
import { linesOf } from '../people/store.ts'
import type { Book } from './facts.ts'
import { bookOfRota } from './facts-store.ts'
import { brokenLines } from './pages/broken-lines.ts'
import { isMonth, type Month, monthOf, readMonth } from './pages/month.ts'
import { MonthPage } from './pages/month-page.tsx'
import { openReasons } from './pages/open-reasons.ts'
import { rotaWords } from './pages/words.ts'
import { facesIn } from './routes.ts'
import type { Faces } from './views.ts'

const access = { access: 'rota:read', page: true } as const

export const rotaPages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/rota',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => toTheLine(deps, request, reply),
    })
    app.route({
      method: 'GET',
      url: '/rota/:line/:month',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => showMonth(deps, request, reply),
    })
  }

/** One's own line, or else the first. */
async function toTheLine(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const { memberId } = request.actor
  const view = await viewOf(deps, request)
  const { lines, own } = await deps.db.read(async (read) => ({
    lines: await listLines(read),
    own: memberId === undefined ? [] : await linesOf(read, memberId),
  }))
  const line = lines.find(({ id }) => own.includes(id)) ?? lines[0]
  if (line) return seeOther(reply, `/rota/${line.code}/${monthOf(view.now, line.zone)}#today`)
  const words = rotaWords(view.language)
  return sendHtml(
    reply,
    <Layout view={view} title={words.title}>
      <h1>{words.title}</h1>
      <p class="empty">{words.noLines}</p>
    </Layout>,
  )
}

async function showMonth(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const { pathname, searchParams } = new URL(request.url, 'http://here.invalid')
  const [, , code = '', month = ''] = pathname.split('/')
  if (!isMonth(month)) throw notFound('month')
  const { permissions } = request.actor
  const query = { month, mayName: permissions.has('people:read'), mayDraft: permissions.has('rota:write') }
  const view = await viewOf(deps, request)
  const { lines, shown, known } = await deps.db.read(async (read) => {
    const lines = await listLines(read)
    const line = lines.find((each) => each.code === decodeURIComponent(code))
    if (!line) throw notFound('line')
    const shown = await readMonth(read, line, query)
    const known = query.mayDraft ? await knownOf(read, request, shown) : undefined
    return { lines: lines.filter((each) => isOpen(each) || each.id === line.id), shown, known }
  })
  const explained = known ? explanationOf(known, shown, view) : { reasons: new Map<string, string>(), broken: [] }
  const onlyMine = searchParams.get('mine') === 'yes'
  const { mayName } = query
  return sendHtml(reply, <MonthPage view={view} month={shown} {...{ lines, mayName, onlyMine, ...explained }} />)
}

const isOpen = ({ closedOn }: Line) => closedOn === null

interface Known {
  readonly book: Book
  readonly faces: Faces
}

/** For coordinators: all that is known of the rota, to tell why places are open and which rules are broken. */
async function knownOf(read: Read, request: FastifyRequest, { rota }: Month): Promise<Known | undefined> {
  if (!rota) return undefined
  const book = await bookOfRota(read, rota.id)
  return { book, faces: await facesIn(read, request, book.byMember.keys()) }
}

function explanationOf({ book, faces }: Known, { gaps }: Month, { now, language }: View) {
  const missing = gaps.some(({ end }) => end > now)
  return {
    reasons: missing ? openReasons(book, now, language) : new Map<string, string>(),
    broken: brokenLines(book, faces.labelOf, language),
  }
}
