// One way of writing for many: full-width, circled and Chinese digits become ASCII, traditional characters simplified ones,
// invisible characters and accents go, spaces and dashes become one kind each. An offset map leads back to the raw text.
import { TRADITIONAL_CHARACTERS } from '../lexicon/traditional-characters.ts'
import { inDigits, SPELT, SPELT_AMONG_OTHERS } from './chinese-digits.ts'
import { patternOf } from './pattern.ts'

export interface Normalised {
  readonly text: string
  /** The same, with the digits in words that `text` has as digits. */
  readonly spelt: string
  /** Raw offset at which character i of `text` begins. */
  startOf(i: number): number
  /** Raw offset at which character i of `text` ends. */
  endOf(i: number): number
}

/** ASCII and CJK without digits: nothing to change. */
const PLAIN = /^[\x20-\x7e\n]*$/
const INVISIBLE =
  /[\u0300-\u036f]|\u20e3|[\ufe00-\ufe0f]|[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\u{e0100}-\u{e01ef}]/u
/** What makes 1️⃣ of 1 is a part of it, and the accent of its letter. */
const KEYCAP = /\u20e3|\ufe0f|[\u0300-\u036f]/
/** Letters with accents, and those that have no letter without one. */
const ACCENTED = /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]/
const LIKE: Readonly<Record<string, string>> = {
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  ł: 'l',
  Ł: 'L',
  ß: 's',
  æ: 'a',
  Æ: 'A',
  œ: 'o',
  ı: 'i',
  ħ: 'h',
}
const SPACE = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/
const DASH = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]/
const DOT = /[\u2024\uff0e]/
const MIDDLE_DOT = /[\u00b7\u2022\u2027\u30fb\uff65\u22c5\u2219]/
const FULL_WIDTH = /[\uff01-\uff5e]/
/** Characters of Chinese that no list has: of names and places, most often. They are all one, which is no word. */
const RARE = /[\u3400-\u4dbf\u{20000}-\u{323af}]/u
export const RARE_ONE = '\u9ffe'
/** The same characters a second time, for the sake of other encodings, and as radicals. */
const COMPATIBLE = /[\u2e80-\u2fd5\uf900-\ufad9\u{2f800}-\u{2fa1d}]/u
/** First characters of runs that stand for 0-9. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x0e50, 0xff10, 0x2080, ...[0, 1, 2, 3, 4].map((i) => 0x1d7ce + 10 * i)]
/** First characters of runs that stand for 1-20: circled, in brackets, with a full stop; the tens are two digits. */
const TENS = new Map<string, string>(
  [0x2469, 0x247d, 0x2491].flatMap((ten) =>
    Array.from({ length: 11 }, (_, i): [string, string] => [String.fromCharCode(ten + i), String(10 + i)]),
  ),
)
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

function span(first: number, value: number): [string, string][] {
  return Array.from({ length: 10 - value }, (_, i) => [String.fromCodePoint(first + i), String(value + i)])
}

const SIMPLIFIED = new Map<string, string>(
  TRADITIONAL_CHARACTERS.trim()
    .split(/\s+/)
    .flatMap((group) => [...group.slice(0, -1)].map((character): [string, string] => [character, group.slice(-1)])),
)

/** What one character becomes; '' when it is invisible. */
function simplified(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return character === '\t' ? ' ' : character
  if (code >= 0x4e00 && code < 0xe000) return SIMPLIFIED.get(character) ?? character
  if (ACCENTED.test(character)) return LIKE[character] ?? character.normalize('NFD').charAt(0)
  if (COMPATIBLE.test(character)) return compatible(character.normalize('NFKC'))
  if (RARE.test(character)) return RARE_ONE
  const digit = DIGITS.get(character) ?? TENS.get(character)
  if (digit !== undefined) return digit
  if (INVISIBLE.test(character)) return ''
  if (SPACE.test(character)) return ' '
  if (DASH.test(character)) return '-'
  if (DOT.test(character)) return '.'
  if (MIDDLE_DOT.test(character)) return '·'
  if (FULL_WIDTH.test(character)) return String.fromCodePoint(code - 0xfee0)
  return character
}

