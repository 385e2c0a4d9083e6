// Names in Latin letters in a text that is in Chinese: 室友Marguerite, 发给了Coco, zhang wei.
import { PINYIN_SURNAMES } from '../lexicon/english-names.ts'
import { isCommon, isListed, isStrange } from './english-cues.ts'
import type { Span, Stretch } from './finding.ts'
import { patternOf } from './pattern.ts'
import { isPinyin } from './pinyin.ts'

const WHO =
  '闺蜜|室友|舍友|同学|同桌|同事|男友|女友|男朋友|女朋友|老公|老婆|丈夫|妻子|爱人|对象|前任|前男友|前女友|导师|经理|督导|外教|老师|教授|教练|医生|护士|治疗师|咨询师|心理师|翻译|朋友|网友|老板|老板娘|上司|主管|组长|领导|总监|运营|产品|设计|前台|人事|助理|秘书|客服|销售|中介|房东|租客|客户|姐姐|妹妹|哥哥|弟弟|儿子|女儿|孩子|宝宝|爸爸|妈妈|来电者|来电人|来访者|案主|个案|患者|病人|联系人|录入人|登记人|登记名|接线员|志愿者|实习生|神父|牧师|修女|值班员?|姓名|名字|(?:外|英)文名字?'
const CUES = `(?:${WHO})(?:叫做?|是|姓|名叫|自称|、|[:：/] ?|:[\u4e00-\u9fff]{1,2}、)?|没打通|未接通|转给|交给|发给了?|告诉|喜欢|暗恋|自称|名叫`
/** Enough for a word that is in common use too. */
const SURE_BEFORE = new RegExp(`(?:${CUES})$`)
const BEFORE = new RegExp(`(?:${CUES}|叫|跟|和|与|同|给|找|问|让|帮|等|陪|[,，、] ?|^)$`)
const AFTER =
  /^ ?(?:[,，](?:我|她|他)的?(?:男|女|前|室|闺|同|老|朋|丈|妻|哥|姐|弟|妹|爸|妈|儿)|说|问|骂|哭|打来|来电|不理|不回|告诉|看到后|看见|发现|合租|酱(?!油)|さん|ちゃん|桑|(?:总|姐|哥|嫂|叔|婶|姨|伯|sir|老师|教授|医生|大夫|护士|阿姨|叔叔|先生|女士|小姐|太太|夫人|同学|经理|主管|神父|牧师|修女|师傅|教练)(?![\u4e00-\u9fff]?店))/
/** Of signs, scales and things: Kernig征, Borg 12级. */
const THING =
  /^ ?(?:\d|征|氏|复位|级|评分|分级|量表|试验|测验|实验|综合|病|疗法|法|理论|模型|曲线|指数|系统|软件|平台|牌|账号|公司|游戏|手机|电脑|杯|包|店|直播|视频|[aA][pP][pP])/

/** How sure the Chinese words beside a capitalised word make it somebody's name; 0 when they do not. */
export function toldInHan(word: string, before: string, after: string, several: boolean): number {
  if (SURE_BEFORE.test(before) || AFTER.test(after)) return isCommon(word) && !several ? 0 : 0.6
  if (several && before.endsWith('叫')) return 0.6
  return isStrange(word) && !THING.test(after) && (several || BEFORE.test(before)) ? 0.6 : 0
}

/** What the tagger takes for a name and is none: 开Tesla, 刷TikTok. */
export function isThingInHan(text: string, { start, end }: Stretch): boolean {
  const first = text.slice(start, end).search(/[A-Za-z]/)
  if (first < 0 || /[阿小老大]/.test(text.charAt(start))) return false
  let from = start + first
  while (/[A-Za-z]/.test(text.charAt(from - 1))) from--
  const word = /[A-Za-z]*/.exec(text.slice(from, from + LOOK_BACK))?.[0] ?? ''
  const before = text.slice(Math.max(0, from - LOOK_BACK), from)
  return (
    isListed(word) && !SURE_BEFORE.test(before) && !AFTER.test(text.slice(from + word.length, from + LOOK_BACK * 2))
  )
}
const LOOK_BACK = 16

const SMALL = patternOf(/(?<![A-Za-z@._/-])([a-z]{2,6})( [a-z]{2,14})(?![A-Za-z@_/ ]|\.[A-Za-z])/)
/** Words of English among the surnames. */
const WORDS = new Set([
  'he',
  'long',
  'fan',
  'pan',
  'tan',
  'song',
  'men',
  'an',
  'you',
  'tang',
  'fang',
  'pang',
  'gong',
  'mo',
])
const surnamesInSmall = new Set(PINYIN_SURNAMES.map((surname) => surname.toLowerCase()))

/** zhang wei, in a text that is in Chinese. */
export const smallNames = (text: string): readonly Span[] =>
  SMALL.all(text)
    .filter(
      ({ 1: surname = '', 2: given = '' }) => surnamesInSmall.has(surname) && !WORDS.has(surname) && isPinyin(given),
    )
    .map(({ 0: whole, index }) => ({
      start: index,
      end: index + whole.length,
      type: 'PERSON',
      label: 'PERSON',
      confidence: 0.6,
    }))
