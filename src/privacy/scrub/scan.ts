// Looking for patterns only where they can begin: several times as fast as a search for many words everywhere.

import type { Pattern } from './pattern.ts'

/** A set of characters, a bit each: so few bytes that dozens of sets stay near the processor. */
export type Characters = Uint32Array

/** The characters that the words begin with. */
export function beginningsOf(words: Iterable<string>): Characters {
  const begins = new Uint32Array(0x10000 / 32)
  for (const word of words) {
    const code = word.charCodeAt(0)
    begins[code >> 5] = (begins[code >> 5] ?? 0) | (1 << (code & 31))
  }
  return begins
}

/** @param code a UTF-16 unit; NaN, as beyond the end of a text, counts as U+0000 */
export const isIn = (characters: Characters, code: number): boolean =>
  (((characters[code >> 5] ?? 0) >>> (code & 31)) & 1) === 1

/** Matches in order and without overlap. @param pattern of one character at least */
export const matchesFrom = (text: string, begins: Characters, pattern: Pattern): readonly RegExpExecArray[] =>
  pattern.mayMatch(text) ? matchesIn(text, begins, pattern) : []

/** The same in a passage, which is not looked at as a whole before. */
export function matchesIn(passage: string, begins: Characters, pattern: Pattern): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  for (let i = 0; i < passage.length; i++) {
    if (!isIn(begins, passage.charCodeAt(i))) continue
    const match = pattern.at(passage, i)
    if (!match) continue
    found.push(match)
    i += match[0].length - 1
  }
  return found
}

/** Finds which of many words begins at a place: the longest. Words have two characters at least. */
export function wordFinder(words: Iterable<string>): (text: string, i: number) => string | undefined {
  const byTwo = new Map<number, string[]>()
  const all = [...words].sort((a, b) => b.length - a.length)
  for (const word of all) {
    const key = keyOf(word, 0)
    byTwo.set(key, [...(byTwo.get(key) ?? []), word])
  }
  const begins = beginningsOf(all)
  return (text, i) =>
    isIn(begins, text.charCodeAt(i)) ? byTwo.get(keyOf(text, i))?.find((word) => text.startsWith(word, i)) : undefined
}

const keyOf = (text: string, i: number): number => text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1)

/** Words of a list kept as groups, a first character and every second that makes a word with it, and as longer words. */
export const wordsOf = ([groups, longer]: readonly string[] = []): readonly string[] => [
  ...(groups ?? '').split(' ').flatMap((group) => [...group.slice(1)].map((second) => group.charAt(0) + second)),
  ...(longer ?? '').split(' ').filter((word) => word !== ''),
]
