// Which kind of number a sequence of digits is, by its digits, its grouping and the words before it.
import { isResidentId, passesLuhn } from './checksums.ts'
import type { Finding, Label } from './finding.ts'
import { isCompactDate } from './kept.ts'

export interface Candidate {
  readonly digits: string
  /** Digits in each group. */
  readonly sizes: readonly number[]
  /** The words before it. */
  readonly context: string
  /** Whether they tell of a ticket or of what else is nobody's. */
  readonly isOther: boolean
  /** The characters after it. */
  readonly after: string
}

export interface Reading extends Pick<Finding, 'type' | 'confidence'> {
  readonly label: Label
  /** A public line: recognised, and left in place. */
  readonly kept: boolean
  /** Characters after the last digit that belong to it: the X of a resident ID. */
  readonly trailing: number
}

const PHONE_CUE =
  /电话|手机|手提|座机|固话|宅电|传真|\bfax\b|联系方式|联系|号码|拨打|打给|致电|回电|短信|热线|tel|phone|mobile|cell|call|whats ?app|dial|ring\b|text(?:ed)?\b|[打拨] ?$/i
const ID_CUE = /身份证|证件|居民证|\bid\b|identity/i
const CARD_CUE =
  /卡|转到|转账|汇到|汇款|打款|打到|收款|存折|折子|账号|帐号|账户|帐户|银行|[工农建中招交]行|card|account|acct|iban/i
/** What counts or measures is no telephone number, whatever word stands before it. */
const MEASURE = /^ ?(?:元|块|万|岁|人|次|天|年|月|日|号楼|度|毫|克|mg|ml|kg|%|rmb|yuan|usd|cny)/i

/** Between numbers in a row there is no word to look for. */
const says = (cue: RegExp, context: string) => context !== '' && context !== ' ' && cue.test(context)

export const isToldOfPhones = (context: string): boolean => says(PHONE_CUE, context)

