// How dates are written, as sources of patterns: in figures and in words, by the reigns, the cycle and the animals of the
// old calendar, by days that have names, and in English.
import type { Span } from './finding.ts'
import type { Pattern } from './pattern.ts'
import { type Characters, matchesFrom } from './scan.ts'

const NUMBER = '[零〇一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]'
export const ANIMAL = '[鼠牛虎兔龙蛇马羊猴鸡狗猪]'
export const ERA_YEAR = String.raw`(?:民国|宣统|光绪|大正|昭和|平成|令和)(?:\d{1,3}|${NUMBER}{1,3}|元)(?=年)`
/** 甲子年, 藏历土鼠年: of sixty. */
export const CYCLE_YEAR = `(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]|(?:藏历)?[木火土金铁水]${ANIMAL})(?=年)`
/** 羊年, of twelve. */
const ANIMAL_YEAR = `(?:藏历)?${ANIMAL}(?=年)`
export const YEAR = String.raw`(?:${ERA_YEAR}|(?:18|19|20)\d{2}|\d{2}(?=年)|[\d零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{4}(?=年)|${NUMBER}{2,4}(?=年)|${CYCLE_YEAR}|${ANIMAL_YEAR})`
export const MONTH = String.raw`(?:1[0-2]|0?[1-9]|[正元冬腊]|${NUMBER}{1,3})`
/** With the hour that fortunes are told by. */
export const DAY = String.raw`(?:(?:3[01]|[12]\d|0?[1-9]|初?${NUMBER}{1,3}|半)(?: ?[日号])?(?:[子丑寅卯辰巳午未申酉戌亥]时)?)`
const PART_OF_MONTH = '(?:[上中下]旬|[初底末])'
/** The twenty-four of the old calendar. */
export const SOLAR_TERM =
  '(?:立[春夏秋冬]|雨水|惊蛰|[春秋]分|清明|谷雨|小满|芒种|[夏冬]至|[大小][暑寒雪]|处暑|[白寒]露|霜降)'
