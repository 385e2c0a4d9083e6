// After a sudden absence: who cannot come, how the places could be filled, whom to ask, and doing it.
import { Notice } from '../../console/display.tsx'
import { ErrorSummary, type FormErrors, SelectField, TextField } from '../../console/form.tsx'
import { ABSENCE_KINDS, type AbsenceKind } from '../../people/availability.ts'
import { type Absence, MOST_DUTIES, type Proposal } from '../repair/repair.ts'
import { moveWords } from '../repair/views.ts'
import { Frame, type Shown } from './explain-pages.tsx'
import { handWords } from './hand-words.ts'
import { deskWords } from './words.ts'

export type AbsenceValues = Readonly<Record<'member' | 'from' | 'to', string>>

export interface RepairProps extends Shown {
  readonly errors: FormErrors
  /** Undefined: nobody was chosen yet. */
  readonly proposals: readonly Proposal[] | undefined
  /** What the proposals are for. */
  readonly absence: Absence | undefined
  /** How many duties the proposals leave to the solver. */
  readonly beyond: number
  readonly values: AbsenceValues
  /** Never in an address: why somebody cannot come is between them and the coordinators. */
  readonly kind: AbsenceKind
  /** The same as a query: a proposal that is refused is shown again. */
  readonly query: string
}

export const RepairPage = (props: RepairProps) => {
  const { view, book, errors, proposals, beyond } = props
  const words = deskWords(view.language)
  const done = view.done === undefined ? undefined : words.done[view.done]
  return (
    <Frame {...props} title={words.repair}>
      {done === undefined ? null : <Notice tone="good">{done}</Notice>}
      <ErrorSummary view={view} errors={errors} />
      <AbsenceForm {...props} />
      {beyond > 0 ? <Notice tone="warn">{words.beyond(MOST_DUTIES, beyond)}</Notice> : null}
      {proposals === undefined ? null : proposals.length === 0 ? (
        <Notice tone="good">{words.nothingLost}</Notice>
      ) : (
        <ol class="list">
          {proposals.map((proposal, i) => (
            <li>
              <h2>{words.proposal(i + 1)}</h2>
              <ProposalForm {...props} proposal={proposal} rotaId={book.facts.rota.id} />
            </li>
          ))}
        </ol>
      )}
    </Frame>
  )
}

const AbsenceForm = ({ view, book, faces, errors, values }: RepairProps) => {
  const words = deskWords(view.language)
  const people = [...book.byMember.keys()].map((id) => ({ value: id, label: faces.labelOf(id) }))
  return (
    <form class="form no-print" method="get">
      <SelectField
        name="member"
        label={words.absent}
        errors={errors}
        value={values.member}
        choices={people.toSorted((a, b) => a.label.localeCompare(b.label, view.language))}
      />
      <TextField name="from" label={words.absentFrom} errors={errors} type="datetime-local" value={values.from} />
      <TextField
        name="to"
        label={words.absentTo}
        hint={words.absentHint(book.facts.zone)}
        errors={errors}
        type="datetime-local"
        value={values.to}
      />
      <div class="buttons">
        <button type="submit" class="button-main">
          {words.propose}
        </button>
      </div>
    </form>
  )
}

type ProposalProps = RepairProps & { readonly proposal: Proposal; readonly rotaId: string }

const ProposalForm = (props: ProposalProps) => {
  const { view, book, faces, proposal, rotaId, query, errors } = props
  const words = deskWords(view.language)
  const { moves, ask, open, costs } = proposal
  return (
    <form method="post" action={`/rotas/${rotaId}/repair?${query}`}>
      <ul class="plain">
        {moves.map((move) => (
          <li>
            {moveWords(move, book, faces.labelOf)[view.language]}
            <input type="hidden" name="move" value={`${move.assignmentId} ${move.to ?? ''}`.trim()} />
          </li>
        ))}
      </ul>
      <KeptAbsence {...props} />
      <p>
        {words.ask}: <strong>{ask.map(faces.labelOf).join(view.language === 'zh' ? '、' : ', ') || '–'}</strong>
        <small class="muted">
          {' '}
          {open > 0 ? `${words.openPlaces}: ${open} · ` : ''}
          {words.costsMore(`${costs > 0 ? '+' : ''}${Math.round(costs * 10) / 10}`)}
        </small>
      </p>
      {open > 0 || errors.size > 0 ? (
        <label class="field">
          {handWords(view.language).breakReason} <input name="reason" maxlength={1000} />
          <small class="hint">{handWords(view.language).breakHint}</small>
        </label>
      ) : null}
      <div class="buttons">
        <button type="submit">{words.doIt}</button>
      </div>
    </form>
  )
}

/** As instants: what is kept is what the proposals were made for. */
const KeptAbsence = ({ view, absence, kind }: RepairProps) => {
  if (absence === undefined) return null
  const words = deskWords(view.language)
  return (
    <>
      <input type="hidden" name="absent" value={absence.memberId} />
      <input type="hidden" name="from" value={absence.from.toISO() ?? ''} />
      <input type="hidden" name="to" value={absence.to.toISO() ?? ''} />
      <label class="field">
        {words.absentWhy}{' '}
        <select name="kind">
          {ABSENCE_KINDS.map((each) => (
            <option value={each} selected={each === kind}>
              {words.absentKinds[each]}
            </option>
          ))}
        </select>
        <small class="hint">{words.absentKept}</small>
      </label>
    </>
  )
}
