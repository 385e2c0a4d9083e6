// An answer to the survey about a call: after it, or when the caller was called back.
import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, once } from '../access/idempotency.ts'
import { getCall, lineOfCall } from '../calls/call-store.ts'
import type { FieldFinding } from '../calls/clean-texts.ts'
import { mustSee, mustServe } from '../calls/rights.ts'
import { writeTexts } from '../calls/write-texts.ts'
import type { Read } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { invalidInput } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { insertAnswer } from './answer-store.ts'
import { CALL_QUESTIONS, type CallRatings, type SurveyKind } from './survey.ts'

export interface NewAnswer extends CallRatings {
  readonly kind: SurveyKind
  /** Left out with a call: its line. */
  readonly lineId?: string | undefined
  /** Keeps a call from being asked about twice. */
  readonly callId?: string | undefined
  readonly comment?: string | undefined
}

/** @throws forbidden, not-found; conflict when the call has such an answer; invalid-input for an empty one */
export async function answerSurvey(
  deps: Deps,
  actor: Actor,
  answer: NewAnswer,
  attempt?: Attempt,
): Promise<{ readonly id: string; readonly findings: readonly FieldFinding[] }> {
  mustHold(actor, 'surveys:enter')
  if (CALL_QUESTIONS.every((question) => answer[question] === null)) {
    throw invalidInput([{ path: 'wait', message: 'answer at least one question' }])
  }
  const written = {
    name: 'answer-survey',
    lineOf: async (read: Read) => (answer.callId === undefined ? answer.lineId : await lineOfCall(read, answer.callId)),
    texts: { comment: answer.comment?.trim() },
    fields: ['comment'] as const,
  }
  const { saved, findings } = await writeTexts(deps, written, (tx, texts) =>
    once(tx, attempt, async (id) => {
      const now = deps.clock.now()
      const lineId = await lineFor(tx, actor, answer, now)
      const { zone } = await getLine(tx, lineId)
      const { kind, wait, length, problemSolving, ending } = answer
      const of = { id, lineId, kind, callId: answer.callId ?? null, day: dayOf(now, zone) }
      await insertAnswer(tx, { ...of, wait, length, problemSolving, ending, comment: texts.comment || null })
      await audit(tx, actor, { at: now, action: `survey.${kind}`, record: 'survey-answer', recordId: id })
      return id
    }),
  )
  return { id: saved.id, findings }
}

async function lineFor(read: Read, actor: Actor, { lineId, callId }: NewAnswer, now: DateTime): Promise<string> {
  if (callId !== undefined) {
    const { head } = await getCall(read, callId)
    await mustSee(read, actor, head, now)
    if (lineId === undefined || lineId === head.lineId) return head.lineId
    throw invalidInput([{ path: 'lineId', message: 'is not the line of the call' }])
  }
  if (lineId === undefined) throw invalidInput([{ path: 'lineId', message: 'say which line, or which call' }])
  await mustServe(read, actor, lineId, now)
  return lineId
}
