// The risk section of the call form. "Not assessed" is an answer of its own, with a reason, and never looks like "none".
import { Choices, ChoicesField, type FormErrors, LongTextField, SelectField, TextField } from '../../console/form.tsx'
import type { View } from '../../console/view.ts'
import type { CallTexts } from '../content.ts'
import {
  MEANS,
  NOT_ASSESSED_REASONS,
  PLANS,
  PRESENCES,
  PREVIOUS_ATTEMPTS,
  PROTECTIVE_FACTORS,
  RISK_LEVELS,
  type RiskAssessment,
  TIME_FRAMES,
} from '../risk.ts'
import { callWords } from './words.ts'

interface RiskProps {
  readonly view: View
  readonly risk: RiskAssessment
  readonly texts: CallTexts
  readonly errors: FormErrors
  /** What was typed and could not be read, by field. */
  readonly typed: ReadonlyMap<string, string>
}

/** Choices from codes and their names. */
export const choicesOf = <C extends string>(codes: readonly C[], names: Readonly<Record<C, string>>) =>
  codes.map((code) => ({ value: code, label: names[code] }))

export const RiskFields = ({ view, risk, texts, errors, typed }: RiskProps) => {
  const words = callWords(view.language)
  const levels = RISK_LEVELS.map((level) => ({
    value: level,
    label: `${level} ${words.codes.risk[level].name}`,
    note: words.codes.risk[level].criterion,
  }))
  return (
    <section class="stack" id="risk">
      <ChoicesField
        name="risk"
        label={words.form.risk}
        hint={words.form.riskHint}
        values={risk.level === null ? [] : [risk.level]}
        choices={levels}
        classOf={(level) => `risk-${level}`}
        wide
        errors={errors}
      />
      <div class="only-rx">
        <SelectField
          name="notAssessedReason"
          label={words.form.notAssessedReason}
          value={risk.notAssessedReason ?? ''}
          choices={choicesOf(NOT_ASSESSED_REASONS, words.codes.notAssessed)}
          empty={view.words.notChosen}
          errors={errors}
        />
      </div>
      <WhatHappensNext view={view} />
      <RiskComponents view={view} risk={risk} errors={errors} typed={typed} />
      <LongTextField name="riskNote" label={words.form.riskNote} value={texts.riskNote} short errors={errors} />
    </section>
  )
}

/** Shown as soon as R3 or R4 is chosen, by style alone. */
const WhatHappensNext = ({ view }: { view: View }) => {
  const { highTitle, high } = callWords(view.language).form
  return (
    <div class="notice notice-danger only-high">
      <h3>{highTitle}</h3>
      <ul>
        {high.map((step) => (
          <li>{step}</li>
        ))}
      </ul>
    </div>
  )
}

const RiskComponents = ({ view, risk, errors, typed }: Omit<RiskProps, 'texts'>) => {
  const words = callWords(view.language)
  const { form, codes } = words
  const select = <C extends string>(
    name: 'plan' | 'means' | 'timeFrame' | 'previousAttempt' | 'presence',
    known: readonly C[],
    names: Readonly<Record<C, string>>,
  ) => (
    <SelectField
      name={name}
      label={form[name]}
      value={risk[name] ?? ''}
      choices={choicesOf(known, names)}
      empty={words.unknown}
      errors={errors}
    />
  )
  const rating = (name: 'ideation' | 'hopelessness') => (
    <TextField
      name={name}
      label={form[name]}
      type="number"
      inputmode="numeric"
      min={0}
      max={100}
      value={typed.get(name) ?? (risk[name] === null ? '' : String(risk[name]))}
      errors={errors}
    />
  )
  const isAsked = Object.entries(risk).some(
    ([name, value]) => name !== 'level' && name !== 'notAssessedReason' && value !== null,
  )
  return (
    <details class="more" open={isAsked || errors.has('ideation') || errors.has('hopelessness')}>
      <summary>{form.riskAsked}</summary>
      <div class="inside">
        <p class="hint">{form.riskAskedHint}</p>
        <div class="pair">
          {rating('ideation')}
          {rating('hopelessness')}
          {select('plan', PLANS, codes.plan)}
          {select('means', MEANS, codes.means)}
          {select('timeFrame', TIME_FRAMES, codes.timeFrame)}
          {select('previousAttempt', PREVIOUS_ATTEMPTS, codes.previousAttempt)}
          {select('presence', PRESENCES, codes.presence)}
        </div>
        <fieldset class="field">
          <legend>{form.protective}</legend>
          <Choices
            name="protective"
            values={risk.protectiveFactors ?? []}
            choices={choicesOf(PROTECTIVE_FACTORS, codes.protective)}
            several
          />
        </fieldset>
      </div>
    </details>
  )
}
