// Which kind of number a sequence of digits is, by its digits, its grouping and the words before it.
import { isResidentId, passesLuhn } from './checksums.ts'
import type { Finding, Label } from './finding.ts'
import { isCompactDate, PUBLIC_LINES } from './kept.ts'

export interface Candidate {
  readonly digits: string
  /** Digits in each group. */
  readonly sizes: readonly number[]
  /** The words before it. */
  readonly context: string
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
  /电话|手机|手提|座机|固话|宅电|传真|\bfax\b|联系方式|联系|号码|拨打|打给|致电|回电|短信|热线|tel|phone|mobile|cell|call|whats ?app|dial|text(?:ed)?\b/i
const ID_CUE = /身份证|证件|居民证|\bid\b|identity/i
const CARD_CUE = /卡|转到|转账|汇到|汇款|打款|打到|收款|账号|帐号|账户|帐户|银行|card|account|acct|iban/i
/** What counts or measures is no telephone number, whatever word stands before it. */
const MEASURE = /^ ?(?:元|块|万|岁|人|次|天|年|月|日|号楼|度|毫|克|mg|ml|kg|%|rmb|yuan|usd|cny)/i

/** Between numbers in a row there is no word to look for. */
const says = (cue: RegExp, context: string) => context !== '' && context !== ' ' && cue.test(context)

export const isToldOfPhones = (context: string): boolean => says(PHONE_CUE, context)

const MOBILE_DIGITS = /^(?:(?:00)?86|0)?(1[3-9]\d{9})$/
const LANDLINE_DIGITS = /^(?:(?:00)?86)?0?(?:10[2-9]\d{7}|2\d[2-9]\d{6,7}|[3-9]\d{2}[2-9]\d{6,7})$/
const WITH_AREA_CODE = /^(?:3,[78]|4,[78]|3,4,4|4,4,4|4,4,3|3,4,3)$/
const AREA_CODE = /^(?:(?:00)?86)?0/
const BIRTH = '(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'
const ID_18 = new RegExp(`^[1-9]\\d{5}${BIRTH}\\d{3,4}$`)
const ID_15 = /^[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/

/** Undefined when it is none that we know. */
export function readNumber(candidate: Candidate): Reading | undefined {
  const digitByDigit = candidate.sizes.length > 1 && candidate.sizes.length === candidate.digits.length
  if (digitByDigit) return mobile(candidate) ?? residentId(candidate)
  return (
    residentId(candidate) ??
    mobile(candidate) ??
    abroad(candidate) ??
    landline(candidate) ??
    card(candidate) ??
    byContext(candidate)
  )
}

const reading = (type: Reading['type'], confidence: number, label: Label = type, trailing = 0): Reading => ({
  type,
  confidence,
  label,
  trailing,
  kept: false,
})

const telephone = (confidence: number): Reading => reading('PHONE', confidence)

/** A public line, with or without its country and area codes. */
export function isPublicLine(digits: string, keptNumbers: ReadonlySet<string> | undefined): boolean {
  const national = digits.replace(/^(?:00)?86/, '')
  const local = digits.replace(/^0(?:10|2\d|[3-9]\d{2})(?=\d{5}$)/, '')
  return [digits, national, local, `0${national}`].some(
    (number) => PUBLIC_LINES.has(number) || keptNumbers?.has(number),
  )
}

/** Also as it is said. */
const X_AT_END = /^[ ,，-]?(?:(?:大写|小写)?的?[Xx×*](?![A-Za-z0-9])|叉|[艾埃]克斯)/

function residentId({ digits, sizes, context, after }: Candidate): Reading | undefined {
  if (digits.length < 15 || digits.length > 18) return undefined
  const x = digits.length === 17 ? X_AT_END.exec(after)?.[0].length : undefined
  const cued = says(ID_CUE, context)
  if (digits.length === 18 || x !== undefined) {
    const whole = x === undefined ? digits : `${digits}X`
    const valid = isResidentId(whole)
    const wellFormed = ID_18.test(digits) && sizes.slice(0, -1).every((size) => size >= 3)
    if (cued || wellFormed || (valid && sizes.length === 1))
      return reading('ID_CARD', valid ? 0.99 : 0.85, 'ID_CARD', x ?? 0)
  }
  if (digits.length === 15 && (cued || (sizes.length === 1 && ID_15.test(digits))))
    return reading('ID_CARD', cued ? 0.9 : 0.7)
  return undefined
}

function mobile({ digits, sizes }: Candidate): Reading | undefined {
  if (!MOBILE_DIGITS.test(digits)) return undefined
  const american = sizes.join() === '1,3,3,4'
  return reading('PHONE', 0.99, american ? 'PHONE' : 'MOBILE')
}

/** +44 20 7946 0958, 0085212345678. */
function abroad({ digits, sizes, context }: Candidate): Reading | undefined {
  const signed = /\+ ?\(?$/.test(context) && digits.length >= 8
  const dialled = /^00[1-9]/.test(digits) && digits.length >= 10 && (sizes[0] ?? 0) >= 3
  return (signed || dialled) && digits.length <= 15 ? telephone(0.9) : undefined
}

function landline({ digits, sizes, context }: Candidate): Reading | undefined {
  const grouped = sizes.length > 1
  const bare = !isCompactDate(digits)
  if (bare && LANDLINE_DIGITS.test(digits) && (AREA_CODE.test(digits) || says(PHONE_CUE, context)))
    return telephone(0.9)
  if (/^0(?:10|2\d|[3-9]\d{2})[1-9]\d{6,7}$/.test(digits) && WITH_AREA_CODE.test(sizes.join())) return telephone(0.85)
  if (digits.length !== 10 && digits.length !== 11) return undefined
  const british = /^0[1-9]/.test(digits) && (sizes[0] ?? 0) >= 2
  if (grouped && british) return telephone(0.8)
  const american = /^1?[2-9]\d{9}$/.test(digits) && /^(?:1,)?3,3,4$/.test(sizes.join())
  if (american) return telephone(0.85)
  const service = /^[48]00\d{7}$/.test(digits) && digits.length === 10
  return service ? telephone(0.8) : undefined
}

function card({ digits, sizes, context }: Candidate): Reading | undefined {
  const inCardGroups = sizes.slice(0, -1).every((size) => size >= 4)
  const amex = /^3[47]\d{13}$/.test(digits) && passesLuhn(digits)
  if (amex && sizes.every((size) => size >= 4)) return reading('BANK_CARD', 0.8)
  if (digits.length < 16 || digits.length > 19 || !inCardGroups) return undefined
  if (passesLuhn(digits)) return reading('BANK_CARD', 0.9)
  return says(CARD_CUE, context) || /^4,4,4,4/.test(sizes.join()) ? reading('BANK_CARD', 0.7) : undefined
}

/** Seven digits and more right after a word for telephone. */
function byContext({ digits, sizes, context, after }: Candidate): Reading | undefined {
  if (digits.length < 7 || digits.length > 15 || !says(PHONE_CUE, context)) return undefined
  const numbered = sizes.slice(0, -1).every((size) => size >= 2)
  return numbered && !isCompactDate(digits) && !MEASURE.test(after) ? telephone(0.7) : undefined
}
