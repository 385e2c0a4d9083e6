// What is known about each character of a piece of text before it is tagged.
import { INSTITUTIONS } from '../lexicon/institutions.ts'
import { KNOWN_NAMES } from '../lexicon/known-names.ts'
import { INTRODUCTIONS, MEETING, ROLES, TITLES } from '../lexicon/person-cues.ts'
import { PLACE_SUFFIXES } from '../lexicon/place-words.ts'
import { isGiven, surnameWeight } from '../scrub/chinese-names.ts'
import { isHan, isWordAt } from '../scrub/han.ts'
import { markerOf } from './known-words.ts'

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
}

const markKnown = markerOf(KNOWN_NAMES)
const ENDING_KIND = { SCHOOL: 2, HOSPITAL: 3, ORG: 4 } as const
const markEndings = markerOf([
  ...INSTITUTIONS.map(({ type, suffixes }) => ({ kind: ENDING_KIND[type], words: suffixes })),
  { kind: 1, words: PLACE_SUFFIXES },
])
const markCues = markerOf([
  { kind: 1, words: TITLES },
  { kind: 2, words: INTRODUCTIONS },
  { kind: 3, words: ROLES },
  { kind: 4, words: MEETING },
])

const codes = new Uint16Array(SIZE)
const classes = new Uint8Array(SIZE)
const words = new Uint8Array(SIZE)
const surnames = new Uint8Array(SIZE)
const given = new Uint8Array(SIZE)
const known = new Uint8Array(SIZE)
const endings = new Uint8Array(SIZE)
const cues = new Uint8Array(SIZE)

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

/** Weights of `surnameWeight` in four steps. */
const surnameStep = (c: number): number => {
  const weight = surnameWeight[c] ?? -100
  return weight === -100 ? 1 : weight <= 0 ? 2 : weight <= 3 ? 3 : 4
}
const givenStep = (c: number): number => {
  const weight = isGiven(c)
  return weight <= -3 ? 1 : weight < 0 ? 2 : weight === 0 ? 3 : weight < 2 ? 4 : 5
}

/** Of `text` from `start` to `end`. The arrays are the same ones each time. @throws RangeError when the piece is too long */
export function contextOf(text: string, start: number, end: number): Context {
  const length = end - start
  if (length > LONGEST_PIECE) throw new RangeError('The piece is too long.')
  for (let i = 0; i < length; i++) describe(text, start, end, i)
  for (const array of [codes, words, surnames, given, known, endings, cues]) {
    array.fill(0, 0, MARGIN)
    array.fill(0, MARGIN + length, 2 * MARGIN + length)
  }
  classes.fill(NOTHING, 0, MARGIN)
  classes.fill(NOTHING, MARGIN + length, 2 * MARGIN + length)
  markKnown(text, start, end, known, MARGIN)
  markEndings(text, start, end, endings, MARGIN)
  markCues(text, start, end, cues, MARGIN)
  return { length, codes, classes, words, surnames, given, known, endings, cues }
}

function describe(text: string, start: number, end: number, i: number): void {
  const character = text.charCodeAt(start + i)
  const code = codeOf(character)
  const at = MARGIN + i
  codes[at] = code
  classes[at] = CLASS_OF[code] ?? 6
  const han = isHan(character)
  words[at] = han && start + i + 1 < end && isWordAt(text, start + i) ? 1 : 0
  surnames[at] = han ? surnameStep(character) : 1
  given[at] = han ? givenStep(character) : 3
}
