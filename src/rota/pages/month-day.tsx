// A day of the month's rota: its shifts, who stands them, and what is missing.
import { Chip } from '../../console/display.tsx'
import { calendarDay, dayName, timeRange } from '../../console/format.ts'
import type { View } from '../../console/view.ts'
import { roleName } from '../../lines/pages/names.ts'
import type { Month, Place, ShownDay, ShownShift } from './month.ts'
import { rotaWords } from './words.ts'

interface DayProps {
  readonly view: View
  readonly month: Month
  /** By shift: why nobody is there. */
  readonly reasons: ReadonlyMap<string, string>
  readonly day: ShownDay
  /** The first of the month says at which weekday the calendar begins. */
  readonly first: boolean
}

export const Day = ({ view, day, month, reasons, first }: DayProps) => {
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
        <h2 id={isToday ? 'today' : undefined}>{dayName(view.words, calendarDay(day.day))}</h2>
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
            <ChangeLinks view={view} rotaId={month.rota?.id} shifts={slot.shifts} />
          </ul>
        </div>
      ))}
    </li>
  )
}

/** For coordinators: to the page of each shift of the block. */
const ChangeLinks = (props: { view: View; rotaId: string | undefined; shifts: readonly ShownShift[] }) => {
  const { view, rotaId, shifts } = props
  const words = rotaWords(view.language)
  if (rotaId === undefined || !view.viewer?.permissions.has('rota:write')) return null
  const inUse = shifts.filter(({ shift, places }) => shift.minimum > 0 || places.length > 0)
  return (
    <li class="small no-print">
      {inUse.map(({ shift, places }) => (
        <>
          <a class="whole" href={`/rotas/${places[0]?.rotaId ?? rotaId}/shifts/${shift.id}`}>
            {inUse.length === 1 ? words.editShift : words.editRole(roleName(shift.role, view.language))}
          </a>{' '}
        </>
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

interface PeopleProps {
  readonly view: View
  readonly shown: ShownShift
  readonly why: string | undefined
}

const ShiftPeople = ({ view, shown, why }: PeopleProps) => {
  const words = rotaWords(view.language)
  const role = roleName(shown.shift.role, view.language)
  return (
    <>
      {shown.places.map((place) => (
        <li>
          <PlaceName view={view} place={place} />
          <WhyLink view={view} place={place} />
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

/** For coordinators: why this member and no other. */
const WhyLink = ({ view, place }: { view: View; place: Place }) =>
  !view.viewer?.permissions.has('rota:write') ? null : (
    <small class="whole no-print">
      {' '}
      <a href={`/rotas/${place.rotaId}/why/${place.assignmentId}`}>{rotaWords(view.language).whyHere}</a>
    </small>
  )

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
