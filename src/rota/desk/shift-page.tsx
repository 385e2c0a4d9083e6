// One shift on the coordinator's desk: who stands in it, who could, and putting members in and taking them off by hand.
import { Chip, Facts, Notice } from '../../console/display.tsx'
import { ErrorSummary, type FormErrors, LongTextField, NO_ERRORS, SelectField } from '../../console/form.tsx'
import { calendarDay, dayName, timesFromDay } from '../../console/format.ts'
import type { View } from '../../console/view.ts'
import { roleName } from '../../lines/pages/names.ts'
import type { Candidate } from '../candidates.ts'
import { Outcome } from '../pages/duty-board.tsx'
import { rotaWords } from '../pages/words.ts'
import type { Assignment, Shift } from '../rota.ts'
import { wordsOf } from '../rules/words.ts'
import { Frame, type Shown } from './explain-pages.tsx'
import { type HandWords, handWords } from './hand-words.ts'
import { deskWords } from './words.ts'

/** What was sent with the form that was refused. */
export interface TypedEdit {
  readonly memberId: string
  readonly insteadOf: string
  readonly assignmentId: string
  readonly reason: string
}

export interface ShiftProps extends Shown {
  readonly shift: Shift
  readonly candidates: readonly Candidate[]
  readonly errors: FormErrors
  readonly typed: TypedEdit
  /** Worked duty stays as it is. */
  readonly hasBegun: boolean
}

export const ShiftPage = (props: ShiftProps) => {
  const { view, book, shift, errors, hasBegun } = props
  const words = handWords(view.language)
  const { zone } = book.facts
  const when = `${dayName(view.words, calendarDay(shift.day))} ${timesFromDay(view.words, shift.start, shift.end, zone)}`
  return (
    <Frame {...props} title={`${roleName(shift.role, view.language)} ${when}`}>
      <Outcome view={view} done={words.done} refusal={undefined} />
      <ErrorSummary view={view} errors={errors} advice={words.refusedAdvice} />
      <Facts facts={[[words.needed, words.neededOf(shift.minimum, shift.wanted, shift.maximum)]]} />
      <Beside {...props} />
      <h2>{words.there}</h2>
      <People {...props} />
      {hasBegun ? <Notice>{words.begun}</Notice> : <PutForm {...props} />}
      <h2>{words.couldStand}</h2>
      <Candidates {...props} />
    </Frame>
  )
}

/** The other roles of the same hours. */
const Beside = ({ view, book, shift }: ShiftProps) => {
  const others = book.facts.shifts.filter(
    ({ id, start, end }) => id !== shift.id && start.equals(shift.start) && end.equals(shift.end),
  )
  if (others.length === 0) return null
  return (
    <p class="small no-print">
      {handWords(view.language).sameHours}:{' '}
      {others.map(({ id, role }) => (
        <>
          <a href={`/rotas/${book.facts.rota.id}/shifts/${id}`}>{roleName(role, view.language)}</a>{' '}
        </>
      ))}
    </p>
  )
}

const actionOf = ({ book, shift }: ShiftProps, rest = '') => `/rotas/${book.facts.rota.id}/shifts/${shift.id}${rest}`

const People = (props: ShiftProps) => {
  const { view, book, shift, faces } = props
  const words = handWords(view.language)
  const there = book.byShift.get(shift.id) ?? []
  if (there.length === 0) return <p class="empty">{words.nobodyThere}</p>
  return (
    <ul class="list">
      {there.map((assignment) => (
        <li>
          <p>
            <strong>{faces.labelOf(assignment.memberId)}</strong>{' '}
            {assignment.locked ? <Chip tone="plain">{deskWords(view.language).locked}</Chip> : null}{' '}
            <a href={`/rotas/${book.facts.rota.id}/why/${assignment.id}`}>{rotaWords(view.language).whyHere}</a>
          </p>
          <Broken view={view} assignment={assignment} />
          {props.hasBegun ? null : <PersonForms {...props} assignment={assignment} />}
        </li>
      ))}
    </ul>
  )
}

