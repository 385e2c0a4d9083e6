// Shredding: what is over goes, from every table of every feature and from the disk, and the ledger says so.
import { existsSync } from 'node:fs'
import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import { systemActor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Line } from '../../lines/line.ts'
import { listLines } from '../../lines/store.ts'
import { dayOf } from '../../lines/wall-clock.ts'
import { calls, shreddings } from '../tables.ts'
import { dueCalls } from './due-calls.ts'
import { dateLateTexts, lateTextsDue } from './late-texts.ts'
import { applyPolicy } from './policy.ts'
import { shredListed, shredStandalone } from './shred-standalone.ts'
import { type CallShredder, openCalls, type Shredded } from './shredder.ts'
import { type FiledShredding, filedShreddings, fileShreddings } from './shredding-file.ts'
import type { Shredders } from './standalone.ts'

/** A write of so many calls stays below the time that a request may wait. */
const BATCH = 50
const FILED_AT_A_TIME = 500

export interface ShreddedCounts {
  readonly texts: number
  readonly records: number
  /** Records that came from no call. */
  readonly others: number
}

type Means = Pick<Deps, 'db' | 'clock' | 'config' | 'log'>

/** Shreds what is over today on every line, then takes it off the disk. */
export async function shredDue(deps: Means, shredders: Shredders<CallShredder>, signal?: AbortSignal) {
  const done = { texts: 0, records: 0, others: 0 }
  for (const line of await deps.db.read((read) => listLines(read))) {
    await applyPolicy(deps, line.id, line.settings, signal)
    const on = dayOf(deps.clock.now(), line.zone)
    done.others += await shredStandalone(deps, shredders.standalone, { line, on, signal })
    for await (const due of dueCalls(deps.db, shredders.ofCalls, { lineId: line.id, on, signal })) {
      const free = due.filter(({ held }) => !held)
      for (const what of ['texts', 'record'] as const) {
        const ids = free.filter((call) => call.what === what).map(({ id }) => id)
        const count = await shredAll(deps, shredders.ofCalls, { what, ids })
        done[what === 'record' ? 'records' : 'texts'] += count
      }
    }
    done.texts += await shredLate(deps, shredders.ofCalls, { line, on })
  }
  return finish(deps, shredders, done)
}

/** What was written after the texts had gone; found today, it has some days yet. */
async function shredLate(
  deps: Means,
  shredders: readonly CallShredder[],
  day: { readonly line: Line; readonly on: string },
): Promise<number> {
  await dateLateTexts(deps.db, shredders, day)
  const due = await lateTextsDue(deps.db, shredders, day)
  const ids = due.filter(({ held }) => !held).map(({ id }) => id)
  return shredAll(deps, shredders, { what: 'texts', ids, again: true })
}

/** After a restore: shreds what the file lists, whatever the dates of the backup say, then what is over today. */
export async function shredAgain(deps: Means, shredders: Shredders<CallShredder>): Promise<ShreddedCounts> {
  const done = { texts: 0, records: 0 }
  if (!existsSync(deps.config.shreddingFile)) await fileAllAnew(deps)
  for await (const batch of filedShreddings(deps.config.shreddingFile, FILED_AT_A_TIME)) {
    done.texts += await shredFiled(deps, shredders, batch, 'texts')
    done.records += await shredFiled(deps, shredders, batch, 'record')
  }
  const due = await shredDue(deps, shredders)
  return { texts: done.texts + due.texts, records: done.records + due.records, others: due.others }
}

async function shredFiled(
  deps: Means,
  by: Shredders<CallShredder>,
  batch: readonly FiledShredding[],
  what: Shredded,
): Promise<number> {
  const shreddedAt = new Map(batch.filter((one) => one.what === what).map(({ callId, at }) => [callId, at]))
  await shredListed(deps, by.standalone, { what, shreddedAt })
  return shredAll(deps, by.ofCalls, { what, ids: [...shreddedAt.keys()], shreddedAt })
}

interface Wanted {
  readonly what: Shredded
  readonly ids: readonly string[]
  /** Their texts were shredded before, and there are others. */
  readonly again?: boolean
  /** When the file says that they were shredded: by that a hold of the backup was over. */
  readonly shreddedAt?: ReadonlyMap<string, DateTime>
}

