// A named background job. A feature exports its own as `export const xxxJobs: readonly Job[]` in jobs.ts.
import type { DurationLikeObject } from 'luxon'
import type { Deps } from '../deps.ts'

export interface Job {
  /** Kebab-case, unique: 'seal-audit'. It is the key of the lease. */
  readonly name: string
  /** From the end of one run to the start of the next, over all instances together. */
  readonly every: DurationLikeObject
  /** For what each instance keeps in its own memory: runs on all of them, without a lease or a row. */
  readonly onEachInstance?: true
  /**
   * One run: idempotent, in batches, each batch a write of its own. Stops between two batches once `signal` is
   * aborted: the service is closing, or the lease was lost to another instance.
   */
  run(deps: Deps, signal: AbortSignal): Promise<void>
}
