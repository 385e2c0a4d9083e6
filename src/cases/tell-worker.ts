// Tells whoever works on a case outside the product that a deadline is near or has passed: ids, never its text.
import type { DateTime } from 'luxon'
import { accountsOfMembers, accountsWithRole } from '../access/account-store.ts'
import type { Tx } from '../db/database.ts'
import { enqueue } from '../outbox/enqueue.ts'
import type { Case } from './case.ts'

/** By webhook, and by e-mail to the member who was given it; to the coordinators when nobody was, or when it is late. */
export async function tellWorker(
  tx: Tx,
  stage: 'due-soon' | 'overdue',
  { id, lineId, assignedTo, dueAt }: Pick<Case, 'id' | 'lineId' | 'assignedTo' | 'dueAt'>,
  at: DateTime,
): Promise<void> {
  const worker = assignedTo === null ? [] : await accountsOfMembers(tx, [assignedTo])
  const coordinators = assignedTo === null || stage === 'overdue' ? await accountsWithRole(tx, 'coordinator') : []
  const data = { caseId: id, lineId, dueAt: new Date(dueAt.toMillis()).toISOString() }
  await enqueue(tx, { kind: `case.${stage}`, data, at, mailTo: [...worker, ...coordinators], path: `/cases/${id}` })
}
