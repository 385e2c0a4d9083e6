// Mandatory reports on pages: the list, and one report with its steps.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BackLink, Chip, Pager } from '../../../console/display.tsx'
import { nearTime, nearTimeWithin } from '../../../console/format.ts'
import { Layout } from '../../../console/layout.tsx'
import { chosen, given, one, type PostedFields, postedFields } from '../../../console/posted.ts'
import { pathPart, queryPart, revisionIn, STATUS_OF, tryStep } from '../../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../../console/view.ts'
import type { Deps } from '../../../deps.ts'
import { invalidInput, notFound } from '../../../errors.ts'
import { readCursor, writeCursor } from '../../../http/pagination.ts'
import type { Routes } from '../../../http/routes.ts'
import type { Line } from '../../../lines/line.ts'
import { nameOf } from '../../../lines/pages/names.ts'
import { listLines } from '../../../lines/store.ts'
import { displayCodesOf } from '../../../people/store.ts'
import { lineFacts } from '../../line-facts.ts'
import { ownLines } from '../../rights.ts'
import { readReport, reportIdOfCall } from '../read-reports.ts'
import { isReportOverdue, REPORT_OUTCOMES, REPORT_RECIPIENTS, REPORT_STEPS, reportState } from '../report.ts'
import { listReports, type Report, reportCursor } from '../report-store.ts'
import { decideClosing, noteReportStep, proposeClosing } from '../take-step.ts'
import { ReportPage } from './report-page.tsx'
import { reportWords } from './report-words.ts'

const access = { access: 'reports:work', page: true } as const
const hidden = { hide: true } as const
const PAGE = 30
const VERBS = ['step', 'propose', 'close', 'send-back'] as const

export const reportPages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/reports',
      config: access,
      schema: hidden,
      handler: async (request, reply) => showList(deps, request, reply),
    })
    app.route({
      method: 'GET',
      url: '/reports/:id',
      config: access,
      schema: hidden,
      handler: async (request, reply) => showOne(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/reports/:id',
      config: access,
      schema: hidden,
      handler: async (request, reply) => {
        const id = pathPart(request.url, 2)
        const result = await tryStep(() => take(deps, request, id))
        if (result === 'done') return seeOther(reply, `/reports/${id}?done=done`)
        return showOne(deps, request, reply, result)
      },
    })
    app.route({
      method: 'GET',
      url: '/calls/:id/report',
      config: access,
      schema: hidden,
      handler: async (request, reply) => {
        const id = await reportIdOfCall(deps, request.actor, pathPart(request.url, 2))
        if (id === undefined) throw notFound('report')
        return seeOther(reply, `/reports/${id}`)
      },
    })
  }

async function take(deps: Deps, request: FastifyRequest, id: string): Promise<unknown> {
  const posted = postedFields(request)
  const expected = revisionIn(one(posted, 'revision'))
  const verb = chosen(posted, 'verb', VERBS) ?? 'step'
  if (verb === 'close' || verb === 'send-back') {
    return decideClosing(deps, request.actor, id, { confirmed: verb === 'close', expected })
  }
  if (verb === 'propose') {
    const outcome = chosen(posted, 'outcome', REPORT_OUTCOMES) ?? 'reported'
    return proposeClosing(deps, request.actor, id, { outcome, note: given(posted, 'reason') }, expected)
  }
  return noteReportStep(deps, request.actor, id, stepIn(deps, posted), expected)
}

/** @throws invalid-input: a time that cannot be read must not become "just now" */
function stepIn(deps: Deps, posted: PostedFields) {
  const minutes = one(posted, 'minutes')
  if (!/^\d{0,4}$/.test(minutes)) throw invalidInput([{ path: 'minutes', message: 'must be a number of minutes' }])
  return {
    kind: chosen(posted, 'kind', REPORT_STEPS) ?? ('note' as const),
    recipient: chosen(posted, 'recipient', REPORT_RECIPIENTS),
    at: minutes !== '' ? deps.clock.now().minus({ minutes: Number(minutes) }) : undefined,
    reference: given(posted, 'reference')?.slice(0, 100),
    note: given(posted, 'note'),
  }
}

async function showOne(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  result: 'done' | 'changed' | 'incomplete' = 'done',
) {
  const view = await viewOf(deps, request)
  const history = await readReport(deps, request.actor, pathPart(request.url, 2))
  const { line } = await lineFacts(deps, history.report.lineId)
  const members = history.steps.flatMap(({ memberId }) => memberId ?? [])
  const codes = await deps.db.read((read) => displayCodesOf(read, [...new Set(members)]))
  const posted = result === 'done' ? undefined : postedFields(request)
  const own = history.report.proposedBy === request.actor.accountId
  const props = { view, ...history, line, codes, posted, own, result }
  return sendHtml(reply, <ReportPage {...props} />, STATUS_OF[result])
}

async function showList(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const cursor = queryPart(request.url, 'cursor')
  const open = queryPart(request.url, 'of') !== 'all'
  const view = await viewOf(deps, request)
  const { page, lines } = await deps.db.read(async (read) => {
    const lineIds = await ownLines(read, request.actor, view.now)
    const after = readCursor(cursor, reportCursor)
    const lines = new Map((await listLines(read)).map((line) => [line.id, line]))
    return { page: await listReports(read, { lineIds, open }, { limit: PAGE, after }), lines }
  })
  const nextCursor = page.next === undefined ? null : writeCursor(page.next)
  const props = { view, open, reports: page.items, lines, nextCursor, paged: cursor !== undefined }
  return sendHtml(reply, <ListPage {...props} />)
}

interface ListProps {
  readonly view: View
  readonly open: boolean
  readonly reports: readonly Report[]
  readonly lines: ReadonlyMap<string, Line>
  readonly nextCursor: string | null
  readonly paged: boolean
}

const ListPage = ({ view, open, reports, lines, nextCursor, paged }: ListProps) => {
  const words = reportWords(view.language)
  return (
    <Layout view={view} title={words.listTitle}>
      <BackLink href="/calls">{view.words.nav.calls}</BackLink>
      <h1>{words.listTitle}</h1>
      <nav class="row" aria-label={words.listTitle}>
        <a class="button" href="/reports" aria-current={open ? 'page' : undefined}>
          {words.showOpen}
        </a>
        <a class="button" href="/reports?of=all" aria-current={open ? undefined : 'page'}>
          {words.showAll}
        </a>
      </nav>
      {reports.length === 0 ? <p class="empty">{words.empty}</p> : null}
      {reports.length === 0 ? null : (
        <ul class="list">
          {reports.map((report) => (
            <ReportItem view={view} report={report} line={lines.get(report.lineId)} />
          ))}
        </ul>
      )}
      <Pager view={view} nextCursor={nextCursor} paged={paged} />
    </Layout>
  )
}

export const ReportItem = ({ view, report, line }: { view: View; report: Report; line: Line | undefined }) => {
  const words = reportWords(view.language)
  const zone = line?.zone ?? 'utc'
  const state = reportState(report)
  return (
    <li>
      <a class="list-link" href={`/reports/${report.id}`}>
        <span class="row">
          <b>{nearTime(view.words, report.raisedAt, view.now, zone)}</b>
          <Chip tone={state === 'closed' ? 'plain' : 'warn'}>{words.states[state]}</Chip>
          {isReportOverdue(report, view.now) ? <Chip tone="danger">{words.overdue}</Chip> : null}
        </span>
        <span class="muted small">
          {[
            line && nameOf(line, view.language),
            report.dueAt && words.until(nearTimeWithin(view.words, report.dueAt, view.now, zone)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </a>
    </li>
  )
}
