// Digits in a row, and which rows belong together: '138 1234-5678' is three groups of one sequence.
import type { Stretch } from './finding.ts'
import { patternOf } from './pattern.ts'

export interface DigitGroup {
  readonly start: number
  readonly end: number
  readonly digits: string
  /** Whether only spaces, dashes, dots or brackets stand between this group and the one after it. */
  readonly joinsNext: boolean
  /** Where this group's context begins: after the group, finding or replacement before it. */
  readonly contextFrom: number
}

const GROUP = patternOf(/\d+/)
const JOINT = /^(?:[ \-._·()]{1,3}|[|~_])$/
const LONGEST_JOINT = 3

/** @param barriers stretches to leave alone, by start; groups never reach across one */
export function digitGroups(text: string, barriers: readonly Stretch[]): readonly DigitGroup[] {
  const groups: {
    start: number
    end: number
    digits: string
    joinsNext: boolean
    contextFrom: number
  }[] = []
  let barrier = 0
  for (const match of GROUP.all(text)) {
    const start = match.index
    while (barrier < barriers.length && (barriers[barrier]?.end ?? 0) <= start) barrier++
    const next = barriers[barrier]
    if (next && next.start < start + match[0].length) continue
    const before = groups.at(-1)
    const passed = barrier > 0 ? (barriers[barrier - 1]?.end ?? 0) : 0
    if (before && passed <= before.end) before.joinsNext = joined(text, before.end, start)
    const contextFrom = Math.max(before?.end ?? 0, passed)
    groups.push({
      start,
      end: start + match[0].length,
      digits: match[0],
      joinsNext: false,
      contextFrom,
    })
  }
  return groups
}

const joined = (text: string, end: number, start: number) =>
  start - end <= LONGEST_JOINT && JOINT.test(text.slice(end, start))
