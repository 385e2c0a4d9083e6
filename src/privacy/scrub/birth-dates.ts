// Dates of birth: a date with a word for birth before or after it. All other dates stay.
import type { Span } from './finding.ts'

const NUMBER = '[零〇一二三四五六七八九十廿卅]'
const YEAR = String.raw`(?:(?:18|19|20)\d{2}|\d{2}(?=年)|${NUMBER}{2,4}(?=年))`
const MONTH = String.raw`(?:1[0-2]|0?[1-9]|[正冬腊]|${NUMBER}{1,3})`
const DAY = String.raw`(?:3[01]|[12]\d|0?[1-9]|初?${NUMBER}{1,3})`
const NAMES =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'
const DATE = [
  String.raw`${YEAR} ?年 ?(?:农历|阴历|阳历)?${MONTH} ?月(?: ?(?:农历|阴历)?${DAY} ?[日号]?)?`,
  String.raw`(?:18|19|20)\d{2} ?[-./] ?(?:1[0-2]|0?[1-9])(?: ?[-./] ?(?:3[01]|[12]\d|0?[1-9]))?(?!\d)`,
  String.raw`(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)`,
  String.raw`\d{1,2} ?[-./] ?\d{1,2} ?[-./] ?(?:(?:18|19|20)\d{2}|\d{2})(?!\d)`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?(?: of)? ${NAMES},? (?:18|19|20)\d{2}`,
  String.raw`${NAMES} \d{1,2}(?:st|nd|rd|th)?,? (?:18|19|20)\d{2}`,
  String.raw`${NAMES},? (?:18|19|20)\d{2}`,
  String.raw`(?:农历|阴历|阳历)?${MONTH} ?月(?:初|廿)?${DAY} ?[日号]?`,
].join('|')

const BEFORE = String.raw`(?:出生年月日|出生日期|出生年月|出生时间|出生于|出生在|出生|生于|生日|诞生于|生辰|\bd\.?o\.?b\.?\b|dates? of birth|born(?: on| in)?|birth ?(?:day|date)|geb\.?)`
const LINK = String.raw`(?: ?(?:登记为|登记的是|填写为|写的是|是在|是|为|在|于|:|：|\(|（|is|was|on|，|,|-|的)){0,2} ?(?:农历|阴历|阳历)?`
const CUED = new RegExp(`${BEFORE}${LINK}(${DATE})`, 'dgi')
const FOLLOWED = new RegExp(
  String.raw`(?<!\d)(${DATE})(?= ?(?:出生|生人|诞生|生日(?!会|宴|派对|聚会|那|当天)|生的|的生日|生[，,。；;)）]|生$))`,
  'dgi',
)

const DATED = /[\d年月]/
const BORN = /出生|生于|生日|生辰|诞生|生人|生的|生[，,。；;)）]|生$|born|birth|d\.?o\.?b|geb/i

/** @param text normalised */
export function findBirthDates(text: string): readonly Span[] {
  if (!DATED.test(text) || !BORN.test(text)) return []
  return [...dates(text, CUED, 0.95), ...dates(text, FOLLOWED, 0.9)]
}

const dates = (text: string, pattern: RegExp, confidence: number): Span[] =>
  [...text.matchAll(pattern)].flatMap(({ indices }) => {
    const [start, end] = indices?.[1] ?? []
    return start === undefined || end === undefined ? [] : [{ start, end, type: 'DOB', label: 'DOB', confidence }]
  })
