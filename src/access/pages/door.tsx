// The sign-in and unlock forms.
import type { Child } from 'hono/jsx'
import { Notice } from '../../console/display.tsx'
import { ChoicesField, ErrorSummary, type FormErrors, NO_ERRORS, TextField } from '../../console/form.tsx'
import { Layout } from '../../console/layout.tsx'
import type { View } from '../../console/view.ts'
import { accessWords } from './words.ts'

interface DoorProps {
  readonly view: View
  readonly next: string
  readonly errors: FormErrors
  /** Sealed; '' when there is nothing to carry. */
  readonly carried: string
}

interface SignInProps extends DoorProps {
  readonly name: string
  /** Names that this browser remembers. */
  readonly known: readonly string[]
}

const DOOR = { id: 'door', field: 'door-then' }

export const SignInPage = ({ view, next, errors, carried, name, known }: SignInProps) => {
  const words = accessWords(view.language).signIn
  return (
    <DoorFrame view={view} title={words.title} action="/sign-in" {...{ next, errors, carried }}>
      {carried !== '' ? <Notice tone="warn">{words.kept}</Notice> : null}
      {view.done === 'signed-out' ? <Notice>{words.signedOut}</Notice> : null}
      {view.done === 'changed' ? <Notice>{words.changed}</Notice> : null}
      {known.length > 0 ? <KnownNames view={view} known={known} chosen={name} /> : null}
      <div class="only-other">
        <TextField
          name="door-name"
          label={words.name}
          value={known.includes(name) ? '' : name}
          autocomplete="username"
          maxlength={200}
          autofocus={known.length === 0 && name === ''}
          errors={errors}
        />
      </div>
      <TextField
        name="door-password"
        type="password"
        label={words.password}
        autocomplete="current-password"
        maxlength={1_000}
        autofocus={known.length > 0 || name !== ''}
        errors={errors}
      />
      <label class="choice choice-wide only-other">
        <input type="checkbox" name="door-remember" value="yes" />
        <span class="choice-label">
          <span>
            {words.remember}
            <small>{words.rememberHint}</small>
          </span>
        </span>
      </label>
      <button type="submit" class="button-main button-wide button-big">
        {words.button}
      </button>
      {known.length > 0 ? (
        <button type="submit" name="door-forget" value="yes" formnovalidate class="button-quiet">
          {words.forget}
        </button>
      ) : null}
      <p class="hint">{words.forgotten}</p>
      <p class="hint">
        {words.readers} <a href="/bulletins">{words.bulletins}</a>
      </p>
    </DoorFrame>
  )
}

/** A tap instead of typing a name; the last choice opens the field below. */
const KnownNames = ({ view, known, chosen }: { view: View; known: readonly string[]; chosen: string }) => {
  const words = accessWords(view.language).signIn
  const choices = [...known.map((name) => ({ value: name, label: name })), { value: '', label: words.someoneElse }]
  const first = known.includes(chosen) || chosen !== '' ? chosen : (known[0] ?? '')
  return (
    <ChoicesField
      name="door-known"
      label={words.known}
      values={[known.includes(first) ? first : '']}
      choices={choices}
      errors={NO_ERRORS}
    />
  )
}

interface UnlockProps extends DoorProps {
  readonly name: string
  readonly tooMuch?: boolean
}

export const UnlockPage = ({ view, next, errors, carried, name, tooMuch }: UnlockProps) => {
  const words = accessWords(view.language).unlock
  return (
    <DoorFrame view={view} title={words.title} action="/unlock" {...{ next, errors, carried }}>
      <p class="lead">{words.lead(name)}</p>
      {tooMuch ? (
        <Notice tone="danger">{words.tooMuch}</Notice>
      ) : carried !== '' ? (
        <Notice tone="good">{words.kept}</Notice>
      ) : (
        <p class="hint">{words.idle(Math.round(view.idleLockSeconds / 60))}</p>
      )}
      <input type="text" name="door-user" value={name} autocomplete="username" readonly hidden />
      <TextField
        name="door-password"
        type="password"
        label={words.password}
        autocomplete="current-password"
        maxlength={1_000}
        autofocus
        errors={errors}
      />
      <button type="submit" class="button-main button-wide button-big">
        {words.button}
      </button>
      <button type="submit" class="button-wide" formaction="/change-account" formnovalidate>
        {words.someoneElse}
      </button>
      {carried !== '' ? <p class="hint">{words.someoneElseLoses}</p> : null}
    </DoorFrame>
  )
}

interface DoorFrameProps extends DoorProps {
  readonly title: string
  readonly action: '/sign-in' | '/unlock'
  readonly children: Child
}

/** One form, so that changing the language on the way loses nothing that is carried. */
const DoorFrame = ({ view, title, action, next, errors, carried, children }: DoorFrameProps) => (
  <Layout view={view} title={title} width="narrow" bare form={DOOR}>
    <h1>{title}</h1>
    <ErrorSummary view={view} errors={errors} />
    <form method="post" action={action} id={DOOR.id}>
      {carried === '' ? null : <input type="hidden" name="door-carried" value={carried} />}
      <input type="hidden" name="door-next" value={next} />
      <div class="form">{children}</div>
    </form>
  </Layout>
)
