// Asking an expert, from a call.
import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, once } from '../access/idempotency.ts'
import { getCall, lineOfCall } from '../calls/call-store.ts'
import type { FieldFinding } from '../calls/clean-texts.ts'
import { mustSee } from '../calls/rights.ts'
import { writeTexts } from '../calls/write-texts.ts'
import { announce } from '../db/body.ts'
import type { Read } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { invalidInput } from '../errors.ts'
import { getLine, topicsOf } from '../lines/store.ts'
import type { ExpertQuestion } from './question.ts'
import { getQuestion, insertQuestion } from './question-store.ts'
import { expertOnStandBy } from './stand-by.ts'
import { tellExpert } from './tell-expert.ts'

export interface Asking {
  readonly callId: string
  readonly question: string
  /** Left out: the main topic of the call. */
  readonly topic?: string | undefined
  /** Left out: as the line sets it. */
  readonly dueAt?: DateTime | undefined
}

export interface SavedQuestion {
  readonly question: ExpertQuestion
  readonly findings: readonly FieldFinding[]
}

/**
 * Goes to the expert who is on stand-by now; with none it waits for the first to come on, or for one who takes it.
 * @throws forbidden; not-found for a call that the actor may not see; invalid-input
 */
export async function askExpert(deps: Deps, actor: Actor, asking: Asking, attempt?: Attempt): Promise<SavedQuestion> {
  mustHold(actor, 'expert-questions:ask')
  const written = {
    name: 'ask-expert',
    lineOf: (read: Read) => lineOfCall(read, asking.callId),
    texts: { question: asking.question.trim() },
    fields: ['question'] as const,
  }
  const { saved, findings } = await writeTexts(deps, written, async (tx, texts) => {
    const now = deps.clock.now()
    const { id } = await once(tx, attempt, async (id) => {
      const made = await questionFrom(tx, actor, { ...asking, question: texts.question ?? '' }, now)
      await insertQuestion(tx, { id, ...made })
      await tellExpert(tx, 'assigned', { id, ...made }, now)
      await audit(tx, actor, { at: now, action: 'expert-question.ask', record: 'expert-question', recordId: id })
      announce(`expert-questions:${made.lineId}`)
      return id
    })
    return getQuestion(tx, id)
  })
  return { question: saved, findings }
}

async function questionFrom(
  read: Read,
  actor: Actor,
  asking: Asking,
  now: DateTime,
): Promise<Omit<ExpertQuestion, 'id'>> {
  const { head } = await getCall(read, asking.callId)
  await mustSee(read, actor, head, now)
  const { settings } = await getLine(read, head.lineId)
  const dueAt = asking.dueAt ?? now.plus({ hours: settings.expertAnswerHours })
  const topic = asking.topic ?? head.primaryTopic
  await check(read, { question: asking.question, lineId: head.lineId, dueAt, topic }, now)
  const assignedTo = (await expertOnStandBy(read, head.lineId, now)) ?? null
  return {
    callId: head.id,
    lineId: head.lineId,
    topic,
    question: asking.question,
    state: 'open',
    askedAt: now,
    askedBy: actor.accountId,
    assignedTo,
    assignedAt: assignedTo === null ? null : now,
    assignedHow: assignedTo === null ? null : 'stand-by',
    dueAt,
    ...UNANSWERED,
    revision: 1,
  }
}

const UNANSWERED = {
  reminded: 'early',
  remindedAt: null,
  answer: null,
  answeredAt: null,
  answeredBy: null,
  note: null,
  approvedAt: null,
  approvedBy: null,
  informedAt: null,
  informedBy: null,
  publishedAt: null,
  draftId: null,
} as const

interface Checked {
  readonly question: string
  readonly lineId: string
  readonly dueAt: DateTime
  readonly topic: string | null
}

async function check(read: Read, { question, lineId, dueAt, topic }: Checked, now: DateTime): Promise<void> {
  const unknown = topic !== null && !(await topicsOf(read, lineId)).some(({ code }) => code === topic)
  const errors = [
    ...(question === '' ? [{ path: 'question', message: 'says nothing' }] : []),
    ...(dueAt <= now ? [{ path: 'dueAt', message: 'is in the past' }] : []),
    ...(unknown ? [{ path: 'topic', message: 'is no topic of this line' }] : []),
  ]
  if (errors.length > 0) throw invalidInput(errors)
}
