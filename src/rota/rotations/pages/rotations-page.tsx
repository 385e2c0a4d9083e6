// The rotations of a line: whose turn it is and why, and for coordinators the lists.
import { Chip, Facts } from '../../../console/display.tsx'
import { ChoicesField, LongTextField, NO_ERRORS, SelectField, TextField } from '../../../console/form.tsx'
import { calendarDay, dayName, longDay } from '../../../console/format.ts'
import { Layout } from '../../../console/layout.tsx'
import type { Refused } from '../../../console/refusal.ts'
import type { View } from '../../../console/view.ts'
import { DUTY_ROLES } from '../../../lines/duty-role.ts'
import type { LinePlan } from '../../../lines/line.ts'
import { nameOf, roleName } from '../../../lines/pages/names.ts'
import { Outcome } from '../../pages/duty-board.tsx'
import type { Faces, Sight } from '../../views.ts'
import { type Participant, type Rotation, TURN_UNITS, type Turn } from '../rotation.ts'
import type { RotationTurns } from '../store.ts'
import { seesAbsenceOf } from '../views.ts'
import { turnWords } from '../words.ts'
import { rotationWords } from './words.ts'

export interface RotationsProps {
  readonly view: View
  readonly plan: LinePlan
  readonly found: readonly RotationTurns[]
  readonly faces: Faces
  readonly sight: Sight
  readonly refusal: Refused | undefined
  /** What was sent with the form that was refused. */
  readonly values: Readonly<Record<string, string>>
}

export const RotationsPage = (props: RotationsProps) => {
  const { view, plan, found, refusal } = props
  const words = rotationWords(view.language)
  const { line } = plan
  const writes = view.viewer?.permissions.has('rota:write') ?? false
  return (
    <Layout view={view} title={`${words.title} · ${nameOf(line, view.language)}`}>
      <div class="page-head">
        <div>
          <h1>{words.title}</h1>
          <p class="lead">{nameOf(line, view.language)}</p>
        </div>
        <a class="button no-print" href={`/rota/${line.code}/${view.now.setZone(line.zone).toFormat('yyyy-MM')}`}>
          {words.month}
        </a>
      </div>
      <p>{words.lead}</p>
      <Outcome view={view} done={words.done} refusal={refusal} />
      {found.length === 0 ? <p class="empty">{words.none}</p> : null}
      {found.map((each) => (
        <One {...props} each={each} writes={writes} />
      ))}
      {writes ? <NewRotation {...props} /> : null}
    </Layout>
  )
}

type OneProps = RotationsProps & { readonly each: RotationTurns; readonly writes: boolean }

const One = (props: OneProps) => {
  const { view, each, writes, plan } = props
  const words = rotationWords(view.language)
  const { rotation, turns } = each
  const day = (of: string) => longDay(view.words, calendarDay(of))
  const { zh, en } = { zh: rotation.nameZh, en: rotation.nameEn }
  return (
    <section class="stack-tight" id={`rotation-${rotation.id}`}>
      <h2>{view.language === 'zh' ? zh : en}</h2>
      <p class="muted small">
        {[
          roleName(rotation.role, view.language),
          rotation.templateCodes === null ? words.allShifts : templateNames(plan, rotation, view).join(', '),
          words.every(rotation.every, rotation.unit),
          words.at(rotation.handOver),
          words.since(day(rotation.from)),
          ...(rotation.until === null ? [] : [words.until(day(rotation.until))]),
        ].join(' · ')}
      </p>
      <ol class="list">
        {turns.map((turn) => (
          <TurnItem {...props} turn={turn} />
        ))}
      </ol>
      {writes ? <Change {...props} /> : <CurrentList {...props} />}
    </section>
  )
}

function templateNames({ templates }: LinePlan, { templateCodes }: Rotation, view: View): readonly string[] {
  return (templateCodes ?? []).map((code) => {
    const template = templates.findLast((each) => each.code === code)
    return template ? (view.language === 'zh' ? template.nameZh : template.nameEn) : code
  })
}

const TurnItem = ({ view, plan, faces, sight, turn }: OneProps & { readonly turn: Turn }) => {
  const words = rotationWords(view.language)
  const { zone } = plan.line
  const isNow = turn.start <= view.now && view.now < turn.end
  const isMine = sight.memberId !== undefined && turn.participant.includes(sight.memberId)
  const label = turn.participant.map(faces.labelOf).join(view.language === 'zh' ? '、' : ', ')
  const when = (at: typeof turn.start) => dayName(view.words, at.setZone(zone))
  return (
    <li>
      <span class="row">
        <span>
          {when(turn.start)} – {when(turn.end)}
        </span>
        <b>{label === '' ? <span class="gap">{words.nobody}</span> : label}</b>
        {isNow ? <Chip tone="accent">{words.now}</Chip> : null}
        {isMine ? <Chip tone="good">{words.yours}</Chip> : null}
      </span>
      {turn.passed.length === 0 ? null : (
        <span class="muted small">{turnWords(turn, faces.labelOf, seesAbsenceOf(sight))[view.language]}</span>
      )}
    </li>
  )
}

