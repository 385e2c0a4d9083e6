// Acting on one-time links, by plain forms.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FormErrors, NO_ERRORS } from '../../console/form.tsx'
import { isLanguage, languageOf, rememberLanguage } from '../../console/language.ts'
import { one, type PostedFields, postedFields } from '../../console/posted.ts'
import { seeOther, sendHtml, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { redeemPasswordLink } from '../own-account.ts'
import { MIN_PASSWORD } from '../password.ts'
import { startSession } from '../session-actions.ts'
import { originOf } from '../session-cookie.ts'
import { redeemSetupToken } from '../setup.ts'
import { newAccountName } from '../wire.ts'
import { PasswordPage, SetUpPage } from './link-pages.tsx'
import { welcome } from './pass-the-door.tsx'
import { accessWords } from './words.ts'

const anyone = { access: 'public', page: true, carriesNothing: true } as const
const PURPOSES = ['/setup', '/password'] as const
type Purpose = (typeof PURPOSES)[number]

export const linkRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    for (const purpose of PURPOSES) {
      app.route({
        method: 'GET',
        url: purpose,
        config: anyone,
        schema: { hide: true },
        handler: async (request, reply) => {
          const token = new URL(request.url, 'http://here.invalid').searchParams.get('token') ?? ''
          return show(deps, request, reply, { purpose, token, name: '', errors: NO_ERRORS, gone: false, status: 200 })
        },
      })
      app.route({
        method: 'POST',
        url: purpose,
        config: anyone,
        schema: { hide: true },
        handler: async (request, reply) => redeem(deps, request, reply, purpose),
      })
    }
  }

interface LinkState {
  readonly purpose: Purpose
  readonly token: string
  readonly name: string
  readonly errors: FormErrors
  readonly gone: boolean
  readonly status: number
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, state: LinkState) {
  const view = await viewOf(deps, request)
  const { purpose, status, ...props } = state
  const page = purpose === '/setup' ? <SetUpPage view={view} {...props} /> : <PasswordPage view={view} {...props} />
  return sendHtml(reply, page, status)
}

async function redeem(deps: Deps, request: FastifyRequest, reply: FastifyReply, purpose: Purpose) {
  const posted = postedFields(request)
  const state = { purpose, token: one(posted, 'door-token'), name: one(posted, 'door-name') }
  const wanted = one(posted, 'door-then').replace(/^language-/, '')
  if (isLanguage(wanted)) {
    rememberLanguage(reply, wanted, deps.config.publicUrl?.startsWith('https:') ?? false)
    request.cookies.warmline_language = wanted
    return show(deps, request, reply, { ...state, errors: NO_ERRORS, gone: false, status: 200 })
  }
  const errors = check(purpose, posted, request)
  if (errors.size > 0) return show(deps, request, reply, { ...state, errors, gone: false, status: 422 })
  try {
    const accountId = await act(deps, request, purpose, posted)
    await welcome(deps, reply, await startSession(deps, accountId, originOf(request)))
    return seeOther(reply, '/')
  } catch (error) {
    if (!(error instanceof WarmlineError)) throw error
    const gone = error.code === 'gone'
    const found = gone ? NO_ERRORS : refusal(error, request)
    return show(deps, request, reply, { ...state, errors: found, gone, status: error.status })
  }
}

function act(deps: Deps, request: FastifyRequest, purpose: Purpose, posted: PostedFields): Promise<string> {
  const token = one(posted, 'door-token')
  const password = posted.get('door-password')?.[0] ?? ''
  const { from } = request.actor
  if (purpose === '/password') return redeemPasswordLink(deps, { token, password }, from)
  const name = one(posted, 'door-name')
  return redeemSetupToken(deps, { token, name, password, language: languageOf(request) }, from)
}

function check(purpose: Purpose, posted: PostedFields, request: FastifyRequest): FormErrors {
  const words = accessWords(languageOf(request)).password
  const errors = new Map<string, string>()
  const password = posted.get('door-password')?.[0] ?? ''
  if (one(posted, 'door-token') === '') errors.set('door-token', words.noCode)
  const name = newAccountName.safeParse(one(posted, 'door-name'))
  if (purpose === '/setup' && !name.success) errors.set('door-name', words.taken)
  if ([...password].length < MIN_PASSWORD) errors.set('door-password', words.short(MIN_PASSWORD))
  else if (password !== posted.get('door-again')?.[0]) errors.set('door-again', words.differ)
  return errors
}

function refusal({ code }: WarmlineError, request: FastifyRequest): FormErrors {
  const words = accessWords(languageOf(request)).password
  return code === 'conflict' ? new Map([['door-name', words.taken]]) : new Map([['door-password', words.weak]])
}
