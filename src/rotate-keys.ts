// Puts new keys in the place of old ones while the service runs: new ones first, then everything sealed anew, then the
// old ones are destroyed.
import { setTimeout as pause } from 'node:timers/promises'
import { systemActor } from './access/actor.ts'
import { audit } from './access/audit.ts'
import { forgetCallersUnder } from './calls/jobs.ts'
import type { Deps } from './deps.ts'
import { WarmlineError } from './errors.ts'
import type { KeyPurpose, WindowPurpose } from './privacy/key-ring.ts'
import type { Resealer } from './privacy/resealer.ts'

export type Rotated = KeyPurpose | WindowPurpose

/** Old keys of these are needed as long as what they made: audit seals, cursors and idempotency keys of the last days. */
const KEPT: readonly Rotated[] = ['audit', 'idempotency', 'cursor']
/** Other processes look at the key file once a second: until then they may still use the old key. */
const HEARD_OF_MILLISECONDS = 3_000

export interface Rotation {
  readonly purpose: Rotated
  /** Keys that are no longer current. */
  readonly replaced: number
  /** Records that were sealed anew. */
  readonly sealed: number
  readonly destroyed: number
  /** WARMLINE_KEYS has this one: it is rotated there. */
  readonly given: boolean
}

export interface RotationOptions {
  readonly resealers: readonly Resealer[]
  /** Destroy old caller keys and their hashes at once, instead of trying both until their window is over. */
  readonly forgetCallers: boolean
  readonly wait?: (milliseconds: number) => Promise<unknown>
}

export async function rotateKeys(
  deps: Deps,
  purposes: readonly Rotated[],
  { resealers, forgetCallers, wait = pause }: RotationOptions,
): Promise<readonly Rotation[]> {
  const renewed = purposes.map((purpose) => ({ purpose, ...renewal(deps, purpose) }))
  await wait(HEARD_OF_MILLISECONDS)
  const rotations: Rotation[] = []
  for (const { purpose, old, given } of renewed) {
    const sealed = given
      ? 0
      : await sealAnew(
          deps,
          resealers.filter((each) => each.purpose === purpose),
          old,
        )
    if (purpose === 'caller' && forgetCallers) await forgetCallersUnder(deps, old)
    const goes = !given && !KEPT.includes(purpose) && (purpose !== 'caller' || forgetCallers)
    const destroyed = goes ? deps.keys.destroy(old).length : 0
    rotations.push({ purpose, replaced: given ? 0 : old.length, sealed, destroyed, given })
  }
  await note(deps, rotations)
  return rotations
}

const isWindowed = (purpose: Rotated): purpose is WindowPurpose => purpose === 'sealing' || purpose === 'caller'

function renewal({ keys }: Deps, purpose: Rotated): { readonly old: readonly string[]; readonly given: boolean } {
  if (isWindowed(purpose)) return { old: keys.renew(purpose), given: false }
  const before = keys.list().filter((key) => key.purpose === purpose)
  if (before.some(({ given }) => given)) return { old: [], given: true }
  keys.rotate(purpose satisfies KeyPurpose)
  return { old: before.map(({ id }) => id), given: false }
}

/** Again and again until nothing is left under the old keys: the service may have sealed something meanwhile. */
async function sealAnew(deps: Deps, resealers: readonly Resealer[], old: readonly string[]): Promise<number> {
  if (old.length === 0) return 0
  let sealed = 0
  for (const resealer of resealers) {
    for (let some = 1; some > 0; sealed += some) some = await patiently(() => resealSome(deps, resealer, old))
  }
  return sealed
}

const resealSome = (deps: Deps, resealer: Resealer, old: readonly string[]): Promise<number> =>
  deps.db.write('reseal', (tx) => resealer.reseal(tx, deps.keys, old))

const TRIES = 30
const BETWEEN_TRIES_MILLISECONDS = 500

/** The service comes first: where it keeps the records busy, this waits instead of stopping half-way. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof WarmlineError && error.code === 'unavailable') || attempt === TRIES) throw error
      await pause(BETWEEN_TRIES_MILLISECONDS)
    }
  }
}

async function note({ db, clock }: Deps, rotations: readonly Rotation[]): Promise<void> {
  await db.write('note-key-rotation', async (tx) => {
    for (const { purpose, given } of rotations) {
      if (given) continue
      await audit(tx, systemActor, { at: clock.now(), action: 'keys.rotate', record: 'keys', recordId: purpose })
    }
  })
}
