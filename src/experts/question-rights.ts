// Who may see which questions: one's own, those one is to answer, as a supervisor those of one's lines.
import type { DateTime } from 'luxon'
import { type Actor, holds } from '../access/actor.ts'
import { ownLines, supervisedLines } from '../calls/rights.ts'
import type { Read } from '../db/database.ts'
import { notFound } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { dutiesOf } from '../people/store.ts'
import type { ExpertQuestion } from './question.ts'

export interface QuestionScope {
  /** Lines whose questions are all seen. */
  readonly supervised: readonly string[] | 'all'
  /** Lines whose questions may be taken when nobody has them. */
  readonly answering: readonly string[]
  readonly accountId: string
  readonly memberId: string | undefined
}

export async function questionScope(read: Read, actor: Actor, now: DateTime): Promise<QuestionScope> {
  const lines = holds(actor, 'expert-questions:answer') ? await ownLines(read, actor, now) : []
  return {
    supervised: await supervisedLines(read, actor, now),
    answering: lines === 'all' ? [] : lines,
    accountId: actor.accountId,
    memberId: actor.memberId,
  }
}

type Seen = Pick<ExpertQuestion, 'lineId' | 'askedBy' | 'assignedTo'>

/** What the reader is to a question; all false: they may not know of it. */
export interface Part {
  readonly supervises: boolean
  readonly asked: boolean
  /** It is theirs to answer, or could be. */
  readonly answers: boolean
}

export function partIn(scope: QuestionScope, { lineId, askedBy, assignedTo }: Seen): Part {
  const { supervised, answering, accountId, memberId } = scope
  return {
    supervises: supervised === 'all' || supervised.includes(lineId),
    asked: askedBy === accountId,
    answers: assignedTo === null ? answering.includes(lineId) : assignedTo === memberId,
  }
}

/** Whoever may not see a question is told that there is none. @throws not-found */
export async function mustSeeQuestion(read: Read, actor: Actor, question: Seen, now: DateTime): Promise<Part> {
  const part = partIn(await questionScope(read, actor, now), question)
  if (!part.supervises && !part.asked && !part.answers) throw notFound('expert question')
  return part
}

/** Whether a member may answer for a line today. */
export async function isExpertOf(read: Read, memberId: string, lineId: string, now: DateTime): Promise<boolean> {
  const { zone } = await getLine(read, lineId)
  const duties = await dutiesOf(read, memberId, dayOf(now, zone))
  return duties.some((duty) => duty.lineId === lineId && duty.role === 'expert')
}