const MOBILE_DIGITS = /^(?:(?:00)?86)?0?1[3-9]\d{9}$/
const LANDLINE_DIGITS = /^(?:(?:00)?86)?0?(?:10[2-9]\d{7}|2\d[2-9]\d{6,7}|[3-9]\d{2}[2-9]\d{6,7})$/
const WITH_AREA_CODE = /^(?:3,[78]|4,[78]|3,4,4|4,4,4|4,4,3|3,4,3)$/
const AREA_CODE = /^(?:(?:00)?86)?0/
const BIRTH = '(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'
export const ID_18 = new RegExp(`^[1-9]\\d{5}${BIRTH}\\d{3,4}$`)
const ID_15 = /^[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/

/** Undefined when it is none that we know. */
export function readNumber(candidate: Candidate): Reading | undefined {
  if (isDigitByDigit(candidate.digits, candidate.sizes))
    return mobile(candidate) ?? residentId(candidate) ?? cardReadOut(candidate) ?? readOut(candidate)
  const sure = residentId(candidate) ?? mobile(candidate) ?? abroad(candidate) ?? landline(candidate)
  if (sure || candidate.isOther) return sure
  return card(candidate) ?? byContext(candidate)
}

/** Nobody writes most digits of a number by themselves, and two of them as one. */
const MOST_SINGLE = 8
/** With one pair among them: 13 7 0 0 6 4 8 8 2 1. */
export const isDigitByDigit = (digits: string, sizes: readonly number[]): boolean =>
  sizes.length > 1 &&
  (sizes.length === digits.length || (sizes.length >= MOST_SINGLE && digits.length === sizes.length + 1))

/** 0 4 1 2 - 5 5 5 - 0 7 3; answers of 0 to 4 to ten questions are none. Also one short of a digit, where a number is told of. */
function readOut({ digits, context, after, isOther }: Candidate): Reading | undefined {
  if (!/[5-9]/.test(digits) || isOther) return undefined
  if (/^0[2-9]\d{8}$|^0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/.test(digits)) return telephone(0.8)
  const told = says(PHONE_CUE, context) || /(?<![\u4e00-\u9fff][编单])号[是为:]? ?[,，]?$/.test(context)
  const local = says(PHONE_CUE, context) && /^[2-9]\d{6,7}$/.test(digits)
  const short = /^1[3-9]\d{7,10}$/.test(digits) && (told || /^[,，]? ?[少缺漏差多]/.test(after))
  return short || local ? telephone(0.7) : undefined
}

/** A card of which one digit after the other is told. */
const cardReadOut = ({ digits, context, isOther }: Candidate): Reading | undefined =>
  !isOther && digits.length >= 16 && (UNION_PAY.test(digits) || (says(CARD_CUE, context) && passesLuhn(digits)))
    ? reading('BANK_CARD', 0.8)
    : undefined

const reading = (type: Reading['type'], confidence: number, label: Label = type, trailing = 0): Reading => ({
  type,
  confidence,
  label,
  trailing,
  kept: false,
})

const telephone = (confidence: number): Reading => reading('PHONE', confidence)

/** Also as it is said, or as a character like it. */
const X_AT_END =
  /^(?:[ ,，-]?(?:最后|末[位尾]|后面)?(?:一[位个])?[是带]?个?(?:(?:大写|小写)?的?[Xx×*](?![A-Za-z0-9])|叉|[艾埃]克斯)|[\u2160-\u217fχΧхХ✕✖乂])/

/** How long the X is that stands after 17 digits. */
export const xAfter = (digits: string, after: string): number | undefined =>
  digits.length === 17 ? X_AT_END.exec(after)?.[0].length : undefined

function residentId({ digits, sizes, context, after }: Candidate): Reading | undefined {
  if (digits.length < 15 || digits.length > 18) return undefined
  const x = xAfter(digits, after)
  const cued = says(ID_CUE, context)
  if (digits.length === 18 || x !== undefined) {
    const whole = x === undefined ? digits : `${digits}X`
    const valid = isResidentId(whole)
    const wellFormed =
      ID_18.test(digits) && (isDigitByDigit(digits, sizes) || sizes.slice(0, -1).every((size) => size >= 2))
    if (cued || wellFormed || (valid && sizes.length === 1))
      return reading('ID_CARD', valid ? 0.99 : 0.85, 'ID_CARD', x ?? 0)
  }
  if (digits.length === 15 && (cued || (sizes.length === 1 && ID_15.test(digits))))
    return reading('ID_CARD', cued ? 0.9 : 0.7)
  return undefined
}

/** 330100D15600000537A2C: in a code. */
const isWithin = (context: string, after: string) => /^[A-Za-z]{1,2}$/.test(context) && /^[A-Za-z]{1,3}\d/.test(after)

/** 13500000000元 */
const SUM = /^ ?[万亿]?元(?![旦宵])/

/** Digit by digit: answers of 1 to 5. */
export const IS_ANSWERED = /^[0-5]+$/

function mobile({ digits, sizes, context, after }: Candidate): Reading | undefined {
  if (!MOBILE_DIGITS.test(digits) || SUM.test(after) || isWithin(context, after)) return undefined
  if (isDigitByDigit(digits, sizes) && IS_ANSWERED.test(digits) && !says(PHONE_CUE, context)) return undefined
  const american = sizes.join() === '1,3,3,4'
  return reading('PHONE', 0.99, american ? 'PHONE' : 'MOBILE')
}

/** +44 20 7946 0958, 0085212345678. */
function abroad({ digits, sizes, context }: Candidate): Reading | undefined {
  const signed = /\+ ?\(?$/.test(context) && digits.length >= 8
  const dialled = /^00[1-9]/.test(digits) && digits.length >= 10 && (sizes[0] ?? 0) >= 3
  if ((signed || dialled) && digits.length <= 15) return telephone(0.9)
  return COUNTRY.test(digits) && COUNTRY_GROUPS.test(sizes.join()) ? telephone(0.8) : undefined
}
/** 886 2 2755 0193, 852 6218 0937: without a plus only in the groups that are usual there. */
const COUNTRY = /^(?:85[23][2-9]|886[2-9]|44[1-37]|61[2-478]|65[3689]|8[12][1-9]|60[1-9])/
const COUNTRY_GROUPS = /^(?:3,4,4|3,1,4,4|3,3,3,3|3,[89]|2,4,6|2,2,4,4|2,3,3,4|2,3,4,4|2,1,4,4|2,3,3,3|2,4,4)$/

function landline({ digits, sizes, context, isOther }: Candidate): Reading | undefined {
  if (inPairs(sizes) && (!says(PHONE_CUE, context) || areRising(digits))) return undefined
  const grouped = sizes.length > 1
  const bare = !isCompactDate(digits)
  if (bare && LANDLINE_DIGITS.test(digits) && (AREA_CODE.test(digits) || (says(PHONE_CUE, context) && !isOther)))
    return telephone(0.9)
  if (HOURS.test(digits) || isOther) return undefined
  if (/^0(?:10|2\d|[3-9]\d{2})[1-9]\d{6,7}$/.test(digits) && WITH_AREA_CODE.test(sizes.join())) return telephone(0.85)
  if (digits.length !== 10 && digits.length !== 11) return undefined
  const british = /^0[1-9]/.test(digits) && (sizes[0] ?? 0) >= 2
  if (grouped && british && sizes.some((size) => size > 2)) return telephone(0.8)
  const american = /^1?[2-9]\d{9}$/.test(digits) && /^(?:1,)?3,3,4$/.test(sizes.join())
  if (american) return telephone(0.85)
  const service = /^[48]00\d{7}$/.test(digits) && digits.length === 10
  return service ? telephone(0.8) : undefined
}

/** 2025 0301 0315 0402 */
const DAYS = /^(?:19|20)\d{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])){2,}$/
/** 0800 1200 1330 1730 */
const HOURS = /^(?:(?:[01]\d|2[0-3])[0-5]\d)+$/
/** 6230 5211 9000 74 38 516: in any groups. */
const UNION_PAY = /^62\d{14,17}$/

