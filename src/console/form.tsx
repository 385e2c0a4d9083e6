// Parts of a form: each field with its label, hint and error tied together; a summary that leads to what is wrong.
import type { Child } from 'hono/jsx'
import type { View } from './view.ts'

/** What is wrong with a form, by field name, in the reader's language. */
export type FormErrors = ReadonlyMap<string, string>
export const NO_ERRORS: FormErrors = new Map()

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly errors: FormErrors
}

const idOf = (name: string) => `field-${name}`
const errorId = (name: string) => `error-${name}`
const hintId = (name: string) => `hint-${name}`

/** What ties a control to its hint and error. */
export function tied({ name, hint, errors }: Pick<FieldProps, 'name' | 'hint' | 'errors'>) {
  const described = [errors.has(name) ? errorId(name) : '', hint ? hintId(name) : ''].filter(Boolean).join(' ')
  return {
    ...(described === '' ? {} : { 'aria-describedby': described }),
    ...(errors.has(name) ? { 'aria-invalid': 'true' } : {}),
  }
}

const HintAndError = ({ name, hint, errors }: Omit<FieldProps, 'label'>) => (
  <>
    {hint ? (
      <p class="hint" id={hintId(name)}>
        {hint}
      </p>
    ) : null}
    {errors.has(name) ? (
      <p class="field-error" id={errorId(name)}>
        {errors.get(name)}
      </p>
    ) : null}
  </>
)

const fieldClass = (name: string, errors: FormErrors, more = '') =>
  `field ${errors.has(name) ? 'wrong' : ''} ${more}`.trim()

interface InputProps extends FieldProps {
  readonly value?: string | undefined
  readonly type?: 'text' | 'password' | 'datetime-local' | 'date' | 'month' | 'number' | 'tel'
  readonly autocomplete?: string
  readonly inputmode?: 'numeric' | 'tel' | 'text'
  readonly required?: boolean
  readonly autofocus?: boolean
  readonly min?: number
  readonly max?: number
  readonly maxlength?: number
  /** What the browser lets through, and what it says of the rest: for what must not be sent back to be corrected. */
  readonly pattern?: string
  readonly title?: string
}

export const TextField = ({ name, label, hint, errors, value, type, ...more }: InputProps) => (
  <div class={fieldClass(name, errors)}>
    <label for={idOf(name)}>{label}</label>
    <HintAndError name={name} hint={hint} errors={errors} />
    <input
      id={idOf(name)}
      name={name}
      type={type ?? 'text'}
      value={value}
      {...tied({ name, hint, errors })}
      {...more}
    />
  </div>
)

interface FileProps {
  readonly name: string
  readonly label: string
  readonly hint: string
  /** Endings that the browser offers first: '.csv,.xlsx'. */
  readonly accept: string
}

/** Its form has the enctype multipart/form-data. A browser never fills it in again. */
export const FileField = ({ name, label, hint, accept }: FileProps) => (
  <div class="field">
    <label for={idOf(name)}>{label}</label>
    <HintAndError name={name} hint={hint} errors={NO_ERRORS} />
    <input id={idOf(name)} name={name} type="file" accept={accept} required aria-describedby={hintId(name)} />
  </div>
)

interface LongTextProps extends FieldProps {
  readonly value?: string | undefined
  readonly rows?: number
  readonly short?: boolean
  readonly maxlength?: number
  readonly children?: Child
}

export const LongTextField = ({
  name,
  label,
  hint,
  errors,
  value,
  rows,
  short,
  maxlength,
  children,
}: LongTextProps) => (
  <div class={fieldClass(name, errors)}>
    <label for={idOf(name)}>{label}</label>
    <HintAndError name={name} hint={hint} errors={errors} />
    <textarea
      id={idOf(name)}
      name={name}
      rows={rows ?? (short ? 2 : 6)}
      class={short ? 'short' : ''}
      maxlength={maxlength ?? 20_000}
      autocomplete="off"
      {...tied({ name, hint, errors })}
    >
      {/* A browser drops the first line break after the tag. */}
      {`\n${value ?? ''}`}
    </textarea>
    {children}
  </div>
)

export interface Choice {
  readonly value: string
  readonly label: string
  readonly note?: string | undefined
  readonly mark?: string | undefined
}

interface SelectProps extends FieldProps {
  readonly value?: string | undefined
  readonly choices: readonly Choice[]
  /** What to show for "nothing chosen"; left out, one must choose. */
  readonly empty?: string
}

export const SelectField = ({ name, label, hint, errors, value, choices, empty }: SelectProps) => (
  <div class={fieldClass(name, errors)}>
    <label for={idOf(name)}>{label}</label>
    <HintAndError name={name} hint={hint} errors={errors} />
    <select id={idOf(name)} name={name} {...tied({ name, hint, errors })}>
      {empty === undefined ? null : <option value="">{empty}</option>}
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === value}>
          {choice.label}
        </option>
      ))}
    </select>
  </div>
)

interface ChoicesProps extends FieldProps {
  readonly values: readonly string[]
  readonly choices: readonly Choice[]
  readonly several?: boolean
  /** One choice a line, with room for a note. */
  readonly wide?: boolean
  /** Short labels, which share one row. */
  readonly even?: boolean
  /** Gives the choice a class of its own. */
  readonly classOf?: (value: string) => string
}

/** Radio buttons or check boxes as large targets. */
export const ChoicesField = ({ name, label, hint, errors, ...choices }: ChoicesProps) => (
  <fieldset class={fieldClass(name, errors)} id={idOf(name)} {...tied({ name, hint, errors })}>
    <legend>{label}</legend>
    <HintAndError name={name} hint={hint} errors={errors} />
    <Choices name={name} {...choices} />
  </fieldset>
)

type ChoicesOnly = Pick<ChoicesProps, 'name' | 'values' | 'choices' | 'several' | 'wide' | 'even' | 'classOf'>

export const Choices = ({ name, values, choices, several, wide, even, classOf }: ChoicesOnly) => (
  <div class={`choices ${wide ? 'choices-column' : ''} ${even ? 'choices-even' : ''}`}>
    {choices.map(({ value, label, note }) => (
      <label class={`choice ${wide ? 'choice-wide' : ''} ${classOf?.(value) ?? ''}`}>
        <input type={several ? 'checkbox' : 'radio'} name={name} value={value} checked={values.includes(value)} />
        <span class="choice-label">
          <span>
            {label}
            {note ? <small>{note}</small> : null}
          </span>
        </span>
      </label>
    ))}
  </div>
)

/** Says first what is wrong, with a link to each field; empty when nothing is. */
interface ErrorSummaryProps {
  readonly view: View
  readonly errors: FormErrors
  readonly advice?: string
  /** What a field is called, where its message alone does not say. */
  readonly labelOf?: (name: string) => string | undefined
}

export const ErrorSummary = ({ view, errors, advice, labelOf = () => undefined }: ErrorSummaryProps) =>
  errors.size === 0 ? null : (
    <div class="notice notice-danger" role="alert" tabindex={-1} data-focus>
      <h2>{view.words.formProblems(errors.size)}</h2>
      {advice ? <p>{advice}</p> : null}
      <ul>
        {[...errors].map(([name, message]) => (
          <li>
            <a href={`#${idOf(name)}`}>{[labelOf(name), message].filter(Boolean).join(': ')}</a>
          </li>
        ))}
      </ul>
    </div>
  )
