// Somebody leaves: which duties that opens, who could take each, and confirming it.
import { NO_ERRORS, SelectField, TextField } from '../../../console/form.tsx'
import type { Refused } from '../../../console/refusal.ts'
import type { View } from '../../../console/view.ts'
import type { Line } from '../../../lines/line.ts'
import type { Member } from '../../../people/member.ts'
import { dutyText, PlansPage } from '../../pages/duty-board.tsx'
import type { Faces } from '../../views.ts'
import type { DutyToTake } from '../duties-ahead.ts'
import { leavingWords } from './words.ts'

/** Candidates that are shown for each duty. */
const SHOWN = 5

export interface LeavingProps {
  readonly view: View
  readonly lines: ReadonlyMap<string, Line>
  /** Those who are with us. */
  readonly members: readonly Member[]
  readonly values: { readonly member: string; readonly on: string }
  /** Undefined: nobody was chosen yet. */
  readonly duties: readonly DutyToTake[] | undefined
  readonly faces: Faces
  readonly refusal: Refused | undefined
}

export const LeavingPage = (props: LeavingProps) => {
  const { view, members, values, duties, refusal } = props
  const words = leavingWords(view.language)
  return (
    <PlansPage view={view} words={words} refusal={refusal}>
      <form class="form" method="get" action="/leaving">
        <SelectField
          name="member"
          label={words.who}
          errors={NO_ERRORS}
          value={values.member}
          choices={members.map(({ id, name, displayCode }) => ({ value: id, label: `${name} · ${displayCode}` }))}
        />
        <TextField name="on" label={words.on} errors={NO_ERRORS} type="date" value={values.on} required />
        <div class="buttons">
          <button type="submit">{words.look}</button>
        </div>
      </form>
      {duties === undefined ? null : <Duties {...props} duties={duties} />}
    </PlansPage>
  )
}

const Duties = ({ view, lines, values, duties, faces }: LeavingProps & { readonly duties: readonly DutyToTake[] }) => {
  const words = leavingWords(view.language)
  return (
    <section class="stack-tight">
      <h2>{duties.length === 0 ? words.none : words.duties(duties.length)}</h2>
      <ul class="list">
        {duties.map(({ book: { facts }, shift, candidates }) => (
          <li>
            <b>{dutyText({ view, board: { lines } }, { ...shift, lineId: facts.rota.lineId })}</b>
            {facts.rota.version > 0 ? null : <span class="muted small">{words.draft}</span>}
            <span class={candidates.length === 0 ? 'gap' : 'small'}>
              {[
                words.able(candidates.length),
                ...candidates
                  .slice(0, SHOWN)
                  .map(({ memberId, hours }) => `${faces.labelOf(memberId)} (${words.hours(hours)})`),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {duties.length === 0 ? null : <p class="hint">{words.hint}</p>}
      <form method="post" action="/leaving">
        <input type="hidden" name="member" value={values.member} />
        <input type="hidden" name="on" value={values.on} />
        <button type="submit" class="button-main">
          {duties.length === 0 ? words.confirmNone : words.confirm}
        </button>
      </form>
    </section>
  )
}
