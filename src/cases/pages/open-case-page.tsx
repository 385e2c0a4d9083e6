// A complaint, or a request to mediate, is taken down.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DateTime } from 'luxon'
import { holds } from '../../access/actor.ts'
import { ownLines } from '../../calls/rights.ts'
import { Notice } from '../../console/display.tsx'
import { ChoicesField, LongTextField, NO_ERRORS, SelectField, TextField } from '../../console/form.tsx'
import { Layout } from '../../console/layout.tsx'
import { chosen, given, one, type PostedFields, postedFields } from '../../console/posted.ts'
import { queryPart, STATUS_OF, type StepResult, tryStep } from '../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { invalidInput } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import { getLine, listLines } from '../../lines/store.ts'
import { CASE_KINDS, CASE_SUBJECTS } from '../case.ts'
import { openCase } from '../open-case.ts'
import { caseWords, choicesOf } from './words.ts'

const access = { access: 'cases:open', page: true } as const

export const openCaseRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/cases/new',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => {
        const typed = new Map([['callId', [queryPart(request.url, 'call') ?? ''].filter(Boolean)]])
        return show(deps, request, reply, { result: 'done', typed })
      },
    })
    app.route({
      method: 'POST',
      url: '/cases',
      config: access,
      schema: { hide: true },
      handler: async (request, reply) => open(deps, request, reply),
    })
  }

interface Shown {
  readonly result: StepResult
  readonly typed: PostedFields
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const view = await viewOf(deps, request)
  const lines = await deps.db.read(async (read) => {
    const own = holds(request.actor, 'cases:all-lines') ? 'all' : await ownLines(read, request.actor, view.now)
    return (await listLines(read)).filter(({ id }) => own === 'all' || own.includes(id))
  })
  return sendHtml(reply, <OpenCasePage view={view} lines={lines} {...shown} />, STATUS_OF[shown.result])
}

async function open(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const typed = postedFields(request)
  let id = ''
  const result = await tryStep(async () => {
    const kind = chosen(typed, 'kind', CASE_KINDS)
    const subject = chosen(typed, 'subject', CASE_SUBJECTS)
    if (!kind || !subject) throw invalidInput([{ path: 'kind', message: 'choose one' }])
    const callId = given(typed, 'callId')
    const lineId = callId === undefined ? one(typed, 'lineId') : undefined
    const institution = given(typed, 'institution')
    const receivedAt = await receivedIn(deps, lineId, one(typed, 'receivedAt'))
    const input = { lineId, callId, kind, subject, institution, receivedAt, text: one(typed, 'text') }
    id = (await openCase(deps, request.actor, input)).item.id
  })
  if (result === 'done') return seeOther(reply, `/cases/${id}?done=opened`)
  return show(deps, request, reply, { result, typed })
}

async function receivedIn(deps: Deps, lineId: string | undefined, local: string): Promise<DateTime | undefined> {
  if (local === '' || lineId === undefined) return undefined
  const { zone } = await deps.db.read((read) => getLine(read, lineId))
  const at = DateTime.fromISO(local, { zone })
  if (!at.isValid) throw invalidInput([{ path: 'receivedAt', message: 'is not a time' }])
  return at.toUTC()
}

interface Props extends Shown {
  readonly view: View
  readonly lines: readonly Line[]
}

const OpenCasePage = ({ view, lines, result, typed }: Props) => {
  const words = caseWords(view.language)
  const callId = given(typed, 'callId')
  return (
    <Layout view={view} title={words.new}>
      <h1>{words.new}</h1>
      {result === 'done' ? null : <Notice tone="danger">{words[result]}</Notice>}
      <form method="post" action="/cases" class="form">
        {callId === undefined ? <LineAndTime view={view} lines={lines} typed={typed} /> : null}
        {callId === undefined ? null : <input type="hidden" name="callId" value={callId} />}
        <ChoicesField
          name="kind"
          label={words.kindField}
          values={[one(typed, 'kind') || 'complaint']}
          choices={choicesOf(CASE_KINDS, words.kind)}
          errors={NO_ERRORS}
        />
        <SelectField
          name="subject"
          label={words.subjectField}
          empty={view.words.notChosen}
          value={one(typed, 'subject')}
          choices={choicesOf(CASE_SUBJECTS, words.subject)}
          errors={NO_ERRORS}
        />
        <TextField
          name="institution"
          label={`${words.institution} (${view.words.optional})`}
          value={one(typed, 'institution')}
          maxlength={24}
          errors={NO_ERRORS}
        />
        <LongTextField
          name="text"
          label={words.text}
          hint={words.textHint}
          value={one(typed, 'text')}
          errors={NO_ERRORS}
        />
        <button type="submit" class="button-main button-wide">
          {words.open}
        </button>
      </form>
    </Layout>
  )
}

const LineAndTime = ({ view, lines, typed }: Pick<Props, 'view' | 'lines' | 'typed'>) => {
  const words = caseWords(view.language)
  return (
    <>
      <SelectField
        name="lineId"
        label={words.line}
        value={one(typed, 'lineId')}
        choices={lines.map((line) => ({ value: line.id, label: nameOf(line, view.language) }))}
        errors={NO_ERRORS}
      />
      <TextField
        name="receivedAt"
        label={`${words.receivedAt} (${view.words.optional})`}
        hint={words.receivedHint}
        type="datetime-local"
        value={one(typed, 'receivedAt')}
        errors={NO_ERRORS}
      />
    </>
  )
}
