// What keeps a participant from a turn: not serving in the role, or leave for half of the turn's duty or more.
import type { DateTime } from 'luxon'
import type { RotaMember } from '../../people/member.ts'
import { qualificationGap } from '../rules/place.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import type { Hindrance, Rotation, TurnSpan } from './rotation.ts'

interface Span {
  readonly start: DateTime
  readonly end: DateTime
}

export interface Surroundings {
  readonly rotation: Rotation
  readonly rules: RuleSet
  readonly members: ReadonlyMap<string, RotaMember>
  /** The shifts that the rotation stands for, by start. */
  readonly shifts: readonly Span[]
}

/** Ours: below it, the holder keeps the turn, and single shifts fall to the next in order. */
const AWAY_FROM = 0.5

export const hindranceIn =
  (around: Surroundings): Hindrance =>
  (participant, turn) => {
    const serving = participant.filter((memberId) => serves(around, memberId, turn))
    if (serving.length === 0) return 'not-serving'
    return serving.some((memberId) => isAway(around, memberId, turn)) ? 'away' : undefined
  }

function serves({ rotation, rules, members }: Surroundings, memberId: string, { day }: TurnSpan): boolean {
  const member = members.get(memberId)
  const { role, lineId } = rotation
  return member !== undefined && qualificationGap({ role, lineId, day }, member, rules) === undefined
}

function isAway({ members, shifts }: Surroundings, memberId: string, turn: TurnSpan): boolean {
  const own = shifts.filter(({ start }) => turn.start <= start && start < turn.end)
  const duty = own.length > 0 ? own : [turn]
  const away = members.get(memberId)?.unavailability ?? []
  const missed = duty.filter((span) => away.some(({ start, end }) => start < span.end && span.start < end))
  return missed.length > 0 && hours(missed) >= AWAY_FROM * hours(duty)
}

const hours = (spans: readonly Span[]): number =>
  spans.reduce((sum, { start, end }) => sum + (end.toMillis() - start.toMillis()), 0)
