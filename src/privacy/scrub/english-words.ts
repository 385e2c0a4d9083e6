// Which words are in common use in English, in any of their forms.
import { ENGLISH_WORDS } from '../lexicon/english-words.ts'

const words = new Set(ENGLISH_WORDS.trim().split(/\s+/))

/** Endings of words, and what stands in their place in the first form. */
const ENDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/s$/, ['']],
  [/(?:es|ed|ing|ings|er|ers|est)$/, ['', 'e']],
  [/(?:ies|ied|ier|iest|ily)$/, ['y']],
  [/(?:r|rs|ly)$/, ['']],
  [/bly$/, ['ble']],
  [/(.)\1(?:ed|ing|er|ers)$/, ['$1']],
]
/** Long words made of others: no list has them all. */
const MADE =
  /^.{2,}(?:ly|ness|ments?|[ts]ions?|ism|isms|ists?|ity|ities|ous|ful|less|able|ible|ical|ally|ships?|hood|[iy][sz]ing|[a-z]{3}ive|[a-z]{3}(?:ur|on|ic|in)al|[a-z]{3}[aeo]tic)$/
const SHORTEST_MADE = 7

/** @param word of letters only */
export function isWord(word: string): boolean {
  const low = word.toLowerCase()
  if (words.has(low) || (low.length >= SHORTEST_MADE && MADE.test(low))) return true
  return ENDINGS.some(
    ([ending, firsts]) => ending.test(low) && firsts.some((first) => isForm(low.replace(ending, first))),
  )
}

const isForm = (word: string) => word.length > 2 && words.has(word)
