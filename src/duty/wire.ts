// The shapes of duty on the wire. Display codes only: no shape here but the route's can carry an address.
import { z } from 'zod'
import { day, freeTextInput, isoInstant, recordId } from '../http/wire.ts'
import { DUTY_ROLES } from '../lines/duty-role.ts'
import { ADDRESS_KINDS } from '../people/routing-address.ts'
import type { DutySheet } from './duty-sheet.ts'
import { FALLBACK_ROLES } from './fallback/fallback.ts'
import { STAGES } from './route-order.ts'

export const lineParams = z.object({ lineId: recordId })
export const dutyRole = z.enum(DUTY_ROLES)

export const displayCode = z.string().meta({ example: 'C014' })

const stint = z
  .object({
    role: dutyRole,
    place: z.int().meta({ description: 'The order within the shift in which calls are offered, from 1.' }),
    displayCode,
    templateCode: z.string().meta({ example: 'N1' }),
    start: isoInstant,
    end: isoInstant,
  })
  .meta({ id: 'Stint' })

const fallback = z
  .array(
    z.object({
      role: z.enum(FALLBACK_ROLES),
      displayCode,
      end: isoInstant.meta({ description: 'Until when they may be asked, as far as is known ahead' }),
    }),
  )
  .meta({ description: 'Whom to ask, in order, when nobody of their role is on duty or answers.' })

export const dutyQuery = z.object({
  at: isoInstant.optional().meta({ description: 'Any instant; now when left out.' }),
  role: dutyRole.optional(),
})

export const dutySheetBody = z
  .object({
    lineId: recordId,
    role: dutyRole.nullable(),
    onDuty: z.array(stint),
    next: z.array(stint).meta({ description: 'For each role, those who come on together at its next start.' }),
    fallback,
    handOffs: z
      .array(z.object({ role: dutyRole, at: isoInstant }))
      .meta({ description: 'The next instant at which somebody of the role comes or goes.' }),
    validUntil: isoInstant.nullable(),
  })
  .meta({ id: 'DutySheet' })

/** The text to send. Made by the schema itself, so that the two cannot part. */
export function sheetJson(sheet: DutySheet): string {
  const { onDuty, next, fallback: asked, handOffs } = sheet
  const body = { ...sheet, onDuty: [...onDuty], next: [...next], fallback: [...asked], handOffs: [...handOffs] }
  return JSON.stringify(z.encode(dutySheetBody, body))
}

export const routeBody = z
  .object({
    lineId: recordId,
    at: isoInstant,
    targets: z.array(
      z.object({
        stage: z.enum(STAGES).meta({ description: 'Targets of one stage may be rung together.' }),
        role: dutyRole.nullable(),
        displayCode: displayCode.nullable(),
        kind: z.enum(ADDRESS_KINDS).nullable(),
        address: z.string().nullable().meta({ description: 'null: none is on file, go on to the next.' }),
        validUntil: isoInstant.nullable(),
      }),
    ),
    validUntil: isoInstant.nullable().meta({ description: 'The next hand-off: ask again then at the latest.' }),
  })
  .meta({ id: 'DutyRoute' })

const attendance = {
  checkedInAt: isoInstant.nullable(),
  checkedOutAt: isoInstant.nullable(),
  arrival: z.enum(['early', 'on-time', 'late']).nullable(),
  departure: z.enum(['early', 'on-time']).nullable(),
  lateMinutes: z.int(),
  leftEarlyMinutes: z.int(),
}
const postState = z.enum(['coming', 'awaited', 'filled', 'possibly-empty', 'over'])

const planned = {
  shiftId: z.string(),
  assignmentId: recordId,
  lineId: recordId,
  role: dutyRole,
  templateCode: z.string(),
  day,
  start: isoInstant,
  end: isoInstant,
}

export const postsBody = z
  .object({
    lineId: recordId,
    at: isoInstant,
    /** Minutes after the start from which a post without a check-in may be empty. */
    emptyPostMinutes: z.int(),
    posts: z.array(z.object({ ...planned, displayCode, state: postState, ...attendance })),
    gaps: z
      .array(z.object({ role: dutyRole, start: isoInstant, end: isoInstant, required: z.int(), present: z.int() }))
      .meta({ description: 'Where the rota itself has fewer people than required, now or within the hour.' }),
    possiblyEmpty: z.int(),
    fallback,
  })
  .meta({ id: 'DutyPosts' })

export const standBody = z.strictObject({
  assignmentId: recordId.optional().meta({ description: 'Which of your duties; the obvious one when left out.' }),
})

export const ownDutyItem = z
  .object({
    ...planned,
    state: postState,
    ...attendance,
    hints: z.array(z.enum(['arrive-earlier', 'late', 'left-early'])),
    /** How early one should be there. */
    arriveEarlyMinutes: z.int(),
  })
  .meta({ id: 'OwnDuty' })

export const ownDutyQuery = z.object({ from: isoInstant.optional(), to: isoInstant.optional() })
export const ownDutyBody = z.object({ items: z.array(ownDutyItem) })

const span = z.strictObject({ start: isoInstant, end: isoInstant })

export const correctionInput = z.strictObject({
  assignmentId: recordId,
  worked: span.nullable().meta({ description: 'null: the member was not there at all.' }),
  reason: freeTextInput.min(3).max(2_000),
})

const correction = z.object({
  revision: z.int(),
  worked: z.object({ start: isoInstant, end: isoInstant }).nullable(),
  reason: z.string(),
  correctedAt: isoInstant,
  correctedBy: z.string(),
})

export const attendanceItem = z
  .object({
    ...planned,
    memberId: recordId,
    displayCode,
    ...attendance,
    state: postState,
    worked: z.object({ start: isoInstant, end: isoInstant }).nullable(),
    workedMinutes: z.int().nullable().meta({ description: 'null until the duty is over.' }),
    source: z.enum(['plan', 'correction']).nullable(),
    corrections: z.array(correction).meta({ description: 'Every one, the latest last: nothing is rewritten.' }),
  })
  .meta({ id: 'Attendance' })
