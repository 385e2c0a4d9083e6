// Further rules of a line as data, in the solver's own words (solver/rule.ts): what a line sets, and what a problem may say.
import { z } from 'zod'
import { COUNTED } from '../solver/rule.ts'

const id = z.string().min(1).max(200)
const ids = z.array(id).max(2000)
const minutes = z.number().min(0).max(1_000_000)
const count = z.int().min(0).max(1000)

const common = {
  name: id.exactOptional(),
  members: ids.exactOptional(),
  weight: z.number().min(0).max(1_000_000).exactOptional(),
}

export const furtherRule = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('minimum-rest'),
      ...common,
      minutes: z.int().min(0).max(1440),
      class: z.enum(['answering', 'on-call']).exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('forbidden-succession'),
      ...common,
      pairs: z.array(z.tuple([id, id])).max(200),
    }),
    z.strictObject({
      kind: z.literal('total'),
      ...common,
      of: z.enum(COUNTED),
      per: z.enum(['period', 'month', 'week']),
      minimum: minutes.exactOptional(),
      maximum: minutes.exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('consecutive'),
      ...common,
      of: z.enum(['days-worked', 'nights', 'days-off']),
      minimum: count.exactOptional(),
      maximum: count.exactOptional(),
    }),
    z.strictObject({ kind: z.literal('complete-weekends'), ...common }),
    z.strictObject({ kind: z.literal('at-most-together'), ...common, members: ids, maximum: count }),
    z.strictObject({ kind: z.literal('mentor'), ...common, members: ids, mentors: ids }),
    z.strictObject({ kind: z.literal('keep-together'), ...common, members: z.tuple([id, id]) }),
  ])
  .meta({ description: 'Hard without a weight; else it costs its weight for each unit beyond the limit' })
