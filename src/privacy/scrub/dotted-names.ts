// Names from other languages in Chinese characters, with a dot between their parts: 阿依古丽·买买提.
import { TRANSLITERATION } from '../lexicon/transliterations.ts'
import { person, type Span } from './finding.ts'
import { isHan, isWordAt } from './han.ts'
import { patternOf } from './pattern.ts'

const transliteration = new Set([...TRANSLITERATION].map((character) => character.charCodeAt(0)))
const LONGEST_PART = 8
const MIDDLE_DOT = patternOf(/·/)

/** A part of a name on either side of a middle dot, and the parts after that. */
export function findDotted(text: string): readonly Span[] {
  const found: Span[] = []
  for (const { index } of MIDDLE_DOT.all(text)) {
    if (index < (found.at(-1)?.end ?? 0)) continue
    const start = partStart(text, index)
    let end = partEnd(text, index + 1)
    if (index - start < 2 || end - index < 2) continue
    while (text[end] === '·' && partEnd(text, end + 1) > end + 1) end = partEnd(text, end + 1)
    found.push(person(start, end, 0.9))
  }
  return found
}

function partStart(text: string, dot: number): number {
  let start = dot
  while (start > 0 && dot - start < LONGEST_PART && transliteration.has(text.charCodeAt(start - 1))) start--
  return start
}

function partEnd(text: string, from: number): number {
  let end = from
  while (end - from < LONGEST_PART && isNamePart(text, end, from)) end++
  return end
}

const isNamePart = (text: string, i: number, from: number) =>
  transliteration.has(text.charCodeAt(i)) && isHan(text.charCodeAt(i)) && !(i > from + 1 && isWordAt(text, i))
