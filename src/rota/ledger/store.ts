// The fairness ledger in the database: reckoned at each publication, for good when the rota is over.
import { and, asc, eq, gt, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { DateTime } from 'luxon'
import type { Read, Tx } from '../../db/database.ts'
import { plusDays } from '../../lines/wall-clock.ts'
import { dutiesGivenSince } from '../../people/store.ts'
import { finalDuty } from '../duty-store.ts'
import type { Book } from '../facts.ts'
import type { Rota } from '../rota.ts'
import { inParts } from '../store.ts'
import { rotas, rotaVersions } from '../tables.ts'
import { type LedgerEntry, ledgerOf, type Stood } from './ledger.ts'
import { ledgerEntries, rotaLedgers } from './tables.ts'

/** Older rotas are forgiven: people, and what they want, change. */
const REFERENCE_DAYS = 183

/** What was, or will be, stood in a published rota: final duty, which knows of those who stood and were taken off later. */
async function stoodIn(read: Read, { facts }: Book): Promise<readonly Stood[]> {
  const { rota, zone } = facts
  const from = DateTime.fromISO(rota.fromDay, { zone }).minus({ days: 1 })
  const to = DateTime.fromISO(rota.toDay, { zone }).plus({ days: 2 })
  const duties = await finalDuty(read, rota.lineId, from.toUTC(), to.toUTC())
  return duties.filter(({ rotaId }) => rotaId === rota.id)
}

export interface Reckoning {
  readonly version: number
  readonly now: DateTime
  readonly closes: boolean
}

/** Reckons the rota's part of the ledger anew. */
export async function reckon(tx: Tx, book: Book, { version, now, closes }: Reckoning): Promise<void> {
  const { rota } = book.facts
  const head = { version, reckonedAt: now, closedAt: closes ? now : null }
  await tx
    .insert(rotaLedgers)
    .values({ rotaId: rota.id, ...head })
    .onConflictDoUpdate({ target: rotaLedgers.rotaId, set: head })
  await tx.delete(ledgerEntries).where(eq(ledgerEntries.rotaId, rota.id))
  const late = await dutiesGivenSince(tx, rota.lineId, (await firstPublished(tx, rota)) ?? now)
  const entries = ledgerOf(book, await stoodIn(tx, book), late)
  for (const part of inParts(entries.map((entry) => rowOf(rota, entry)))) await tx.insert(ledgerEntries).values(part)
}

/** When a rota was dealt out; undefined: it is a draft. */
export async function firstPublished(read: Read, { id }: Pick<Rota, 'id'>): Promise<DateTime | undefined> {
  const [first] = await read
    .select({ at: rotaVersions.publishedAt })
    .from(rotaVersions)
    .where(and(eq(rotaVersions.rotaId, id), eq(rotaVersions.version, 1)))
  return first?.at
}

const rowOf = ({ id, fromDay, toDay }: Rota, { memberId, stood, fair, wishes }: LedgerEntry) => ({
  rotaId: id,
  memberId,
  fromDay,
  toDay,
  stood,
  fair,
  wishesAsked: wishes.asked,
  wishesMet: wishes.met,
})

const columns = {
  memberId: ledgerEntries.memberId,
  stood: ledgerEntries.stood,
  fair: ledgerEntries.fair,
  asked: ledgerEntries.wishesAsked,
  met: ledgerEntries.wishesMet,
}

type Row = Omit<LedgerEntry, 'wishes'> & { readonly asked: number; readonly met: number }
const entryFrom = ({ asked, met, ...row }: Row): LedgerEntry => ({ ...row, wishes: { asked, met } })

/** By member: their entries, on every line, of the rotas that end on `before` or in the half year before it. */
export async function entriesBefore(
  read: Read,
  memberIds: readonly string[],
  before: string,
): Promise<ReadonlyMap<string, readonly LedgerEntry[]>> {
  const found: LedgerEntry[] = []
  for (const ids of inParts(memberIds)) {
    const rows = await read
      .select(columns)
      .from(ledgerEntries)
      .where(
        and(
          inArray(ledgerEntries.memberId, ids),
          lte(ledgerEntries.toDay, before),
          gte(ledgerEntries.toDay, plusDays(before, -REFERENCE_DAYS)),
        ),
      )
      .orderBy(asc(ledgerEntries.toDay), asc(ledgerEntries.rotaId))
    found.push(...rows.map(entryFrom))
  }
  return Map.groupBy(found, ({ memberId }) => memberId)
}

export interface LedgerRow extends LedgerEntry {
  readonly rotaId: string
}

/** A line's ledger: the entries of its published rotas that have a day in [from, to), by member and rota. */
export async function lineLedger(read: Read, lineId: string, from: string, to: string): Promise<readonly LedgerRow[]> {
  const rows = await read
    .select({ ...columns, rotaId: ledgerEntries.rotaId })
    .from(ledgerEntries)
    .innerJoin(rotas, eq(rotas.id, ledgerEntries.rotaId))
    .where(and(eq(rotas.lineId, lineId), lte(ledgerEntries.fromDay, plusDays(to, -1)), gt(ledgerEntries.toDay, from)))
    .orderBy(asc(ledgerEntries.memberId), asc(ledgerEntries.fromDay))
  return rows.map(({ rotaId, ...row }) => ({ ...entryFrom(row), rotaId }))
}

/** Published rotas that are over by `day`, two days of grace included, and are not closed in the ledger. */
export async function rotasToClose(read: Read, day: string, most: number): Promise<readonly string[]> {
  const rows = await read
    .select({ id: rotas.id })
    .from(rotas)
    .leftJoin(rotaLedgers, eq(rotaLedgers.rotaId, rotas.id))
    .where(
      and(
        gt(rotas.version, 0),
        lte(rotas.toDay, plusDays(day, -2)),
        or(isNull(rotaLedgers.rotaId), isNull(rotaLedgers.closedAt)),
      ),
    )
    .orderBy(asc(rotas.toDay))
    .limit(most)
  return rows.map(({ id }) => id)
}
