// Lines as the API shows and takes them.
import { z } from 'zod'
import { day, freeTextInput, isoInstant, label, recordId, time } from '../http/wire.ts'
import { DAY_KINDS } from './day-kind.ts'
import { PRESETS } from './default-plan.ts'
import { DUTY_ROLES } from './duty-role.ts'
import { LINE_KINDS, TAXONOMIES } from './line.ts'
import { lineSettings } from './line-settings.ts'

export const dutyRole = z.enum(DUTY_ROLES)
export const dayKind = z.enum(DAY_KINDS)
const zone = z.string().min(1).max(60).meta({ example: 'Asia/Shanghai' })
const region = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code')
  .meta({ description: 'Holiday calendar. CN knows public holidays and 调休; elsewhere weekends only.', example: 'CN' })
const lineCode = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}$/, 'must be lower case, digits and -')
  .meta({ example: 'psy' })
const seats = z.int().min(1).max(200)
const reason = freeTextInput.max(500)

export const line = z
  .object({
    id: recordId,
    code: z.string(),
    kind: z.enum(LINE_KINDS),
    nameZh: z.string(),
    nameEn: z.string(),
    zone: z.string(),
    region: z.string(),
    seats: z.int(),
    taxonomy: z.enum(TAXONOMIES),
    transferLineId: recordId.nullable(),
    openedOn: day,
    closedOn: day.nullable(),
    settings: lineSettings,
    createdAt: isoInstant,
    revision: z.int(),
  })
  .meta({ id: 'Line' })

/** Only what was sent, without defaults; null stands for the default. */
const settingsGiven = z.strictObject(
  Object.fromEntries(
    Object.entries(lineSettings.shape).map(([name, shape]) => [name, shape.unwrap().nullable().optional()]),
  ),
)

export const newLine = z.strictObject({
  code: lineCode,
  kind: z.enum(LINE_KINDS),
  nameZh: label,
  nameEn: label,
  zone: zone.default('Asia/Shanghai'),
  region: region.default('CN'),
  seats: seats.default(2),
  taxonomy: z.enum(TAXONOMIES).optional(),
  transferLineId: recordId.nullable().optional(),
  openedOn: day.optional(),
  preset: z
    .enum(PRESETS)
    .default('24-hours')
    .meta({ description: '24-hours: six seat shifts of 4 h, on call 12 h. 18-hours: 06:00 to midnight. none: empty.' }),
  settings: settingsGiven.default({}),
})

export const lineEdit = z.strictObject({
  nameZh: label.optional(),
  nameEn: label.optional(),
  region: region.optional(),
  seats: seats.optional(),
  transferLineId: recordId.nullable().optional(),
  openedOn: day.optional(),
  settings: settingsGiven.optional().meta({ description: 'Merged into what is set; null goes back to the default.' }),
})

export const closing = z.strictObject({ on: day.nullable(), reason: reason.optional() })

const weekdays = z.array(z.int().min(1).max(7)).min(1).max(7).nullable()
const dayKinds = z.array(dayKind).min(1).max(DAY_KINDS.length).nullable()
const days = { weekdays: weekdays.readonly(), dayKinds: dayKinds.readonly() }
const daysGiven = {
  weekdays: weekdays.default(null).meta({ description: '1 is Monday; null: every weekday' }),
  dayKinds: dayKinds.default(null).meta({ description: 'null: every kind of day' }),
}
const dated = { id: recordId, from: day, until: day.nullable() }
const planCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'must be lower case, digits and -')
const templateCodes = z.array(planCode).min(1).max(50).nullable()
const minutes = z.int().min(15).max(1_440)

const headcount = z.int().min(0).max(200)
export const need = z.strictObject({ role: dutyRole, minimum: headcount, wanted: headcount, maximum: headcount })
const needs = z.array(need).min(1).max(DUTY_ROLES.length)

