// Names in Latin letters in a text that is in Chinese: 室友Marguerite, 发给了Coco, zhang wei.
import { PINYIN_SURNAMES } from '../lexicon/english-names.ts'
import type { Span } from './finding.ts'
import { isPinyin } from './pinyin.ts'

const BEFORE =
  /(?:闺蜜|室友|舍友|同学|同桌|同事|男友|女友|男朋友|女朋友|老公|老婆|丈夫|妻子|前任|导师|经理|督导|外教|老师|医生|护士|朋友|网友|老板|上司|主管|房东|客户|姐姐|妹妹|哥哥|弟弟|儿子|女儿|来电者|来电人|来访者|患者|联系人|录入人|登记人|接线员|值班员?|姓名|(?:外|英)文名字?|没打通|未接通|转给|交给|发给了?|告诉|喜欢|暗恋)(?:叫|是|姓|名叫|、|[:：/] ?|:[\u4e00-\u9fff]{1,2}、)?$/
const AFTER =
  /^(?:说|问|骂|哭|打来|来电|不理|不回|告诉|看到后|看见|发现|酱(?!油)|さん|ちゃん|桑|(?:姐|哥|老师|阿姨|叔叔|先生|女士|小姐|同学)(?![\u4e00-\u9fff]?店))/

/** How sure the Chinese words beside a capitalised word make it somebody's name; 0 when they do not. */
export const nameInHan = (before: string, after: string): number => (BEFORE.test(before) || AFTER.test(after) ? 0.6 : 0)

const SMALL = /(?<![A-Za-z@._/-])([a-z]{2,6})( [a-z]{2,14})(?![A-Za-z@_/ ]|\.[A-Za-z])/g
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
  [...text.matchAll(SMALL)]
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
