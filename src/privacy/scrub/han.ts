// Chinese characters and the ordinary words that two of them make.
import { TWO_CHARACTER_WORDS } from '../lexicon/two-character-words.ts'
import type { Stretch } from './finding.ts'

export const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

export function hasHan(text: string, { start, end }: Stretch): boolean {
  for (let i = start; i < end; i++) if (isHan(text.charCodeAt(i))) return true
  return false
}

/** Each character that begins or ends a word has a number, here in the upper or the lower half; a bit for each pair says whether the two are one. */
const ends = new Uint32Array(0x10000)
const firstOf = (code: number): number => (ends[code] ?? 0) >>> 16
const secondOf = (code: number): number => (ends[code] ?? 0) & 0xffff
const groups = TWO_CHARACTER_WORDS.trim().split(/\s+/)

let lastFirst = 0
let lastSecond = 0
for (const group of groups) {
  const first = group.charCodeAt(0)
  if (firstOf(first) === 0) ends[first] = (ends[first] ?? 0) | (++lastFirst << 16)
  for (let i = 1; i < group.length; i++) {
    const second = group.charCodeAt(i)
    if (secondOf(second) === 0) ends[second] = (ends[second] ?? 0) | ++lastSecond
  }
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
  return firstOf(first) * width + secondOf(second)
}

/** Whether the characters at `i` and `i + 1` make an ordinary word. */
export function isWordAt(text: string, i: number): boolean {
  if (i < 0 || i + 1 >= text.length) return false
  const first = firstOf(text.charCodeAt(i))
  const second = secondOf(text.charCodeAt(i + 1))
  if (first === 0 || second === 0) return false
  const bit = first * width + second
  return ((pairs[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0
}