/** Days that have names. */
export const NAMED_DAY = `(?:${SOLAR_TERM}|除夕|元宵|端午|七夕|中秋|重阳|腊八|小年|大年(?:三十|初[一二三四五六七八九十])|年三十|元旦|国庆|圣诞|(?:藏历)?新年|五一(?:劳动节)?|六一(?:儿童节)?|儿童节|劳动节|(?:五四)?青年节|建[党军]节|教师节|(?:三八)?妇女节|情人节|愚人节|母亲节|父亲节|感恩节|万圣节|光棍节|中元节|平安夜|(?:古尔邦|开斋|肉孜|火把|泼水|雪顿|寒衣|寒食|端阳)节|那达慕|三月三)(?:节|夜)?(?:[前后头][一两三]天|前夕|当天|第二天)?`
export const CALENDAR = '(?:农历|阴历|阳历|公历|旧历|新历|藏历)'
export const NAMES =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?:\\.(?=,? ?\\d))?'
const UNIT = '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)'
const SMALL = '(?:one|two|three|four|five|six|seven|eight|nine)'
const DAY_IN_ENGLISH = `(?:${UNIT}|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth|twenty[- ]${UNIT}|thirty[- ]first)`
const YEAR_IN_ENGLISH = `(?:(?:nineteen[- ])?(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]${SMALL})?|(?:two thousand|twenty)(?: and)?[- ](?:oh[- ])?(?:${SMALL}|ten|eleven|twelve|[a-z]{3,5}teen)|(?:18|19|20)\\d{2}|[’']?\\d{2}(?!\\d))`
/** the ninth of September, ninety-nine; March the third */
export const ENGLISH_DATE = `(?:${DAY_IN_ENGLISH}(?: of)? ${NAMES}|${NAMES},? (?:the )?${DAY_IN_ENGLISH})(?:,? (?:in )?${YEAR_IN_ENGLISH})?`
/** A month, and its day if it is told. */
const MONTH_AND_DAY = String.raw`闰?${MONTH} ?月份?(?: ?${CALENDAR}?${DAY}|${PART_OF_MONTH})?`
/** 己巳年（1989）三月 */
const SAME_YEAR = String.raw`(?:\((?:\d{4}|[\u4e00-\u9fff]{2,3})年?\))?`
export const IN_WORDS = String.raw`${YEAR} ?年${SAME_YEAR}[,，]? ?${CALENDAR}?的?${MONTH_AND_DAY}|${YEAR} ?年的?${NAMED_DAY}`
export const WITH_YEAR = [
  IN_WORDS,
  String.raw`(?:18|19|20)\d{2} ?[-./。] ?(?:1[0-2]|0?[1-9])(?: ?[-./。] ?(?:3[01]|[12]\d|0?[1-9]))?(?!\d)`,
  String.raw`(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:(?!\d)|(?=1[3-9]\d{9}(?!\d)))`,
  String.raw`\d{1,2} ?[-./] ?\d{1,2} ?[-./] ?(?:(?:18|19|20)\d{2}|\d{2})(?!\d)`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?(?: of)? ${NAMES},? (?:18|19|20)\d{2}`,
  String.raw`${NAMES} \d{1,2}(?:st|nd|rd|th)?,? (?:18|19|20)\d{2}`,
  String.raw`\d{1,2}[-/ ]?${NAMES}[-/ ]?(?:(?:18|19|20)\d{2}|\d{2})(?!\d)`,
  String.raw`${NAMES},? (?:18|19|20)\d{2}`,
  String.raw`(?:18|19|20)\d{2},? ${NAMES} \d{1,2}(?!\d)`,
].join('|')
/** A day of a month, with its year or without. */
export const DATE = `${WITH_YEAR}|${CALENDAR}?闰?${MONTH} ?月(?:初|廿)?${DAY}`
/** 83.11.27, 980714 */
export const SHORT_YEAR = String.raw`\d{2}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)`

/** Long enough ago to be no day of a call. */
const OLD_YEAR = String.raw`(?:19\d{2}|20[01]\d)`
export const OLD_MONTH = String.raw`${OLD_YEAR}(?: ?年 ?(?:1[0-2]|0?[1-9]|[正元冬腊]) ?月|[-./](?:1[0-2]|0?[1-9]))`
/** With the year in full. */
export const OLD_DATE = String.raw`${OLD_MONTH} ?(?:[-./]?(?:(?:3[01]|[12]\d|0?[1-9]) ?[日号]?|初${NUMBER}|廿${NUMBER}?|[二三]?十[一二三四五六七八九]?(?![分几多来余])))|${OLD_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])`
export const OLD_DAY = String.raw`${OLD_DATE}|(?:[013-9]\d)年(?:1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])[日号]?|\d{2}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|\d{1,2}[-./]\d{1,2}[-./]\d{2}(?!\d)`
/** By a year, or one of the lunar calendar. */
export const LUNAR_DAY = String.raw`${YEAR} ?年 ?(?:农历|阴历|旧历|藏历)?的?(?:闰?[正冬腊] ?月 ?初?(?:${NUMBER}{1,3}|\d{1,2})|闰?${NUMBER}{1,3} ?月 ?(?:初${NUMBER}|廿${NUMBER}?))|(?:${CYCLE_YEAR}|${ANIMAL_YEAR})年闰?${NUMBER}{1,2}月${NUMBER}{1,3}`

/** A date is the one group of what its pattern takes, at its end, or all of it. */
export const dates = (text: string, begins: Characters, pattern: Pattern, confidence: number): Span[] =>
  matchesFrom(text, begins, pattern).map(({ 0: whole, 1: date, 2: other, 3: day, 4: last, index }) =>
    dateOf(index + whole.length - (date ?? other ?? day ?? last ?? whole).length, index + whole.length, confidence),
  )

export const dateOf = (start: number, end: number, confidence: number): Span => ({
  start,
  end,
  type: 'DOB',
  label: 'DOB',
  confidence,
})
