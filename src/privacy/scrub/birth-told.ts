// Dates of birth as they are told: at some distance from the word for it, beside an age, asked for, or by two calendars.
import { HAPPENED_THEN } from './birth-rows.ts'
import { ANIMAL, CALENDAR, DATE, DAY, dateOf, dates, IN_WORDS, MONTH, OLD_DATE, WITH_YEAR, YEAR } from './date-words.ts'
import type { Span } from './finding.ts'
import { patternOf } from './pattern.ts'
import { beginningsOf, matchesFrom } from './scan.ts'

/** 63年的，五月初六: the year and then the day. */
const OF_A_YEAR = patternOf(
  new RegExp(
    String.raw`(?<!\d)(?:(?:19|20)?\d{2}|[\d零〇一二三四五六七八九]{2,4})年(?:的人?|生[的人]?|出生的?|属${ANIMAL}的?)[，,] ?(?:[农阴阳公]历)?(?:[\d零〇一二三四五六七八九]{2,4}年)?${MONTH} ?月(?:初|廿)?${DAY}(?=[，,。;；的生]|$)`,
  ),
)
/** 具体是, 确切讲是, 阳历是 */
const EXACTLY = String.raw`(?:(?:应该|其实|实际上?|具体|确切|准确|严格)(?:地|的)?(?:来?[说讲])?(?:日子|日期|时间)?(?:是|为|:)?|${CALENDAR}(?:是)?|是)?`
/** 报十九，2007.11.02才是真的; 跟国家同岁，四九年十月一号; 年龄我报大了，应该是2010年5月. */
const OF_AN_AGE = patternOf(
  new RegExp(
    String.raw`(?:同岁|同庚|年龄|[虚周实足]岁[^。；;！!？?\n]{0,5}|[0-9零]0?[0零]后|属${ANIMAL})[^。；;！!？?\n\d]{0,14}?[，,]${EXACTLY}(?!202\d)(${WITH_YEAR})(?=的?(?:[，,。;；]|$))(?:(?<=(?:具体|确切|准确|严格)[^，,]{1,30})|(?!的?[，,] ?${HAPPENED_THEN}))|(?:今年|岁|年龄|报|虚)[^。\n]{0,16}?(?<!\d)(${WITH_YEAR})(?=[日号]?才是?(?:我的?)?(?:真|实))|属${ANIMAL}的?[，,](?:我是|${EXACTLY})(${CALENDAR}?${MONTH} ?月(?:初|廿)?${DAY})(?=的?(?:[，,。;；生]|$))(?!的?[，,] ?${HAPPENED_THEN})`,
  ),
)
/** 生日那段你照我刚才讲的1990年2月18填: at some distance the date must be a whole one. */
const FAR = patternOf(
  new RegExp(
    String.raw`(?:生日|出生(?:日期?|年月日?)?(?![证率地])|生辰)[^\d。；;！!？?\n]{1,16}?(?<!\d)(${OLD_DATE}|\d{2}年(?:1[0-2]|[1-9])月(?:3[01]|[12]\d|[1-9])[日号]?|[零〇一二三四五六七八九]{2,4}年[正冬腊一二三四五六七八九十]{1,2}月[初廿卅一二三四五六七八九十]{1,3})(?![-./\d年月]|[的那]?(?:时候)?(?:办|补|领|${HAPPENED_THEN}))`,
  ),
)
/** 哪年的？——七六年。几月几号？——十月，二十一。 */
const ASKED = patternOf(
  new RegExp(
    String.raw`(?:哪一?年(?:出?生)?的?|几几年(?:出?生)?的?|多大|属什么的?)[?？][-“”" ]{0,3}(?:[答来客]|对方|来电者)?[:：]?(?:我|他|她)?(?:是)?(${YEAR}年(?:的?${MONTH}月[，,]?${DAY})?|[一二12][零〇九90][零〇一二三四五六七八九\d]{2}(?![\d年]))|(?<=(?:哪一?年|几几年)[^\n]{0,30})几月(?:几[号日])?(?:的|生的?)?[?？][-“”" ]{0,3}(?:[答来客]|对方|来电者)?[:：]?(?:[农阴阳公]历)?的?(${MONTH}月?[，,]?${DAY})`,
  ),
)
/** 我妈生我那天是1995年8月13 */
const GAVE_BIRTH = patternOf(
  new RegExp(
    String.raw`(?<![出学医先陌])生(?:我|你|他|她|孩子|老[大二三]|[大二小]宝|(?:[我她]的?)?(?:儿子|女儿|闺女|娃))(?:的?(?:那[天年]|时候?|日子))?(?:，|,)?(?:就?是|在){0,2} ?(${CALENDAR}?(?:${OLD_DATE}|${IN_WORDS}))`,
  ),
)
/** 我生日过两天就到，十月十三: a clause of its own after some words. */
const A_CLAUSE = patternOf(
  new RegExp(
    String.raw`(?:生日|生辰)[^\d。；;！!？?\n]{1,16}?[，,](?:就?是|都是|叫)?(${CALENDAR}?闰?${MONTH} ?月(?:初|廿)?${DAY})(?=[，,。;；！!]|$)(?![，,] ?(?:我|他|她)?(?:就|也|又|才|突然|${HAPPENED_THEN}))`,
  ),
)
/** 阳历1972.8.9，阴历七月初一: one day by two calendars. */
const BY_TWO_CALENDARS = patternOf(
  new RegExp(
    String.raw`(?:${CALENDAR}(?:生日)?(?:是|为|:)? ?(?:${DATE})[，,、;； /(（](?:也?就是|合)?)${CALENDAR}(?:生日)?(?:大概|大约)?(?:是|为|:)? ?(?:${DATE})(?=[，,。；;!！)）]|$|我|都|过)`,
  ),
)
const beginsFar = beginningsOf('生出')
const beginsAge = beginningsOf('同年虚周实足属今岁报0123456789零')
const beginsQuestion = beginningsOf('哪几多属')
const beginsCalendar = beginningsOf('农阴阳公旧新藏')
const beginsFigures = beginningsOf('0123456789零〇一二三四五六七八九')
const AGED = patternOf(/同岁|同庚|年龄|[虚周实足]岁|[0零]后|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]|才是?(?:我的?)?[真实]/)
const QUESTION = patternOf(/哪一?年(?:出?生)?的?[?？]|几几年(?:出?生)?的?[?？]|(?:多大|属什么的?)[?？]/)
const CALENDARS = patternOf(/[农阴阳公]历.{1,24}[农阴阳公]历/)
/** Between the word and the date: then it is the day of that. */
const HAPPENED =
  /走|没了|死|故|亡|葬|忌|婚|嫁|娶|离|手术|住|搬|分手|失|那[天年]|以来|从|到|回|来|去|起|开始|最后|上次|案|院|发作|诊|签|没过|过(?:完|了|后)/

