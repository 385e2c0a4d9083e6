// The shapes of the rota's API, written by hand: a new column never leaks by default.
import { z } from 'zod'
import { pageQuery } from '../http/pagination.ts'
import { day, freeTextInput, isoInstant, recordId } from '../http/wire.ts'
import { DAY_KINDS } from '../lines/day-kind.ts'
import { DUTY_ROLES } from '../lines/duty-role.ts'
import { ASSIGNMENT_SOURCES } from './rota.ts'
import { RULE_CODES } from './rules/violation.ts'

const MOST_ITERATIONS = 5_000_000
const MOST_SECONDS = 20
export const reason = freeTextInput.max(1_000)

export const role = z.enum(DUTY_ROLES)
export const ruleCode = z.enum(RULE_CODES)
export const words = z.object({ zh: z.string(), en: z.string() })

export const rotaParams = z.object({ id: recordId })
export const assignmentParams = z.object({ id: recordId, assignmentId: recordId })
export const lineParams = z.object({ lineId: recordId })

/** For breaking a rule as a coordinator: everything but double booking and a missing qualification. */
export const override = z
  .strictObject({ reason: reason.min(1) })
  .optional()
  .meta({ description: 'Break rules, with a reason that is kept, audited and shown on the rota' })

export const colleague = z.object({
  id: recordId,
  displayCode: z.string(),
  name: z.string().optional().meta({ description: 'Only for those who may read people' }),
})

export const violation = z
  .object({
    rule: ruleCode,
    severity: z.enum(['blocking', 'warning']),
    breakable: z.boolean(),
    memberId: recordId.nullable(),
    shiftId: recordId,
    role,
    start: z.string().meta({ format: 'date-time' }),
    end: z.string().meta({ format: 'date-time' }),
    value: z.number().optional(),
    limit: z.number().optional(),
    gap: z.enum(['role', 'credential', 'agreement', 'not-joined', 'left']).optional(),
    missing: z.array(z.string()).optional(),
    relatedShiftIds: z.array(recordId),
    says: words,
    wayOut: words,
  })
  .meta({ id: 'RotaViolation' })

export const foundViolation = violation.extend({
  assignmentId: recordId.nullable(),
  accepted: z.boolean().meta({ description: 'A coordinator broke this rule here, with a reason' }),
  reason: z.string().nullable().meta({ description: 'Why; only for those who may read people, and whom it concerns' }),
})

export const rotaHead = z.object({
  id: recordId,
  lineId: recordId,
  from: day,
  to: day.meta({ description: 'First day that is not part of it' }),
  state: z.enum(['draft', 'published']),
  version: z.int(),
  publishedAt: isoInstant.nullable(),
  note: z.string(),
  createdAt: isoInstant,
  revision: z.int(),
})

const shiftShape = {
  id: recordId,
  templateCode: z.string(),
  day,
  role,
  start: isoInstant,
  end: isoInstant,
  minimum: z.int(),
  wanted: z.int(),
  maximum: z.int(),
  night: z.boolean(),
  dayKind: z.enum(DAY_KINDS),
}
export const plannedShift = z.object(shiftShape)

export const assignmentBody = z.object({
  id: recordId,
  shiftId: recordId,
  place: z.int(),
  memberId: recordId,
  source: z.enum(ASSIGNMENT_SOURCES),
  locked: z.boolean().meta({ description: 'Stays where it is when the rota is solved anew' }),
  kind: z.enum(['draft', 'assigned', 'override']),
  brokenRules: z.array(ruleCode),
  reason: z.string().nullable(),
})

export const rotaBody = rotaHead.extend({
  zone: z.string(),
  shifts: z.array(z.object({ ...shiftShape, assignments: z.array(assignmentBody) })),
  members: z.array(colleague),
  violations: z.array(foundViolation),
  openPlaces: z.int(),
})

