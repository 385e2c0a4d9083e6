import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { callerHashes, isWithheld, normalisePhone } from '../../src/privacy/caller-hash.ts'
import { windowBefore, windowOf } from '../../src/privacy/caller-window.ts'

test.each([
  '13812345678',
  '138 1234 5678',
  '138-1234-5678',
  '+86 138 1234 5678',
  '0086 13812345678',
  '8613812345678',
  '013812345678',
  '１３８１２３４５６７８',
])('one number however it is written: %s', (raw) => {
  expect(normalisePhone(raw)).toBe('+8613812345678')
})

test.each([
  ['0571-88888888', '+8657188888888'],
  ['+86 0571 88888888', '+8657188888888'],
  ['+44 (0)20 7946 0958', '+442079460958'],
])('%s is %s', (raw, expected) => {
  expect(normalisePhone(raw)).toBe(expected)
})

test.each(['anonymous', '', '---', '12', '1'.repeat(40), 'sip:138@x'])('%j is no number', (raw) => {
  expect(normalisePhone(raw)).toBeUndefined()
})

test('what says that there is no number is told from what is none', () => {
  expect(['anonymous', ' Withheld ', 'UNKNOWN'].map(isWithheld)).toEqual([true, true, true])
  expect(['abc', '', '13812345678', 'unknown person'].map(isWithheld)).toEqual([false, false, false, false])
})

test('hashes of one number under two keys have nothing in common', () => {
  const keys = ['a', 'b'].map((id) => ({ id, secret: randomBytes(32) }))
  const [one, two] = callerHashes(keys, '+8613812345678')
  expect(one?.hash).not.toBe(two?.hash)
  expect(one?.keyId).toBe('a')
  expect(callerHashes(keys, '+8613812345678')[0]?.hash).toBe(one?.hash)
})

test('windows are calendar quarters', () => {
  expect(windowOf('2026-03-31')).toBe('2026-Q1')
  expect(windowOf('2026-04-01')).toBe('2026-Q2')
  expect(windowBefore('2026-Q1')).toBe('2025-Q4')
})
