// Calls on the wire. Written by hand: a new column never leaks by default. The caller's hash and episode never leave.
import { z } from 'zod'
import { day, finding, freeTextInput, isoInstant, recordId } from '../http/wire.ts'
import { FINDING_TYPES } from '../privacy/scrub.ts'
import * as codes from './codes.ts'
import { MOST_CONTEXT, MOST_OTHERS } from './completeness.ts'
import { TEXT_FIELDS } from './content.ts'
import * as risk from './risk.ts'

const oneOf = <T extends string>(values: readonly [T, ...T[]]) => z.enum(values).nullable()
const severalOf = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .array(z.enum(values))
    .max(values.length)
    .transform((given) => [...new Set(given)])
const rating = z.int().min(1).max(5).nullable()
const percent = z.int().min(0).max(100).nullable()

export const topicCode = z
  .string()
  .regex(/^[A-Z]\d{2}(\.[A-Z]?\d{1,2})?$/, 'must be a topic code, e.g. P03.1')
  .meta({ example: 'P03.1' })

export const riskLevel = z.enum(risk.RISK_LEVELS)

/** Each null is "unknown". */
const callerShape = {
  callingFor: oneOf(codes.CALLING_FOR),
  gender: oneOf(codes.GENDERS),
  ageBand: oneOf(codes.AGE_BANDS),
  occupation: oneOf(codes.OCCUPATIONS),
  education: oneOf(codes.EDUCATIONS),
  maritalState: oneOf(codes.MARITAL_STATES),
}

const topicsShape = {
  primary: topicCode.nullable(),
  others: z.array(topicCode).max(MOST_OTHERS),
  /** Context tags such as P13. */
  context: z.array(topicCode).max(MOST_CONTEXT),
}

const riskShape = {
  level: riskLevel.nullable(),
  notAssessedReason: oneOf(risk.NOT_ASSESSED_REASONS),
  ideation: percent,
  hopelessness: percent,
  plan: oneOf(risk.PLANS),
  means: oneOf(risk.MEANS),
  timeFrame: oneOf(risk.TIME_FRAMES),
  previousAttempt: oneOf(risk.PREVIOUS_ATTEMPTS),
  protectiveFactors: severalOf(risk.PROTECTIVE_FACTORS).nullable(),
  presence: oneOf(risk.PRESENCES),
}

const consentShape = {
  recording: oneOf(codes.CONSENTS),
  confidentiality: oneOf(codes.CONSENTS),
  callBack: oneOf(codes.CONSENTS),
}

const satisfactionShape = { wait: rating, length: rating, problemSolving: rating, ending: rating }

const plainShape = {
  seat: z.int().min(1).max(500).nullable(),
  channel: oneOf(codes.CHANNELS),
  type: oneOf(codes.CALL_TYPES),
  outcome: oneOf(codes.OUTCOMES),
  waitSeconds: z.int().min(0).max(86_400).nullable(),
  difficult: z.boolean(),
  locality: oneOf(codes.LOCALITIES),
  district: z
    .string()
    .regex(/^\d{6}$/, 'must be a GB/T 2260 district code')
    .nullable(),
  interventions: severalOf(codes.INTERVENTIONS),
  disposition: oneOf(codes.DISPOSITIONS),
  referral: oneOf(codes.REFERRAL_TARGETS),
  emergency: severalOf(codes.EMERGENCY_SERVICES),
  mandatoryReportMade: z.boolean().nullable(),
}

const textShape = {
  summary: freeTextInput,
  actionTaken: freeTextInput,
  riskNote: freeTextInput,
  followUpPlan: freeTextInput,
}

const place = z.int().min(0).max(20_000)

/** A change: what is absent stays as it is, null makes it unknown. */
const changeShape = {
  startedAt: isoInstant.optional(),
  endedAt: isoInstant.nullable().optional(),
  ...z.object(plainShape).partial().shape,
  caller: z.strictObject(callerShape).partial().optional(),
  topics: z.strictObject(topicsShape).partial().optional(),
  risk: z.strictObject(riskShape).partial().optional(),
  consent: z.strictObject(consentShape).partial().optional(),
  satisfaction: z.strictObject(satisfactionShape).partial().optional(),
  ...z.object(textShape).partial().shape,
}

