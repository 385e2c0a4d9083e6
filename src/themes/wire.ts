// Counts, themes and snapshots as the API shows them.
import { z } from 'zod'
import { isPeriod, PERIOD_KINDS, type Period } from '../calls/period.ts'
import { day, isoInstant, recordId } from '../http/wire.ts'
import { ALL_LINES } from './scope.ts'

const MOST_IN_A_LIST = 200
/** What is counted. Crosses (topic by age) are not: a count that is never kept must not answer 0. */
const FACET = /^(all|(type|risk|topic):[A-Za-z0-9.-]{1,40})$/

export const period = z
  .string()
  .max(20)
  .refine((text): text is Period => isPeriod(text), 'must be a period, e.g. month:2026-05 or week:2026-W20')
  .meta({ type: 'string', example: 'month:2026-05' })

export const facet = z
  .string()
  .max(100)
  .regex(
    FACET,
    'must be all or one of type:counselling, risk:R1, topic:P03.1; crosses of attributes and attributes of callers are not counted',
  )
  .meta({ example: 'topic:P03' })

export const line = z.union([recordId, z.literal(ALL_LINES)]).meta({ description: "A line's id, or 'all'." })

interface Described {
  readonly description: string
  readonly example: string
}

/** Several values in one parameter, parted by commas. */
const list = <T extends z.ZodType<unknown, string>>(item: T, { description, example }: Described) =>
  z
    .string()
    .max(10_000)
    .transform((text) => text.split(','))
    .pipe(z.array(item).min(1).max(MOST_IN_A_LIST))
    .meta({ description, example })

export const view = z.enum(['exact', 'public']).optional().meta({
  description:
    "Left out: exact for those with the right to the records, else as the public may see it. The public sees months, quarters and years; of days and weeks every figure is '*', because they would part a month so finely that it could be solved.",
})

export const measure = z.enum(['episodes', 'calls']).default('episodes')

export const countsQuery = z.object({
  line,
  facets: list(facet, { description: 'Parted by commas.', example: 'all,topic:P03.1' }),
  periods: list(period, { description: 'Parted by commas.', example: 'month:2026-04,month:2026-05' }),
  view,
})
export const topQuery = z.object({
  line,
  period,
  level: z.enum(['1', '2', 'both']).default('both'),
  measure,
  limit: z.coerce.number().int().min(1).max(MOST_IN_A_LIST).default(10),
  view,
})
export const seriesQuery = z.object({
  line,
  facet: facet.default('all'),
  unit: z.enum(PERIOD_KINDS).default('month'),
  from: day,
  to: day.meta({ description: 'A day of the last period, which is included.' }),
  view,
})

export const shown = z
  .union([z.int(), z.literal('*')])
  .meta({ id: 'ShownCount', description: "'*': too small to show. Exact, or rounded to the nearest 5: see `rules`." })

export const change = z
  .object({ difference: z.int(), percent: z.int().nullable() })
  .nullable()
  .meta({ description: 'Null where a number is hidden or what it is compared with is too small.' })

const comparison = z.object({
  period: z.string(),
  calls: shown,
  episodes: shown,
  callsChange: change,
  episodesChange: change,
})

export const figure = z
  .object({
    facet: z.string(),
    period: z.string(),
    calls: shown,
    episodes: shown,
    share: z.int().nullable().meta({ description: 'Of all episodes of the period, in per cent.' }),
    previous: comparison,
    yearBefore: comparison.nullable(),
  })
  .meta({ id: 'Figure' })

export const theme = z
  .object({
    ...figure.shape,
    code: z.string(),
    parentCode: z.string().nullable(),
    labelZh: z.string(),
    labelEn: z.string(),
  })
  .meta({ id: 'Theme' })

const counted = { line, rules: z.string().meta({ example: 'disclosure-1' }), countedAt: isoInstant }

export const counts = z.object({ ...counted, items: z.array(figure) })
export const top = z.object({ ...counted, total: figure, items: z.array(theme) })

export const publicNumbers = z
  .object({
    rules: z.string(),
    period: z.string(),
    complete: z.boolean(),
    cutOffOn: day,
    total: figure,
    themes: z.array(theme),
    types: z.array(figure),
  })
  .meta({ id: 'PublicNumbers' })

export const snapshotInput = z.strictObject({
  line,
  period: period.meta({
    description: "A month, quarter or year has public figures. A day or a week has none: every figure is '*'.",
    example: 'month:2026-05',
  }),
})

const snapshotHead = {
  id: recordId,
  line,
  period: z.string(),
  cutOffAt: isoInstant,
  rules: z.string(),
  createdBy: z.string(),
}

export const snapshotSummary = z.object({ ...snapshotHead, complete: z.boolean() }).meta({ id: 'SnapshotSummary' })
export const snapshot = z.object({ ...snapshotHead, numbers: publicNumbers }).meta({ id: 'Snapshot' })

const entry = z.object({ facet: z.string(), period: z.string(), calls: z.int(), episodes: z.int() })
export const exactCounts = z.object({ items: z.array(entry) })

export const recountInput = z.strictObject({
  line: recordId,
  from: day.meta({ description: 'Periods that begin before this day are left as they are.' }),
})
export const recounted = z.object({ corrected: z.int() })
