// The shapes of a line's fallback over HTTP.
import { z } from 'zod'
import { day, recordId, time } from '../../http/wire.ts'
import { ADDRESS_KINDS } from '../../people/routing-address.ts'
import { displayCode } from '../wire.ts'
import { FALLBACK_ROLES } from './fallback.ts'

export const fallbackInput = z.strictObject({
  target: z
    .strictObject({ kind: z.enum(ADDRESS_KINDS), address: z.string().min(1).max(300) })
    .nullable()
    .meta({ description: 'null: there is none.' }),
})
export const fallbackBody = z
  .object({ isSet: z.boolean(), revision: z.int() })
  .meta({ id: 'DutyFallback', description: 'The address itself goes to the telephone switch only.' })

const order = {
  rank: z.int().min(1).max(1_000).meta({ description: 'The lowest is asked first' }),
  until: day.nullable().meta({ description: 'First local day on which they are not asked any more; null: for good' }),
  weekdays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .nullable()
    .meta({ description: '1 is Monday; null: every day' }),
  opens: time,
  minutes: z.int().min(15).max(1440).meta({ description: '1440 is round the clock; it may reach past midnight' }),
}
const person = {
  role: z.enum(FALLBACK_ROLES),
  memberId: recordId,
  from: day,
  ...order,
}

export const newFallbackPerson = z.strictObject({
  ...person,
  until: order.until.default(null),
  weekdays: order.weekdays.default(null),
  opens: order.opens.default('00:00'),
  minutes: order.minutes.default(1440),
})
export const fallbackEdit = z.strictObject(order).partial()
export const fallbackPersonParams = z.object({ lineId: recordId, personId: recordId })

export const fallbackPersonBody = z
  .object({ id: recordId, ...person, displayCode, revision: z.int() })
  .meta({ id: 'FallbackPerson' })
export const fallbackPeopleBody = z.object({ items: z.array(fallbackPersonBody) })
