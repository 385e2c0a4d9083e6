import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutAddress } from '../../src/access/address.ts'

test.each([
  ['203.0.113.9', '203.0.113.0/24'],
  ['::ffff:203.0.113.9', '203.0.113.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:0DB8:0001::6', '2001:db8:1::/48'],
  ['2001:db8::1', '2001:db8::/48'],
  ['fe80::1%eth0', 'fe80::/48'],
  ['::1', '::/48'],
  ['not an address', 'unknown'],
  ['', 'unknown'],
])('%s is kept as %s', (address, network) => {
  expect(cutAddress(address)).toBe(network)
})

test('addresses of one network are kept alike', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.nat(255), (address, last) => {
      const neighbour = address.replace(/\d+$/, String(last))
      expect(cutAddress(neighbour)).toBe(cutAddress(address))
      expect(cutAddress(address)).toMatch(/\.0\/24$/)
    }),
  )
})

test('the part of an IPv6 address that names a device is never kept', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const cut = cutAddress(address)
      expect(cut).toMatch(/^([0-9a-f]{1,4}(:[0-9a-f]{1,4}){0,2})?::\/48$|^\d+\.\d+\.\d+\.0\/24$/)
    }),
  )
})