async function shredAll(deps: Means, shredders: readonly CallShredder[], wanted: Wanted): Promise<number> {
  let done = 0
  for (let from = 0; from < wanted.ids.length; from += BATCH) {
    const ids = wanted.ids.slice(from, from + BATCH)
    done += await deps.db.write(`shred-${wanted.what}`, (tx) =>
      shred(tx, shredders, { ...wanted, ids, now: deps.clock.now() }),
    )
  }
  return done
}

async function shred(
  tx: Tx,
  shredders: readonly CallShredder[],
  { now, ...wanted }: Wanted & { readonly now: DateTime },
): Promise<number> {
  const { what } = wanted
  const found = await toShred(tx, shredders, wanted)
  if (found.length === 0) return 0
  for (const shredder of shredders) {
    await (what === 'record' ? shredder.shredRecords(tx, found) : shredder.shredTexts(tx, found))
  }
  if (what === 'texts')
    await tx.update(calls).set({ textsShreddedAt: now, legalHold: false }).where(inArray(calls.id, found))
  const rows = found.map((callId) => ({ callId, what, shreddedAt: now }))
  await tx
    .insert(shreddings)
    .values(rows)
    .onConflictDoUpdate({ target: [shreddings.callId, shreddings.what], set: { shreddedAt: now, filedAt: null } })
  for (const recordId of found) {
    await audit(tx, systemActor, { at: now, action: `call.shred-${what}`, record: 'call', recordId })
  }
  return found.length
}

/**
 * Those that are there and not shredded yet, nor on hold, with nothing open; a hold may have come since they were found.
 * What the file lists goes all the same: the shredding is later than the hold, unless the backup is later than both.
 */
async function toShred(
  tx: Tx,
  shredders: readonly CallShredder[],
  { what, ids, again, shreddedAt }: Wanted,
): Promise<readonly string[]> {
  const { id, legalHold: held, textsShreddedAt: goneAt } = calls
  const rows = await tx.select({ id, held, goneAt }).from(calls).where(inArray(id, ids))
  const open = await openCalls(tx, shredders, ids)
  const wanted = rows.filter((row) => {
    const filedAt = shreddedAt?.get(row.id)
    if (filedAt) return what === 'record' || row.goneAt === null || row.goneAt < filedAt
    return !row.held && !open.has(row.id) && (what === 'record' || row.goneAt === null || again === true)
  })
  return wanted.map((row) => row.id)
}

async function finish(deps: Means, shredders: Shredders<CallShredder>, done: ShreddedCounts): Promise<ShreddedCounts> {
  await fileNew(deps)
  if (done.texts + done.records + done.others === 0) return done
  const all = [...shredders.ofCalls, ...shredders.standalone]
  const tables = [...new Set(all.flatMap((shredder) => shredder.tables))]
  if (!(await deps.db.reclaim(tables))) deps.log.warn('a long read keeps shredded text in the log of the database')
  deps.log.info(done, 'calls shredded')
  return done
}

/** The list that the backup itself has, for a place without a file. */
const fileAllAnew = (deps: Means) =>
  deps.db.write('file-shreddings', (tx) =>
    tx.update(shreddings).set({ filedAt: null }).where(isNotNull(shreddings.filedAt)),
  )

/** A crash may file a line twice, never lose one. */
async function fileNew(deps: Means): Promise<void> {
  for (;;) {
    const rows = await deps.db.read((read) =>
      read.select().from(shreddings).where(isNull(shreddings.filedAt)).limit(FILED_AT_A_TIME),
    )
    if (rows.length === 0) return
    const lines = rows.map(({ callId, what, shreddedAt }) => ({ callId, what, at: shreddedAt }))
    await fileShreddings(deps.config.shreddingFile, lines)
    const these = rows.map(({ callId, what }) => and(eq(shreddings.callId, callId), eq(shreddings.what, what)))
    await deps.db.write('file-shreddings', (tx) =>
      tx
        .update(shreddings)
        .set({ filedAt: deps.clock.now() })
        .where(or(...these)),
    )
  }
}
