// What a feature that keeps something of a call does when the call's time is over.
import type { Tx } from '../../db/database.ts'

/** `texts`: all free text of the call; `record`: everything of it. */
export type Shredded = 'texts' | 'record'

export interface CallShredder {
  /** Names of the tables that may hold something of a call. */
  readonly tables: readonly string[]
  /** Empties every free text that belongs to these calls, in all its versions. */
  shredTexts(tx: Tx, callIds: readonly string[]): Promise<void>
  /** Deletes every row that belongs to these calls. */
  shredRecords(tx: Tx, callIds: readonly string[]): Promise<void>
}
