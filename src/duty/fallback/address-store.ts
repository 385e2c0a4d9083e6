// A line's fallback address, where calls go when nobody on duty can be reached: sealed at rest.
import { and, eq } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import type { AddressKind } from '../../people/routing-address.ts'
import type { OpenAddress } from '../../people/store.ts'
import { open } from '../../privacy/seal.ts'
import { dutyFallbacks } from '../tables.ts'

/** Where the sealed value belongs; elsewhere it does not open. */
export const fallbackPlace = (lineId: string): string => `fallback-address:${lineId}`

export interface Fallback {
  readonly isSet: boolean
  /** 0 until it has been set for the first time. */
  readonly revision: number
}

export async function fallbackOf(read: Read, lineId: string): Promise<Fallback> {
  const { sealed, revision } = dutyFallbacks
  const [row] = await read.select({ sealed, revision }).from(dutyFallbacks).where(eq(dutyFallbacks.lineId, lineId))
  return { isSet: row !== undefined && row.sealed !== null, revision: row?.revision ?? 0 }
}

/** Unsealed, for the telephone switch. */
export async function openFallback(read: Read, keys: Deps['keys'], lineId: string): Promise<OpenAddress | undefined> {
  const { kind, sealed } = dutyFallbacks
  const [row] = await read.select({ kind, sealed }).from(dutyFallbacks).where(eq(dutyFallbacks.lineId, lineId))
  const address = row?.sealed ? open(keys, row.sealed, fallbackPlace(lineId)) : undefined
  return row?.kind && address !== undefined ? { kind: row.kind, address } : undefined
}

interface NewFallback {
  readonly lineId: string
  /** Both null: there is none. */
  readonly kind: AddressKind | null
  readonly sealed: string | null
  readonly changedAt: DateTime
  readonly changedBy: string
}

/** False when the revision is not `revision` any more. */
export async function putFallback(tx: Tx, fallback: NewFallback, revision: number): Promise<boolean> {
  const row = { ...fallback, revision: revision + 1 }
  const table = dutyFallbacks
  const done =
    revision === 0
      ? await tx.insert(table).values(row).onConflictDoNothing().returning({ revision: table.revision })
      : await tx
          .update(table)
          .set(row)
          .where(and(eq(table.lineId, fallback.lineId), eq(table.revision, revision)))
          .returning({ revision: table.revision })
  return done.length > 0
}
