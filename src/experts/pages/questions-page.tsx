// Questions to experts: those for me, those I asked, those of my lines; the most urgent first.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Pager } from '../../console/display.tsx'
import { Layout } from '../../console/layout.tsx'
import { queryPart } from '../../console/try-step.ts'
import { sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { readCursor, writeCursor } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { listLines, topicsOf } from '../../lines/store.ts'
import type { Topic } from '../../lines/topic.ts'
import { displayCodesOf } from '../../people/store.ts'
import { noteQuestionsRead } from '../note-read.ts'
import type { ExpertQuestion, QuestionState } from '../question.ts'
import { questionScope } from '../question-rights.ts'
import { listQuestions, type QuestionFilter, questionCursor } from '../question-store.ts'
import { QuestionChips, questionLine } from './question-words.tsx'
import { expertWords } from './words.ts'

const PAGE = 30
const FILTERS = ['mine', 'asked', 'all', 'late', 'ended'] as const
type Filter = (typeof FILTERS)[number]
const UNFINISHED: readonly QuestionState[] = ['open', 'answered', 'approved']

export const questionListRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/questions',
      config: { access: 'expert-questions:ask', page: true },
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply),
    })
  }

function filterFor(filter: Filter, { memberId, accountId }: FastifyRequest['actor'], view: View): QuestionFilter {
  switch (filter) {
    case 'mine':
      return { states: ['open'], assignedTo: memberId ?? '' }
    case 'asked':
      return { states: UNFINISHED, askedBy: accountId }
    case 'late':
      return { overdueAt: view.now }
    case 'ended':
      return { states: ['closed', 'withdrawn'] }
    case 'all':
      return { states: UNFINISHED }
  }
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const view = await viewOf(deps, request)
  const cursor = queryPart(request.url, 'cursor')
  const filter = FILTERS.find((each) => each === queryPart(request.url, 'of')) ?? 'all'
  const found = await deps.db.read(async (read) => {
    const scope = await questionScope(read, request.actor, view.now)
    const after = readCursor(cursor, questionCursor)
    const page = await listQuestions(read, scope, filterFor(filter, request.actor, view), { limit: PAGE, after })
    const topics = new Map<string, readonly Topic[]>()
    for (const id of new Set(page.items.map(({ lineId }) => lineId))) topics.set(id, await topicsOf(read, id))
    const codes = await displayCodesOf(read, [...new Set(page.items.flatMap(({ assignedTo }) => assignedTo ?? []))])
    return { page, topics, codes, lines: new Map((await listLines(read)).map((line) => [line.id, line])) }
  })
  await noteQuestionsRead(deps, request.actor)
  const { page, ...known } = found
  const nextCursor = page.next === undefined ? null : writeCursor(page.next)
  const props = { view, filter, questions: page.items, nextCursor, paged: cursor !== undefined }
  return sendHtml(reply, <QuestionsPage {...props} {...known} />)
}

interface Props {
  readonly view: View
  readonly filter: Filter
  readonly questions: readonly ExpertQuestion[]
  readonly lines: ReadonlyMap<string, Line>
  readonly topics: ReadonlyMap<string, readonly Topic[]>
  readonly codes: ReadonlyMap<string, string>
  readonly nextCursor: string | null
  readonly paged: boolean
}

const QuestionsPage = ({ view, filter, questions, lines, topics, codes, nextCursor, paged }: Props) => {
  const words = expertWords(view.language).questions
  return (
    <Layout view={view} title={words.title}>
      <h1>{words.title}</h1>
      <nav class="row" aria-label={words.title}>
        {FILTERS.map((each) => (
          <a class="button" href={`/questions?of=${each}`} aria-current={each === filter ? 'page' : undefined}>
            {words.filters[each]}
          </a>
        ))}
      </nav>
      {questions.length === 0 ? <p class="empty">{words.empty}</p> : null}
      {questions.length === 0 ? null : (
        <ul class="list">
          {questions.map((question) => (
            <li>
              <a class="list-link" href={`/questions/${question.id}`}>
                <span class="row">
                  <QuestionChips view={view} question={question} />
                </span>
                <span>{shortened(question.question)}</span>
                <span class="muted small">
                  {questionLine({
                    view,
                    question,
                    line: lines.get(question.lineId),
                    topics: topics.get(question.lineId) ?? [],
                    codes,
                  })}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <Pager view={view} nextCursor={nextCursor} paged={paged} />
    </Layout>
  )
}

const SHOWN = 80
const shortened = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)
