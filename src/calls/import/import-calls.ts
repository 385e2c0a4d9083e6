// Taking in an old call log: a look first, then all rows, in batches; the same file again adds nothing.
import { createHash } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import { memberIdsByCode } from '../../people/store.ts'
import { keepingNumbers } from '../../privacy/free-text.ts'
import type { Rows } from '../../sheets/sheet.ts'
import { headFields } from '../call.ts'
import { mustReport } from '../completeness.ts'
import { lineFacts } from '../line-facts.ts'
import { newHead, storeNew } from '../record.ts'
import { mustSuperviseLine } from '../rights.ts'
import { calls } from '../tables.ts'
import { type CheckedCalls, checkCalls, type Known, type OldCall } from './check-calls.ts'

const BATCH = 50

export interface CallLog {
  readonly lineId: string
  readonly rows: Rows
  /** Of the file: with the number of a row it makes the id of its call. */
  readonly digest: string
}

export interface Imported {
  readonly rows: number
  readonly added: number
  /** Taken in before, from the same file. */
  readonly known: number
  /** Texts left out because they are older than the line keeps texts. */
  readonly textsExpired: number
  readonly removed: Readonly<Record<string, number>>
}

/** What an import would do: every fault of every row, and what would be removed from its texts. Keeps nothing. */
export async function tryCallImport(deps: Deps, actor: Actor, { lineId, rows }: Omit<CallLog, 'digest'>) {
  return checkCalls(rows, await knownOf(deps, actor, lineId))
}

/**
 * All calls of the file, or none when a row is wrong. They count in the themes and are searched like others; nobody is
 * alerted and nobody is called back.
 * @throws invalid-input with every fault of every row
 */
export async function importCalls(
  deps: Deps,
  actor: Actor,
  { lineId, rows, digest }: CallLog,
  reached: (done: number) => void = () => undefined,
): Promise<Imported> {
  const known = await knownOf(deps, actor, lineId)
  const checked = await checkCalls(rows, known)
  if (checked.faults.length > 0) throw refused(checked)
  let added = 0
  for (let from = 0; from < checked.calls.length; from += BATCH) {
    const some = checked.calls.slice(from, from + BATCH)
    added += await deps.db.write('import-calls', (tx) =>
      keepingNumbers(known.facts.line.settings.keptNumbers, () => storeSome(tx, actor, { some, known, digest })),
    )
    reached(Math.min(from + BATCH, checked.calls.length))
  }
  const textsExpired = checked.calls.filter((call) => call.textsExpired).length
  return { rows: checked.rows, added, known: checked.rows - added, textsExpired, removed: checked.removed }
}

async function knownOf(deps: Deps, actor: Actor, lineId: string): Promise<Known> {
  mustHold(actor, 'calls:import')
  const facts = await lineFacts(deps, lineId)
  const now = deps.clock.now()
  const members = await deps.db.read(async (read) => {
    await mustSuperviseLine(read, actor, lineId, now)
    return memberIdsByCode(read)
  })
  return { facts, now, members }
}

async function storeSome(
  tx: Tx,
  actor: Actor,
  { some, known, digest }: { readonly some: readonly OldCall[]; readonly known: Known; readonly digest: string },
): Promise<number> {
  const ids = some.map(({ row }) => idOf(digest, row))
  const there = new Set(
    (await tx.select({ id: calls.id }).from(calls).where(inArray(calls.id, ids))).map(({ id }) => id),
  )
  let added = 0
  for (const [at, call] of some.entries()) {
    const id = ids[at] ?? ''
    if (there.has(id)) continue
    await store(tx, actor, { id, call, known })
    added++
  }
  return added
}

async function store(
  tx: Tx,
  actor: Actor,
  { id, call, known }: { readonly id: string; readonly call: OldCall; readonly known: Known },
): Promise<void> {
  const { facts, now } = known
  const { content, texts, memberId, textsExpired } = call
  const given = { id, memberId, openedBy: actor.accountId, shiftId: null, assignmentId: null, enteredAt: now }
  const head = newHead(headFields(content, facts.line.zone), facts, {
    ...given,
    enteredLate: true,
    close: true,
    mandatoryReport: mustReport(content, facts.topics),
    hash: undefined,
  })
  await storeNew(tx, { record: { head, content, texts }, hashes: [], facts, savedBy: actor.accountId, isOld: true })
  if (textsExpired) await textsAreGone(tx, id, now)
  await audit(tx, actor, { at: now, action: 'call.import', record: 'call', recordId: id })
}

const textsAreGone = (tx: Tx, id: string, now: DateTime) =>
  tx
    .update(calls)
    .set({ textsShreddedAt: now })
    .where(inArray(calls.id, [id]))

/** The shape of a random id, and the same for the same row of the same file. */
function idOf(digest: string, row: number): string {
  const hex = createHash('sha256').update(`${digest} ${row}`).digest('hex')
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

function refused({ faults, rows }: CheckedCalls): WarmlineError {
  const errors = faults
    .slice(0, MOST_FAULTS)
    .map(({ row, column, message }) => ({ path: `rows.${row}.${column}`, message }))
  const bad = new Set(faults.map(({ row }) => row)).size
  const detail = `${bad} of ${rows} rows are wrong, so none was taken in.`
  return new WarmlineError('invalid-input', detail, { errors, members: { faults: faults.slice(0, MOST_FAULTS) } })
}

/** More than a person mends at a time. */
export const MOST_FAULTS = 1_000
