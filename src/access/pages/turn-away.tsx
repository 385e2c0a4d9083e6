// What happens to somebody who may not see a page yet: they are asked to sign in or unlock. What they posted is kept.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FormErrors, NO_ERRORS } from '../../console/form.tsx'
import { localPath } from '../../console/local-path.ts'
import { postedFields } from '../../console/posted.ts'
import { sendHtml, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { findAccount } from '../account-store.ts'
import { hashSecret } from '../secret.ts'
import { sessionSecretOf } from '../session-cookie.ts'
import { findSessionByHash } from '../session-store.ts'
import { type Carried, isTooMuch } from './carried.tsx'
import { SignInPage, UnlockPage } from './door.tsx'
import { knownNames } from './known-names.ts'

export type Reason = 'locked' | 'anonymous'

/** Called by the door, after the body has been read and before anything of the route runs. */
export async function turnAway(deps: Deps, request: FastifyRequest, reply: FastifyReply, reason: Reason) {
  const next = localPath(request.url)
  if (request.method === 'GET' || request.method === 'HEAD') {
    const door = reason === 'locked' ? '/unlock' : '/sign-in'
    return reply.redirect(next === '/' ? door : `${door}?next=${encodeURIComponent(next)}`, 303)
  }
  const carried: Carried = { action: next, fields: postedFields(request) }
  const show = reason === 'locked' ? showUnlock : showSignIn
  return show(deps, request, reply, { next: '/', errors: NO_ERRORS, carried, status: 401 })
}

interface DoorState {
  readonly next: string
  readonly errors: FormErrors
  readonly carried?: Carried | undefined
  readonly status?: number
}

export async function showSignIn(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { status, ...state }: DoorState & { readonly name?: string },
) {
  const view = await viewOf(deps, request)
  const page = <SignInPage view={view} name={state.name ?? ''} known={knownNames(request)} {...state} />
  return sendHtml(reply, page, status)
}

/** Without a locked session there is nothing to unlock: one signs in instead. */
export async function showUnlock(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { status, ...state }: DoorState,
) {
  const name = await lockedName(deps, request)
  if (name === undefined) return showSignIn(deps, request, reply, { ...state, status: status ?? 200 })
  const view = await viewOf(deps, request)
  const tooMuch = state.carried !== undefined && isTooMuch(state.carried)
  const carried = tooMuch ? undefined : state.carried
  const page = <UnlockPage view={view} name={name} {...state} carried={carried} tooMuch={tooMuch} />
  return sendHtml(reply, page, status)
}

/** Whose session this browser has, locked or not. */
async function lockedName(deps: Deps, request: FastifyRequest): Promise<string | undefined> {
  const secret = sessionSecretOf(request)
  if (secret === undefined) return undefined
  return deps.db.read(async (read) => {
    const session = await findSessionByHash(read, hashSecret(secret))
    const living = session && session.expiresAt > deps.clock.now()
    return living ? (await findAccount(read, session.accountId))?.name : undefined
  })
}
