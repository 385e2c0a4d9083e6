// Which words may be names of people in English: those in use, those that are words or places as well, those of no dictionary.
import {
  FIRST_NAMES,
  FIRST_NAMES_THAT_ARE_WORDS,
  GIVEN_NAMES_THAT_ARE_WORDS,
  NOT_SURNAMES,
  PINYIN_SURNAMES,
  SURNAMES_THAT_ARE_WORDS,
} from '../lexicon/english-names.ts'
import { isStrange } from './english-cues.ts'
import { isPlaceName } from './english-starts.ts'
import { isHyphened, isPinyin } from './pinyin.ts'

const firstNames = new Set(FIRST_NAMES)
const ambiguous = new Set(FIRST_NAMES_THAT_ARE_WORDS)
const pinyinSurnames = new Set(PINYIN_SURNAMES)
const notSurnames = new Set(NOT_SURNAMES)
const surnamesThatAreWords = new Set(SURNAMES_THAT_ARE_WORDS)
const givenThatAreWords = new Set(GIVEN_NAMES_THAT_ARE_WORDS)

const SEASONS = new Set(
  'April August Autumn Christian June King Justice May Mercy Ramadan Summer Trinity Winter'.split(' '),
)

/** Whether it is a word as well. */
export const isWordName = (word: string): boolean => ambiguous.has(word)
/** Whether it follows a name without belonging to it, or begins a sentence. */
export const isNoSurname = (word: string): boolean => notSurnames.has(word)
/** @param word in capitals or not */
export const isPinyinSurname = (word: string): boolean =>
  pinyinSurnames.has(word.charAt(0) + word.slice(1).toLowerCase())
/** Whether it has a capital wherever it stands. */
export const isSeason = (word: string): boolean => SEASONS.has(word)

export const isAmbiguous = (word: string): boolean => ambiguous.has(word) || isPlaceName(word)
export const isKnown = (word: string): boolean =>
  (firstNames.has(word.replace(/-[a-z]+$/, '')) && !isAmbiguous(word)) || isHyphened(word)
export const isName = (word: string): boolean => isKnown(word) || isAmbiguous(word) || isStrange(word)

/** Who may stand beside a name that is a word: in May, June and July nobody does. */
export const isPerson = (word: string): boolean => isName(word) && !SEASONS.has(word) && !isPlaceName(word)

export const isSurname = (word: string): boolean => isName(word) || pinyinSurnames.has(word)

export const lastOf = (rest: string): string => /[A-Z][A-Za-z'’-]+$/.exec(rest)?.[0] ?? ''

/** Park Seo-yun, He Jing, Sunday Adeyemi, Faith Nakamura-Holt: what only a name is after makes it one. */
export function isGivenAfter(word: string, rest: string, before: string): boolean {
  const next = /[A-Z][A-Za-z'’-]+$/.exec(rest.split(' ').slice(0, 2).join(' '))?.[0] ?? ''
  const isAsian = pinyinSurnames.has(word) || surnamesThatAreWords.has(word)
  if (isHyphened(next)) return isName(word) || isAsian
  if (!isStrange(next)) return false
  if (isAsian && isPinyin(rest)) return true
  return isAmbiguous(word) || (givenThatAreWords.has(word) && !WHEN.test(before))
}
const WHEN = /\b(?:on|last|this|next|every|each|by) $/i
