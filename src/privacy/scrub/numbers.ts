// Telephone, resident-ID and card numbers: from each group of digits the longest sequence of groups that reads as one.

import { type DigitGroup, digitGroups } from './digit-groups.ts'
import type { Span, Stretch } from './finding.ts'
import { isPublicLine } from './kept.ts'
import { standingOf } from './number-context.ts'
import { type Candidate, isDigitByDigit, lettersBefore, type Reading, readNumber } from './number-kinds.ts'
import { patternOf } from './pattern.ts'

const LONGEST = 19
const LONGEST_WITH_PREFIX = 23
const SHORTEST = 7
/** Nobody writes a number in more groups than this, unless digit by digit. */
const MOST_GROUPS = 9
/** Digit by digit: of telephones, and from the first digit of resident IDs. */
const MOBILE_BEGINS = /^(?:1[3-9]?|86?|0[01]?)$|^(?:1[3-9]|86|0[01])/
const SINGLE_DIGITS: ReadonlySet<number> = new Set([7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19])
const CONTEXT_CHARACTERS = 24
/** Fewer digits with joints between them are no number that we know. */
const ENOUGH = patternOf(/\d(?:[ \-._·()|~_]{0,3}\d){6}/)

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
    if (!reading.kept) found.push(spanOf(withLetters(text, reading)))
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
  if (first.digits.length > LONGEST) {
    return isOther(contextOf(text, first)) ? undefined : endless(first, from)
  }
  const isPublic = isPublicLine(first.digits, keptNumbers)
  if (isPublic && first.digits.length > 3) return undefined
  let before: Pick<Candidate, 'context' | 'isOther'> | undefined
  const beginsRun = !groups[from - 1]?.joinsNext
  let best: Found | undefined
  let digits = ''
  const sizes: number[] = []
  for (let i = from; i < groups.length; i++) {
    const group = groups[i]
    if (!group || digits.length + group.digits.length > LONGEST_WITH_PREFIX) break
    digits += group.digits
    sizes.push(group.digits.length)
    const digitByDigit = isDigitByDigit(digits, sizes)
    if (digitByDigit ? !beginsRun && !MOBILE_BEGINS.test(digits) : sizes.length > MOST_GROUPS) break
    const possible = digitByDigit ? SINGLE_DIGITS.has(digits.length) : digits.length >= SHORTEST
    if (possible) before ??= wordsBefore(text, first)
    const reading = before && possible ? readNumber(candidateOf(text, group, { digits, sizes, ...before })) : undefined
    if (reading && (!isPublic || reading.type === 'ID_CARD')) {
      const end = group.end + reading.trailing
      const kept = reading.type === 'PHONE' && isPublicLine(digits, keptNumbers)
      best = { ...reading, kept, start: startWithSign(text, { first, end: group.end }, reading), end, next: i + 1 }
    }
    const endsThere = best?.label === 'MOBILE' && isPublicLine(groups[i + 1]?.digits ?? '', keptNumbers)
    if (!group.joinsNext || endsThere) break
  }
  return best
}

const isOther = (context: string) => standingOf(context, '').says === 'other'
function wordsBefore(text: string, first: DigitGroup) {
  const context = contextOf(text, first)
  return { context, isOther: isOther(context) }
}

const contextOf = (text: string, { contextFrom, start }: DigitGroup) =>
  text.slice(Math.max(contextFrom, start - CONTEXT_CHARACTERS), start)

const candidateOf = (text: string, { end }: DigitGroup, so: Omit<Candidate, 'after'>): Candidate => ({
  ...so,
  after: text.slice(end, end + 12),
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

function withLetters(text: string, found: Found): Found {
  const letters = lettersBefore(text, found.start)
  if (found.label === 'MOBILE' || found.kept || letters === 0) return found
  return { ...found, start: found.start - letters, type: 'ACCOUNT', label: 'ACCOUNT' }
}

/** 两个三 四九九 0217 */
const TWICE = /[两三]个$/

const MOST_SIGNS = 2
interface Digits {
  readonly first: DigitGroup
  readonly end: number
}
/** A country code's plus belongs to the number, and the opening bracket of (010) 82951332; that of 张伟(13812345678) does not. */
function startWithSign(text: string, { first, end }: Digits, { type, label }: Reading): number {
  let start = first.start
  if (type !== 'PHONE') return start
  let unopened = bracketsUnopened(text.slice(start, end))
  while (first.start - start < MOST_SIGNS) {
    const sign = text[start - 1]
    if (sign !== '+' && !(sign === '(' && unopened-- > 0)) break
    start--
  }
  return label !== 'MOBILE' && TWICE.test(text.slice(Math.max(0, start - 2), start)) ? start - 2 : start
}

/** How many brackets are closed within a passage that were opened before it. */
function bracketsUnopened(passage: string): number {
  let open = 0
  let least = 0
  for (const sign of passage) {
    if (sign === '(') open++
    if (sign === ')') least = Math.min(least, --open)
  }
  return -least
}

const spanOf = ({ start, end, type, confidence, label }: Found): Span => ({ start, end, type, confidence, label })
