// The steps of a case: noted, assigned, reported, resolved, called back, withdrawn.
import type { DateTime } from 'luxon'
import { type Actor, holds, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { writeTexts } from '../calls/write-texts.ts'
import { announce } from '../db/body.ts'
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, forbidden, invalidInput, lostUpdate } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import { linesServedAt } from '../people/store.ts'
import { calendarOfLine } from './calendar.ts'
import {
  type CallBackResult,
  type Case,
  type CaseOutcome,
  type CaseState,
  isOpen,
  type NotedStep,
  runningDeadline,
  type Side,
  type StepKind,
} from './case.ts'
import { deadlinesOf } from './clock.ts'
import type { SavedCase } from './open-case.ts'
import { mustWorkOn } from './rights.ts'
import { type CaseChange, getCase, insertStep, updateCase } from './store.ts'

export type CaseVerb =
  | { readonly verb: 'note'; readonly kind: NotedStep; readonly side?: Side | undefined; readonly text: string }
  | { readonly verb: 'assign'; readonly memberId: string }
  /** The authority or the institution has been told. */
  | { readonly verb: 'report'; readonly text: string }
  | { readonly verb: 'resolve'; readonly outcome: Exclude<CaseOutcome, 'withdrawn'>; readonly text: string }
  /** Nobody answered: the clock runs on. */
  | { readonly verb: 'call-back'; readonly result: CallBackResult; readonly text?: string | undefined }
  | { readonly verb: 'withdraw'; readonly text: string }

const FROM: Readonly<Partial<Record<CaseVerb['verb'], readonly CaseState[]>>> = {
  report: ['received'],
  resolve: ['reported'],
  'call-back': ['resolved'],
}

/** @throws forbidden, not-found; conflict when it has ended or another step comes first; lost-update */
export async function stepCase(
  deps: Deps,
  actor: Actor,
  id: string,
  step: CaseVerb,
  expected?: number,
): Promise<SavedCase> {
  mustHold(actor, 'cases:open')
  const text = 'text' in step ? step.text?.trim() : undefined
  if (text === '' && step.verb !== 'call-back') throw invalidInput([{ path: 'text', message: 'says nothing' }])
  const written = {
    name: `${step.verb}-case`,
    lineOf: async (read: Read) => (await getCase(read, id)).lineId,
    texts: { text },
    fields: ['text'] as const,
  }
  const { saved, findings } = await writeTexts(deps, written, async (tx, texts) => {
    const now = deps.clock.now()
    const before = await getCase(tx, id)
    await mustWorkOn(tx, actor, before, now)
    if (expected !== undefined && expected !== before.revision) throw lostUpdate()
    assertAllowed(before, step)
    const change = await changeOf(tx, { actor, before, step, now })
    const after = await updateCase(tx, before, await onTheClock(tx, before, change))
    const made = { caseId: id, position: after.revision, at: now, by: actor.accountId }
    await insertStep(tx, { ...made, ...asStep(step), text: texts.text ?? '' })
    await audit(tx, actor, { at: now, action: `case.${step.verb}`, record: 'case', recordId: id })
    announce(`cases:${before.lineId}`)
    return after
  })
  return { item: saved, findings }
}

function assertAllowed({ state }: Case, { verb }: CaseVerb): void {
  if (!isOpen(state)) throw conflict('This case has ended.', { state })
  if (FROM[verb] !== undefined && !FROM[verb].includes(state)) {
    throw conflict(`A case that is ${state} does not allow: ${verb}. First report, then resolve, then call back.`, {
      state,
    })
  }
}

function asStep(step: CaseVerb): { kind: StepKind; side: Side | null } {
  switch (step.verb) {
    case 'note':
      return { kind: step.kind, side: step.side ?? null }
    case 'assign':
      return { kind: 'assigned', side: null }
    case 'report':
      return { kind: 'reported', side: 'institution' }
    case 'resolve':
      return { kind: 'resolved', side: null }
    case 'call-back':
      return { kind: step.result === 'no-answer' ? 'not-reached' : 'called-back', side: 'complainant' }
    case 'withdraw':
      return { kind: 'withdrawn', side: 'complainant' }
  }
}

interface Stepping {
  readonly actor: Actor
  readonly before: Case
  readonly step: CaseVerb
  readonly now: DateTime
}

async function changeOf(tx: Tx, { actor, before, step, now }: Stepping): Promise<CaseChange> {
  switch (step.verb) {
    case 'note':
      return {}
    case 'assign':
      if (!holds(actor, 'cases:work')) throw forbidden('A supervisor of the line or a coordinator gives cases out.')
      await mustServeLine(tx, step.memberId, before.lineId, now)
      return { assignedTo: step.memberId }
    case 'report':
      return { state: 'reported', reportedAt: now }
    case 'resolve':
      return { state: 'resolved', resolvedAt: now, outcome: step.outcome }
    case 'call-back':
      if (step.result === 'no-answer') return {}
      return { state: 'closed', calledBackAt: now, callBackResult: step.result }
    case 'withdraw':
      return { state: 'withdrawn', outcome: 'withdrawn' }
  }
}

async function mustServeLine(tx: Tx, memberId: string, lineId: string, now: DateTime): Promise<void> {
  const lines = await linesServedAt(tx, memberId, now)
  if (!lines.includes(lineId)) throw invalidInput([{ path: 'memberId', message: 'does not serve this line' }])
}

/** A step starts the next deadline, by the calendar as it is now; its reminders begin anew. */
export async function onTheClock(tx: Tx, before: Case, change: CaseChange): Promise<CaseChange> {
  const line = await getLine(tx, before.lineId)
  const changed = { ...before, ...change }
  const deadlines = deadlinesOf(changed, line.settings, await calendarOfLine(tx, line))
  const after = { ...changed, ...deadlines }
  const dueAt = isOpen(after.state) ? runningDeadline(after) : before.dueAt
  const moved = dueAt.toMillis() !== before.dueAt.toMillis()
  return { ...change, ...deadlines, dueAt, ...(moved ? { reminded: 'early', remindedAt: null } : {}) }
}
