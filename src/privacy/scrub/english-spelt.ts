// Names that are spelt, letter by letter, and as they sound: S-I-O-B-H-A-N, "shi-vawn".
import { person, type Span } from './finding.ts'
import { patternOf } from './pattern.ts'

const LIKELY = 0.7

const LETTERS = patternOf(
  /(?<![A-Za-z-])[A-Z](?:-[A-Z]){1,15}(?![A-Za-z-])|(?<![A-Za-z] )(?<![A-Za-z])[A-Z](?: [A-Z]){3,15}(?![A-Za-z])(?! [A-Za-z](?![a-z]))/,
)
const SOUND = patternOf(
  /\b(?:say it|says it|pronounced|sounds like|pronounce it)(?: like| as)? ["“'‘]([a-z][a-z-]{2,24})["”'’]/di,
)
const SPELLING = /(?:spel[lt]|letters?|written|name|拼|写|名|姓)[^\n]{0,24}$/i
const SHORTEST = 4
const NEAR = 40
/** What is said letter by letter and is no name. */
const SHORT_FORMS =
  /^(?:ABCD*E*F*|USA|DNA|HIV|OCD|ADHD|PTSD|SOS|FAQ|ASAP|LGBTQ?|COVID|PHQ|GAD|CBT|DBT|EMDR|EPDS|HAM[AD]|NHS|UNESCO|AIDS|OKAY|HELP|STOP)$/

const ANY_SPELT = patternOf(/[A-Z][- ][A-Z]|["“'‘]/)

/** @param text normalised */
export function speltNames(text: string): readonly Span[] {
  if (!ANY_SPELT.test(text)) return []
  const letters = LETTERS.all(text)
    .filter(({ 0: run, index }) => isSpelt(text, run.replaceAll(/[- ]/g, ''), index))
    .map(({ 0: run, index }) => person(index, index + run.length, LIKELY))
  const sounds = SOUND.all(text).flatMap(({ indices }) => {
    const [start, end] = indices?.[1] ?? []
    return start === undefined || end === undefined ? [] : [person(start, end, LIKELY)]
  })
  return [...letters, ...sounds]
}

/** Long enough, told to be spelt, or the beginning of a word that stands before it. */
function isSpelt(text: string, word: string, index: number): boolean {
  if (SHORT_FORMS.test(word)) return false
  const before = text.slice(Math.max(0, index - NEAR), index)
  if (word.length >= SHORTEST) return true
  const low = word.toLowerCase()
  return (
    (word.length > 2 && SPELLING.test(before)) ||
    before.split(/[^A-Za-z]+/).some((near) => /^[A-Z][a-z]/.test(near) && near.toLowerCase().startsWith(low))
  )
}
