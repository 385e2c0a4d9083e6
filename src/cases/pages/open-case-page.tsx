// A complaint, or a request to mediate, is taken down.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { holds } from '../../access/actor.ts'
import { ownLines } from '../../calls/rights.ts'
import { BackLink, Notice } from '../../console/display.tsx'
import { ChoicesField, LongTextField, NO_ERRORS, SelectField, TextField } from '../../console/form.tsx'
import { Layout } from '../../console/layout.tsx'
import { localInstant, type OpeningShown, openingRoutes } from '../../console/opening-form.ts'
import { chosen, given, one, type PostedFields } from '../../console/posted.ts'
import { STATUS_OF } from '../../console/try-step.ts'
import { sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { invalidInput } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import type { Line } from '../../lines/line.ts'
import { LineField } from '../../lines/pages/line-field.tsx'
import { getLine, listLines } from '../../lines/store.ts'
import { CASE_KINDS, CASE_SUBJECTS } from '../case.ts'
import { openCase } from '../open-case.ts'
import { caseWords, choicesOf } from './words.ts'

export const openCaseRoutes = (deps: Deps): Routes =>
  openingRoutes({
    path: '/cases',
    access: 'cases:open',
    show: (request, reply, shown) => show(deps, request, reply, shown),
    open: (request, typed) => open(deps, request, typed),
  })

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, shown: OpeningShown) {
  const view = await viewOf(deps, request)
  const lines = await deps.db.read(async (read) => {
    const own = holds(request.actor, 'cases:all-lines') ? 'all' : await ownLines(read, request.actor, view.now)
    return (await listLines(read)).filter(({ id }) => own === 'all' || own.includes(id))
  })
  return sendHtml(reply, <OpenCasePage view={view} lines={lines} {...shown} />, STATUS_OF[shown.result])
}

async function open(deps: Deps, request: FastifyRequest, typed: PostedFields): Promise<string> {
  const kind = chosen(typed, 'kind', CASE_KINDS)
  const subject = chosen(typed, 'subject', CASE_SUBJECTS)
  if (!kind || !subject) throw invalidInput([{ path: 'kind', message: 'choose one' }])
  const callId = given(typed, 'callId')
  const lineId = callId === undefined ? one(typed, 'lineId') : undefined
  const line = lineId === undefined ? undefined : await deps.db.read((read) => getLine(read, lineId))
  const receivedAt = line && localInstant(typed, 'receivedAt', line.zone)
  const institution = given(typed, 'institution')
  const input = { lineId, callId, kind, subject, institution, receivedAt, text: one(typed, 'text') }
  return (await openCase(deps, request.actor, input)).item.id
}

interface Props extends OpeningShown {
  readonly view: View
  readonly lines: readonly Line[]
}

const OpenCasePage = ({ view, lines, result, typed }: Props) => {
  const words = caseWords(view.language)
  const callId = given(typed, 'callId')
  return (
    <Layout view={view} title={words.new}>
      {callId === undefined ? (
        <BackLink href="/cases">{words.title}</BackLink>
      ) : (
        <BackLink href={`/calls/${callId}`}>{words.openCall}</BackLink>
      )}
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
          hint={words.institutionHint}
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
      <LineField view={view} label={words.line} lines={lines} typed={typed} />
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
