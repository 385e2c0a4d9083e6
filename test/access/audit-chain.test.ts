import fc from 'fast-check'
import { expect, test } from 'vitest'
import { batchHead, entryMac, GENESIS, type SealableEntry } from '../../src/access/audit-chain.ts'

const secret = Buffer.alloc(32, 7)
const field = fc.oneof(fc.constantFrom('a', 'b', 'a,b', '"a"', 'null', ''), fc.string({ maxLength: 8 }))
const maybe = fc.option(field, { nil: null })
const entry: fc.Arbitrary<SealableEntry> = fc.record({
  id: fc.nat(),
  atMillis: fc.nat(),
  actorKind: field,
  accountId: field,
  credentialId: maybe,
  from: field,
  action: field,
  record: field,
  recordId: field,
  reasonId: maybe,
})

test('two different entries, or two places, never have the same MAC', () => {
  fc.assert(
    fc.property(entry, entry, fc.nat(3), fc.nat(3), (a, b, placeA, placeB) => {
      const same = placeA === placeB && JSON.stringify(Object.entries(a)) === JSON.stringify(Object.entries(b))
      expect(entryMac(secret, 1, placeA, a) === entryMac(secret, 1, placeB, b)).toBe(same)
    }),
  )
})

test('a head depends on the head before it, on the order, and on the key', () => {
  const header = { number: 2, sealedAtMillis: 5, keyId: 'k', total: 2 }
  const [one, two] = [
    { id: 1, mac: 'x' },
    { id: 2, mac: 'y' },
  ] as const
  const heads = [
    batchHead(secret, GENESIS, header, [one, two]),
    batchHead(secret, GENESIS, header, [two, one]),
    batchHead(secret, Buffer.alloc(32, 1), header, [one, two]),
    batchHead(Buffer.alloc(32, 8), GENESIS, header, [one, two]),
    batchHead(secret, GENESIS, { ...header, total: 3 }, [one, two]),
  ]
  expect(new Set(heads.map((head) => head.toString('hex'))).size).toBe(heads.length)
})
