// A member who reads lists of duty to be had: of each line, that of the days on which they serve it.
import { and, eq, gte, lt, or, type SQL } from 'drizzle-orm'
import type { ServedSpan } from '../people/store.ts'
import type { openShifts } from './sign-up/tables.ts'
import type { swapRequests } from './swaps/tables.ts'

export interface Reader {
  readonly memberId: string
  readonly serves: readonly ServedSpan[]
}

/** Rows of shifts that begin while one of the spans lasts. */
export const isServed = (
  spans: readonly ServedSpan[],
  { lineId, start }: Pick<typeof openShifts, 'lineId' | 'start'> | Pick<typeof swapRequests, 'lineId' | 'start'>,
): SQL | undefined =>
  or(
    ...spans.map((span) =>
      and(eq(lineId, span.lineId), gte(start, span.from), span.until ? lt(start, span.until) : undefined),
    ),
  )
