// A question to an expert, with what its reader may do about it.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BackLink } from '../../console/display.tsx'
import { nearTimeWithin } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { one, type PostedFields, postedFields } from '../../console/posted.ts'
import { pathPart, revisionIn, STATUS_OF, type StepResult, tryStep } from '../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { getLine, topicsOf } from '../../lines/store.ts'
import type { Topic } from '../../lines/topic.ts'
import { dayOf } from '../../lines/wall-clock.ts'
import { type Colleague, colleaguesOn, displayCodesOf } from '../../people/store.ts'
import type { ExpertQuestion } from '../question.ts'
import { mustSeeQuestion, type Part } from '../question-rights.ts'
import { type QuestionStep, readQuestion, stepQuestion } from '../question-steps.ts'
import { QuestionSteps } from './question-forms.tsx'
import { QuestionChips, questionLine } from './question-words.tsx'
import { StepNotice } from './step-notice.tsx'
import { expertWords } from './words.ts'

const access = { access: 'expert-questions:ask', page: true } as const

export const questionPageRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/questions/:id',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => showQuestion(deps, request, reply, { result: 'done', typed: new Map() }),
    })
    app.route({
      method: 'POST',
      url: '/questions/:id',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => step(deps, request, reply),
    })
  }

/** What a form was sent with, when the page has to be shown again. */
interface Shown {
  readonly result: StepResult
  readonly typed: PostedFields
}

export async function showQuestion(deps: Deps, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const id = pathPart(request.url, 2)
  const view = await viewOf(deps, request, shown.result === 'done' ? undefined : `/questions/${id}`)
  const question = await readQuestion(deps, request.actor, id)
  const known = await deps.db.read(async (read) => {
    const line = await getLine(read, question.lineId)
    const part = await mustSeeQuestion(read, request.actor, question, view.now)
    const colleagues = part.supervises ? await colleaguesOn(read, line.id, dayOf(view.now, line.zone)) : []
    return {
      line,
      part,
      experts: colleagues.filter(({ roles }) => roles.includes('expert')),
      topics: await topicsOf(read, line.id),
      codes: await displayCodesOf(read, question.assignedTo === null ? [] : [question.assignedTo]),
    }
  })
  return sendHtml(
    reply,
    <QuestionPage view={view} question={question} {...known} {...shown} />,
    STATUS_OF[shown.result],
  )
}

/** The step that a form asks for; undefined for none of ours. */
function stepFrom(posted: PostedFields): QuestionStep | undefined {
  const verb = one(posted, 'verb')
  const text = one(posted, `${verb}-text`)
  switch (verb) {
    case 'claim':
      return { verb: 'claim' }
    case 'assign':
      return { verb: 'assign', memberId: one(posted, 'memberId') }
    case 'answer':
      return { verb: 'answer', answer: text }
    case 'return':
      return { verb: 'return', note: text }
    case 'approve':
      return { verb: 'approve' }
    case 'inform':
      return { verb: 'inform' }
    case 'withdraw':
      return { verb: 'withdraw', note: text }
    default:
      return undefined
  }
}

async function step(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const id = pathPart(request.url, 2)
  const typed = postedFields(request)
  const wanted = stepFrom(typed)
  if (!wanted) return seeOther(reply, `/questions/${id}`)
  const expected = revisionIn(one(typed, 'revision'))
  const result = await tryStep(() => stepQuestion(deps, request.actor, id, wanted, expected))
  if (result === 'done') return seeOther(reply, `/questions/${id}?done=${wanted.verb}`)
  return showQuestion(deps, request, reply, { result, typed })
}

export interface QuestionPageProps extends Shown {
  readonly view: View
  readonly question: ExpertQuestion
  readonly part: Part
  readonly line: Line
  readonly topics: readonly Topic[]
  readonly experts: readonly Colleague[]
  readonly codes: ReadonlyMap<string, string>
}

const QuestionPage = (props: QuestionPageProps) => {
  const { view, question, part, line, result } = props
  const words = expertWords(view.language).questions
  const said = Object.entries(words.said).find(([code]) => code === view.done)?.[1]
  return (
    <Layout view={view} title={words.one}>
      <BackLink href="/questions">{words.title}</BackLink>
      <StepNotice view={view} result={result} said={said} />
      <div class="page-head">
        <div class="stack-tight">
          <h1>{words.one}</h1>
          <p class="row">
            <QuestionChips view={view} question={question} />
          </p>
          <p class="muted small">
            {questionLine(props)} · {words.askedOn(nearTimeWithin(view.words, question.askedAt, view.now, line.zone))}
          </p>
        </div>
        {part.asked || part.supervises ? (
          <a class="button" href={`/calls/${question.callId}`}>
            {words.openCall}
          </a>
        ) : null}
      </div>
      <Passage title={words.question} text={question.question} />
      <Passage title={words.note} text={question.note} />
      <Passage title={words.answer} text={question.answer} />
      <QuestionSteps {...props} />
    </Layout>
  )
}

const Passage = ({ title, text }: { title: string; text: string | null }) =>
  text ? (
    <section class="card">
      <h2>{title}</h2>
      <p class="typed">{text}</p>
    </section>
  ) : null
