// Numbers and handles that only the words before them tell: WeChat, QQ, accounts, passports, student and record numbers.
import { passesLuhn } from './checksums.ts'
import type { FindingType, Span } from './finding.ts'
import { isCompactDate, isPublicLine } from './kept.ts'
import { beginsCue, digitsOf, KINDS, type Kind } from './number-cues.ts'
import { patternOf } from './pattern.ts'
import { matchesFrom } from './scan.ts'

/** What may stand between the words and the number. */
const LINK = String.raw`(?: ?(?:[你您]?(?:搜索|搜)|上|♥|❤|💚|💬)?)(?:(?:小号|大号|号码|编号|号|账号|帐号|(?:id|number|no\.?|(?:user ?)?name|handle|tag)(?![A-Za-z_])|#))?(?: ?(?:是|为|叫|[填写登记报念抄印](?:的|着|成|上)?(?:是)?(?=[:： ]{0,2}[A-Za-z]{0,4}[ -]?\d)|:|：|=|(?:is|was|[’']s)(?![A-Za-z_])|→|-|,|，|\(|（|"|“|「)){0,3} ?`

/** A card among the accounts; with the number of a branch before it, 14-2037…, it is none. */
const isCard = (value: string) =>
  !/^\d{1,3}-/.test(value) &&
  /^\d{15,19}$/.test(digitsOf(value)) &&
  /^[\d -]+$/.test(value) &&
  (passesLuhn(digitsOf(value)) || digitsOf(value).length >= 16)

const CUES = patternOf(new RegExp(KINDS.map(({ cue }, i) => `(?<k${i}>${cue})`).join('|'), 'i'))
const LINKS = new RegExp(LINK, 'iy')
const VALUES = KINDS.map(({ value, type }) => new RegExp(value, type === 'PASSPORT' ? 'iy' : 'y'))

const ANY_SIGN = patternOf(/[A-Za-z\d@]/)

/** @param text normalised  @param keptNumbers stay, as public lines do */
export function findCuedNumbers(text: string, keptNumbers?: ReadonlySet<string>): readonly Span[] {
  const found: Span[] = []
  if (!ANY_SIGN.test(text)) return found
  for (const match of matchesFrom(text, beginsCue, CUES)) {
    if (match.index < (found.at(-1)?.end ?? 0)) continue
    const which = KINDS.findIndex((_, i) => match.groups?.[`k${i}`] !== undefined)
    const span = valueAfter(text, match.index + match[0].length, which)
    if (span && !isKept(span, text.slice(span.start, span.end), keptNumbers)) found.push(span)
  }
  return found
}

/** A public line; the short ones may be somebody's number of another kind. */
const isKept = ({ type }: Span, value: string, keptNumbers: ReadonlySet<string> | undefined): boolean =>
  (type === 'PHONE' || /^(?:\d[ -]?){7,}$/.test(value)) && isPublicLine(digitsOf(value), keptNumbers)

/** 病历号啊？我看看，00483617: what is said between the words and the number. */
const SPOKEN = /[^\dA-Za-z@\n[\]]{1,20}/y
/** Said at a distance a number must look like one. */
const FAR: Readonly<Partial<Record<FindingType, RegExp>>> = {
  WECHAT: /^(?=.*[A-Za-z])(?=.*[\d_-])|^\d{8,}$/,
  QQ: /^(?!(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}$)\d[\d |·./_-]{6,22}$/,
  PASSPORT: /^[A-Za-z]{1,2} ?\d/,
  STUDENT_NO: /^[A-Za-z]{0,4}-?\d{7,}$/,
  MEDICAL_NO: /^[A-Za-z]{0,4}-?\d{6,}$/,
  ACCOUNT: /^(?=.*[A-Za-z])(?=.*[\d_])/,
}
/** Student numbers begin with a year. */
const isDate = (digits: string, type: FindingType) =>
  isCompactDate(digits) && (type !== 'STUDENT_NO' || digits.length === 8)
const AMOUNT_FOLLOWS = /^ ?(?:元|块|万|年|月|日|次|片|分|岁|个|mg|ml)/

function valueAfter(text: string, from: number, which: number): Span | undefined {
  const kind = KINDS[which]
  const pattern = VALUES[which]
  if (!kind || !pattern) return undefined
  LINKS.lastIndex = from
  const near = LINKS.test(text) ? LINKS.lastIndex : from
  const span =
    (text[from] === '(' ? valueAt(text, from, kind, pattern) : undefined) ?? valueAt(text, near, kind, pattern)
  if (span) return span
  const looksLike = FAR[kind.type]
  SPOKEN.lastIndex = from
  if (!looksLike || !SPOKEN.test(text)) return undefined
  const far = valueAt(text, SPOKEN.lastIndex, kind, pattern)
  if (
    !far ||
    !looksLike.test(text.slice(far.start, far.end)) ||
    isDate(digitsOf(text.slice(far.start, far.end)), kind.type)
  )
    return undefined
  return AMOUNT_FOLLOWS.test(text.slice(far.end, far.end + 3)) ? undefined : { ...far, confidence: FAR_CONFIDENCE }
}
const FAR_CONFIDENCE = 0.7

/** 学号是2020级的, 学生卡2024年办的 */
const OF_A_YEAR = /^(?:[级届]|年(?!龄))/

function valueAt(text: string, start: number, kind: Kind, pattern: RegExp): Span | undefined {
  pattern.lastIndex = start
  const value = pattern.exec(text)?.[0]
  if (
    value === undefined ||
    isCard(value) ||
    OF_A_YEAR.test(text.slice(start + value.length, start + value.length + 1)) ||
    kind.accepts?.(value) === false
  )
    return undefined
  const { type, confidence } = kind
  return { start, end: start + value.length, type, label: type, confidence }
}
