// Background work on questions to experts: those that nobody has go to whoever comes on stand-by, and deadlines are
// reminded of, once before and once when they have passed.
import type { DateTime } from 'luxon'
import { systemActor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import type { Job } from '../jobs/job.ts'
import { getLine } from '../lines/store.ts'
import { type ExpertQuestion, stageOf } from './question.ts'
import { getQuestion, type QuestionChange, questionsToMind, updateQuestion } from './question-store.ts'
import { expertOnStandBy } from './stand-by.ts'
import { tellExpert } from './tell-expert.ts'

const BATCH = 200
/** No line reminds earlier. */
const LONGEST_REMINDER = { hours: 168 }

async function mindQuestions(deps: Deps, signal: AbortSignal): Promise<void> {
  const until = deps.clock.now().plus(LONGEST_REMINDER)
  let after: ExpertQuestion | undefined
  do {
    const found = await deps.db.read((read) => questionsToMind(read, until, { limit: BATCH, after }))
    for (const { id } of found) {
      if (signal.aborted) return
      await deps.db.write('mind-expert-question', (tx) => mind(tx, id, deps.clock.now()))
    }
    after = found.length === BATCH ? found.at(-1) : undefined
  } while (after)
}

async function mind(tx: Tx, id: string, now: DateTime): Promise<void> {
  const question = await getQuestion(tx, id)
  if (question.state !== 'open') return
  const change = { ...(await handOut(tx, question, now)), ...(await remind(tx, question, now)) }
  if (Object.keys(change).length === 0) return
  const after = await updateQuestion(tx, question, change)
  if (change.assignedTo !== undefined) await tellExpert(tx, 'assigned', after, now)
  if (change.reminded === 'due-soon' || change.reminded === 'overdue') await tellExpert(tx, change.reminded, after, now)
  for (const action of actionsOf(change)) {
    await audit(tx, systemActor, { at: now, action, record: 'expert-question', recordId: id })
  }
  announce(`expert-questions:${question.lineId}`)
}

const actionsOf = ({ assignedTo, reminded }: QuestionChange) => [
  ...(assignedTo === undefined ? [] : ['expert-question.assign']),
  ...(reminded === undefined ? [] : [`expert-question.${reminded}`]),
]

async function handOut(tx: Tx, { assignedTo, lineId }: ExpertQuestion, now: DateTime): Promise<QuestionChange> {
  const expert = assignedTo === null ? await expertOnStandBy(tx, lineId, now) : undefined
  return expert === undefined ? {} : { assignedTo: expert, assignedAt: now, assignedHow: 'stand-by' }
}

async function remind(tx: Tx, question: ExpertQuestion, now: DateTime): Promise<QuestionChange> {
  const { settings } = await getLine(tx, question.lineId)
  const stage = stageOf(question, now, settings.expertRemindHours)
  return stage === 'early' || stage === question.reminded ? {} : { reminded: stage, remindedAt: now }
}

export const expertJobs: readonly Job[] = [{ name: 'mind-expert-questions', every: { minutes: 5 }, run: mindQuestions }]
