// Entering answers: of a caller about a call, and of somebody who answered a campaign on paper or by telephone.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BackLink, Notice } from '../../console/display.tsx'
import { ChoicesField, NO_ERRORS } from '../../console/form.tsx'
import { Layout } from '../../console/layout.tsx'
import { chosen, given, one, type PostedFields, postedFields } from '../../console/posted.ts'
import { pathPart, queryPart, STATUS_OF, type StepResult, tryStep } from '../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { enterAnswer } from '../answer-campaign.ts'
import { answerSurvey } from '../answer-survey.ts'
import { getCampaign, getWave } from '../campaign-store.ts'
import { CALL_QUESTIONS, type Campaign, SURVEY_KINDS } from '../survey.ts'
import { RatingFields, ratingsIn } from './rating-fields.tsx'
import { surveyWords } from './words.ts'

const access = { access: 'surveys:enter', page: true } as const

export const enterPageRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/surveys/answer',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => {
        const callId = queryPart(request.url, 'call') ?? ''
        return showCall(deps, request, reply, { result: 'done', typed: new Map([['callId', [callId]]]) })
      },
    })
    app.route({
      method: 'POST',
      url: '/surveys/answer',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => enterForCall(deps, request, reply),
    })
    app.route({
      method: 'GET',
      url: '/surveys/waves/:id',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => showWave(deps, request, reply, { result: 'done', typed: new Map() }),
    })
    app.route({
      method: 'POST',
      url: '/surveys/waves/:id',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => enterForWave(deps, request, reply),
    })
  }

interface Shown {
  readonly result: StepResult
  readonly typed: PostedFields
}

async function showCall(deps: Deps, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const view = await viewOf(deps, request)
  return sendHtml(reply, <CallAnswerPage view={view} {...shown} />, STATUS_OF[shown.result])
}

async function enterForCall(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const typed = postedFields(request)
  const callId = one(typed, 'callId')
  const ratings = ratingsIn(typed, CALL_QUESTIONS)
  const result = await tryStep(() =>
    answerSurvey(deps, request.actor, {
      kind: chosen(typed, 'kind', SURVEY_KINDS) ?? 'post-call',
      callId,
      wait: ratings.wait ?? null,
      length: ratings.length ?? null,
      problemSolving: ratings.problemSolving ?? null,
      ending: ratings.ending ?? null,
      comment: given(typed, 'comment'),
    }),
  )
  if (result === 'done') return seeOther(reply, `/surveys/answer?call=${callId}&done=answered`)
  return showCall(deps, request, reply, { result, typed })
}

const CallAnswerPage = ({ view, result, typed }: Shown & { view: View }) => {
  const words = surveyWords(view.language)
  const callId = one(typed, 'callId')
  return (
    <Layout view={view} title={words.callTitle}>
      <BackLink href={callId === '' ? '/calls' : `/calls/${callId}`}>{view.words.nav.calls}</BackLink>
      <h1>{words.callTitle}</h1>
      {result === 'done' ? null : <Notice tone="danger">{words[result]}</Notice>}
      {view.done === 'answered' ? <Notice tone="good">{words.said.answered}</Notice> : null}
      {callId === '' ? <Notice tone="warn">{words.noCall}</Notice> : <CallAnswerForm view={view} typed={typed} />}
    </Layout>
  )
}

const CallAnswerForm = ({ view, typed }: { view: View; typed: PostedFields }) => {
  const words = surveyWords(view.language)
  return (
    <>
      <p class="lead">{words.callLead}</p>
      <form method="post" action="/surveys/answer" class="form">
        <input type="hidden" name="callId" value={one(typed, 'callId')} />
        <ChoicesField
          name="kind"
          label={words.survey}
          values={[one(typed, 'kind') || 'post-call']}
          choices={SURVEY_KINDS.map((code) => ({ value: code, label: words.kind[code] }))}
          errors={NO_ERRORS}
        />
        <RatingFields
          view={view}
          questions={CALL_QUESTIONS.map((code) => ({ code, text: words.question[code] }))}
          typed={typed}
        />
        <button type="submit" class="button-main button-wide">
          {words.send}
        </button>
      </form>
    </>
  )
}

async function showWave(deps: Deps, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const view = await viewOf(deps, request)
  const campaign = await campaignOf(deps, pathPart(request.url, 3))
  return sendHtml(reply, <WaveAnswerPage view={view} campaign={campaign} {...shown} />, STATUS_OF[shown.result])
}

const campaignOf = (deps: Deps, waveId: string): Promise<Campaign> =>
  deps.db.read(async (read) => getCampaign(read, (await getWave(read, waveId)).campaignId))

async function enterForWave(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const waveId = pathPart(request.url, 3)
  const typed = postedFields(request)
  const campaign = await campaignOf(deps, waveId)
  const ratings = ratingsIn(
    typed,
    campaign.questions.map(({ code }) => code),
  )
  const comment = given(typed, 'comment')
  const result = await tryStep(() => enterAnswer(deps, request.actor, waveId, { ratings, comment }))
  if (result === 'done') return seeOther(reply, `/surveys/waves/${waveId}?done=entered`)
  return showWave(deps, request, reply, { result, typed })
}

const WaveAnswerPage = ({ view, campaign, result, typed }: Shown & { view: View; campaign: Campaign }) => {
  const words = surveyWords(view.language)
  const zh = view.language === 'zh'
  const questions = campaign.questions.map(({ code, textZh, textEn }) => ({ code, text: zh ? textZh : textEn }))
  return (
    <Layout view={view} title={words.enter}>
      <h1>{words.enter}</h1>
      <p class="lead">{zh ? campaign.titleZh : campaign.titleEn}</p>
      {result === 'done' ? null : <Notice tone="danger">{words[result]}</Notice>}
      {view.done === 'entered' ? <Notice tone="good">{words.said.entered}</Notice> : null}
      <form method="post" class="form">
        <RatingFields view={view} questions={questions} typed={typed} />
        <button type="submit" class="button-main button-wide">
          {words.send}
        </button>
      </form>
    </Layout>
  )
}
