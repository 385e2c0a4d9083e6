// How people are called: 王老师, 张姐, 小李, 老陈, 小婷, 李某: half anonymous still tells the family.

import { SHORT_TITLES, TITLES } from '../lexicon/person-cues.ts'
import { actsAt, isSomebody, shortTitleLength, takenUpAt, titleLength } from './after-names.ts'
import { isGiven, surnameWeight } from './chinese-names.ts'
import { person, type Span } from './finding.ts'
import { isWordAt } from './han.ts'
import { isAfterRole, isClauseStart } from './name-context.ts'
import { beginningsOf } from './scan.ts'

const SURE_SURNAME = 3
const LIKELY_SURNAME = 1

const beginsTitle = beginningsOf([...TITLES, ...SHORT_TITLES])

/** 王老师, 张总: the surname goes, the title stays. */
export function findTitled(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    if (!beginsTitle[text.charCodeAt(i + 1)]) continue
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
const OLD_MAN = /老([\u4e00-\u9fff])[头汉]/g
const NICKNAME = /[小老阿大]([\u4e00-\u9fff])/g
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
  const found: Span[] = [...text.matchAll(OLD_MAN)]
    .filter(({ 1: name = '' }) => (surnameWeight[name.charCodeAt(0)] ?? 0) >= SURE_SURNAME)
    .map(({ index }) => person(index, index + 3, 0.6))
  for (const { 0: whole, 1: name = '', index } of text.matchAll(NICKNAME)) {
    const code = name.charCodeAt(0)
    const old = whole.startsWith('老')
    const big = whole.startsWith('大')
    const fond = whole.startsWith('阿') && !KIN.has(name)
    const surname = (surnameWeight[code] ?? 0) >= SURE_SURNAME
    const given = !old && !big && isGiven(code) >= SURE_GIVEN
    const after = text.slice(index + 2, index + 3)
    const told = whole.startsWith('小') && (isSomebody(text, index + 2) || isCalledSmall(text, index))
    const acts = actsAt(text, index + 2)
    if (
      isWordAt(text, index - 1) ||
      isWordAt(text, index + 1) ||
      !(
        acts ||
        isWordAt(text, index + 2) ||
        SPOKEN_OF.test(after) ||
        WITH.has(text.charAt(index - 1)) ||
        takenUpAt(text, index + 2) ||
        ((old || fond) && isAfterRole(text, index))
      )
    )
      continue
    const own =
      (fond && isAfterRole(text, index)) ||
      (old && (surnameWeight[code] ?? 0) >= SURE_SURNAME && (acts || isClauseStart(text, index))) ||
      !isWordAt(text, index)
    const elderly =
      old &&
      (surnameWeight[code] ?? 0) >= RARE_SURNAME &&
      (isClauseStart(text, index) || ((surnameWeight[code] ?? 0) >= LIKELY_SURNAME - 1 && isAfterRole(text, index))) &&
      !isWordAt(text, index)
    const sure = (surnameWeight[code] ?? 0) > SURE_SURNAME && (acts || WITH.has(text.charAt(index - 1)))
    const called = big
      ? sure || (isGiven(code) >= SURE_GIVEN && (acts || isAfterRole(text, index)))
      : surname || given || fond
    if (told || elderly || (called && own)) found.push(person(index, index + 2, 0.6))
  }
  return found
}

/** 闺蜜小蔓: after who it is, whatever is no word. */
const isCalledSmall = (text: string, i: number): boolean =>
  isAfterRole(text, i) && !isWordAt(text, i) && !isWordAt(text, i + 1) && isGiven(text.charCodeAt(i + 1)) >= 1

const SPACED =
  /(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) {1,4}[\u4e00-\u9fff](?: {0,4}[\u4e00-\u9fff])?(?=[ ,，、(（]{1,3}(?:[男女]|\d))/g

/** Typed to fill a form: 王  芳，女. */
export function findSpaced(text: string): readonly Span[] {
  if (!text.includes(' ')) return []
  return [...text.matchAll(SPACED)]
    .filter(({ 1: surname = '' }) => (surnameWeight[surname.charCodeAt(0)] ?? 0) >= LIKELY_SURNAME)
    .map(({ 0: whole, index }) => person(index, index + whole.length, 0.8))
}

const SURNAME_TOLD = /姓([\u4e00-\u9fff])(?=[，。,.;；、!！?？ )）(（\n]|$|的|女士|先生|小姐)/g

/** 她姓逯，女: the surname alone. */
export function findTold(text: string): readonly Span[] {
  if (!text.includes('姓')) return []
  return [...text.matchAll(SURNAME_TOLD)]
    .filter(({ 1: surname = '' }) => (surnameWeight[surname.charCodeAt(0)] ?? 0) >= RAREST_SURNAME)
    .map(({ index }) => person(index + 1, index + 2, 0.7))
}
const RAREST_SURNAME = -4

/** 段某, 樊某某, 李某甲; not 在某医院. */
const SOMEONE = /([\u4e00-\u9fff])某(?![些个种天日人])[某甲乙丙丁]{0,2}/g
/** 于某: a surname that is rather a word needs something before it. */
const RATHER_A_WORD = -2

export function findSomeone(text: string): readonly Span[] {
  if (!text.includes('某')) return []
  return [...text.matchAll(SOMEONE)].flatMap(({ 0: whole, 1: surname = '', index }) => {
    const weight = surnameWeight[surname.charCodeAt(0)] ?? RAREST_SURNAME - 1
    const isSure = weight > RATHER_A_WORD && !isWordAt(text, index - 1)
    return isSure || (weight >= RAREST_SURNAME && (isClauseStart(text, index) || isAfterRole(text, index)))
      ? [person(index, index + whole.length, 0.7)]
      : []
  })
}

/** A form: 姓名：居一凡；性别：男. */
const FIELD =
  /(?:姓名|名字|联系人|来电人|来电者|求助人|收件人|寄件人|持卡人|申请人|投诉人|当事人|监护人|户主|法人|法定代表人|记录人|经办人|接听人|值班员|值班|签名|署名|事主|患者|来访者|咨询员|接线员|督导)[:：] ?([\u4e00-\u9fff]{2,4})(?=[，。,.;；、/ )）(（\n]|$)/g
const NOBODY =
  /不|未|无|匿|保密|拒|某|没|同上|本人|先生|女士|小姐|家长|家属|学生|患者|员|工|者|[父母妈爸爷奶姐妹哥弟子女儿孙夫妻]$|老师|医生|邻居|同学|同事|朋友|[男女]/

export function findInFields(text: string): readonly Span[] {
  if (!text.includes(':')) return []
  return [...text.matchAll(FIELD)].flatMap(({ 0: whole, 1: name = '', index }) => {
    const end = index + whole.length
    const start = end - name.length
    const surname = surnameWeight[name.charCodeAt(0)] ?? RAREST_SURNAME - 1
    const words = isWordAt(text, start) || (name.length > 2 && isWordAt(text, start + 1))
    const plain = words && (surname < RAREST_SURNAME || name.length === 4)
    return NOBODY.test(name) || plain ? [] : [person(start, end, 0.75)]
  })
}
