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
import { sealCarried } from './carried.ts'
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
  const owner = await ownerOf(deps, request)
  const carried = sealCarried(deps, owner?.id ?? 'anyone', { action: next, fields: postedFields(request) })
  const state = { next: '/', errors: NO_ERRORS, carried: carried ?? '', tooMuch: carried === undefined, status: 401 }
  const show = reason === 'locked' ? showUnlock : showSignIn
  return show(deps, request, reply, state)
}

interface DoorState {
  readonly next: string
  readonly errors: FormErrors
  /** Sealed. */
  readonly carried: string
  readonly tooMuch?: boolean
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

/** Without a session there is nothing to unlock: one signs in instead. */
export async function showUnlock(deps: Deps, request: FastifyRequest, reply: FastifyReply, state: DoorState) {
  const owner = await ownerOf(deps, request)
  if (owner === undefined || owner.expired) return showSignIn(deps, request, reply, state)
  const { status, ...rest } = state
  const view = await viewOf(deps, request)
  return sendHtml(reply, <UnlockPage view={view} name={owner.name} {...rest} />, status)
}

/** Whose session this browser has, locked or expired. */
async function ownerOf(deps: Deps, request: FastifyRequest) {
  const secret = sessionSecretOf(request)
  if (secret === undefined) return undefined
  return deps.db.read(async (read) => {
    const session = await findSessionByHash(read, hashSecret(secret))
    const account = session && (await findAccount(read, session.accountId))
    return account && { id: account.id, name: account.name, expired: session.expiresAt <= deps.clock.now() }
  })
}
