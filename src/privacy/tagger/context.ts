// What is known about each character of a piece of text before it is tagged.
import { ALSO_BORNE, FIGURES, NATURE, PUBLIC, REMEDIES, THINGS } from '../lexicon/domain-words.ts'
import { FAMOUS, WELL_KNOWN, WITH_NAMESAKES } from '../lexicon/famous-people.ts'
import { INSTITUTIONS } from '../lexicon/institutions.ts'
import { KNOWN_NAMES } from '../lexicon/known-names.ts'
import {
  AFTER_NAMES,
  BEFORE_NAMES,
  DOING,
  INTRODUCTIONS,
  MEETING,
  OF_SOMEBODY,
  ROLES,
  SHORT_TITLES,
  TITLES,
} from '../lexicon/person-cues.ts'
import { PLACE_SUFFIXES } from '../lexicon/place-words.ts'
import { WORD_CLASSES } from '../lexicon/word-classes.ts'
import { BORNE, NOUNS, OTHERS, VERBS } from '../lexicon/words-like-names.ts'
import { isHan, isWordAt } from '../scrub/han.ts'
import { isGiven, surnameWeight } from '../scrub/name-characters.ts'
import { wordsOf } from '../scrub/scan.ts'
import { ALONE, FIRST, LAST, markerOf } from './known-words.ts'

/** Pieces are no longer than this. */
export const LONGEST_PIECE = 256
/** Characters beyond either end that a feature may ask for: they are nothing. */
export const MARGIN = 8
const SIZE = LONGEST_PIECE + 2 * MARGIN

export interface Context {
  readonly length: number
  /** Character codes; digits, letters and blanks are one each. Index 0 is `MARGIN`. */
  readonly codes: Uint16Array
  /** Han, digit, letter, nothing, comma or stop, list comma, other. */
  readonly classes: Uint8Array
  /** Whether this character and the next are an ordinary word. */
  readonly words: Uint8Array
  /** How likely a surname and how likely in a given name. */
  readonly surnames: Uint8Array
  readonly given: Uint8Array
  /** In which name of the gazetteer, in which ending of places and institutions. */
  readonly known: Uint8Array
  readonly endings: Uint8Array
  /** In which word of those that stand beside names of people. */
  readonly cues: Uint8Array
  /** In which ordinary word, by its kind. */
  readonly kinds: Uint8Array
  /** Of a name that begins here: whether it would be a word, and one that people bear. */
  readonly nameWords: Uint8Array
  /** What ends here and what begins here that may stand before and after a name, in eight kinds. */
  readonly before: Uint8Array
  readonly after: Uint8Array
}

const ENDING_KIND = { SCHOOL: 2, HOSPITAL: 3, ORG: 4 } as const
const ENDINGS = [
  ...INSTITUTIONS.map(({ type, suffixes }) => ({ kind: ENDING_KIND[type], words: suffixes })),
  { kind: 1, words: PLACE_SUFFIXES },
]
const CUES = [
  { kind: 1, words: TITLES },
  { kind: 2, words: INTRODUCTIONS },
  { kind: 3, words: ROLES },
  { kind: 4, words: MEETING },
  { kind: 5, words: OF_SOMEBODY },
  { kind: 6, words: DOING },
  { kind: 7, words: [...SHORT_TITLES, ...'太董爷伯嬢弟妹头'] },
]

/** Words that begin as a name does, and whether anybody bears them. */
const [NOUN, VERB, OTHER, BORNE_WORD] = [21, 22, 23, 24]
/** The same of the hotline's fields: 海棠 and 杜仲 are borne too. */
const BORNE_FIELD_WORD = 30
const FIELDS = [[...wordsOf(FIGURES), ...FAMOUS], ...[REMEDIES, NATURE, PUBLIC, THINGS].map(wordsOf)]
const borne = wordsOf(BORNE)
const fieldWords = new Set(FIELDS.flat())
const KINDS = [
  {
    kind: BORNE_FIELD_WORD,
    words: [...borne.filter((word) => fieldWords.has(word)), ...wordsOf(ALSO_BORNE), ...WELL_KNOWN, ...WITH_NAMESAKES],
  },
  ...FIELDS.map((words, field) => ({ kind: 25 + field, words })),
  { kind: BORNE_WORD, words: borne },
  { kind: NOUN, words: wordsOf(NOUNS) },
  { kind: VERB, words: wordsOf(VERBS) },
  { kind: OTHER, words: wordsOf(OTHERS) },
  ...Object.entries(WORD_CLASSES).map(([kind, [one, ...longer]]) => ({
    kind: Number(kind),
    words: [...one, ...wordsOf(longer)],
  })),
]
const { numberOf, mark } = markerOf([KNOWN_NAMES, ENDINGS, CUES, KINDS])

const numbers = new Uint16Array(SIZE)
const codes = new Uint16Array(SIZE)
const classes = new Uint8Array(SIZE)
const words = new Uint8Array(SIZE)
const surnames = new Uint8Array(SIZE)
const given = new Uint8Array(SIZE)
const known = new Uint8Array(SIZE)
const endings = new Uint8Array(SIZE)
const cues = new Uint8Array(SIZE)
const kinds = new Uint8Array(SIZE)
const nameWords = new Uint8Array(SIZE)
const before = new Uint8Array(SIZE)
const after = new Uint8Array(SIZE)
const MARKED = [known, endings, cues, kinds]

