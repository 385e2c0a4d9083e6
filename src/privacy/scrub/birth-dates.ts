// Dates of birth: a date with a word for birth before or after it, or in a paper that says who somebody is; and of the
// dates with a year of the lunar calendar those that nothing happened on. All other dates stay.

import { findHesitantBirths } from './birth-hesitant.ts'
import { findBirthsRegistered } from './birth-registered.ts'
import { findBirthsInRows, HAPPENED_THEN } from './birth-rows.ts'
import { findBirthsTold } from './birth-told.ts'
import {
  ANIMAL,
  CALENDAR,
  CYCLE_YEAR,
  DATE,
  DAY,
  dates,
  ENGLISH_DATE,
  ERA_YEAR,
  LUNAR_DAY,
  MONTH,
  NAMED_DAY,
  NAMES,
  OLD_DATE,
  SHORT_YEAR,
  WITH_YEAR,
} from './date-words.ts'
import type { Span } from './finding.ts'
import { patternOf } from './pattern.ts'
import { beginningsOf } from './scan.ts'

const BEFORE = String.raw`(?:出生年月日|出生日期?|出生年月|出生时间|出生(?:医学)?证明?上?|出生于|出生在|出生|出世|同一?[天日]出?生的?|生于|(?:(?<![\u4e00-\u9fff])|(?<=[我你他她娃]))生在|(?<!卫)生日|诞生于|生下来(?=是|那天|的)|生辰八?字?|(?<![\u4e00-\u9fffA-Za-z])生(?=[ :：]{1,2}\d)|\bd\.?o\.?b\b\.?|dates? of birth|born(?: in (?:[A-Z][a-z]{2,12}|the year of the [a-z]{2,8}))?(?: on| in)?|birth ?(?:day|date)|\bb-?day|(?<![A-Za-z.])b\.(?= ?[\dA-Z])|geb\.?)`
/** What is said between the word and the date, pauses and an answer included. */
const LINK = String.raw`(?: ?(?:日期|时间|登记|登|录入?|填写?|写|印|错|误|却|倒|被|又|应|改|记|报|说|上|里|是|成|=|为|在|于|着|了|的|不|:|：|\([日月年/]{1,8}\)|\(|（|(?:我|你|他|她|孩子|妈妈?|爸爸?)(?=自己|[报说讲写填记的])|自己|is|was|on|['’]s|(?:a|last|this|next) [A-Z][a-z]{2,5}day|都|也|啊|呀|嘛|呢|么|，|,|-|[?？]|…|"|“|”|-|来[电访]者|咨询员|对方|答|来|客|几月几号|几号|哪天|什么时候|我?记得|[农阴阳公]历的|[嗯呃哦]|[上下这]?(?:周|星期|礼拜)[一二三四五六日天]|[今明昨前后那当]天|刚过|那个|我想想|我想一下|等下|应该|好像|大概|就)){0,9} ?[…:：]{0,2} ?`
const COUNTED =
  '(?:kg|g|公斤|斤|千克|克|cm|厘米|%|天|周|个|月|岁|次|人|名|小时|的人|日龄|万|块|元|折|米|节|大促|活动|遍)'
