// Cases on the wire.
import { z } from 'zod'
import { pageQuery } from '../http/pagination.ts'
import { day, finding, isoInstant, recordId } from '../http/wire.ts'
import type { Line } from '../lines/line.ts'
import { isAnnounced } from './calendar.ts'
import * as codes from './case.ts'
import { lastDayOf } from './clock.ts'
import { INSTITUTION } from './open-case.ts'

const passage = z.string().trim().min(1).max(6_000)
export const institutionCode = z
  .string()
  .regex(INSTITUTION, 'must be a code of letters, digits and dashes')
  .meta({ description: 'Code of the institution, as the house lists them', example: 'H-012' })

export const newCase = z.strictObject({
  lineId: recordId.optional().meta({ description: 'Left out with a call: its line' }),
  callId: recordId.optional(),
  kind: z.enum(codes.CASE_KINDS),
  subject: z.enum(codes.CASE_SUBJECTS),
  institution: institutionCode.optional(),
  receivedAt: isoInstant.optional().meta({ description: 'Left out: now' }),
  text: passage.meta({ description: 'What the complainant says, without anything that identifies somebody' }),
})

const instantOrNull = isoInstant.nullable()

const deadline = z.object({
  /** The first instant that is too late. */
  dueAt: isoInstant,
  lastDay: day.meta({ description: 'The last local day that is in time' }),
  doneAt: instantOrNull,
  late: z.boolean(),
  provisional: z.boolean().meta({ description: 'The holidays of that year are not announced yet' }),
})

const caseShape = {
  id: recordId,
  caseNo: z.string(),
  lineId: recordId,
  callId: recordId.nullable(),
  kind: z.enum(codes.CASE_KINDS),
  subject: z.enum(codes.CASE_SUBJECTS),
  institution: z.string().nullable(),
  state: z.enum(codes.CASE_STATES),
  receivedAt: isoInstant,
  day,
  assignedTo: recordId.nullable(),
  dueAt: isoInstant,
  overdue: z.boolean(),
  clock: z.object({ report: deadline, resolve: deadline, callBack: deadline.nullable() }),
  outcome: z.enum(codes.CASE_OUTCOMES).nullable(),
  callBackResult: z.enum(codes.CALL_BACK_RESULTS).nullable(),
  reminded: z.enum(codes.CASE_STAGES),
  remindedAt: instantOrNull,
  revision: z.int(),
}

export const caseItem = z.object(caseShape).meta({ id: 'Case' })
export const savedCase = z.object({ ...caseShape, findings: z.array(finding) })

export const caseBody = z.object({
  ...caseShape,
  legalHold: z.boolean(),
  steps: z.array(
    z.object({
      at: isoInstant,
      by: z.string(),
      kind: z.string(),
      side: z.enum(codes.SIDES).nullable(),
      text: z.string(),
    }),
  ),
})

const YES_NO = ['true', 'false'] as const

export const caseQuery = z.object({
  ...pageQuery.shape,
  lineId: recordId.optional(),
  state: z
    .enum([...codes.CASE_STATES, 'open', 'all'])
    .default('open')
    .meta({
      description: 'open: received, reported or resolved',
    }),
  kind: z.enum(codes.CASE_KINDS).optional(),
  subject: z.enum(codes.CASE_SUBJECTS).optional(),
  institution: institutionCode.optional(),
  assignedToMe: z.enum(YES_NO).default('false'),
  overdue: z.enum(YES_NO).default('false'),
})

export const countQuery = z
  .object({ lineId: recordId.optional(), from: day, to: day.meta({ description: 'The local day after the last' }) })
  .refine(({ from, to }) => from < to, { message: 'must lie after from', path: ['to'] })

const total = z.int()
export const countBody = z.object({
  from: day,
  to: day,
  items: z.array(
    z.object({
      kind: z.enum(codes.CASE_KINDS),
      subject: z.enum(codes.CASE_SUBJECTS),
      state: z.enum(codes.CASE_STATES),
      outcome: z.enum(codes.CASE_OUTCOMES).nullable(),
      cases: total,
      reportedInTime: total,
      resolvedInTime: total,
      calledBackInTime: total,
    }),
  ),
})

export const stepInput = z.strictObject({
  kind: z.enum(codes.NOTED_STEPS),
  side: z.enum(codes.SIDES).optional(),
  text: passage,
})
export const assignInput = z.strictObject({ memberId: recordId })
export const textInput = z.strictObject({ text: passage })
export const resolveInput = z.strictObject({
  outcome: z.enum(codes.CASE_OUTCOMES).exclude(['withdrawn']),
  text: passage,
})
export const callBackInput = z.strictObject({
  result: z.enum(codes.CALL_BACK_RESULTS).meta({ description: 'no-answer: the clock runs on' }),
  text: z.string().trim().max(6_000).optional(),
})

type Instant = codes.Case['dueAt']

export function caseOnWire(item: codes.Case, line: Line, now: Instant): z.output<typeof caseItem> {
  const step = (dueAt: Instant, doneAt: Instant | null) => ({
    dueAt,
    lastDay: lastDayOf(dueAt, line.zone),
    doneAt,
    late: (doneAt ?? (codes.isOpen(item.state) ? now : dueAt.minus(1))) >= dueAt,
    provisional: !isAnnounced(lastDayOf(dueAt, line.zone), line),
  })
  const { openedBy: _, reportDueAt, reportedAt, resolveDueAt, resolvedAt, callBackDueAt, calledBackAt, ...rest } = item
  return {
    ...rest,
    caseNo: item.id.slice(0, 8),
    overdue: codes.isOverdue(item, now),
    clock: {
      report: step(reportDueAt, reportedAt),
      resolve: step(resolveDueAt, resolvedAt),
      callBack: callBackDueAt === null ? null : step(callBackDueAt, calledBackAt),
    },
  }
}
