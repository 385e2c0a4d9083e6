// Opening a case consultation: by a supervisor.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { supervisedLines } from '../../calls/rights.ts'
import { BackLink } from '../../console/display.tsx'
import { ChoicesField, LongTextField, NO_ERRORS, TextField } from '../../console/form.tsx'
import { Layout } from '../../console/layout.tsx'
import { localInstant, type OpeningShown, openingRoutes } from '../../console/opening-form.ts'
import { all as allOf, one, type PostedFields } from '../../console/posted.ts'
import { STATUS_OF } from '../../console/try-step.ts'
import { sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { invalidInput } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { LineField } from '../../lines/pages/line-field.tsx'
import { getLine, listLines } from '../../lines/store.ts'
import { dayOf } from '../../lines/wall-clock.ts'
import { type Colleague, colleaguesOn } from '../../people/store.ts'
import { openConsultation } from '../consult.ts'
import { StepNotice } from './step-notice.tsx'
import { expertWords } from './words.ts'

export const openConsultationRoutes = (deps: Deps): Routes =>
  openingRoutes({
    path: '/consultations',
    access: 'consultations:lead',
    show: (request, reply, shown) => show(deps, request, reply, shown),
    open: (request, typed) => open(deps, request, typed),
  })

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, shown: OpeningShown) {
  const view = await viewOf(deps, request)
  const { lines, people } = await deps.db.read(async (read) => {
    const own = await supervisedLines(read, request.actor, view.now)
    const lines = (await listLines(read)).filter(({ id }) => own === 'all' || own.includes(id))
    const people = new Map<string, Colleague>()
    for (const { id, zone } of lines) {
      for (const each of await colleaguesOn(read, id, dayOf(view.now, zone))) people.set(each.id, each)
    }
    return { lines, people: [...people.values()] }
  })
  return sendHtml(reply, <OpenPage {...{ view, lines, people, ...shown }} />, STATUS_OF[shown.result])
}

async function open(deps: Deps, request: FastifyRequest, typed: PostedFields): Promise<string> {
  const lineId = one(typed, 'lineId')
  const { zone } = await deps.db.read((read) => getLine(read, lineId))
  const texts = { title: one(typed, 'title'), summary: one(typed, 'summary') }
  for (const [path, text] of Object.entries(texts)) {
    if (text === '' || (path === 'title' && text.length > 200)) throw invalidInput([{ path, message: 'is missing' }])
  }
  const lists = { callIds: allOf(typed, 'callId'), memberIds: allOf(typed, 'memberId') }
  const meetsAt = localInstant(typed, 'meetsAt', zone)
  return (await openConsultation(deps, request.actor, { lineId, ...texts, ...lists, meetsAt })).id
}

interface Props extends OpeningShown {
  readonly view: View
  readonly lines: readonly Line[]
  readonly people: readonly Colleague[]
}

const OpenPage = ({ view, lines, people, result, typed }: Props) => {
  const words = expertWords(view.language).consultations
  return (
    <Layout view={view} title={words.new}>
      <BackLink href="/consultations">{words.title}</BackLink>
      <h1>{words.new}</h1>
      <StepNotice view={view} result={result} said={undefined} />
      <form method="post" action="/consultations" class="form">
        {allOf(typed, 'callId').map((id) => (
          <input type="hidden" name="callId" value={id} />
        ))}
        <LineField view={view} label={words.line} lines={lines} typed={typed} />
        <TextField
          name="title"
          label={words.titleField}
          value={one(typed, 'title')}
          maxlength={200}
          required
          errors={NO_ERRORS}
        />
        <LongTextField
          name="summary"
          label={words.summary}
          hint={words.summaryHint}
          value={one(typed, 'summary')}
          errors={NO_ERRORS}
        />
        <TextField
          name="meetsAt"
          label={`${words.meetsAt} (${view.words.optional})`}
          type="datetime-local"
          value={one(typed, 'meetsAt')}
          errors={NO_ERRORS}
        />
        <ChoicesField
          name="memberId"
          label={words.members}
          values={allOf(typed, 'memberId')}
          choices={people.map(({ id, displayCode, name }) => ({ value: id, label: `${displayCode} ${name}` }))}
          several
          errors={NO_ERRORS}
        />
        <button type="submit" class="button-main button-wide">
          {words.button}
        </button>
      </form>
    </Layout>
  )
}