export const newCall = z.strictObject({
  id: z
    .uuidv4()
    .toLowerCase()
    .optional()
    .meta({ description: 'Made by the client, at random: sending the record again is then safe.' }),
  lineId: recordId,
  phone: z.string().min(1).max(64).nullish().meta({
    description:
      'The caller’s number. It becomes a keyed hash, to recognise repeat callers, and is stored nowhere. Null, absent, "anonymous" or "withheld": there is none.',
  }),
  close: z.boolean().default(false).meta({ description: 'Store a complete record at once, instead of a draft.' }),
  ...changeShape,
})

const keep = z
  .strictObject({
    spans: z
      .array(z.strictObject({ field: z.enum(TEXT_FIELDS), start: place, end: place }))
      .min(1)
      .max(50),
    reason: z.enum(codes.KEEP_REASONS),
  })
  .optional()
  .meta({
    description:
      'Restores false alarms: send the text again, with the places that may stand. Never for numbers, accounts or dates of birth.',
  })

export const callChange = z.strictObject({ ...changeShape, keep })
export type CallChangeBody = z.output<typeof callChange>

export const amendment = z.strictObject({
  reason: z.enum(codes.AMENDMENT_REASONS).exclude(['risk-lowered']),
  note: freeTextInput.optional(),
  ...changeShape,
  keep,
})

const headShape = {
  id: recordId,
  /** What people say to one another: the first eight characters of the id. */
  recordNo: z.string(),
  lineId: recordId,
  memberId: recordId.nullable(),
  shiftId: z.string().nullable(),
  state: z.enum(codes.CALL_STATES),
  channel: oneOf(codes.CHANNELS),
  type: oneOf(codes.CALL_TYPES),
  /** As it is handled. RX is "not assessed"; null: the draft does not say yet. */
  riskLevel: riskLevel.nullable(),
  primaryTopic: z.string().nullable(),
  topicCodes: z.array(z.string()),
  mandatoryReport: z.boolean(),
  startedAt: isoInstant,
  endedAt: isoInstant.nullable(),
  durationSeconds: z.int().nullable(),
  day,
  enteredAt: isoInstant,
  enteredLate: z.boolean(),
  closedAt: isoInstant.nullable(),
  contentRevision: z.int(),
  revision: z.int(),
  reviewedAt: isoInstant.nullable(),
  reviewedBy: z.string().nullable(),
  retention: z.object({
    class: z.enum(codes.RETENTION_CLASSES),
    shredTextOn: day,
    shredOn: day,
    legalHold: z.boolean(),
    textsShreddedAt: isoInstant.nullable(),
  }),
}

export const callItem = z.object(headShape)

const contentShape = {
  ...z.object(plainShape).omit({ channel: true, type: true }).shape,
  caller: z.object(callerShape),
  topics: z.object({
    ...topicsShape,
    primary: z.string().nullable(),
    others: z.array(z.string()),
    context: z.array(z.string()),
  }),
  risk: z.object({ ...riskShape, protectiveFactors: z.array(z.string()).nullable(), derivedLevel: riskLevel }),
  consent: z.object(consentShape),
  satisfaction: z.object(satisfactionShape),
  interventions: z.array(z.enum(codes.INTERVENTIONS)),
  emergency: z.array(z.enum(codes.EMERGENCY_SERVICES)),
  /** Without a limit: what is redacted may grow. */
  summary: z.string(),
  actionTaken: z.string(),
  riskNote: z.string(),
  followUpPlan: z.string(),
}

export const callBody = z.object({ ...headShape, ...contentShape })

/** What was saved, and where something was removed before it was. */
export const savedCallBody = z.object({ ...callBody.shape, findings: z.array(finding) })

