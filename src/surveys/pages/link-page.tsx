// The form of a campaign, for anybody with a link. Nothing of the reader is kept.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Notice } from '../../console/display.tsx'
import { Layout } from '../../console/layout.tsx'
import { given, type PostedFields, postedFields } from '../../console/posted.ts'
import { pathPart } from '../../console/try-step.ts'
import { sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { answerByLink, formOf } from '../answer-campaign.ts'
import type { Campaign } from '../survey.ts'
import { RatingFields, ratingsIn } from './rating-fields.tsx'
import { surveyWords } from './words.ts'

export const linkPageRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/survey/:token',
      config: { access: 'public', page: true },
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/survey/:token',
      config: { access: 'public', page: true },
      schema: { hide: true },
      handler: async (request, reply) => answer(deps, request, reply),
    })
  }

type Message = 'thanks' | 'used' | 'over' | 'nothing'

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const view = await viewOf(deps, request)
  try {
    const { campaign } = await formOf(deps, pathPart(request.url, 2))
    return sendHtml(reply, <FormPage view={view} campaign={campaign} typed={new Map()} />)
  } catch (error) {
    return refused(reply, view, error)
  }
}

async function answer(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const view = await viewOf(deps, request)
  const token = pathPart(request.url, 2)
  const typed = postedFields(request)
  try {
    const { campaign } = await formOf(deps, token)
    const codes = campaign.questions.map(({ code }) => code)
    const ratings = ratingsIn(typed, codes)
    if (Object.keys(ratings).length === 0) {
      return sendHtml(reply, <FormPage view={view} campaign={campaign} typed={typed} message="nothing" />, 422)
    }
    await answerByLink(deps, token, { ratings, comment: given(typed, 'comment')?.slice(0, 2_000) })
    return sendHtml(reply, <MessagePage view={view} message="thanks" />)
  } catch (error) {
    return refused(reply, view, error)
  }
}

function refused(reply: FastifyReply, view: View, error: unknown) {
  if (!(error instanceof WarmlineError)) throw error
  if (error.code === 'gone') return sendHtml(reply, <MessagePage view={view} message="used" />, 410)
  if (error.code === 'conflict') return sendHtml(reply, <MessagePage view={view} message="over" />, 409)
  throw error
}

const MessagePage = ({ view, message }: { view: View; message: Message }) => {
  const words = surveyWords(view.language)
  return (
    <Layout view={view} title={words.title} width="narrow" bare>
      <h1>{words.title}</h1>
      <Notice tone={message === 'thanks' ? 'good' : 'warn'}>{words.form[message]}</Notice>
    </Layout>
  )
}

interface FormProps {
  readonly view: View
  readonly campaign: Campaign
  readonly typed: PostedFields
  readonly message?: Message
}

const FormPage = ({ view, campaign, typed, message }: FormProps) => {
  const words = surveyWords(view.language)
  const zh = view.language === 'zh'
  const title = zh ? campaign.titleZh : campaign.titleEn
  const questions = campaign.questions.map(({ code, textZh, textEn }) => ({ code, text: zh ? textZh : textEn }))
  return (
    <Layout view={view} title={title} width="narrow" bare>
      <h1>{title}</h1>
      <p class="lead">{words.form.lead}</p>
      {message ? <Notice tone="danger">{words.form[message]}</Notice> : null}
      <form method="post" class="form">
        <RatingFields view={view} questions={questions} typed={typed} />
        <button type="submit" class="button-main button-wide">
          {words.send}
        </button>
      </form>
    </Layout>
  )
}
