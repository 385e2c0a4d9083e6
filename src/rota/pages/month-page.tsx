// The month's rota of a line: a list of days on a phone, a calendar on a wide screen and on paper.
import { Chip, Notice } from '../../console/display.tsx'
import { calendarDay, longDay, monthName, timeRange } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { withQuery } from '../../console/local-path.ts'
import type { View } from '../../console/view.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf, roleName } from '../../lines/pages/names.ts'
import { type Month, monthOf, neighbour, type Place, type ShownDay, type ShownShift } from './month.ts'
import { rotaWords } from './words.ts'

interface MonthPageProps {
  readonly view: View
  readonly month: Month
  readonly lines: readonly Line[]
  readonly mayName: boolean
  readonly onlyMine: boolean
  /** By shift: why nobody is there. */
  readonly reasons: ReadonlyMap<string, string>
}

export const MonthPage = ({ view, month, lines, mayName, onlyMine, reasons }: MonthPageProps) => {
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
      <Gaps view={view} month={month} reasons={reasons} />
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
                {dayTitle(view, start.toFormat('yyyy-MM-dd'))} {timeRange(gap.start, gap.end, line.zone)}
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

function dayTitle(view: View, day: string): string {
  const local = calendarDay(day)
  return view.words.day(
    view.words.weekdays[local.weekday - 1] ?? '',
    local.day,
    view.words.months[local.month - 1] ?? '',
  )
}

interface DayProps extends Pick<MonthPageProps, 'view' | 'month' | 'reasons'> {
  readonly day: ShownDay
  /** The first of the month says at which weekday the calendar begins. */
  readonly first: boolean
}

const Day = ({ view, day, month, reasons, first }: DayProps) => {
  const words = rotaWords(view.language)
  const { zone } = month.line
  const weekday = calendarDay(day.day).weekday
  const isToday = view.now.setZone(zone).toFormat('yyyy-MM-dd') === day.day
  const isOff = day.dayKind === 'holiday' || (day.dayKind === undefined ? weekday > 5 : day.dayKind === 'weekend')
  const kind = day.dayKind ? words.dayKinds[day.dayKind] : ''
  return (
    <li
      class={`rota-day ${isToday ? 'today' : ''} ${isOff ? 'off' : ''} ${first ? `from-${weekday}` : ''}`}
      id={`d${day.day}`}
    >
      <header>
        <h2 id={isToday ? 'today' : undefined}>{dayTitle(view, day.day)}</h2>
        {kind === '' ? null : <span class="small">{kind}</span>}
      </header>
      {day.shifts.length === 0 ? <p class="rota-shift muted small">{words.nothing}</p> : null}
      {slotsOf(day.shifts).map((slot) => (
        <div class="rota-shift">
          <span class="times">
            <time>{timeRange(slot.start, slot.end, zone)}</time>
          </span>
          <ul class="rota-people">
            {slot.shifts.map((shown) => (
              <ShiftPeople view={view} shown={shown} why={reasons.get(shown.shift.id)} />
            ))}
          </ul>
        </div>
      ))}
    </li>
  )
}

/** Shifts of several roles at the same time are one block. */
function slotsOf(shifts: readonly ShownShift[]) {
  const groups = Map.groupBy(shifts, ({ shift }) => `${shift.start.toMillis()} ${shift.end.toMillis()}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ start: first.shift.start, end: first.shift.end, shifts: group }] : []
  })
}

const ShiftPeople = ({ view, shown, why }: { view: View; shown: ShownShift; why: string | undefined }) => {
  const words = rotaWords(view.language)
  const role = roleName(shown.shift.role, view.language)
  return (
    <>
      {shown.places.map((place) => (
        <li>
          <PlaceName view={view} place={place} />
          {shown.shift.role === 'counsellor' ? null : <span class="role"> {role}</span>}
        </li>
      ))}
      {shown.missing > 0 ? (
        <li>
          <span class="gap">{words.missing(role, shown.missing)}</span>
          {why ? <small class="muted"> {why}</small> : null}
        </li>
      ) : null}
    </>
  )
}

const PlaceName = ({ view, place }: { view: View; place: Place }) => {
  const words = rotaWords(view.language)
  const isMe = place.memberId === view.viewer?.memberId
  return (
    <>
      <span class={isMe ? 'me' : ''}>{place.label}</span>
      {isMe ? (
        <>
          {' '}
          <Chip tone="accent">{words.me}</Chip>
        </>
      ) : null}
      {place.changed ? (
        <span class="muted" title={words.changed}>
          {' '}
          <span aria-hidden="true">✎</span>
          <span class="visually-hidden">{words.changed}</span>
        </span>
      ) : null}
      {place.brokenRules.map((rule) => (
        <span class="broken">{words.broken(words.rules[rule])}</span>
      ))}
      {place.reason ? <small class="muted"> {words.reason(place.reason)}</small> : null}
    </>
  )
}
