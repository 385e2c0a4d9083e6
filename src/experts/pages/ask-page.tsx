// Asking an expert, from a call.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { getCall } from '../../calls/call-store.ts'
import { mustSee } from '../../calls/rights.ts'
import { BackLink, Notice } from '../../console/display.tsx'
import { LongTextField, NO_ERRORS, SelectField } from '../../console/form.tsx'
import { Layout } from '../../console/layout.tsx'
import { given, one, type PostedFields, postedFields } from '../../console/posted.ts'
import { queryPart, STATUS_OF, type StepResult, tryStep } from '../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { topicName } from '../../lines/pages/names.ts'
import { topicsOf } from '../../lines/store.ts'
import type { Topic } from '../../lines/topic.ts'
import { askExpert } from '../ask-question.ts'
import { StepNotice } from './step-notice.tsx'
import { expertWords } from './words.ts'

const access = { access: 'expert-questions:ask', page: true } as const

export const askRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/questions/new',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) =>
        show(deps, request, reply, { callId: queryPart(request.url, 'call'), result: 'done', typed: new Map() }),
    })
    app.route({
      method: 'POST',
      url: '/questions',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => ask(deps, request, reply),
    })
  }

interface Shown {
  readonly callId: string | undefined
  readonly result: StepResult
  readonly typed: PostedFields
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const view = await viewOf(deps, request)
  const { callId } = shown
  const topics = callId === undefined ? [] : await topicsFor(deps, request, callId)
  return sendHtml(reply, <AskPage view={view} topics={topics} {...shown} />, STATUS_OF[shown.result])
}

/** The topics that may be chosen for a call that one may see. @throws not-found */
const topicsFor = (deps: Deps, { actor }: FastifyRequest, callId: string): Promise<readonly Topic[]> =>
  deps.db.read(async (read) => {
    const { head } = await getCall(read, callId)
    await mustSee(read, actor, head, deps.clock.now())
    return topicsOf(read, head.lineId)
  })

async function ask(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const typed = postedFields(request)
  const callId = one(typed, 'callId')
  let id = ''
  const result = await tryStep(async () => {
    const asking = { callId, question: one(typed, 'text'), topic: given(typed, 'topic') }
    id = (await askExpert(deps, request.actor, asking)).question.id
  })
  if (result === 'done') return seeOther(reply, `/questions/${id}?done=asked`)
  return show(deps, request, reply, { callId, result, typed })
}

const AskPage = ({ view, topics, callId, result, typed }: Shown & { view: View; topics: readonly Topic[] }) => {
  const words = expertWords(view.language).ask
  return (
    <Layout view={view} title={words.title}>
      {callId === undefined ? null : (
        <BackLink href={`/calls/${callId}`}>{expertWords(view.language).questions.openCall}</BackLink>
      )}
      <h1>{words.title}</h1>
      <StepNotice view={view} result={result} said={undefined} />
      {callId === undefined ? (
        <Notice tone="warn">
          <p>{words.noCall}</p>
          <p>
            <a href="/calls">{words.toCalls}</a>
          </p>
        </Notice>
      ) : (
        <form method="post" action="/questions" class="form">
          <p class="lead">{words.lead}</p>
          <input type="hidden" name="callId" value={callId} />
          <LongTextField
            name="text"
            label={words.question}
            hint={words.hint}
            value={one(typed, 'text')}
            errors={NO_ERRORS}
          />
          <SelectField
            name="topic"
            label={words.topic}
            empty={words.topicOfCall}
            value={one(typed, 'topic')}
            choices={topics.map((topic) => ({
              value: topic.code,
              label: `${topic.code} ${topicName(topic, view.language)}`,
            }))}
            errors={NO_ERRORS}
          />
          <button type="submit" class="button-main button-wide">
            {words.button}
          </button>
        </form>
      )}
    </Layout>
  )
}
