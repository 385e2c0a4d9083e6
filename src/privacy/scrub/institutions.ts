// Schools, hospitals and employers: an ending such as 中学 with a name of its own before it. 市第七人民医院 is one, 市医院 none.
import {
  BEFORE_INSTITUTIONS,
  INSTITUTIONS,
  type Institutions,
  KINDS_OF_ANY,
  NOT_IN_INSTITUTIONS,
} from '../lexicon/institutions.ts'
import type { Span } from './finding.ts'
import { isHan } from './han.ts'
import { patternOf } from './pattern.ts'
import { beginningsOf, matchesFrom } from './scan.ts'

const LONGEST_NAME = 16
const stops = new Set([...NOT_IN_INSTITUTIONS])
/** Left of 海 and of 饶 上 is part of a name, not a word for going. */
const NAMED_AFTER = /^(?:人民|如[家意海]|和[顺谐睦美润]|上海|上饶|来宾|和平|和田|呼和|对外|无锡|进贤|回龙|回民|回族)/

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|')
/** 二中 is no ending in 第二中学. */
const ending = (words: readonly string[]) =>
  longestFirst(words)
    .replaceAll(/([一二三四五六七八九十]中)/g, '$1(?!学|心|国|医|间|等|年|部|午|秋)')
    .replaceAll('师大', '(?<![老厨律医牧计大教药])师大(?![多部约概量声骂哥人家发喊吼半姐叔])')
    .replaceAll('科大', '(?<![本外内儿妇产专学百各眼口全骨皮牙])科大(?![夫多部约概量])')
    .replaceAll('医大', '医大(?![夫多部约概量学])')
    .replaceAll(
      '女中',
      '(?<![妇少美男子儿仙二两])女中(?![一-鿿]{0,1}学|介|的|有|国|年|医|心|间|部|等|性|音|途|止|毒|暑|奖)',
    )
    .replaceAll(
      /([一二三四五六]小)(?![一-鿿])/g,
      '$1(?!时|区|组|学|孩|岁|伙|步|部|便|心|事|节|段|口|碗|块|杯|片|瓶|包|把|点|半|型|朋|姐|哥|妹|弟|子|叔|姨|说|会|时候|镇|村|城|伤|病|盒|袋|天|只|队|撮|张|条|番|份|批|圈|勺|间|屋)',
    )
/** Nothing but kinds: 精神专科, 一家三甲. */
const kindsOf = ({ kinds }: Institutions) => new RegExp(`^(?:${longestFirst([...kinds, ...KINDS_OF_ANY])})+$`)
const byType = INSTITUTIONS.map((each) => ({ type: each.type, suffix: ending(each.suffixes), kinds: kindsOf(each) }))
const SUFFIX = patternOf(new RegExp(byType.map(({ suffix, type }) => `(?<${type}>${suffix})`).join('|')))
const begins = beginningsOf(INSTITUTIONS.flatMap(({ suffixes }) => suffixes))
/** Endings that are a name with next to nothing before them: 市一中, 县人民医院. */
const ORDINAL_SUFFIX = /^(?:[一二三四五六七八九十](?:中|院)|附[一二]院|附属一院|二附中|附中|附小|实小)$/
const CONFIDENT = 0.85

const ANY_NUMBERED = patternOf(/\d中/)

/** @param text normalised */
export function findInstitutions(text: string): readonly Span[] {
  const found: Span[] = []
  for (const match of matchesFrom(text, begins, SUFFIX)) {
    const kind = byType.find(({ type }) => match.groups?.[type] !== undefined)
    const last = found.at(-1)
    if (!kind) continue
    const start = nameStart(text, match.index, last?.end ?? 0)
    const whole = match.index + match[0].length
    const end = kind.type === 'SCHOOL' ? classEnd(text, whole) : roomEnd(text, match[0], whole)
    const joins = last !== undefined && last.end === match.index
    if (joins) found[found.length - 1] = { ...last, end, type: kind.type, label: kind.type }
    else if (isOwnName(text.slice(start, match.index), match[0], kind.kinds))
      found.push({ start, end, type: kind.type, label: kind.type, confidence: CONFIDENT })
  }
  return ANY_NUMBERED.test(text) ? [...found, ...numbered(text)] : found
}

/** 在47中 */
const numbered = (text: string): readonly Span[] =>
  NUMBERED_SCHOOL.all(text).map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
    type: 'SCHOOL',
    label: 'SCHOOL',
    confidence: CONFIDENT,
  }))
