// What counts are asked of: one line, or all of them together.
import type { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import { invalidInput } from '../errors.ts'
import { getLine, listLines, topicsOf } from '../lines/store.ts'
import type { Topic } from '../lines/topic.ts'
import { topicOf } from './facet.ts'

export const ALL_LINES = 'all'

export interface Scope {
  /** A line's id, or 'all'. */
  readonly line: string
  readonly lineIds: readonly string[]
  /** Where "today" is; each line counts by its own local days. */
  readonly zone: string
  /** By code. For all lines only those of shipped taxonomies: a local code may mean one thing here and another there. */
  readonly topics: readonly Topic[]
}

/** @throws not-found for an unknown line */
export async function scopeOf(read: Read, line: string): Promise<Scope> {
  if (line !== ALL_LINES) {
    const { zone } = await getLine(read, line)
    return { line, lineIds: [line], zone, topics: await topicsOf(read, line) }
  }
  const lines = await listLines(read)
  const topics = new Map<string, Topic>()
  for (const { id } of lines) {
    for (const topic of await topicsOf(read, id))
      if (!topic.local) topics.set(topic.code, topics.get(topic.code) ?? topic)
  }
  const byCode = [...topics.values()].sort((a, b) => Number(a.code > b.code) - Number(a.code < b.code))
  return { line, lineIds: lines.map(({ id }) => id), zone: lines[0]?.zone ?? 'UTC', topics: byCode }
}

/** Where "today" is for a line, or for all of them (null): at the first by code. @throws not-found */
export async function zoneOf(read: Read, lineId: string | null): Promise<string> {
  if (lineId !== null) return (await getLine(read, lineId)).zone
  return (await listLines(read))[0]?.zone ?? 'UTC'
}

/** The local day of an instant. */
export const dayIn = (zone: string, at: DateTime): string => at.setZone(zone).toFormat('yyyy-MM-dd')

/** @throws invalid-input for a topic that cannot be added up over all lines */
export function assertCountable({ line, topics }: Scope, facets: readonly string[]): void {
  if (line !== ALL_LINES) return
  const known = new Set(topics.map(({ code }) => code))
  const foreign = facets
    .flatMap((facet) => facet.split('+'))
    .find((attribute) => {
      const code = topicOf(attribute)
      return code !== undefined && !known.has(code)
    })
  if (foreign !== undefined) {
    throw invalidInput([{ path: 'facets', message: `${foreign} is a topic of one line; it has no sum over all lines` }])
  }
}
