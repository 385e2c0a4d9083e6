// What a feature that keeps something of a call does when the call's time is over.
import type { Read, Tx } from '../../db/database.ts'
import type { callsWithoutTexts } from './calls-without-texts.ts'

/** `texts`: all free text of the call; `record`: everything of it. */
export type Shredded = 'texts' | 'record'

/** A query for ids of calls. */
export type CallIds = ReturnType<typeof callsWithoutTexts>

export interface CallShredder {
  /** Names of the tables that may hold something of a call. */
  readonly tables: readonly string[]
  /** Empties every free text that belongs to these calls, in all its versions. */
  shredTexts(tx: Tx, callIds: readonly string[]): Promise<void>
  /** Deletes every row that belongs to these calls. */
  shredRecords(tx: Tx, callIds: readonly string[]): Promise<void>
  /** Those with something that somebody still works on: they are kept until it has ended. */
  open?(read: Read, callIds: readonly string[]): Promise<readonly string[]>
  /** Those of them with a text that `shredTexts` would empty: it came after their texts were shredded. */
  written?(read: Read, callIds: CallIds): Promise<readonly string[]>
}

/** Calls of which any feature has something open. */
export async function openCalls(
  read: Read,
  shredders: readonly CallShredder[],
  callIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const open = new Set<string>()
  if (callIds.length === 0) return open
  for (const shredder of shredders) for (const id of (await shredder.open?.(read, callIds)) ?? []) open.add(id)
  return open
}