/** 04-23, 4/23: no weight and no rate. */
const IN_FIGURES = String.raw`(?:1[0-2]|0?[1-9])[-/](?:3[01]|[12]\d|0?[1-9])(?![\d.]|[-/]\d| ?${COUNTED})|(?:1[0-2]|0[1-9])\.(?:3[01]|[12]\d|0[1-9])(?![\d.]| ?${COUNTED})`
/** Enough where a word for birth stands before it: 0506, June 5. */
const SHORT = String.raw`(?<=年月[^\d]{0,3})(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])|\d{2}[./-](?:1[0-2]|0?[1-9])(?![./-]))(?!\d)|${ERA_YEAR}年|[这本下]个?月${DAY}(?<=[日号])|${ENGLISH_DATE}|(?:Christmas|New Year's|Easter|Valentine's|Boxing)(?: Eve| Day)?,? (?:19|20)\d{2}|\d{1,2}(?:st|nd|rd|th)?(?: of)? ${NAMES}(?:,? [’']?\d{2}(?!\d))?|${NAMES} \d{1,2}(?:st|nd|rd|th)?(?!\d)|[一二][零〇九\d]{1,2}[零〇一二三四五六七八九]{1,2}年?[,，、 ]{1,2}${MONTH} ?月?[,，、 ]{1,2}${DAY}|(?:19|20)\d{2}(?:[,，、] ?| )(?:1[0-2]|0?[1-9])(?:[,，、] ?| )(?:3[01]|[12]\d|0?[1-9])(?!\d)|\d{1,2} \d{1,2} (?:19|20)\d{2}(?!\d)|(?<=年月日? ?)\d{2} (?:1[0-2]|0?[1-9]) (?:3[01]|[12]\d|0?[1-9])(?!\d)|${NAMED_DAY}(?=那天|[，,。；;的]|$)|(?:同年|当年|那年|[去前今]年) ?${MONTH} ?月(?:[上中下]旬|[初底末]|${DAY})?|\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|(?<=生日[^\d]{0,4})(?:1[0-2]|[1-9])\.(?:[12]\d|3[01]|[1-9])(?![\d.]| ?${COUNTED})|${SHORT_YEAR}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)|${IN_FIGURES}`
const CUED = patternOf(
  new RegExp(
    String.raw`${BEFORE}${LINK}((?:${CALENDAR}|the )?(?:${DATE}|${SHORT}))(?![\d日号 ]{0,4}(?:补|办|领))`,
    'i',
  ),
)
const TIME = String.raw`(?:那天|当天|那日)?(?:的)?(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|[子丑寅卯辰巳午未申酉戌亥]时)?(?:[零〇一二三四五六七八九十\d]{1,3}[点时:](?:[零〇一二三四五六七八九十\d]{1,3}分?|半|多|整)?)?`
const BORN_THEN =
  '(?:出生(?!证|率|医学)|出世|降生|诞生|落的?地|落草|生人|生[的额咯嘞滴哒]|生[下出](?:来|的|了(?!气))|就?生了(?![病气孩]|一?[场次])|[早难足]产(?!儿|去世|死|而亡|史)|出来的(?=[，,。;；]|$)(?<=(?:宝宝|孩子|娃|[大二小]宝|儿子|女儿|闺女)[^，,。]{4,24})|剖(?:的|出来|[腹宫]产)|顺产|娩出|足月|来到?(?:这个|这)?(?:世上|世界|人世)|的生日|的(?:娃|宝宝))'
