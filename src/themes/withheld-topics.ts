// Every counted call has a topic. Where one topic of a month is hidden and the others are shown, what the total leaves is
// a lower limit of it: with 20 callers in all and 15 of them elsewhere, '*' is no longer 1 to 7. The smallest of the shown
// topics is then withheld too, so that the total may be made up by it; where none is shown, the total itself. It depends on
// the counts of that month alone.
import type { Period } from '../calls/period.ts'
import type { CountOf } from './counts.ts'
import { hiddenUpTo, ROUNDING, shownCount } from './disclosure.ts'

const MEASURES = ['calls', 'episodes'] as const

/**
 * @returns the facet that is withheld beside the small ones: a topic, or 'all'; undefined: none need be
 * @param topics facets of the topics that every call has one of: those of the first level
 */
export function withheldFacet(topics: readonly string[], month: Period, countOf: CountOf): string | undefined {
  const total = shownCount('all', countOf('all', month))
  if (total.calls === '*' || total.calls === 0) return undefined
  const figures = topics.map((facet) => ({
    facet,
    exact: countOf(facet, month),
    seen: shownCount(facet, countOf(facet, month)),
  }))
  const hidden = figures.filter(({ seen }) => seen.episodes === '*')
  const shown = figures.filter(({ seen }) => seen.episodes !== '*' && seen.episodes !== 0)
  if (hidden.length === 0) return undefined
  const tells = MEASURES.some((measure) => {
    // Hidden calls have no upper limit, being of few people: beside another hidden topic they say nothing.
    if (measure === 'calls' && hidden.length > 1) return false
    const least = number(total[measure]) - ROUNDING
    const most = shown.reduce((sum, { seen }) => sum + number(seen[measure]) + ROUNDING, 0)
    const all = hidden.reduce((sum, { facet }) => sum + hiddenUpTo(facet), 0)
    return hidden.some(({ facet }) => least - most - (all - hiddenUpTo(facet)) > 1)
  })
  if (!tells) return undefined
  const smallest = shown.toSorted(
    (a, b) => a.exact.episodes - b.exact.episodes || a.exact.calls - b.exact.calls || (a.facet < b.facet ? -1 : 1),
  )
  return smallest[0]?.facet ?? 'all'
}

const number = (seen: number | '*'): number => (seen === '*' ? 0 : seen)
