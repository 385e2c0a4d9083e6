// Telephone, resident-ID and card numbers: from each group of digits the longest sequence of groups that reads as one.
import { type DigitGroup, digitGroups } from './digit-groups.ts'
import type { Span, Stretch } from './finding.ts'
import { isCompactDate } from './kept.ts'
import { type Candidate, isPublicLine, isToldOfPhones, type Reading, readNumber } from './number-kinds.ts'

const LONGEST = 19
const LONGEST_WITH_PREFIX = 23
const SHORTEST = 7
/** Nobody writes a number in more groups than this, unless digit by digit: that is done with mobile numbers only. */
const MOST_GROUPS = 8
const MOBILE_BEGINS = /^(?:1[3-9]|86|0[01])/
const MOBILE_LENGTHS: ReadonlySet<number> = new Set([11, 12, 13, 15])
/** 138，0000，8888: after groups that begin so a pause may stand inside of a number. */
const MAY_PAUSE: ReadonlySet<number> = new Set([3, 4, 6])
const CONTEXT_CHARACTERS = 16
const EXTENSION = /^ ?(?:转|分机|ext\.?|x|#|-) ?(?:分机)? ?(\d{1,6})(?!\d)/i

/** Fewer digits with joints between them are no number that we know. */
const ENOUGH = /\d(?:[ \-._·(),，、/…。]{0,3}\d){6}|\d[^\d\n]{1,9}\d{3,8}[^\d\n]{1,9}\d{3}/

/** @param text normalised  @param taken stretches that are found already, or are none  @param keptNumbers stay, as public lines do */
export function findNumbers(
  text: string,
  taken: readonly Stretch[],
  keptNumbers?: ReadonlySet<string>,
): readonly Span[] {
  if (!ENOUGH.test(text)) return []
  const barriers = [...taken].sort((a, b) => a.start - b.start)
  const groups = digitGroups(text, barriers)
  const found: Span[] = []
  for (let i = 0; i < groups.length; ) {
    const reading = longestFrom(text, groups, i, keptNumbers)
    if (!reading) {
      i++
      continue
    }
    if (!reading.kept) found.push(spanOf(text, withLetters(text, reading)))
    i = reading.next
    while (i < groups.length && (groups[i]?.start ?? 0) < (found.at(-1)?.end ?? 0)) i++
  }
  return found
}

interface Found extends Reading {
  readonly start: number
  readonly end: number
  /** Index of the group after it. */
  readonly next: number
}

function longestFrom(
  text: string,
  groups: readonly DigitGroup[],
  from: number,
  keptNumbers: ReadonlySet<string> | undefined,
): Found | undefined {
  const first = groups[from]
  if (!first) return undefined
  if (first.digits.length > LONGEST) return endless(first, from)
  if (isPublicLine(first.digits, keptNumbers)) return undefined
  let context: string | undefined
  let best: Found | undefined
  let digits = ''
  let paused = false
  const sizes: number[] = []
  for (let i = from; i < groups.length; i++) {
    const group = groups[i]
    if (!group || digits.length + group.digits.length > LONGEST_WITH_PREFIX) break
    digits += group.digits
    sizes.push(group.digits.length)
    const digitByDigit = sizes.length > 1 && sizes.length === digits.length
    if (digitByDigit ? !MOBILE_BEGINS.test(digits) : sizes.length > MOST_GROUPS) break
    context ??= contextOf(text, first)
    const possible = digitByDigit ? MOBILE_LENGTHS.has(digits.length) : digits.length >= SHORTEST
    const read = possible ? readNumber(candidateOf(text, group, { digits, sizes, context })) : undefined
    const reading = paused && read && !isSaidInPauses(read, groups, from, i, context) ? undefined : read
    if (reading) {
      const end = group.end + reading.trailing
      const kept = reading.type === 'PHONE' && isPublicLine(digits, keptNumbers)
      best = { ...reading, kept, start: startWithSign(text, first, reading), end, next: i + 1 }
    }
    if (!group.joinsNext && best?.label === 'MOBILE') break
    paused ||= !group.joinsNext
    if (!group.joinsNext && !(group.pauseNext && MAY_PAUSE.has(sizes[0] ?? 0))) break
  }
  return best
}

/** 186，4045，227，19 is one number; 138，142，150，90 are four. */
function isSaidInPauses(
  { label, type }: Reading,
  groups: readonly DigitGroup[],
  from: number,
  to: number,
  context: string,
): boolean {
  const parts = groups.slice(from, to + 1).map(({ digits }) => digits)
  const [first = ''] = parts
  if (type === 'PHONE' && isToldOfPhones(context))
    return /^(?:1[3-9]\d|0\d{2,3})$/.test(first) && parts.join('').length > 9
  if (label === 'MOBILE') return parts.some((part, i) => i > 0 && (part.length > 3 || part.startsWith('0')))
  if (type === 'PHONE') return /^0\d{2,3}$/.test(first) && parts.slice(1).every((part) => part.length >= 3)
  return type === 'ID_CARD' && first.length >= 3
}

const contextOf = (text: string, { contextFrom, start }: DigitGroup) =>
  text.slice(Math.max(contextFrom, start - CONTEXT_CHARACTERS), start)

const candidateOf = (text: string, { end }: DigitGroup, so: Omit<Candidate, 'after'>): Candidate => ({
  ...so,
  after: text.slice(end, end + 4),
})

/** More digits in a row than any number we know: an account, or several numbers run together. */
const endless = ({ start, end }: DigitGroup, i: number): Found => ({
  start,
  end,
  next: i + 1,
  type: 'BANK_CARD',
  confidence: 0.4,
  label: 'BANK_CARD',
  kept: false,
  trailing: 0,
})

/** H0029381756: letters that are no words for a number are part of it; then it is none that we know. */
const LETTERS_BEFORE = /(?<![A-Za-z])(?!QQ|TEL|ID|WX|VX|NO|[VQ]$)[A-Z]{1,3}-?$/

function withLetters(text: string, found: Found): Found {
  const letters = LETTERS_BEFORE.exec(text.slice(Math.max(0, found.start - 5), found.start))?.[0].length ?? 0
  if (found.label === 'MOBILE' || found.kept || letters === 0) return found
  return { ...found, start: found.start - letters, type: 'ACCOUNT', label: 'ACCOUNT' }
}

/** 两个三 四九九 0217 */
const TWICE = /[两三]个$/

/** A country code's plus and an opening bracket belong to the number. */
function startWithSign(text: string, first: DigitGroup, { type, label }: Reading): number {
  let start = first.start
  if (type !== 'PHONE') return start
  if (text[start - 1] === '(') start--
  if (text[start - 1] === '+') start--
  return label !== 'MOBILE' && TWICE.test(text.slice(Math.max(0, start - 2), start)) ? start - 2 : start
}

function spanOf(text: string, { start, end, type, confidence, label }: Found): Span {
  const extension = type === 'PHONE' ? EXTENSION.exec(text.slice(end, end + 14)) : null
  const withExtension = extension && !isCompactDate(extension[1] ?? '') ? end + extension[0].length : end
  return { start, end: withExtension, type, confidence, label }
}
