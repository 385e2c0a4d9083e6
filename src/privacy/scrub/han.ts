// Chinese characters and the ordinary words that two of them make.
import { TWO_CHARACTER_WORDS } from '../lexicon/two-character-words.ts'

export const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

const words = new Set<number>()
for (const group of TWO_CHARACTER_WORDS.split(/\s+/)) {
  const first = group.charCodeAt(0) * 0x10000
  for (let i = 1; i < group.length; i++) words.add(first + group.charCodeAt(i))
}

/** Whether the characters at `i` and `i + 1` make an ordinary word. */
export const isWordAt = (text: string, i: number): boolean =>
  i >= 0 && i + 1 < text.length && words.has(text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1))
