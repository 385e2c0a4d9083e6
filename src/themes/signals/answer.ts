// `warmline signals`: one line in, one line out, with the names that R surveillance and its vectors use.
import { z } from 'zod'
import { type EarsControl, ears, earsDefaults } from './ears.ts'
import { farrington } from './farrington.ts'
import type { FarringtonControl } from './farrington-control.ts'
import type { Judgement } from './judgement.ts'

export interface SignalsAnswer {
  readonly upperbound: readonly (number | null)[]
  /** 1 for an alarm. */
  readonly alarm: readonly (0 | 1 | null)[]
}

const DAY_MS = 86_400_000

const count = z.union([
  z.number().nonnegative(),
  z.literal(['NA', 'NaN']).transform(() => Number.NaN),
  z.null().transform(() => Number.NaN),
])
/** 'YYYY-MM-DD', or days since 1970. */
const day = z.union([z.iso.date().transform((date) => Date.parse(date) / DAY_MS), z.int()])
const series = z
  .object({
    observed: z.array(count).min(1),
    freq: z.int().positive().default(52),
    epochAsDate: z.boolean().default(false),
    dates: z.array(day).nullish(),
  })
  .refine(({ epochAsDate, dates }) => !epochAsDate || dates, { path: ['dates'], error: 'epochAsDate needs dates' })
  .refine(({ observed, dates }) => !dates || dates.length === observed.length, {
    path: ['dates'],
    error: 'there must be one date for each count',
  })
const range = z.tuple([z.int(), z.int()]).transform(([from, to]) => ({ from, to }))
const share = z.number().gt(0).lt(1)

const earsControl = z
  .object({
    method: z.enum(['C1', 'C2', 'C3']).default('C1'),
    baseline: z.int().min(3).nullish(),
    minSigma: z.number().nonnegative().nullish(),
    alpha: share.nullish(),
  })
  .transform(({ method, baseline, minSigma, alpha }): EarsControl => {
    const usual = earsDefaults(method)
    return {
      method,
      baseline: baseline ?? usual.baseline,
      minSigma: minSigma ?? usual.minSigma,
      alpha: alpha ?? usual.alpha,
    }
  })

/** Defaults are those of farringtonFlexible. */
const farringtonControl = z
  .object({
    b: z.int().min(1).default(5),
    w: z.int().min(0).default(3),
    reweight: z.boolean().default(true),
    weightsThreshold: z.union([z.number(), z.literal('Inf').transform(() => Number.POSITIVE_INFINITY)]).default(2.58),
    alpha: share.default(0.05),
    trend: z.boolean().default(true),
    pThresholdTrend: z.number().default(0.05),
    limit54: z.tuple([z.number().nonnegative(), z.int().positive()]).default([5, 4]),
    powertrans: z.enum(['2/3', '1/2', 'none']).default('2/3'),
    noPeriods: z.int().min(1).default(1),
    pastWeeksNotIncluded: z.int().min(0).nullish(),
    thresholdMethod: z.enum(['delta', 'nbPlugin', 'muan']).default('delta'),
    populationOffset: z.literal(false, 'counts only: a series has no population here').default(false),
  })
  .transform(
    (control): FarringtonControl => ({
      ...control,
      pastWeeksNotIncluded: control.pastWeeksNotIncluded ?? control.w,
    }),
  )

const question = z.discriminatedUnion('method', [
  z.object({ method: z.literal('earsC'), series, control: earsControl.prefault({}), range }),
  z.object({ method: z.literal('farringtonFlexible'), series, control: farringtonControl.prefault({}), range }),
])

/**
 * @throws z.ZodError for what is not a question
 * @throws RangeError when the range does not fit the series and the method
 */
export function answerSignals(asked: unknown): SignalsAnswer {
  const judgements = judge(question.parse(asked))
  return {
    upperbound: judgements.map(({ upperBound }) => upperBound),
    alarm: judgements.map(({ alarm }) => (alarm === null ? null : alarm ? 1 : 0)),
  }
}

function judge(asked: z.infer<typeof question>): readonly Judgement[] {
  const { observed, freq, epochAsDate, dates } = asked.series
  if (asked.method === 'earsC') return ears(observed, asked.control, asked.range)
  const days = epochAsDate && dates ? dates : undefined
  return farrington({ counts: observed, frequency: freq, days }, asked.control, asked.range)
}
