// How people are called: 王老师, 张姐, 小李, 老陈, 小婷, 李某: half anonymous still tells the family.

import { SHORT_TITLES, TITLES } from '../lexicon/person-cues.ts'
import { actsAt, isSomebody, shortTitleLength, takenUpAt, titleLength } from './after-names.ts'
import { person, type Span } from './finding.ts'
import { isWordAt } from './han.ts'
import { isGiven, surnameWeight } from './name-characters.ts'
import { isAfterRole, isClauseStart } from './name-context.ts'
import { patternOf } from './pattern.ts'
import { beginningsOf, isIn } from './scan.ts'

const SURE_SURNAME = 3
const LIKELY_SURNAME = 1

const beginsTitle = beginningsOf([...TITLES, ...SHORT_TITLES])

/** 王老师, 张总: the surname goes, the title stays. */
export function findTitled(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    if (!isIn(beginsTitle, text.charCodeAt(i + 1))) continue
    const weight = surnameWeight[text.charCodeAt(i)] ?? 0
    const fond = isFond(text, i)
    if ((weight < RARE_SURNAME && !fond) || isWordAt(text, i - 1) || isGivenHere(text, i)) continue
    const long = weight >= LIKELY_SURNAME || isPointedAt(text, i) ? titleLength(text, i + 1) : 0
    const short = weight >= SURE_SURNAME || fond ? shortTitleLength(text, i + 1) : 0
    const title = long || short
    if (title === 0 || (isWordAt(text, i) && long === 0)) continue
    found.push(person(i, i + 1 + title, 0.7, i + 1))
    i += title
  }
  return found
}

/** 强哥, 红姐: a given name and what one calls them. */
const isFond = (text: string, i: number): boolean =>
  '哥姐叔姨婶嫂'.includes(text.charAt(i + 1)) &&
  isGiven(text.charCodeAt(i)) >= 2 &&
  (isClauseStart(text, i) || FOUND_WITH.has(text.charAt(i - 1)))
const FOUND_WITH = new Set([...'跟和叫找被让给是的问'])

/** 那个秋老师: surnames that are words as well. */
const RARE_SURNAME = -1
const isPointedAt = (text: string, i: number): boolean =>
  (i === 0 || '的个叫找问跟和给是位让、，。“,:姓'.includes(text.charAt(i - 1))) &&
  !'车楼边管解关店查班'.includes(text.charAt(i))

/** 宁 in 唐宁老师 and 梅 in 傅雪梅女士: part of a given name. */
const isGivenHere = (text: string, i: number): boolean =>
  [1, 2].some((back) => (surnameWeight[text.charCodeAt(i - back)] ?? 0) >= SURE_SURNAME) &&
  isGiven(text.charCodeAt(i)) >= 1

/** 老丁头 */
const OLD_MAN = patternOf(/老([\u4e00-\u9fff])[头汉]/)
const NICKNAME = patternOf(/[小老阿大]([\u4e00-\u9fff])/)
/** 小婷 is somebody where this follows, or nothing Chinese. */
const SPOKEN_OF =
  /^(?:[^\u4e00-\u9fff]|说|的|在|是|和|跟|也|就|今|昨|已|没|不|让|把|被|对|给|替|妈|爸|家|从|总|很|要|想|告|打|哭|讲|问|反|表|自|来|去|有|会|都|又|还|因|发|天|每|只|突|割|吞|死|疯|出|离)/
const SURE_GIVEN = 2
/** 跟小倩好了: whoever this is done with. */
const WITH = new Set([...'跟和叫找喊问'])
/** 阿姨, 阿拉伯, 阿尔茨海默: nobody's name. */
const KIN = new Set([...'姨婆公妈爸爷哥弟姐妹伯叔嫂拉里富根尔斯胶司片莫奇普氏是不的了那谁'])

/** 小王, 老李, 阿芳, 小婷. */
export function findNicknames(text: string): readonly Span[] {
  const found: Span[] = OLD_MAN.all(text)
    .filter(({ 1: name = '' }) => (surnameWeight[name.charCodeAt(0)] ?? 0) >= SURE_SURNAME)
    .map(({ index }) => person(index, index + 3, 0.6))
  for (const { index } of NICKNAME.all(text)) if (isNickname(text, index)) found.push(person(index, index + 2, 0.6))
  return found
}

/** Whether the two characters at `i`, the first of them 小, 老, 阿 or 大, call somebody. */
function isNickname(text: string, i: number): boolean {
  if (isWordAt(text, i - 1) || isWordAt(text, i + 1)) return false
  const acts = actsAt(text, i + 2)
  if (!acts && !isSpokenOf(text, i)) return false
  return isToldSmall(text, i) || isElderly(text, i) || (isCalled(text, i, acts) && isNoWord(text, i, acts))
}

const isOld = (text: string, i: number): boolean => text.charAt(i) === '老'
/** 阿芳, but not 阿姨 */
const isDear = (text: string, i: number): boolean => text.charAt(i) === '阿' && !KIN.has(text.charAt(i + 1))
const weightAt = (text: string, i: number): number => surnameWeight[text.charCodeAt(i)] ?? 0

const isSpokenOf = (text: string, i: number): boolean =>
  isWordAt(text, i + 2) ||
  SPOKEN_OF.test(text.charAt(i + 2)) ||
  WITH.has(text.charAt(i - 1)) ||
  takenUpAt(text, i + 2) ||
  ((isOld(text, i) || isDear(text, i)) && isAfterRole(text, i))

