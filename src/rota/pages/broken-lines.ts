// The rules that a rota breaks, as lines for those who may know: who, when, what, and the reason given.
import type { Language } from '../../access/account.ts'
import type { Book } from '../facts.ts'
import { checkRota, type FoundViolation } from '../rota-check.ts'
import { isBlocking } from '../rules/check.ts'
import { spanWords, wordsOf } from '../rules/words.ts'
import { rotaWords } from './words.ts'

export interface BrokenLine {
  /** Of the shift: 'YYYY-MM-DD', for a link to the day. */
  readonly day: string
  readonly shiftId: string
  readonly who: string
  readonly when: string
  readonly says: string
  /** What the coordinator said, or that nobody has given a reason yet. */
  readonly reason: string
  readonly accepted: boolean
}

/** Hard rules only, by start. */
export function brokenLines(
  book: Book,
  labelOf: (memberId: string) => string,
  language: Language,
): readonly BrokenLine[] {
  return checkRota(book)
    .filter(isBlocking)
    .map((found) => lineOf(book, found, { labelOf, language }))
}

interface Reader {
  readonly labelOf: (memberId: string) => string
  readonly language: Language
}

function lineOf(book: Book, found: FoundViolation, { labelOf, language }: Reader): BrokenLine {
  const { memberId, shiftId, start, end, reason, accepted } = found
  const words = rotaWords(language)
  const there = (book.byShift.get(shiftId) ?? []).map((each) => labelOf(each.memberId))
  return {
    day: book.shift.get(shiftId)?.day ?? '',
    shiftId,
    who: memberId === undefined ? there.join(words.and) : labelOf(memberId),
    when: spanWords(start, end, book.facts.zone)[language],
    says: wordsOf(found, book.facts.zone).says[language],
    reason: reason === null ? words.noReason : words.reason(reason),
    accepted,
  }
}
