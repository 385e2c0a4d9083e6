// Who asks, and what they may do.
import { forbidden, unauthenticated } from '../errors.ts'
import { type Permission, permissionsOf, type Role } from './permissions.ts'

export interface Actor {
  /** account: a person in a session; token: an API token; system: a job or the command line; anonymous: nobody. */
  readonly kind: 'account' | 'token' | 'system' | 'anonymous'
  /** The account behind a session or token; 'system' for the system, '' for nobody. */
  readonly accountId: string
  /** The member that the account belongs to, if any. */
  readonly memberId: string | undefined
  readonly roles: readonly Role[]
  readonly permissions: ReadonlySet<Permission>
  /** Where the request came from, cut to /24 or /48; 'local' for the system. */
  readonly from: string
  /** The session or token id, for revocation; undefined for the system and nobody. */
  readonly credentialId: string | undefined
}

export const anonymous = (from: string): Actor => ({
  kind: 'anonymous',
  accountId: '',
  memberId: undefined,
  roles: [],
  permissions: new Set(),
  from,
  credentialId: undefined,
})

/** The service itself: jobs, the command line, loading of demo data. It holds every permission. */
export const systemActor: Actor = Object.freeze({
  kind: 'system',
  accountId: 'system',
  memberId: undefined,
  roles: [],
  permissions: permissionsOf('system'),
  from: 'local',
  credentialId: undefined,
})

export const holds = (actor: Actor, permission: Permission): boolean => actor.permissions.has(permission)

/** The first line of every action. @throws unauthenticated or forbidden, naming the missing permission */
export function mustHold(actor: Actor, permission: Permission): void {
  if (actor.kind === 'anonymous') throw unauthenticated()
  if (!holds(actor, permission)) throw forbidden(`This needs the permission ${permission}.`)
}

/**
 * For what only a person may do for themselves: passwords, sessions, tokens. A token must not beget tokens.
 * @returns the id of the session
 */
export function mustBePerson(actor: Actor): string {
  if (actor.kind === 'anonymous') throw unauthenticated()
  if (actor.kind !== 'account' || actor.credentialId === undefined)
    throw forbidden('Only a signed-in person may do this.')
  return actor.credentialId
}
