// How people are called: 王老师, 张姐, 小李, 老陈, 小婷. What is anonymous already, such as 李某, stays.
import { isGiven, surnameWeight } from './chinese-names.ts'
import type { Span } from './finding.ts'
import { isWordAt } from './han.ts'
import { isSomebody, shortTitleLength, titleLength } from './name-context.ts'

const SURE_SURNAME = 3
const LIKELY_SURNAME = 1

export const person = (start: number, end: number, confidence: number, hideTo = end): Span => ({
  start,
  end,
  hideTo,
  type: 'PERSON',
  label: 'PERSON',
  confidence,
})

/** 王老师, 张总: the surname goes, the title stays. */
export function findTitled(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    const weight = surnameWeight[text.charCodeAt(i)] ?? 0
    if (weight < RARE_SURNAME || isWordAt(text, i - 1) || isGivenHere(text, i)) continue
    const long = weight >= LIKELY_SURNAME || isPointedAt(text, i) ? titleLength(text, i + 1) : 0
    const short = weight >= SURE_SURNAME ? shortTitleLength(text, i + 1) : 0
    const title = long || short
    if (title === 0 || (isWordAt(text, i) && long === 0)) continue
    found.push(person(i, i + 1 + title, 0.7, i + 1))
    i += title
  }
  return found
}

/** 那个秋老师: surnames that are words as well. */
const RARE_SURNAME = -1
const isPointedAt = (text: string, i: number): boolean =>
  (i === 0 || '的个叫找问跟和给是位让、，。“,:姓'.includes(text.charAt(i - 1))) &&
  !'车楼边管解关店查班'.includes(text.charAt(i))

/** 宁 in 唐宁老师 and 梅 in 傅雪梅女士: part of a given name. */
const isGivenHere = (text: string, i: number): boolean =>
  [1, 2].some((back) => (surnameWeight[text.charCodeAt(i - back)] ?? 0) >= SURE_SURNAME) &&
  isGiven(text.charCodeAt(i)) >= 1

const NICKNAME = /[小老阿大]([\u4e00-\u9fff])/g
/** 小婷 is somebody where this follows, or nothing Chinese. */
export const SPOKEN_OF =
  /^(?:[^\u4e00-\u9fff]|说|的|在|是|和|跟|也|就|今|昨|已|没|不|让|把|被|对|给|替|妈|爸|家|从|总|很|要|想|告|打|哭|讲|问|反|表|自|来|去|有|会|都|又|还|因|发|天|每|只|突|割|吞|死|疯|出|离)/
const SURE_GIVEN = 2

/** 小王, 老李, 阿芳, 小婷. */
export function findNicknames(text: string): readonly Span[] {
  const found: Span[] = []
  for (const { 0: whole, 1: name = '', index } of text.matchAll(NICKNAME)) {
    const code = name.charCodeAt(0)
    const old = whole.startsWith('老')
    const big = whole.startsWith('大')
    const surname = (surnameWeight[code] ?? 0) >= SURE_SURNAME
    const given = !old && !big && isGiven(code) >= SURE_GIVEN
    const after = text.slice(index + 2, index + 3)
    const told = whole.startsWith('小') && isSomebody(text, index + 2)
    if (isWordAt(text, index - 1) || isWordAt(text, index + 1) || !SPOKEN_OF.test(after)) continue
    if (told || (!big && (surname || given) && !isWordAt(text, index))) found.push(person(index, index + 2, 0.6))
  }
  return found
}

const GIVEN_ONLY =
  /(?:儿子|女儿|孩子|弟弟|哥哥|姐姐|妹妹|孙子|孙女|外甥|侄子|侄女|闺蜜|同桌|室友|舍友|男友|女友|朋友|老公|丈夫|妻子|老婆|同学|我[哥姐弟妹]|表[哥姐弟妹]|堂[哥姐弟妹]|小名|名字叫|名叫|叫|网名|昵称)([\u4e00-\u9fff]{2})(?=[，。,.;；!！?？、 \n）)]|$|说|的|在|今年|昨|也|把|被|喝|吃|打|没|不|又|就|跟|和|总|天天|一直|已经|前天|刚|突然|割|吞|跳|失踪|走丢|到)/g
const GIVEN_ENOUGH = 4
const NAMED = /(?:名字叫|名叫|小名|叫)$/

/** A given name alone, after a word for whose it is: 我女儿思琪. */
export function findGivenOnly(text: string): readonly Span[] {
  const found: Span[] = []
  for (const { 0: whole, index } of text.matchAll(GIVEN_ONLY)) {
    const end = index + whole.length
    const [first, second] = [isGiven(text.charCodeAt(end - 2)), isGiven(text.charCodeAt(end - 1))]
    const doubled = text[end - 2] === text[end - 1] && first >= 1
    const named = NAMED.test(whole.slice(0, -2))
    const likely = named
      ? Math.min(first, second) >= 0 && first + second >= 2
      : Math.min(first, second) >= 1 && first + second >= GIVEN_ENOUGH
    if ((likely || doubled) && !isWordAt(text, end - 2)) found.push(person(end - 2, end, 0.7))
  }
  return found
}

const SAID_TO_ME =
  /(?<=^|[，。,.;；:：！!？? \n])[\u4e00-\u9fff]{2}(?=问我|告诉我|[跟对]我[说讲]|说[她他]|不理我|骂我|打我|给我|删了我|把我|陪我|约我|劝我|让我|要我|求我|发微信|发消息|割腕|割了|跳楼|吞药|失踪|走丢|请假|退学|休学)/g

/** 嘉禾问我: a given name that begins a clause, and what people do with each other. */
export function findDoing(text: string): readonly Span[] {
  return [...text.matchAll(SAID_TO_ME)]
    .filter(({ index }) => {
      const [first, second] = [isGiven(text.charCodeAt(index)), isGiven(text.charCodeAt(index + 1))]
      return Math.min(first, second) >= 1 && first + second >= GIVEN_ENOUGH && !isWordAt(text, index)
    })
    .map(({ index }) => person(index, index + 2, 0.65))
}

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
