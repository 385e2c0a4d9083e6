// Tells the expert outside the product that a question waits: a link and ids, never its text or topic.
import type { DateTime } from 'luxon'
import { accountsOfMembers } from '../access/account-store.ts'
import type { Tx } from '../db/database.ts'
import { enqueue } from '../outbox/enqueue.ts'
import type { ExpertQuestion } from './question.ts'

export type QuestionNews = 'assigned' | 'due-soon' | 'overdue'

/** By webhook, and by e-mail to the expert who gave an address. Nobody is told of what nobody has. */
export async function tellExpert(
  tx: Tx,
  news: QuestionNews,
  { id, lineId, assignedTo, dueAt }: Pick<ExpertQuestion, 'id' | 'lineId' | 'assignedTo' | 'dueAt'>,
  at: DateTime,
): Promise<void> {
  if (assignedTo === null) return
  const mailTo = await accountsOfMembers(tx, [assignedTo])
  const data = { questionId: id, lineId, dueAt: new Date(dueAt.toMillis()).toISOString() }
  await enqueue(tx, { kind: `expert-question.${news}`, data, at, mailTo, path: `/questions/${id}` })
}
