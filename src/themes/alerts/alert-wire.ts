// Theme alerts as the API shows them.
import { z } from 'zod'
import { day, freeTextInput, isoInstant, recordId } from '../../http/wire.ts'
import { shown } from '../wire.ts'
import { ALERT_STATES } from './alert.ts'

export const alertState = z.enum(ALERT_STATES)

export const themeAlert = z
  .object({
    id: recordId,
    line: recordId,
    topic: z.string(),
    labelZh: z.string(),
    labelEn: z.string(),
    span: z.enum(['day', 'week']),
    day: day.meta({ description: 'The day that was judged, or the last one of the week that was.' }),
    method: z.enum(['ears-c2', 'weekday-negative-binomial', 'weekly-negative-binomial', 'farrington']),
    textZh: z.string(),
    textEn: z.string().meta({ example: 'Sleep rose to 23 this week; 9 expected, at most 16' }),
    observed: z
      .int()
      .nullable()
      .meta({ description: 'Distinct caller-episodes. Null without the right to the records.' }),
    expected: z.number().nullable(),
    atMost: z.int().nullable().meta({ description: 'The largest count that is no alarm.' }),
    state: alertState,
    raisedAt: isoInstant,
    acknowledgedAt: isoInstant.nullable(),
    explanation: z.string().nullable(),
    explainedAt: isoInstant.nullable(),
    draftId: recordId.nullable().meta({ description: 'The bulletin that was begun because of it.' }),
  })
  .meta({ id: 'ThemeAlert' })

export const alertWithSeries = z.object({
  ...themeAlert.shape,
  series: z.array(z.object({ period: z.string(), episodes: shown })),
})

export const explanation = z.strictObject({ explanation: freeTextInput.trim().min(1).max(2_000) })

export const signalRunInput = z.strictObject({
  line: recordId,
  day: day
    .optional()
    .meta({ description: 'A day that is over; left out, yesterday. Its week is judged when it ends with it.' }),
})
export const signalRun = z.object({ line: recordId, day, topics: z.int(), alerts: z.array(themeAlert) })
