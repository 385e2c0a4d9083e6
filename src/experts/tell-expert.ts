// Tells outside the product that a question waits: a link and ids, never its text or topic.
import type { DateTime } from 'luxon'
import { accountsOfMembers, accountsWithRole } from '../access/account-store.ts'
import type { Read, Tx } from '../db/database.ts'
import { getLine } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { enqueue } from '../outbox/enqueue.ts'
import { listMembers } from '../people/store.ts'
import type { ExpertQuestion } from './question.ts'

export type QuestionNews = 'assigned' | 'due-soon' | 'overdue'

type Waiting = Pick<ExpertQuestion, 'id' | 'lineId' | 'assignedTo' | 'dueAt'>

/**
 * By webhook, and by e-mail to the expert; of a deadline to the line's supervisors too when nobody has the question, or
 * when it is late. That nobody has it yet is no news before.
 */
export async function tellExpert(tx: Tx, news: QuestionNews, question: Waiting, at: DateTime): Promise<void> {
  const { id, lineId, assignedTo, dueAt } = question
  if (news === 'assigned' && assignedTo === null) return
  const expert = assignedTo === null ? [] : await accountsOfMembers(tx, [assignedTo])
  const others = assignedTo === null || news === 'overdue' ? await supervisorsOf(tx, lineId, at) : []
  const data = { questionId: id, lineId, dueAt: new Date(dueAt.toMillis()).toISOString() }
  const mailTo = [...expert, ...others]
  await enqueue(tx, { kind: `expert-question.${news}`, data, at, mailTo, path: `/questions/${id}` })
}

/** Accounts of those who can give it to somebody; the coordinators, who can find one, when the line has none. */
async function supervisorsOf(read: Read, lineId: string, at: DateTime): Promise<readonly string[]> {
  const { zone } = await getLine(read, lineId)
  const members = await listMembers(read, { lineId, role: 'supervisor', on: dayOf(at, zone) })
  const accounts = await accountsOfMembers(
    read,
    members.map(({ id }) => id),
  )
  return accounts.length > 0 ? accounts : accountsWithRole(read, 'coordinator')
}
