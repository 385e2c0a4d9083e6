// Chinese characters and the ordinary words that two of them make.
import { TWO_CHARACTER_WORDS } from '../lexicon/two-character-words.ts'

export const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

/** Each character that begins or ends a word has a number; a bit for each pair says whether the two are one. */
const FIRSTS = 4096
const SECONDS = 8192
const firsts = new Uint16Array(0x10000)
const seconds = new Uint16Array(0x10000)
const pairs = new Uint8Array((FIRSTS * SECONDS) / 8)

let lastFirst = 0
let lastSecond = 0
for (const group of TWO_CHARACTER_WORDS.trim().split(/\s+/)) {
  const first = group.charCodeAt(0)
  firsts[first] ||= ++lastFirst
  for (let i = 1; i < group.length; i++) {
    const second = group.charCodeAt(i)
    seconds[second] ||= ++lastSecond
    const bit = bitOf(first, second)
    pairs[bit >> 3] = (pairs[bit >> 3] ?? 0) | (1 << (bit & 7))
  }
}

function bitOf(first: number, second: number): number {
  return (firsts[first] ?? 0) * SECONDS + (seconds[second] ?? 0)
}

/** Whether the characters at `i` and `i + 1` make an ordinary word. */
export function isWordAt(text: string, i: number): boolean {
  if (i < 0 || i + 1 >= text.length) return false
  const bit = bitOf(text.charCodeAt(i), text.charCodeAt(i + 1))
  return ((pairs[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0
}
