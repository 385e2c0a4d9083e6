// Case consultations: those that the reader leads or is invited to.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { supervisedLines } from '../../calls/rights.ts'
import { Chip, Pager } from '../../console/display.tsx'
import { nearTimeWithin } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { queryPart } from '../../console/try-step.ts'
import { sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { readCursor, writeCursor } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import { listLines } from '../../lines/store.ts'
import type { Consultation, ConsultationState } from '../consultation.ts'
import { consultationCursor, listConsultations } from '../consultation-store.ts'
import { noteConsultationsRead } from '../note-read.ts'
import { expertWords } from './words.ts'

const PAGE = 30
const FILTERS = ['open', 'ended'] as const

export const consultationListRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/consultations',
      config: { access: 'consultations:join', page: true },
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply),
    })
  }

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const { actor } = request
  const view = await viewOf(deps, request)
  const cursor = queryPart(request.url, 'cursor')
  const filter = FILTERS.find((each) => each === queryPart(request.url, 'of')) ?? 'open'
  const { page, lines } = await deps.db.read(async (read) => {
    const supervised = await supervisedLines(read, actor, view.now)
    const after = readCursor(cursor, consultationCursor)
    const states: readonly ConsultationState[] = filter === 'ended' ? ['concluded', 'cancelled'] : ['open']
    const wanted = { supervised, memberId: actor.memberId, states }
    const page = await listConsultations(read, wanted, { limit: PAGE, after })
    return { page, lines: new Map((await listLines(read)).map((line) => [line.id, line])) }
  })
  await noteConsultationsRead(deps, actor)
  const nextCursor = page.next === undefined ? null : writeCursor(page.next)
  const props = { view, filter, items: page.items, lines, nextCursor, paged: cursor !== undefined }
  return sendHtml(reply, <ConsultationsPage {...props} />)
}

interface Props {
  readonly view: View
  readonly filter: (typeof FILTERS)[number]
  readonly items: readonly Consultation[]
  readonly lines: ReadonlyMap<string, Line>
  readonly nextCursor: string | null
  readonly paged: boolean
}

const ConsultationsPage = ({ view, filter, items, lines, nextCursor, paged }: Props) => {
  const all = expertWords(view.language)
  const words = all.consultations
  const leads = view.viewer?.permissions.has('consultations:lead') === true
  return (
    <Layout view={view} title={words.title}>
      <div class="page-head">
        <h1>{words.title}</h1>
        {leads ? (
          <a class="button button-main" href="/consultations/new">
            {words.new}
          </a>
        ) : null}
      </div>
      <nav class="row" aria-label={words.title}>
        {FILTERS.map((each) => (
          <a class="button" href={`/consultations?of=${each}`} aria-current={each === filter ? 'page' : undefined}>
            {words.filters[each]}
          </a>
        ))}
      </nav>
      {items.length === 0 ? <p class="empty">{words.empty}</p> : null}
      {items.length === 0 ? null : (
        <ul class="list">
          {items.map((item) => {
            const line = lines.get(item.lineId)
            return (
              <li>
                <a class="list-link" href={`/consultations/${item.id}`}>
                  <span class="row">
                    <b>{item.title}</b>
                    <Chip tone={item.state === 'open' ? 'accent' : 'plain'}>{all.consultationState[item.state]}</Chip>
                  </span>
                  <span class="muted small">
                    {[
                      line && nameOf(line, view.language),
                      item.meetsAt &&
                        words.meets(nearTimeWithin(view.words, item.meetsAt, view.now, line?.zone ?? 'utc')),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </a>
              </li>
            )
          })}
        </ul>
      )}
      <Pager view={view} nextCursor={nextCursor} paged={paged} />
    </Layout>
  )
}
