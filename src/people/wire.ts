// People as the API shows and takes them. Routing addresses go in and never come out.
import { z } from 'zod'
import { day, freeTextInput, isoInstant, label, recordId, time } from '../http/wire.ts'
import { DUTY_ROLES } from '../lines/duty-role.ts'
import { ABSENCE_KINDS } from './availability.ts'
import { TIERS } from './member.ts'
import { ORGANISATION_KINDS } from './organisation.ts'
import { ADDRESS_KINDS } from './routing-address.ts'

export const tier = z.enum(TIERS)
export const dutyRole = z.enum(DUTY_ROLES)
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'must be lower case, digits and -')
export const displayCode = z
  .string()
  .regex(/^[A-Z]{1,3}\d{1,6}$/, 'must be like C014')
  .meta({ example: 'C014' })
const zone = z.string().min(1).max(60).meta({ example: 'Asia/Shanghai' })
const name = z.string().trim().min(1).max(100)
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'must be a BCP 47 tag, like zh, yue or en')
  .meta({ example: 'zh' })
const languages = z.array(language).max(20)
const dialects = z.array(z.string().trim().min(1).max(50)).max(20)
const note = freeTextInput.max(2_000)
const reason = freeTextInput.max(500)

const hours = z.number().min(0).max(744)
const nights = z.int().min(0).max(31)
export const limits = z.strictObject({
  maxHoursPerMonth: hours.optional(),
  maxNightsPerMonth: nights.optional(),
  wantedHoursPerMonth: hours.optional(),
  wantedNightsPerMonth: nights.optional(),
})

/** `me` is the member that the account belongs to. */
export const memberRef = z.union([z.literal('me'), recordId])
export const memberParams = z.object({ id: memberRef })
export const partParams = z.object({ id: memberRef, partId: recordId })
export const placeParams = z.object({ id: memberRef, lineId: recordId })

export const member = z
  .object({
    id: recordId,
    displayCode: z.string(),
    name: z.string(),
    tier,
    organisationId: recordId.nullable(),
    languages: z.array(z.string()).readonly(),
    dialects: z.array(z.string()).readonly(),
    zone: z.string(),
    joinedOn: day,
    leftOn: day.nullable(),
    agreementOn: day.nullable(),
    limits,
    note: z.string(),
    createdAt: isoInstant,
    revision: z.int(),
  })
  .meta({ id: 'Member' })

export const duty = z
  .object({ id: recordId, lineId: recordId, role: dutyRole, from: day, until: day.nullable() })
  .meta({ id: 'MemberDuty' })

export const credential = z
  .object({ id: recordId, kind: z.string(), validFrom: day, validUntil: day.nullable() })
  .meta({ id: 'Credential' })

export const teamMembership = z
  .object({ id: recordId, teamId: recordId, from: day, until: day.nullable() })
  .meta({ id: 'TeamMembership' })

export const addressOnFile = z
  .object({ lineId: recordId, kind: z.enum(ADDRESS_KINDS), setAt: isoInstant })
  .meta({ id: 'RoutingAddressOnFile', description: 'That there is an address, never which.' })

/** A member with what they may do. */
export const memberDetail = z
  .object({
    ...member.shape,
    duties: z.array(duty),
    credentials: z.array(credential),
    teams: z.array(teamMembership),
    routing: z.array(addressOnFile),
  })
  .meta({ id: 'MemberDetail' })

export const newMember = z.strictObject({
  displayCode: displayCode.optional().meta({ description: 'Left out: the next of the series C001, C002…' }),
  name,
  tier,
  organisationId: recordId.nullable().optional(),
  languages: languages.default(['zh']),
  dialects: dialects.default([]),
  zone: zone.default('Asia/Shanghai'),
  joinedOn: day.optional(),
  agreementOn: day.nullable().optional(),
  limits: limits.default({}),
  note: note.default(''),
})

export const memberEdit = z.strictObject({
  name: name.optional(),
  tier: tier.optional(),
  organisationId: recordId.nullable().optional(),
  languages: languages.optional(),
  dialects: dialects.optional(),
  zone: zone.optional(),
  joinedOn: day.optional(),
  agreementOn: day.nullable().optional(),
  limits: limits.optional(),
  note: note.optional(),
})

