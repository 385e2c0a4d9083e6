// The rarer fields of the call form, folded away: times, the caller in bands, consent, satisfaction.
import { Choices, type FormErrors, SelectField, TextField } from '../../console/form.tsx'
import type { View } from '../../console/view.ts'
import * as codes from '../codes.ts'
import type { CallContent } from '../content.ts'
import { fieldTime } from './local-time.ts'
import { choicesOf } from './risk-fields.tsx'
import { callWords } from './words.ts'

interface MoreProps {
  readonly view: View
  readonly content: CallContent
  readonly zone: string
  readonly errors: FormErrors
  /** What was typed and could not be read, by field. */
  readonly typed: ReadonlyMap<string, string>
}

const isWrong = (errors: FormErrors, names: readonly string[]) => names.some((name) => errors.has(name))

export const TimeFields = ({ view, content, zone, errors, typed }: MoreProps) => {
  const words = callWords(view.language)
  const names = ['channel', 'startedAt', 'endedAt', 'waitSeconds', 'seat', 'outcome']
  return (
    <details class="more" open={isWrong(errors, names)}>
      <summary>
        {words.form.times}
        <span class="summary-value">{content.channel ? words.codes.channel[content.channel] : ''}</span>
      </summary>
      <div class="inside">
        <div class="pair">
          <SelectField
            name="channel"
            label={words.form.channel}
            value={content.channel ?? ''}
            choices={choicesOf(codes.CHANNELS, words.codes.channel)}
            empty={view.words.notChosen}
            errors={errors}
          />
          <SelectField
            name="outcome"
            label={words.form.outcome}
            value={content.outcome ?? ''}
            choices={choicesOf(codes.OUTCOMES, words.codes.outcome)}
            empty={words.unknown}
            errors={errors}
          />
          <TextField
            name="startedAt"
            label={words.form.began}
            type="datetime-local"
            value={typed.get('startedAt') ?? fieldTime(content.startedAt, zone)}
            errors={errors}
          />
          <TextField
            name="endedAt"
            label={words.form.ended}
            hint={words.form.endedHint}
            type="datetime-local"
            value={typed.get('endedAt') ?? fieldTime(content.endedAt, zone)}
            errors={errors}
          />
          <TextField
            name="waitSeconds"
            label={words.form.wait}
            type="number"
            inputmode="numeric"
            min={0}
            max={86_400}
            value={typed.get('waitSeconds') ?? String(content.waitSeconds ?? '')}
            errors={errors}
          />
          <TextField
            name="seat"
            label={words.form.seat}
            type="number"
            inputmode="numeric"
            min={1}
            max={500}
            value={typed.get('seat') ?? String(content.seat ?? '')}
            errors={errors}
          />
        </div>
        <Choices
          name="difficult"
          values={content.difficult ? ['yes'] : []}
          choices={[{ value: 'yes', label: words.form.difficult }]}
          several
        />
      </div>
    </details>
  )
}

export const CallerFields = ({ view, content, errors, typed }: MoreProps) => {
  const words = callWords(view.language)
  const { caller } = content
  const select = <C extends string>(
    name: 'callingFor' | 'gender' | 'ageBand' | 'occupation' | 'education' | 'maritalState',
    known: readonly C[],
    names: Readonly<Record<C, string>>,
  ) => (
    <SelectField
      name={name}
      label={words.form[name]}
      value={caller[name] ?? ''}
      choices={choicesOf(known, names)}
      empty={words.unknown}
      errors={errors}
    />
  )
  return (
    <details class="more" open={isWrong(errors, ['district'])}>
      <summary>{words.form.caller}</summary>
      <div class="inside">
        <p class="hint">{words.form.callerHint}</p>
        <div class="pair">
          {select('callingFor', codes.CALLING_FOR, words.codes.callingFor)}
          {select('gender', codes.GENDERS, words.codes.gender)}
          {select('ageBand', codes.AGE_BANDS, words.codes.ageBand)}
          {select('occupation', codes.OCCUPATIONS, words.codes.occupation)}
          {select('education', codes.EDUCATIONS, words.codes.education)}
          {select('maritalState', codes.MARITAL_STATES, words.codes.maritalState)}
          <SelectField
            name="locality"
            label={words.form.locality}
            value={content.locality ?? ''}
            choices={choicesOf(codes.LOCALITIES, words.codes.locality)}
            empty={words.unknown}
            errors={errors}
          />
          <TextField
            name="district"
            label={words.form.district}
            hint={words.form.districtHint}
            inputmode="numeric"
            maxlength={6}
            value={typed.get('district') ?? content.district ?? ''}
            errors={errors}
          />
        </div>
      </div>
    </details>
  )
}

export const ConsentFields = ({ view, content, errors }: MoreProps) => {
  const words = callWords(view.language)
  const { consent, satisfaction } = content
  const select = (name: 'recording' | 'confidentiality' | 'callBack') => (
    <SelectField
      name={name}
      label={words.form[name]}
      value={consent[name] ?? ''}
      choices={choicesOf(codes.CONSENTS, words.codes.consent)}
      empty={view.words.notChosen}
      errors={errors}
    />
  )
  const marks = [1, 2, 3, 4, 5].map((mark) => ({ value: String(mark), label: String(mark) }))
  const rate = (
    name: 'satisfactionWait' | 'satisfactionLength' | 'satisfactionSolving' | 'satisfactionEnding',
    value: number | null,
  ) => (
    <SelectField
      name={name}
      label={words.form[name]}
      value={String(value ?? '')}
      choices={marks}
      empty={words.unknown}
      errors={errors}
    />
  )
  return (
    <>
      <details class="more">
        <summary>{words.form.consent}</summary>
        <div class="inside">
          <div class="pair">
            {select('confidentiality')}
            {select('recording')}
            {select('callBack')}
          </div>
        </div>
      </details>
      <details class="more">
        <summary>{words.form.satisfaction}</summary>
        <div class="inside">
          <div class="pair">
            {rate('satisfactionWait', satisfaction.wait)}
            {rate('satisfactionLength', satisfaction.length)}
            {rate('satisfactionSolving', satisfaction.problemSolving)}
            {rate('satisfactionEnding', satisfaction.ending)}
          </div>
        </div>
      </details>
    </>
  )
}
