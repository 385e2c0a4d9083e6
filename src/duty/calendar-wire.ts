// The shapes of calendar feeds on the wire. The secret address is in one of them only: the answer to its creation.
import { z } from 'zod'
import { LANGUAGES } from '../access/account.ts'
import { freeTextInput, isoInstant, recordId } from '../http/wire.ts'
import { type CalendarFeed, FEED_KINDS } from './calendar-feed.ts'

const common = {
  language: z.enum(LANGUAGES).default('zh'),
  label: freeTextInput.max(80).default('').meta({ description: 'What you call it: "my phone".', example: 'my phone' }),
}

export const feedInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('person'),
    /** Lines to see whole, by display codes, beside one's own duty. */
    includeLines: z.array(recordId).max(10).default([]),
    ...common,
  }),
  z.strictObject({ kind: z.literal('line'), lineId: recordId, ...common }),
])

export const feedBody = z
  .object({
    id: recordId,
    kind: z.enum(FEED_KINDS),
    lineIds: z.array(recordId),
    language: z.enum(LANGUAGES),
    label: z.string(),
    createdAt: isoInstant,
  })
  .meta({ id: 'CalendarFeed' })

export const createdFeedBody = feedBody.extend({
  url: z
    .string()
    .nullable()
    .meta({ description: 'The secret address: shown this once. null when an Idempotency-Key was replayed.' }),
})

export const feedsBody = z.object({ items: z.array(feedBody) })

export const feedOnWire = ({ id, kind, lineIds, language, label, createdAt }: CalendarFeed) => ({
  id,
  kind,
  lineIds: [...lineIds],
  language,
  label,
  createdAt,
})
