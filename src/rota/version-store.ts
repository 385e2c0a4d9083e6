// Publications of a rota and the changes after them.
import { and, asc, desc, eq, gt, or, sql } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import type { By } from './place-store.ts'
import type { ChangeVerb, Rota } from './rota.ts'
import type { RuleCode } from './rules/violation.ts'
import { assignments, rotaChanges, rotas, rotaVersions } from './tables.ts'

export interface RotaVersion {
  readonly version: number
  readonly publishedAt: DateTime
  readonly note: string
  readonly assignments: number
  readonly openPlaces: number
  readonly brokenRules: readonly RuleCode[]
  readonly reason: string | null
}

/** The latest first; a rota has few. */
export async function listVersions(read: Read, rotaId: string): Promise<readonly RotaVersion[]> {
  return await read
    .select({
      version: rotaVersions.version,
      publishedAt: rotaVersions.publishedAt,
      note: rotaVersions.note,
      assignments: rotaVersions.assignments,
      openPlaces: rotaVersions.openPlaces,
      brokenRules: rotaVersions.brokenRules,
      reason: rotaVersions.reason,
    })
    .from(rotaVersions)
    .where(eq(rotaVersions.rotaId, rotaId))
    .orderBy(desc(rotaVersions.version))
}

/** Whether anything has changed since the latest version. */
export async function hasUnpublished(read: Read, { id, version }: Rota): Promise<boolean> {
  const next = version + 1
  const touched = await read.$count(
    assignments,
    and(eq(assignments.rotaId, id), or(eq(assignments.sinceVersion, next), eq(assignments.untilVersion, next))),
  )
  return touched > 0
}

/** Freezes what is on the rota now as its next version. */
export async function insertVersion(
  tx: Tx,
  rota: Rota,
  made: Pick<RotaVersion, 'note' | 'assignments' | 'openPlaces' | 'brokenRules' | 'reason'>,
  by: By,
): Promise<number> {
  const version = rota.version + 1
  await tx
    .insert(rotaVersions)
    .values({ rotaId: rota.id, version, publishedAt: by.at, publishedBy: by.accountId, ...made })
  await tx
    .update(rotas)
    .set({ version: sql`${rotas.version} + 1`, publishedAt: by.at })
    .where(eq(rotas.id, rota.id))
  return version
}

export interface RotaChange {
  readonly id: number
  readonly at: DateTime
  readonly accountId: string
  readonly verb: ChangeVerb
  readonly shiftId: string
  readonly place: number
  readonly memberBefore: string | null
  readonly memberAfter: string | null
  readonly brokenRules: readonly RuleCode[]
  readonly reason: string | null
}

/** Changes of a published rota, the oldest first. */
export async function listChanges(
  read: Read,
  rotaId: string,
  page: { readonly limit: number; readonly after: number | undefined },
): Promise<readonly RotaChange[]> {
  return await read
    .select({
      id: rotaChanges.id,
      at: rotaChanges.at,
      accountId: rotaChanges.accountId,
      verb: rotaChanges.verb,
      shiftId: rotaChanges.shiftId,
      place: rotaChanges.place,
      memberBefore: rotaChanges.memberBefore,
      memberAfter: rotaChanges.memberAfter,
      brokenRules: rotaChanges.brokenRules,
      reason: rotaChanges.reason,
    })
    .from(rotaChanges)
    .where(and(eq(rotaChanges.rotaId, rotaId), page.after === undefined ? undefined : gt(rotaChanges.id, page.after)))
    .orderBy(asc(rotaChanges.id))
    .limit(page.limit)
}
