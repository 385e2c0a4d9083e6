// What somebody may know about themselves: for pages and programs, to show only what works.
import type { Deps } from '../deps.ts'
import type { Account } from './account.ts'
import { getAccount } from './account-store.ts'
import type { Actor } from './actor.ts'
import { PERMISSIONS, type Permission, permissionsOf } from './permissions.ts'
import { findSessionById, type Session } from './session-store.ts'

export interface Me {
  readonly kind: 'account' | 'token'
  readonly account: Account
  readonly permissions: readonly Permission[]
  readonly session: {
    readonly id: string
    readonly expiresAt: Session['expiresAt']
    readonly idleLockSeconds: number
    readonly device: string
  } | null
}

/** Of somebody signed in, by session or token. */
export async function whoIs(deps: Deps, actor: Actor): Promise<Me> {
  return deps.db.read(async (read) => {
    const account = await getAccount(read, actor.accountId)
    const session = actor.kind === 'account' ? await findSessionById(read, actor.credentialId ?? '') : undefined
    return {
      kind: actor.kind === 'token' ? 'token' : 'account',
      account,
      permissions: PERMISSIONS.filter((permission) => actor.permissions.has(permission)),
      session: session ? view(deps, session) : null,
    }
  })
}

/** Of whoever has just opened this session. */
export async function ownerOf(deps: Deps, session: Session): Promise<Me> {
  const account = await deps.db.read((read) => getAccount(read, session.accountId))
  return { kind: 'account', account, permissions: [...permissionsOf(account.roles)], session: view(deps, session) }
}

const view = (deps: Deps, { id, expiresAt, device }: Session) => ({
  id,
  expiresAt,
  device,
  idleLockSeconds: deps.config.idleLockSeconds,
})
