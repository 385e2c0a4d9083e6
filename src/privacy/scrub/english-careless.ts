// Names as they are typed in haste: my name is sarah mitchell, my friend jessica, BRADLEY SIMMONS.
import { FIRST_NAMES, FIRST_NAMES_THAT_ARE_WORDS } from '../lexicon/english-names.ts'
import { isWord } from './english-words.ts'
import { person, type Span } from './finding.ts'
import { patternOf } from './pattern.ts'

const LIKELY = 0.7

const small = new Set(FIRST_NAMES.map((name) => name.toLowerCase()))

const CUE = patternOf(
  /\b(?:name(?:'s|’s| is)|i['’]?m|i am|this is|called|named|tell|told|with|and|(?:my|his|her|our|their) (?:husband|wife|bf|gf|boyfriend|girlfriend|ex|son|daughter|brother|sister|cousin|friend|bestie|best friend|roommate|flatmate|boss|manager|teacher|uncle|aunt|auntie|neighbou?r|colleague|classmate|partner),?) (?<first>[a-z]{3,14})(?<last> [a-z]{3,15})?(?![a-z'’@.-])/di,
)
const SHOUTED = patternOf(/(?<![A-Za-z@._/-])(?<first>[A-Z]{3,14}) (?<last>[A-Z]{3,15})(?![A-Za-z@_-])/)

/** @param text normalised */
export function carelessNames(text: string): readonly Span[] {
  return [...inSmall(text), ...acting(text), ...shouted(text)]
}

/** My ex chase keeps calling; not my ex will call. */
const ACTING = patternOf(
  /\b(?:my|his|her|our|their) (?:husband|wife|bf|gf|boyfriend|girlfriend|ex|son|daughter|brother|sister|cousin|best friend|friend|roommate|flatmate|boss|manager|teacher|uncle|aunt|auntie|neighbou?r|colleague|classmate|partner),? (?<first>[a-z]{3,14}) (?:is|was|has|had|keeps|kept|said|says|told|tells|took|takes|hit|hits|hates|left|went|texted|called|calls|knows|wants|won[’']t|doesn[’']t|didn[’']t)\b/d,
)
const words = new Set(FIRST_NAMES_THAT_ARE_WORDS.map((name) => name.toLowerCase()))
for (const word of ['will', 'may', 'just', 'rich', 'young', 'sandy', 'frank', 'happy', 'earnest', 'sunny'])
  words.delete(word)

const acting = (text: string): readonly Span[] =>
  ACTING.all(text).flatMap(({ groups: { first = '' } = {}, indices }) => {
    const [start, end] = indices?.groups?.first ?? []
    return start === undefined || end === undefined || !words.has(first) ? [] : [person(start, end, LIKELY)]
  })

const isFirst = (word: string) => small.has(word.toLowerCase()) && !isWord(word)

const inSmall = (text: string): readonly Span[] =>
  CUE.all(text).flatMap(({ groups: { first = '', last = '' } = {}, indices }) => {
    const [start, end] = indices?.groups?.first ?? []
    if (start === undefined || end === undefined || !/^[a-z]/.test(first) || !isFirst(first)) return []
    return [person(start, last === '' || isWord(last.trim()) ? end : end + last.length, LIKELY)]
  })

const shouted = (text: string): readonly Span[] =>
  SHOUTED.all(text)
    .filter(({ groups: { first = '', last = '' } = {} }) => isFirst(first) && !isWord(last))
    .map(({ 0: name, index }) => person(index, index + name.length, LIKELY))
