// An account with a password, for tests of signing in.
import { createAccount } from '../../src/access/account-actions.ts'
import { systemActor } from '../../src/access/actor.ts'
import type { Role } from '../../src/access/permissions.ts'
import type { Answer, TestSite } from '../support/app.ts'

export const PASSWORD = 'lantern in the window'
export const OWN_PAGE = { 'sec-fetch-site': 'same-origin' } as const

export async function accountOf(
  site: TestSite,
  name: string,
  roles: readonly Role[] = ['counsellor'],
): Promise<string> {
  const { id } = await createAccount(site.deps, systemActor, { name, roles, language: 'zh', password: PASSWORD })
  return id
}

/** The Cookie header that an answer asks for. */
export function cookieOf(answer: Answer): string {
  return String(answer.headers['set-cookie']).split(';')[0] ?? ''
}

export async function signIn(site: TestSite, name: string, password = PASSWORD, headers: Record<string, string> = {}) {
  const answer = await site.anonymous.post('/api/v1/session', { name, password }, headers)
  return { answer, headers: { cookie: cookieOf(answer), ...OWN_PAGE } }
}
