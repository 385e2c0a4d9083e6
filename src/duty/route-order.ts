// In which order a telephone switch tries people: on duty, backup, supervisor, those who rest after a call, and at last
// the line's fallback.
import type { DateTime } from 'luxon'
import type { DutyRole } from '../lines/duty-role.ts'
import type { Attendance } from './attendance.ts'
import { onDutyAt, type Stint } from './on-duty.ts'

export const STAGES = ['on-duty', 'backup', 'supervisor', 'resting', 'fallback'] as const
export type Stage = (typeof STAGES)[number]

/** Shadows learn; calls never go to them. */
const STAGE_OF: Readonly<Record<DutyRole, Stage | undefined>> = {
  counsellor: 'on-duty',
  expert: 'backup',
  supervisor: 'supervisor',
  shadow: undefined,
}

export interface Candidate extends Stint {
  readonly memberId: string
  readonly attendance: Pick<Attendance, 'checkedInAt' | 'checkedOutAt'>
  /** Off the queue after a call until then. */
  readonly restingUntil?: DateTime | undefined
}

export interface RouteStep<C> {
  readonly stage: Stage
  readonly candidate: C
  /** Until when this step may be used without asking again. */
  readonly validUntil: DateTime
}

/**
 * Within a stage, those who checked in come first and those who checked out last, else by place. Nobody is left out for a missing
 * check-in: a post that looks empty by a forgotten tap must still be rung. Whoever rests after a call is tried when
 * nobody else answered, before the fallback. A member appears once.
 */
export function routeOrder<C extends Candidate>(duties: readonly C[], at: DateTime): readonly RouteStep<C>[] {
  const steps = onDutyAt(duties, at).flatMap((candidate) => {
    const stage = STAGE_OF[candidate.role]
    if (!stage) return []
    const { restingUntil, end } = candidate
    if (restingUntil === undefined || restingUntil <= at) return [{ stage, candidate, validUntil: end }]
    return [{ stage: 'resting' as const, candidate, validUntil: restingUntil < end ? restingUntil : end }]
  })
  const seen = new Set<string>()
  return steps.toSorted(compareSteps).filter(({ candidate }) => {
    if (seen.has(candidate.memberId)) return false
    seen.add(candidate.memberId)
    return true
  })
}

function compareSteps(a: RouteStep<Candidate>, b: RouteStep<Candidate>): number {
  return (
    STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) ||
    presence(a.candidate) - presence(b.candidate) ||
    a.candidate.start.toMillis() - b.candidate.start.toMillis() ||
    a.candidate.place - b.candidate.place
  )
}

function presence({ attendance }: Candidate): number {
  if (attendance.checkedOutAt) return 2
  return attendance.checkedInAt ? 0 : 1
}