const names = (faces: Faces, participant: Participant) => participant.map(faces.labelOf).join(' + ')

const CurrentList = ({ view, each, faces }: OneProps) => {
  const words = rotationWords(view.language)
  return (
    <Facts
      facts={each.lists.map(({ effectiveOn, participants }) => [
        words.list(longDay(view.words, calendarDay(effectiveOn))),
        participants.map((participant) => names(faces, participant)).join(view.language === 'zh' ? '、' : ', '),
      ])}
    />
  )
}

const codes = (faces: Faces, participants: readonly Participant[]) =>
  participants.map((participant) => participant.map((id) => faces.of(id).displayCode).join(' ')).join('\n')

const Change = (props: OneProps) => {
  const { view, plan, each, faces } = props
  const words = rotationWords(view.language)
  const { rotation, lists } = each
  const today = view.now.setZone(plan.line.zone).toFormat('yyyy-MM-dd')
  const errors = NO_ERRORS
  const prefix = rotation.id
  return (
    <details class="more no-print">
      <summary>{words.change}</summary>
      <div class="inside stack">
        <CurrentList {...props} />
        <form class="form" method="post" action={`/rota/${plan.line.code}/rotations/${rotation.id}/list`}>
          <LongTextField
            name={`participants-${prefix}`}
            label={words.participants}
            hint={words.participantsHint}
            errors={errors}
            value={codes(faces, lists.at(-1)?.participants ?? [])}
          />
          <TextField
            name={`on-${prefix}`}
            label={words.effectiveOn}
            errors={errors}
            type="date"
            value={today}
            required
          />
          <ChoicesField
            name={`anew-${prefix}`}
            label={words.anewLabel}
            errors={errors}
            values={['no']}
            choices={[
              { value: 'no', label: words.keep },
              { value: 'yes', label: words.restart },
            ]}
            wide
          />
          <div class="buttons">
            <button type="submit">{words.save}</button>
          </div>
        </form>
        <form class="form" method="post" action={`/rota/${plan.line.code}/rotations/${rotation.id}/end`}>
          <TextField
            name={`until-${prefix}`}
            label={words.endOn}
            errors={errors}
            type="date"
            value={rotation.until ?? ''}
            required
          />
          <div class="buttons">
            <button type="submit">{words.end}</button>
          </div>
        </form>
      </div>
    </details>
  )
}

const NewRotation = ({ view, plan, values }: RotationsProps) => {
  const words = rotationWords(view.language)
  const errors = NO_ERRORS
  const today = view.now.setZone(plan.line.zone).toFormat('yyyy-MM-dd')
  const templates = plan.templates.filter(({ until }) => until === null || until > today)
  return (
    <details class="more no-print" open={values.nameEn !== undefined}>
      <summary>{words.make}</summary>
      <form class="form inside" method="post" action={`/rota/${plan.line.code}/rotations`}>
        <TextField name="nameZh" label={words.nameZh} errors={errors} value={values.nameZh} maxlength={200} required />
        <TextField name="nameEn" label={words.nameEn} errors={errors} value={values.nameEn} maxlength={200} required />
        <SelectField
          name="role"
          label={words.role}
          errors={errors}
          value={values.role ?? 'expert'}
          choices={DUTY_ROLES.map((role) => ({ value: role, label: roleName(role, view.language) }))}
        />
        <ChoicesField
          name="templateCodes"
          label={words.templates}
          hint={words.templatesHint}
          errors={errors}
          values={[]}
          several
          choices={templates.map((each) => ({ value: each.code, label: nameOf(each, view.language) }))}
        />
        <TextField
          name="every"
          label={words.length}
          errors={errors}
          type="number"
          value={values.every ?? '1'}
          min={1}
          max={26}
        />
        <SelectField
          name="unit"
          label={words.unit}
          errors={errors}
          value={values.unit ?? 'week'}
          choices={TURN_UNITS.map((unit) => ({ value: unit, label: words.units[unit] }))}
        />
        <TextField name="from" label={words.from} errors={errors} type="date" value={values.from ?? today} required />
        <TextField name="handOver" label={words.handOver} errors={errors} value={values.handOver ?? '08:00'} required />
        <LongTextField
          name="participants"
          label={words.participants}
          hint={words.participantsHint}
          errors={errors}
          value={values.participants}
        />
        <p class="hint">{words.fill}</p>
        <div class="buttons">
          <button type="submit" class="button-main">
            {words.add}
          </button>
        </div>
      </form>
    </details>
  )
}
