// What goes with a number that was found: groups after it that are its rest, the number it is corrected to, and the next of
// the same form in a list.
import { type FindingType, isStructured, type Span } from './finding.ts'
import { isMeasured } from './number-context.ts'

/** Those that have a length of their own, or no digits, are whole when they are found. */
const WHOLE: ReadonlySet<FindingType> = new Set(['EMAIL', 'IP', 'DOB', 'PLATE'])
/** 5508 2291 7: of the joint that is in the number already. */
const REST = /(?:[ -]\d{1,6}){1,4}(?![\dA-Za-z.:/]|-\d)/y
const JOINED = /\d([ -])\d+$/

/** Said before a number that is right, after one that is wrong. */
const CORRECTED =
  /[^\dA-Za-z。\n]{0,6}(?:不是|不对|错|应该是|改成?|更正|哦|噢|不不)[^\dA-Za-z。\n]{0,8}([A-Za-z]{0,4}\d[\d -]{0,20}\d[Xx]?)(?![\dA-Za-z])/y
/** 190222（前年）、230871 */
const LISTED =
  / ?(?:\([^()\n]{1,12}\))? ?(?:[、，,/;；]|和|与|及|跟|还有|换成|and) ?([A-Za-z]{0,4}-?\d[\dA-Za-z-]{3,20})(?![\dA-Za-z.])/y
const AFTER = 12

/** @param text normalised  @param found what is there already */
export function findNumbersAlike(text: string, found: readonly Span[]): readonly Span[] {
  return found.flatMap((span) => {
    if (!isStructured(span.type) || WHOLE.has(span.type)) return []
    const rest = restOf(text, span)
    return [...(rest ? [rest] : []), ...alikeAfter(text, rest ?? span)]
  })
}

/** With the groups after it. A mobile number has no rest. */
function restOf(text: string, span: Span): Span | undefined {
  const joint = JOINED.exec(text.slice(Math.max(span.start, span.end - AFTER), span.end))?.[1]
  REST.lastIndex = span.end
  if (joint === undefined || span.label === 'MOBILE' || text[span.end] !== joint || !REST.test(text)) return undefined
  const end = REST.lastIndex
  return isMeasured('', '', text.slice(end, end + AFTER)) ? undefined : { ...span, end }
}

/** All that follow each other in its form. */
function alikeAfter(text: string, first: Span): readonly Span[] {
  const alike: Span[] = []
  for (let last = first; alike.length < MOST; ) {
    const next = nextAfter(text, last)
    if (!next) break
    alike.push(next)
    last = next
  }
  return alike
}
const MOST = 20

function nextAfter(text: string, { start, end, type, label, confidence }: Span): Span | undefined {
  const form = formOf(text.slice(start, end))
  for (const pattern of [CORRECTED, LISTED]) {
    pattern.lastIndex = end
    const number = pattern.exec(text)?.[1]
    const after = text.slice(pattern.lastIndex, pattern.lastIndex + AFTER)
    if (number !== undefined && formOf(number) === form && !isMeasured('', '', after))
      return { start: pattern.lastIndex - number.length, end: pattern.lastIndex, type, label, confidence }
  }
  return undefined
}

/** Which of letters and digits stand where; how digits are grouped says nothing. */
const formOf = (number: string) =>
  number
    .replace(/[ ,，、-]/g, '')
    .replace(/\d/g, '0')
    .replace(/[A-Z]/g, 'A')
    .replace(/[a-z]/g, 'a')
