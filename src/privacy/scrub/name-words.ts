// Ordinary words in Chinese that would not be there if a stretch were a name, and the words that people bear as names.
import { LONGER_WORDS } from '../lexicon/longer-words.ts'
import { BORNE_WORDS_THAT_DO, WORDS_NOBODY_BEARS } from '../lexicon/person-cues.ts'
import { BORNE, NOUNS, OTHERS, VERBS } from '../lexicon/words-like-names.ts'
import { isWordAt } from './han.ts'
import { inFashion, isGiven } from './name-characters.ts'
import { isAfterRole, isNamedByWord } from './name-context.ts'
import { wordsOf } from './scan.ts'

const longerWords = new Map<string, readonly string[]>()
const NOBODYS = [NOUNS, VERBS, OTHERS].flatMap(wordsOf)
for (const word of [...LONGER_WORDS.trim().split(/\s+/), ...NOBODYS.filter(({ length }) => length > 2)])
  longerWords.set(word.slice(0, 2), [...(longerWords.get(word.slice(0, 2)) ?? []), word])
const beginsLonger = new Uint8Array(0x10000)
for (const word of longerWords.keys()) beginsLonger[word.charCodeAt(0)] = 1

const borne = new Set(wordsOf(BORNE))
const nobody = new Set([...WORDS_NOBODY_BEARS, ...NOBODYS])
const doing = new Set(BORNE_WORDS_THAT_DO)
/** 丈夫方圆: a noun that people bear, where somebody would be named. */
const WORD_NAMES = 2.5
const WORD_IS_ALL = 5
const BORNE_WORD_IS_ALL = 3
/** 张罗, 陈述: nobody's name. */
const NOBODY_IS_ALL = 9
const WORD_BEGINS = 5
/** 江海涛: 江海 is a word, but the last character is one of names. */
const WORD_BEGINS_BEFORE_NAME = 2
const WORD_IS_GIVEN = 2
const WORD_BEFORE = 4
const WORD_AFTER = 2
const LONGER_WORD = 9

/** What it weighs that a stretch is a word which somebody bears, and that a word before it names somebody. */
export function wordNames(text: string, start: number, end: number): number {
  const word = end - start === 2 ? text.slice(start, end) : ''
  return borne.has(word) && !doing.has(word) && isNamedByWord(text, start, end) ? WORD_NAMES : 0
}

/** What the ordinary words weigh that would not be there if this were a name. @param surname its length */
export function wordsCut(
  text: string,
  { start, surname, end }: { readonly start: number; readonly surname: number; readonly end: number },
): number {
  let weight = 0
  const given = end - start - surname
  if (surname === 1) {
    if (isWordAt(text, start)) weight += wordAtStart(text, start, given)
    if (isWordAt(text, start - 1) && !isAfterRole(text, start)) weight += WORD_BEFORE
  }
  if (given === 2 && isWordAt(text, start + surname)) weight += WORD_IS_GIVEN
  if (isWordAt(text, end - 1)) weight += WORD_AFTER
  const longer = beginsLonger[text.charCodeAt(start)] ? longerWords.get(text.slice(start, start + 2)) : undefined
  if (longer?.some((word) => word.length >= end - start && text.startsWith(word, start))) weight += LONGER_WORD
  return weight
}

function wordAtStart(text: string, start: number, given: number): number {
  const two = text.slice(start, start + 2)
  if (given === 1) return borne.has(two) ? BORNE_WORD_IS_ALL : nobody.has(two) ? NOBODY_IS_ALL : WORD_IS_ALL
  return inFashion(text, start + 1) > 0 || isGiven(text.charCodeAt(start + 2)) >= 2
    ? WORD_BEGINS_BEFORE_NAME
    : WORD_BEGINS
}
