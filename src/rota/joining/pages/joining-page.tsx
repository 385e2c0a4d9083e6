// Somebody joins: who, from which day, for which duty and how much of it; then what the rotas make of it.
import { ChoicesField, NO_ERRORS, SelectField, TextField } from '../../../console/form.tsx'
import { calendarDay, longDay } from '../../../console/format.ts'
import { all, one, type PostedFields } from '../../../console/posted.ts'
import type { Refused } from '../../../console/refusal.ts'
import type { View } from '../../../console/view.ts'
import { DUTY_ROLES } from '../../../lines/duty-role.ts'
import type { Line } from '../../../lines/line.ts'
import { nameOf, roleName } from '../../../lines/pages/names.ts'
import { type Member, TIERS } from '../../../people/member.ts'
import { daysOf } from '../../desk/list-page.tsx'
import { PlansPage } from '../../pages/duty-board.tsx'
import type { RotaOfNewcomer } from '../standing-of-newcomer.ts'
import { joiningWords } from './words.ts'

export interface JoiningProps {
  readonly view: View
  readonly lines: readonly Line[]
  /** Of the form that was refused. */
  readonly typed: PostedFields
  readonly refusal: Refused | undefined
  /** Who was taken in just now, and what they find. */
  readonly joined: { readonly member: Member; readonly rotas: readonly RotaOfNewcomer[] } | undefined
}

export const JoiningPage = (props: JoiningProps) => {
  const { view, refusal, joined } = props
  const words = joiningWords(view.language)
  return (
    <PlansPage view={view} words={words} refusal={refusal}>
      {joined ? <After {...props} joined={joined} /> : null}
      <JoiningForm {...props} />
    </PlansPage>
  )
}

const After = ({ view, lines, joined }: JoiningProps & { readonly joined: NonNullable<JoiningProps['joined']> }) => {
  const words = joiningWords(view.language)
  const { member, rotas } = joined
  const lineName = (id: string) => {
    const line = lines.find((each) => each.id === id)
    return line ? nameOf(line, view.language) : ''
  }
  return (
    <section class="stack-tight">
      <h2>{words.after(member.name, longDay(view.words, calendarDay(member.joinedOn)))}</h2>
      {rotas.length === 0 ? <p class="empty">{words.noRotas}</p> : null}
      <ul class="list">
        {rotas.map(({ rota, fair }) => (
          <li>
            <a href={`/rotas/${rota.id}`}>
              {lineName(rota.lineId)} · {daysOf(view, rota)}
            </a>
            <span class="muted small">
              {fair === undefined ? words.credited : words.part(Math.round(fair.hours), Math.round(fair.nights))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const JoiningForm = ({ view, lines, typed }: JoiningProps) => {
  const words = joiningWords(view.language)
  const errors = NO_ERRORS
  const value = (name: string) => one(typed, name)
  const number = (name: string, max: number) =>
    ({ name, errors, type: 'number', min: 0, max, value: value(name) }) as const
  const duties = lines.flatMap((line) =>
    DUTY_ROLES.map((role) => ({
      value: `${line.id} ${role}`,
      label: `${nameOf(line, view.language)} · ${roleName(role, view.language)}`,
    })),
  )
  return (
    <form class="form" method="post" action="/joining">
      <TextField name="name" label={words.name} errors={errors} value={value('name')} maxlength={100} required />
      <TextField name="displayCode" label={words.displayCode} errors={errors} value={value('displayCode')} />
      <SelectField
        name="tier"
        label={words.tier}
        errors={errors}
        value={value('tier') || 'volunteer'}
        choices={TIERS.map((tier) => ({ value: tier, label: words.tiers[tier] }))}
      />
      <TextField
        name="joinedOn"
        label={words.joinedOn}
        errors={errors}
        type="date"
        value={value('joinedOn')}
        required
      />
      <TextField
        name="agreementOn"
        label={words.agreementOn}
        hint={words.agreementHint}
        errors={errors}
        type="date"
        value={value('agreementOn')}
      />
      <ChoicesField
        name="duties"
        label={words.duties}
        errors={errors}
        values={all(typed, 'duties')}
        several
        choices={duties}
      />
      <TextField {...number('wantedHoursPerMonth', 744)} label={words.share} hint={words.shareHint} />
      <TextField {...number('maxHoursPerMonth', 744)} label={words.maxHours} />
      <TextField {...number('maxNightsPerMonth', 31)} label={words.maxNights} />
      <div class="buttons">
        <button type="submit" class="button-main">
          {words.save}
        </button>
      </div>
    </form>
  )
}
