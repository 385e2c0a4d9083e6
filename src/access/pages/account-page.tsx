// One's own account: who one is here, the password, and where one is signed in.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { DateTime } from 'luxon'
import { Chip, Facts, Notice } from '../../console/display.tsx'
import { ErrorSummary, type FormErrors, NO_ERRORS, TextField } from '../../console/form.tsx'
import { fromNow } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import { postedFields } from '../../console/posted.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import type { Account } from '../account.ts'
import { getAccount } from '../account-store.ts'
import { activityOf } from '../activity.ts'
import { changePassword } from '../own-account.ts'
import { MIN_PASSWORD } from '../password.ts'
import { endOtherSessions } from '../session-actions.ts'
import { listSessions, type Session } from '../session-store.ts'
import { accessWords } from './words.ts'

const signedIn = { access: 'signed-in', page: true } as const
const hidden = { hide: true } as const

export const accountRoutesForPeople =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/account',
      config: signedIn,
      schema: hidden,
      handler: async (request, reply) => show(deps, request, reply, NO_ERRORS),
    })
    app.route({
      method: 'POST',
      url: '/account/password',
      config: { ...signedIn, carriesNothing: true },
      schema: hidden,
      handler: async (request, reply) => handlePassword(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/account/end-other-sessions',
      config: signedIn,
      schema: hidden,
      handler: async (request, reply) => {
        await endOtherSessions(deps, request.actor)
        return seeOther(reply, '/account?done=others-ended')
      },
    })
  }

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, errors: FormErrors) {
  const { actor } = request
  const view = await viewOf(deps, request)
  const { account, sessions } = await deps.db.read(async (read) => ({
    account: await getAccount(read, actor.accountId),
    sessions: await listSessions(read, actor.accountId),
  }))
  const living = sessions.filter(({ expiresAt }) => expiresAt > view.now)
  const lastSeen = (session: Session) =>
    DateTime.fromMillis(Math.max(session.lastSeenAt.toMillis(), activityOf(deps.db).lastSeen(session.id)))
  const here = actor.credentialId
  const page = <AccountPage view={view} sessions={living} {...{ account, errors, lastSeen, here }} />
  return sendHtml(reply, page, errors.size > 0 ? 422 : 200)
}

async function handlePassword(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const posted = postedFields(request)
  const raw = (name: string) => posted.get(name)?.[0] ?? ''
  const words = accessWords((await viewOf(deps, request)).language)
  const wrong = (name: string, message: string) => show(deps, request, reply, new Map([[name, message]]))
  if (raw('current') === '') return wrong('current', words.signIn.required)
  if ([...raw('password')].length < MIN_PASSWORD) return wrong('password', words.password.short(MIN_PASSWORD))
  if (raw('password') !== raw('again')) return wrong('again', words.password.differ)
  try {
    await changePassword(deps, request.actor, {
      current: raw('current'),
      password: raw('password'),
      address: request.ip,
    })
  } catch (error) {
    if (!(error instanceof WarmlineError)) throw error
    if (error.code === 'throttled') return wrong('current', words.signIn.throttled(error.extra.retryAfter ?? 60))
    if (error.code !== 'invalid-input') throw error
    const atCurrent = error.extra.errors?.some(({ path }) => path.endsWith('current')) ?? false
    return atCurrent ? wrong('current', words.account.wrongCurrent) : wrong('password', words.password.weak)
  }
  return seeOther(reply, '/account?done=password-changed')
}

interface AccountPageProps {
  readonly view: View
  readonly account: Account
  readonly sessions: readonly Session[]
  readonly lastSeen: (session: Session) => DateTime
  /** The id of this session. */
  readonly here: string | undefined
  readonly errors: FormErrors
}

const AccountPage = ({ view, account, sessions, lastSeen, here, errors }: AccountPageProps) => {
  const all = accessWords(view.language)
  const words = all.account
  const done = Object.entries(words.done).find(([code]) => code === view.done)?.[1]
  return (
    <Layout view={view} title={words.title}>
      <h1>{words.title}</h1>
      {done ? <Notice tone="good">{done}</Notice> : null}
      <ErrorSummary view={view} errors={errors} />
      <section class="card">
        <Facts
          facts={[
            [words.name, account.name],
            [words.roles, account.roles.map((role) => all.roles[role]).join(view.language === 'zh' ? '、' : ', ')],
          ]}
        />
      </section>
      <section class="card">
        <h2>{words.changePassword}</h2>
        <form method="post" action="/account/password">
          <input type="text" name="name" value={account.name} autocomplete="username" readonly hidden />
          <PasswordField name="current" label={words.current} autocomplete="current-password" errors={errors} />
          <PasswordField
            name="password"
            label={all.password.password}
            hint={all.password.hint(MIN_PASSWORD)}
            autocomplete="new-password"
            errors={errors}
          />
          <PasswordField name="again" label={all.password.again} autocomplete="new-password" errors={errors} />
          <button type="submit" class="button-main">
            {words.save}
          </button>
        </form>
      </section>
      <section class="card">
        <h2>{words.sessions}</h2>
        <ul class="stack-tight plain">
          {sessions.map((session) => (
            <li class="row">
              <span>{session.device}</span>
              {session.id === here ? <Chip tone="accent">{words.thisOne}</Chip> : null}
              <span class="muted small">{words.seen(fromNow(view.words, lastSeen(session), view.now))}</span>
            </li>
          ))}
        </ul>
        {sessions.length > 1 ? (
          <form method="post" action="/account/end-other-sessions">
            <button type="submit">{words.endOthers}</button>
          </form>
        ) : null}
      </section>
    </Layout>
  )
}

interface PasswordFieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly autocomplete: 'current-password' | 'new-password'
  readonly errors: FormErrors
}

const PasswordField = (props: PasswordFieldProps) => <TextField type="password" maxlength={800} {...props} />
