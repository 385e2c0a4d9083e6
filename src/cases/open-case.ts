// A complaint or a request to mediate comes in: by telephone, or another way.
import type { DateTime } from 'luxon'
import { type Actor, holds, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, once } from '../access/idempotency.ts'
import { getCall, lineOfCall } from '../calls/call-store.ts'
import type { FieldFinding } from '../calls/clean-texts.ts'
import { mustSee, mustServe } from '../calls/rights.ts'
import { writeTexts } from '../calls/write-texts.ts'
import { announce } from '../db/body.ts'
import type { Read } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { invalidInput } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { calendarOfLine } from './calendar.ts'
import type { Case, CaseKind, CaseSubject } from './case.ts'
import { deadlinesOf } from './clock.ts'
import { getCase, insertCase, insertStep } from './store.ts'

/** Code of an institution, as the house lists them. */
export const INSTITUTION = /^[A-Za-z0-9-]{1,24}$/

export interface NewCase {
  /** Left out with a call: the call's line. */
  readonly lineId?: string | undefined
  readonly callId?: string | undefined
  readonly kind: CaseKind
  readonly subject: CaseSubject
  readonly institution?: string | undefined
  /** Left out: now. Never in the future. */
  readonly receivedAt?: DateTime | undefined
  /** What the complainant says. */
  readonly text: string
}

export interface SavedCase {
  readonly item: Case
  readonly findings: readonly FieldFinding[]
}

/** @throws forbidden, not-found, invalid-input */
export async function openCase(deps: Deps, actor: Actor, input: NewCase, attempt?: Attempt): Promise<SavedCase> {
  mustHold(actor, 'cases:open')
  const said = input.text.trim()
  if (said === '') throw invalidInput([{ path: 'text', message: 'says nothing' }])
  const written = {
    name: 'open-case',
    lineOf: async (read: Read) => (input.callId === undefined ? input.lineId : await lineOfCall(read, input.callId)),
    texts: { text: said },
    fields: ['text'] as const,
  }
  const { saved, findings } = await writeTexts(deps, written, async (tx, { text = '' }) => {
    const now = deps.clock.now()
    const { id } = await once(tx, attempt, async (id) => {
      const made = await caseFrom(tx, actor, input, now)
      await insertCase(tx, { id, ...made })
      const step = { caseId: id, position: 1, at: made.receivedAt, by: actor.accountId }
      await insertStep(tx, { ...step, kind: 'received', side: 'complainant', text })
      await audit(tx, actor, { at: now, action: 'case.open', record: 'case', recordId: id })
      announce(`cases:${made.lineId}`)
      return id
    })
    return getCase(tx, id)
  })
  return { item: saved, findings }
}

async function caseFrom(read: Read, actor: Actor, input: NewCase, now: DateTime): Promise<Omit<Case, 'id'>> {
  const lineId = await lineFor(read, actor, input, now)
  const line = await getLine(read, lineId)
  const receivedAt = input.receivedAt ?? now
  if (input.institution !== undefined && !INSTITUTION.test(input.institution)) {
    throw invalidInput([{ path: 'institution', message: 'must be a code of letters, digits and dashes' }])
  }
  if (receivedAt > now) throw invalidInput([{ path: 'receivedAt', message: 'is in the future' }])
  const calendar = await calendarOfLine(read, line)
  const deadlines = deadlinesOf({ receivedAt, resolvedAt: null }, line.settings, calendar)
  return {
    lineId,
    callId: input.callId ?? null,
    kind: input.kind,
    subject: input.subject,
    institution: input.institution ?? null,
    state: 'received',
    receivedAt,
    day: dayOf(receivedAt, line.zone),
    openedBy: actor.accountId,
    assignedTo: null,
    ...deadlines,
    dueAt: deadlines.reportDueAt,
    reportedAt: null,
    resolvedAt: null,
    outcome: null,
    calledBackAt: null,
    callBackResult: null,
    reminded: 'early',
    remindedAt: null,
    revision: 1,
  }
}

async function lineFor(read: Read, actor: Actor, { lineId, callId }: NewCase, now: DateTime): Promise<string> {
  if (callId !== undefined) {
    const { head } = await getCall(read, callId)
    await mustSee(read, actor, head, now)
    if (lineId === undefined || lineId === head.lineId) return head.lineId
    throw invalidInput([{ path: 'lineId', message: 'is not the line of the call' }])
  }
  if (lineId === undefined) throw invalidInput([{ path: 'lineId', message: 'say which line, or which call' }])
  if (!holds(actor, 'cases:all-lines')) await mustServe(read, actor, lineId, now)
  return lineId
}
