import { expect, test } from 'vitest'
import { type Actor, anonymous, mustBePerson, mustHold, systemActor } from '../../src/access/actor.ts'
import { PERMISSIONS, permissionsOf, ROLES, type Role } from '../../src/access/permissions.ts'

const of = (...roles: Role[]) => permissionsOf(roles)
const actor = (...roles: Role[]): Actor => ({
  kind: 'account',
  accountId: 'a',
  memberId: undefined,
  roles,
  permissions: permissionsOf(roles),
  from: 'local',
  credentialId: 's',
})

test('nobody but the system holds everything', () => {
  expect(permissionsOf('system').size).toBe(PERMISSIONS.length)
  for (const role of ROLES) expect(of(role).size).toBeLessThan(PERMISSIONS.length)
})

test('every permission is held by some role', () => {
  expect([...of(...ROLES)].toSorted()).toEqual([...PERMISSIONS].toSorted())
})

test('roles add up', () => {
  expect(of('editor', 'counsellor')).toEqual(new Set([...of('editor'), ...of('counsellor')]))
  expect(of().size).toBe(0)
})

test('an administrator runs the house, and does not read calls', () => {
  const administrator = of('administrator')
  expect(administrator.has('accounts:manage')).toBe(true)
  for (const permission of [
    'calls:read-line',
    'calls:read-own',
    'calls:write',
    'calls:redact',
    'themes:exact',
  ] as const) {
    expect(administrator.has(permission)).toBe(false)
  }
})

test('a counsellor reads only own calls, and no editor reads any', () => {
  expect(of('counsellor').has('calls:read-own')).toBe(true)
  expect(of('counsellor').has('calls:read-line')).toBe(false)
  expect([...of('editor')].filter((permission) => permission.startsWith('calls:'))).toEqual([])
})

test('only administrators manage accounts', () => {
  for (const role of ROLES) expect(of(role).has('accounts:manage')).toBe(role === 'administrator')
})

test('a refusal names the missing permission', () => {
  expect(() => mustHold(actor('editor'), 'rota:write')).toThrow(/rota:write/)
  expect(() => mustHold(anonymous('local'), 'rota:write')).toThrow(/unauthenticated/)
  expect(() => mustHold(systemActor, 'rota:write')).not.toThrow()
})

test('only a person has a password, sessions and tokens', () => {
  expect(mustBePerson(actor('editor'))).toBe('s')
  expect(() => mustBePerson({ ...actor('editor'), kind: 'token' })).toThrow(/forbidden/)
  expect(() => mustBePerson(anonymous('local'))).toThrow(/unauthenticated/)
})