const compatible = (character: string): string =>
  RARE.test(character) ? RARE_ONE : (SIMPLIFIED.get(character) ?? character)

/** What each character of one unit becomes that stays one; 0: itself, as far as is known. */
const becomes = new Uint16Array(0x10000)
const looked = new Uint8Array(0x10000)

function codeOf(code: number): number {
  if (looked[code]) return becomes[code] || code
  looked[code] = 1
  becomes[code] = simplified(String.fromCharCode(code)).charCodeAt(0) || 0
  return becomes[code] || code
}

const CHUNK = 8192

/** Every unit by itself: nothing moves. */
function unitByUnit(raw: string): string {
  let text = ''
  for (let from = 0; from < raw.length; from += CHUNK) {
    const codes: number[] = []
    const end = Math.min(from + CHUNK, raw.length)
    for (let i = from; i < end; i++) codes.push(codeOf(raw.charCodeAt(i)))
    text += String.fromCharCode(...codes)
  }
  return text
}

/** What is left out, is written with two units or becomes two: only these move anything. */
const MOVES =
  /[\u2469-\u2473\u247d-\u2487\u2491-\u249b]|[\u0300-\u036f]|\u20e3|[\ufe00-\ufe0f]|[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\u{1d7ce}-\u{1d7ff}]|[\u{20000}-\u{323af}]|[\u{e0100}-\u{e01ef}]/u
const SPELT_DIGITS = patternOf(new RegExp(`[${SPELT}]`))

/** Linear in the length of `raw`. */
export function normalise(raw: string): Normalised {
  if (!MOVES.test(raw)) {
    const same = PLAIN.test(raw) ? raw : unitByUnit(raw)
    return { text: withoutLetters(withDigits(same)), spelt: same, startOf: (i) => i, endOf: (i) => i + 1 }
  }
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
  const spelt = characters.join('')
  return {
    text: withoutLetters(withDigits(spelt)),
    spelt,
    startOf: (i) => starts[i] ?? 0,
    endOf: (i) => ends[i] ?? 0,
  }
}

const LETTERS_AMONG_DIGITS =
  /(?<![A-Za-z0-9])[1Il](?=(?:[ OoIl-]{0,4}\d){6})(?:[ -]?[\dOoIl]){10}(?![A-Za-z0-9])|(?<![A-Za-z0-9])[1-9][\dOoIl]{16}[\dOoIlXx](?![A-Za-z0-9])/g

/** Long enough to be a number, with one break between digits at most, or two dots. */
const SPELT_RUN = new RegExp(
  String.raw`(?:[\d${SPELT}]|(?<![山岩窑防溶地桥树黑空漏破挖打钻涵狗鼠蛇墙])洞)(?:[ ,，、.…-]?…?(?:[\d${SPELT}洞]|[拐勾两](?=[ ,，、-]?[\d${SPELT_AMONG_OTHERS}]))){6,}`,
  'g',
)

/** 139O0001234: letters that look like digits, in a mobile or resident-ID number. */
const withoutLetters = (text: string): string =>
  text.replace(LETTERS_AMONG_DIGITS, (run) => run.replaceAll(/[Oo]/g, '0').replaceAll(/[Il]/g, '1'))

const WHOLE_NUMBER = /^(?:(?:86)?1[3-9]\d{9}|\d{15}|\d{18})$/
/** A spelt digit beside a number written in digits belongs to the word before or after it: 张三138…, …5678二人. */
const BESIDE = new RegExp(String.raw`^(?:[${SPELT}]{0,2}[,，、]?)?\d[\d ,，、.-]{5,}\d[${SPELT}]{0,2}$`)

function digitsOfRun(run: string): string {
  const digits = inDigits(run)
  return WHOLE_NUMBER.test(digits.replaceAll(/\D/g, '')) || !BESIDE.test(run) ? digits : run
}

/** Spelt-out digits are digits where seven or more stand in a row; dates and counts are shorter. */
function withDigits(text: string): string {
  if (!SPELT_DIGITS.test(text)) return text
  return text.replace(SPELT_RUN, digitsOfRun)
}
