// What pets are called, 猫叫豆豆, 旺财是我家狗: nobody is known by them, wherever the text names them.
import type { Stretch } from './finding.ts'
import { surnameWeight } from './name-characters.ts'
import { patternOf } from './pattern.ts'
import { beginningsOf, matchesFrom } from './scan.ts'

const PET =
  '(?:[猫狗犬兔鸟龟]{1,2}(?:咪|子|狗|儿)?|鹦鹉|仓鼠|龙猫|乌龟|金鱼|八哥|柯基|金毛|泰迪|哈士奇|二哈|拉布拉多|边牧|柴犬|萨摩耶|比熊|博美|布偶|英短|美短|小奶猫|宠物)'
const NAME = '([\\u4e00-\\u9fff]{2,3}?)'
const ENDS = '(?=[,，。;；!！?？、”"」》）)… \\n]|$|[的是在了也就跟走死没丢病老陪])'
const CALLED = patternOf(
  new RegExp(
    `${PET}(?:的?(?:名字|小名))?(?:就|名|名字)?(?:叫做?|名叫|起名叫?|取名叫?)["“「]?(?!人|外|一|个|不|得|声|了|起|着|醒|我|你|他|她)${NAME}${ENDS}`,
  ),
)
/** 猫怎么办，它叫元宝: what it is has been said. */
const IT = patternOf(
  new RegExp(`它(?:的?(?:名字|小名))?(?:就|名)?叫做?["“「]?(?!什么|个|不|得|声|了|起|着|醒|我|你|他|她)${NAME}${ENDS}`),
)
const ENGLISH_PET = String.raw`\b(?:cat|kitten|dog|pupp?y|hamster|rabbit|bunny|parrot|budgie|goldfish|pony)\b`
const IN_ENGLISH = patternOf(
  new RegExp(String.raw`${ENGLISH_PET}(?: (?:is|was))?,? (?:named|called) ([A-Z][a-z]{1,11})`),
)
const begins = beginningsOf('猫狗犬兔鸟龟鹦仓龙乌金八柯泰哈二拉边柴萨比博布英美小宠')
const ANY = patternOf(
  new RegExp(`[猫狗犬兔鸟鹉鼠龟]|宠物|金毛|柯基|泰迪|哈士奇|二哈|拉布拉多|边牧|比熊|博美|布偶|[英美]短|${ENGLISH_PET}`),
)
const IS_OURS = patternOf(
  new RegExp(
    `(?:^|[,，。;；\\s])([\\u4e00-\\u9fff]{2,3})是(?:我|她|他|你)们?家?的?(?:那?[只条])?${PET}(?=[,，。;；]|$)`,
  ),
)

/** @param text normalised */
export function petsIn(text: string): readonly Stretch[] {
  if (!ANY.test(text)) return []
  const found = [
    ...matchesFrom(text, begins, CALLED),
    ...[IS_OURS, IT, IN_ENGLISH].flatMap((pattern) => pattern.all(text)),
  ]
  const names = [...new Set(found.map(({ 1: name = '' }) => name))].slice(0, MOST)
  return names.filter((name) => !isLikePeople(name)).flatMap((name) => placesOf(text, name))
}
const MOST = 20

/** 狗叫李强打了: by somebody. 毛毛 is a pet all the same. */
const isLikePeople = (name: string): boolean =>
  (surnameWeight[name.charCodeAt(0)] ?? 0) > COMMON && name.charAt(0) !== name.charAt(1)
const COMMON = 3

/** 猫叫小雨，我叫小雨; 猫叫乐乐，我儿子乐乐五岁. */
const PERSON_BEFORE =
  /(?:[我俺你他她]|名字)叫$|(?:[女侄孙]儿|[儿侄孙]子|闺女|孩子|同[学事桌]|室友|朋友|老[公婆]|[哥姐弟妹爸妈叔姨婶])$|\b(?:my|her|his|our) (?:husband|wife|son|daughter|sister|brother|friend|mum|mom|mother|dad|father) $/i
const PERSON_AFTER =
  /^(?:[她他]|阿姨|叔叔|老师|同学|的?(?:电话|手机|[爸妈])|住院|上学|打|说|割腕|报警|今年上|今年[一二三四五六七八九十\d]+年级)|^ (?:hit|was there|said|told|called|is my)/
const BESIDE = 24

/** Nowhere, where somebody is called so too. */
function placesOf(text: string, name: string): readonly Stretch[] {
  const found: Stretch[] = []
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
    const end = start + name.length
    const before = text.slice(Math.max(0, start - BESIDE), start)
    if (PERSON_BEFORE.test(before) || PERSON_AFTER.test(text.slice(end, end + BESIDE))) return []
    found.push({ start, end })
  }
  return found
}
