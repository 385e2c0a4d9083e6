// The surges of a line, planning one, and the rotas whose shifts have to follow.
import { Chip } from '../../console/display.tsx'
import { ChoicesField, NO_ERRORS, SelectField, TextField } from '../../console/form.tsx'
import { calendarDay, longDay } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { all, given, one, type PostedFields } from '../../console/posted.ts'
import type { Refused } from '../../console/refusal.ts'
import type { View } from '../../console/view.ts'
import { DUTY_ROLES } from '../../lines/duty-role.ts'
import type { LinePlan, SurgePeriod } from '../../lines/line.ts'
import { nameOf, roleName } from '../../lines/pages/names.ts'
import { daysOf } from '../desk/list-page.tsx'
import { Outcome } from '../pages/duty-board.tsx'
import type { StaleRota } from './stale-rotas.ts'
import { surgeWords } from './words.ts'

export interface SurgesProps {
  readonly view: View
  readonly plan: LinePlan
  readonly today: string
  readonly stale: readonly StaleRota[]
  readonly refusal: Refused | undefined
  readonly typed: PostedFields
}

export const SurgesPage = (props: SurgesProps) => {
  const { view, plan, refusal } = props
  const words = surgeWords(view.language)
  return (
    <Layout view={view} title={`${words.title} · ${nameOf(plan.line, view.language)}`}>
      <div class="page-head">
        <div>
          <h1>{words.title}</h1>
          <p class="lead">{nameOf(plan.line, view.language)}</p>
        </div>
        <a class="button no-print" href={`/rota/${plan.line.code}/${props.today.slice(0, 7)}`}>
          {words.month}
        </a>
      </div>
      <p>{words.lead}</p>
      <Outcome view={view} done={words.done} refusal={refusal} />
      {plan.surges.length === 0 ? <p class="empty">{words.none}</p> : null}
      <ul class="list">
        {plan.surges.map((surge) => (
          <Surge {...props} surge={surge} />
        ))}
      </ul>
      <Stale {...props} />
      <NewSurge {...props} />
    </Layout>
  )
}

const Surge = ({ view, plan, today, surge }: SurgesProps & { readonly surge: SurgePeriod }) => {
  const words = surgeWords(view.language)
  const day = (of: string, minus = 0) => longDay(view.words, calendarDay(of).minus({ days: minus }))
  const state = surge.until <= today ? 'over' : surge.from <= today ? 'now' : 'coming'
  const shifts = surge.templateCodes === null ? words.allShifts : surge.templateCodes.join(', ')
  const extra = surge.extra.map(({ role, minimum }) => words.extra(roleName(role, view.language), minimum))
  return (
    <li>
      <span class="row">
        <b>{words.days(day(surge.from), day(surge.until, 1))}</b>
        <Chip tone={state === 'now' ? 'accent' : 'plain'}>{words[state]}</Chip>
      </span>
      <span>{[...extra, shifts].join(' · ')}</span>
      <span class="muted small">{surge.reason}</span>
      {state === 'over' ? null : (
        <form method="post" action={`/rota/${plan.line.code}/surges/${surge.id}/end`}>
          <button type="submit">{state === 'now' ? words.end : words.drop}</button>
        </form>
      )}
    </li>
  )
}

const Stale = ({ view, plan, stale }: SurgesProps) => {
  const words = surgeWords(view.language)
  if (stale.length === 0) return null
  return (
    <section class="stack-tight">
      <h2>{words.renew}</h2>
      <p class="hint">{words.renewHint}</p>
      <ul class="list">
        {stale.map(({ rota, changes }) => (
          <li class="row">
            <a href={`/rotas/${rota.id}`}>{daysOf(view, rota)}</a>
            <span class="muted small">{words.changes(changes)}</span>
            <form method="post" action={`/rota/${plan.line.code}/surges/renew/${rota.id}`}>
              <button type="submit" class="button-main">
                {words.renewOne}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

const NewSurge = ({ view, plan, today, refusal, typed }: SurgesProps) => {
  const words = surgeWords(view.language)
  const errors = NO_ERRORS
  const templates = plan.templates.filter(({ until }) => until === null || until > today)
  return (
    <details class="more" open={refusal !== undefined || plan.surges.length === 0}>
      <summary>{words.make}</summary>
      <form class="form inside" method="post" action={`/rota/${plan.line.code}/surges`}>
        <TextField
          name="from"
          label={words.from}
          errors={errors}
          type="date"
          value={given(typed, 'from') ?? today}
          required
        />
        <TextField name="to" label={words.to} errors={errors} type="date" value={one(typed, 'to')} required />
        <SelectField
          name="role"
          label={words.role}
          errors={errors}
          value={given(typed, 'role') ?? 'counsellor'}
          choices={DUTY_ROLES.map((role) => ({ value: role, label: roleName(role, view.language) }))}
        />
        <TextField
          name="more"
          label={words.more}
          errors={errors}
          type="number"
          value={given(typed, 'more') ?? '1'}
          min={1}
          max={20}
        />
        <ChoicesField
          name="templateCodes"
          label={words.templates}
          hint={words.templatesHint}
          errors={errors}
          values={all(typed, 'templateCodes')}
          several
          choices={templates.map((each) => ({ value: each.code, label: nameOf(each, view.language) }))}
        />
        <TextField
          name="reason"
          label={words.reason}
          errors={errors}
          value={one(typed, 'reason')}
          maxlength={500}
          required
        />
        <div class="buttons">
          <button type="submit" class="button-main">
            {words.add}
          </button>
        </div>
      </form>
    </details>
  )
}
