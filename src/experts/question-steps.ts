// The verbs of an expert question: claim, assign, answer, return, approve, inform, withdraw. Publishing belongs to the
// bulletins.
import type { DateTime } from 'luxon'
import { type Actor, holds, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { writeTexts } from '../calls/write-texts.ts'
import { announce } from '../db/body.ts'
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, forbidden, invalidInput, lostUpdate, notFound } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import type { SavedQuestion } from './ask-question.ts'
import { allows, type ExpertQuestion, type QuestionVerb } from './question.ts'
import { isExpertOf, mustSeeQuestion, type Part } from './question-rights.ts'
import { getQuestion, type QuestionChange, updateQuestion } from './question-store.ts'
import { tellExpert } from './tell-expert.ts'

export type QuestionStep =
  /** An expert of the line takes what nobody has. */
  | { readonly verb: 'claim' }
  /** By a supervisor. */
  | { readonly verb: 'assign'; readonly memberId: string }
  | { readonly verb: 'answer'; readonly answer: string }
  /** Back to the expert, by a supervisor, who says why. */
  | { readonly verb: 'return'; readonly note: string }
  /** By a supervisor who did not answer it. */
  | { readonly verb: 'approve' }
  /** The caller has been told. */
  | { readonly verb: 'inform' }
  | { readonly verb: 'withdraw'; readonly note: string }

/** Reads as the actor may. @throws not-found */
export async function readQuestion(deps: Deps, actor: Actor, id: string): Promise<ExpertQuestion> {
  if (!holds(actor, 'expert-questions:ask')) throw forbidden('You read no questions to experts.')
  return deps.db.write('read-expert-question', async (tx) => {
    const now = deps.clock.now()
    const question = await getQuestion(tx, id)
    await mustSeeQuestion(tx, actor, question, now)
    await audit(tx, actor, { at: now, action: 'expert-question.read', record: 'expert-question', recordId: id })
    return question
  })
}

/** @throws forbidden, not-found; conflict when the state does not allow it; lost-update */
export async function stepQuestion(
  deps: Deps,
  actor: Actor,
  id: string,
  step: QuestionStep,
  expected?: number,
): Promise<SavedQuestion> {
  mustHold(actor, 'expert-questions:ask')
  const written = {
    name: `${step.verb}-expert-question`,
    lineOf: async (read: Read) => (await getQuestion(read, id)).lineId,
    texts: textsOf(step),
    fields: ['answer', 'note'] as const,
  }
  const { saved, findings } = await writeTexts(deps, written, async (tx, texts) => {
    const now = deps.clock.now()
    const { before, part } = await questionFor(tx, { actor, id, verb: step.verb, expected, now })
    const change = await changeOf(tx, { actor, before, part, step, now })
    const after = await updateQuestion(tx, before, { ...change, ...texts })
    if (step.verb === 'assign' || step.verb === 'return') await tellExpert(tx, 'assigned', after, now)
    const action = `expert-question.${step.verb}`
    await audit(tx, actor, { at: now, action, record: 'expert-question', recordId: id })
    announce(`expert-questions:${before.lineId}`)
    return after
  })
  return { question: saved, findings }
}

/** Each verb has at most one text, and it must say something. */
function textsOf(step: QuestionStep): { answer?: string; note?: string } {
  const given = 'answer' in step ? { answer: step.answer.trim() } : 'note' in step ? { note: step.note.trim() } : {}
  for (const [path, text] of Object.entries(given)) {
    if (text === '') throw invalidInput([{ path, message: 'says nothing' }])
  }
  return given
}

interface Wanted {
  readonly actor: Actor
  readonly id: string
  readonly verb: QuestionVerb
  readonly expected: number | undefined
  readonly now: DateTime
}

/** A question that the actor may see and whose state allows the verb. @throws not-found, lost-update, conflict */
export async function questionFor(tx: Tx, { actor, id, verb, expected, now }: Wanted) {
  const before = await getQuestion(tx, id)
  const part = await mustSeeQuestion(tx, actor, before, now)
  if (expected !== undefined && expected !== before.revision) throw lostUpdate()
  if (!allows(before, verb)) throw conflict(`A question that is ${before.state} does not allow: ${verb}.`)
  return { before, part }
}

interface Stepping {
  readonly actor: Actor
  readonly before: ExpertQuestion
  readonly part: Part
  readonly step: QuestionStep
  readonly now: DateTime
}

async function changeOf(tx: Tx, stepping: Stepping): Promise<QuestionChange> {
  const { actor, before, part, step, now } = stepping
  switch (step.verb) {
    case 'claim':
      return claim(stepping)
    case 'assign':
      mustSupervise(part)
      await mustBeExpert(tx, step.memberId, before.lineId, now)
      return { assignedTo: step.memberId, assignedAt: now, assignedHow: 'given' }
    case 'answer':
      mustAnswer(stepping)
      return { ...takenOn(stepping), state: 'answered', answeredAt: now, answeredBy: actor.accountId, note: null }
    case 'return':
      mustSupervise(part)
      return { state: 'open', ...(await newDeadline(tx, before.lineId, now)) }
    case 'approve':
      mustSupervise(part)
      if (before.answeredBy === actor.accountId) throw forbidden('A second person approves an answer.')
      return { state: 'approved', approvedAt: now, approvedBy: actor.accountId }
    case 'inform':
      if (!part.asked && !part.supervises) throw forbidden('Whoever asked, or a supervisor of the line, says so.')
      return { state: 'closed', informedAt: now, informedBy: actor.accountId }
    case 'withdraw':
      if (!part.asked && !part.supervises) throw forbidden('Whoever asked, or a supervisor of the line, may do this.')
      return { state: 'withdrawn' }
  }
}

function claim({ actor, before, part, now }: Stepping): QuestionChange {
  if (actor.memberId === undefined || !holds(actor, 'expert-questions:answer'))
    throw forbidden('Experts take questions.')
  if (before.assignedTo === actor.memberId) return {}
  if (before.assignedTo !== null) throw conflict('Another expert has this; a supervisor can give it to you.')
  if (!part.answers) throw notFound('expert question')
  return { assignedTo: actor.memberId, assignedAt: now, assignedHow: 'claimed' }
}

function mustAnswer({ actor, part }: Stepping): void {
  mustHold(actor, 'expert-questions:answer')
  if (!part.answers) throw forbidden('It is for another expert to answer; a supervisor can give it to you.')
}

/** Whoever answers what nobody has thereby takes it. */
const takenOn = ({ actor, before, now }: Stepping): QuestionChange =>
  before.assignedTo === null && actor.memberId !== undefined
    ? { assignedTo: actor.memberId, assignedAt: now, assignedHow: 'claimed' }
    : {}

function mustSupervise({ supervises }: Part): void {
  if (!supervises) throw forbidden('Only a supervisor of the line may do this.')
}

async function mustBeExpert(tx: Tx, memberId: string, lineId: string, now: DateTime): Promise<void> {
  if (await isExpertOf(tx, memberId, lineId, now)) return
  throw invalidInput([{ path: 'memberId', message: 'is no expert of this line' }])
}

async function newDeadline(tx: Tx, lineId: string, now: DateTime): Promise<QuestionChange> {
  const { settings } = await getLine(tx, lineId)
  return { dueAt: now.plus({ hours: settings.expertAnswerHours }), reminded: 'early', remindedAt: null }
}