const KIN = '(?:孩子|宝宝|娃|儿子|女儿|闺女|妈妈?|爸爸?|老公|老婆|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆)'
const OF_WHOM = `(?:[我你他她](?:的?${KIN})?|${KIN})`
/** 除夕那天, 台风那天 */
const OCCASION = String.raw`(?:[(（]?(?:${NAMED_DAY}|[\u4e00-\u9fff]{2,4}(?=那[天日晚]))[)）]?)?`
const WHAT_FOLLOWS = String.raw`(?=份? ?[()（）]?(?:${OCCASION}${TIME} ?${BORN_THEN}|(?:在|于)[^，,。；;！!？?\n\d]{1,24}(?:出生(?!证|率|医学)|降生|生的|剖[腹宫]产|剖的|顺产)|(?: baby\b)|(?:刚|就|才|正好)?满(?:\d{1,2}|[一二两三四五六七八九十]{1,3})?周?岁|一块儿?生的?|[\u4e00-\u9fff]{2}那天的?生日|${OF_WHOM}?(?:过?(?:[\d一二三四五六七八九十]{1,3}岁?)[大整]寿|过(?:[\d一二三四五六七八九十]{1,3}岁)?的?生日)|生日(?!会|宴|派对|聚会)|生[，,。；;)）]|生$|(?:那天|当天)?[，,]? ?(?:也|就|正好|刚好|又)?[是过]?${OF_WHOM}的?过?(?:[\d一二三四五六七八九十]{1,3}岁)?的?(?:生[日辰]|周岁)(?!会|卡|蛋糕|礼)|的人(?=[，,。;；]|$)|(?:的人?)?[，,]? ?属${ANIMAL}|(?:这|那)一?[格栏个项]?是(?:出生|生日)))`
const FOLLOWED = patternOf(
  new RegExp(
    String.raw`(?<!\d)(${CALENDAR}?(?:${DATE}|(?:19|20)\d{2} \d{1,2} \d{1,2}(?!\d)|${SHORT_YEAR}|[这本下]个?月${DAY}(?<=[日号])|[去前今大]年 ?${MONTH} ?月(?:初|廿)?${DAY})${WHAT_FOLLOWS}|${DAY}(?<=[日号])(?=(?:也|就|正好)?是${OF_WHOM}的?生日|${OF_WHOM}过生日)|(?<![\d.-])(?:${IN_FIGURES}|(?:1[0-2]|[1-9])\.(?:[12]\d|3[01]|[1-9])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?=(?:[过的]|就?是${OF_WHOM}的?)生日(?![会宴])))`,
    'i',
  ),
)
/** 除夕那天生的: days that have names, without a year. */
const ON_A_NAMED_DAY = patternOf(
  new RegExp(`(${NAMED_DAY})(?=(?:那天|当天|晚上|夜里|早上|凌晨)?(?:出生|降生|落地|生的(?![病气火闷])))`),
)
/** 身份证上是…, but not when the paper was made or ends. */
const IN_A_PAPER = patternOf(
  new RegExp(
    String.raw`(?:身份证|户口[本簿页]?|户籍[卡页]?|(?<![\u4e00-\u9fff])证|证件|病历本?|档案|独生子女证|[医社]保卡|学生[证卡]|学籍卡?|[就诊床头]{2}卡|腕带|出生证明?|(?:疫苗|接种|小绿)[本证])(?:上|里)?(?:面|头)?(?:的|我|他|她|日期)?(?:上|里|登记|写|印|记|填|报|是|大|小){1,2}(?:的|着|成|为|是|了)? ?${CALENDAR}?(${WITH_YEAR}|${MONTH} ?月${DAY}(?<=[日号])(?=[，,。;；]|$))(?![\d日号 ]{0,4}(?:的时候)?(?:办|补|丢|掉|换|领|签|发|开|到期|过期|失效|拿|起|住|入|出院|来|去|做|查|确诊|以|之|前|后|到|至|-|的?(?:转|迁|生效|停保|打|接种|第[一二三]针)|[，,] ?(?:入院|术后|手术)))`,
    'i',
  ),
)
/** 我是…的: whoever has a date has it by birth. */
const OF_SOMEBODY = patternOf(
  new RegExp(
    String.raw`(?:我|俺|咱|你|他|她|孩子|宝宝|小孩|[大二小]宝|老[大二三]|双胞胎|儿子|女儿|闺女|娃|妈|爸|哥|姐|弟|妹|公|婆|本人|案主|来访者|来电者|患者)(?:们?俩)?(?:说?自己)?(?:就|也|都|才)?(?:是)? ?${CALENDAR}?(${WITH_YEAR})(?=的(?:[，,。;；!！?？、…]|$))`,
    'i',
  ),
)
const LUNAR = patternOf(new RegExp(String.raw`(?<!\d)(${LUNAR_DAY})(?=(?:的|生|那会)?(?:[，,。;；!！?？、…)）"”]|$))`))
/** 0917的处女座, 95年4月的，没考上: at the beginning of a clause. */
const OF_A_SIGN = patternOf(
  /(?<!\d)((?:\d{4}年?)?(?:0[1-9]|1[0-2]|[1-9](?=月))月?(?:0[1-9]|[12]\d|3[01])[日号]?)(?=的?(?:白羊|金牛|双子|巨蟹|狮子|处女|天秤|天蝎|射手|摩羯|水瓶|双鱼)座)|(?<=^|[，。,;；])((?:19[3-9]\d|20[01]\d|[3-9]\d|(?<=[一二三四五六七八九十岁\d][，,])[01]\d)年(?:1[0-2]|[1-9])月(?:\d{1,2}[日号])?)(?=的[，,])/,
)
/** 星座白羊，4月2号 */
const AFTER_A_SIGN = patternOf(
  new RegExp(
    String.raw`(?:白羊|金牛|双子|巨蟹|狮子|处女|天秤|天蝎|射手|摩羯|水瓶|双鱼)座?的?[，,、( ] ?(${MONTH} ?月${DAY})(?=[，,。;；)的生]|$)`,
  ),
)
/** 民国十八年属蛇: nothing but the year, where years have names. */
const OF_AN_ERA = patternOf(
  new RegExp(String.raw`(?<!\d)((?:${ERA_YEAR}|${CYCLE_YEAR})年)(?=[，,]? ?(?:出?生(?!活|病)|属${ANIMAL}))`),
)
const AGE =
  '(?:\\d{1,3}|birthday|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]{3,5})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)'
