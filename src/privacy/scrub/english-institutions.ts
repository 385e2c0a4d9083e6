// Schools and hospitals in English by what they are called in short, and the town that stands after one: Eastmere General,
// Queen Ethel's Grammar, Yushu No. 2 Nationality Middle, Maple Leaf in Dalian, Tessellate Robotics (Shenzhen).
import { HOSPITALS_IN_ENGLISH, SCHOOLS_IN_ENGLISH } from '../lexicon/english-institutions.ts'
import { TOWNS_IN_CHINA, TOWNS_IN_ENGLISH } from '../lexicon/english-towns.ts'
import { isListed } from './english-cues.ts'
import { isWord } from './english-words.ts'
import { type FindingType, reaching, type Span } from './finding.ts'
import { type Pattern, patternOf } from './pattern.ts'

const CAPITAL = String.raw`(?:St\. |[A-Z][A-Za-z]{1,19}(?:['’]s?)? )`
const SHORT: readonly (readonly [FindingType, Pattern])[] = [
  [
    'SCHOOL',
    patternOf(
      new RegExp(
        String.raw`\b${CAPITAL}{1,3}(?:Grammar|Primary|Secondary|Comprehensive|Sixth Form|Prep|Juniors|Infants|Montessori|Institute|Polytechnic|Conservatory|Preschool|Boarding)\b(?! [A-Z][a-z])`,
      ),
    ),
  ],
  [
    'SCHOOL',
    patternOf(
      new RegExp(
        String.raw`\b${CAPITAL}{1,3}No\. ?\d{1,3}(?: [A-Z][a-z]+){0,3} (?:Middle|High|Primary|Secondary|Vocational)\b(?: School)?`,
      ),
    ),
  ],
  [
    'HOSPITAL',
    patternOf(
      new RegExp(String.raw`\b${CAPITAL}{1,3}(?:General|Royal|Memorial|Maternity|Psychiatric|Rehab)\b(?! [A-Z][a-z])`),
    ),
  ],
]
const KNOWN: readonly (readonly [FindingType, Pattern])[] = [
  ['SCHOOL', patternOf(new RegExp(String.raw`(?<![A-Za-z])(?:${SCHOOLS_IN_ENGLISH})(?![a-z])`))],
  ['HOSPITAL', patternOf(new RegExp(String.raw`(?<![A-Za-z])(?:${HOSPITALS_IN_ENGLISH})(?![a-z])`))],
]
/** Ranks, and what is no name: Attorney General, Lower Secondary. */
const RANK = /(?:Attorney|Director|Secretary|Inspector|Surgeon|Major|Lieutenant|Governor|Consul|Post|The|In) General$/

const CAPITAL_LETTER = patternOf(/[A-Z]/)

/** @param text normalised */
export function findEnglishInstitutions(text: string): readonly Span[] {
  if (!CAPITAL_LETTER.test(text)) return []
  const short = SHORT.flatMap(([type, pattern]) =>
    pattern.all(text).flatMap(({ 0: whole, index }) => {
      const first = LEADING.exec(whole)?.[0].length ?? 0
      const own = whole.slice(first).split(' ').slice(0, -1)
      return own.some(isOwn) && !RANK.test(whole) ? [spanOf(type, index + first, index + whole.length)] : []
    }),
  )
  const known = KNOWN.flatMap(([type, pattern]) =>
    pattern.all(text).map(({ 0: whole, index }) => spanOf(type, index, index + whole.length)),
  )
  return [...short, ...known]
}
const LEADING =
  /^(?:(?:The|My|His|Her|Their|Our|In|At|On|To|From|When|If|After|Before|This|That|And|But|So|Then|Is|Was) )+/

/** A word that no dictionary has, or of somebody: Eastmere, Ethel's. */
const isOwn = (word: string) => /['’]s?$/.test(word) || /^St\.?$/.test(word) || !(isListed(word) || isWord(word))

const spanOf = (type: FindingType, start: number, end: number): Span => ({
  start,
  end,
  type,
  label: type,
  confidence: 0.65,
})

const towns = new Set(`${TOWNS_IN_CHINA} ${TOWNS_IN_ENGLISH}`.trim().split(/\s+/))
const TOWN = /(?: \(| in |, | )([A-Z][a-z]+)\)?(?![\w'’])(?! [A-Z])/y

/** With the town after it. */
export function withTown(text: string, span: Span): Span {
  if (span.type !== 'SCHOOL' && span.type !== 'HOSPITAL' && span.type !== 'ORG') return span
  TOWN.lastIndex = span.end
  const [whole = '', town = ''] = TOWN.exec(text) ?? []
  return towns.has(town) && /[A-Za-z.]/.test(text.charAt(span.end - 1))
    ? reaching(span, span.start, span.end + whole.length)
    : span
}
