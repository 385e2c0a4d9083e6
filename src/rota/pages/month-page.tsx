// The month's rota of a line: a list of days on a phone, a calendar on a wide screen and on paper.
import { Chip, Notice } from '../../console/display.tsx'
import { calendarDay, dayName, longDay, monthName, timesFromDay } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { withQuery } from '../../console/local-path.ts'
import type { View } from '../../console/view.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf, roleName } from '../../lines/pages/names.ts'
import type { BrokenLine } from './broken-lines.ts'
import { HolidayNotice } from './holiday-notice.tsx'
import { type Month, monthOf, neighbour, type ShownDay, type ShownShift } from './month.ts'
import { Day } from './month-day.tsx'
import { rotaWords } from './words.ts'

interface MonthPageProps {
  readonly view: View
  readonly month: Month
  readonly lines: readonly Line[]
  readonly mayName: boolean
  readonly onlyMine: boolean
  /** By shift: why nobody is there. */
  readonly reasons: ReadonlyMap<string, string>
  /** Rules that the rota breaks: for coordinators. */
  readonly broken: readonly BrokenLine[]
}

export const MonthPage = ({ view, month, lines, mayName, onlyMine, reasons, broken }: MonthPageProps) => {
  const words = rotaWords(view.language)
  const name = monthName(view.words, calendarDay(`${month.month}-01`))
  const days = onlyMine ? mine(month.days, view.viewer?.memberId) : month.days
  return (
    <Layout view={view} title={`${words.title} · ${name}`} width="wide">
      <div class="page-head">
        <div>
          <h1>{nameOf(month.line, view.language)}</h1>
          <p class="lead">{name}</p>
        </div>
        <LineLinks view={view} month={month} lines={lines} />
      </div>
      <MonthLinks view={view} month={month} onlyMine={onlyMine} />
      <State view={view} month={month} />
      {month.rota ? <HolidayNotice view={view} line={month.line} toDay={`${neighbour(month.month, 1)}-01`} /> : null}
      <Gaps view={view} month={month} reasons={reasons} />
      <Broken view={view} month={month} broken={broken} />
      {onlyMine && days.length === 0 ? <p class="empty">{words.nothingOfMine}</p> : null}
      <ol class={`rota-days ${onlyMine ? '' : 'weeks'}`}>
        {days.map((day, i) => (
          <Day view={view} day={day} month={month} reasons={reasons} first={i === 0 && !onlyMine} />
        ))}
      </ol>
      <p class="hint">
        {words.zone(month.line.zone)} {mayName ? '' : words.codesOnly} <span class="no-print">{words.print}</span>
      </p>
    </Layout>
  )
}

/** Days with a duty of the reader's, and of those days nothing else. */
function mine(days: readonly ShownDay[], memberId: string | undefined): readonly ShownDay[] {
  const isMine = ({ places }: ShownShift) => places.some((place) => place.memberId === memberId)
  return days
    .map((day) => ({ ...day, shifts: day.shifts.filter(isMine) }))
    .filter(({ shifts }) => memberId !== undefined && shifts.length > 0)
}

const pathOf = (line: Line, month: string) => `/rota/${line.code}/${month}`

const LineLinks = ({ view, month, lines }: Pick<MonthPageProps, 'view' | 'month' | 'lines'>) =>
  lines.length < 2 ? null : (
    <nav class="row no-print" aria-label={rotaWords(view.language).lines}>
      {lines.map((line) => (
        <a
          class="button"
          href={pathOf(line, month.month)}
          aria-current={line.id === month.line.id ? 'page' : undefined}
        >
          {nameOf(line, view.language)}
        </a>
      ))}
    </nav>
  )

