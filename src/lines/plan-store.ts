// Writes plans. Rows that were in force are ended, never changed.
import { randomUUID } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import type { Tx } from '../db/database.ts'
import type { PlanContent } from './default-plan.ts'
import type { LinePlan } from './line.ts'
import { type Changes, changesTo } from './plan-change.ts'
import { coverageRules, serviceWindows, shiftTemplates } from './tables.ts'

type PlanTable = typeof serviceWindows | typeof shiftTemplates | typeof coverageRules

/** From `from` on, exactly `content` is in force; the days before keep what they had. */
export async function writePlan(
  tx: Tx,
  plan: Pick<LinePlan, 'windows' | 'templates' | 'coverage'> & { readonly lineId: string },
  { from, content }: { readonly from: string; readonly content: PlanContent },
): Promise<void> {
  const fresh = () => ({ id: randomUUID(), lineId: plan.lineId, from, until: null })
  const windows = changesTo(plan.windows, content.windows, from)
  await apply(tx, serviceWindows, windows, from)
  if (windows.added.length > 0) {
    await tx.insert(serviceWindows).values(windows.added.map((each) => ({ ...each, ...fresh() })))
  }
  const templates = changesTo(plan.templates, content.templates, from)
  await apply(tx, shiftTemplates, templates, from)
  if (templates.added.length > 0) {
    await tx.insert(shiftTemplates).values(templates.added.map((each) => ({ ...each, ...fresh() })))
  }
  const coverage = changesTo(plan.coverage, content.coverage, from)
  await apply(tx, coverageRules, coverage, from)
  if (coverage.added.length > 0) {
    await tx.insert(coverageRules).values(coverage.added.map((each) => ({ ...each, ...fresh() })))
  }
}

async function apply(tx: Tx, table: PlanTable, changes: Omit<Changes<object>, 'added'>, from: string): Promise<void> {
  const { dropped, ended, prolonged } = changes
  if (dropped.length > 0) await tx.delete(table).where(inArray(table.id, [...dropped]))
  if (ended.length > 0)
    await tx
      .update(table)
      .set({ until: from })
      .where(inArray(table.id, [...ended]))
  if (prolonged.length > 0)
    await tx
      .update(table)
      .set({ until: null })
      .where(inArray(table.id, [...prolonged]))
}
