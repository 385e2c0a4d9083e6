// Sentences once more with other remedies, plants, dishes and people of history in them: whoever learns from them learns where
// such words stand, though they could be names.
import { FIGURES, NATURE, REMEDIES } from '../../src/privacy/lexicon/domain-words.ts'
import { FAMOUS } from '../../src/privacy/lexicon/famous-people.ts'
import { wordFinder, wordsOf } from '../../src/privacy/scrub/scan.ts'
import type { Sentence } from '../../test/privacy/sentences.ts'
import { chooser } from './chooser.ts'

/** Of the same field, one for another. Times stay: nothing else stands where they do. */
const TIME = /[午天日年节月季夜晚晨早]/
const FIELDS = [...[REMEDIES, NATURE].map(wordsOf), [...wordsOf(FIGURES), ...FAMOUS]]
const fieldOf = new Map(FIELDS.flatMap((words) => words.map((word) => [word, words] as const)))
const find = wordFinder([...fieldOf.keys()].filter((word) => !TIME.test(word)))

/** Those without such a word outside of their marks are left out. */
export function reworded(sentences: readonly Sentence[]): readonly (Sentence | undefined)[] {
  const next = chooser()
  return sentences.map((sentence) => {
    const other = withOthers(sentence, (word) => next(fieldOf.get(word) ?? [word]))
    return other.text === sentence.text ? undefined : other
  })
}

function withOthers({ text, marks }: Sentence, by: (word: string) => string): Sentence {
  const isMarked = (at: number, length: number) => marks.some(({ start, end }) => start < at + length && at < end)
  let rest = ''
  /** Where each unit of the text has gone. */
  const places: number[] = []
  for (let i = 0; i < text.length; ) {
    const word = find(text, i)
    const own = word && !isMarked(i, word.length) ? word : undefined
    for (let k = 0; k < (own?.length ?? 1); k++) places.push(rest.length)
    rest += own ? by(own) : text.charAt(i)
    i += own?.length ?? 1
  }
  places.push(rest.length)
  const moved = marks.map((mark) => ({ ...mark, start: places[mark.start] ?? 0, end: places[mark.end] ?? 0 }))
  return { text: rest, marks: moved }
}
