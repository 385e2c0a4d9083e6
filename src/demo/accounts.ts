// The demo's accounts: one to sign in with for each role, and one without a password for every other member.
import { createAccount } from '../access/account-actions.ts'
import { type Actor, systemActor } from '../access/actor.ts'
import { permissionsOf, ROLES, type Role } from '../access/permissions.ts'
import type { Deps } from '../deps.ts'

/** Known to everybody who reads this: for demo data only. */
export const DEMO_PASSWORD = 'not-a-secret-2026'

/** The member, by display code, to whom the account of a role belongs; the others work in the office. */
const MEMBER_OF: Readonly<Partial<Record<Role, string>>> = { supervisor: 'C001', expert: 'C006', counsellor: 'C012' }

/** Names are the names of the roles. */
export const DEMO_ACCOUNTS: readonly Role[] = ROLES

export const isDemoMember = (displayCode: string): boolean => Object.values(MEMBER_OF).includes(displayCode)

/** A person of the demo, to act as. */
export function actorOf(accountId: string, memberId: string | undefined, roles: readonly Role[]): Actor {
  const permissions = permissionsOf(roles)
  return { kind: 'account', accountId, memberId, roles, permissions, from: 'local', credentialId: undefined }
}

export type RoleActors = Readonly<Record<Role, Actor>>

/** @param memberIds by display code */
export async function openDemoAccounts(deps: Deps, memberIds: ReadonlyMap<string, string>): Promise<RoleActors> {
  const open = async (role: Role): Promise<Actor> => {
    const memberId = memberIds.get(MEMBER_OF[role] ?? '')
    const input = { name: role, roles: [role], language: 'zh' as const, memberId: memberId ?? null }
    const { id } = await createAccount(deps, systemActor, { ...input, password: DEMO_PASSWORD })
    return actorOf(id, memberId, [role])
  }
  const [counsellor, expert, supervisor, coordinator, editor, administrator] = await Promise.all([
    open('counsellor'),
    open('expert'),
    open('supervisor'),
    open('coordinator'),
    open('editor'),
    open('administrator'),
  ])
  return { counsellor, expert, supervisor, coordinator, editor, administrator }
}
