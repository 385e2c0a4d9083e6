// The rules a line has in force: the defaults, what the line says of itself, and its dated departures from both.
import { and, asc, desc, eq, lte } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { invalidInput } from '../errors.ts'
import type { Line } from '../lines/line.ts'
import { changed, DEFAULT_RULES, type RuleSet, type RuleSetChange, ruleSetChangeSchema } from './rules/rule-set.ts'
import { ruleSets } from './tables.ts'

export interface DatedRules {
  readonly effectiveOn: string
  readonly changes: RuleSetChange
  readonly setAt: DateTime
  readonly reason: string | null
  readonly revision: number
}

const columns = {
  effectiveOn: ruleSets.effectiveOn,
  changes: ruleSets.changes,
  setAt: ruleSets.setAt,
  reason: ruleSets.reason,
  revision: ruleSets.revision,
}

/** By day. */
export async function listDatedRules(read: Read, lineId: string): Promise<readonly DatedRules[]> {
  return await read.select(columns).from(ruleSets).where(eq(ruleSets.lineId, lineId)).orderBy(asc(ruleSets.effectiveOn))
}

/** The rules for a rota of the line that begins on this day: the latest dated departure counts alone. */
export async function rulesOn(read: Read, line: Pick<Line, 'id' | 'rules'>, day: string): Promise<RuleSet> {
  const [latest] = await read
    .select(columns)
    .from(ruleSets)
    .where(and(eq(ruleSets.lineId, line.id), lte(ruleSets.effectiveOn, day)))
    .orderBy(desc(ruleSets.effectiveOn))
    .limit(1)
  return changed(changed(DEFAULT_RULES, ownRules(line)), latest?.changes ?? {})
}

/** @throws invalid-input when the line says something that is no rule */
function ownRules({ rules }: Pick<Line, 'rules'>): RuleSetChange {
  const parsed = ruleSetChangeSchema.safeParse(rules)
  if (parsed.success) return parsed.data
  throw invalidInput(
    parsed.error.issues.map((issue) => ({ path: ['line', 'rules', ...issue.path].join('.'), message: issue.message })),
  )
}

/** @returns the new revision; undefined when `expected` is given and is not the present one (0: there is none yet) */
export async function putRules(
  tx: Tx,
  row: {
    readonly lineId: string
    readonly effectiveOn: string
    readonly changes: RuleSetChange
    readonly at: DateTime
    readonly by: string
    readonly reason: string | null
  },
  expected: number | undefined,
): Promise<number | undefined> {
  const key = and(eq(ruleSets.lineId, row.lineId), eq(ruleSets.effectiveOn, row.effectiveOn))
  const [before] = await tx.select({ revision: ruleSets.revision }).from(ruleSets).where(key)
  const present = before?.revision ?? 0
  if (expected !== undefined && expected !== present) return undefined
  const values = { changes: row.changes, setAt: row.at, setBy: row.by, reason: row.reason, revision: present + 1 }
  await tx
    .insert(ruleSets)
    .values({ lineId: row.lineId, effectiveOn: row.effectiveOn, ...values })
    .onConflictDoUpdate({ target: [ruleSets.lineId, ruleSets.effectiveOn], set: values })
  return present + 1
}
