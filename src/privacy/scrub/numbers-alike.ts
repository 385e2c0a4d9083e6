// What goes with a number that was found: an extension, groups after it that are its rest, the number it is corrected to,
// and the next of the same form in a list.
import { type FindingType, isStructured, type Span } from './finding.ts'
import { isCompactDate, isPublicLine } from './kept.ts'
import { isMeasured } from './number-context.ts'

/** Those that have a length of their own, or no digits, are whole when they are found. */
const WHOLE: ReadonlySet<FindingType> = new Set(['EMAIL', 'IP', 'DOB', 'PLATE'])
/** 5508 2291 7: of the joint that is in the number already. */
const REST = /(?:[ -]\d{1,6}){1,4}(?![\dA-Za-z.:/]|-\d)/y
/** Also another end, 138-0077-2291/2292. */
const EXTENSION =
  /^(?:[，,]? ?(?:再|然后|请|后)?(?:转接?|分机|内线|按|拨|ext(?:ension)?\.?) ?| ?[#x-] ?|\/(?=\d{3,4}(?!\d|[ -]\d)))(?:分机)?号?[是:]? ?(\d{1,6})(?![\d元块年月次天点个分号人])/i
const LONGEST_EXTENSION = 18
const JOINED = /\d([ -])\d+$/

/** Said before a number that is right, after one that is wrong. */
const CORRECTED =
  /[^\dA-Za-z。\n]{0,6}(?:不是|不对|错|应该是|改成?|更正|哦|噢|不不)[^\dA-Za-z。\n]{0,8}([A-Za-z]{0,4}\d[\d -]{0,20}\d[Xx]?)(?![\dA-Za-z])/y
/** 190222（前年）、230871 */
const LISTED =
  / ?(?:\([^()\n]{1,12}\))? ?(?:[、，,/;；]|和|与|及|跟|还有|换成|and) ?([A-Za-z]{0,4}-?\d[\dA-Za-z-]{3,20})(?![\dA-Za-z.])/y
const AFTER = 12

type Kept = ReadonlySet<string> | undefined

/** @param text normalised  @param found what is there already  @param kept numbers that stay, as public lines do */
export function findNumbersAlike(text: string, found: readonly Span[], kept?: Kept): readonly Span[] {
  const starts = new Set(found.map(({ start }) => start))
  return found.flatMap((span) => {
    if (!isStructured(span.type) || WHOLE.has(span.type)) return []
    const rest = withExtension(text, span, kept) ?? restOf(text, span)
    return [...(rest ? [rest] : []), ...alikeAfter(text, rest ?? span, starts, kept)]
  })
}

function withExtension(text: string, span: Span, kept: Kept): Span | undefined {
  const extension = span.type === 'PHONE' ? EXTENSION.exec(text.slice(span.end, span.end + LONGEST_EXTENSION)) : null
  const digits = extension?.[1] ?? ''
  if (!extension || isCompactDate(digits) || isPublicLine(digits, kept)) return undefined
  return { ...span, end: span.end + extension[0].length }
}

/** With the groups after it. A mobile number has no rest. */
function restOf(text: string, span: Span): Span | undefined {
  const joint = JOINED.exec(text.slice(Math.max(span.start, span.end - AFTER), span.end))?.[1]
  REST.lastIndex = span.end
  if (joint === undefined || span.label === 'MOBILE' || text[span.end] !== joint || !REST.test(text)) return undefined
  const end = REST.lastIndex
  return isMeasured('', '', text.slice(end, end + AFTER)) ? undefined : { ...span, end }
}

/** All that follow each other in its form, as far as they are not found. */
function alikeAfter(text: string, first: Span, starts: Set<number>, kept: Kept): readonly Span[] {
  const alike: Span[] = []
  for (let next = nextAfter(text, first, kept); next && !starts.has(next.start); next = nextAfter(text, next, kept)) {
    alike.push(next)
    starts.add(next.start)
  }
  return alike
}

function nextAfter(text: string, { start, end, type, label, confidence }: Span, kept: Kept): Span | undefined {
  const form = formOf(text.slice(start, end))
  for (const pattern of [CORRECTED, LISTED]) {
    pattern.lastIndex = end
    const number = pattern.exec(text)?.[1]
    const after = text.slice(pattern.lastIndex, pattern.lastIndex + AFTER)
    if (number === undefined || isPublicLine(number.replace(/\D/g, ''), kept)) continue
    if (formOf(number) === form && !isMeasured('', '', after))
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
