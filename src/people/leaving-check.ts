// What must be settled before a member may leave. Features above know it; they hand their checks in.
import type { Read } from '../db/database.ts'

/** A code and a number; nothing of what it is about. */
export interface Unfinished {
  readonly what: string
  readonly count: number
  /** What to do about it, in a sentence. */
  readonly wayOut: string
  /** The whole of it in a sentence for Chinese readers. */
  readonly zh: string
}

/** Undefined: nothing stands in the way. */
export type LeavingCheck = (read: Read, memberId: string) => Promise<Unfinished | undefined>