/** turned 6 yesterday (Oct 8) */
const TURNED = patternOf(
  new RegExp(
    String.raw`(?:turn(?:s|ed|ing)?|celebrated) (?:(?:his|her|their|my) )?${AGE}(?: years? old)?(?:th|st|nd|rd)?(?: birthday)?(?:,? (?:yesterday|today|tomorrow|(?:last|this|next) [A-Za-z]{3,9}))?,? ?\(?(?:on )?((?:the )?(?:${WITH_YEAR})|${NAMES} \d{1,2}(?:st|nd|rd|th)?(?!\d)|(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? ${NAMES}|\d{1,2}/\d{1,2}(?![\d/]| of))`,
    'i',
  ),
)
const HAPPENED =
  /走|没了|世|死|故|亡|葬|忌|出事|婚|嫁|娶|离|手术|住|搬|分手|失踪|失联|那[天年]|以来|从|自|到|回|来|去|起|开始|最后|上次|案发|入院|出院|发作|确诊|签/
/** Another date than the one said first, or its day. */
const CORRECTED = patternOf(
  new RegExp(
    String.raw`(?:其实|实际上?|真实的?|真正的?|真的|应该|不对|不是|改成?|更正为?|\bnot?|actually|really|户口本?上?|身份证上?)(?:生日|日期)?[，,]? ?(?:是|为|写的?|登记的?)? ?(${CALENDAR}?(?:${WITH_YEAR})|${DATE}(?=[，,。；;!！?？的生才]|$))|(${CALENDAR}(?:大概|大约|好像)?(?:是|为|:|：)? ?(?:${DATE}))|(?<=[，,](?:而|其实|应该)?)是(${DATE})|(?:的|生)[，,] ?(?:[农阴阳公]历)?(${MONTH} ?月(?:初|廿)?${DAY} ?[日号]?)(?=[，,。;；]|$)`,
  ),
)
const NEAR = 24

const DATED = patternOf(/[\d年月节夕夜至庆旦诞秋午]|\bborn |\bbirth|\bdob\b|\bDOB\b|[五六]一|重阳|清明/)
const BORN = patternOf(
  /出生|生于|生日|一块儿?生|生辰|诞生|落的?地|生人|生[的额咯嘞滴哒下出了]|[早难足顺]产|出来的|落草|来到?(?:这个|这)?(?:世上|世界|人世)|的人[，,。;；]|生[，,。；;)）]|生$|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]|出世|[大整]寿|剖[的出腹宫]|娩出|月的[娃宝]|[我他她你娃]生在|(?<![\u4e00-\u9fff])生在|[Bb]orn|BORN|\d baby\b|[Bb]irth|BIRTH|[Dd]\.?[Oo]\.?[Bb]|[Gg]eb|\bb\.|b-?day|生[ :：]|满.{0,3}岁|降生/,
)
const beginsWord = beginningsOf('出生诞同dDbBgG')
const beginsDay = beginningsOf('立雨惊春谷清小芒夏大处白寒霜冬除元端七中重腊年国圣平六五情愚母父儿妇劳青建教感万光')
const beginsTurned = beginningsOf('tTcC')
const beginsDate = beginningsOf(
  '去前今这本下闰0123456789零〇一二三四五六七八九十廿卅正元冬腊农阴阳公旧新甲乙丙丁戊己庚辛壬癸民宣光大昭平令藏木火土金铁水鼠牛虎兔龙蛇马羊猴鸡狗猪JFMASONDjfmasond',
)
const beginsFigures = beginningsOf('0123456789')
const beginsSign = beginningsOf('白金双巨狮处天射摩水')
const beginsPaper = beginningsOf('身户证病档独医社学就床腕出疫接小准毕')
const beginsSomebody = beginningsOf('我俺咱你他她孩宝小大二老双儿女闺娃妈爸哥姐弟妹公婆本案来患')
const beginsOther = beginningsOf('其实真应不改更户身农阴阳公旧新藏的生是nNaArR')
/** Quick to find, and in every such date. */
const DATE_ENDS = patternOf(/[\d日号月十一二三四五六七八九]的/)
const LUNAR_MONTH = patternOf(/[正冬腊]月|月[初廿]/)
const SIGN = patternOf(/白羊|金牛|双[子鱼]|巨蟹|狮子|处女|天[秤蝎]|射手|摩羯|水瓶/)
const CYCLE = patternOf(/[子丑寅卯辰巳午未申酉戌亥鼠牛虎兔龙蛇马羊猴鸡狗猪]年/)
const TURNS = patternOf(/turn(?:s|ed|ing)? |celebrated /i)
const PAPER = patternOf(
  /身份证|户口|户籍|证上|证件|病历|档案|独生子女证|[医社]保卡|学生[证卡]|学籍|就诊卡|床头卡|腕带|出生证|疫苗本|接种[本证]|小绿本/,
)

