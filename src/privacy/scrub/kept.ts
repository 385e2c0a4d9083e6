// What looks like a number of somebody and is not: public lines, dates, times, amounts.
import type { Stretch } from './finding.ts'
import { DIGIT, type Pattern, patternOf } from './pattern.ts'
import { PLACEHOLDER_PATTERN } from './placeholders.ts'

/** Public lines. Digits only. */
export const PUBLIC_LINES: ReadonlySet<string> = new Set([
  '12356',
  '12320',
  '120',
  '110',
  '119',
  '122',
  '12345',
  '12355',
  '12338',
  '12348',
  '12315',
  '12333',
  '12393',
  '12110',
  '12122',
  '12309',
  '12319',
  '12328',
  '12329',
  '12331',
  '12358',
  '12365',
  '12366',
  '12369',
  '12380',
  '12388',
  '96110',
  '12306',
  '12123',
  '12377',
  '12321',
  '12368',
  '12389',
  '12337',
  '999',
  '911',
  '112',
  '988',
  '116123',
  '131114',
  '8008101117',
  '4001619995',
  '01082951332',
  '82951332',
])

/** A public line, with or without its country and area codes. */
export function isPublicLine(digits: string, keptNumbers: ReadonlySet<string> | undefined): boolean {
  const national = digits.replace(/^(?:00)?86/, '')
  const local = digits.replace(/^0(?:10|2\d|[3-9]\d{2})(?=\d{5}$)/, '')
  return [digits, national, local, `0${national}`].some(
    (number) => PUBLIC_LINES.has(number) || keptNumbers?.has(number),
  )
}

const MONTH = '(?:1[0-2]|0?[1-9])'
const DAY = '(?:3[01]|[12]\\d|0?[1-9])'
const YEAR = '(?:18|19|20|21)\\d{2}'

/** Public lines of many digits, in groups; the one that is a number in other towns too where no digit stands beside it. */
const LONG_LINES = String.raw`(?<![\d+])(?:400[- ]?161[- ]?9995|800[- ]?810[- ]?1117|010[- ]?82951332)(?!\d)|(?<![\d+]|\d[- ])82951332(?!\d|[- ]\d)`
/** A group of a longer number, 138 12345 678, part of a plate, or called somebody's number. */
const BELONGS = String.raw`(?<![A-Za-z\d_+.:·-]|[A-Z][ -]|\d \. |\[\.\]|(?<!\d{7})(?<=\d)[ ,，、]{1,2}|[号码证卡位][是为:：]? ?)`
const digitsWith = (length: number) => [...PUBLIC_LINES].filter((line) => line.length === length).join('|')
/** Where nothing that stands beside them can make them a part of something. */
const LINES = patternOf(
  new RegExp(
    String.raw`${LONG_LINES}|${BELONGS}(?:(?:${digitsWith(5)})(?![A-Za-z\d_]|[-.:]\d| \d(?!\d{6})|[,，、] ?\d{2,4}(?!\d))|(?:${digitsWith(3)})(?<!\d \d{3})(?![A-Za-z\d_]|[-.:点]\d|[ ,，、]{1,2}\d))`,
  ),
)

/** Dates, decimals such as doses, public lines, and what stands for numbers that are gone. */
const KEPT = patternOf(
  new RegExp(
    [
      String.raw`(?<!\d|\d{6} ?[-./ ] ?)${YEAR} ?([-./年]) ?${MONTH} ?[-./月] ?${DAY}(?!\d)`,
      String.raw`(?<!\d)${MONTH}/${DAY}/${YEAR}(?!\d)`,
      PLACEHOLDER_PATTERN,
      LONG_LINES,
      String.raw`(?<![\d.])\d{1,6}\.\d{1,2}(?![\d.])`,
    ].join('|'),
  ),
)

const stretches = (text: string, pattern: Pattern): readonly Stretch[] =>
  pattern.all(text).map((match) => ({ start: match.index, end: match.index + match[0].length }))

const THREE_DIGITS = patternOf(/\d{3}/)

/** Stretches of normalised text in which no number is looked for. */
export const keptStretches = (text: string): readonly Stretch[] => (DIGIT.test(text) ? stretches(text, KEPT) : [])

/** Public lines, which no number of somebody goes through. */
export const lineStretches = (text: string): readonly Stretch[] =>
  THREE_DIGITS.test(text) ? stretches(text, LINES) : []

const PLACEHOLDER = patternOf(new RegExp(PLACEHOLDER_PATTERN))

/** Numbers of documents, 〔2021〕5号, doses, 25-50-100mg, and codes are no houses. */
const NO_HOUSE = patternOf(
  /[〔[(（【](?:19|20)\d{2}[〕\])）】] ?第?\d{1,5}号|\d+(?:\.\d+)?(?:[-→~]\d+(?:\.\d+)?){1,5} ?(?:mg|ml|g|毫克|毫升|克|片|粒|岁|天)|\d{1,3}排\d{1,4}[号座]|(?:取件码?|验证码|密码|口令)[是为: ]{0,2}\d[\d-]*/,
)

/** Stretches of normalised text that are no addresses. */
export const houseless = (text: string): readonly Stretch[] => (DIGIT.test(text) ? stretches(text, NO_HOUSE) : [])

/** What stands for things that are gone. */
export const placeholderStretches = (text: string): readonly Stretch[] => stretches(text, PLACEHOLDER)

const COMPACT_DATE = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:(?:[01]\d|2[0-3])(?:[0-5]\d){0,2})?$/

/** 20260514, 202605141830. */
export const isCompactDate = (digits: string): boolean => COMPACT_DATE.test(digits)

const UPWARDS = Array.from({ length: 32 }, (_, i) => i).join('')
const DOWNWARDS = '9876543210'
/** 一二三四五六七, ①②③…⑪: counted, and no number of anything. */
export const isCounting = (digits: string): boolean => UPWARDS.includes(digits) || DOWNWARDS.includes(digits)
