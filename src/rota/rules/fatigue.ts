// How long, how soon again, how many nights: in elapsed time, so that a change of the clocks makes nobody work longer.
import { HOUR, hoursOf, MINUTE, type Proposed, type Rule, type RuleContext, type Stint, violation } from './context.ts'
import { isOnCall, limitsOf, type RuleSet } from './rule-set.ts'

/** Duties of one class without a real pause between them. */
export interface Stretch {
  readonly stints: readonly Stint[]
  readonly start: number
  readonly end: number
  readonly night: boolean
}

const byStart = (a: Stint, b: Stint) => a.start - b.start || a.end - b.end

/** Joins duties of one class that follow each other without a pause worth the name. */
export function stretchesOf(stints: readonly Stint[], rules: RuleSet): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const stint of stints.toSorted(byStart)) {
    const last = stretches.at(-1)
    const joins = last !== undefined && stint.start - last.end < rules.pauseMinutes * MINUTE
    const before = joins ? stretches.pop() : undefined
    stretches.push({
      stints: [...(before?.stints ?? []), stint],
      start: before?.start ?? stint.start,
      end: Math.max(before?.end ?? stint.end, stint.end),
      night: (before?.night ?? false) || stint.nightOf !== null,
    })
  }
  return stretches
}

/** The member's duties of the same class, this one included. */
const ofClass = (assignment: Proposed, { duties, rules }: RuleContext): readonly Stint[] => {
  const onCall = isOnCall(rules, assignment.role)
  return [...duties.filter((duty) => isOnCall(rules, duty.role) === onCall), assignment]
}

const others = (stints: readonly Stint[], assignment: Proposed): readonly string[] =>
  stints.filter((stint) => stint.shiftId !== assignment.shiftId).map((stint) => stint.shiftId)

/** Real hours, without those that clocks turned back have added: nobody is refused the longest shift on that night. */
const countedHours = ({ start, end, stints }: Stretch): number =>
  hoursOf({ start, end }) - stints.reduce((sum, stint) => sum + stint.clockGain, 0) / 60

/** Longest stretch of duty, see RuleSet.answering. */
export const shiftLength: Rule = (assignment, context) => {
  const { warnHours, maxHours } = limitsOf(context.rules, assignment.role)
  const stretch = stretchesOf(ofClass(assignment, context), context.rules).find(({ stints }) =>
    stints.includes(assignment),
  )
  if (!stretch) return []
  const value = countedHours(stretch)
  const particulars = {
    start: stretch.start,
    end: stretch.end,
    value,
    relatedShiftIds: others(stretch.stints, assignment),
  }
  if (maxHours !== null && value > maxHours) {
    return [violation('shift-too-long', 'blocking', assignment, { ...particulars, limit: maxHours })]
  }
  if (warnHours !== null && value > warnHours) {
    return [violation('shift-too-long', 'warning', assignment, { ...particulars, limit: warnHours })]
  }
  return []
}

/** Rest from the end of a stretch with a night in it to the next duty, before or after this assignment. */
export const restAfterNight: Rule = (assignment, context) => {
  const { restAfterNightHours: limit } = limitsOf(context.rules, assignment.role)
  const stretches = stretchesOf(ofClass(assignment, context), context.rules)
  const at = stretches.findIndex(({ stints }) => stints.includes(assignment))
  const pairs = [
    [stretches[at - 1], stretches[at]],
    [stretches[at], stretches[at + 1]],
  ] as const
  return pairs.flatMap(([first, next]) => {
    if (!first?.night || !next || next.start - first.end >= limit * HOUR) return []
    const relatedShiftIds = others([...first.stints, ...next.stints], assignment)
    const value = Math.max(0, (next.start - first.end) / HOUR)
    return [
      violation('too-little-rest', 'blocking', assignment, {
        start: first.end,
        end: next.start,
        value,
        limit,
        relatedShiftIds,
      }),
    ]
  })
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / (24 * HOUR)

/** Weeks run from Monday to Sunday; 1 January 1970 was a Thursday. */
export const weekNumber = (day: string): number => Math.floor((dayNumber(day) + 3) / 7)

/** Nights one after the other. Two duties in one night are one night. */
export const nightsInRow: Rule = (assignment, context) => {
  const { maxNightsInRow: limit } = limitsOf(context.rules, assignment.role)
  if (limit === null || assignment.nightOf === null) return []
  const nights = nightsOf(ofClass(assignment, context))
  const run = [dayNumber(assignment.nightOf)]
  while (nights.has((run[0] ?? 0) - 1)) run.unshift((run[0] ?? 0) - 1)
  while (nights.has((run.at(-1) ?? 0) + 1)) run.push((run.at(-1) ?? 0) + 1)
  if (run.length <= limit) return []
  const stints = run.flatMap((night) => nights.get(night) ?? [])
  return [
    violation('nights-in-row', 'blocking', assignment, {
      value: run.length,
      limit,
      relatedShiftIds: others(stints, assignment),
    }),
  ]
}

function nightsOf(stints: readonly Stint[]): ReadonlyMap<number, readonly Stint[]> {
  const nights = new Map<number, Stint[]>()
  for (const stint of stints) {
    if (stint.nightOf === null) continue
    const night = dayNumber(stint.nightOf)
    nights.set(night, [...(nights.get(night) ?? []), stint])
  }
  return nights
}

export const nightsPerWeek: Rule = (assignment, context) => {
  const { maxNightsPerWeek: limit } = limitsOf(context.rules, assignment.role)
  const { nightOf } = assignment
  if (limit === null || nightOf === null) return []
  const week = weekNumber(nightOf)
  const inWeek = ofClass(assignment, context).filter(
    (stint) => stint.nightOf !== null && weekNumber(stint.nightOf) === week,
  )
  const value = nightsOf(inWeek).size
  if (value <= limit) return []
  return [
    violation('nights-per-week', 'blocking', assignment, { value, limit, relatedShiftIds: others(inWeek, assignment) }),
  ]
}
