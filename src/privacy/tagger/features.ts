// The features of a character: what it and its neighbours are. A source is something at one place of the text; each
// character at one of its offsets from there has it as a feature.
import { type Context, MARGIN } from './context.ts'

interface Source {
  /** Where its characters are: `at - offset`. Those that only the character itself has come last. */
  readonly offsets: readonly number[]
  /** Keys are below it; 0 when they are hashes, of 32 bits. */
  readonly size: number
}

/** Word kinds and places in words are below it. */
const MARKS = 128

/** The keys come in this order. */
export const SOURCES: readonly Source[] = [
  { offsets: [-3, -2, -1, 0, 1, 2, 3], size: 0x10000 }, // this character
  { offsets: [-3, -2, -1, 0, 1, 2], size: 0 }, // this character and the next
  { offsets: [-1, 0, 1], size: MARKS }, // the known name that it is in
  { offsets: [-2, -1, 1, 2, 3, 4], size: MARKS }, // the ending that it is in
  { offsets: [-2, -1, 0, 1, 2, 3], size: MARKS }, // the title, role or verb beside names that it is in
  { offsets: [0, -1], size: 8 * 8 * 4 * 8 * 8 }, // of a name of two characters that begins here: its kind, and what is beside
  { offsets: [0, -1, -2], size: 8 * 8 * 8 * 8 * 8 }, // of a name of three
  { offsets: [-2, -1, 0, 1, 2, 3], size: MARKS }, // the ordinary word that it is in, by its kind
  { offsets: [0, -1], size: 8 * 4 * 32 * 32 }, // of a name of two characters that begins here: the words beside
  { offsets: [0, -1, -2], size: 8 * 8 * 32 * 32 }, // of a name of three
  { offsets: [0], size: 32 * 32 * 32 }, // the kinds of the words of three characters
  { offsets: [0], size: 1 }, // always
  { offsets: [0], size: 64 * 64 }, // the ordinary words from 3 before to 2 after, and the kinds of characters beside
  { offsets: [0], size: 8 * 8 * 8 * 8 }, // how likely a surname, and how likely given names follow
  { offsets: [0], size: 0 }, // the known names of three characters
  { offsets: [0], size: MARKS * MARKS }, // the endings of two characters
  { offsets: [0], size: 8 * 8 * 8 * 8 }, // how likely surnames stand two and one before, and given names one before and here
  { offsets: [0], size: MARKS * MARKS }, // what stands before and after: titles, roles and verbs
  { offsets: [0], size: 8 * 4 * MARKS }, // how likely a surname, whether it cuts words, and the title after it
]

/** How many features a character has. */
export const FEATURES = SOURCES.reduce((sum, { offsets }) => sum + offsets.length, 0)

/** Sources lie at most this far from the characters. */
export const FARTHEST = Math.max(...SOURCES.flatMap(({ offsets }) => offsets).map(Math.abs))

function hash(source: number, a: number, b: number): number {
  let key = Math.imul(a ^ Math.imul(source + 1, 0x9e3779b1), 0x85ebca6b)
  key = Math.imul((key ^ (key >>> 15)) + b, 0xc2b2ae35)
  key = Math.imul(key ^ (key >>> 13), 0x27d4eb2f)
  return key ^ (key >>> 16)
}

/**
 * Writes the keys of the sources at `i`: from -FARTHEST to as many beyond the end.
 * @param into one for each source; those that only `i` itself has are written only for characters of the piece
 */
export function sourcesAt(context: Context, i: number, into: Int32Array): void {
  const { codes, known, endings, cues, kinds } = context
  const at = i + MARGIN
  into[0] = codes[at] ?? 0
  into[1] = hash(1, codes[at] ?? 0, codes[at + 1] ?? 0)
  into[2] = of(known, at)
  into[3] = of(endings, at)
  into[4] = of(cues, at)
  into[7] = of(kinds, at)
  names(context, i, into)
  if (i >= 0 && i < context.length) own(context, i, into)
}

/** A name may begin at a surname, and at a character that is frequent in given names. */
function names(
  { surnames, given, words, kinds, nameWords, before, after }: Context,
  i: number,
  into: Int32Array,
): void {
  const at = i + MARGIN
  const surname = of(surnames, at)
  into[5] = into[6] = into[8] = into[9] = 0
  if (i < 0 || (surname <= 1 && of(given, at) < 4)) return
  const begins = of(before, at - 1) * 8 + surname
  into[5] = ((begins * 4 + of(nameWords, at)) * 8 + of(given, at + 1)) * 8 + of(after, at + 2)
  const cut = of(nameWords, at) * 2 + of(words, at + 1)
  into[6] = ((begins * 8 + cut) * 8 + of(given, at + 2)) * 8 + of(after, at + 3)
  into[8] = ((surname * 4 + of(nameWords, at)) * 32 + endsAs(kinds, at - 1)) * 32 + beginsAs(kinds, at + 2)
  into[9] = ((surname * 8 + cut) * 32 + endsAs(kinds, at - 1)) * 32 + beginsAs(kinds, at + 3)
}

/** What only the character itself has. */
function own(
  { classes, words, surnames, given, known, endings, cues, kinds }: Context,
  i: number,
  into: Int32Array,
): void {
  const at = i + MARGIN
  into[10] = (kindOf(kinds, at - 1) * 32 + kindOf(kinds, at)) * 32 + kindOf(kinds, at + 1)
  let around = 0
  for (let o = -3; o <= 2; o++) around = around * 2 + of(words, at + o)
  into[11] = 0
  into[12] = around * 64 + of(classes, at - 1) * 8 + of(classes, at + 1)
  into[13] = ((of(surnames, at) * 8 + of(given, at)) * 8 + of(given, at + 1)) * 8 + of(given, at + 2)
  into[14] = hash(8, of(known, at - 1) * MARKS + of(known, at), of(known, at + 1))
  into[15] = of(endings, at) * MARKS + of(endings, at - 1)
  into[16] = ((of(surnames, at - 2) * 8 + of(surnames, at - 1)) * 8 + of(given, at - 1)) * 8 + of(given, at)
  into[17] = of(cues, at - 1) * MARKS + of(cues, at + 1)
  into[18] = ((of(surnames, at) * 2 + of(words, at - 1)) * 2 + of(words, at)) * MARKS + of(cues, at + 1)
}

const kindOf = (kinds: Uint8Array, at: number): number => of(kinds, at) >> 2
/** The kind of the word that ends, or begins, there; 0 for none. */
const endsAs = (kinds: Uint8Array, at: number): number => ((of(kinds, at) & 3) >= 2 ? kindOf(kinds, at) : 0)
const beginsAs = (kinds: Uint8Array, at: number): number => ((of(kinds, at) + 1) & 2 ? 0 : kindOf(kinds, at))

const of = (array: Uint8Array, i: number): number => array[i] ?? 0
