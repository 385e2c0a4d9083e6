// One mandatory report: what is still to be done, what was done, noting a step, and closing it by two people.
import { BackLink, Chip, Notice } from '../../../console/display.tsx'
import { LongTextField, NO_ERRORS, SelectField, TextField } from '../../../console/form.tsx'
import { nearTime, nearTimeWithin } from '../../../console/format.ts'
import { Layout } from '../../../console/layout.tsx'
import { one, type PostedFields } from '../../../console/posted.ts'
import type { StepResult } from '../../../console/try-step.ts'
import type { View } from '../../../console/view.ts'
import type { Line } from '../../../lines/line.ts'
import { nameOf } from '../../../lines/pages/names.ts'
import { choicesOf } from '../../pages/risk-fields.tsx'
import { missingSteps, REPORT_OUTCOMES, REPORT_RECIPIENTS, REPORT_STEPS, reportState } from '../report.ts'
import type { Report, ReportStep } from '../report-store.ts'
import { reportWords } from './report-words.ts'

interface PageProps {
  readonly view: View
  readonly report: Report
  readonly steps: readonly ReportStep[]
  readonly line: Line
  /** Display codes by member. */
  readonly codes: ReadonlyMap<string, string>
  /** What was typed, when it could not be saved. */
  readonly posted: PostedFields | undefined
  /** Whether the reader proposed to close it. */
  readonly own: boolean
  readonly result: StepResult
}

export const ReportPage = (props: PageProps) => {
  const { view, report, line, result } = props
  const words = reportWords(view.language)
  const state = reportState(report)
  const said = result === 'done' ? (view.done === 'done' ? words.done.done : undefined) : words.done[result]
  return (
    <Layout view={view} title={words.title}>
      <BackLink href="/reports">{words.listTitle}</BackLink>
      <h1>{words.title}</h1>
      {said ? <Notice tone={result === 'done' ? 'good' : 'warn'}>{said}</Notice> : null}
      <p class="row">
        <Chip tone={state === 'closed' ? 'good' : 'warn'}>{words.states[state]}</Chip>
        <b>{nearTime(view.words, report.raisedAt, view.now, line.zone)}</b>
        <span class="muted">{nameOf(line, view.language)}</span>
      </p>
      {state === 'closed' ? null : <p>{words.advice}</p>}
      {view.viewer?.permissions.has('calls:read-line') ? (
        <p>
          <a class="button" href={`/calls/${report.callId}`}>
            {words.call}
          </a>
        </p>
      ) : null}
      {report.closedAt ? <Outcome view={view} report={report} /> : <Missing {...props} />}
      <History {...props} />
      {report.proposedAt && !report.closedAt ? <Decide {...props} /> : null}
      {report.closedAt ? null : <AddStep {...props} />}
      {report.closedAt || report.proposedAt ? null : <Propose {...props} />}
    </Layout>
  )
}

const Outcome = ({ view, report }: Pick<PageProps, 'view' | 'report'>) => {
  const words = reportWords(view.language)
  return <p>{[report.outcome && words.outcomes[report.outcome], report.closingNote].filter(Boolean).join(' · ')}</p>
}

