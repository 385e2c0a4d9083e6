// Dates of birth: a date with a word for birth before or after it, or in a paper that says who somebody is; and of the
// dates with a year of the lunar calendar those that nothing happened on. All other dates stay.
import type { Span } from './finding.ts'
import { beginningsOf, matchesFrom } from './scan.ts'

const NUMBER = '[零〇一二三四五六七八九十廿卅]'
const ERA_YEAR = String.raw`(?:民国|宣统|光绪)(?:\d{1,3}|${NUMBER}{1,3}|元)(?=年)`
const YEAR = String.raw`(?:${ERA_YEAR}|(?:18|19|20)\d{2}|\d{2}(?=年)|${NUMBER}{2,4}(?=年)|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥](?=年))`
const MONTH = String.raw`(?:1[0-2]|0?[1-9]|[正冬腊]|${NUMBER}{1,3})`
const DAY = String.raw`(?:3[01]|[12]\d|0?[1-9]|初?${NUMBER}{1,3}|半)`
/** Days that have names. */
const NAMED_DAY =
  '(?:[立](?:春|夏|秋|冬)|雨水|惊蛰|[春秋]分|清明|谷雨|小满|芒种|[夏冬]至|[大小][暑寒雪]|处暑|[白寒]露|霜降|除夕|元宵|端午|七夕|中秋|重阳|腊八|小年|大年(?:三十|初[一二三四五六七八九十])|年三十|元旦|国庆|圣诞)(?:节|夜)?(?:[前后][一两三]天|前夕)?'
