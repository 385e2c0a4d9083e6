// The verbs of a consultation: open, invite, reply, note, conclude, cancel.
import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, once } from '../access/idempotency.ts'
import { getCall } from '../calls/call-store.ts'
import type { FieldFinding } from '../calls/clean-texts.ts'
import { isRecordHeld } from '../calls/retention/record-holds.ts'
import { mustSupervise, supervises } from '../calls/rights.ts'
import { writeTexts } from '../calls/write-texts.ts'
import { announce } from '../db/body.ts'
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, forbidden, invalidInput, lostUpdate } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { findMember } from '../people/store.ts'
import type { Consultation, Reply } from './consultation.ts'
import { mustLead, mustRead, mustSpeak, type Seat } from './consultation-rights.ts'
import {
  getConsultation,
  insertConsultation,
  insertInvitations,
  insertNote,
  invitationsOf,
  notesOf,
  putReply,
  updateConsultation,
} from './consultation-store.ts'

const MOST_INVITED = 30

export interface NewConsultation {
  readonly lineId: string
  readonly callIds: readonly string[]
  readonly title: string
  readonly summary: string
  readonly memberIds: readonly string[]
  readonly meetsAt?: DateTime | undefined
}

export interface SavedConsultation {
  readonly id: string
  readonly findings: readonly FieldFinding[]
}

/** By a supervisor of the line, about its calls. @throws forbidden, not-found, invalid-input */
export async function openConsultation(
  deps: Deps,
  actor: Actor,
  input: NewConsultation,
  attempt?: Attempt,
): Promise<SavedConsultation> {
  mustHold(actor, 'consultations:lead')
  const written = {
    name: 'open-consultation',
    lineOf: () => Promise.resolve(input.lineId),
    texts: { title: input.title.trim(), summary: input.summary.trim() },
    fields: ['title', 'summary'] as const,
  }
  const { saved, findings } = await writeTexts(deps, written, (tx, texts) =>
    once(tx, attempt, async (id) => {
      const now = deps.clock.now()
      await getLine(tx, input.lineId)
      if (!(await supervises(tx, actor, input.lineId, now))) throw forbidden('You do not supervise this line.')
      await mustBeItsCalls(tx, actor, input, now)
      await insertConsultation(tx, {
        id,
        lineId: input.lineId,
        callIds: [...new Set(input.callIds)],
        title: texts.title ?? '',
        summary: texts.summary ?? '',
        state: 'open',
        meetsAt: input.meetsAt ?? null,
        openedAt: now,
        openedBy: actor.accountId,
        recommendation: null,
        endedAt: null,
        endedBy: null,
        revision: 1,
      })
      await inviteMembers(tx, { consultationId: id, lineId: input.lineId, memberIds: input.memberIds, now })
      await audit(tx, actor, { at: now, action: 'consultation.open', record: 'consultation', recordId: id })
      announce(`consultations:${input.lineId}`)
      return id
    }),
  )
  return { id: saved.id, findings }
}

async function mustBeItsCalls(tx: Tx, actor: Actor, { lineId, callIds }: NewConsultation, now: DateTime) {
  for (const callId of callIds) {
    const { head } = await getCall(tx, callId)
    await mustSupervise(tx, actor, head, now)
    if (head.lineId !== lineId) throw invalidInput([{ path: 'callIds', message: 'are not all of this line' }])
  }
}

interface Inviting {
  readonly consultationId: string
  readonly lineId: string
  readonly memberIds: readonly string[]
  readonly now: DateTime
}

/** Anybody who is with us may be asked: a psychiatrist need not serve the line. @throws invalid-input */
async function inviteMembers(tx: Tx, { consultationId, lineId, memberIds, now }: Inviting): Promise<void> {
  const ids = [...new Set(memberIds)]
  const today = dayOf(now, (await getLine(tx, lineId)).zone)
  for (const id of ids) {
    const member = await findMember(tx, id)
    const here = member && member.joinedOn <= today && (member.leftOn === null || member.leftOn > today)
    if (!here) throw invalidInput([{ path: 'memberIds', message: 'names somebody who is not a member' }])
  }
  const invited = await invitationsOf(tx, consultationId)
  if (invited.length + ids.length > MOST_INVITED) {
    throw invalidInput([{ path: 'memberIds', message: `are more than ${MOST_INVITED} in all` }])
  }
  const open = { consultationId, invitedAt: now, reply: null, repliedAt: null }
  await insertInvitations(
    tx,
    ids.map((memberId) => ({ ...open, memberId })),
  )
}