const BIRTHDAY = patternOf(/生日|出生|生辰/)
const DAY_OF_BIRTH = patternOf(/生[日辰]/)
const BEARING = patternOf(/生[我你他她孩老大二小儿女闺娃]/)
const OF_THAT_YEAR = patternOf(/年[的生出属]/)

/** @param text normalised */
export function findBirthsTold(text: string): readonly Span[] {
  return [
    ...(BIRTHDAY.test(text) ? dates(text, beginsFar, FAR, 0.7).filter((span) => isOfBirth(text, span)) : []),
    ...(DAY_OF_BIRTH.test(text) ? dates(text, beginsFar, A_CLAUSE, 0.7) : []),
    ...(BEARING.test(text) ? dates(text, beginsFar, GAVE_BIRTH, 0.8) : []),
    ...(AGED.test(text) ? dates(text, beginsAge, OF_AN_AGE, 0.7) : []),
    ...(OF_THAT_YEAR.test(text) ? yearsAndDays(text) : []),
    ...(QUESTION.test(text) ? dates(text, beginsQuestion, ASKED, 0.8) : []),
    ...(CALENDARS.test(text) ? dates(text, beginsCalendar, BY_TWO_CALENDARS, 0.8) : []),
  ]
}

const yearsAndDays = (text: string): readonly Span[] =>
  matchesFrom(text, beginsFigures, OF_A_YEAR).map(({ 0: whole, index }) => dateOf(index, index + whole.length, 0.8))

const LONGEST_GAP = 20
const isOfBirth = (text: string, { start }: Span): boolean => {
  const before = text.slice(Math.max(0, start - LONGEST_GAP), start)
  return !HAPPENED.test(before.slice(before.search(/(?:生日|出生|生辰)(?!.*(?:生日|出生|生辰))/)))
}
