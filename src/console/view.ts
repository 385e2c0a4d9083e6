// What every page knows: its reader, their language, where they are and what has just happened.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { DateTime } from 'luxon'
import type { Language } from '../access/account.ts'
import { findAccount } from '../access/account-store.ts'
import { sealCarried } from '../access/pages/carried.ts'
import type { Permission } from '../access/permissions.ts'
import type { Deps } from '../deps.ts'
import { languageOf } from './language.ts'
import { localPath } from './local-path.ts'
import type { FrameWords } from './messages.en.ts'
import { type PostedFields, postedFields } from './posted.ts'
import { frameWords } from './words.ts'

export interface Viewer {
  readonly accountId: string
  /** What they sign in with. */
  readonly name: string
  readonly memberId: string | undefined
  readonly permissions: ReadonlySet<Permission>
}

export interface View {
  readonly language: Language
  readonly words: FrameWords
  /** Undefined: nobody is signed in. */
  readonly viewer: Viewer | undefined
  /** Path and query of this page, for coming back to it. */
  readonly path: string
  readonly now: DateTime
  readonly idleLockSeconds: number
  /** The form that this page answers, sealed, and where it was posted: for showing it in the other language. */
  readonly carried: { readonly action: string; readonly sealed: string } | undefined
  /** What the redirect to this page says has been done: a code of the page's own catalogue. */
  readonly done: string | undefined
}

const NO_FIELDS: PostedFields = new Map()
const DONE = /[?&]done=([a-z-]{1,40})(?:&|$)/

/**
 * Reads who looks at the page.
 * @param path where the page can be asked for, when it answers a form that was sent to another address
 */
export async function viewOf(deps: Deps, request: FastifyRequest, path = localPath(request.url)): Promise<View> {
  const { actor } = request
  const account =
    actor.kind === 'account' ? await deps.db.read((read) => findAccount(read, actor.accountId)) : undefined
  const language = account?.language ?? languageOf(request)
  return {
    language,
    words: frameWords(language),
    viewer: account && {
      accountId: account.id,
      name: account.name,
      memberId: actor.memberId,
      permissions: actor.permissions,
    },
    path,
    now: deps.clock.now(),
    idleLockSeconds: deps.config.idleLockSeconds,
    carried: carriedBy(deps, request),
    done: DONE.exec(request.url)?.[1],
  }
}

function carriedBy(deps: Deps, request: FastifyRequest): View['carried'] {
  const { page, carriesNothing } = request.routeOptions.config
  const fields = request.method === 'POST' && page && !carriesNothing ? postedFields(request) : NO_FIELDS
  if (fields.size === 0) return undefined
  const action = localPath(request.url)
  const owner = request.actor.kind === 'account' ? request.actor.accountId : 'anyone'
  const sealed = sealCarried(deps, owner, { action, fields })
  return sealed === undefined ? undefined : { action, sealed }
}

/** Sends a page. `status` for a form that has to be shown again. */
export function sendHtml(reply: FastifyReply, page: { toString(): string | Promise<string> }, status = 200) {
  return reply.code(status).type('text/html; charset=utf-8').send(`<!doctype html>${page.toString()}`)
}

/** After a form has been acted on: reading the next page again sends nothing twice. */
export const seeOther = (reply: FastifyReply, path: string) => reply.redirect(path, 303)
