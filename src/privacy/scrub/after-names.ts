// What stands after a name, and what it weighs.
import { AFTER_NAMES, DOING, ROLES, SHORT_TITLES, TITLES } from '../lexicon/person-cues.ts'
import { isWordAt } from './han.ts'

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|')

const TITLED = new RegExp(`(?:${longestFirst(TITLES)})`, 'y')
const SHORT_TITLED = new RegExp(
  `[${SHORT_TITLES}](?=[^\u4e00-\u9fff]|$|[说的在是也把被让给跟和与就又都对打骂骗告问帮叫喊找劝约陪借欠逼不没要想会来去天昨今走带跳])`,
  'y',
)
/** As the last word. */
const SHORT_TITLE_ENDS = new RegExp(`[${SHORT_TITLES}](?![\u4e00-\u9fff])`, 'y')
/** 男，45岁 / (女) / 13812345678 */
const DESCRIBED =
  /[ ,，、:：(（]{0,2}(?:[男女](?![\u4e00-\u9fff]{2})|[男女]性|\d{1,2} ?岁|[一二三四五六七八九]?十[一二三四五六七八九]?岁|\d{7})/y
const DIGITS =
  /[ ,，:：(（]{1,2}(?:(?:联系)?电话|联系方式|手机|工号|证件|身份证|微信|\+?\d{7})|(?:手机|电话)号?[:：]?1?\d{2}/y
/** 高兴的妈妈 */
const WHOSE =
  /的(?:妈|爸|母亲|父亲|家长|家属|老师|同学|朋友|老公|丈夫|妻子|老婆|前夫|前妻|前任|男友|女友|男朋友|女朋友|室友|舍友|同事|邻居|班主任|号码|电话|手机|微信|个案|案例|录音|记录|情况|遗书|日记|儿媳|孙子|孙女|儿子|女儿|姐|哥|弟|妹|奶奶|爷爷)/y
/** 马上这个人, 李强他妈: taken up at once. */
const TAKEN =
  /(?:[这那]个?人|[这那]家伙|他们(?!家)|她们(?!家)|[他她](?:爸|妈|爹|娘|爷|奶|婶|叔|舅|姨|姑|嫂|哥|姐|弟|妹|媳妇|男人|老公|老婆|儿子|女儿))/y
/** 冷霜，我同桌: said right after the name who it is. */
const APPOSED = new RegExp(
  `[，,](?:就?是)?(?:[我他她](?:们)?(?:的|班|家|厂|村|寝室)?(?:的|上的|里的)?(?:${longestFirst(ROLES.filter((role) => !/[是的]$/.test(role)))})|(?:大名|小名|真名|全名)叫?|[男女][，,])`,
  'y',
)
/** What people do. */
const ACTING = new RegExp(`(?:${longestFirst(DOING)}|才(?=[\\d一二三四五六七八九十]))`, 'y')
const AT_TIMES = /(?:半夜|夜里|晚上|每[天次晚]|早上|中午|下午|上午|\d{1,2}岁|[一二三四五六七八九十]{1,2}岁)/y
/** 留意高兴，他今晚: taken up by a pronoun. */
const TAKEN_UP = /[，,。](?:他|她)(?![们的])/y
/** 敬丹阳母女 */
const FAMILY =
  /(?:母女|母子|父女|父子|夫妇|夫妻|两口子|一家|兄弟|姐弟|姐妹|兄妹|[二两三]人|等人|家长|家属|本人|之[子女母父妻夫])/y
/** 白雪是我室友 */
const SOMEBODY =
  /是(?:我|他|她|咱)们?(?:家|班|的|最好的|唯一的|以前的|现在的)*(?:同学|同桌|室友|舍友|朋友|闺蜜|同事|邻居|老公|丈夫|老婆|妻子|爱人|对象|男友|女友|男朋友|女朋友|[前后](?:夫|妻|任|男友|女友)|儿子|女儿|孩子|弟弟|哥哥|姐姐|妹妹|表[弟哥姐妹]|堂[弟哥姐妹]|老师|班主任|导师|领导|老板|主管|房东|网友|发小)/y
/** 霍邱县, 王家村, 夏明中学: the name of a place. */
const PLACE = /(?:[区县镇乡村路街市州]|大学|中学|小学|学院|医院|公司|集团|大道)/y
/** 跟任真谈了三年 */
const RELATING =
  /(?:谈了|谈恋爱|分手|分开|吵架|吵了|打架|离婚|结婚|复合|和好|同居|合租|一起|在一起|处对象|好上|认识|闹翻|闹掰|聊|有矛盾|是(?![不谁什我你他她]))/y

const after = new Set(AFTER_NAMES)
export const AS_DESCRIBED = 6

/** Each character that one of the patterns begins with, by bits: most characters begin none. */
const opens = new Uint8Array(0x10000)
const ACTS = 1
const TIMES = 2
const TITLES_OPEN = 4
const OTHERS = 8
for (const [bit, source] of [
  [ACTS, ACTING.source],
  [TIMES, AT_TIMES.source],
  [TITLES_OPEN, [...TITLES, ...SHORT_TITLES].join('|')],
  [OTHERS, `${PLACE.source}|${FAMILY.source}|这|那|他|她|是|的|男|女|手|电`],
  [OTHERS, [...' ,，、:：(（。.0123456789一二三四五六七八九十'].join('|')],
] as const)
  for (const first of firstsOf(source)) opens[first.charCodeAt(0)] = (opens[first.charCodeAt(0)] ?? 0) | bit

/** The characters that the alternatives of a pattern begin with, and perhaps some more. */
function firstsOf(source: string): readonly string[] {
  return source.split('|').flatMap((alternative) => {
    const bare = alternative.replace(/^(?:\(\?[:=]|\()+/, '')
    if (bare.startsWith('[')) return [...bare.slice(1, bare.indexOf(']'))]
    return bare.startsWith('\\d') ? [...'0123456789'] : [bare.charAt(0)]
  })
}

/** @param end where the name ends */
export function rightWeight(text: string, end: number): number {
  if (end === text.length) return 1
  const next = text.charAt(end)
  const opened = opens[text.charCodeAt(end)] ?? 0
  if (opened === 0) return after.has(next) ? 1 : 0
  if (opened & OTHERS && at(DESCRIBED, text, end)) return AS_DESCRIBED
  if (opened & TITLES_OPEN && (at(TITLED, text, end) || at(SHORT_TITLE_ENDS, text, end))) return 4
  const other = opened & OTHERS ? otherWeight(text, end, next) : 0
  if (other !== 0) return other
  if (opened & ACTS && at(ACTING, text, end)) return 2
  if (opened & OTHERS && at(TAKEN_UP, text, end)) return 2.5
  return after.has(next) ? 1 : 0
}

function otherWeight(text: string, end: number, next: string): number {
  if (at(DIGITS, text, end)) return 4
  if (next === '的' && at(WHOSE, text, end)) return 5
  if (at(PLACE, text, end)) return -4
  if (takenUpAt(text, end) || (at(FAMILY, text, end) && !isWordAt(text, end - 2))) return 3
  if (introducesAt(text, end)) return 4
  return isSomebody(text, end) ? 3 : 0
}

/** 跟任真谈了三年 */
export const relatesAt = (text: string, i: number): boolean => at(RELATING, text, i)

/** Whether what follows at `i` is what people do. */
export function actsAt(text: string, i: number): boolean {
  const opened = opens[text.charCodeAt(i)] ?? 0
  return ((opened & ACTS) !== 0 && at(ACTING, text, i)) || ((opened & TIMES) !== 0 && at(AT_TIMES, text, i))
}

/** As `actsAt`, without times: 夏天晚上 is no name. */
export const doesAt = (text: string, i: number): boolean =>
  ((opens[text.charCodeAt(i)] ?? 0) & ACTS) !== 0 && at(ACTING, text, i)

/** Whether what follows at `i` says who that was. */
export const introducesAt = (text: string, i: number): boolean => text.charAt(i) === ',' && at(APPOSED, text, i)

/** 胖虎他们, 文艺她爸 */
export const takenUpAt = (text: string, i: number): boolean =>
  '这那他她'.includes(text.charAt(i) || ' ') && at(TAKEN, text, i)

/** What follows at `i` says whose friend or relative this is. */
export const isSomebody = (text: string, i: number): boolean => text.charAt(i) === '是' && at(SOMEBODY, text, i)

/** The length of the title that begins at `i`; 0 when there is none. */
export const titleLength = (text: string, i: number): number => (at(TITLED, text, i) ? TITLED.lastIndex - i : 0)
export const shortTitleLength = (text: string, i: number): number =>
  at(SHORT_TITLED, text, i) && !isWordAt(text, i) ? 1 : 0

function at(pattern: RegExp, text: string, i: number): boolean {
  pattern.lastIndex = i
  return pattern.test(text)
}
