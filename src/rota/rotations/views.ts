// Rotations as the wire and the pages show them.
import type { Faces, Sight } from '../views.ts'
import type { Participant, Turn } from './rotation.ts'
import type { RotationTurns } from './store.ts'
import { turnWords } from './words.ts'

/** Who may know that a participant was away: those who look after the people, and they themselves. */
export const seesAbsenceOf =
  ({ everything, memberId }: Sight) =>
  (participant: Participant): boolean =>
    everything || (memberId !== undefined && participant.includes(memberId))

export function turnView(turn: Turn, faces: Faces, sight: Sight) {
  const sees = seesAbsenceOf(sight)
  const { ordinal, day, start, end, recorded, participant } = turn
  return {
    ...{ ordinal, day, start, end, recorded },
    members: participant.map(faces.of),
    passed: turn.passed
      .filter((each) => sees(each.participant))
      .map(({ participant: who, cause }) => ({ members: who.map(faces.of), cause })),
    says: turnWords(turn, faces.labelOf, sees),
  }
}

export const rotationView = ({ rotation, lists, turns }: RotationTurns, faces: Faces, sight: Sight) => ({
  ...rotation,
  templateCodes: rotation.templateCodes === null ? null : [...rotation.templateCodes],
  lists: lists.map(({ effectiveOn, anew, participants }) => ({
    ...{ effectiveOn, anew },
    participants: participants.map((participant) => participant.map(faces.of)),
  })),
  turns: turns.map((turn) => turnView(turn, faces, sight)),
})

export const peopleInRotations = (found: readonly RotationTurns[]): readonly string[] => [
  ...new Set(
    found.flatMap(({ lists, turns }) => [
      ...lists.flatMap(({ participants }) => participants.flat()),
      ...turns.flatMap(({ participant, passed }) => [...participant, ...passed.flatMap((each) => each.participant)]),
    ]),
  ),
]