export type ConsultationStep =
  | { readonly verb: 'invite'; readonly memberIds: readonly string[] }
  | { readonly verb: 'reply'; readonly reply: Reply }
  | { readonly verb: 'note'; readonly text: string }
  | { readonly verb: 'conclude'; readonly text: string }
  | { readonly verb: 'cancel' }

/** @throws forbidden, not-found; conflict when it has ended; lost-update */
export async function stepConsultation(
  deps: Deps,
  actor: Actor,
  id: string,
  step: ConsultationStep,
  expected?: number,
): Promise<SavedConsultation> {
  mustHold(actor, 'consultations:join')
  const text = 'text' in step ? step.text.trim() : undefined
  if (text === '') throw invalidInput([{ path: 'text', message: 'says nothing' }])
  const written = {
    name: `${step.verb}-consultation`,
    lineOf: async (read: Read) => (await getConsultation(read, id)).lineId,
    texts: { text },
    fields: ['text'] as const,
  }
  const { findings } = await writeTexts(deps, written, async (tx, texts) => {
    const now = deps.clock.now()
    const before = await getConsultation(tx, id)
    const seat = await mustRead(tx, actor, before, now)
    if (expected !== undefined && expected !== before.revision) throw lostUpdate()
    if (before.state !== 'open') throw conflict('This consultation has ended.', { state: before.state })
    await take(tx, { actor, before, seat, step, text: texts.text ?? '', now })
    await audit(tx, actor, { at: now, action: `consultation.${step.verb}`, record: 'consultation', recordId: id })
    announce(`consultations:${before.lineId}`)
  })
  return { id, findings }
}

interface Taking {
  readonly actor: Actor
  readonly before: Consultation
  readonly seat: Seat
  readonly step: ConsultationStep
  readonly text: string
  readonly now: DateTime
}

async function take(tx: Tx, { actor, before, seat, step, text, now }: Taking): Promise<void> {
  const ended = { endedAt: now, endedBy: actor.accountId }
  switch (step.verb) {
    case 'invite':
      mustLead(seat)
      await inviteMembers(tx, { consultationId: before.id, lineId: before.lineId, memberIds: step.memberIds, now })
      await updateConsultation(tx, before, {})
      return
    case 'reply':
      if (!seat.invitation) throw forbidden('You are not invited.')
      await putReply(tx, seat.invitation, { reply: step.reply, repliedAt: now })
      await updateConsultation(tx, before, {})
      return
    case 'note': {
      mustSpeak(seat)
      const position = await updateConsultation(tx, before, {})
      const by = { by: actor.accountId, memberId: actor.memberId ?? null }
      await insertNote(tx, { consultationId: before.id, position, at: now, ...by, text })
      return
    }
    case 'conclude':
      mustLead(seat)
      await updateConsultation(tx, before, { ...ended, state: 'concluded', recommendation: text })
      return
    case 'cancel':
      mustLead(seat)
      await updateConsultation(tx, before, { ...ended, state: 'cancelled' })
  }
}

/** With everything that was said; reading is on record. @throws not-found */
export async function readConsultation(deps: Deps, actor: Actor, id: string) {
  mustHold(actor, 'consultations:join')
  return deps.db.write('read-consultation', async (tx) => {
    const now = deps.clock.now()
    const consultation = await getConsultation(tx, id)
    const seat = await mustRead(tx, actor, consultation, now)
    await audit(tx, actor, { at: now, action: 'consultation.read', record: 'consultation', recordId: id })
    const legalHold = await isRecordHeld(tx, id, consultation.callIds)
    return { consultation, seat, legalHold, invitations: await invitationsOf(tx, id), notes: await notesOf(tx, id) }
  })
}
