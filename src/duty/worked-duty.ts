// Hours worked: the frozen plan, unless a coordinator corrected it with a reason. A correction never erases an older one.
import type { DateTime } from 'luxon'
import type { FieldError } from '../errors.ts'
import type { Planned } from './attendance.ts'

/** What a coordinator found to be true; null: the member was not there at all. */
export interface Correction {
  /** 1, 2, 3… within one assignment; the highest counts. */
  readonly revision: number
  readonly worked: Planned | null
}

export interface WorkedDuty {
  /** null: nothing was worked. */
  readonly worked: Planned | null
  readonly minutes: number
  readonly source: 'plan' | 'correction'
}

const minutesOf = (span: Planned | null): number =>
  span === null ? 0 : Math.round((span.end.toMillis() - span.start.toMillis()) / 60_000)

/** Undefined until the duty is over, unless it has been corrected. */
export function workedDuty(
  planned: Planned,
  corrections: readonly Correction[],
  now: DateTime,
): WorkedDuty | undefined {
  const latest = corrections.reduce<Correction | undefined>(
    (best, each) => (best && best.revision > each.revision ? best : each),
    undefined,
  )
  if (latest) return { worked: latest.worked, minutes: minutesOf(latest.worked), source: 'correction' }
  if (now < planned.end) return undefined
  return { worked: { start: planned.start, end: planned.end }, minutes: minutesOf(planned), source: 'plan' }
}

/** Nobody stays longer than this beyond either end of a shift; more is a slip of the keyboard. */
const CORRECTION_LIMIT_HOURS = 12

/** What is wrong with a correction; empty when nothing is. */
export function correctionErrors(planned: Planned, worked: Planned | null, now: DateTime): readonly FieldError[] {
  if (now < planned.start) return [{ path: 'assignmentId', message: 'has not begun: change the rota instead' }]
  if (worked === null) return []
  const errors: FieldError[] = []
  if (worked.end <= worked.start) errors.push({ path: 'worked.end', message: 'must be after the start' })
  if (worked.end > now) errors.push({ path: 'worked.end', message: 'must not lie in the future' })
  if (worked.start < planned.start.minus({ hours: CORRECTION_LIMIT_HOURS })) {
    errors.push({
      path: 'worked.start',
      message: `must be within ${CORRECTION_LIMIT_HOURS} hours of the planned start`,
    })
  }
  if (worked.end > planned.end.plus({ hours: CORRECTION_LIMIT_HOURS })) {
    errors.push({ path: 'worked.end', message: `must be within ${CORRECTION_LIMIT_HOURS} hours of the planned end` })
  }
  return errors
}
