// Beginning a campaign about an institution: by a coordinator.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BackLink, Notice } from '../../console/display.tsx'
import { NO_ERRORS, SelectField, TextField } from '../../console/form.tsx'
import { Layout } from '../../console/layout.tsx'
import { one, type PostedFields, postedFields } from '../../console/posted.ts'
import { STATUS_OF, type StepResult, tryStep } from '../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { invalidInput } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import { listLines } from '../../lines/store.ts'
import { createCampaign } from '../campaign-actions.ts'
import { newCampaign } from '../wire.ts'
import { surveyWords } from './words.ts'

const access = { access: 'surveys:manage', page: true } as const
/** Rows of the form; the API takes more questions. */
const ROWS = [1, 2, 3, 4, 5, 6]

export const newCampaignRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/surveys/campaigns/new',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply, { result: 'done', typed: new Map() }),
    })
    app.route({
      method: 'POST',
      url: '/surveys/campaigns',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => begin(deps, request, reply),
    })
  }

interface Shown {
  readonly result: StepResult
  readonly typed: PostedFields
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const view = await viewOf(deps, request, '/surveys/campaigns/new')
  const lines = await deps.db.read(listLines)
  return sendHtml(reply, <NewCampaignPage view={view} lines={lines} {...shown} />, STATUS_OF[shown.result])
}

async function begin(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const typed = postedFields(request)
  let id = ''
  const result = await tryStep(async () => {
    const questions = ROWS.map((n) => ({
      code: `q${n}`,
      textZh: one(typed, `zh${n}`),
      textEn: one(typed, `en${n}`),
    })).filter(({ textZh, textEn }) => textZh !== '' || textEn !== '')
    const parsed = newCampaign.safeParse({
      lineId: one(typed, 'lineId'),
      institution: one(typed, 'institution'),
      titleZh: one(typed, 'titleZh'),
      titleEn: one(typed, 'titleEn'),
      questions: questions.map(({ code, textZh, textEn }) => ({
        code,
        textZh: textZh || textEn,
        textEn: textEn || textZh,
      })),
    })
    if (!parsed.success) throw invalidInput([{ path: 'questions', message: 'something is missing' }])
    id = (await createCampaign(deps, request.actor, parsed.data)).id
  })
  if (result === 'done') return seeOther(reply, `/surveys/campaigns/${id}?done=created`)
  return show(deps, request, reply, { result, typed })
}

interface Props extends Shown {
  readonly view: View
  readonly lines: readonly Line[]
}

const NewCampaignPage = ({ view, lines, result, typed }: Props) => {
  const words = surveyWords(view.language)
  const field = (name: string, label: string) => (
    <TextField name={name} label={label} value={one(typed, name)} maxlength={200} errors={NO_ERRORS} />
  )
  return (
    <Layout view={view} title={words.newCampaign}>
      <BackLink href="/surveys">{words.title}</BackLink>
      <h1>{words.newCampaign}</h1>
      {result === 'done' ? null : <Notice tone="danger">{words[result]}</Notice>}
      <form method="post" action="/surveys/campaigns" class="form">
        <SelectField
          name="lineId"
          label={words.line}
          value={one(typed, 'lineId')}
          choices={lines.map((line) => ({ value: line.id, label: nameOf(line, view.language) }))}
          errors={NO_ERRORS}
        />
        <TextField
          name="institution"
          label={words.institution}
          hint={words.institutionHint}
          value={one(typed, 'institution')}
          maxlength={24}
          errors={NO_ERRORS}
        />
        {field('titleZh', words.titleZh)}
        {field('titleEn', words.titleEn)}
        {ROWS.map((n) => (
          <fieldset class="field">
            <legend>{words.questionNo(n)}</legend>
            <div class="pair">
              {field(`zh${n}`, words.inZh)}
              {field(`en${n}`, words.inEn)}
            </div>
          </fieldset>
        ))}
        <button type="submit" class="button-main button-wide">
          {words.begin}
        </button>
      </form>
    </Layout>
  )
}
