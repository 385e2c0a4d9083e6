// Which number the groups make that were said: one of a kind that shows, or one that a word tells of.
import type { FindingType, Label } from './finding.ts'
import { isCounting, isPublicLine } from './kept.ts'
import { standingOf } from './number-context.ts'
import { ID_18, IS_ANSWERED, isToldOfPhones, xAfter } from './number-kinds.ts'

const BEFORE = 24
/** Fewer digits are no number. */
export const SHORTEST = 5

export interface Part {
  readonly start: number
  readonly end: number
  readonly digits: string
  /** In words. */
  readonly spoken: boolean
  /** Whether nothing but a pause is between this and the one after it; and whether more than joins figures is. */
  joins: boolean
  paused: boolean
}

export function xOf(spelt: string, parts: readonly Part[]): number {
  const end = parts.at(-1)?.end ?? 0
  return xAfter(digitsOf(parts), spelt.slice(end, end + 12)) ?? 0
}

export function beforeOf(spelt: string, [first]: readonly Part[]): string {
  const start = first?.start ?? 0
  return spelt.slice(Math.max(0, start - BEFORE), start)
}

export const digitsOf = (parts: readonly Part[]) => parts.map(({ digits }) => digits).join('')

/** 14，15，16 and 003，004 are several numbers. */
const isInOrder = (parts: readonly Part[]) =>
  parts.some(({ digits }, i) => digits.length > 1 && Number(digits) === Number(parts[i - 1]?.digits) + 1)
const isDigitByDigit = (parts: readonly Part[]) => parts.every(({ digits }) => digits.length === 1)
export const isSpoken = (parts: readonly Part[], atLeast: number) =>
  parts.some(({ spoken, digits }) => spoken && digits.length >= atLeast)

/** Digit by digit, in words, or in the groups that all use; answers to questions 1 to 5 are none. Where a telephone is told of, in any. */
function isMobile(digits: string, parts: readonly Part[], spelt: string): boolean {
  if (!/^(?:86)?1[3-9]\d{9,10}$/.test(digits)) return false
  if (isToldOfPhones(beforeOf(spelt, parts))) return !isInOrder(parts)
  if (!/^(?:86)?1\d{10}$/.test(digits)) return false
  if (isDigitByDigit(parts)) return !IS_ANSWERED.test(digits)
  if (isSpoken(parts, 2)) return true
  const isList = /\d[;；。:：] ?\d/.test(spelt.slice(parts[0]?.start, parts.at(-1)?.end))
  return !isList && (parts[0]?.digits.length ?? 0) >= 3 && parts.slice(1).some(isNoCount)
}

/** 186，4045，227，19 is one number; 138，142，150，90 are four, and 1500，2000，300 are sums. */
const isNoCount = ({ digits }: Part) => /^0\d|^\d{2,}(?!00)\d\d$/.test(digits) && !YEAR.test(digits)

const LANDLINE = /^0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/
const CARD = /^62\d{14,17}$/

export function shownKind(digits: string, parts: readonly Part[], spelt: string): Label | undefined {
  const [first] = parts
  if (isMobile(digits, parts, spelt)) return 'MOBILE'
  if (ID_18.test(digits) && (digits.length === 18 || xOf(spelt, parts) > 0)) return 'ID_CARD'
  if (LANDLINE.test(digits) && (/^0\d{2,3}$/.test(first?.digits ?? '') || isDigitByDigit(parts))) return 'PHONE'
  const inGroups =
    (first?.digits.length ?? 0) >= 4 &&
    parts.slice(0, -1).every((part) => part.digits.length >= 2) &&
    !/\d[ .·-]{1,3}$/.test(beforeOf(spelt, parts))
  return CARD.test(digits) && (inGroups || isSpoken(parts, 3)) ? 'BANK_CARD' : undefined
}

/** How many digits a number has at least of which only the kind is told. */
const FEWEST: Readonly<Partial<Record<FindingType, number>>> = { PHONE: 7, PASSPORT: 7, BANK_CARD: 10 }
const FEWEST_OF_NONE = 9
const IN_GROUPS = [3, 20] as const
/** Longer ones in one are digits by now. */
const IN_ONE = [5, 6] as const
const YEAR = /^(?:19|20)\d{2}$/

/** Digits in words, three in a group, that a word tells of, or that nothing explains. */
export function toldKind(spelt: string, parts: readonly Part[]): Label | undefined {
  const digits = digitsOf(parts)
  const end = parts.at(-1)?.end ?? 0
  const before = beforeOf(spelt, parts)
  const [fewest, most] = parts.length === 1 ? IN_ONE : IN_GROUPS
  if (digits.length > most || !(isSpoken(parts, fewest) || isWritten(parts, before))) return undefined
  if (parts.every((part) => YEAR.test(part.digits) || isPublicLine(part.digits, undefined))) return undefined
  const standing = standingOf(before, spelt.slice(end, end + BEFORE))
  if (standing.says === 'theirs')
    return digits.length >= (FEWEST[standing.type] ?? SHORTEST) ? standing.type : undefined
  const unexplained =
    standing.says === 'unsaid' && parts.length > 1 && digits.length >= FEWEST_OF_NONE && !isCounting(digits)
  return unexplained && parts.every((part) => part.digits.length >= 3) ? 'ACCOUNT' : undefined
}

/** 学号2021，480，488 */
export const CALLED =
  /(?:[Qq]{2}|扣扣|企鹅|群|号码?|编号|护照|证|卡|\b(?:no\.?|number|ID|account))(?:是|为|[: ]){0,3}[A-Za-z]{0,2}$/
function isWritten(parts: readonly Part[], before: string): boolean {
  if (!CALLED.test(before) || digitsOf(parts).length < 7) return false
  return (
    isDigitByDigit(parts) || (!isInOrder(parts) && parts.every(({ digits }) => digits.length > 1 && digits.length < 8))
  )
}
