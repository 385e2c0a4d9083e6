// How much more a term is used now than before: log-odds with an informative Dirichlet prior (Monroe, Colaresi, Quinn,
// "Fightin' Words", Political Analysis 2008; 16:372-403, equations 16 and 20-22). The prior is the usage in both parts
// together, so that a rare word needs more evidence than a common one.

/** How often a term was used, and all terms together, in the two parts that are compared. */
export interface Usage {
  readonly now: number
  readonly before: number
  readonly allNow: number
  readonly allBefore: number
}

export interface LogOdds {
  /** The term's share of the prior. */
  readonly alpha: number
  /** Positive: used more now. */
  readonly delta: number
  /** delta in standard deviations. */
  readonly z: number
}

/** The weight of the prior in terms: as large as a small part, so that it steadies rare words and no others. */
const PRIOR = 500

/**
 * A term that was never used before has next to no prior, and so little that its odds before are all but unknown: z stays
 * near 2 however often it is used now. Half a use (Jeffreys) is the least that is put in for it.
 */
const LEAST_ALPHA = 0.5

/** @param least of alpha; 0: as in the paper */
export function logOdds(
  { now, before, allNow, allBefore }: Usage,
  { prior = PRIOR, least = 0 }: { readonly prior?: number; readonly least?: number } = {},
): LogOdds {
  const alpha = Math.max(least, (prior * (now + before)) / (allNow + allBefore))
  const odds = (count: number, all: number) => Math.log((count + alpha) / (all + prior - count - alpha))
  const delta = odds(now, allNow) - odds(before, allBefore)
  return { alpha, delta, z: delta / Math.sqrt(1 / (now + alpha) + 1 / (before + alpha)) }
}

/** What terms are ranked by. */
export const risingZ = (usage: Usage): number => logOdds(usage, { least: LEAST_ALPHA }).z
