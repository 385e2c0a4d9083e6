// The key ring in a file of its own (0600, in a folder of 0700), shared by all processes of an installation. Keys given
// in WARMLINE_KEYS come first and are never written down.
import { randomBytes } from 'node:crypto'
import { type Clock, systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { callerKeyPrefix, windowBefore, windowOf } from './caller-window.ts'
import type { Key, KeyPurpose, KeyRing } from './key-ring.ts'
import { type KeyRecord, type KeyStore, keyStoreAt, parseKeys } from './key-store.ts'

const SECRET_BYTES = 32

/** Opens the ring, and makes the file where there is none. */
export function openKeyRing(config: Pick<Config, 'keyFile' | 'keys'>, clock: Clock = systemClock): KeyRing {
  const given = config.keys === undefined ? [] : parseKeys(config.keys, 'WARMLINE_KEYS').keys
  const store = keyStoreAt(config.keyFile)
  const add = (make: Pick<KeyRecord, 'purpose' | 'line' | 'window'>, lookAgain: () => KeyRecord | undefined) =>
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
    rotate: (purpose) => {
      if (given.some((key) => key.purpose === purpose))
        throw new Error(`the ${purpose} key comes from WARMLINE_KEYS: add a newer one there`)
      return asKey(add({ purpose }, () => undefined))
    },
    destroyCallerKeysBefore: (window) => destroyBefore(store, window),
  }
}

type Add = (make: Pick<KeyRecord, 'purpose' | 'line' | 'window'>, lookAgain: () => KeyRecord | undefined) => KeyRecord

function callerKeys(
  store: KeyStore,
  all: () => readonly KeyRecord[],
  add: Add,
  { lineId, window }: { readonly lineId: string; readonly window: string },
): readonly Key[] {
  const of = (wanted: string) =>
    all().find((key) => key.purpose === 'caller' && key.line === lineId && key.window === wanted)
  if (window < (store.content().callerKeysFrom ?? '')) return []
  const own = of(window) ?? add({ purpose: 'caller', line: lineId, window }, () => of(window))
  const before = of(windowBefore(window))
  return (before ? [own, before] : [own]).map(asKey)
}

function destroyBefore(store: KeyStore, window: string): readonly string[] {
  const dead = (key: KeyRecord) => key.purpose === 'caller' && (key.window ?? '') < window
  const { keys, callerKeysFrom = '' } = store.reread()
  if (callerKeysFrom >= window && !keys.some(dead)) return []
  return store.change((content) => ({
    content: {
      ...content,
      keys: content.keys.filter((key) => !dead(key)),
      callerKeysFrom: (content.callerKeysFrom ?? '') > window ? content.callerKeysFrom : window,
    },
    result: content.keys.filter(dead).map((key) => key.id),
  }))
}

function newRecord(make: Pick<KeyRecord, 'purpose' | 'line' | 'window'>, clock: Clock): KeyRecord {
  const prefix = make.window === undefined ? make.purpose : callerKeyPrefix(make.window)
  return {
    id: `${prefix}-${randomBytes(4).toString('hex')}`,
    ...make,
    created: new Date(clock.now().toMillis()).toISOString(),
    secret: randomBytes(SECRET_BYTES).toString('base64'),
  }
}

const newestOf = (keys: readonly KeyRecord[]): KeyRecord | undefined =>
  keys.reduce<KeyRecord | undefined>((best, key) => (best && best.created > key.created ? best : key), undefined)

const buffers = new WeakMap<KeyRecord, Key>()

function asKey(record: KeyRecord): Key {
  const known = buffers.get(record) ?? { id: record.id, secret: Buffer.from(record.secret, 'base64') }
  buffers.set(record, known)
  return known
}
