// What features keep that came from no call: it has days of its own, and is shredded by them.
import { DateTime } from 'luxon'
import type { Read, Tx } from '../../db/database.ts'
import type { Line } from '../../lines/line.ts'
import type { Shredded } from './shredder.ts'

/** What of a line is over on a local day. */
export interface Over {
  readonly lineId: string
  /** What began on or before this local day loses its texts; the same as the instant at which that day ends. */
  readonly textsOn: string
  readonly textsUntil: DateTime
  /** What began on or before this one goes whole. */
  readonly recordsOn: string
  readonly recordsUntil: DateTime
  /** At most so many. */
  readonly limit: number
}

export interface StandaloneRecord {
  readonly id: string
  readonly what: Shredded
}

/** Held: it stays, although it is over. */
export type Hold = 'free' | 'held'

export interface StandaloneShredder {
  /** Names of the tables that it empties. */
  readonly tables: readonly string[]
  /** What is over and still there, of records that came from no call and are not open any more. */
  due(read: Read, over: Over, hold: Hold): Promise<readonly StandaloneRecord[]>
  /** By their own ids; ids of anything else do nothing. */
  shredTexts(tx: Tx, ids: readonly string[]): Promise<void>
  shredRecords(tx: Tx, ids: readonly string[]): Promise<void>
}

/** Everything that shredding reaches. */
export interface Shredders<C> {
  readonly ofCalls: readonly C[]
  readonly standalone: readonly StandaloneShredder[]
}

/** @param on a local day of the line */
export function overOn({ id: lineId, zone, settings }: Line, on: string, limit: number): Over {
  const end = DateTime.fromISO(on, { zone }).plus({ days: 1 }).startOf('day')
  const textsUntil = end.minus({ days: settings.textDays })
  const recordsUntil = end.minus({ years: settings.retentionYears })
  const dayBefore = (until: DateTime) => until.minus({ days: 1 }).toFormat('yyyy-MM-dd')
  return {
    lineId,
    textsOn: dayBefore(textsUntil),
    textsUntil: textsUntil.toUTC(),
    recordsOn: dayBefore(recordsUntil),
    recordsUntil: recordsUntil.toUTC(),
    limit,
  }
}

/** Whole records first; one that goes whole needs no emptying before. */
export const asDue = (records: readonly { id: string }[], texts: readonly { id: string }[]): StandaloneRecord[] => {
  const whole = new Set(records.map(({ id }) => id))
  return [
    ...records.map(({ id }) => ({ id, what: 'record' as const })),
    ...texts.filter(({ id }) => !whole.has(id)).map(({ id }) => ({ id, what: 'texts' as const })),
  ]
}
