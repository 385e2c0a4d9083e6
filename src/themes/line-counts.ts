// The counts of each line, with everything that the public rules look at beside the cells that were asked for.
import type { Period } from '../calls/period.ts'
import type { Read } from '../db/database.ts'
import { linesThatCount } from './counting-lines.ts'
import { type LineCounts, partitionOf } from './differencing.ts'
import { topicFacet, topicOf } from './facet.ts'
import type { Scope } from './scope.ts'
import { countsOf } from './store.ts'
import { familyOf, monthsUpTo } from './year-of-periods.ts'

interface Cells {
  readonly facets: readonly string[]
  readonly periods: readonly Period[]
}

export async function lineCounts(read: Read, scope: Scope, cells: Cells): Promise<readonly LineCounts[]> {
  const topics = cells.facets.some((facet) => facet === 'all' || topicOf(facet) !== undefined) ? topicsOf(scope) : []
  const parts = [...cells.facets.flatMap(partitionOf), ...topics]
  const facets = [...new Set([...cells.facets, ...parts, ...(topics.length > 0 ? ['all'] : [])])]
  const months = parts.length === 0 ? [] : cells.periods.flatMap(monthsUpTo)
  const periods = [...new Set([...cells.periods.flatMap(familyOf), ...months])]
  const isShared = await linesThatCount(read)
  const counts: LineCounts[] = []
  for (const lineId of scope.lineIds) {
    counts.push({ countOf: await countsOf(read, { lineIds: [lineId], facets, periods }), isShared, topics })
  }
  return counts
}

const topicsOf = ({ topics }: Scope): readonly string[] => topics.map(({ code }) => topicFacet(code))