export const callRevisionItem = z.object({
  revision: z.int(),
  savedAt: isoInstant,
  savedBy: z.string(),
  reason: z.enum(codes.AMENDMENT_REASONS).nullable(),
  note: z.string().nullable(),
  startedAt: isoInstant,
  endedAt: isoInstant.nullable(),
  channel: oneOf(codes.CHANNELS),
  type: oneOf(codes.CALL_TYPES),
  ...contentShape,
})

const listOf = <T extends string>(item: z.ZodType<T, string>, most: number) =>
  z
    .string()
    .max(200)
    .transform((text) => text.split(','))
    .pipe(z.array(item).max(most))
    .meta({ type: 'string' })

export const callQueryShape = {
  lineId: recordId.optional(),
  memberId: recordId.optional(),
  from: day.optional().meta({ description: 'First local day' }),
  to: day.optional().meta({ description: 'The local day after the last' }),
  topic: topicCode.optional(),
  risk: listOf(riskLevel, 6).optional().meta({ description: 'Levels, separated by commas' }),
  type: listOf(z.enum(codes.CALL_TYPES), 10).optional().meta({ description: 'Call types, separated by commas' }),
  state: z.enum(codes.CALL_STATES).optional(),
  reviewed: z.enum(['true', 'false']).optional(),
}

/** The filters of a search, in a body. */
export const callSearchShape = {
  lineId: recordId.optional(),
  memberId: recordId.optional(),
  from: day.optional().meta({ description: 'First local day' }),
  to: day.optional().meta({ description: 'The local day after the last' }),
  topic: topicCode.optional(),
  risk: z.array(riskLevel).max(6).optional(),
  type: z.array(z.enum(codes.CALL_TYPES)).max(10).optional(),
}

export const redactionInput = z
  .strictObject({
    reason: z.enum(codes.REDACTION_REASONS),
    text: z
      .string()
      .min(1)
      .max(2_000)
      .optional()
      .meta({ description: 'The passage as it stands in the text. Not stored.' }),
    field: z.enum(TEXT_FIELDS).optional(),
    start: place.optional(),
    end: place.optional(),
    revision: z.int().min(1).max(100_000).optional(),
  })
  .refine(
    ({ text, field, start, end }) =>
      text === undefined
        ? field !== undefined && start !== undefined && end !== undefined && start < end
        : field === undefined && start === undefined && end === undefined,
    { message: 'must give either text, or field, start and end', path: ['text'] },
  )

export const redactionBody = z.object({
  ...callBody.shape,
  occurrences: z.int(),
  publishedIn: z.array(z.string()).meta({
    description:
      'Numbers of bulletins in which the public still reads the passage: correct them, hiding what was there.',
  }),
})

export const reviewInput = z.strictObject({ note: freeTextInput.optional() })

export const lookUpInput = z.strictObject({ lineId: recordId, phone: z.string().min(1).max(64) })
export const lookUpBody = z.object({ calls: z.int(), days: z.array(z.object({ day, calls: z.int() })) })

export const loweringInput = z.strictObject({ toLevel: riskLevel, reason: freeTextInput.min(1) })
export const loweringItem = z.object({
  id: recordId,
  callId: recordId,
  fromLevel: riskLevel,
  toLevel: riskLevel,
  reason: z.string(),
  proposedAt: isoInstant,
  proposedBy: z.string(),
  decidedAt: isoInstant.nullable(),
  decidedBy: z.string().nullable(),
  confirmed: z.boolean().nullable(),
})

export const textFindingItem = z.object({
  revision: z.int(),
  field: z.enum(TEXT_FIELDS),
  /** In the text as it is stored, in UTF-16 units. */
  place: z.int(),
  length: z.int(),
  type: z.enum(FINDING_TYPES),
  /** 0 to 1. */
  confidence: z.number(),
  keptReason: z.enum(codes.KEEP_REASONS).nullable(),
  savedAt: isoInstant,
  savedBy: z.string(),
})