/** Before a name: one of the words above, a character like 和, the edge of a clause. 0: anything else. */
const beforeOf = new Uint8Array(0x10000)
for (const character of BEFORE_NAMES) beforeOf[character.charCodeAt(0)] = isHan(character.charCodeAt(0)) ? 5 : 7
beforeOf['的'.charCodeAt(0)] = 6
/** After it: a title, whose they are, what they do, a character like 说, a number, the edge of a clause. */
const afterOf = new Uint8Array(0x10000)
for (const character of AFTER_NAMES) afterOf[character.charCodeAt(0)] = isHan(character.charCodeAt(0)) ? 2 : 7
for (const described of '男女0123456789') afterOf[described.charCodeAt(0)] = 4
const AFTER_CUE = [0, 1, 3, 3, 3, 5, 6, 1]

const DIGIT = 1
const SMALL = 2
const CAPITAL = 3
const BLANK = 4
const codeOf = (c: number): number =>
  c >= 0x30 && c <= 0x39
    ? DIGIT
    : c >= 0x61 && c <= 0x7a
      ? SMALL
      : c >= 0x41 && c <= 0x5a
        ? CAPITAL
        : c <= 0x20
          ? BLANK
          : c

const NOTHING = 3
const CLASS_OF = new Uint8Array(0x10000).fill(6)
for (let c = 0x4e00; c <= 0x9fff; c++) CLASS_OF[c] = 0
CLASS_OF[DIGIT] = 1
CLASS_OF[SMALL] = 2
CLASS_OF[CAPITAL] = 2
CLASS_OF[0] = NOTHING
for (const stop of ',，。.') CLASS_OF[stop.charCodeAt(0)] = 4
CLASS_OF['、'.charCodeAt(0)] = 5

/** Whether a word begins there, and whether one that nobody bears, or somebody. */
const [ORDINARY, NOBODYS, SOMEBODYS] = [1, 2, 3]
function nameWordAt(at: number): number {
  const kind = kinds[at] ?? 0
  const begins = (kind & 3) === FIRST
  if (begins && (kind >> 2 === BORNE_WORD || kind >> 2 === BORNE_FIELD_WORD)) return SOMEBODYS
  if (begins && kind >> 2 >= NOUN) return NOBODYS
  return words[at] === 1 ? ORDINARY : 0
}

/** Weights of `surnameWeight` in four steps. */
const surnameStep = (c: number): number => {
  const weight = surnameWeight[c] ?? -100
  return weight === -100 ? 1 : weight <= 0 ? 2 : weight <= 3 ? 3 : 4
}
const givenStep = (c: number): number => {
  const weight = isGiven(c)
  return weight <= -3 ? 1 : weight < 0 ? 2 : weight === 0 ? 3 : weight < 2 ? 4 : 5
}

/**
 * All that a character is by itself in one number, so that a text needs one place of memory for each of its characters:
 * its number among those of the words in 13 bits, then its class, how likely a surname and in a given name, and what it
 * says before and after a name, in 3 bits each.
 */
const SHEET = Uint32Array.from({ length: 0x10000 }, (_, c) => {
  const [surname, inName] = isHan(c) ? [surnameStep(c), givenStep(c)] : [1, 3]
  const steps = [CLASS_OF[codeOf(c)] ?? 6, surname, inName, beforeOf[c] ?? 0, afterOf[c] ?? 0]
  return steps.reduce((sheet, step, k) => sheet | (step << (13 + 3 * k)), numberOf(c))
})

/** Of `text` from `start` to `end`. The arrays are the same ones each time. @throws RangeError when the piece is too long */
export function contextOf(text: string, start: number, end: number): Context {
  const length = end - start
  if (length > LONGEST_PIECE) throw new RangeError('The piece is too long.')
  for (let i = 0; i < length; i++) describe(text, start, end, i)
  endAt(MARGIN + length)
  mark(numbers, MARGIN, MARGIN + length, MARKED)
  for (let i = 0; i < length; i++) nameWords[MARGIN + i] = nameWordAt(MARGIN + i)
  for (let i = 0; i < length; i++) surround(MARGIN + i)
  return { length, codes, classes, words, surnames, given, known, endings, cues, kinds, nameWords, before, after }
}

/** Nothing stands before a piece and behind it. */
classes.fill(NOTHING, 0, MARGIN)
before.fill(7, 0, MARGIN)
function endAt(last: number): void {
  for (let at = last; at < last + MARGIN; at++) {
    codes[at] = words[at] = surnames[at] = given[at] = known[at] = endings[at] = cues[at] = kinds[at] = 0
    classes[at] = NOTHING
    after[at] = 7
  }
}

/** A word beside names says more than its characters do. */
function surround(at: number): void {
  const cue = cues[at] ?? 0
  if (cue === 0) return
  const [kind, place] = [cue >> 2, cue & 3]
  if (kind < 5 && place >= LAST) before[at] = kind
  if (place === FIRST || place === ALONE) after[at] = AFTER_CUE[kind] ?? 0
}

function describe(text: string, start: number, end: number, i: number): void {
  const character = text.charCodeAt(start + i)
  const sheet = SHEET[character] ?? 0
  const at = MARGIN + i
  numbers[at] = sheet & 0x1fff
  codes[at] = codeOf(character)
  classes[at] = (sheet >> 13) & 7
  surnames[at] = (sheet >> 16) & 7
  given[at] = (sheet >> 19) & 7
  before[at] = (sheet >> 22) & 7
  after[at] = (sheet >> 25) & 7
  words[at] = isHan(character) && start + i + 1 < end && isWordAt(text, start + i) ? 1 : 0
}
