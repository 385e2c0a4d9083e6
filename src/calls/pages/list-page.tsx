// Lists of calls, the latest first: one's own, and for supervisors those of their lines.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Chip, Pager } from '../../console/display.tsx'
import { NO_ERRORS } from '../../console/form.tsx'
import { nearTime, span } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { withQuery } from '../../console/local-path.ts'
import { sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { readCursor, writeCursor } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { fullTopicName, nameOf } from '../../lines/pages/names.ts'
import { listLines, topicsOf } from '../../lines/store.ts'
import type { Topic } from '../../lines/topic.ts'
import { displayCodesOf } from '../../people/store.ts'
import type { CallHead } from '../call.ts'
import { callCursor } from '../call-list.ts'
import { importWords } from '../import/pages/import-words.ts'
import { readCalls } from '../read-call.ts'
import { reportWords } from '../reports/pages/report-words.ts'
import { retentionWords } from '../retention/pages/retention-words.ts'
import { privacyWords } from './privacy-words.ts'
import { RiskChip } from './risk-chip.tsx'
import { SearchForm } from './search-form.tsx'
import { callWords } from './words.ts'

const PAGE = 30

export const listRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/calls',
      config: { access: 'calls:write', page: true },
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply),
    })
  }

type Show = 'all' | 'drafts' | 'high'

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const { actor } = request
  const { searchParams } = new URL(request.url, 'http://here.invalid')
  const cursor = searchParams.get('cursor') ?? undefined
  const ofLines = searchParams.get('of') === 'lines' && actor.permissions.has('calls:read-line')
  const kind: Show = (['drafts', 'high'] as const).find((each) => each === searchParams.get('show')) ?? 'all'
  const view = await viewOf(deps, request)
  const filter = {
    ...(ofLines || actor.memberId === undefined ? {} : { memberId: actor.memberId }),
    ...(kind === 'drafts' ? { state: 'draft' as const } : {}),
    ...(kind === 'high' ? { risk: ['R3', 'R4'] as const } : {}),
  }
  const page = await readCalls(deps, actor, filter, { limit: PAGE, after: readCursor(cursor, callCursor) })
  const known = await knownOf(deps, page.items, ofLines)
  const nextCursor = page.next === undefined ? null : writeCursor(page.next)
  const props = { view, calls: page.items, ofLines, kind, nextCursor, paged: cursor !== undefined }
  return sendHtml(reply, <ListPage {...props} {...known} maySeeLines={actor.permissions.has('calls:read-line')} />)
}

/** What a list says of its calls beside what they say themselves. */
export const knownOf = (deps: Deps, calls: readonly CallHead[], withMembers: boolean): Promise<Known> =>
  deps.db.read(async (read) => {
    const lines = await listLines(read)
    const topics = new Map<string, readonly Topic[]>()
    for (const lineId of new Set(calls.map((call) => call.lineId))) topics.set(lineId, await topicsOf(read, lineId))
    const members = withMembers ? [...new Set(calls.flatMap(({ memberId }) => memberId ?? []))] : []
    return { lines: new Map(lines.map((line) => [line.id, line])), topics, codes: await displayCodesOf(read, members) }
  })

interface Known {
  readonly lines: ReadonlyMap<string, Line>
  readonly topics: ReadonlyMap<string, readonly Topic[]>
  readonly codes: ReadonlyMap<string, string>
}

interface ListPageProps extends Known {
  readonly view: View
  readonly calls: readonly CallHead[]
  readonly ofLines: boolean
  readonly kind: Show
  readonly maySeeLines: boolean
  readonly nextCursor: string | null
  readonly paged: boolean
}

const ListPage = (props: ListPageProps) => {
  const { view, calls, ofLines, nextCursor, paged } = props
  const words = callWords(view.language).list
  return (
    <Layout view={view} title={words.title}>
      <div class="page-head">
        <h1>{ofLines ? words.ofLines : words.mine}</h1>
        <a class="button button-main" href="/calls/new">
          {words.newCall}
        </a>
      </div>
      <Filters {...props} />
      <SearchForm view={view} text="" errors={NO_ERRORS} />
      {calls.length === 0 ? <p class="empty">{words.empty}</p> : null}
      {calls.length === 0 ? null : (
        <ul class="list">
          {calls.map((call) => (
            <CallItem {...props} call={call} />
          ))}
        </ul>
      )}
      <Pager view={view} nextCursor={nextCursor} paged={paged} />
      <SupervisorLinks view={view} />
    </Layout>
  )
}

const SupervisorLinks = ({ view }: { view: View }) =>
  view.viewer?.permissions.has('calls:read-line') ? (
    <nav class="row no-print" aria-label={callWords(view.language).view.further}>
      <a href="/reports">{reportWords(view.language).listTitle}</a>
      <a href="/findings">{privacyWords(view.language).unsure.title}</a>
      <a href="/calls/import">{importWords(view.language).title}</a>
      <a href="/retention">{retentionWords(view.language).title}</a>
    </nav>
  ) : null

const Filters = ({ view, ofLines, kind, maySeeLines }: ListPageProps) => {
  const words = callWords(view.language).list
  const link = (label: string, parameters: { of?: string | undefined; show?: string | undefined }, here: boolean) => (
    <a
      class="button"
      href={withQuery('/calls', {
        of: ofLines ? 'lines' : undefined,
        show: kind === 'all' ? undefined : kind,
        ...parameters,
      })}
      aria-current={here ? 'page' : undefined}
    >
      {label}
    </a>
  )
  return (
    <nav class="row" aria-label={words.title}>
      {link(words.all, { show: undefined }, kind === 'all')}
      {link(words.drafts, { show: 'drafts' }, kind === 'drafts')}
      {link(words.high, { show: 'high' }, kind === 'high')}
      {maySeeLines ? link(ofLines ? words.mine : words.ofLines, { of: ofLines ? undefined : 'lines' }, false) : null}
    </nav>
  )
}

export const CallItem = (props: Known & { view: View; call: CallHead; excerpt?: string }) => {
  const { view, call, lines, topics, codes, excerpt } = props
  const words = callWords(view.language)
  const line = lines.get(call.lineId)
  const zone = line?.zone ?? 'utc'
  const known = topics.get(call.lineId) ?? []
  const topic = known.find(({ code }) => code === call.primaryTopic)
  const took = call.endedAt && span(view.words, call.endedAt.toMillis() - call.startedAt.toMillis())
  const small = [
    call.memberId === null ? undefined : codes.get(call.memberId),
    topic && fullTopicName(known, topic, view.language),
    took,
    line && lines.size > 1 ? nameOf(line, view.language) : undefined,
  ]
  return (
    <li>
      <a class="list-link" href={`/calls/${call.id}`}>
        <span class="row">
          <b>{nearTime(view.words, call.startedAt, view.now, zone)}</b>
          {call.type === null ? null : <span>{words.codes.type[call.type]}</span>}
          {call.state === 'draft' ? <Chip tone="accent">{words.view.draft}</Chip> : null}
          <RiskChip view={view} risk={call.risk} />
        </span>
        <span class="muted small">{small.filter(Boolean).join(' · ')}</span>
        {excerpt === undefined ? null : <span class="small">{excerpt}</span>}
      </a>
    </li>
  )
}