function card({ digits, sizes, context, after }: Candidate): Reading | undefined {
  const inCardGroups = sizes.slice(0, -1).every((size) => size >= 4)
  const amex = /^3[47]\d{13}$/.test(digits) && passesLuhn(digits)
  if (amex && sizes.every((size) => size >= 4)) return reading('BANK_CARD', 0.8)
  if (digits.length < 16 || digits.length > 19 || HOURS.test(digits) || DAYS.test(digits)) return undefined
  if (
    UNION_PAY.test(digits) &&
    (sizes[0] ?? 0) >= (says(CARD_CUE, context) ? 2 : 4) &&
    sizes.slice(0, -1).every((size) => size >= 2)
  )
    return reading('BANK_CARD', 0.8)
  if (inCardGroups && passesLuhn(digits)) return reading('BANK_CARD', 0.9)
  const told = says(CARD_CUE, context) || /^[^，,。]{0,5}卡/.test(after) || /^4,4,4/.test(sizes.join())
  const inGroups = (sizes[0] ?? 0) >= 4 && sizes.slice(0, -1).every((size) => size >= 3)
  return told && inGroups ? reading('BANK_CARD', 0.7) : undefined
}

/** Seven digits and more right after a word for telephone. */
function byContext({ digits, sizes, context, after }: Candidate): Reading | undefined {
  if (digits.length < 7 || digits.length > 15 || !says(PHONE_CUE, context)) return undefined
  const numbered = sizes.slice(0, -1).every((size) => size >= 2) && !(inPairs(sizes) && areRising(digits))
  return numbered && !isCompactDate(digits) && !MEASURE.test(after) ? telephone(0.7) : undefined
}

/** 07 13 22 29 30: as they are drawn in a lottery. */
const inPairs = (sizes: readonly number[]): boolean => sizes.length >= 4 && sizes.every((size) => size === 2)
const areRising = (digits: string): boolean => {
  const pairs = digits.match(/\d\d/g) ?? []
  return pairs.every((pair, i) => i === 0 || pair > (pairs[i - 1] ?? ''))
}

/** H0029381756: letters that are no words for a number are part of it; then it is none that we know. */
const LETTERS_BEFORE = /(?<![A-Za-z])(?!QQ|TEL|ID|WX|VX|NO|CALL|FAX|CARD|BANK|IBAN|SFZ|[VQ]$)[A-Z]{1,4}-?$/
const MOST_LETTERS = 5

/** How many letters, and a dash, stand before a number. */
export const lettersBefore = (text: string, start: number): number =>
  LETTERS_BEFORE.exec(text.slice(Math.max(0, start - MOST_LETTERS), start))?.[0].length ?? 0