const windowContent = { opens: time, minutes }
const templateContent = {
  code: planCode,
  nameZh: label,
  nameEn: label,
  roles: z.array(dutyRole).min(1).max(DUTY_ROLES.length),
  start: time,
  minutes,
  night: z.boolean(),
}
const ruleContent = { code: planCode, rank: z.int().min(-100).max(100), templateCodes, needs }

const shown = <T extends z.ZodRawShape>(content: T) => z.object({ ...dated, ...days, ...content })

export const planRemark = z.object({ code: z.string(), day, detail: z.string() })

export const surge = z
  .object({
    id: recordId,
    lineId: recordId,
    from: day,
    until: day,
    ...days,
    templateCodes: templateCodes.readonly(),
    extra: z.array(need).readonly(),
    reason: z.string(),
    revision: z.int(),
  })
  .meta({ id: 'SurgePeriod' })

export const newSurge = z.strictObject({
  from: day,
  until: day,
  ...daysGiven,
  templateCodes: templateCodes.default(null),
  extra: needs,
  reason: reason.default(''),
})
export const surgeEdit = z.strictObject({ until: day.optional(), extra: needs.optional(), reason: reason.optional() })

export const ownDay = z.object({ day, kind: dayKind })
export const lineDay = z.object({ day, kind: dayKind, own: z.boolean() }).meta({ id: 'LineDay' })

/** What is in force on a day. */
export const plan = z
  .object({
    on: day,
    nextChangeOn: day.nullable(),
    windows: z.array(shown(windowContent)),
    templates: z.array(shown({ ...templateContent, roles: templateContent.roles.readonly() })),
    coverage: z.array(
      shown({ ...ruleContent, templateCodes: templateCodes.readonly(), needs: z.array(need).readonly() }),
    ),
    surges: z.array(surge),
    remarks: z.array(planRemark),
  })
  .meta({ id: 'LinePlan' })

export const planEdit = z.strictObject({
  from: day.optional().meta({ description: 'The first day; today when left out.' }),
  windows: z.array(z.strictObject({ ...windowContent, ...daysGiven })).max(50),
  templates: z.array(z.strictObject({ ...templateContent, night: z.boolean().optional(), ...daysGiven })).max(100),
  coverage: z
    .array(
      z.strictObject({
        ...ruleContent,
        rank: ruleContent.rank.default(0),
        templateCodes: templateCodes.default(null),
        ...daysGiven,
      }),
    )
    .max(100),
  reason: reason.optional(),
})

export const slot = z
  .object({
    templateId: z.string(),
    templateCode: z.string(),
    day,
    role: dutyRole,
    start: isoInstant,
    end: isoInstant,
    minimum: z.int(),
    wanted: z.int(),
    maximum: z.int(),
    night: z.boolean(),
    dayKind,
  })
  .meta({ id: 'Slot' })

export const preview = z.object({ remarks: z.array(planRemark), slots: z.array(slot) })

export const topic = z
  .object({
    code: z.string(),
    parentCode: z.string().nullable(),
    labelZh: z.string(),
    labelEn: z.string(),
    contextTag: z.boolean(),
    mandatoryReport: z.boolean(),
    retiredOn: day.nullable(),
    local: z.boolean(),
  })
  .meta({ id: 'Topic' })

const topicLabel = z.string().trim().min(1).max(100)
export const topicCode = z.string().min(2).max(12)
export const newTopic = z.strictObject({
  code: topicCode.meta({ example: 'L01' }),
  labelZh: topicLabel,
  labelEn: topicLabel,
  contextTag: z.boolean().default(false),
  mandatoryReport: z.boolean().default(false),
})
export const topicEdit = z.strictObject({
  labelZh: topicLabel.optional(),
  labelEn: topicLabel.optional(),
  mandatoryReport: z.boolean().optional(),
  retiredOn: day.nullable().optional(),
})

export const guidance = z.object({
  items: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
  transferLineId: recordId.nullable(),
})
