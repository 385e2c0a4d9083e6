// Why the places of a rota are open, by shift, in words: for coordinators, who can do something about it.
import type { DateTime } from 'luxon'
import type { Language } from '../../access/account.ts'
import type { Book } from '../facts.ts'
import { reasonsOf } from '../open-place-words.ts'
import { problemOf } from '../problem-of-rota.ts'
import { openSlots } from '../solver/explain.ts'
import { compile } from '../solver/model.ts'
import { newState } from '../solver/score.ts'
import { targetsOf } from '../solver/targets.ts'

/** By shift id: '3 on leave, 2 resting after a night'. Nothing is solved: this looks at the rota as it is. */
export function openReasons(book: Book, now: DateTime, language: Language): ReadonlyMap<string, string> {
  const model = compile(problemOf(book, now))
  const open = openSlots(newState(model, targetsOf(model)))
  const comma = language === 'zh' ? '，' : ', '
  const useful = (reason: string) => reason !== 'not-qualified' && reason !== 'already-there'
  return new Map(
    open.map((slot) => [
      slot.slot,
      reasonsOf(slot)
        .filter(({ reason }) => useful(reason))
        .map(({ says }) => says[language])
        .join(comma),
    ]),
  )
}
