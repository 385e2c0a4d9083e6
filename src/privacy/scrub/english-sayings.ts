// Sayings with names in them, and people of history, are nobody: unless somebody is called so.
import { FIGURES, SAYINGS } from '../lexicon/english-figures.ts'
import type { Stretch } from './finding.ts'
import { patternOf } from './pattern.ts'

/** What says that somebody is called by the word after it, whatever it is. */
export const NAMED =
  /(?:\b(?:(?:nick)?names? (?:is|are|was|as)|first name(?: only)?,?|gave (?:the|a|her|his|my) name(?: as| of)?|(?:full )?name ?[:：]|named|called|call(?:s|ed)? (?:me|him|her|himself|herself)|known as|goes by|short(?:en(?:ed)? (?:it|this|(?:my|his|her) name) to| for)|dear) ?[:：,]?["'“(]? ?)$/i
const LOOK_BACK = 32

/** Bob's your uncle, Florence Nightingale: unless somebody is called so. */
export const sayingsIn = (text: string): readonly Stretch[] =>
  SAYING.all(text)
    .filter(({ index }) => !NAMED.test(text.slice(Math.max(0, index - LOOK_BACK), index)))
    .map(({ 0: saying, index }) => ({ start: index, end: index + saying.length }))
const SAYING = patternOf(new RegExp(String.raw`\b(?:${SAYINGS}|${FIGURES})(?![a-z])`, 'i'))
