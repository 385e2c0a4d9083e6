// What was said and done on a call, and why a closed record changes.
import { Choices, ChoicesField, type FormErrors, LongTextField, SelectField, TextField } from '../../console/form.tsx'
import type { View } from '../../console/view.ts'
import * as codes from '../codes.ts'
import type { CallFormProps } from './call-form.tsx'
import { choicesOf } from './risk-fields.tsx'
import { callWords } from './words.ts'

export const Texts = ({ view, call, errors }: CallFormProps) => {
  const words = callWords(view.language).form
  return (
    <LongTextField
      name="summary"
      label={words.summary}
      hint={words.summaryHint}
      value={call.texts.summary}
      rows={5}
      errors={errors}
    />
  )
}

export const Handling = ({ view, call, errors }: CallFormProps) => {
  const words = callWords(view.language)
  const { content, texts } = call
  return (
    <section class="stack">
      <LongTextField
        name="actionTaken"
        label={words.form.actionTaken}
        value={texts.actionTaken}
        short
        errors={errors}
      />
      <fieldset class="field">
        <legend>{words.form.interventions}</legend>
        <Choices
          name="intervention"
          values={content.interventions}
          choices={choicesOf(codes.INTERVENTIONS, words.codes.intervention)}
          several
        />
      </fieldset>
      <ChoicesField
        name="disposition"
        label={words.form.disposition}
        values={content.disposition === null ? [] : [content.disposition]}
        choices={choicesOf(codes.DISPOSITIONS, words.codes.disposition)}
        errors={errors}
      />
      <SelectField
        name="referral"
        label={words.form.referral}
        value={content.referral ?? ''}
        choices={choicesOf(codes.REFERRAL_TARGETS, words.codes.referral)}
        empty={view.words.notChosen}
        errors={errors}
      />
      <fieldset class="field">
        <legend>{words.form.emergency}</legend>
        <Choices
          name="emergency"
          values={content.emergency}
          choices={choicesOf(codes.EMERGENCY_SERVICES, words.codes.emergency)}
          several
        />
      </fieldset>
      <LongTextField
        name="followUpPlan"
        label={words.form.followUpPlan}
        value={texts.followUpPlan}
        short
        errors={errors}
      />
    </section>
  )
}

interface AmendProps {
  readonly view: View
  readonly amending: NonNullable<CallFormProps['amending']>
  readonly errors: FormErrors
}

export const AmendFields = ({ view, amending, errors }: AmendProps) => {
  const words = callWords(view.language)
  return (
    <section class="card">
      <SelectField
        name="reason"
        label={words.form.reason}
        value={amending.reason}
        choices={choicesOf(
          codes.AMENDMENT_REASONS.filter((reason) => reason !== 'risk-lowered'),
          words.codes.amendment,
        )}
        empty={view.words.notChosen}
        errors={errors}
      />
      <TextField name="note" label={words.form.note} value={amending.note} maxlength={2_000} errors={errors} />
    </section>
  )
}
