// Why an assignment of a run no longer fits, in words.
import type { Book } from '../facts.ts'
import type { Words } from '../rules/worded.ts'
import { ROLE_WORDS, spanWords, wordsOf } from '../rules/words.ts'
import type { ConflictKind, Misfit } from './fit.ts'

const KINDS: Readonly<Record<Exclude<ConflictKind, 'rule'>, Words>> = {
  'shift-gone': { zh: '该班次已不在排班表中', en: 'the rota has no such shift any more' },
  'shift-begun': { zh: '该班次已经开始', en: 'the shift has begun' },
  'shift-full': { zh: '该班次的位置已被占满', en: 'others have taken every place' },
}

/** '5月14日 20:00 至 24:00 咨询员 C05:此人…请假' and the same in English. */
export function misfitWords({ kind, shiftId, memberId, violations }: Misfit, book: Book): Words {
  const { zone } = book.facts
  const shift = book.shift.get(shiftId)
  const who = book.member.get(memberId)?.displayCode ?? '?'
  const why = kind === 'rule' ? violations.map((violation) => wordsOf(violation, zone).says) : [KINDS[kind]]
  const span = shift && spanWords(shift.start.toMillis(), shift.end.toMillis(), zone)
  const role = shift && ROLE_WORDS[shift.role]
  return {
    zh: `${span?.zh ?? ''} ${role?.zh ?? ''} ${who}：${why.map(({ zh }) => zh).join('；')}`.trim(),
    en: `${span?.en ?? ''} ${role?.en ?? ''} ${who}: ${why.map(({ en }) => en).join('; ')}`.trim(),
  }
}
