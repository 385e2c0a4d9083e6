// Dates of birth in tables and lists of fields: beside the sex, the name, the school year or the order of birth.
import { dateOf, dates, OLD_DATE, OLD_DAY, OLD_MONTH, WITH_YEAR } from './date-words.ts'
import type { Span } from './finding.ts'
import { patternOf } from './pattern.ts'
import { beginningsOf, matchesFrom } from './scan.ts'

/** What no field of such a row begins with: then it was the day of that. */
export const HAPPENED_THEN =
  '(?:因|由|在|于|被|来|入|出院|住院|首|第一次|确诊|车祸|手术|转|咨询|致电|离|结婚|分手|失|去世|自|起|开始|出现|发|报|跳|坠|服|割)'
/** 女，2003-07-02，… and 女/2004年9月/…: after the sex or how many were born at once. */
const IN_A_ROW = patternOf(
  new RegExp(
    String.raw`(?:[男女](?:性|孩|童|婴|生)?|[双三]胞胎|龙凤胎|\b(?:[Ff]e)?[Mm]ale|\b[Tt]wins)[)）]? ?(?:[,，、;；/|\\] ?[\u4e00-\u9fff]{1,3}族 ?)?(?:[,，、] ?(?:出生)?(?:${OLD_DAY})|[;；/|\\] ?(?:出生)?(?:${OLD_DAY}|${OLD_MONTH}))(?= ?(?:[,，、;；/|\\。)）](?! ?${HAPPENED_THEN})|$|生|出生))`,
  ),
)
/** A column of sex, one of dates, and what else says who it is. */
const IN_COLUMNS = patternOf(
  new RegExp(
    String.raw`[男女][ \t|](${OLD_DAY})(?=[ \t|](?:\+?[18]\d{10}|\d{17}|监护人|家长|手机|电话|身份证|住址|家住|独居|[已未]婚|离异|单亲|退休|在[读校职]|[\u4e00-\u9fff]{1,3}族))`,
  ),
)
/** 1969/11/30 男 退休; a recent day before the sex is one of a call. */
const BEFORE_THE_SEX = patternOf(
  new RegExp(
    String.raw`(?<![\d./-])((?=19|200)(?:${OLD_DATE}))(?= ?[,，、;；/| ] ?[男女](?:性|孩|童|生)?(?: ?[,，、;；/| ]|$))`,
  ),
)
/** 林小雨，2009.09.01，八年级: after a name at the beginning, before what only people have. */
const AFTER_A_NAME = patternOf(
  new RegExp(
    String.raw`(?<=(?:^|[:：\n])[\u4e00-\u9fff]{2,4}[,，、;；/| ] ?)(${OLD_DATE})(?= ?[,，、;；/| ] ?(?!${HAPPENED_THEN})[^,，、;；。/|]{0,12}(?:年级|[初高大][一二三四中]|小学|中学|幼儿园|学院|岁|[男女](?![\u4e00-\u9fff])|族|退休|独居|[已未]婚|离异|单亲|在[读校职]|\d{15}|(?:[A-Z]{0,3}\d{6,10}[,，、;；/|])?1[3-9]\d{9}))`,
  ),
)
/** 祝长贵1952-11-03，…: in figures, all of a field or its end, so long ago that little else has a day. */
const LONG_AGO = patternOf(
  new RegExp(
    String.raw`(?<=(?:^|[男女,，、;；:：/|() \n]|(?![于在从自至到年期间日时])[\u4e00-\u9fff]))(19\d{2}([-./])(?:1[0-2]|0?[1-9])\2(?:3[01]|[12]\d|0?[1-9])(?![\d./-]))(?= ?(?:$|[,，、;；。/|()\n]|(?<=[,，、;；/|( ]19[\d./-]{6,8}) )(?! ?${HAPPENED_THEN}))`,
  ),
)
/** 36岁（1988-05-06）; 11岁，2014年2月9号的 */
const AFTER_THE_AGE = patternOf(
  new RegExp(
    String.raw`(?<!\d)(?:\d{1,3}周?岁|(?<=年龄 ?:? ?)\d{1,3}) ?(?:\( ?(${OLD_DAY})(?=\))|[，,] ?(${OLD_DATE})(?=的(?:[，,。;；]|$)))`,
  ),
)
/** 老大2011-04-02,老二2014-12-19; 儿子（2016.3.2） */
const OF_CHILDREN = patternOf(
  new RegExp(
    String.raw`(?:老[大二三四]|[大二小]宝)(?:是|:)? ?(${WITH_YEAR})(?=[，,、;；。 ]|$)|(?:儿子|女儿|闺女|孩子|宝宝|[个大二小]娃|双胞胎|[大二小]宝|老[大二三四]|[子孙外]女|孙子|外孙)(?: ?\( ?|[:：] ?)(${OLD_DATE})(?= ?[)、，,。;；]|$)`,
  ),
)

const beginsRow = beginningsOf('男女双三龙fFmMtT')
const beginsChild = beginningsOf('老大二小儿女闺孩宝个双子孙外')
const beginsFigures = beginningsOf('0123456789年')
const SEXED = patternOf(/[男女]|胞胎|龙凤胎|[Mm]ale|[Tt]wins/)
const CHILDREN = patternOf(/老[大二三四]|[大二小]宝|[子女娃宝胎孙][(:：]/)
/** What stands in a row about somebody. */
const PERSONAL = patternOf(/[男女]|\d{9}|\d岁|身份证|电话/)
const OLD = patternOf(/19\d\d|20[01]\d/)

const AGE_BEFORE = patternOf(/\(|岁[，,]/)

/** @param text normalised */
export const findBirthsInRows = (text: string): readonly Span[] => {
  const sexed = SEXED.test(text)
  const old = OLD.test(text)
  return [
    ...(sexed ? [...datesAtEnd(text), ...dates(text, beginsRow, IN_COLUMNS, 0.7)] : []),
    ...(sexed && old ? dates(text, beginsFigures, BEFORE_THE_SEX, 0.7) : []),
    ...(old ? dates(text, beginsFigures, AFTER_A_NAME, 0.7) : []),
    ...(old && PERSONAL.test(text) ? dates(text, beginsFigures, LONG_AGO, 0.7) : []),
    ...(AGE_BEFORE.test(text) ? dates(text, beginsFigures, AFTER_THE_AGE, 0.8) : []),
    ...(CHILDREN.test(text) ? dates(text, beginsChild, OF_CHILDREN, 0.8) : []),
  ]
}

/** What stands at the end of such a row. */
const AT_END = new RegExp(`(?:${OLD_DAY}|${OLD_MONTH})$`)
const datesAtEnd = (text: string): Span[] =>
  matchesFrom(text, beginsRow, IN_A_ROW).map(({ 0: whole, index }) => {
    const start = index + whole.search(AT_END)
    return dateOf(start, index + whole.length, 0.7)
  })
