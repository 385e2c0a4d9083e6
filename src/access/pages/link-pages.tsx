// The pages behind one-time links: making the first administrator, choosing a password.
import { Notice } from '../../console/display.tsx'
import { ErrorSummary, type FormErrors, TextField } from '../../console/form.tsx'
import { Layout } from '../../console/layout.tsx'
import type { View } from '../../console/view.ts'
import { MIN_PASSWORD } from '../password.ts'
import { accessWords } from './words.ts'

interface LinkPageProps {
  readonly view: View
  readonly token: string
  readonly errors: FormErrors
  readonly gone: boolean
}

const FORM = { id: 'door', field: 'door-then' }

/** The token stands in the address, or after its '#', where no server log sees it: then script puts it in, or a hand. */
const TokenField = ({ view, token, errors }: Omit<LinkPageProps, 'gone'>) => {
  const words = accessWords(view.language).password
  if (token !== '' && !errors.has('door-token')) return <input type="hidden" name="door-token" value={token} />
  return (
    <div data-token>
      <TextField
        name="door-token"
        label={words.code}
        hint={words.codeHint}
        value={token}
        autocomplete="off"
        maxlength={100}
        errors={errors}
      />
    </div>
  )
}

const PasswordFields = ({ view, errors }: Pick<LinkPageProps, 'view' | 'errors'>) => {
  const words = accessWords(view.language).password
  return (
    <>
      <TextField
        name="door-password"
        type="password"
        label={words.password}
        hint={words.hint(MIN_PASSWORD)}
        autocomplete="new-password"
        maxlength={800}
        errors={errors}
      />
      <TextField
        name="door-again"
        type="password"
        label={words.again}
        autocomplete="new-password"
        maxlength={800}
        errors={errors}
      />
    </>
  )
}

export const PasswordPage = ({ view, token, errors, gone }: LinkPageProps) => {
  const words = accessWords(view.language).password
  return (
    <Layout view={view} title={words.title} width="narrow" bare form={FORM}>
      <h1>{words.title}</h1>
      {gone ? <Notice tone="danger">{words.gone}</Notice> : <p>{words.lead}</p>}
      <ErrorSummary view={view} errors={errors} />
      <form method="post" action="/password" id={FORM.id}>
        <div class="form">
          <TokenField view={view} token={token} errors={errors} />
          <PasswordFields view={view} errors={errors} />
          <button type="submit" class="button-main button-wide button-big">
            {words.button}
          </button>
        </div>
      </form>
    </Layout>
  )
}

export const SetUpPage = ({ view, token, errors, gone, name }: LinkPageProps & { readonly name: string }) => {
  const words = accessWords(view.language).setUp
  return (
    <Layout view={view} title={words.title} width="narrow" bare form={FORM}>
      <h1>{words.title}</h1>
      {gone ? <Notice tone="danger">{words.gone}</Notice> : <p>{words.lead}</p>}
      <ErrorSummary view={view} errors={errors} />
      <form method="post" action="/setup" id={FORM.id}>
        <div class="form">
          <TokenField view={view} token={token} errors={errors} />
          <TextField
            name="door-name"
            label={words.name}
            hint={words.nameHint}
            value={name}
            autocomplete="username"
            maxlength={64}
            errors={errors}
          />
          <PasswordFields view={view} errors={errors} />
          <button type="submit" class="button-main button-wide button-big">
            {words.button}
          </button>
        </div>
      </form>
    </Layout>
  )
}
