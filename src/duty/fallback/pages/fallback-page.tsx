// The fallback of a line: who is asked in which order, who of them may be asked now, and the address at the end.
import { Chip, Notice } from '../../../console/display.tsx'
import { ChoicesField, NO_ERRORS, SelectField, TextField } from '../../../console/form.tsx'
import { calendarDay, longDay } from '../../../console/format.ts'
import { Layout } from '../../../console/layout.tsx'
import { all, given, one, type PostedFields } from '../../../console/posted.ts'
import type { View } from '../../../console/view.ts'
import type { Line } from '../../../lines/line.ts'
import { nameOf, roleName } from '../../../lines/pages/names.ts'
import { minuteOf, timeOf } from '../../../lines/wall-clock.ts'
import { ADDRESS_KINDS } from '../../../people/routing-address.ts'
import { FALLBACK_ROLES, type FallbackPerson, type FallbackRole } from '../fallback.ts'
import { fallbackWords } from './words.ts'

export interface FallbackProps {
  readonly view: View
  readonly line: Line
  readonly people: readonly FallbackPerson[]
  /** Ids of those who may be asked now. */
  readonly now: ReadonlySet<string>
  readonly labelOf: (memberId: string) => string
  /** Who could be put on the list, with the roles they serve in; for those who may. */
  readonly choices: readonly { readonly memberId: string; readonly role: FallbackRole }[]
  readonly hasAddress: boolean
  readonly refusal: readonly string[] | undefined
  readonly typed: PostedFields
}

export const FallbackPage = (props: FallbackProps) => {
  const { view, line, people, refusal } = props
  const words = fallbackWords(view.language)
  const writes = view.viewer?.permissions.has('lines:write') ?? false
  const done = Object.entries(words.done).find(([code]) => code === view.done)?.[1]
  return (
    <Layout view={view} title={`${words.title} · ${nameOf(line, view.language)}`}>
      <h1>{words.title}</h1>
      <p class="lead">{nameOf(line, view.language)}</p>
      <p>{words.lead}</p>
      {done && !refusal ? <Notice tone="good">{done}</Notice> : null}
      {refusal ? (
        <Notice tone="danger" title={words.refused}>
          {refusal.map((text) => (
            <p>{text}</p>
          ))}
        </Notice>
      ) : null}
      {people.length === 0 ? <p class="empty">{words.none}</p> : null}
      {FALLBACK_ROLES.filter((role) => people.some((person) => person.role === role)).map((role) => (
        <section class="stack-tight">
          <h2>{roleName(role, view.language)}</h2>
          <ol class="list">
            {people
              .filter((person) => person.role === role)
              .map((person, i) => (
                <Person {...props} person={person} writes={writes} first={i === 0} />
              ))}
          </ol>
        </section>
      ))}
      {writes ? <AddForm {...props} /> : null}
      {writes ? <Address {...props} /> : null}
    </Layout>
  )
}

type PersonProps = FallbackProps & {
  readonly person: FallbackPerson
  readonly writes: boolean
  readonly first: boolean
}

const Person = ({ view, line, person, now, labelOf, writes, first }: PersonProps) => {
  const words = fallbackWords(view.language)
  const day = (of: string) => longDay(view.words, calendarDay(of))
  const { opens, minutes, weekdays, from, until } = person
  const when = [
    minutes === 1440 ? words.always : words.hours(opens, timeOf(minuteOf(opens) + minutes)),
    ...(weekdays === null ? [] : [weekdays.map((weekday) => words.weekdays[weekday - 1]).join(' ')]),
    ...(from > view.now.setZone(line.zone).toFormat('yyyy-MM-dd') ? [words.from(day(from))] : []),
    ...(until === null ? [] : [words.until(day(until))]),
  ]
  const path = `/duty/${line.code}/fallback/${person.id}`
  return (
    <li>
      <span class="row">
        <b>{labelOf(person.memberId)}</b>
        {now.has(person.id) ? <Chip tone="good">{words.now}</Chip> : <Chip tone="plain">{words.notNow}</Chip>}
      </span>
      <span class="muted small">{when.join(' · ')}</span>
      {writes ? (
        <div class="row">
          {first ? null : (
            <form method="post" action={`${path}/first`}>
              <button type="submit">{words.first}</button>
            </form>
          )}
          <form method="post" action={`${path}/end`}>
            <button type="submit">{words.remove}</button>
          </form>
        </div>
      ) : null}
    </li>
  )
}

const AddForm = ({ view, line, choices, labelOf, people, typed }: FallbackProps) => {
  const words = fallbackWords(view.language)
  const errors = NO_ERRORS
  const today = view.now.setZone(line.zone).toFormat('yyyy-MM-dd')
  return (
    <details class="more no-print" open={people.length === 0 || typed.has('who')}>
      <summary>{words.add}</summary>
      <form class="form inside" method="post" action={`/duty/${line.code}/fallback`}>
        <SelectField
          name="who"
          label={words.who}
          errors={errors}
          value={one(typed, 'who')}
          choices={choices.map(({ memberId, role }) => ({
            value: `${role} ${memberId}`,
            label: `${labelOf(memberId)} · ${roleName(role, view.language)}`,
          }))}
        />
        <TextField
          name="rank"
          label={words.rank}
          errors={errors}
          type="number"
          value={given(typed, 'rank') ?? String((people.at(-1)?.rank ?? 0) + 1)}
          min={1}
          max={1000}
        />
        <TextField
          name="from"
          label={words.fromLabel}
          errors={errors}
          type="date"
          value={given(typed, 'from') ?? today}
          required
        />
        <TextField name="until" label={words.untilLabel} errors={errors} type="date" value={one(typed, 'until')} />
        <ChoicesField
          name="weekdays"
          label={words.days}
          hint={words.daysHint}
          errors={errors}
          values={all(typed, 'weekdays')}
          several
          choices={words.weekdays.map((label, i) => ({ value: String(i + 1), label }))}
        />
        <TextField name="opens" label={words.opens} errors={errors} value={given(typed, 'opens') ?? '00:00'} required />
        <TextField
          name="hours"
          label={words.length}
          errors={errors}
          type="number"
          value={given(typed, 'hours') ?? '24'}
          min={1}
          max={24}
        />
        <div class="buttons">
          <button type="submit" class="button-main">
            {words.save}
          </button>
        </div>
      </form>
    </details>
  )
}

const Address = ({ view, line, hasAddress }: FallbackProps) => {
  const words = fallbackWords(view.language)
  return (
    <section class="stack-tight no-print">
      <h2>{words.address}</h2>
      <p>{words.addressLead}</p>
      <p>
        <Chip tone={hasAddress ? 'good' : 'warn'}>{hasAddress ? words.isSet : words.notSet}</Chip>
      </p>
      <form class="form" method="post" action={`/duty/${line.code}/fallback/address`}>
        <SelectField
          name="kind"
          label={words.kind}
          errors={NO_ERRORS}
          choices={ADDRESS_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        />
        <TextField name="address" label={words.value} errors={NO_ERRORS} autocomplete="off" maxlength={300} />
        <div class="buttons">
          <button type="submit" name="set" value="yes">
            {words.setAddress}
          </button>
          {hasAddress ? (
            <button type="submit" name="set" value="no">
              {words.removeAddress}
            </button>
          ) : null}
        </div>
      </form>
    </section>
  )
}