const isToldSmall = (text: string, i: number): boolean =>
  text.charAt(i) === '小' && (isSomebody(text, i + 2) || isCalledSmall(text, i))

/** 老丁: a rare surname, where a clause begins. */
function isElderly(text: string, i: number): boolean {
  if (!isOld(text, i) || isWordAt(text, i)) return false
  const weight = weightAt(text, i + 1)
  return weight >= RARE_SURNAME && (isClauseStart(text, i) || (weight >= LIKELY_SURNAME - 1 && isAfterRole(text, i)))
}

/** A surname or, after 小 and 阿, a given name; after 大 somebody must do something besides. */
function isCalled(text: string, i: number, acts: boolean): boolean {
  const weight = weightAt(text, i + 1)
  const given = isGiven(text.charCodeAt(i + 1)) >= SURE_GIVEN
  if (text.charAt(i) === '大') {
    const sure = weight > SURE_SURNAME && (acts || WITH.has(text.charAt(i - 1)))
    return sure || (given && (acts || isAfterRole(text, i)))
  }
  return weight >= SURE_SURNAME || (given && !isOld(text, i)) || isDear(text, i)
}

/** 老高 and 阿芳 are words too, but not here. */
const isNoWord = (text: string, i: number, acts: boolean): boolean =>
  !isWordAt(text, i) ||
  (isDear(text, i) && isAfterRole(text, i)) ||
  (isOld(text, i) && weightAt(text, i + 1) >= SURE_SURNAME && (acts || isClauseStart(text, i)))

/** 闺蜜小蔓: after who it is, whatever is no word. */
const isCalledSmall = (text: string, i: number): boolean =>
  isAfterRole(text, i) && !isWordAt(text, i) && !isWordAt(text, i + 1) && isGiven(text.charCodeAt(i + 1)) >= 1

const SPACED = patternOf(
  /(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) {1,4}[\u4e00-\u9fff](?: {0,4}[\u4e00-\u9fff])?(?=[ ,，、(（]{1,3}(?:[男女]|\d))/,
)

/** Typed to fill a form: 王  芳，女. */
export function findSpaced(text: string): readonly Span[] {
  return SPACED.all(text)
    .filter(({ 1: surname = '' }) => (surnameWeight[surname.charCodeAt(0)] ?? 0) >= LIKELY_SURNAME)
    .map(({ 0: whole, index }) => person(index, index + whole.length, 0.8))
}

const SURNAME_TOLD = patternOf(/姓([\u4e00-\u9fff])(?=[，。,.;；、!！?？ )）(（\n]|$|的|女士|先生|小姐)/)

/** 她姓逯，女: the surname alone. */
export function findTold(text: string): readonly Span[] {
  return SURNAME_TOLD.all(text)
    .filter(({ 1: surname = '' }) => (surnameWeight[surname.charCodeAt(0)] ?? 0) >= RAREST_SURNAME)
    .map(({ index }) => person(index + 1, index + 2, 0.7))
}
const RAREST_SURNAME = -4

/** 段某, 樊某某, 李某甲; not 在某医院. */
const SOMEONE = patternOf(/([\u4e00-\u9fff])某(?![些个种天日人])[某甲乙丙丁]{0,2}/)
/** 于某: a surname that is rather a word needs something before it. */
const RATHER_A_WORD = -2

export function findSomeone(text: string): readonly Span[] {
  return SOMEONE.all(text).flatMap(({ 0: whole, 1: surname = '', index }) => {
    const weight = surnameWeight[surname.charCodeAt(0)] ?? RAREST_SURNAME - 1
    const isSure = weight > RATHER_A_WORD && !isWordAt(text, index - 1)
    return isSure || (weight >= RAREST_SURNAME && (isClauseStart(text, index) || isAfterRole(text, index)))
      ? [person(index, index + whole.length, 0.7)]
      : []
  })
}

/** A form: 姓名：居一凡；性别：男. */
const FIELD = patternOf(
  /(?:姓名|名字|联系人|来电人|来电者|求助人|收件人|寄件人|持卡人|申请人|投诉人|当事人|监护人|户主|法人|法定代表人|记录人|经办人|接听人|值班员|值班|签名|署名|事主|患者|来访者|咨询员|接线员|督导)[:：] ?([\u4e00-\u9fff]{2,4})(?=[，。,.;；、/ )）(（\n]|$)/,
)
const NOBODY =
  /不|未|无|匿|保密|拒|某|没|同上|本人|先生|女士|小姐|家长|家属|学生|患者|员|工|者|[父母妈爸爷奶姐妹哥弟子女儿孙夫妻]$|老师|医生|邻居|同学|同事|朋友|[男女]/

export function findInFields(text: string): readonly Span[] {
  if (!text.includes(':')) return []
  return FIELD.all(text).flatMap(({ 0: whole, 1: name = '', index }) => {
    const end = index + whole.length
    const start = end - name.length
    const surname = surnameWeight[name.charCodeAt(0)] ?? RAREST_SURNAME - 1
    const words = isWordAt(text, start) || (name.length > 2 && isWordAt(text, start + 1))
    const plain = words && (surname < RAREST_SURNAME || name.length === 4)
    return NOBODY.test(name) || plain ? [] : [person(start, end, 0.75)]
  })
}
