// Repairs as the wire shows them, and in words.
import type { Book } from '../facts.ts'
import type { Words } from '../rules/worded.ts'
import { ROLE_WORDS, spanWords } from '../rules/words.ts'
import type { Faces } from '../views.ts'
import type { Move, Proposal } from './repair.ts'

/** '5月14日 20:00 至 24:00 咨询员：甲 由 乙 接替' and the same in English. */
export function moveWords({ shiftId, from, to }: Move, book: Book, labelOf: (memberId: string) => string): Words {
  const shift = book.shift.get(shiftId)
  if (!shift) return { zh: '', en: '' }
  const span = spanWords(shift.start.toMillis(), shift.end.toMillis(), book.facts.zone)
  const role = ROLE_WORDS[shift.role]
  const [before, after] = [labelOf(from), to === undefined ? undefined : labelOf(to)]
  return {
    zh: `${span.zh} ${role.zh}：${after === undefined ? `${before} 的位置留空` : `${after} 接替 ${before}`}`,
    en: `${span.en}, ${role.en}: ${after === undefined ? `the place of ${before} stays open` : `${after} instead of ${before}`}`,
  }
}

export const proposalView = ({ moves, ask, open, costs }: Proposal, book: Book, faces: Faces) => ({
  open,
  costs,
  ask: ask.map(faces.of),
  moves: moves.flatMap((move) => {
    const shift = book.shift.get(move.shiftId)
    if (!shift) return []
    return [
      {
        assignmentId: move.assignmentId,
        shiftId: shift.id,
        role: shift.role,
        start: shift.start,
        end: shift.end,
        from: faces.of(move.from),
        to: move.to === undefined ? null : faces.of(move.to),
        says: moveWords(move, book, faces.labelOf),
      },
    ]
  }),
})
