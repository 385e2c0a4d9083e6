// How a follow-up is spoken of: which step it is, and how it stands.
import { Duration } from 'luxon'
import { Chip } from '../../console/display.tsx'
import type { View } from '../../console/view.ts'
import { type FollowUp, isOverdue } from '../follow-up.ts'
import { callWords } from './words.ts'

/** 'call-back 2, after a week'. */
export function stepName(view: View, { step, after }: Pick<FollowUp, 'step' | 'after'>): string {
  const words = callWords(view.language).followUps
  return words.step(step, afterWords(view, after))
}

function afterWords(view: View, after: string): string {
  const { after: words } = callWords(view.language).followUps
  const { hours, days, weeks, months, years } = Duration.fromISO(after).toObject()
  if (hours) return words.hours(hours)
  if (days) return days % 7 === 0 ? words.weeks(days / 7) : words.days(days)
  if (weeks) return words.weeks(weeks)
  return months ? words.months(months) : words.years(years ?? 1)
}

interface StateProps {
  readonly view: View
  readonly followUp: FollowUp
  /** Display codes by member. */
  readonly codes: ReadonlyMap<string, string>
}

export const FollowUpState = ({ view, followUp, codes }: StateProps) => {
  const all = callWords(view.language)
  const words = all.followUps
  const { state, outcome, claimedBy, attempts } = followUp
  if (state !== 'open') {
    return (
      <Chip tone="good">{outcome === null ? words.done : `${words.done}: ${all.codes.followUpOutcome[outcome]}`}</Chip>
    )
  }
  const mine = claimedBy !== null && claimedBy === view.viewer?.memberId
  return (
    <>
      {isOverdue(followUp, view.now) ? <Chip tone="danger">{words.overdue}</Chip> : null}
      {mine ? <Chip tone="accent">{words.takenByMe}</Chip> : null}
      {claimedBy !== null && !mine ? <Chip tone="plain">{words.takenBy(codes.get(claimedBy) ?? '?')}</Chip> : null}
      {attempts > 0 ? <Chip tone="plain">{words.attempts(attempts)}</Chip> : null}
    </>
  )
}
