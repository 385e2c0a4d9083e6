// The clock of a case as a table: each deadline, when it was kept, and whether it was.
import { Chip, type Tone } from '../../console/display.tsx'
import { nearTime } from '../../console/format.ts'
import { isAnnounced } from '../calendar.ts'
import { type Case, isOpen } from '../case.ts'
import { lastDayOf } from '../clock.ts'
import { lastDayName } from './case-chips.tsx'
import type { CasePageProps } from './case-page.tsx'
import { caseWords } from './words.ts'

type Instant = Case['dueAt']

export const ClockTable = (props: CasePageProps) => {
  const { view, item, line } = props
  const words = caseWords(view.language)
  const provisional = [item.reportDueAt, item.resolveDueAt, item.callBackDueAt].some(
    (dueAt) => dueAt !== null && !isAnnounced(lastDayOf(dueAt, line.zone), line),
  )
  return (
    <section class="stack-tight">
      <h2>{words.clock}</h2>
      <div class="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col" />
              <th scope="col">{words.deadline}</th>
              <th scope="col">{words.doneOn}</th>
            </tr>
          </thead>
          <tbody>
            <Row {...props} name={words.deadlines.report} dueAt={item.reportDueAt} doneAt={item.reportedAt} />
            <Row {...props} name={words.deadlines.resolve} dueAt={item.resolveDueAt} doneAt={item.resolvedAt} />
            <Row {...props} name={words.deadlines.callBack} dueAt={item.callBackDueAt} doneAt={item.calledBackAt} />
          </tbody>
        </table>
      </div>
      <p class="hint">
        {words.workdays} {provisional ? words.provisional : ''}
      </p>
    </section>
  )
}

interface RowProps extends CasePageProps {
  readonly name: string
  readonly dueAt: Instant | null
  readonly doneAt: Instant | null
}

const Row = (props: RowProps) => {
  const { view, line, item, name, dueAt, doneAt } = props
  const words = caseWords(view.language)
  const standing = dueAt === null ? undefined : standingOf(dueAt, doneAt, isOpen(item.state), view.now)
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{dueAt === null ? words.afterOutcome : lastDayName({ view, zone: line.zone }, dueAt)}</td>
      <td>
        <span class="row">
          {doneAt === null ? null : <span>{nearTime(view.words, doneAt, view.now, line.zone)}</span>}
          {standing ? <Chip tone={TONES[standing]}>{words[standing]}</Chip> : null}
        </span>
      </td>
    </tr>
  )
}

type Standing = 'inTime' | 'tooLate' | 'running'
const TONES: Readonly<Record<Standing, Tone>> = { inTime: 'good', tooLate: 'danger', running: 'plain' }

/** Undefined: it was never done, and need not be any more. */
function standingOf(dueAt: Instant, doneAt: Instant | null, open: boolean, now: Instant): Standing | undefined {
  if (doneAt !== null) return doneAt < dueAt ? 'inTime' : 'tooLate'
  if (!open) return undefined
  return now < dueAt ? 'running' : 'tooLate'
}