const opening = { description: 'Their duties from that day on were looked at: open them for sign-up' }
export const leaving = z.strictObject({
  on: day.nullable(),
  reason: reason.optional(),
  openDuties: z.boolean().default(false).meta(opening),
})
export const endingOn = z.object({
  on: day.optional().meta({ description: 'First day on which it is over; today when left out.' }),
})

export const endingDuty = endingOn.extend({ openDuties: z.stringbool().default(false).meta(opening) })

const spell = { from: day.optional(), until: day.nullable().optional() }
export const newDuty = z.strictObject({ lineId: recordId, role: dutyRole, ...spell })
export const newMembership = z.strictObject({ teamId: recordId, ...spell })
export const newCredential = z.strictObject({
  kind: code.meta({ example: 'counsellor-level-2' }),
  validFrom: day,
  validUntil: day.nullable().default(null),
})
export const credentialEdit = z.strictObject({
  validFrom: day.optional(),
  validUntil: day.nullable().optional(),
  reason: reason.min(1),
})

export const newAddress = z.strictObject({ kind: z.enum(ADDRESS_KINDS), address: z.string().min(1).max(255) })

export const absence = z
  .object({
    id: recordId,
    memberId: recordId,
    kind: z.enum(ABSENCE_KINDS),
    start: isoInstant,
    end: isoInstant,
    note: z.string(),
    revision: z.int(),
  })
  .meta({ id: 'Absence' })
const absenceNote = freeTextInput.max(500)
export const newAbsence = z.strictObject({
  kind: z.enum(ABSENCE_KINDS),
  start: isoInstant,
  end: isoInstant,
  note: absenceNote.default(''),
})
export const absenceEdit = z.strictObject({
  kind: z.enum(ABSENCE_KINDS).optional(),
  start: isoInstant.optional(),
  end: isoInstant.optional(),
  note: absenceNote.optional(),
})

const weekday = z.int().min(1).max(7).meta({ description: '1 is Monday' })
const recurringContent = { weekday, start: time, minutes: z.int().min(15).max(1_440) }
export const recurring = z
  .object({ id: recordId, memberId: recordId, ...recurringContent, from: day, until: day.nullable() })
  .meta({ id: 'RecurringAbsence' })
export const newRecurring = z.strictObject({ ...recurringContent, ...spell })

const weight = z
  .int()
  .min(-10)
  .max(10)
  .refine((value) => value !== 0, 'must not be 0')
  .meta({ description: 'Above 0: asked for; below: asked against.' })
export const wish = z
  .object({
    id: recordId,
    memberId: recordId,
    lineId: recordId,
    day: day.nullable(),
    weekday: weekday.nullable(),
    templateCode: z.string().nullable(),
    weight: z.int(),
    from: day,
    until: day.nullable(),
  })
  .meta({ id: 'Wish' })
export const newWish = z.strictObject({
  lineId: recordId,
  day: day.nullable().default(null),
  weekday: weekday.nullable().default(null),
  templateCode: code.nullable().default(null),
  weight,
  ...spell,
})

export const organisation = z
  .object({
    id: recordId,
    code: z.string(),
    kind: z.enum(ORGANISATION_KINDS),
    nameZh: z.string(),
    nameEn: z.string(),
    retiredOn: day.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Organisation' })
export const newOrganisation = z.strictObject({
  code,
  kind: z.enum(ORGANISATION_KINDS).default('allied'),
  nameZh: label,
  nameEn: label,
})
export const organisationEdit = z.strictObject({
  kind: z.enum(ORGANISATION_KINDS).optional(),
  nameZh: label.optional(),
  nameEn: label.optional(),
  retiredOn: day.nullable().optional(),
})

const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, 'must be like #c0392b')
  .meta({ example: '#c0392b' })
export const team = z
  .object({
    id: recordId,
    code: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    colour: z.string(),
    retiredOn: day.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Team' })
export const newTeam = z.strictObject({ code, nameZh: label, nameEn: label, colour })
export const teamEdit = z.strictObject({
  nameZh: label.optional(),
  nameEn: label.optional(),
  colour: colour.optional(),
  retiredOn: day.nullable().optional(),
})

export const colleague = z
  .object({ id: recordId, displayCode: z.string(), name: z.string(), roles: z.array(dutyRole) })
  .meta({ id: 'Colleague' })
