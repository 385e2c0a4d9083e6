import { expect, test } from 'vitest'
import { normalName } from '../../src/access/account.ts'
import { deviceOf } from '../../src/access/device.ts'
import { checkNewPassword, hashPassword, passwordMatches } from '../../src/access/password.ts'
import { delaySeconds } from '../../src/access/throttle.ts'

test('the delay after wrong passwords grows, and ends growing', () => {
  const limit = { free: 5, maxSeconds: 300 }
  const delays = [0, 4, 5, 6, 7, 13, 14, 100, 10_000].map((failures) => delaySeconds(limit, failures))
  expect(delays).toEqual([0, 0, 1, 2, 4, 256, 300, 300, 300])
})

test.each([
  ['short', 'too few characters'],
  ['aaaaaaaaaaaaaaaa', 'too few different ones'],
  ['x'.repeat(201), 'too many'],
  ['the-c014-password', 'the account name in it'],
])('the password %s is refused: %s', (password) => {
  expect(() => checkNewPassword(password, 'C014')).toThrow(/invalid-input/)
})

test.each(['correct horse battery', '热线夜里也有人在听你说话', 'Zx9!kQ2#pL'])(
  'the password %s is taken',
  (password) => {
    expect(() => checkNewPassword(password, 'c014')).not.toThrow()
  },
)

test('passwords are compared as people see them, not as keyboards send them', async () => {
  const stored = await hashPassword('caf\u00e9 at the corner')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await passwordMatches(stored, 'cafe\u0301 at the corner')).toBe(true)
  expect(await passwordMatches(stored, 'cafe at the corner')).toBe(false)
})

test('nobody knows the password of an account that is not there', async () => {
  expect(await passwordMatches(undefined, 'anything at all')).toBe(false)
  expect(await passwordMatches(null, '')).toBe(false)
})

test('an account name is the same in any case and width', () => {
  expect(normalName(' Ｃ014 ')).toBe('c014')
})

test('a browser is two words', () => {
  const firefox = 'Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0'
  expect(deviceOf(firefox)).toBe('Firefox, Android')
  expect(deviceOf('curl/8.5.0')).toBe('other, other')
  expect(deviceOf()).toBe('other, other')
})
