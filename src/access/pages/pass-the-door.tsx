// What the sign-in and unlock forms do: judge the password, set the cookies, and let through what was carried.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { NO_ERRORS } from '../../console/form.tsx'
import { isLanguage, languageOf, rememberLanguage } from '../../console/language.ts'
import { localPath } from '../../console/local-path.ts'
import { one, type PostedFields } from '../../console/posted.ts'
import { seeOther, sendHtml, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import type { Language } from '../account.ts'
import { findAccount } from '../account-store.ts'
import { chooseLanguage } from '../own-account.ts'
import { type OpenedSession, signIn, unlockSession } from '../session-actions.ts'
import { originOf, sessionSecretOf, setSessionCookie } from '../session-cookie.ts'
import { openCarried } from './carried.ts'
import { forgetNames, knownNames, rememberName } from './known-names.ts'
import { ReplayPage } from './replay-page.tsx'
import { showSignIn, showUnlock } from './turn-away.tsx'
import { accessWords } from './words.ts'

const isSecure = (deps: Deps) => deps.config.publicUrl?.startsWith('https:') ?? false

export async function switchLanguage(deps: Deps, request: FastifyRequest, reply: FastifyReply, language: Language) {
  rememberLanguage(reply, language, isSecure(deps))
  if (request.actor.kind === 'account') await chooseLanguage(deps, request.actor, language)
}

/** The form's own language button: show it again in that language, with all that it carries. */
function wantedLanguage(request: FastifyRequest, reply: FastifyReply, deps: Deps, posted: PostedFields): boolean {
  const language = one(posted, 'door-then').replace(/^language-/, '')
  if (!isLanguage(language)) return false
  rememberLanguage(reply, language, isSecure(deps))
  request.cookies.warmline_language = language
  return true
}

export async function handleSignIn(deps: Deps, request: FastifyRequest, reply: FastifyReply, posted: PostedFields) {
  const name = one(posted, 'door-known') || one(posted, 'door-name')
  const state = { name, next: localPath(one(posted, 'door-next')), carried: one(posted, 'door-carried') }
  const again = (errors: ReadonlyMap<string, string>, status = 200) =>
    showSignIn(deps, request, reply, { ...state, errors, status })
  if (wantedLanguage(request, reply, deps, posted)) return again(NO_ERRORS)
  if (one(posted, 'door-forget') !== '') {
    forgetNames(reply)
    request.cookies.warmline_names = undefined
    return showSignIn(deps, request, reply, { ...state, name: '', errors: NO_ERRORS, status: 200 })
  }
  const password = posted.get('door-password')?.[0] ?? ''
  const words = accessWords(languageOf(request)).signIn
  const missing = new Map<string, string>()
  if (name === '') missing.set('door-name', words.required)
  if (password === '') missing.set('door-password', words.required)
  if (missing.size > 0) return again(missing, 422)
  try {
    const opened = await signIn(deps, { name, password }, originOf(request))
    const language = await welcome(deps, reply, opened)
    const known = knownNames(request)
    const wanted = one(posted, 'door-remember') === 'yes' || known.includes(name)
    if (wanted) rememberName(reply, deps.config, known, name)
    if (language) request.cookies.warmline_language = language
    return goThrough(deps, request, reply, { accountId: opened.session.accountId, ...state })
  } catch (error) {
    const { message, status } = refusal(error, words)
    return again(new Map([['door-password', message]]), status)
  }
}

/** Sets the cookies of a new session: the session's own, and the language that its owner prefers. */
export async function welcome(deps: Deps, reply: FastifyReply, opened: OpenedSession) {
  setSessionCookie(reply, deps.config, opened)
  const account = await deps.db.read((read) => findAccount(read, opened.session.accountId))
  if (account) rememberLanguage(reply, account.language, isSecure(deps))
  return account?.language
}

interface Passing {
  readonly accountId: string
  readonly next: string
  readonly carried: string
}

/** What was carried is sent once more; else one goes where one wanted to go. */
async function goThrough(deps: Deps, request: FastifyRequest, reply: FastifyReply, passing: Passing) {
  const carried = openCarried(deps, passing.accountId, passing.carried)
  if (!carried) return seeOther(reply, passing.next)
  return sendHtml(reply, <ReplayPage view={await viewOf(deps, request)} carried={carried} />)
}

export async function handleUnlock(deps: Deps, request: FastifyRequest, reply: FastifyReply, posted: PostedFields) {
  const state = { next: localPath(one(posted, 'door-next')), carried: one(posted, 'door-carried') }
  const again = (errors: ReadonlyMap<string, string>, status = 200) =>
    showUnlock(deps, request, reply, { ...state, errors, status })
  if (wantedLanguage(request, reply, deps, posted)) return again(NO_ERRORS)
  const password = posted.get('door-password')?.[0] ?? ''
  const words = accessWords(languageOf(request))
  if (password === '') return again(new Map([['door-password', words.signIn.required]]), 422)
  const secret = sessionSecretOf(request)
  if (secret === undefined) return again(NO_ERRORS, 401)
  try {
    const { accountId } = await unlockSession(deps, secret, password, request.ip)
    return goThrough(deps, request, reply, { accountId, ...state })
  } catch (error) {
    const { message, status } = refusal(error, { ...words.signIn, refused: words.unlock.refused })
    return again(new Map([['door-password', message]]), status)
  }
}

interface RefusalWords {
  readonly refused: string
  readonly throttled: (seconds: number) => string
}

/** What a refusal is called on the page. @throws anything that is none */
function refusal(error: unknown, words: RefusalWords): { message: string; status: number } {
  if (!(error instanceof WarmlineError)) throw error
  const { code, status, extra } = error
  if (code === 'throttled') return { message: words.throttled(extra.retryAfter ?? 60), status }
  if (code === 'unauthenticated') return { message: words.refused, status }
  throw error
}