const MonthLinks = ({ view, month, onlyMine }: Pick<MonthPageProps, 'view' | 'month' | 'onlyMine'>) => {
  const words = rotaWords(view.language)
  const to = (by: 1 | -1) => pathOf(month.line, neighbour(month.month, by))
  const isThisMonth = monthOf(view.now, month.line.zone) === month.month
  return (
    <nav class="row no-print">
      <a class="button" rel="prev" href={to(-1)}>
        <span aria-hidden="true">←</span> {words.previousMonth}
      </a>
      <a class="button" rel="next" href={to(1)}>
        {words.nextMonth} <span aria-hidden="true">→</span>
      </a>
      {view.viewer?.memberId === undefined ? null : (
        <a class="button" href={withQuery(view.path, { mine: onlyMine ? undefined : 'yes' })}>
          {onlyMine ? words.everybody : words.onlyMine}
        </a>
      )}
      <a class="button" href={`${isThisMonth ? '' : pathOf(month.line, monthOf(view.now, month.line.zone))}#today`}>
        {words.today}
      </a>
      <a class="button" href={`/rota/${month.line.code}/fairness`}>
        {words.fairness}
      </a>
      <a class="button" href={`/rota/${month.line.code}/rotations`}>
        {words.rotations}
      </a>
      {month.rota ? (
        <a class="button" href={`/rotas/${month.rota.id}/print`}>
          {words.sheet}
        </a>
      ) : null}
      {view.viewer?.permissions.has('rota:write') ? (
        <a class="button" href={month.rota ? `/rotas/${month.rota.id}` : '/rotas'}>
          {words.build}
        </a>
      ) : null}
    </nav>
  )
}

const State = ({ view, month }: Pick<MonthPageProps, 'view' | 'month'>) => {
  const words = rotaWords(view.language)
  const { rota, unpublishedDays, days, line } = month
  if (!rota) return <Notice>{words.notPublished}</Notice>
  if (rota.state === 'draft') return <Notice tone="warn">{words.draft}</Notice>
  const published = rota.publishedAt ? longDay(view.words, rota.publishedAt.setZone(line.zone)) : ''
  return (
    <p class="muted small">
      {words.version(rota.version, published)}
      {unpublishedDays > 0 && unpublishedDays < days.length ? ` · ${words.partlyPublished(unpublishedDays)}` : ''}
    </p>
  )
}

const Gaps = ({ view, month, reasons }: Pick<MonthPageProps, 'view' | 'month' | 'reasons'>) => {
  const words = rotaWords(view.language)
  const { gaps, line } = month
  const coming = gaps.filter(({ end }) => end > view.now)
  if (!month.rota) return null
  if (coming.length === 0) return gaps.length === 0 ? <p class="muted small">{words.noGaps}</p> : null
  return (
    <details class="more" open={coming.length <= 5}>
      <summary>
        <Chip tone="danger">{words.gaps(coming.length)}</Chip>
      </summary>
      <ul class="inside plain">
        {coming.map((gap) => {
          const start = gap.start.setZone(line.zone)
          const why = gap.shiftIds.map((id) => reasons.get(id)).find((reason) => reason)
          return (
            <li>
              <a href={`#d${start.toFormat('yyyy-MM-dd')}`}>
                {dayName(view.words, start)} {timesFromDay(view.words, gap.start, gap.end, line.zone)}
              </a>{' '}
              <span class="gap">{words.missing(roleName(gap.role, view.language), gap.required - gap.present)}</span>
              {why ? <span class="muted small"> {`${words.why}: ${why}`}</span> : null}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

/** Who breaks which rule when, and why; what nobody has given a reason for stands out. */
export const Broken = ({ view, month, broken }: Pick<MonthPageProps, 'view' | 'broken'> & { month?: Month }) => {
  const words = rotaWords(view.language)
  if (broken.length === 0) return null
  return (
    <details class="more" open={broken.length <= 5 || broken.some(({ accepted }) => !accepted)}>
      <summary>
        <Chip tone={broken.every(({ accepted }) => accepted) ? 'warn' : 'danger'}>
          {words.brokenRules(broken.length)}
        </Chip>
      </summary>
      <ul class="inside plain">
        {broken.map(({ day, who, when, says, reason, accepted }) => (
          <li>
            {month ? <a href={`#d${day}`}>{when}</a> : when} <strong>{who}</strong> {says}{' '}
            <small class={accepted ? 'muted' : 'broken'}>{reason}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}
