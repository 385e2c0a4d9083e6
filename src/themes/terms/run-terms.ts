// Looks for the terms that rise on a line in a week, against the twelve weeks before. Read in parts, found in a worker.
import { randomUUID } from 'node:crypto'
import { gte } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { type Actor, mustHold, systemActor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { daysOf, kindOf, type Period, periodOf, previous } from '../../calls/period.ts'
import { callRedactions } from '../../calls/tables.ts'
import type { Read } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { forbidden, invalidInput } from '../../errors.ts'
import { openPool, type Pool, workerFile } from '../../jobs/pool.ts'
import { getLine, listLines } from '../../lines/store.ts'
import { instantAt } from '../../lines/wall-clock.ts'
import { dayIn } from '../scope.ts'
import { mayCountExactly } from '../view.ts'
import { packSummaries } from './summaries.ts'
import { decidedWords, findTermRun, replaceTerms, type TermRun } from './term-store.ts'
import type { FoundTerms, TermsTask } from './terms-worker.ts'

const WEEKS_BEFORE = 12
/** Far above a large hotline's quarter; what is older than that many calls is left out. */
const MOST_CALLS = 200_000

let pool: Pool<TermsTask, never, FoundTerms> | undefined
const finders = () => (pool ??= openPool(workerFile('terms-worker', import.meta.url)))

/** Looks through the last whole week of every line, once. */
export async function runDueTerms(deps: Deps, signal: AbortSignal): Promise<void> {
  for (const { id, zone } of await deps.db.read((read) => listLines(read))) {
    if (signal.aborted) return
    const week = previous(periodOf('week', dayIn(zone, deps.clock.now())))
    const done = await deps.db.read((read) => findTermRun(read, id, week))
    if (!done) await findTerms(deps, systemActor, { lineId: id, week })
  }
}

/**
 * Looks through a week on demand; the one that is running too.
 * @throws forbidden without the right to the records; invalid-input for what is no week, or has not begun
 */
export async function findTermsOnDemand(
  deps: Deps,
  actor: Actor,
  { lineId, week }: { readonly lineId: string; readonly week?: Period | undefined },
): Promise<TermRun> {
  mustHold(actor, 'themes:exact')
  const now = deps.clock.now()
  const { zone, isOwn } = await deps.db.read(async (read) => ({
    zone: (await getLine(read, lineId)).zone,
    isOwn: await mayCountExactly(read, actor, lineId, now),
  }))
  if (!isOwn) throw forbidden('Terms are looked for by those who serve the line.')
  const today = dayIn(zone, now)
  const wanted = week ?? periodOf('week', today)
  if (kindOf(wanted) !== 'week') throw invalidInput([{ path: 'week', message: 'must be a week, e.g. week:2026-W20' }])
  if (daysOf(wanted).from > today) throw invalidInput([{ path: 'week', message: 'has not begun' }])
  return findTerms(deps, actor, { lineId, week: wanted })
}

async function findTerms(
  deps: Deps,
  actor: Actor,
  { lineId, week }: { readonly lineId: string; readonly week: Period },
): Promise<TermRun> {
  const { from, to } = daysOf(week)
  const first = DateTime.fromISO(from, { zone: 'utc' }).minus({ weeks: WEEKS_BEFORE }).toFormat('yyyy-MM-dd')
  const begun = deps.clock.now()
  const task = await deps.db.snapshot(async (read): Promise<TermsTask> => {
    const { zone } = await getLine(read, lineId)
    const span = { from: instantAt(first, 0, zone), to: instantAt(to, 0, zone) }
    const packs = await packSummaries(read, { lineId, ...span, most: MOST_CALLS })
    const words = [...(await decidedWords(read, lineId))]
    const inState = (wanted: string) => words.filter(([, state]) => state === wanted).map(([word]) => word)
    return { packs, from, accepted: inState('accepted'), dismissed: inState('dismissed') }
  })
  const { terms, cut, episodes } = await finders().run(task)
  const at = deps.clock.now()
  const cutHundredths = cut === null ? null : Math.round(cut * 100)
  const run: TermRun = { lineId, period: week, ranAt: at, episodes, cutHundredths }
  await deps.db.write('replace-theme-terms', async (tx) => {
    const changed = await callsRedactedSince(tx, begun)
    const rows = terms.map(({ term, kind, z, before, calls }) => ({
      id: randomUUID(),
      term,
      facts: { kind, z: Math.round(z * 100) / 100, before },
      calls: calls.filter(({ callId }) => !changed.has(callId)),
    }))
    await replaceTerms(tx, run, rows)
    if (actor.kind !== 'system') await audit(tx, actor, { at, action: 'terms.run', record: 'line', recordId: lineId })
  })
  return run
}

/** A passage that was redacted while the worker had the text must not come back as a term. */
async function callsRedactedSince(read: Read, since: DateTime): Promise<ReadonlySet<string>> {
  const { callId, redactedAt } = callRedactions
  const rows = await read.select({ callId }).from(callRedactions).where(gte(redactedAt, since))
  return new Set(rows.map((row) => row.callId))
}
