// Parts of a number that is found, said again or corrected: 186 5530 7742，对吧？后面是7724，不是7742. Also the part that it lacks.

import { inDigits, SPELT } from './chinese-digits.ts'
import { type FindingType, isStructured, type Span } from './finding.ts'
import { isPublicLine } from './kept.ts'
import { patternOf } from './pattern.ts'

const D = `[\\d${SPELT}]`
const GROUP = new RegExp(
  `(?<![A-Za-z\\d${SPELT}第]|\\d-)${D}(?:[ ,，、]?${D}){2,13}(?:[Xx]|叉)?(?!-\\d)(?![A-Za-z\\d${SPELT}:.%个块元年月日号点次人天岁分片粒毫米万千百十])`,
  'g',
)
/** Such words of a talk about a number that is not right yet. */
const CORRECTING = patternOf(
  /不是|不对|错|改成?|更正|[少多漏]了?一|应该|都对|前头|再报|后面是|[开打]头|[后末]面?[几四4三3五5六6]位|最后|剩下|接着|念|复述|重复|再说/,
)
const FAR = 44
const SHORTEST = 4
const WHOLE: ReadonlySet<FindingType> = new Set(['EMAIL', 'IP', 'DOB', 'PLATE', 'WECHAT'])
const LENGTHS: ReadonlySet<number> = new Set([11, 16, 17, 18, 19])

/**
 * @param spelt normalised, with the digits in words that were said
 * @param found numbers, in any order
 * @param kept numbers that stay, as public lines do
 */
export function findReadBack(spelt: string, found: readonly Span[], kept?: ReadonlySet<string>): readonly Span[] {
  if (!CORRECTING.test(spelt)) return []
  return found.flatMap((span) => {
    if (!isStructured(span.type) || WHOLE.has(span.type)) return []
    const number = digitsOf(spelt.slice(span.start, span.end))
    if (number.length < SHORTEST) return []
    return [
      ...partsIn(spelt, Math.max(0, span.start - FAR), span.start, number, span),
      ...partsIn(spelt, span.end, Math.min(spelt.length, span.end + FAR), number, span),
    ].filter(({ start, end }) => !isPublicLine(digitsOf(spelt.slice(start, end)), kept))
  })
}

function partsIn(spelt: string, from: number, to: number, number: string, span: Span): readonly Span[] {
  const window = spelt.slice(from, to)
  if (!CORRECTING.testPassage(window)) return []
  return [...window.matchAll(GROUP)]
    .filter(({ 0: part }) => belongs(digitsOf(part), number))
    .map(({ 0: part, index }) => ({ ...span, start: from + index, end: from + index + part.length }))
}

/** 五个八 */
const TIMES = new RegExp(`([两二三四五六2-6])个(${D})(?!\\d)`, 'g')
const digitsOf = (said: string) =>
  inDigits(said.replace(TIMES, (_, times: string, digit: string) => digit.repeat(Number(inDigits(times)))))
    .replace(/[^\dXx叉]/g, '')
    .replace(/[x叉]/g, 'X')

/** The end of it, a slip of it, or what makes it whole. */
function belongs(part: string, number: string): boolean {
  const lacks = !LENGTHS.has(number.length) && number.length >= SHORTEST + 3
  if (lacks && LENGTHS.has(part.length + number.length)) return true
  return (part.length >= SHORTEST && number.endsWith(part)) || isSlip(part, number.slice(-part.length))
}

/** Two digits changed places, or one is another, more or less. */
function isSlip(part: string, end: string): boolean {
  if (part.length === end.length + 1) return [...part].some((_, i) => part.slice(0, i) + part.slice(i + 1) === end)
  const other = [...part].filter((digit, i) => digit !== end[i]).length
  return part.length === end.length && (other === 1 || (other === 2 && sorted(part) === sorted(end)))
}
const sorted = (digits: string) => [...digits].sort().join('')
