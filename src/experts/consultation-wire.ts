// Consultations on the wire. Which calls they came from is for supervisors.
import { z } from 'zod'
import { pageQuery } from '../http/pagination.ts'
import { finding, isoInstant, recordId } from '../http/wire.ts'
import {
  CONSULTATION_STATES,
  type Consultation,
  type DiscussionNote,
  type Invitation,
  REPLIES,
} from './consultation.ts'
import type { Seat } from './consultation-rights.ts'

const passage = z.string().trim().min(1).max(8_000)

export const newConsultation = z.strictObject({
  lineId: recordId,
  callIds: z.array(recordId).max(20).default([]),
  title: z.string().trim().min(1).max(200),
  summary: passage.meta({ description: 'The case, without anything that identifies somebody' }),
  memberIds: z.array(recordId).max(30).default([]).meta({ description: 'Whom to invite' }),
  meetsAt: isoInstant.optional(),
})

const consultationShape = {
  id: recordId,
  lineId: recordId,
  callIds: z.array(recordId).nullable().meta({ description: 'For supervisors of the line' }),
  title: z.string(),
  state: z.enum(CONSULTATION_STATES),
  meetsAt: isoInstant.nullable(),
  openedAt: isoInstant,
  endedAt: isoInstant.nullable(),
  revision: z.int(),
}

export const consultationItem = z.object(consultationShape)

export const consultationBody = z.object({
  ...consultationShape,
  legalHold: z.boolean().nullable().meta({ description: 'null for those who only take part' }),
  summary: z.string(),
  recommendation: z.string().nullable(),
  invited: z.array(
    z.object({
      memberId: recordId,
      invitedAt: isoInstant,
      reply: z.enum(REPLIES).nullable(),
      repliedAt: isoInstant.nullable(),
    }),
  ),
  notes: z.array(z.object({ at: isoInstant, memberId: recordId.nullable(), text: z.string() })),
})
export const savedConsultation = z.object({ id: recordId, findings: z.array(finding) })

export const consultationQuery = z.object({
  ...pageQuery.shape,
  state: z.enum([...CONSULTATION_STATES, 'all']).default('open'),
})

export const inviteInput = z.strictObject({ memberIds: z.array(recordId).min(1).max(30) })
export const replyInput = z.strictObject({ reply: z.enum(REPLIES) })
export const textInput = z.strictObject({ text: passage })
export const nothing = z.strictObject({}).nullish()

export const itemOnWire = (
  { id, lineId, callIds, title, state, meetsAt, openedAt, endedAt, revision }: Consultation,
  leads: boolean,
): z.output<typeof consultationItem> => ({
  id,
  lineId,
  callIds: leads ? [...callIds] : null,
  title,
  state,
  meetsAt,
  openedAt,
  endedAt,
  revision,
})

interface Shown {
  readonly consultation: Consultation
  readonly seat: Seat
  readonly invitations: readonly Invitation[]
  readonly notes: readonly DiscussionNote[]
  readonly legalHold: boolean
}

export const consultationOnWire = ({
  consultation,
  seat,
  invitations,
  notes,
  legalHold,
}: Shown): z.output<typeof consultationBody> => ({
  ...itemOnWire(consultation, seat.leads),
  legalHold: seat.leads ? legalHold : null,
  summary: consultation.summary,
  recommendation: consultation.recommendation,
  invited: invitations.map(({ memberId, invitedAt, reply, repliedAt }) => ({ memberId, invitedAt, reply, repliedAt })),
  notes: notes.map(({ at, memberId, text }) => ({ at, memberId, text })),
})
