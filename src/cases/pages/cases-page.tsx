// Complaints and mediations with their clocks, the most urgent first.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Pager } from '../../console/display.tsx'
import { Layout } from '../../console/layout.tsx'
import { queryPart } from '../../console/try-step.ts'
import { sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { readCursor, writeCursor } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import { listLines } from '../../lines/store.ts'
import { type Case, isOpen, OPEN_STATES } from '../case.ts'
import { readCases } from '../read-case.ts'
import { type CaseFilter, caseCursor } from '../store.ts'
import { CaseChips, lastDayName } from './case-chips.tsx'
import { caseWords } from './words.ts'

const PAGE = 30
const FILTERS = ['open', 'late', 'mine', 'ended'] as const
type Filter = (typeof FILTERS)[number]

export const caseListRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/cases',
      config: { access: 'cases:open', page: true },
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply),
    })
  }

function filterFor(filter: Filter, { memberId }: FastifyRequest['actor'], view: View): CaseFilter {
  switch (filter) {
    case 'open':
      return { states: OPEN_STATES }
    case 'late':
      return { overdueAt: view.now }
    case 'mine':
      return { states: OPEN_STATES, assignedTo: memberId ?? '' }
    case 'ended':
      return { states: ['closed', 'withdrawn'] }
  }
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const view = await viewOf(deps, request)
  const cursor = queryPart(request.url, 'cursor')
  const filter = FILTERS.find((each) => each === queryPart(request.url, 'of')) ?? 'open'
  const page = await readCases(deps, request.actor, filterFor(filter, request.actor, view), {
    limit: PAGE,
    after: readCursor(cursor, caseCursor),
  })
  const lines = new Map((await deps.db.read(listLines)).map((line) => [line.id, line]))
  const nextCursor = page.next === undefined ? null : writeCursor(page.next)
  const props = { view, filter, cases: page.items, lines, nextCursor, paged: cursor !== undefined }
  return sendHtml(reply, <CasesPage {...props} />)
}

interface Props {
  readonly view: View
  readonly filter: Filter
  readonly cases: readonly Case[]
  readonly lines: ReadonlyMap<string, Line>
  readonly nextCursor: string | null
  readonly paged: boolean
}

const CasesPage = ({ view, filter, cases, lines, nextCursor, paged }: Props) => {
  const words = caseWords(view.language)
  return (
    <Layout view={view} title={words.title}>
      <div class="page-head">
        <h1>{words.title}</h1>
        <a class="button button-main" href="/cases/new">
          {words.new}
        </a>
      </div>
      <nav class="row" aria-label={words.title}>
        {FILTERS.map((each) => (
          <a class="button" href={`/cases?of=${each}`} aria-current={each === filter ? 'page' : undefined}>
            {words.filters[each]}
          </a>
        ))}
      </nav>
      {cases.length === 0 ? <p class="empty">{words.empty}</p> : null}
      {cases.length === 0 ? null : (
        <ul class="list">
          {cases.map((item) => (
            <li>
              <a class="list-link" href={`/cases/${item.id}`}>
                <CaseLine view={view} item={item} line={lines.get(item.lineId)} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <Pager view={view} nextCursor={nextCursor} paged={paged} />
    </Layout>
  )
}

const CaseLine = ({ view, item, line }: { view: View; item: Case; line: Line | undefined }) => {
  const words = caseWords(view.language)
  const zone = line?.zone ?? 'utc'
  return (
    <>
      <span class="row">
        <b>{words.kind[item.kind]}</b>
        <CaseChips view={view} item={item} zone={zone} />
      </span>
      <span class="muted small">
        {[
          words.subject[item.subject],
          item.institution,
          isOpen(item.state) ? words.until(lastDayName({ view, zone }, item.dueAt)) : undefined,
          line && nameOf(line, view.language),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}
