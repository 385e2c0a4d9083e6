// What stands before and after a name, and what it weighs.
import { AFTER_NAMES, BEFORE_NAMES, INTRODUCTIONS, ROLES, SHORT_TITLES, TITLES } from '../lexicon/person-cues.ts'

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|')

/** A colon, quotes or brackets may stand between. */
const BETWEEN = String.raw`[ :"'“”‘「(（《]{0,3}`
const INTRODUCED = new RegExp(`(?:${longestFirst(INTRODUCTIONS)})[是为叫:：]?${BETWEEN}$`)
const AS_ROLE = new RegExp(`(?:${longestFirst(ROLES)})${BETWEEN}$`)
const TITLED = new RegExp(`(?:${longestFirst(TITLES)})`, 'y')
const SHORT_TITLED = new RegExp(`[${SHORT_TITLES}](?![\u4e00-\u9fff])`, 'y')
/** 男，45岁 / (女) / 13812345678 */
const DESCRIBED =
  /[ ,，、:：(（]{0,2}(?:[男女](?![\u4e00-\u9fff]{2})|[男女]性|\d{1,2} ?岁|[一二三四五六七八九]?十[一二三四五六七八九]?岁|\d{7})/y
const DIGITS = /[ ,，:：(（]{1,2}(?:电话|手机|身份证|微信|\+?\d{7})/y

/** 高兴的妈妈 */
const WHOSE = /的(?:妈|爸|母亲|父亲|家长|家属|老师|同学|朋友|老公|丈夫|妻子|老婆|儿子|女儿|姐|哥|弟|妹|奶奶|爷爷)/y

const before = new Set(BEFORE_NAMES)
const after = new Set(AFTER_NAMES)
const LOOK_BACK = 8

/** @param start where the name begins */
export function leftWeight(text: string, start: number): number {
  if (start === 0) return 1
  const context = text.slice(Math.max(0, start - LOOK_BACK), start)
  if (INTRODUCED.test(context)) return 6
  if (AS_ROLE.test(context)) return 3
  return before.has(context.charAt(context.length - 1)) ? 1 : 0
}

/** @param end where the name ends */
export function rightWeight(text: string, end: number): number {
  if (end === text.length) return 1
  if (at(DESCRIBED, text, end)) return 6
  if (at(TITLED, text, end) || at(SHORT_TITLED, text, end) || at(DIGITS, text, end) || at(WHOSE, text, end)) return 4
  return after.has(text.charAt(end)) ? 1 : 0
}

/** The length of the title that begins at `i`; 0 when there is none. */
export const titleLength = (text: string, i: number): number => (at(TITLED, text, i) ? TITLED.lastIndex - i : 0)
export const shortTitleLength = (text: string, i: number): number => (at(SHORT_TITLED, text, i) ? 1 : 0)

function at(pattern: RegExp, text: string, i: number): boolean {
  pattern.lastIndex = i
  return pattern.test(text)
}
