// Satisfaction: what callers of a line said in a month, and the campaigns.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { periodOf } from '../../calls/period.ts'
import { Chip, Pager } from '../../console/display.tsx'
import { NO_ERRORS, SelectField, TextField } from '../../console/form.tsx'
import { Layout } from '../../console/layout.tsx'
import { queryPart } from '../../console/try-step.ts'
import { sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { readCursor, writeCursor } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import { listLines } from '../../lines/store.ts'
import { dayOf } from '../../lines/wall-clock.ts'
import { campaignCursor, listCampaigns } from '../campaign-store.ts'
import { type CallResults, callResults } from '../results.ts'
import { CALL_QUESTIONS, type Campaign, SURVEY_KINDS } from '../survey.ts'
import { Comments, ScoreTable } from './score-table.tsx'
import { surveyWords } from './words.ts'

const PAGE = 30
const MONTH = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/

export const surveyPageRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/surveys',
      config: { access: 'surveys:read', page: true },
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply),
    })
  }

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const view = await viewOf(deps, request)
  const cursor = queryPart(request.url, 'cursor')
  const kind = SURVEY_KINDS.find((each) => each === queryPart(request.url, 'kind')) ?? 'post-call'
  const asked = queryPart(request.url, 'month') ?? ''
  const { lines, results, page } = await deps.db.read(async (read) => {
    const lines = await listLines(read)
    const line = lines.find(({ id }) => id === queryPart(request.url, 'line')) ?? lines[0]
    const after = readCursor(cursor, campaignCursor)
    const page = await listCampaigns(read, {}, { limit: PAGE, after })
    if (!line) return { lines, results: undefined, page }
    const day = MONTH.test(asked) ? `${asked}-01` : dayOf(view.now.minus({ months: 1 }), line.zone)
    const wanted = { lineId: line.id, kind, period: periodOf('month', day) }
    return { lines, page, results: await callResults(read, request.actor, wanted, view.now) }
  })
  const nextCursor = page.next === undefined ? null : writeCursor(page.next)
  const campaigns = { campaigns: page.items, nextCursor, paged: cursor !== undefined }
  return sendHtml(reply, <SurveysPage view={view} lines={lines} results={results} {...campaigns} />)
}

interface Props {
  readonly view: View
  readonly lines: readonly Line[]
  readonly results: CallResults | undefined
  readonly campaigns: readonly Campaign[]
  readonly nextCursor: string | null
  readonly paged: boolean
}

const SurveysPage = (props: Props) => {
  const { view, results, campaigns, nextCursor, paged } = props
  const words = surveyWords(view.language)
  const manages = view.viewer?.permissions.has('surveys:manage') === true
  return (
    <Layout view={view} title={words.title}>
      <h1>{words.title}</h1>
      {results ? <Results {...props} results={results} /> : <p class="empty">{words.noLines}</p>}
      <div class="page-head">
        <h2>{words.campaigns}</h2>
        {manages ? (
          <a class="button button-main" href="/surveys/campaigns/new">
            {words.newCampaign}
          </a>
        ) : null}
      </div>
      {campaigns.length === 0 ? <p class="empty">{words.noCampaigns}</p> : null}
      {campaigns.length === 0 ? null : (
        <ul class="list">
          {campaigns.map((campaign) => (
            <li>
              <a class="list-link" href={`/surveys/campaigns/${campaign.id}`}>
                <span class="row">
                  <b>{view.language === 'zh' ? campaign.titleZh : campaign.titleEn}</b>
                  {campaign.closedAt === null ? null : <Chip tone="plain">{words.closed}</Chip>}
                </span>
                <span class="muted small">{words.about(campaign.institution)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <Pager view={view} nextCursor={nextCursor} paged={paged} />
    </Layout>
  )
}

const Results = ({ view, lines, results }: Props & { results: CallResults }) => {
  const words = surveyWords(view.language)
  const names = new Map<string, string>(CALL_QUESTIONS.map((code) => [code, words.question[code]]))
  return (
    <section class="stack">
      <form method="get" action="/surveys" class="pair">
        <SelectField
          name="line"
          label={words.line}
          value={results.lineId}
          choices={lines.map((line) => ({ value: line.id, label: nameOf(line, view.language) }))}
          errors={NO_ERRORS}
        />
        <SelectField
          name="kind"
          label={words.survey}
          value={results.kind}
          choices={SURVEY_KINDS.map((code) => ({ value: code, label: words.kind[code] }))}
          errors={NO_ERRORS}
        />
        <TextField
          name="month"
          label={words.month}
          type="month"
          value={results.period.replace('month:', '')}
          errors={NO_ERRORS}
        />
        <button type="submit">{words.show}</button>
      </form>
      <ScoreTable view={view} scores={results.scores} nameOf={(code) => names.get(code) ?? code} />
      <p class="hint">
        {words.hidden(results.minimum)} {results.exact ? '' : words.careful}{' '}
        {results.exact || results.over ? '' : words.notOver}
      </p>
      <Comments view={view} comments={results.comments} />
    </section>
  )
}
