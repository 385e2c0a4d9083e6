// Shredding what came from no call: by its own days, or once more after a restore.
import type { DateTime } from 'luxon'
import { systemActor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Line } from '../../lines/line.ts'
import { shreddings } from '../tables.ts'
import { emptyReasons } from './own-shredder.ts'
import { endHoldsBefore, withoutHeld } from './record-holds.ts'
import type { Shredded } from './shredder.ts'
import { overOn, type StandaloneShredder } from './standalone.ts'

/** A write of so many stays below the time that a request may wait. */
const BATCH = 50

type Means = Pick<Deps, 'db' | 'clock'>

/** @returns how many records lost something */
export async function shredStandalone(
  deps: Means,
  shredders: readonly StandaloneShredder[],
  { line, on, signal }: { readonly line: Line; readonly on: string; readonly signal?: AbortSignal | undefined },
): Promise<number> {
  let done = 0
  for (const shredder of shredders) {
    for (;;) {
      if (signal?.aborted) return done
      const due = await deps.db.read((read) => shredder.due(read, overOn(line, on, BATCH), 'free'))
      if (due.length === 0) break
      for (const what of ['texts', 'record'] as const) {
        const ids = due.filter((each) => each.what === what).map(({ id }) => id)
        if (ids.length > 0) await shred(deps, [shredder], { what, ids, audited: true })
        done += ids.length
      }
    }
  }
  return done
}

/**
 * What a file lists, whatever the dates and the holds of the backup say: only a hold that is later than the shredding
 * stands. Ids of calls among them do nothing here.
 */
export const shredListed = (
  deps: Means,
  shredders: readonly StandaloneShredder[],
  { what, shreddedAt }: { readonly what: Shredded; readonly shreddedAt: ReadonlyMap<string, DateTime> },
): Promise<void> =>
  shreddedAt.size === 0
    ? Promise.resolve()
    : shred(deps, shredders, { what, ids: [...shreddedAt.keys()], audited: false, shreddedAt })

interface Listed {
  readonly what: Shredded
  readonly ids: readonly string[]
  readonly audited: boolean
  readonly shreddedAt?: ReadonlyMap<string, DateTime>
}

const shred = (
  { db, clock }: Means,
  shredders: readonly StandaloneShredder[],
  { what, ids: due, audited, shreddedAt }: Listed,
): Promise<void> =>
  db.write(`shred-standalone-${what}`, async (tx) => {
    if (shreddedAt) await endHoldsBefore(tx, shreddedAt)
    const ids = await withoutHeld(tx, due)
    for (const shredder of shredders) {
      await shredder.shredTexts(tx, ids)
      if (what === 'record') await shredder.shredRecords(tx, ids)
    }
    await emptyReasons(tx, ids)
    if (audited) await note(tx, { what, ids, now: clock.now() })
  })

/** Into the ledger, which is copied to the file beside the database. */
async function note(
  tx: Tx,
  { what, ids, now }: { readonly what: Shredded; readonly ids: readonly string[]; readonly now: DateTime },
): Promise<void> {
  const rows = ids.map((callId) => ({ callId, what, shreddedAt: now }))
  await tx.insert(shreddings).values(rows).onConflictDoNothing()
  for (const recordId of ids) {
    await audit(tx, systemActor, { at: now, action: `record.shred-${what}`, record: 'record', recordId })
  }
}
