// Broken rules that a coordinator has accepted, noted on the duties concerned: there they are shown with the reason.
import type { Tx } from '../db/database.ts'
import type { Book } from './facts.ts'
import { markBroken } from './place-store.ts'
import type { FoundViolation } from './rota-check.ts'
import { isBlocking } from './rules/check.ts'

export async function noteBroken(
  tx: Tx,
  { facts }: Book,
  violations: readonly FoundViolation[],
  reason: string,
): Promise<void> {
  const concerned = Map.groupBy(violations.filter(isBlocking), ({ assignmentId }) => assignmentId)
  for (const assignment of facts.assignments) {
    const rules = (concerned.get(assignment.id) ?? []).map(({ rule }) => rule)
    if (rules.length > 0) await markBroken(tx, [assignment], rules, reason)
  }
}
