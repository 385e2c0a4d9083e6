// When each session and token was last used, in memory: a row written by every request would make all of them meet.
// A job writes what is new. One instance for each database handle of the process.
import type { Database } from '../db/database.ts'

export type CredentialKind = 'account' | 'token'

export interface Seen {
  readonly kind: CredentialKind
  readonly id: string
  readonly at: number
}

interface Entry {
  readonly kind: CredentialKind
  at: number
  writtenAt: number
}

/** What has been written and is older than this is known well enough from the row. */
const FORGET_AFTER_MILLISECONDS = 3_600_000

export class Activity {
  readonly #entries = new Map<string, Entry>()

  /** Notes a use at `now`, in milliseconds. */
  saw(kind: CredentialKind, id: string, now: number): void {
    const entry = this.#entries.get(id)
    if (entry) entry.at = now
    else this.#entries.set(id, { kind, at: now, writtenAt: 0 })
  }

  /** The last use that this process knows of, or 0. */
  lastSeen(id: string): number {
    return this.#entries.get(id)?.at ?? 0
  }

  /** What has news, and was last written before `writtenBefore`. Forgets what is old. */
  unwritten(writtenBefore: number): readonly Seen[] {
    const seen: Seen[] = []
    for (const [id, { kind, at, writtenAt }] of this.#entries) {
      if (at > writtenAt && writtenAt <= writtenBefore) seen.push({ kind, id, at })
      else if (at <= writtenAt && at < writtenBefore - FORGET_AFTER_MILLISECONDS) this.#entries.delete(id)
    }
    return seen
  }

  written(seen: readonly Seen[]): void {
    for (const { id, at } of seen) {
      const entry = this.#entries.get(id)
      if (entry) entry.writtenAt = Math.max(at, entry.writtenAt)
    }
  }
}

const activities = new WeakMap<Database, Activity>()

export function activityOf(db: Database): Activity {
  let activity = activities.get(db)
  if (!activity) activities.set(db, (activity = new Activity()))
  return activity
}
