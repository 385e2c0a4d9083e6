// Whom a cookie or token stands for, from memory where possible. What is remembered is dropped at once when anything
// about access changes on this process, on a hint from others, and in any case after a few seconds.

import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database, Read } from '../db/database.ts'
import { type Activity, activityOf } from './activity.ts'
import { type Credential, findSession, findToken } from './credential-store.ts'
import { hashSecret, looksLikeSecret } from './secret.ts'

export type Standing =
  | { readonly state: 'valid'; readonly credential: Credential }
  /** Signed in, but idle for too long: the password is asked again. */
  | { readonly state: 'locked'; readonly credential: Credential }
  | { readonly state: 'unknown' }

const UNKNOWN: Standing = Object.freeze({ state: 'unknown' })
const TRUSTED_MILLISECONDS = 10_000
const MAX_REMEMBERED = 20_000

interface Remembered {
  readonly credential: Credential
  readonly standing: Standing
  readonly until: number
}

export interface CredentialDeps {
  readonly db: Database
  readonly clock: Clock
  readonly config: Pick<Config, 'idleLockSeconds'>
}

export class Credentials {
  readonly #deps: CredentialDeps
  readonly #activity: Activity
  readonly #remembered = new Map<string, Remembered>()
  readonly #looking = new Map<string, Promise<Standing>>()
  /** Rises when access changes, so that an answer read before the change is not remembered after it. */
  #generation = 0
  readonly #stop: () => void

  constructor(deps: CredentialDeps) {
    this.#deps = deps
    this.#activity = activityOf(deps.db)
    this.#stop = deps.db.onAnnounced((topic) => {
      if (topic === 'access' || topic === '*') this.forget()
    })
  }

  /** At once when it is remembered, else a promise. `kind` says where the secret was found. */
  standing(kind: Credential['kind'], secret: string): Standing | Promise<Standing> {
    if (!looksLikeSecret(secret)) return UNKNOWN
    const hash = hashSecret(secret)
    const known = this.#remembered.get(hash)
    if (known && performance.now() < known.until && known.credential.kind === kind) {
      const now = this.#deps.clock.now().toMillis()
      if (this.#isIdle(known.credential, now)) return this.#read(kind, hash)
      return this.#judge(known.credential, now, known.standing)
    }
    return this.#read(kind, hash)
  }

  /**
   * Whether a credential still stands, without counting as a use of it: for streams, which would keep a session from
   * locking. A locked session still stands: what streams carry are ids and codes.
   */
  async stillStands(kind: Credential['kind'], secret: string): Promise<Credential | undefined> {
    if (!looksLikeSecret(secret)) return undefined
    const hash = hashSecret(secret)
    const known = this.#remembered.get(hash)
    const fresh = known && performance.now() < known.until && known.credential.kind === kind
    const standing = fresh ? known.standing : await this.#look(kind, hash)
    if (standing.state === 'unknown') return undefined
    return this.#deps.clock.now().toMillis() < standing.credential.expiresAt ? standing.credential : undefined
  }

  forget(): void {
    this.#generation++
    this.#remembered.clear()
  }

  close(): void {
    this.#stop()
  }

  async #read(kind: Credential['kind'], hash: string): Promise<Standing> {
    const standing = await this.#look(kind, hash)
    if (standing.state === 'unknown') return standing
    return this.#judge(standing.credential, this.#deps.clock.now().toMillis(), standing)
  }

  /** Requests that arrive together with the same credential share one look at the database. */
  #look(kind: Credential['kind'], hash: string): Promise<Standing> {
    const generation = this.#generation
    const name = `${generation} ${kind} ${hash}`
    const shared = this.#looking.get(name)
    if (shared) return shared
    const looking = this.#find(kind, hash, generation).finally(() => this.#looking.delete(name))
    this.#looking.set(name, looking)
    return looking
  }

  async #find(kind: Credential['kind'], hash: string, generation: number): Promise<Standing> {
    const find = kind === 'account' ? findSession : findToken
    const credential = await this.#deps.db.read((read: Read) => find(read, hash))
    if (!credential) return UNKNOWN
    const standing: Standing = { state: 'valid', credential }
    if (generation === this.#generation) {
      if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear()
      this.#remembered.set(hash, { credential, standing, until: performance.now() + TRUSTED_MILLISECONDS })
    }
    return standing
  }

  #judge(credential: Credential, now: number, valid: Standing): Standing {
    if (now >= credential.expiresAt) return UNKNOWN
    if (this.#isIdle(credential, now)) return { state: 'locked', credential }
    this.#activity.saw(credential.kind, credential.id, now)
    return valid
  }

  #isIdle({ kind, id, seenAt, locked }: Credential, now: number): boolean {
    if (kind === 'token') return false
    return locked || now - Math.max(seenAt, this.#activity.lastSeen(id)) > this.#deps.config.idleLockSeconds * 1000
  }
}
