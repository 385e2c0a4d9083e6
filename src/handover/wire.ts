// The shapes of hand-overs, the duty log and duty alerts on the wire.
import { z } from 'zod'
import { CALL_TYPES } from '../calls/codes.ts'
import { RISK_LEVELS } from '../calls/risk.ts'
import { finding, freeTextInput, isoInstant, recordId } from '../http/wire.ts'
import type { SavedHandover } from './actions.ts'
import { DUTY_ALERT_KINDS } from './duty-alert.ts'
import type { DutyAlert } from './duty-alert-store.ts'
import { LOG_KINDS } from './duty-log.ts'
import { type HandoverItems, stateOf } from './handover.ts'
import type { Handover } from './store.ts'

export const lineParams = z.object({ lineId: recordId })
const risk = z.enum(RISK_LEVELS)

const itemsBody = z.object({
  calls: z.int(),
  byType: z.array(z.object({ type: z.enum(CALL_TYPES).nullable(), calls: z.int() })),
  byRisk: z.array(z.object({ risk: risk.nullable(), calls: z.int() })),
  alerts: z
    .array(z.object({ id: recordId, callId: recordId, level: risk, raisedAt: z.string(), acknowledged: z.boolean() }))
    .meta({ description: 'Alerts of the line that are not closed, whichever shift they are from.' }),
  followUps: z.array(
    z.object({
      id: recordId,
      callId: recordId,
      risk: risk.nullable(),
      dueAt: z.string(),
      claimedBy: recordId.nullable(),
      attempts: z.int(),
    }),
  ),
  openFollowUps: z.int(),
  overdueFollowUps: z.int(),
  unansweredQuestions: z.int(),
  reports: z
    .array(z.object({ id: recordId, callId: recordId, raisedAt: z.string(), dueAt: z.string().nullable() }))
    .meta({ description: 'Mandatory reports of the line that are not closed.' }),
  drafts: z.int().meta({ description: 'Calls of the shift that are not closed yet.' }),
})

export const handoverBody = z
  .object({
    id: recordId,
    lineId: recordId,
    shiftId: recordId,
    shiftStart: isoInstant,
    shiftEnd: isoInstant,
    state: z.enum(['draft', 'handed-over', 'acknowledged']),
    items: itemsBody,
    note: z.string(),
    handedAt: isoInstant.nullable(),
    handedByMember: recordId.nullable(),
    acknowledgedAt: isoInstant.nullable(),
    acknowledgedByMember: recordId.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Handover' })

export const savedHandoverBody = z.object({ ...handoverBody.shape, findings: z.array(finding) })

export const handoverInput = z.strictObject({
  shiftId: recordId.optional().meta({ description: 'One of one’s own shifts; the obvious one when left out.' }),
  note: freeTextInput.optional(),
})

const EMPTY: HandoverItems = {
  calls: 0,
  byType: [],
  byRisk: [],
  alerts: [],
  followUps: [],
  openFollowUps: 0,
  overdueFollowUps: 0,
  unansweredQuestions: 0,
  drafts: 0,
}

const itemsOnWire = ({
  byType,
  byRisk,
  alerts,
  followUps,
  reports = [],
  ...counts
}: HandoverItems): z.output<typeof itemsBody> => ({
  ...counts,
  byType: [...byType],
  byRisk: [...byRisk],
  alerts: [...alerts],
  followUps: [...followUps],
  reports: [...reports],
})

export const handoverOnWire = (row: Handover, items = row.items ?? EMPTY): z.output<typeof handoverBody> => ({
  id: row.id,
  lineId: row.lineId,
  shiftId: row.shiftId,
  shiftStart: row.shiftStart,
  shiftEnd: row.shiftEnd,
  state: stateOf(row),
  items: itemsOnWire(items),
  note: row.note,
  handedAt: row.handedAt,
  handedByMember: row.handedByMember,
  acknowledgedAt: row.acknowledgedAt,
  acknowledgedByMember: row.acknowledgedByMember,
  revision: row.revision,
})

export const savedOnWire = ({ handover, items, findings }: SavedHandover): z.output<typeof savedHandoverBody> => ({
  ...handoverOnWire(handover, items),
  findings: [...findings],
})

export const logEntry = z.object({
  at: isoInstant,
  kind: z.enum(LOG_KINDS),
  what: z.string(),
  risk: z.string().nullable(),
  displayCode: z.string().nullable(),
  recordId: z.string().nullable(),
})

export const dutyAlertBody = z
  .object({
    id: recordId,
    kind: z.enum(DUTY_ALERT_KINDS),
    lineId: recordId,
    shiftId: recordId.nullable(),
    memberId: recordId.nullable(),
    raisedAt: isoInstant,
    acknowledgedAt: isoInstant.nullable(),
    acknowledgedBy: z.string().nullable(),
    resolvedAt: isoInstant.nullable().meta({ description: 'The post was filled, the hand-over taken.' }),
  })
  .meta({ id: 'DutyAlert' })

export const dutyAlertOnWire = (row: DutyAlert): z.output<typeof dutyAlertBody> => ({
  id: row.id,
  kind: row.kind,
  lineId: row.lineId,
  shiftId: row.shiftId,
  memberId: row.memberId,
  raisedAt: row.raisedAt,
  acknowledgedAt: row.acknowledgedAt,
  acknowledgedBy: row.acknowledgedBy,
  resolvedAt: row.resolvedAt,
})
