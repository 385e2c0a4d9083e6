// Files from a form: the monthly form for the authority above, and for supervisors the call log of their lines.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isPeriod } from '../../calls/period.ts'
import { supervisedLines } from '../../calls/rights.ts'
import { BackLink } from '../../console/display.tsx'
import { Choices, ErrorSummary, type FormErrors, NO_ERRORS, SelectField, TextField } from '../../console/form.tsx'
import { Layout } from '../../console/layout.tsx'
import { withQuery } from '../../console/local-path.ts'
import { queryPart } from '../../console/try-step.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { day } from '../../http/wire.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import { listLines } from '../../lines/store.ts'
import { plusDays } from '../../lines/wall-clock.ts'
import { SHEET_FORMATS } from '../../sheets/write-sheet.ts'
import { themeWords } from './words.ts'

const PATH = '/themes/files'
/** What the export of calls takes at a time. */
const MOST_DAYS = 366

export const filesPages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: PATH,
      config: { access: 'themes:read', page: true },
      schema: { hide: true },
      handler: async (request, reply) => show(deps, request, reply, NO_ERRORS),
    })
    app.route({
      method: 'GET',
      url: `${PATH}/monthly-form`,
      config: { access: 'themes:read', page: true },
      schema: { hide: true },
      handler: async (request, reply) => {
        const [line, month, format] = ['line', 'month', 'format'].map((name) => queryPart(request.url, name))
        if (!isPeriod(`month:${month}`)) return show(deps, request, reply, 'month')
        const { language } = await viewOf(deps, request)
        const asked = { line, month: `month:${month}`, format, language }
        return seeOther(reply, withQuery('/api/v1/themes/monthly-form/file', asked))
      },
    })
    app.route({
      method: 'GET',
      url: `${PATH}/calls`,
      config: { access: 'calls:read-line', page: true },
      schema: { hide: true },
      handler: async (request, reply) => {
        const names = ['callsLine', 'from', 'until', 'callsFormat', 'texts']
        const [lineId, from = '', until = '', format, texts] = names.map((name) => queryPart(request.url, name))
        const areDays = [from, until].every((text) => day.safeParse(text).success)
        const isSpan = areDays && from <= until && until < plusDays(from, MOST_DAYS)
        if (!isSpan) return show(deps, request, reply, 'until')
        const { language } = await viewOf(deps, request)
        const asked = { lineId, from, to: plusDays(until, 1), format, texts: texts ?? 'false', language }
        return seeOther(reply, withQuery('/api/v1/calls/export', asked))
      },
    })
  }

async function show(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  wrong: 'month' | 'until' | typeof NO_ERRORS,
) {
  const view = await viewOf(deps, request, PATH)
  const { lines, own } = await deps.db.read(async (read) => {
    const lines = await listLines(read)
    const mayExport = request.actor.permissions.has('calls:read-line')
    const supervised = mayExport ? await supervisedLines(read, request.actor, view.now) : []
    return { lines, own: lines.filter(({ id }) => supervised === 'all' || supervised.includes(id)) }
  })
  const errors =
    typeof wrong === 'string' ? new Map([[wrong, themeWords(view.language).files.wrong[wrong]]]) : NO_ERRORS
  const typed = (name: string) => queryPart(request.url, name)
  return sendHtml(reply, <FilesPage {...{ view, lines, own, errors, typed }} />, errors.size > 0 ? 422 : 200)
}

interface Props {
  readonly view: View
  readonly lines: readonly Line[]
  /** Those whose call log the reader may have. */
  readonly own: readonly Line[]
  readonly errors: FormErrors
  readonly typed: (name: string) => string | undefined
}

const FilesPage = (props: Props) => {
  const { view, lines, own, errors } = props
  const all = themeWords(view.language)
  return (
    <Layout view={view} title={all.files.title}>
      <BackLink href="/themes">{all.title}</BackLink>
      <h1>{all.files.title}</h1>
      <ErrorSummary view={view} errors={errors} />
      {lines.length === 0 ? <p class="empty">{all.noLines}</p> : <MonthlyForm {...props} />}
      {own.length === 0 ? null : <CallLog {...props} />}
    </Layout>
  )
}

const MonthlyForm = ({ view, lines, errors, typed }: Props) => {
  const words = themeWords(view.language).files
  const lastMonth = view.now.setZone(lines[0]?.zone ?? 'utc').minus({ months: 1 })
  return (
    <section class="card stack">
      <h2>{words.form}</h2>
      <p class="hint">{words.formHint}</p>
      <form method="get" action={`${PATH}/monthly-form`} class="stack">
        <div class="pair">
          <Which view={view} name="line" lines={lines} value={typed('line')} />
          <TextField
            name="month"
            label={words.month}
            type="month"
            value={typed('month') ?? lastMonth.toFormat('yyyy-MM')}
            required
            errors={errors}
          />
          <Format view={view} name="format" value={typed('format')} />
        </div>
        <button type="submit">{words.get}</button>
      </form>
    </section>
  )
}

const CallLog = ({ view, own, errors, typed }: Props) => {
  const words = themeWords(view.language).files
  const lastMonth = view.now.setZone(own[0]?.zone ?? 'utc').minus({ months: 1 })
  const dayField = (name: string, label: string, usual: string) => (
    <TextField name={name} label={label} type="date" value={typed(name) ?? usual} required errors={errors} />
  )
  return (
    <section class="card stack">
      <h2>{words.calls}</h2>
      <p class="hint">{words.callsHint}</p>
      <form method="get" action={`${PATH}/calls`} class="stack">
        <div class="pair">
          <Which view={view} name="callsLine" lines={own} value={typed('callsLine')} />
          {dayField('from', words.from, lastMonth.startOf('month').toFormat('yyyy-MM-dd'))}
          {dayField('until', words.until, lastMonth.endOf('month').toFormat('yyyy-MM-dd'))}
          <Format view={view} name="callsFormat" value={typed('callsFormat')} />
        </div>
        <Choices
          name="texts"
          values={[typed('texts') ?? '']}
          choices={[{ value: 'true', label: words.texts }]}
          several
        />
        <button type="submit">{words.get}</button>
      </form>
    </section>
  )
}

interface OneOfProps {
  readonly view: View
  readonly name: string
  readonly value: string | undefined
}

const Which = ({ view, name, lines, value }: OneOfProps & { readonly lines: readonly Line[] }) => (
  <SelectField
    name={name}
    label={themeWords(view.language).files.line}
    value={value}
    choices={lines.map((line) => ({ value: line.id, label: nameOf(line, view.language) }))}
    errors={NO_ERRORS}
  />
)

const Format = ({ view, name, value }: OneOfProps) => (
  <SelectField
    name={name}
    label={themeWords(view.language).files.format}
    value={value ?? 'xlsx'}
    choices={SHEET_FORMATS.map((format) => ({ value: format, label: format.toUpperCase() }))}
    errors={NO_ERRORS}
  />
)