const OF_A_DAY = patternOf(/[月日号]的[，,]/)

/** @param text normalised */
export function findBirthDates(text: string): readonly Span[] {
  if (!DATED.test(text)) return []
  const sure = [
    ...(BORN.test(text)
      ? [
          ...dates(text, beginsWord, CUED, 0.95),
          ...dates(text, beginsDate, FOLLOWED, 0.9).filter((span) => !hasLanded(text, span)),
          ...dates(text, beginsDay, ON_A_NAMED_DAY, 0.8),
        ]
      : []),
    ...(text.includes('座') || OF_A_DAY.test(text) ? dates(text, beginsDate, OF_A_SIGN, 0.7) : []),
    ...(SIGN.test(text) ? dates(text, beginsSign, AFTER_A_SIGN, 0.7) : []),
    ...(text.includes('年') ? dates(text, beginsDate, OF_AN_ERA, 0.8) : []),
    ...(PAPER.test(text) ? dates(text, beginsPaper, IN_A_PAPER, 0.8) : []),
    ...(DATE_ENDS.test(text) ? dates(text, beginsSomebody, OF_SOMEBODY, 0.8) : []),
    ...(LUNAR_MONTH.test(text) || CYCLE.test(text)
      ? dates(text, beginsDate, LUNAR, 0.7).filter((span) => !happenedOn(text, span))
      : []),
    ...findBirthsInRows(text),
    ...findBirthsRegistered(text),
    ...findBirthsTold(text),
    ...findHesitantBirths(text),
    ...(TURNS.test(text) ? dates(text, beginsTurned, TURNED, 0.7) : []),
  ]
  return sure.length === 0 ? sure : [...sure.map((span) => withHour(text, span)), ...corrected(text, sure)]
}

/** …03时42分 */
const HOUR = /[ ，,]?\d{1,2}[时点:]\d{1,2}分?(?!\d)/y
function withHour(text: string, span: Span): Span {
  HOUR.lastIndex = span.end
  return HOUR.test(text) ? { ...span, end: HOUR.lastIndex } : span
}

/** 航班3月4日晚上落地, and not a child. */
const LANDED = /[飞航机]|政策|方案|项目|规|办法|条例|制度|措施|计划/
const FROM_A_DATE = 16
function hasLanded(text: string, { start, end }: Span): boolean {
  const lands = text.slice(end, end + FROM_A_DATE).includes('落地')
  return lands && LANDED.test(text.slice(Math.max(0, start - FROM_A_DATE), end + FROM_A_DATE))
}

/** Whether the words before it in its clause tell of something that happened. */
function happenedOn(text: string, { start }: Span): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start)
  return HAPPENED.test(before.slice(before.search(/[^，,。;；!！?？\n]*$/)))
}

/** …1952-11-03，小的祝一凡2014-07-19: one more such date in full. */
const ANOTHER = patternOf(
  new RegExp(String.raw`(?<![\d./-])(${OLD_DATE})(?![\d./-])(?=的?(?:[，,、。;；）)]|$))(?![，,] ?${HAPPENED_THEN})`),
)
function corrected(text: string, sure: readonly Span[]): readonly Span[] {
  const ends = sure.map(({ end }) => end).sort((a, b) => a - b)
  const others = follow(dates(text, beginsFigures, ANOTHER, 0.7), ends).filter(
    ([date, end]) => !HAPPENED.test(text.slice(end, date.start)),
  )
  return [...others, ...follow(dates(text, beginsOther, CORRECTED, 0.8), ends)].map(([date]) => date)
}

/** Those dates, in order, that stand not far behind one of the ends, and which that is. */
function follow(all: readonly Span[], ends: readonly number[]): readonly (readonly [Span, number])[] {
  let i = -1
  return all.flatMap((date) => {
    while ((ends[i + 1] ?? Number.POSITIVE_INFINITY) <= date.start) i++
    const end = ends[i]
    return end !== undefined && date.start - end < NEAR ? [[date, end] as const] : []
  })
}
