import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Key } from '../../src/privacy/key-ring.ts'
import { open, seal, sealedUnder } from '../../src/privacy/seal.ts'

const key: Key = { id: 'sealing-1', secret: randomBytes(32) }
const ring = (...keys: Key[]) => ({ find: (id: string) => keys.find((each) => each.id === id) })

test('a sealed value names its key and opens in its place', () => {
  const sealed = seal(key, '分机 801', 'routing-address:m:l')
  expect(sealed).not.toContain('801')
  expect(sealedUnder(sealed)).toBe('sealing-1')
  expect(open(ring(key), sealed, 'routing-address:m:l')).toBe('分机 801')
})

test('the same value is sealed differently each time', () => {
  expect(seal(key, 'x', 'a')).not.toBe(seal(key, 'x', 'a'))
})

test('it does not open elsewhere, changed, or once the key is destroyed', () => {
  const sealed = seal(key, 'x', 'here')
  expect(open(ring(key), sealed, 'there')).toBeUndefined()
  expect(open(ring(), sealed, 'here')).toBeUndefined()
  expect(open(ring({ id: key.id, secret: randomBytes(32) }), sealed, 'here')).toBeUndefined()
  for (let i = sealed.lastIndexOf('.') + 1; i < sealed.length; i += 5) {
    const other = sealed[i] === 'A' ? 'B' : 'A'
    expect(open(ring(key), sealed.slice(0, i) + other + sealed.slice(i + 1), 'here')).toBeUndefined()
  }
})

test.each(['', 'v1', 'v1.sealing-1', 'v1.sealing-1.', 'v1.sealing-1.AAAA', 'v2.sealing-1.AAAA', 'v1.a.b.c'])(
  'rubbish does not open: %j',
  (rubbish) => {
    expect(open(ring(key), rubbish, 'here')).toBeUndefined()
  },
)