export const rotaQuery = z.object({
  ...pageQuery.shape,
  lineId: recordId.optional(),
  state: z.enum(['draft', 'published']).optional(),
  from: day.optional(),
  to: day.optional(),
})

export const newRota = z.strictObject({
  lineId: recordId,
  from: day,
  to: day,
  note: freeTextInput.max(2_000).default(''),
})
export const periodQuery = z.object({ from: day, to: day })
export const previewQuery = z.object({ lineId: recordId, from: day, to: day })

export const generateBody = z
  .strictObject({
    seed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(1),
    iterations: z.int().min(1).max(MOST_ITERATIONS).default(20_000),
    seconds: z.number().min(0.1).max(MOST_SECONDS).default(10),
    redo: z.boolean().default(false),
    dryRun: z.boolean().default(false),
  })
  .default({ seed: 1, iterations: 20_000, seconds: 10, redo: false, dryRun: false })

export const openPlace = z.object({
  shiftId: recordId,
  missing: z.int(),
  says: words,
  reasons: z.array(z.object({ reason: z.string(), count: z.int(), memberIds: z.array(recordId), says: words })),
})

export const generatedBody = z.object({
  rotaId: recordId,
  revision: z.int(),
  stored: z.boolean(),
  assigned: z.array(z.object({ shiftId: recordId, memberId: recordId })),
  open: z.array(openPlace),
  score: z.array(z.object({ code: z.string(), value: z.number() })),
  cost: z.number(),
  seed: z.int(),
  iterations: z.int(),
})

export const assignBody = z.strictObject({ shiftId: recordId, memberId: recordId, override })
export const replaceBody = z.strictObject({ memberId: recordId, override })
export const unassignBody = z.strictObject({ override }).default({})
export const publishBody = z
  .strictObject({ note: freeTextInput.max(2_000).default(''), override })
  .default({ note: '' })

const rescored = z
  .object({
    delta: z.number().meta({ description: 'By how much the score went up (worse) or down (better)' }),
    cover: z.number(),
    parts: z.record(z.string(), z.number()),
  })
  .meta({ description: 'What this edit changed in the score' })
export const assignedBody = assignmentBody.extend({
  revision: z.int(),
  violations: z.array(foundViolation),
  score: rescored,
})
export const unassignedBody = z.object({ revision: z.int(), violations: z.array(violation), score: rescored })

export const candidatesQuery = z.object({ shiftId: recordId })
export const candidatesBody = z.object({
  shiftId: recordId,
  candidates: z.array(
    z.object({
      member: colleague,
      blocked: z.boolean(),
      hours: z.number(),
      nights: z.int(),
      violations: z.array(violation),
    }),
  ),
})

export const gapBody = z.object({
  role,
  start: isoInstant,
  end: isoInstant,
  required: z.int(),
  present: z.int(),
  shiftIds: z.array(recordId),
})
export const gapsBody = z.object({ items: z.array(gapBody) })
export const lineGapsBody = z.object({
  items: z.array(gapBody),
  unpublishedDays: z.array(day).meta({ description: 'Days without a published rota: all their need is a gap' }),
})

const byRole = z.partialRecord(role, z.number())
export const fairnessBody = z.object({
  meanHours: z.number(),
  leastHours: z.number(),
  mostHours: z.number(),
  meanNights: z.number(),
  mostNights: z.int(),
  members: z.array(
    z.object({
      member: colleague,
      hours: z.number(),
      hoursByRole: byRole,
      shareByRole: byRole,
      shifts: z.int(),
      nights: z.int(),
      weekendShifts: z.int(),
      holidayShifts: z.int(),
      wantedHoursPerMonth: z.number().nullable(),
    }),
  ),
})

export const previewBody = z.object({ zone: z.string(), shifts: z.array(plannedShift) })

export const locksBody = z.strictObject({
  assignmentIds: z.array(recordId).min(1).max(2_000),
  locked: z.boolean(),
})
export const lockedBody = z.object({ revision: z.int() })
