import { chmodSync, existsSync, mkdtempSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openKeyRing } from '../../src/privacy/key-file.ts'

const place = () => ({
  keyFile: join(mkdtempSync(join(tmpdir(), 'warmline-keys-')), 'private', 'keys.json'),
  keys: undefined,
})
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

test('the first start makes the file 0600 in a folder of 0700', () => {
  const config = place()
  openKeyRing(config).current('audit')
  expect(mode(config.keyFile)).toBe('600')
  expect(mode(join(config.keyFile, '..'))).toBe('700')
})

test('a file that others could read is closed to them', () => {
  const config = place()
  openKeyRing(config)
  chmodSync(config.keyFile, 0o644)
  openKeyRing(config)
  expect(mode(config.keyFile)).toBe('600')
})

test('a second start, and a second process, have the same keys', () => {
  const config = place()
  const [one, two] = [openKeyRing(config), openKeyRing(config)]
  const key = one.current('address')
  expect(key.secret).toHaveLength(32)
  expect(two.find(key.id)?.secret.equals(key.secret)).toBe(true)
  expect(two.current('address').id).toBe(key.id)
  expect(openKeyRing(config).current('address').id).toBe(key.id)
  expect(two.callerKeys('line', '2026-05-14')[0]?.id).toBe(one.callerKeys('line', '2026-05-14')[0]?.id)
})

test('rotation makes a new current key and keeps the old one', () => {
  const ring = openKeyRing(place())
  const old = ring.current('address')
  const fresh = ring.rotate('address')
  expect(fresh.id).not.toBe(old.id)
  expect(ring.current('address').id).toBe(fresh.id)
  expect(ring.find(old.id)).toBeDefined()
})

test('caller keys differ by line and by quarter', () => {
  const ring = openKeyRing(place())
  const ids = [
    ring.callerKeys('a', '2026-06-30'),
    ring.callerKeys('b', '2026-06-30'),
    ring.callerKeys('a', '2026-07-01'),
  ]
  expect(new Set(ids.map(([own]) => own?.id)).size).toBe(3)
  expect(ring.callerKeys('a', '2026-04-01')[0]?.id).toBe(ids[0]?.[0]?.id)
})

test('the old caller key is tried for one more window, and then it is gone for good', () => {
  const config = place()
  const ring = openKeyRing(config)
  const [spring] = ring.callerKeys('a', '2026-05-14')
  expect(ring.callerKeys('a', '2026-07-02').map(({ id }) => id)).toContain(spring?.id)
  expect(ring.callerKeys('a', '2026-10-02').map(({ id }) => id)).not.toContain(spring?.id)
  expect(ring.destroyCallerKeysBefore('2026-Q3')).toEqual([spring?.id])
  expect(ring.find(spring?.id ?? '')).toBeUndefined()
  expect(ring.callerKeys('a', '2026-05-14')).toEqual([])
  expect(readFileSync(config.keyFile, 'utf8')).not.toContain(spring?.secret.toString('base64'))
  expect(ring.destroyCallerKeysBefore('2026-Q3')).toEqual([])
})

test('keys from the environment come first and are not written down', () => {
  const config = place()
  const secret = Buffer.alloc(32, 7).toString('base64')
  const given = { version: 1, keys: [{ id: 'given', purpose: 'audit', created: '2026-01-01T00:00:00Z', secret }] }
  const ring = openKeyRing({ ...config, keys: JSON.stringify(given) })
  expect(ring.current('audit').id).toBe('given')
  expect(ring.current('address').id).not.toBe('given')
  expect(readFileSync(config.keyFile, 'utf8')).not.toContain(secret)
})

test('a broken file is refused without being quoted', () => {
  const config = place()
  openKeyRing(config)
  writeFileSync(config.keyFile, '{"version":1,"keys":[{"id":"x","secret":"c2VjcmV0"}]}')
  expect(() => openKeyRing(config)).toThrow(/is not a key file/)
  expect(() => openKeyRing({ ...config, keys: 'c2VjcmV0' })).toThrow(/^WARMLINE_KEYS is not JSON$/)
})

test('a lock left behind by a dead process does not stop the service', () => {
  const config = place()
  const ring = openKeyRing(config)
  const lock = `${config.keyFile}.lock`
  writeFileSync(lock, '')
  const longAgo = new Date(Date.now() - 60_000)
  utimesSync(lock, longAgo, longAgo)
  expect(ring.current('audit').secret).toHaveLength(32)
  expect(existsSync(lock)).toBe(false)
})

test('sealing keys are one for a month, and are never made again for a month whose keys were destroyed', () => {
  const config = place()
  const ring = openKeyRing(config)
  const may = ring.sealing('2026-05')
  const june = ring.sealing('2026-06')
  expect(may.id).not.toBe(june.id)
  expect(openKeyRing(config).sealing('2026-05').id).toBe(may.id)
  expect(ring.destroySealingKeysBefore('2026-06')).toEqual([may.id])
  expect(ring.destroySealingKeysBefore('2026-06')).toEqual([])
  expect(ring.find(may.id)).toBeUndefined()
  expect(openKeyRing(config).find(june.id)?.id).toBe(june.id)
  expect(() => ring.sealing('2026-05')).toThrow('destroyed')
  expect(readFileSync(config.keyFile, 'utf8')).not.toContain(may.secret.toString('base64'))
})

test('renewed caller keys are tried beside the new ones, the newest first', () => {
  const ring = openKeyRing(place())
  const [old] = ring.callerKeys('line', '2026-05-14')
  const [other] = ring.callerKeys('other', '2026-05-14')
  expect(ring.renew('caller').toSorted()).toEqual([old?.id, other?.id].toSorted())
  const keys = ring.callerKeys('line', '2026-05-14')
  expect(keys.map(({ id }) => id)[1]).toBe(old?.id)
  expect(keys).toHaveLength(2)
  expect(ring.destroy([old?.id ?? ''])).toEqual([old?.id])
  expect(ring.callerKeys('line', '2026-05-14')).toHaveLength(1)
})