const Missing = ({ view, report, steps, line }: PageProps) => {
  const words = reportWords(view.language)
  const missing = missingSteps(steps, line.settings)
  if (missing.length === 0) return <p>{words.all}</p>
  return (
    <section class="card card-danger">
      <h2>{words.next}</h2>
      <ul class="plain stack-tight">
        {missing.map(({ kind, recipient, withinHours }) => {
          const due = report.raisedAt.plus({ hours: withinHours })
          return (
            <li class="row">
              <b>{[words.steps[kind], recipient && words.recipients[recipient]].filter(Boolean).join(' · ')}</b>
              <span>{words.until(nearTimeWithin(view.words, due, view.now, line.zone))}</span>
              {due < view.now ? <Chip tone="danger">{words.overdue}</Chip> : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const History = ({ view, steps, line, codes }: PageProps) => {
  const words = reportWords(view.language)
  return (
    <section class="stack-tight">
      <h2>{words.history}</h2>
      {steps.length === 0 ? <p class="muted">{words.nothing}</p> : null}
      <ol class="list">
        {steps.map(({ kind, recipient, at, memberId, reference, note }) => (
          <li>
            <span class="row">
              <b>{nearTime(view.words, at, view.now, line.zone)}</b>
              <Chip tone="plain">{words.steps[kind]}</Chip>
              {recipient ? <span>{words.recipients[recipient]}</span> : null}
              {memberId ? <span class="code">{codes.get(memberId) ?? '?'}</span> : null}
            </span>
            {reference ? <span class="code">{reference}</span> : null}
            {note ? <span class="typed">{note}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

const Revision = ({ report }: { report: Report }) => (
  <input type="hidden" name="revision" value={String(report.revision)} />
)

const AddStep = ({ view, report, posted = new Map() }: PageProps) => {
  const words = reportWords(view.language)
  return (
    <section class="card">
      <h2>{words.add}</h2>
      <form method="post" action={`/reports/${report.id}`} class="stack">
        <Revision report={report} />
        <SelectField
          name="kind"
          label={words.kind}
          errors={NO_ERRORS}
          value={one(posted, 'kind')}
          choices={choicesOf(REPORT_STEPS, words.steps)}
        />
        <SelectField
          name="recipient"
          label={words.recipient}
          errors={NO_ERRORS}
          value={one(posted, 'recipient')}
          choices={choicesOf(REPORT_RECIPIENTS, words.recipients)}
          empty="–"
        />
        <TextField
          name="minutes"
          label={words.minutes}
          hint={words.minutesHint}
          errors={NO_ERRORS}
          inputmode="numeric"
          autocomplete="off"
          value={one(posted, 'minutes')}
          maxlength={4}
        />
        <TextField
          name="reference"
          label={words.reference}
          hint={words.referenceHint}
          errors={NO_ERRORS}
          autocomplete="off"
          value={one(posted, 'reference')}
          maxlength={100}
        />
        <LongTextField name="note" label={words.note} errors={NO_ERRORS} value={one(posted, 'note')} short />
        <div class="buttons">
          <button type="submit" name="verb" value="step" class="button-main">
            {words.save}
          </button>
        </div>
      </form>
    </section>
  )
}

const Propose = ({ view, report, posted = new Map() }: PageProps) => {
  const words = reportWords(view.language)
  return (
    <section class="card">
      <h2>{words.close}</h2>
      <p class="hint">{words.closeHint}</p>
      <form method="post" action={`/reports/${report.id}`} class="stack">
        <Revision report={report} />
        <SelectField
          name="outcome"
          label={words.outcome}
          errors={NO_ERRORS}
          value={one(posted, 'outcome')}
          choices={choicesOf(REPORT_OUTCOMES, words.outcomes)}
        />
        <LongTextField name="reason" label={words.reason} errors={NO_ERRORS} value={one(posted, 'reason')} short />
        <div class="buttons">
          <button type="submit" name="verb" value="propose">
            {words.propose}
          </button>
        </div>
      </form>
    </section>
  )
}

const Decide = ({ view, report, own }: PageProps) => {
  const words = reportWords(view.language)
  const may = !own && view.viewer?.permissions.has('reports:close')
  return (
    <section class="card">
      <h2>{words.decide}</h2>
      <Outcome view={view} report={report} />
      {own ? <p class="hint">{words.own}</p> : null}
      {may ? (
        <form method="post" action={`/reports/${report.id}`}>
          <Revision report={report} />
          <div class="buttons">
            <button type="submit" name="verb" value="close" class="button-main">
              {words.confirm}
            </button>
            <button type="submit" name="verb" value="send-back">
              {words.sendBack}
            </button>
          </div>
        </form>
      ) : null}
    </section>
  )
}
