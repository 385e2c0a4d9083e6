// The key ring in a file of its own (0600, in a folder of 0700), shared by all processes of an installation. Keys given
// in WARMLINE_KEYS come first and are never written down.
import { randomBytes } from 'node:crypto'
import { type Clock, systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { callerKeyPrefix, windowBefore, windowOf } from './caller-window.ts'
import type { Key, KeyPurpose, KeyRing } from './key-ring.ts'
import { type KeyFileContent, type KeyRecord, type KeyStore, keyStoreAt, parseKeys } from './key-store.ts'
import { sealingKeyPrefix } from './sealing-month.ts'

const SECRET_BYTES = 32

/** Opens the ring, and makes the file where there is none. */
export function openKeyRing(config: Pick<Config, 'keyFile' | 'keys'>, clock: Clock = systemClock): KeyRing {
  const given = config.keys === undefined ? [] : parseKeys(config.keys, 'WARMLINE_KEYS').keys
  const store = keyStoreAt(config.keyFile)
  const add = (make: Make, lookAgain: () => KeyRecord | undefined) =>
    store.change((content) => {
      const meanwhile = lookAgain()
      if (meanwhile) return { content, result: meanwhile }
      const record = newRecord(make, clock)
      return { content: { ...content, keys: [...content.keys, record] }, result: record }
    })
  const all = () => [...given, ...store.content().keys]
  const newest = (purpose: KeyPurpose) =>
    newestOf(given.filter((key) => key.purpose === purpose)) ??
    newestOf(store.content().keys.filter((key) => key.purpose === purpose))
  return {
    current: (purpose) => asKey(newest(purpose) ?? add({ purpose }, () => newest(purpose))),
    find: (id) => {
      const known = all().find((key) => key.id === id) ?? store.reread().keys.find((key) => key.id === id)
      return known && asKey(known)
    },
    callerKeys: (lineId, day) => callerKeys(store, all, add, { lineId, window: windowOf(day) }),
    destroyCallerKeysBefore: (window) => destroyBefore(store, 'caller', window),
    sealing: (month) => sealingKey(store, all, add, month),
    sealingFrom: () => store.content().sealingKeysFrom ?? '',
    destroySealingKeysBefore: (month) => destroyBefore(store, 'sealing', month),
    rotate: (purpose) => {
      if (given.some((key) => key.purpose === purpose))
        throw new Error(`the ${purpose} key comes from WARMLINE_KEYS: add a newer one there`)
      return asKey(add({ purpose }, () => undefined))
    },
    renew: (purpose) => renew(store, purpose, clock),
    destroy: (ids) => {
      const dead = (key: KeyRecord) => ids.includes(key.id)
      return store.change((content) => without(content, dead))
    },
    list: () => [...given.map((key) => factsOf(key, true)), ...store.reread().keys.map((key) => factsOf(key, false))],
  }
}

type Make = Pick<KeyRecord, 'purpose' | 'line' | 'window'>
type Add = (make: Make, lookAgain: () => KeyRecord | undefined) => KeyRecord

function callerKeys(
  store: KeyStore,
  all: () => readonly KeyRecord[],
  add: Add,
  { lineId, window }: { readonly lineId: string; readonly window: string },
): readonly Key[] {
  const of = (wanted: string) =>
    newestFirst(all().filter((key) => key.purpose === 'caller' && key.line === lineId && key.window === wanted))
  if (window < (store.content().callerKeysFrom ?? '')) return []
  const own = of(window)
  const current = own[0] ?? add({ purpose: 'caller', line: lineId, window }, () => of(window)[0])
  return [current, ...own.slice(1), ...of(windowBefore(window))].map(asKey)
}

function sealingKey(store: KeyStore, all: () => readonly KeyRecord[], add: Add, month: string): Key {
  const of = () => newestOf(all().filter((key) => key.purpose === 'sealing' && key.window === month))
  if (month < (store.content().sealingKeysFrom ?? '')) throw new Error('the sealing keys of that month are destroyed')
  return asKey(of() ?? add({ purpose: 'sealing', window: month }, of))
}

const FROM = { caller: 'callerKeysFrom', sealing: 'sealingKeysFrom' } as const

function destroyBefore(store: KeyStore, purpose: 'caller' | 'sealing', window: string): readonly string[] {
  const field = FROM[purpose]
  const dead = (key: KeyRecord) => key.purpose === purpose && (key.window ?? '') < window
  const known = store.reread()
  if ((known[field] ?? '') >= window && !known.keys.some(dead)) return []
  return store.change((content) => {
    const { content: kept, result } = without(content, dead)
    return { content: { ...kept, [field]: (kept[field] ?? '') > window ? kept[field] : window }, result }
  })
}

function without(content: KeyFileContent, dead: (key: KeyRecord) => boolean) {
  const result = content.keys.filter(dead).map((key) => key.id)
  if (result.length === 0) return { content, result }
  return { content: { ...content, keys: content.keys.filter((key) => !dead(key)) }, result }
}

function renew(store: KeyStore, purpose: 'caller' | 'sealing', clock: Clock): readonly string[] {
  return store.change((content) => {
    const old = content.keys.filter((key) => key.purpose === purpose)
    const places = new Map(old.map(({ line, window }) => [`${line} ${window}`, { purpose, line, window }]))
    const made = [...places.values()].map((make) => newRecord(make, clock))
    return { content: { ...content, keys: [...content.keys, ...made] }, result: old.map(({ id }) => id) }
  })
}

function newRecord(make: Make, clock: Clock): KeyRecord {
  const { purpose, window } = make
  const prefix =
    window === undefined ? purpose : purpose === 'sealing' ? sealingKeyPrefix(window) : callerKeyPrefix(window)
  return {
    id: `${prefix}-${randomBytes(4).toString('hex')}`,
    ...make,
    created: new Date(clock.now().toMillis()).toISOString(),
    secret: randomBytes(SECRET_BYTES).toString('base64'),
  }
}

const factsOf = ({ id, purpose, created, line, window }: KeyRecord, given: boolean) => {
  return { id, purpose, created, line, window, given }
}

/** The later in the file wins a tie. */
const newestFirst = (keys: readonly KeyRecord[]): readonly KeyRecord[] =>
  keys.toReversed().toSorted((a, b) => (a.created < b.created ? 1 : a.created > b.created ? -1 : 0))

const newestOf = (keys: readonly KeyRecord[]): KeyRecord | undefined => newestFirst(keys)[0]

const buffers = new WeakMap<KeyRecord, Key>()

function asKey(record: KeyRecord): Key {
  const known = buffers.get(record) ?? { id: record.id, secret: Buffer.from(record.secret, 'base64') }
  buffers.set(record, known)
  return known
}
