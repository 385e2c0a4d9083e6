// A line that changes how long it keeps its calls changes the dates of those that it has.
import { and, asc, desc, eq, gte, isNull, lt } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Deps } from '../../deps.ts'
import { type RetentionPolicy, retention } from '../call.ts'
import type { RetentionClass } from '../codes.ts'
import { calls, retentionPolicies } from '../tables.ts'

const CLASSES: readonly RetentionClass[] = ['standard', 'high-risk']

/**
 * Makes the dates of all calls of a line follow its policy; does nothing when they do already. Where the texts are gone,
 * what was written later keeps its day.
 */
export async function applyPolicy(
  deps: Pick<Deps, 'db'>,
  lineId: string,
  policy: RetentionPolicy,
  signal?: AbortSignal,
): Promise<void> {
  const { textDays, retentionYears: years } = policy
  const known = await deps.db.read((read) =>
    read.select().from(retentionPolicies).where(eq(retentionPolicies.lineId, lineId)),
  )
  if (known[0]?.textDays === textDays && known[0].years === years) return
  const span = await daysWithCalls(deps, lineId)
  for (let day = span?.first; day && span && day <= span.last; day = day.plus({ days: 1 })) {
    if (signal?.aborted) return
    await redate(deps, { lineId, day, policy })
  }
  await deps.db.write('note-retention-policy', (tx) =>
    tx
      .insert(retentionPolicies)
      .values({ lineId, textDays, years })
      .onConflictDoUpdate({ target: retentionPolicies.lineId, set: { textDays, years } }),
  )
}

/** UTC days; a call's local day may be the one before or after. */
const daysWithCalls = (deps: Pick<Deps, 'db'>, lineId: string) =>
  deps.db.read(async (read) => {
    const ofLine = () => read.select({ at: calls.startedAt }).from(calls).where(eq(calls.lineId, lineId))
    const [first] = await ofLine().orderBy(asc(calls.startedAt)).limit(1)
    const [last] = await ofLine().orderBy(desc(calls.startedAt)).limit(1)
    if (!first || !last) return undefined
    return { first: first.at.startOf('day').minus({ days: 1 }), last: last.at.startOf('day').plus({ days: 1 }) }
  })

const redate = (
  deps: Pick<Deps, 'db'>,
  { lineId, day, policy }: { readonly lineId: string; readonly day: DateTime; readonly policy: RetentionPolicy },
) =>
  deps.db.write('redate-calls', async (tx) => {
    const localDay = day.toFormat('yyyy-MM-dd')
    const near = and(gte(calls.startedAt, day.minus({ days: 1 })), lt(calls.startedAt, day.plus({ days: 2 })))
    for (const retentionClass of CLASSES) {
      const { shredTextOn, shredOn } = retention(localDay, retentionClass, policy)
      const those = and(
        eq(calls.lineId, lineId),
        near,
        eq(calls.day, localDay),
        eq(calls.retentionClass, retentionClass),
      )
      await tx.update(calls).set({ shredOn }).where(those)
      await tx
        .update(calls)
        .set({ shredTextOn })
        .where(and(those, isNull(calls.textsShreddedAt)))
    }
  })
