// The dry run: what the next shredding would take, as numbers by line.
import type { Deps } from '../../deps.ts'
import type { Line } from '../../lines/line.ts'
import { listLines } from '../../lines/store.ts'
import { dayOf } from '../../lines/wall-clock.ts'
import { dueCalls } from './due-calls.ts'
import { lateTextsDue } from './late-texts.ts'
import type { CallShredder } from './shredder.ts'
import { overOn, type Shredders } from './standalone.ts'

/** More than a line ever has at once. */
const MOST_OTHERS = 10_000

export interface LineRetention {
  readonly lineId: string
  readonly lineCode: string
  readonly textDays: number
  readonly retentionYears: number
  /** The local day that was looked at. */
  readonly on: string
  /** Calls whose texts would go, and calls that would go whole. */
  readonly texts: number
  readonly records: number
  /** Calls, cases and consultations that are over and stay: they are on legal hold, or something of the call is open. */
  readonly held: number
  /** Cases, consultations, comments and notes of hand-overs that came from no call: they lose their texts, or go. */
  readonly others: number
}

/**
 * @param on a local day; default today on each line
 * A line that has changed its retention since the last shredding is counted by the dates it had.
 */
export async function retentionReport(
  deps: Pick<Deps, 'db' | 'clock'>,
  shredders: Shredders<CallShredder>,
  on?: string,
): Promise<readonly LineRetention[]> {
  const lines = await deps.db.read((read) => listLines(read))
  const report: LineRetention[] = []
  for (const line of lines) report.push(await reportOf(deps, shredders, line, on ?? dayOf(deps.clock.now(), line.zone)))
  return report
}

async function reportOf(
  { db }: Pick<Deps, 'db'>,
  { ofCalls, standalone }: Shredders<CallShredder>,
  line: Line,
  on: string,
): Promise<LineRetention> {
  const { id: lineId, code: lineCode, settings } = line
  const { textDays, retentionYears } = settings
  const count = { texts: 0, records: 0, held: 0, others: 0 }
  const over = overOn(line, on, MOST_OTHERS)
  for (const shredder of standalone) {
    count.others += (await db.read((read) => shredder.due(read, over, 'free'))).length
    count.held += (await db.read((read) => shredder.due(read, over, 'held'))).length
  }
  for await (const due of dueCalls(db, ofCalls, { lineId, on })) {
    for (const { held, what } of due) count[held ? 'held' : what === 'texts' ? 'texts' : 'records']++
  }
  for (const { held } of await lateTextsDue(db, ofCalls, { line, on })) count[held ? 'held' : 'texts']++
  return { lineId, lineCode, textDays, retentionYears, on, ...count }
}
