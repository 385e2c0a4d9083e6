// Retention on pages: the dry run by line, how long a line keeps its calls, and legal hold.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BackLink, Notice } from '../../../console/display.tsx'
import { NO_ERRORS, TextField } from '../../../console/form.tsx'
import { Layout } from '../../../console/layout.tsx'
import { one, type PostedFields, postedFields } from '../../../console/posted.ts'
import { pathPart, queryPart, revisionIn, STATUS_OF, type StepResult, tryStep } from '../../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../../console/view.ts'
import type { Deps } from '../../../deps.ts'
import { invalidInput } from '../../../errors.ts'
import type { Routes } from '../../../http/routes.ts'
import { day } from '../../../http/wire.ts'
import { changeLine } from '../../../lines/actions.ts'
import type { Line } from '../../../lines/line.ts'
import { listLines } from '../../../lines/store.ts'
import { supervisedLines } from '../../rights.ts'
import { heldCalls } from '../held-calls.ts'
import { holdCall } from '../hold-call.ts'
import { heldRecords } from '../record-holds.ts'
import { type LineRetention, retentionReport } from '../report.ts'
import type { CallShredder } from '../shredder.ts'
import type { Shredders } from '../standalone.ts'
import { keepNumbers } from './kept-numbers.tsx'
import { HeldRecords } from './record-hold-section.tsx'
import { limitReports } from './report-limits.tsx'
import { HeldCalls, LineSection } from './retention-parts.tsx'
import { retentionWords } from './retention-words.ts'

const hidden = { hide: true } as const

export const retentionPages =
  (shredders: Shredders<CallShredder>) =>
  (means: Deps): Routes =>
  async (app) => {
    const deps = { ...means, shredders }
    app.route({
      method: 'GET',
      url: '/retention',
      config: { access: 'retention:read', page: true },
      schema: hidden,
      handler: async (request, reply) => show(deps, request, reply),
    })
    for (const [url, work] of [
      ['/retention/:lineId', keepSoLong],
      ['/retention/:lineId/numbers', keepNumbers],
      ['/retention/:lineId/report-limits', limitReports],
    ] as const) {
      app.route({
        method: 'POST',
        url,
        config: { access: 'lines:write', page: true },
        schema: hidden,
        handler: async (request, reply) => {
          const result = await tryStep(() => work(deps, request))
          if (result === 'done') return seeOther(reply, '/retention?done=saved')
          return request.actor.permissions.has('retention:read')
            ? show(deps, request, reply, result)
            : seeOther(reply, '/')
        },
      })
    }
    app.route({
      method: 'POST',
      url: '/calls/:id/hold',
      config: { access: 'calls:hold', page: true },
      schema: hidden,
      handler: async (request, reply) => {
        const posted = postedFields(request)
        const id = pathPart(request.url, 2)
        const reason = one(posted, 'reason').slice(0, 500)
        const hold = { held: one(posted, 'held') === 'yes', reason }
        const result = reason === '' ? 'incomplete' : await tryStep(() => holdCall(deps, request.actor, id, hold))
        return seeOther(reply, `/calls/${id}?done=${result === 'done' ? 'hold-saved' : 'hold-incomplete'}`)
      },
    })
  }

/** @throws invalid-input for what a line may not say */
async function keepSoLong(deps: Deps, request: FastifyRequest): Promise<void> {
  const posted = postedFields(request)
  const lineId = pathPart(request.url, 2)
  const numberIn = (name: string) => {
    const value = one(posted, `${name}.${lineId}`)
    return /^\d{1,4}$/.test(value) ? Number(value) : Number.NaN
  }
  const [textDays, retentionYears] = [numberIn('textDays'), numberIn('retentionYears')]
  const fits = textDays >= 30 && textDays <= 1_095 && retentionYears >= 3 && retentionYears <= 30
  if (!fits) throw invalidInput([{ path: 'textDays', message: 'is out of range' }])
  await changeLine(deps, request.actor, lineId, {
    expectedRevision: revisionIn(one(posted, 'revision')),
    settings: { textDays, retentionYears },
  })
}

type Means = Deps & { readonly shredders: Shredders<CallShredder> }

async function show(deps: Means, request: FastifyRequest, reply: FastifyReply, result: StepResult = 'done') {
  const view = await viewOf(deps, request, result === 'done' ? undefined : '/retention')
  const typed: PostedFields = result === 'done' ? new Map() : postedFields(request)
  const on = day.safeParse(queryPart(request.url, 'on')).data
  const report = await retentionReport(deps, deps.shredders, on)
  const found = await deps.db.read(async (read) => {
    const supervised = await supervisedLines(read, request.actor, view.now)
    return {
      lines: new Map((await listLines(read)).map((line) => [line.id, line])),
      held: await heldCalls(read, supervised),
      records: await heldRecords(read, supervised),
    }
  })
  return sendHtml(reply, <RetentionPage {...{ view, report, on, result, typed, ...found }} />, STATUS_OF[result])
}

interface PageProps {
  readonly view: View
  readonly report: readonly LineRetention[]
  readonly lines: ReadonlyMap<string, Line>
  readonly held: Awaited<ReturnType<typeof heldCalls>>
  readonly records: Awaited<ReturnType<typeof heldRecords>>
  readonly on: string | undefined
  readonly result: StepResult
  /** What could not be saved, by fields that name their line. */
  readonly typed: PostedFields
}

const RetentionPage = ({ view, report, lines, held, records, on, result, typed }: PageProps) => {
  const words = retentionWords(view.language)
  return (
    <Layout view={view} title={words.title}>
      {view.viewer?.permissions.has('calls:write') ? <BackLink href="/calls">{view.words.nav.calls}</BackLink> : null}
      <h1>{words.title}</h1>
      {result === 'changed' ? <Notice tone="warn">{words.changed}</Notice> : null}
      {result === 'incomplete' ? <Notice tone="warn">{words.refused}</Notice> : null}
      {result === 'done' && view.done === 'saved' ? <Notice tone="good">{words.saved}</Notice> : null}
      <p class="hint">{words.advice}</p>
      <form method="get" action="/retention" class="row">
        <TextField name="on" label={words.on} errors={NO_ERRORS} type="date" value={on ?? report[0]?.on} />
        <button type="submit">{words.look}</button>
      </form>
      {report.map((each) => (
        <LineSection view={view} report={each} line={lines.get(each.lineId)} typed={typed} />
      ))}
      {view.viewer?.permissions.has('calls:hold') ? <HeldCalls view={view} held={held} lines={lines} /> : null}
      <HeldRecords view={view} records={records} lines={lines} />
    </Layout>
  )
}
