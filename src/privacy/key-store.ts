// The key file itself: read once, read again when another process changed it, replaced as a whole and never half.
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const keyRecord = z.object({
  id: z.string().regex(/^[A-Za-z0-9-]{1,80}$/),
  purpose: z.enum(['audit', 'sealing', 'idempotency', 'cursor', 'address', 'outbox', 'caller']),
  created: z.iso.datetime(),
  secret: z.base64().refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64'),
  /** Caller keys belong to a line and a window, sealing keys to a month. */
  line: z.string().optional(),
  window: z.string().optional(),
})

const keyFile = z.object({
  version: z.literal(1),
  keys: z.array(keyRecord),
  /** Caller keys of windows before this one have been destroyed. */
  callerKeysFrom: z.string().optional(),
  /** Sealing keys of months before this one have been destroyed. */
  sealingKeysFrom: z.string().optional(),
})

export type KeyRecord = Readonly<z.output<typeof keyRecord>>

export interface KeyFileContent {
  readonly version: 1
  readonly keys: readonly KeyRecord[]
  readonly callerKeysFrom?: string | undefined
  readonly sealingKeysFrom?: string | undefined
}

/** @throws an error that names what is wrong and never quotes the content */
export function parseKeys(text: string, source: string): KeyFileContent {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new Error(`${source} is not JSON`)
  }
  const checked = keyFile.safeParse(parsed)
  if (checked.success) return checked.data
  const places = checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`)
  throw new Error(`${source} is not a key file: ${places.join('; ')}`)
}

export interface KeyStore {
  /** At most a second old: other processes may change the file. */
  content(): KeyFileContent
  /** As it is now. */
  reread(): KeyFileContent
  /** Replaces the content, under a lock that other processes respect. Reads the file anew first. */
  change<T>(edit: (content: KeyFileContent) => { readonly content: KeyFileContent; readonly result: T }): T
}

const LOOK_MILLISECONDS = 1_000

/** Opens the key file, and makes an empty one where there is none. */
export function keyStoreAt(file: string): KeyStore {
  let content: KeyFileContent = { version: 1, keys: [] }
  let seen = ''
  let lookedAt = 0
  const reread = () => {
    lookedAt = performance.now()
    const state = stateOf(file)
    if (state !== undefined && state !== seen) {
      content = parseKeys(readFileSync(file, 'utf8'), file)
      seen = state
    }
    return content
  }
  const store: KeyStore = {
    content: () => (performance.now() - lookedAt > LOOK_MILLISECONDS ? reread() : content),
    reread,
    change: (edit) =>
      underLock(`${file}.lock`, () => {
        const edited = edit(reread())
        if (edited.content !== content || seen === '') {
          replaceFile(file, `${JSON.stringify(edited.content, null, 1)}\n`)
          content = edited.content
          seen = stateOf(file) ?? ''
        }
        return edited.result
      }),
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  if (stateOf(file) === undefined) store.change((empty) => ({ content: empty, result: undefined }))
  chmodSync(file, 0o600)
  reread()
  return store
}

function stateOf(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found && `${found.ino} ${found.mtimeNs} ${found.size}`
}

/** Whoever reads sees the old file or the new one, also after a power cut. */
function replaceFile(file: string, text: string): void {
  const next = `${file}.next`
  const handle = openSync(next, 'w', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(next, file)
  const folder = openSync(dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

const LOCK_MILLISECONDS = 10_000
const PAUSE_MILLISECONDS = 5
const pausing = new Int32Array(new SharedArrayBuffer(4))

/** A lock that a dead process left behind counts no more after ten seconds. */
function underLock<T>(lock: string, work: () => T): T {
  const giveUp = performance.now() + LOCK_MILLISECONDS
  while (!taken(lock)) {
    const age = Date.now() - Number(statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > LOCK_MILLISECONDS || performance.now() > giveUp) rmSync(lock, { force: true })
    else Atomics.wait(pausing, 0, 0, PAUSE_MILLISECONDS)
  }
  try {
    return work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function taken(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