const CALENDAR = '(?:农历|阴历|阳历|公历|旧历|新历)'
const NAMES =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'
const IN_WORDS = String.raw`${YEAR} ?年[,，]? ?${CALENDAR}?的?闰?${MONTH} ?月(?: ?${CALENDAR}?${DAY} ?[日号]?)?|${YEAR} ?年的?${NAMED_DAY}`
const WITH_YEAR = [
  IN_WORDS,
  String.raw`(?:18|19|20)\d{2} ?[-./。] ?(?:1[0-2]|0?[1-9])(?: ?[-./。] ?(?:3[01]|[12]\d|0?[1-9]))?(?!\d)`,
  String.raw`(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)`,
  String.raw`\d{1,2} ?[-./] ?\d{1,2} ?[-./] ?(?:(?:18|19|20)\d{2}|\d{2})(?!\d)`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?(?: of)? ${NAMES},? (?:18|19|20)\d{2}`,
  String.raw`${NAMES} \d{1,2}(?:st|nd|rd|th)?,? (?:18|19|20)\d{2}`,
  String.raw`\d{1,2}[-/ ]${NAMES}[-/ ](?:(?:18|19|20)\d{2}|\d{2})(?!\d)`,
  String.raw`${NAMES},? (?:18|19|20)\d{2}`,
  String.raw`(?:18|19|20)\d{2},? ${NAMES} \d{1,2}(?!\d)`,
].join('|')
/** Long enough ago to be no day of a call. */
const OLD_YEAR = String.raw`(?:19\d{2}|20[01]\d)`
const OLD_MONTH = String.raw`${OLD_YEAR}(?: ?年 ?(?:1[0-2]|0?[1-9]) ?月|[-./](?:1[0-2]|0?[1-9]))`
const OLD_DAY = String.raw`${OLD_MONTH} ?(?:[-./]?(?:3[01]|[12]\d|0?[1-9]) ?[日号]?)|${OLD_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|\d{1,2}[-./]\d{1,2}[-./]\d{2}(?!\d)`
const DATE = `${WITH_YEAR}|${CALENDAR}?闰?${MONTH} ?月(?:初|廿)?${DAY} ?[日号]?`

const BEFORE = String.raw`(?:出生年月日|出生日期|出生年月|出生时间|出生证上?|出生于|出生在|出生|生于|(?<!卫)生日|诞生于|生辰八?字?|(?<![\u4e00-\u9fffA-Za-z])生(?=[ :：]{1,2}\d)|\bd\.?o\.?b\b\.?|dates? of birth|born(?: in (?:[A-Z][a-z]{2,12}|the year of the [a-z]{2,8}))?(?: on| in)?|birth ?(?:day|date)|\bb-?day|(?<![A-Za-z.])b\.(?= ?[\dA-Z])|geb\.?)`
/** What is said between the word and the date, pauses and an answer included. */
const LINK = String.raw`(?: ?(?:日期|时间|登记|填写?|写|印|记|报|说|上|里|是|成|=|为|在|于|着|了|的|:|：|\(|（|is|was|on|['’]s|a [A-Z][a-z]{2,5}day|都|也|啊|呀|嘛|呢|么|，|,|-|[?？]|…|"|“|”|答|来|客|[嗯呃哦]|[上下这]?(?:周|星期|礼拜)[一二三四五六日天]|[今明昨前后那当]天|刚过|那个|我想想|我想一下|等下|应该|好像|大概|就)){0,7} ?[…:：]{0,2} ?`
const COUNTED =
  '(?:kg|g|公斤|斤|千克|克|cm|厘米|%|天|周|个|月|岁|次|人|名|小时|的人|日龄|万|块|元|折|米|节|大促|活动|遍)'
/** 04-23, 4/23: no weight and no rate. */
const IN_FIGURES = String.raw`(?:1[0-2]|0?[1-9])[-/](?:3[01]|[12]\d|0?[1-9])(?![\d.]|[-/]\d| ?${COUNTED})|(?:1[0-2]|0[1-9])\.(?:3[01]|[12]\d|0[1-9])(?![\d.]| ?${COUNTED})`
/** Enough where a word for birth stands before it: 0506, June 5. */
const SHORT = String.raw`(?<=年月[^\d]{0,3})(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?!\d)|${ERA_YEAR}年|(?:Christmas|New Year's|Easter|Valentine's|Boxing)(?: Eve| Day)?,? (?:19|20)\d{2}|\d{1,2}(?:st|nd|rd|th)?(?: of)? ${NAMES}(?:,? [’']?\d{2}(?!\d))?|${NAMES} \d{1,2}(?:st|nd|rd|th)?(?!\d)|(?:19|20)\d{2}(?:[,，、] ?| )(?:1[0-2]|0?[1-9])(?:[,，、] ?| )(?:3[01]|[12]\d|0?[1-9])(?!\d)|\d{1,2} \d{1,2} (?:19|20)\d{2}(?!\d)|${NAMED_DAY}(?=那天|[，,。；;的]|$)|\d{2}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|(?<=生日[^\d]{0,4})(?:1[0-2]|[1-9])\.(?:[12]\d|3[01]|[1-9])(?![\d.]| ?${COUNTED})|(?:\d{2})?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)|${IN_FIGURES}`
const CUED = new RegExp(`${BEFORE}${LINK}((?:${CALENDAR}|the )?(?:${DATE}|${SHORT}))`, 'iy')
const TIME = String.raw`(?:那天|当天|那日)?(?:的)?(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|[子丑寅卯辰巳午未申酉戌亥]时)?(?:[零〇一二三四五六七八九十\d]{1,3}[点时](?:[零〇一二三四五六七八九十\d]{1,3}分|半|多|整)?)?`
const WHAT_FOLLOWS = String.raw`(?= ?[()（）]?(?:${TIME}(?:出生|落地|生的|的生日)|(?:在|于)[^，,。；;！!？?\n\d]{1,24}(?:出生(?!证|率|医学)|降生|生的)|(?:刚|就|才|正好)?满(?:\d{1,2}|[一二两三四五六七八九十]{1,3})?周?岁|一块儿?生的?|[\u4e00-\u9fff]{2}那天的?生日|过生日|出生|生人|诞生|落地|生日(?!会|宴|派对|聚会|那|当天)|生的|的生日|生[，,。；;)）]|生$|[，,]? ?(?:也|就|正好|刚好|又)?是?(?:我|你|他|她|孩子|宝宝|儿子|女儿|闺女|妈妈?|爸爸?|老公|老婆)的?(?:[\d一二三四五六七八九十]{1,3}岁)?的?(?:生日|周岁)(?!会|卡|蛋糕|礼)|的?[，,]? ?属[鼠牛虎兔龙蛇马羊猴鸡狗猪]))`
const FOLLOWED = new RegExp(
  String.raw`(?<!\d)(${CALENDAR}?(?:${DATE}|(?:19|20)\d{2} \d{1,2} \d{1,2}(?!\d))${WHAT_FOLLOWS}|(?<![\d.-])(?:${IN_FIGURES}|(?:1[0-2]|[1-9])\.(?:[12]\d|3[01]|[1-9])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?=[过的]生日(?![会宴])))`,
  'iy',
)
/** 除夕那天生的: days that have names, without a year. */
const ON_A_NAMED_DAY = new RegExp(
  `((?:${NAMED_DAY}|平安夜|六一|五一|情人节|愚人节|母亲节|儿童节|妇女节))(?=(?:那天|当天|晚上|夜里|早上|凌晨)?(?:出生|降生|落地|生的(?![病气火闷])))`,
  'y',
)
/** 身份证上是…, but not when the paper was made or ends. */
const IN_A_PAPER = new RegExp(
  String.raw`(?:身份证|户口[本簿]?|证件|病历本?|档案|独生子女证)(?:上|里)?(?:面|头)?(?:的|我|他|她|日期)?(?:上|里|登记|写|印|记|填|报|是|大|小){1,2}(?:的|着|成|为|是|了)? ?${CALENDAR}?(${WITH_YEAR})(?! ?(?:的时候)?(?:办|补|丢|掉|换|领|签|到期|过期|失效|拿|起|住|入|出院|来|去|做|查|确诊|以|之|前|后|到|至|-))`,
  'iy',
)
/** 我是…的: whoever has a date has it by birth. */
const OF_SOMEBODY = new RegExp(
  String.raw`(?:我|俺|咱|你|他|她|孩子|宝宝|小孩|[大二小]宝|老[大二三]|双胞胎|儿子|女儿|闺女|娃|妈|爸|哥|姐|弟|妹|公|婆|本人|案主|来访者|来电者|患者)(?:们?俩)?(?:就|也|都|才)?(?:是)? ?${CALENDAR}?(${WITH_YEAR})(?=的(?:[，,。;；!！?？、…]|$))`,
  'iy',
)
const LUNAR = new RegExp(
  String.raw`(?<!\d)(${YEAR} ?年 ?(?:农历|阴历|旧历)?的?(?:闰?[正冬腊] ?月 ?初?(?:${NUMBER}{1,3}|\d{1,2})|闰?${NUMBER}{1,3} ?月 ?(?:初${NUMBER}|廿${NUMBER}?)))(?=(?:的|生|那会)?(?:[，,。;；!！?？、…)）"”]|$))`,
  'y',
)
/** 0917的处女座, 95年4月的，没考上: at the beginning of a clause. */
const OF_A_SIGN =
  /(?<!\d)((?:\d{4}年?)?(?:0[1-9]|1[0-2]|[1-9](?=月))月?(?:0[1-9]|[12]\d|3[01])[日号]?)(?=的?(?:白羊|金牛|双子|巨蟹|狮子|处女|天秤|天蝎|射手|摩羯|水瓶|双鱼)座)|(?<=^|[，。,;；])((?:19[3-9]\d|20[01]\d|[3-9]\d)年(?:1[0-2]|[1-9])月(?:\d{1,2}[日号])?)(?=的[，,])/y
/** 民国十八年属蛇: nothing but the year, where years have names. */
const OF_AN_ERA = new RegExp(
  String.raw`(?<!\d)(${ERA_YEAR}年|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)(?=[，,]? ?(?:出?生(?!活|病)|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]))`,
  'y',
)
/** 女，2003-07-02，… and 女/2004年9月/…: in a row of fields, after the sex or how many were born at once. */
const IN_A_ROW = new RegExp(
  String.raw`(?:[男女](?:性|孩|童|婴|生)?|[双三]胞胎|龙凤胎|\b(?:[Ff]e)?[Mm]ale|\b[Tt]wins)[)）]? ?(?:[,，、;；/|\\] ?[\u4e00-\u9fff]{1,3}族 ?)?(?:[,，、] ?(?:出生)?(?:${OLD_DAY})|[;；/|\\] ?(?:出生)?(?:${OLD_DAY}|${OLD_MONTH}))(?= ?(?:[,，、;；/|\\。)）](?! ?(?:因|由|在|于|被|来|入|出院|住院|首|确诊|车祸|手术|转|咨询|致电|离|结婚|分手|失|去世|自|起|开始|出现|发))|$|生|出生))`,
  'y',
)
/** 老大2011-04-02,老二2014-12-19 */
const OF_CHILDREN = new RegExp(String.raw`(?:老[大二三四]|[大二小]宝)(?:是|:)? ?(${WITH_YEAR})(?=[，,、;；。 ]|$)`, 'y')
/** A column of sex, one of dates, and what else says who it is. */
const IN_COLUMNS = new RegExp(
  String.raw`[男女][ \t](${OLD_DAY})(?=[ \t](?:\+?[18]\d{10}|监护人|家长|手机|电话|身份证|住址|家住|[\u4e00-\u9fff]{1,3}族))`,
  'y',
)
/** 报十九，2007.11.02才是真的 */
const REAL = new RegExp(
  String.raw`(?<!\d)(?<=(?:今年|岁|年龄|报|虚)[^。\n]{0,16})(${WITH_YEAR})(?=[日号]?才是?(?:我的?)?(?:真|实))`,
  'y',
)
const AGE =
  '(?:\\d{1,3}|birthday|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]{3,5})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)'
/** 88年的，五月初六; 36岁（1988-05-06） */
const OF_A_YEAR = new RegExp(
  String.raw`(?<!\d)(?:(?:19|20)?\d{2}年(?:的|生的?|出生的?)[，,] ?(?:[农阴阳公]历)?(${MONTH} ?月(?:初|廿)?${DAY} ?[日号]?)(?=[，,。;；的生]|$)|(?:\d{1,3}周?岁|(?<=年龄 ?:? ?)\d{1,3}) ?\( ?(${OLD_DAY})(?=\)))`,
  'y',
)
/** turned 6 yesterday (Oct 8) */
const TURNED = new RegExp(
  String.raw`(?:turn(?:s|ed|ing)|celebrated) (?:(?:his|her|their|my) )?${AGE}(?: years? old)?(?:th|st|nd|rd)?(?: birthday)?(?:,? (?:yesterday|today|tomorrow|(?:last|this|next) [A-Za-z]{3,9}))?,? ?\(?(?:on )?(${WITH_YEAR}|${NAMES} \d{1,2}(?:st|nd|rd|th)?(?!\d)|\d{1,2}(?:st|nd|rd|th)?(?: of)? ${NAMES})`,
  'iy',
)
const HAPPENED =
  /走|没了|世|死|故|亡|葬|忌|出事|婚|嫁|娶|离|手术|住|搬|分手|失踪|失联|那[天年]|以来|从|自|到|回|来|去|起|开始|最后|上次|案发|入院|出院|发作|确诊|签/
/** Another date than the one said first, or its day. */
const CORRECTED = new RegExp(
  String.raw`(?:其实|实际上?|真实的?|真正的?|真的|应该|不对|不是|改成?|更正为?|\bno|actually|really|户口本?上?|身份证上?)(?:生日|日期)?[，,]? ?(?:是|为|写的?|登记的?)? ?${CALENDAR}?(${WITH_YEAR})|(?:${CALENDAR})(?:是|为|:|：)? ?(${DATE})|(?:的|生)[，,] ?(?:[农阴阳公]历)?(${MONTH} ?月(?:初|廿)?${DAY} ?[日号]?)(?=[，,。;；]|$)`,
  'y',
)
const NEAR = 24

const DATED = /[\d年月节夕夜至]|[五六]一/
const BORN =
  /出生|生于|生日|一块儿?生|生辰|诞生|落地|生人|生的|生[，,。；;)）]|生$|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]|[Bb]orn|BORN|[Bb]irth|BIRTH|[Dd]\.?[Oo]\.?[Bb]|[Gg]eb|\bb\.|b-?day|生[ :：]|满.{0,3}岁|降生/
const beginsWord = beginningsOf('出生诞dDbBgG')
const beginsDay = beginningsOf('立雨惊春谷清小芒夏大处白寒霜冬除元端七中重腊年国圣平六五情愚母儿妇')
const beginsRow = beginningsOf('男女双三龙fFmMtT')
const beginsChild = beginningsOf('老大二小')
const CHILDREN = /老[大二三四]|[大二小]宝/
const beginsTurned = beginningsOf('tTcC')
const beginsDate = beginningsOf(
  '闰0123456789零〇一二三四五六七八九十廿卅正冬腊农阴阳公旧新甲乙丙丁戊己庚辛壬癸民宣光JFMASONDjfmasond',
)
const beginsPaper = beginningsOf('身户证病档独')
const beginsSomebody = beginningsOf('我俺咱你他她孩宝小大二老双儿女闺娃妈爸哥姐弟妹公婆本案来患')
const beginsOther = beginningsOf('其实真应不改更户身农阴阳公旧新的生nNaArR')
/** Quick to find, and in every such date. */
const DATE_ENDS = /[\d日号月十一二三四五六七八九]的/
const LUNAR_MONTHS = ['正月', '冬月', '腊月', '月初', '月廿']
const SEXED = /[男女]|胞胎|龙凤胎|[Mm]ale|[Tt]wins/
const TURNS = /turn(?:s|ed|ing) |celebrated /i
const PAPER = /身份证|户口|证件|病历|档案|独生子女证/

/** @param text normalised */
export function findBirthDates(text: string): readonly Span[] {
  if (!DATED.test(text)) return []
  const sure = [
    ...(BORN.test(text)
      ? [
          ...dates(text, beginsWord, CUED, 0.95),
          ...dates(text, beginsDate, FOLLOWED, 0.9),
          ...dates(text, beginsDay, ON_A_NAMED_DAY, 0.8),
        ]
      : []),
    ...(text.includes('座') || text.includes('月的') ? dates(text, beginsDate, OF_A_SIGN, 0.7) : []),
    ...(text.includes('年') ? dates(text, beginsDate, OF_AN_ERA, 0.8) : []),
    ...(PAPER.test(text) ? dates(text, beginsPaper, IN_A_PAPER, 0.8) : []),
    ...(DATE_ENDS.test(text) ? dates(text, beginsSomebody, OF_SOMEBODY, 0.8) : []),
    ...(LUNAR_MONTHS.some((month) => text.includes(month))
      ? dates(text, beginsDate, LUNAR, 0.7).filter((span) => !happenedOn(text, span))
      : []),
    ...(SEXED.test(text) ? [...datesAtEnd(text), ...dates(text, beginsRow, IN_COLUMNS, 0.7)] : []),
    ...(/才是?(?:我的?)?[真实]/.test(text) ? dates(text, beginsDate, REAL, 0.7) : []),
    ...(CHILDREN.test(text) ? dates(text, beginsChild, OF_CHILDREN, 0.8) : []),
    ...(/年[的生出]|\(/.test(text) ? dates(text, beginsDate, OF_A_YEAR, 0.8) : []),
    ...(TURNS.test(text) ? dates(text, beginsTurned, TURNED, 0.7) : []),
  ]
  return sure.length === 0 ? sure : [...sure, ...corrected(text, sure)]
}

/** A date is the last of what its pattern takes. */
const dates = (text: string, begins: Uint8Array, pattern: RegExp, confidence: number): Span[] =>
  matchesFrom(text, begins, pattern).map(({ 0: whole, 1: date, 2: other, 3: day, index }) => {
    const end = index + whole.length
    return { start: end - (date ?? other ?? day ?? whole).length, end, type: 'DOB', label: 'DOB', confidence }
  })

/** What stands at the end of such a row. */
const AT_END = new RegExp(`(?:${OLD_DAY}|${OLD_MONTH})$`)
const datesAtEnd = (text: string): Span[] =>
  matchesFrom(text, beginsRow, IN_A_ROW).map(({ 0: whole, index }) => {
    const start = index + whole.search(AT_END)
    return { start, end: index + whole.length, type: 'DOB', label: 'DOB', confidence: 0.7 }
  })

/** Whether the words before it in its clause tell of something that happened. */
function happenedOn(text: string, { start }: Span): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start)
  return HAPPENED.test(before.slice(before.search(/[^，,。;；!！?？\n]*$/)))
}

const corrected = (text: string, sure: readonly Span[]): readonly Span[] =>
  dates(text, beginsOther, CORRECTED, 0.8).filter((date) =>
    sure.some(({ end }) => date.start >= end && date.start - end < NEAR),
  )