const NUMBERED_SCHOOL = patternOf(
  /(?<=[在读上去到从转考是念])\d{1,3}中(?=[,，。.;；、!！?？)）]|$|的|读|上学|门口|初[一二三中]|高[一二三中]|宿舍|操场)/,
)

/** 实验小学三年级2班, 师大附中高一(5)班: the class belongs to the school. @returns where it ends */
function classEnd(text: string, end: number): number {
  CLASS.lastIndex = end
  return CLASS.test(text) ? CLASS.lastIndex : end
}
const CLASS =
  /(?:的)?(?:[小初高][一二三四五六]|[一二三四五六七八九]年级|[初高]中[一二三]|大[一二三四])?(?:[\u4e00-\u9fff]{2,4}专业)?[(（]?[\d一二三四五六七八九十]{1,2}[)）]?班(?!主任)/y

/** 酒店8312房 */
function roomEnd(text: string, suffix: string, end: number): number {
  if (!LODGING.test(suffix)) return end
  ROOM.lastIndex = end
  return ROOM.test(text) ? ROOM.lastIndex : end
}
const LODGING = /(?:酒店|宾馆|旅[馆店社]|客栈|招待所|饭店|民宿|公寓)$/
const ROOM =
  / ?(?:的)?(?:[A-Z]座)?(?:\d{3,4}(?:号?房间?|室)?|[一二三四五六七八九][〇零一二三四五六七八九]{2,3}(?:号?房间?|室)?)/y

function nameStart(text: string, index: number, notBefore: number): number {
  let start = index
  while (start > notBefore && index - start < LONGEST_NAME && isInName(text, start - 1)) start--
  start += INNER.exec(text.slice(start, index))?.[0].length ?? 0
  for (;;) {
    const stretch = text.slice(start, index)
    const words = NAMED_AFTER.test(stretch) ? null : BEFORE_INSTITUTIONS.exec(stretch)
    if (!words || words[0].length >= stretch.length + 1) return start
    if (stretch.length - words[0].length === 1 && PART_OF_NAME.test(stretch)) return start
    start += words[0].length
  }
}

/** 向 in 向阳, 新 in 新星: not a word for going when one character would be left. */
const PART_OF_NAME =
  /^(?:向[阳荣上前明]|由[之]|自强|自立|经[纬天]|念[慈祖]|上[元善]|一[心诺鸣]|开[元明发]|至[善诚]|于[都洪]|转塘|成才)$/

/** Whatever stands before these words is no name of an institution. */
const INNER =
  /^.*(?:反映|表扬|赞扬|感谢|质疑|通知|来电|致电|投诉|举报|状告|联系|咨询|就读于|毕业于|就职于|转到|来到|前往|某某|担心|允许|电者|电人|表示|自述|孩子上|孩子读)/

function isInName(text: string, i: number): boolean {
  const character = text.charAt(i)
  if (!isHan(text.charCodeAt(i)))
    return /[A-Za-z0-9]/.test(character) && /[\u4e00-\u9fffA-Za-z0-9]/.test(text.charAt(i + 1))
  if (character === '是' && text.charAt(i - 1) === '求') return true
  if (character === '和' && /[协永仁颐泰祥瑞太谐义嘉淑万天安百金光]/.test(text.charAt(i - 1))) return true
  if (character === '都' && /[成首丰于新江宜花武郫]/.test(text.charAt(i - 1))) return true
  return !stops.has(character) || NAMED_AFTER.test(text.slice(i, i + 2))
}

function isOwnName(name: string, suffix: string, kinds: RegExp): boolean {
  if (name === '' || GOING.test(name)) return false
  if (ORDINAL_SUFFIX.test(suffix)) return true
  if (NUMBERED.test(name)) return true
  if ((suffix === '精神卫生中心' || suffix === '精神病院') && REGIONAL.test(name)) return true
  if (name.endsWith('人民') && suffix === '医院') return name.length > 2
  return name.length >= 2 && !kinds.test(name)
}

/** 不肯上小学 */
const GOING = /[上读念肯敢愿蹲坐]$/

/** 市七, 第十四, 第117 */
const NUMBERED = /(?:[省市区县州]第?|第)[一二三四五六七八九十\d]{1,3}|[\u4e00-\u9fff]{2,}[一二三四五六七八九十]$/
const REGIONAL = /[省市区县州]$/
