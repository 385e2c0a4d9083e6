// Figures for one reader: exact for those with the right to the records, else as the public may see them.
import type { DateTime } from 'luxon'
import { type Actor, holds, mustHold } from '../access/actor.ts'
import { following, type Period, type PeriodKind, periodOf } from '../calls/period.ts'
import { ownLines } from '../calls/rights.ts'
import type { Read } from '../db/database.ts'
import { forbidden, invalidInput } from '../errors.ts'
import { publicSum, type ShowCell } from './differencing.ts'
import { type Disclosure, exactly, forThePublic } from './disclosure.ts'
import { topicFacet } from './facet.ts'
import { type Figure, figureOf, periodsLookedAt, type Theme, themesOf } from './figure.ts'
import { lineCounts } from './line-counts.ts'
import { assertCountable, type Scope, scopeOf } from './scope.ts'
import { countsOf } from './store.ts'

const MOST_FIGURES = 2_000

/** Whether the actor has the right to the records of the line, or of all of them: a line that one serves oneself. */
export async function mayCountExactly(read: Read, actor: Actor, line: string, now: DateTime): Promise<boolean> {
  if (!holds(actor, 'themes:exact')) return false
  const own = await ownLines(read, actor, now)
  return own === 'all' || (await scopeOf(read, line)).lineIds.every((id) => own.includes(id))
}

export interface Asked {
  readonly line: string
  readonly view: 'exact' | 'public' | undefined
  readonly now: DateTime
}

/** @throws forbidden when the truth is asked for without the right to it */
export async function disclosureFor(read: Read, actor: Actor, { line, view, now }: Asked): Promise<Disclosure> {
  if (view === 'public') return forThePublic
  if (view === 'exact') mustHold(actor, 'themes:exact')
  if (await mayCountExactly(read, actor, line, now)) return exactly
  if (view === 'exact') throw forbidden('Exact counts are for those who serve the line.')
  return forThePublic
}

interface Question {
  readonly facets: readonly string[]
  readonly periods: readonly Period[]
}

/** The counts of these cells and what they are compared with, made ready for the reader. */
async function cellsFor(
  read: Read,
  scope: Scope,
  { disclosure, facets, periods }: Question & { readonly disclosure: Disclosure },
): Promise<ShowCell> {
  assertCountable(scope, facets)
  const looked = [...new Set(periods.flatMap(periodsLookedAt))]
  const all = [...new Set(['all', ...facets])]
  if (disclosure.rules === exactly.rules)
    return countsOf(read, { lineIds: scope.lineIds, facets: all, periods: looked })
  return publicSum(await lineCounts(read, scope, { facets: all, periods: looked }))
}

/** A figure for each facet and period. @throws invalid-input for too many, not-found for an unknown line */
export async function figuresOf(
  read: Read,
  disclosure: Disclosure,
  { line, facets, periods }: Question & { readonly line: string },
): Promise<readonly Figure[]> {
  if (facets.length * periods.length > MOST_FIGURES) {
    throw invalidInput([{ path: 'periods', message: `at most ${MOST_FIGURES} figures can be asked for at once` }])
  }
  const show = await cellsFor(read, await scopeOf(read, line), { disclosure, facets, periods })
  return facets.flatMap((facet) => periods.map((period) => figureOf(show, disclosure, { facet, period })))
}

/** The total of a period and the figures of all topics, by code. */
export async function themesIn(
  read: Read,
  disclosure: Disclosure,
  { line, period }: { readonly line: string; readonly period: Period },
): Promise<{ readonly total: Figure; readonly themes: readonly Theme[] }> {
  const scope = await scopeOf(read, line)
  const facets = scope.topics.map(({ code }) => topicFacet(code))
  const show = await cellsFor(read, scope, { disclosure, facets, periods: [period] })
  const figure = (facet: string) => figureOf(show, disclosure, { facet, period })
  return { total: figure('all'), themes: themesOf(facets.map(figure), scope.topics) }
}

/** The periods of a kind from the one of the first day to the one of the last. @throws invalid-input */
export function periodsBetween(kind: PeriodKind, from: string, to: string): readonly Period[] {
  const last = periodOf(kind, to)
  const periods: Period[] = []
  for (let period = periodOf(kind, from); period <= last; period = following(period)) {
    if (periods.push(period) > MOST_FIGURES) {
      throw invalidInput([{ path: 'to', message: `is too far: at most ${MOST_FIGURES} periods` }])
    }
  }
  if (periods.length === 0) throw invalidInput([{ path: 'to', message: 'is before from' }])
  return periods
}