const Broken = ({ view, assignment }: { view: View; assignment: Assignment }) => {
  const words = rotaWords(view.language)
  const { brokenRules, reason } = assignment
  if (brokenRules.length === 0) return null
  return (
    <p class="small">
      <span class="broken">{words.broken(brokenRules.map((rule) => words.rules[rule]).join(words.and))}</span>
      {reason === null ? null : <span class="muted"> {words.reason(reason)}</span>}
    </p>
  )
}

const PersonForms = (props: ShiftProps & { readonly assignment: Assignment }) => {
  const { view, assignment, typed, errors } = props
  const words = handWords(view.language)
  const { id, locked } = assignment
  return (
    <div class="row">
      <form method="post" action={actionOf(props, '/take-off')} class="stack-tight">
        <input type="hidden" name="assignmentId" value={id} />
        {typed.assignmentId === id ? (
          <LongTextField
            name="why"
            label={words.breakReason}
            hint={words.breakHint}
            errors={errors}
            value={typed.reason}
            short
          />
        ) : null}
        <button type="submit">{words.takeOff}</button>
      </form>
      <form method="post" action={actionOf(props, '/lock')}>
        <input type="hidden" name="assignmentId" value={id} />
        <button type="submit" name="locked" value={locked ? 'no' : 'yes'}>
          {locked ? words.unlock : words.lock}
        </button>
      </form>
    </div>
  )
}

const PutForm = (props: ShiftProps) => {
  const { view, book, shift, faces, candidates, typed, errors } = props
  const words = handWords(view.language)
  const there = book.byShift.get(shift.id) ?? []
  const isFull = there.length >= shift.maximum
  return (
    <form class="form" method="post" action={actionOf(props)}>
      <h2>{words.put}</h2>
      <SelectField
        name="memberId"
        label={deskWords(view.language).member}
        errors={NO_ERRORS}
        value={typed.memberId}
        choices={candidates.map((candidate) => ({
          value: candidate.memberId,
          label: choiceText(candidate, faces.labelOf(candidate.memberId), words),
        }))}
      />
      <SelectField
        name="insteadOf"
        label={words.insteadOf}
        errors={NO_ERRORS}
        value={typed.insteadOf}
        choices={there.map(({ id, memberId }) => ({ value: id, label: faces.labelOf(memberId) }))}
        {...(isFull ? {} : { empty: words.freePlace })}
      />
      <LongTextField
        name="reason"
        label={words.breakReason}
        hint={words.breakHint}
        errors={errors}
        value={typed.assignmentId === '' ? typed.reason : ''}
        short
      />
      <div class="buttons">
        <button type="submit" class="button-main">
          {words.put}
        </button>
      </div>
    </form>
  )
}

const choiceText = ({ blocked, hours, nights }: Candidate, name: string, words: HandWords): string =>
  [`${name} · ${words.load(Math.round(hours), nights)}`, blocked ? words.againstRules : ''].filter(Boolean).join(' · ')

const Candidates = ({ view, book, faces, candidates }: ShiftProps) => {
  const words = handWords(view.language)
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{deskWords(view.language).member}</th>
            <th scope="col" class="number">
              {deskWords(view.language).hours}
            </th>
            <th scope="col" class="number">
              {deskWords(view.language).nights}
            </th>
            <th scope="col">{words.inTheWay}</th>
          </tr>
        </thead>
        <tbody>
          {candidates.map(({ memberId, hours, nights, violations, blocked }) => (
            <tr>
              <th scope="row">{faces.labelOf(memberId)}</th>
              <td class="number">{Math.round(hours * 10) / 10}</td>
              <td class="number">{nights}</td>
              <td class={`wide-text ${blocked ? 'against' : 'muted'}`}>
                {violations.map((found) => wordsOf(found, book.facts.zone).says[view.language]).join(words.semicolon)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
