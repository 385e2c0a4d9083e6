// Chinese characters and the ordinary words that two of them make.
import { TWO_CHARACTER_WORDS } from '../lexicon/two-character-words.ts'

export const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

/** Each character that begins or ends a word has a number; a bit for each pair says whether the two are one. */
const firsts = new Uint16Array(0x10000)
const seconds = new Uint16Array(0x10000)
const groups = TWO_CHARACTER_WORDS.trim().split(/\s+/)

let lastFirst = 0
let lastSecond = 0
for (const group of groups) {
  firsts[group.charCodeAt(0)] ||= ++lastFirst
  for (let i = 1; i < group.length; i++) seconds[group.charCodeAt(i)] ||= ++lastSecond
}
/** No larger than need be: it is looked at everywhere at random. */
const width = lastSecond + 1
const pairs = new Uint8Array(Math.ceil(((lastFirst + 1) * width) / 8))
for (const group of groups) {
  for (let i = 1; i < group.length; i++) {
    const bit = bitOf(group.charCodeAt(0), group.charCodeAt(i))
    pairs[bit >> 3] = (pairs[bit >> 3] ?? 0) | (1 << (bit & 7))
  }
}

function bitOf(first: number, second: number): number {
  return (firsts[first] ?? 0) * width + (seconds[second] ?? 0)
}

/** Whether the characters at `i` and `i + 1` make an ordinary word. */
export function isWordAt(text: string, i: number): boolean {
  if (i < 0 || i + 1 >= text.length) return false
  const [first, second] = [firsts[text.charCodeAt(i)] ?? 0, seconds[text.charCodeAt(i + 1)] ?? 0]
  if (first === 0 || second === 0) return false
  const bit = first * width + second
  return ((pairs[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0
}
