// What changes themes: freezing a snapshot, reading the truth behind one, counting a line anew.
import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import { CALL_TYPES, isCounted } from '../calls/codes.ts'
import type { CountEntry } from '../calls/counting.ts'
import { daysOf, type Period } from '../calls/period.ts'
import type { Read } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, forbidden, invalidInput } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import { periodsLookedAt } from './figure.ts'
import { lineCounts } from './line-counts.ts'
import { claimRecount, correctionOf, recountsDone } from './recount.ts'
import { ALL_LINES, dayIn, scopeOf } from './scope.ts'
import { type Frozen, freeze, snapshotFacets } from './snapshot.ts'
import { exactCountsOf, getSnapshot, insertSnapshot } from './snapshot-store.ts'
import { appendCorrection } from './store.ts'
import { mayCountExactly } from './view.ts'

const TYPES = CALL_TYPES.filter(isCounted)

export interface SnapshotInput {
  /** A line's id, or 'all'. */
  readonly line: string
  readonly period: Period
}

/**
 * Freezes the counts of a period as they are now: what a bulletin may use. Counts in a read, so that callers who are
 * being written down meanwhile do not meet with it.
 */
export async function takeSnapshot(
  deps: Deps,
  actor: Actor,
  input: SnapshotInput,
  attempt?: Attempt,
): Promise<Created> {
  mustHold(actor, 'themes:write')
  const at = deps.clock.now()
  const { numbers, exact } = await deps.db.read((read) => frozenNow(read, input, at))
  const lineId = input.line === ALL_LINES ? null : input.line
  const head = { lineId, period: input.period, cutOffAt: at, rules: numbers.rules, createdBy: actor.accountId }
  return deps.db.write('take-snapshot', (tx) =>
    once(tx, attempt, async (id) => {
      await insertSnapshot(tx, { id, ...head, numbers }, exact)
      await audit(tx, actor, { at, action: 'theme-snapshot.create', record: 'theme-snapshot', recordId: id })
      return id
    }),
  )
}

async function frozenNow(read: Read, { line, period }: SnapshotInput, at: DateTime): Promise<Frozen> {
  const scope = await scopeOf(read, line)
  const { topics, zone } = scope
  const today = dayIn(zone, at)
  if (daysOf(period).from > today) throw invalidInput([{ path: 'period', message: 'has not begun' }])
  const freezing = { period, topics, types: TYPES, today }
  const wanted = { facets: snapshotFacets(freezing), periods: periodsLookedAt(period) }
  return freeze(await lineCounts(read, scope, wanted), freezing)
}

/** The exact counts that a snapshot was made from. The look is audited. @throws forbidden, not-found */
export async function readExactCounts(deps: Deps, actor: Actor, id: string): Promise<readonly CountEntry[]> {
  mustHold(actor, 'themes:exact')
  const at = deps.clock.now()
  return deps.db.write('read-exact-counts', async (tx) => {
    const { lineId } = await getSnapshot(tx, id)
    const isOwn = await mayCountExactly(tx, actor, lineId ?? ALL_LINES, at)
    if (!isOwn) throw forbidden('Exact counts are for those who serve the line.')
    const exact = await exactCountsOf(tx, id)
    await audit(tx, actor, { at, action: 'theme-snapshot.read-exact', record: 'theme-snapshot', recordId: id })
    return exact
  })
}

export interface RecountInput {
  readonly lineId: string
  /** Periods that begin before this day stay as they are: their calls may have been shredded since. */
  readonly from: string
}

/**
 * Counts a line anew from its calls and corrects the counts, while calls go on being written.
 * @returns the cells that were wrong, with what was added to them
 * @throws conflict when the line was counted anew by somebody else meanwhile
 */
export async function recountLine(deps: Deps, actor: Actor, input: RecountInput): Promise<readonly CountEntry[]> {
  mustHold(actor, 'themes:exact')
  const { lineId, from } = input
  const at = deps.clock.now()
  const found = await deps.db.snapshot(async (snapshot) => {
    const { zone } = await getLine(snapshot, lineId)
    const seen = await recountsDone(snapshot, lineId)
    return { seen, day: dayIn(zone, at), correction: await correctionOf(snapshot, lineId, from) }
  })
  return deps.db.write('recount-line', async (tx) => {
    if (!(await claimRecount(tx, lineId, found.seen))) throw conflict('This line has just been counted anew.')
    await appendCorrection(tx, lineId, found.day, found.correction)
    await audit(tx, actor, { at, action: 'line.recount', record: 'line', recordId: lineId })
    return found.correction
  })
}
