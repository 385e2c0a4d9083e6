// Parts of the pages of retention: a line with its numbers, calls on hold, and the hold of one call.
import { Facts } from '../../../console/display.tsx'
import { LongTextField, NO_ERRORS, TextField } from '../../../console/form.tsx'
import { calendarDay, longDay, nearTime } from '../../../console/format.ts'
import { given, type PostedFields } from '../../../console/posted.ts'
import type { View } from '../../../console/view.ts'
import type { Line } from '../../../lines/line.ts'
import { nameOf } from '../../../lines/pages/names.ts'
import type { CallHead } from '../../call.ts'
import type { heldCalls } from '../held-calls.ts'
import type { LineRetention } from '../report.ts'
import { KeptNumbers } from './kept-numbers.tsx'
import { ReportLimits } from './report-limits.tsx'
import { retentionWords } from './retention-words.ts'

export const LineSection = ({
  view,
  report,
  line,
  typed,
}: {
  readonly view: View
  readonly report: LineRetention
  readonly line: Line | undefined
  readonly typed: PostedFields
}) => {
  const words = retentionWords(view.language)
  const may = line !== undefined && view.viewer?.permissions.has('lines:write')
  return (
    <section class="card">
      <h2>{line ? nameOf(line, view.language) : report.lineCode}</h2>
      <Facts
        wide
        facts={[
          [words.texts, String(report.texts)],
          [words.records, String(report.records)],
          [words.others, String(report.others)],
          [words.held, String(report.held)],
          ...(may
            ? []
            : ([
                [words.days, String(report.textDays)],
                [words.years, String(report.retentionYears)],
              ] as const)),
        ]}
      />
      {may ? (
        <form method="post" action={`/retention/${line.id}`} class="stack">
          <input type="hidden" name="revision" value={String(line.revision)} />
          <TextField
            name={`textDays.${line.id}`}
            label={words.days}
            hint={words.daysHint}
            errors={NO_ERRORS}
            value={given(typed, `textDays.${line.id}`) ?? String(report.textDays)}
            inputmode="numeric"
          />
          <TextField
            name={`retentionYears.${line.id}`}
            label={words.years}
            hint={words.yearsHint}
            errors={NO_ERRORS}
            value={given(typed, `retentionYears.${line.id}`) ?? String(report.retentionYears)}
            inputmode="numeric"
          />
          <div class="buttons">
            <button type="submit">{words.save}</button>
          </div>
        </form>
      ) : null}
      {may ? <KeptNumbers view={view} line={line} typed={typed} /> : null}
      {may ? <ReportLimits view={view} line={line} typed={typed} /> : null}
    </section>
  )
}

interface HeldProps {
  readonly view: View
  readonly held: Awaited<ReturnType<typeof heldCalls>>
  readonly lines: ReadonlyMap<string, Line>
}

export const HeldCalls = ({ view, held, lines }: HeldProps) => {
  const words = retentionWords(view.language)
  return (
    <section class="stack-tight">
      <h2>{words.heldTitle}</h2>
      {held.length === 0 ? <p class="empty">{words.noneHeld}</p> : null}
      {held.length === 0 ? null : (
        <ul class="list">
          {held.map(({ id, lineId, startedAt }) => (
            <li>
              <a class="list-link" href={`/calls/${id}`}>
                <b>{nearTime(view.words, startedAt, view.now, lines.get(lineId)?.zone ?? 'utc')}</b>{' '}
                <span class="code">{id.slice(0, 8)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const dayIn = (view: View, day: string) => longDay(view.words, calendarDay(day))

/** On the page of a call, for those who may hold it. */
export const HoldSection = ({ view, head }: { view: View; head: CallHead }) => {
  const words = retentionWords(view.language)
  return (
    <details class="more">
      <summary>{words.holdTitle}</summary>
      <div class="inside">
        <p>{head.legalHold ? words.isHeld : words.isFree}</p>
        <p class="muted small">{words.shredsOn(dayIn(view, head.shredTextOn), dayIn(view, head.shredOn))}</p>
        <form method="post" action={`/calls/${head.id}/hold`} class="stack">
          <input type="hidden" name="held" value={head.legalHold ? 'no' : 'yes'} />
          <LongTextField name="reason" label={words.reason} errors={NO_ERRORS} maxlength={500} short />
          <div class="buttons">
            <button type="submit">{head.legalHold ? words.release : words.hold}</button>
          </div>
        </form>
      </div>
    </details>
  )
}
