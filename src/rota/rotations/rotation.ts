// Recurring rotations: whose turn it is. Whoever is away when their turn comes keeps it, and has the next one when back.
import type { DateTime } from 'luxon'
import type { DutyRole } from '../../lines/duty-role.ts'
import { instantAt, minuteOf, plusDays } from '../../lines/wall-clock.ts'

export const TURN_UNITS = ['day', 'week'] as const
export type TurnUnit = (typeof TURN_UNITS)[number]

/** Members who take a turn together: one person, or a pair. */
export type Participant = readonly string[]

export interface Rotation {
  readonly id: string
  readonly lineId: string
  readonly nameZh: string
  readonly nameEn: string
  readonly role: DutyRole
  /** Shifts of these templates; null: of every template with the role. */
  readonly templateCodes: readonly string[] | null
  /** A turn lasts `every` days or weeks. */
  readonly unit: TurnUnit
  readonly every: number
  /** Local day on which the first turn begins. */
  readonly from: string
  /** First local day without a turn; null: until further notice. */
  readonly until: string | null
  /** Local time 'HH:mm' at which turns begin. */
  readonly handOver: string
  readonly revision: number
}

/** In force for the turns that begin on this local day or later. */
export interface RotationList {
  readonly effectiveOn: string
  readonly participants: readonly Participant[]
  /** True: begin again with the first. False: those who stay keep their place in the order of turns. */
  readonly anew: boolean
}

/** not-serving: none of the role on that day; away: on leave for half of the turn's duty or more. */
export type PassCause = 'not-serving' | 'away'

export interface Passed {
  readonly participant: Participant
  readonly cause: PassCause
}

/** A turn that has begun: it is a fact, whatever is entered about leave later. */
export interface RecordedTurn {
  readonly ordinal: number
  /** Empty: nobody could take it. */
  readonly participant: Participant
  readonly passed: readonly Passed[]
}

export interface Turn extends RecordedTurn {
  /** Local day on which it begins. */
  readonly day: string
  readonly start: DateTime
  readonly end: DateTime
  readonly recorded: boolean
  /** Those who come after, in order: they stand in where the holder cannot. */
  readonly after: readonly Participant[]
}

export interface RotationPlan {
  readonly rotation: Rotation
  readonly zone: string
  /** By first day. */
  readonly lists: readonly RotationList[]
  readonly recorded: readonly RecordedTurn[]
}

export type TurnSpan = Pick<Turn, 'day' | 'start' | 'end'>

/** What keeps a participant from a turn; undefined: nothing. */
export type Hindrance = (participant: Participant, turn: TurnSpan) => PassCause | undefined

const keyOf = (participant: Participant): string => participant.toSorted().join(' ')
const same = (a: Participant, b: Participant): boolean => keyOf(a) === keyOf(b)

const daysOf = ({ unit, every }: Rotation): number => every * (unit === 'week' ? 7 : 1)

/** From wall to instants: a week in which the clocks change is an hour longer or shorter, and hands over at the same time. */
export function turnSpan(rotation: Rotation, zone: string, ordinal: number): TurnSpan {
  const minute = minuteOf(rotation.handOver)
  const day = plusDays(rotation.from, ordinal * daysOf(rotation))
  const next = plusDays(day, daysOf(rotation))
  const last = rotation.until !== null && rotation.until < next ? rotation.until : next
  return { day, start: instantAt(day, minute, zone), end: instantAt(last, minute, zone) }
}

/** The turns that touch [from, to), in order: those that have begun as they were recorded, the others as things stand. */
export function turnsOf(plan: RotationPlan, from: DateTime, to: DateTime, hinders: Hindrance): readonly Turn[] {
  const { rotation, zone, lists } = plan
  const recorded = new Map(plan.recorded.map((turn) => [turn.ordinal, turn]))
  const turns: Turn[] = []
  let queue: readonly Participant[] = []
  let list: RotationList | undefined
  for (let ordinal = 0; ; ordinal++) {
    const span = turnSpan(rotation, zone, ordinal)
    if (span.start >= to || (rotation.until !== null && span.day >= rotation.until)) return turns
    const inForce = lists.findLast(({ effectiveOn }) => effectiveOn <= span.day)
    if (inForce && inForce !== list) queue = requeued(queue, inForce)
    list = inForce
    const fact = recorded.get(ordinal) ?? chosen(queue, ordinal, (participant) => hinders(participant, span))
    queue = afterTurn(queue, fact.participant)
    if (span.end > from)
      turns.push({ ...fact, ...span, recorded: recorded.has(ordinal), after: queueAfter(queue, fact) })
  }
}

function chosen(
  queue: readonly Participant[],
  ordinal: number,
  hinders: (participant: Participant) => PassCause | undefined,
): RecordedTurn {
  const passed: Passed[] = []
  for (const participant of queue) {
    const cause = hinders(participant)
    if (cause === undefined) return { ordinal, participant, passed }
    passed.push({ participant, cause })
  }
  return { ordinal, participant: [], passed }
}

/** Whoever had the turn goes to the back; those who were passed stay where they are, at the front. */
const afterTurn = (queue: readonly Participant[], holder: Participant): readonly Participant[] =>
  queue.some((each) => same(each, holder)) ? [...queue.filter((each) => !same(each, holder)), holder] : queue

const queueAfter = (queue: readonly Participant[], { participant }: RecordedTurn): readonly Participant[] =>
  queue.filter((each) => !same(each, participant))

/** Newcomers come behind whoever precedes them in the list; the rest keep their order, and so the turns they are owed. */
function requeued(queue: readonly Participant[], { participants, anew }: RotationList): readonly Participant[] {
  if (anew || queue.length === 0) return participants
  let next = queue.filter((each) => participants.some((listed) => same(each, listed)))
  for (const [i, newcomer] of participants.entries()) {
    if (next.some((each) => same(each, newcomer))) continue
    const before = participants.at(i - 1) ?? []
    const at = next.findIndex((each) => same(each, before))
    next = at < 0 ? [...next, newcomer] : next.toSpliced(at + 1, 0, newcomer)
  }
  return next
}
