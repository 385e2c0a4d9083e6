// Shapes that every feature's wire uses.
import { DateTime } from 'luxon'
import { z } from 'zod'

/** The usual spelling needs no calendar arithmetic. An impossible date does not come back as it went in. */
function parseUsual(value: string): DateTime | undefined {
  const milliseconds = value.endsWith('Z') ? Date.parse(value) : Number.NaN
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== value) return undefined
  return DateTime.fromMillis(milliseconds, { zone: 'utc' })
}

const parseInstant = (value: string): DateTime | undefined => {
  const usual = parseUsual(value)
  if (usual) return usual
  try {
    return DateTime.fromISO(value, { zone: 'utc' })
  } catch {
    return undefined
  }
}

const isDateTime = (value: unknown): value is DateTime => DateTime.isDateTime(value)
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** An instant: ISO 8601 with an offset on the wire, a UTC DateTime in code. Years 1900 to 2200. */
export const isoInstant = z
  .codec(
    z.string().max(40).regex(ISO_INSTANT, 'must be an ISO 8601 instant with an offset, e.g. 2026-05-14T02:00:00Z'),
    z.custom<DateTime>(isDateTime).meta({ type: 'string', format: 'date-time' }),
    {
      decode: (value, context) => {
        const instant = parseInstant(value)
        if (instant && instant.year >= 1900 && instant.year < 2200) return instant
        context.issues.push({ code: 'custom', message: 'is not a possible instant', input: value })
        return z.NEVER
      },
      encode: (value) => new Date(value.toMillis()).toISOString(),
    },
  )
  .meta({ type: 'string', format: 'date-time', example: '2026-05-14T02:00:00.000Z' })

const isDay = (value: string) => {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

/** A calendar day in the line's own zone: YYYY-MM-DD. */
export const day = z
  .string()
  .refine(isDay, { error: 'must be a calendar day, YYYY-MM-DD', abort: true })
  .meta({ format: 'date', example: '2026-05-14' })

/** A time of day in the line's own zone: HH:mm. */
export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, HH:mm')
  .meta({ example: '20:00' })

/** The id of a record. */
export const recordId = z.uuid().meta({ example: '5f0c2f0e-5a1e-4b6e-9f55-0d3f4a1c2b7d' })

/** `params: idParams` for routes that end in /{id}. */
export const idParams = z.object({ id: recordId })

/** A short name or label. */
export const label = z.string().trim().min(1).max(200)

/** Free text written by a person; what identifies somebody is removed before it is stored. */
export const freeTextInput = z.string().max(20_000)

/** What the scrubber found in a field: places and types, never the text itself. Offsets are UTF-16 units of what was sent. */
export const finding = z.object({
  field: z.string(),
  start: z.int(),
  end: z.int(),
  type: z.string(),
  confidence: z.number(),
})

/** RFC 9457. */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })
