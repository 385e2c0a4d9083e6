// One way of writing for many: full-width, circled and Chinese digits become ASCII, invisible characters go, spaces and
// dashes become one kind each. An offset map leads back to the raw text.

export interface Normalised {
  readonly text: string
  /** Raw offset at which character i of `text` begins. */
  startOf(i: number): number
  /** Raw offset at which character i of `text` ends. */
  endOf(i: number): number
}

/** ASCII and CJK without digits: nothing to change. */
const PLAIN = /^[\x20-\x7e\n]*$/
const INVISIBLE =
  /\u20e3|[\ufe00-\ufe0f]|[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\u{e0100}-\u{e01ef}]/u
/** What makes 1️⃣ of 1 is a part of it. */
const KEYCAP = /\u20e3|\ufe0f/
const SPACE = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/
const DASH = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]/
const DOT = /[\u2024\uff0e]/
const MIDDLE_DOT = /[\u00b7\u2022\u2027\u30fb\uff65\u22c5\u2219]/
const FULL_WIDTH = /[\uff01-\uff5e]/
const CHINESE_DIGITS = '〇零0 一壹幺么1 二贰2 三叁3 四肆4 五伍5 六陆6 七柒7 八捌8 九玖9'

/** First characters of runs that stand for 0-9. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x0e50, 0xff10, 0x2080, ...[0, 1, 2, 3, 4].map((i) => 0x1d7ce + 10 * i)]
/** First characters of runs that stand for 1-9: circled, in brackets, with a full stop, on black… */
const ONES = [0x2460, 0x2474, 0x2488, 0x24f5, 0x2776, 0x2780, 0x278a]

const DIGITS = new Map<string, string>([
  ...ZEROS.flatMap((zero) => span(zero, 0)),
  ...ONES.flatMap((one) => span(one, 1)),
  ['⓪', '0'],
  ['⓿', '0'],
  ['⁰', '0'],
  ['¹', '1'],
  ['²', '2'],
  ['³', '3'],
  ...[4, 5, 6, 7, 8, 9].map((value): [string, string] => [String.fromCodePoint(0x2070 + value), String(value)]),
])

const CHINESE = new Map<string, string>(
  CHINESE_DIGITS.split(' ').flatMap((family) => {
    const digit = family.at(-1) ?? ''
    return [...family.slice(0, -1)].map((character): [string, string] => [character, digit])
  }),
)

function span(first: number, value: number): [string, string][] {
  return Array.from({ length: 10 - value }, (_, i) => [String.fromCodePoint(first + i), String(value + i)])
}

/** What one character becomes; '' when it is invisible. */
function simplified(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return character === '\t' ? ' ' : character
  if (code >= 0x3100 && code < 0xe000) return character
  const digit = DIGITS.get(character)
  if (digit !== undefined) return digit
  if (INVISIBLE.test(character)) return ''
  if (SPACE.test(character)) return ' '
  if (DASH.test(character)) return '-'
  if (DOT.test(character)) return '.'
  if (MIDDLE_DOT.test(character)) return '·'
  if (FULL_WIDTH.test(character)) return String.fromCodePoint(code - 0xfee0)
  return character
}

/** Linear in the length of `raw`. */
export function normalise(raw: string): Normalised {
  if (PLAIN.test(raw)) return { text: raw, startOf: (i) => i, endOf: (i) => i + 1 }
  const characters: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of raw) {
    const plain = simplified(character)
    if (plain === '' && KEYCAP.test(character) && ends.length > 0) ends[ends.length - 1] = at + character.length
    for (let i = 0; i < plain.length; i++) {
      characters.push(plain.charAt(i))
      starts.push(at)
      ends.push(at + character.length)
    }
    at += character.length
  }
  readChineseDigits(characters)
  return { text: characters.join(''), startOf: (i) => starts[i] ?? 0, endOf: (i) => ends[i] ?? 0 }
}

/** Spelt-out digits are digits where at least this many stand in a row: 一三八…, 幺三九…, 138零零…; dates and counts are shorter. */
const SPELT_OUT = 7
const isDigit = (character: string | undefined) => character !== undefined && character >= '0' && character <= '9'

function readChineseDigits(characters: string[]): void {
  let from = -1
  let digits = 0
  let spelt = false
  for (let i = 0; i <= characters.length; i++) {
    const character = characters[i]
    const chinese = character !== undefined && CHINESE.has(character)
    if (chinese || isDigit(character)) {
      if (from < 0) from = i
      digits++
      spelt ||= chinese
    } else if (!isInnerBreak(characters, i, from)) {
      if (spelt && digits >= SPELT_OUT) rewrite(characters, from, i)
      from = -1
      digits = 0
      spelt = false
    }
  }
}

/** One space or dash between digits does not end them. */
function isInnerBreak(characters: readonly string[], i: number, from: number): boolean {
  const next = characters[i + 1]
  const joins = characters[i] === ' ' || characters[i] === '-'
  return from >= 0 && joins && next !== undefined && (isDigit(next) || CHINESE.has(next))
}

function rewrite(characters: string[], from: number, to: number): void {
  for (let i = from; i < to; i++) characters[i] = CHINESE.get(characters[i] ?? '') ?? characters[i] ?? ''
}
