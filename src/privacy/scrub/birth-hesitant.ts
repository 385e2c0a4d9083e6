// Dates of birth told with pauses and slips: 生日嘛，三月……三月三十，不对，三十一，八八年的.
import { DAY, dates, MONTH } from './date-words.ts'
import type { Span } from './finding.ts'
import { patternOf } from './pattern.ts'
import { beginningsOf } from './scan.ts'

const NUMBER = '[零〇一二三四五六七八九]'
const PIECE = `(?:(?:${NUMBER}{2,4}|\\d{2,4})年|[一二]九${NUMBER}{1,2}|(?:19|20)\\d{2}|${MONTH} ?月(?:(?:初|廿)?${DAY})?|初?${DAY}(?=[，,。…、 的生]|$))`
const HESITATION =
  '(?:[，,、。…— ]{1,4}(?:(?:不对|不是|不|等等|等一?下|错了|然后|呃|嗯|哦|啊|是|应该是|那个|就是|好像|我想想)[，,、… ]{0,3}){0,3})'
const HESITANT = patternOf(new RegExp(`(?<![\\d周期拜])${PIECE}(?:${HESITATION}${PIECE}){1,5}`))
const BEFORE = /(?:生日|出生(?![人率医])|生辰|几几年|哪一?年|几月几号)[^\d。\n]{0,8}$/
const AFTER =
  /^[日号]?(?:[，,]? ?[农阴阳公]历|生|的?[，,]? ?(?:我妈|他妈|她妈)?(?:出生(?!人口|率|证)|生的|生(?:我|他|她|孩子)))/
/** 我是零五年，六月，十八号的 */
const OF_SOMEBODY = /[我他她娃子]就?是$/
const OF_IT = /^[日号]?的(?![\u4e00-\u9fff])/
const FAR = 14

const begins = beginningsOf('0123456789零〇一二三四五六七八九十正冬腊初廿')

/** @param text normalised */
export const findHesitantBirths = (text: string): readonly Span[] =>
  text.includes('月') ? dates(text, begins, HESITANT, 0.7).filter((span) => isOfBirth(text, span)) : []

function isOfBirth(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - FAR), start)
  const after = text.slice(end, end + FAR)
  const told = BEFORE.test(before) || AFTER.test(after) || (OF_SOMEBODY.test(before) && OF_IT.test(after))
  return told && isOneDate(text.slice(start, end))
}

/** Of two months one is a slip. */
const isOneDate = (told: string): boolean => {
  const months = told.match(/月/g)?.length ?? 0
  return months === 1 || (months > 1 && /不对|不是|不，|等|错|呃|嗯|哦|…|—/.test(told))
}
