// The parts that Chinese addresses are made of: a name before an ending that places have, a family's place, a number.
import { BEFORE_PLACES, NOT_IN_PLACES, NOT_PLACES, PLACE_SUFFIXES, WEAK_SUFFIXES } from '../lexicon/place-words.ts'
import { CITIES, DISTRICTS, PROVINCES } from '../lexicon/regions.ts'
import { isHan, isWordAt } from './han.ts'
import { surnameWeight } from './name-characters.ts'
import { beginningsOf, isIn } from './scan.ts'

export const LONGEST_NAME = 8
/** 199号, 3单元, 12-3-401室, 三巷, 7号楼1203. */
const NUMBER = '(?:[甲乙丙丁]?\\d{1,5}|[一二三四五六七八九十百]{1,4}|[A-Za-z甲乙丙丁东西南北])'
const NUMBERED = String.raw`[农牧林茶]场[一二三四五六七八九十\d]{1,3}(?:队|连|分场)|${NUMBER}(?: ?[-—之] ?\d{1,5}){0,3} ?(?:号院|号附\d{1,4}号?|号楼|门(?=\d{3,4}(?!\d))|号房|号门|街坊|单元|弄|栋|幢|座|室|舍(?![友不得弃己])|房(?![间子租价贷东屋产款卡车顶门主型])|层|楼|户|巷|组|队|排|段|区|期|号(?![线码])|#楼?)|(?<![\d-])\d{1,3}-\d{1,2}-\d{3,4}(?![\d-])`
/** 七里河, 五里堡: no 里 by itself. */
const SUFFIX = PLACE_SUFFIXES.map((suffix) => (suffix === '里' ? '里(?![河桥塘沟铺店屯湾庄坪堡台甸岗])' : suffix)).join(
  '|',
)
/** 丁家桥, 马家沟: named after the families that lived there. */
const FAMILY_PLACE =
  '[一-鿿]家(?:湾|沟|桥|屯|寨|营|店|岭|坡|塘|浜|渡|滩|岗|庄|坝|冲|坪|埠|垭|岙|窑|集|堡|铺|墩|巷|村|埭|弄|宅|港|河|嘴|坳|洼|峪|圩)'
const PART = new RegExp(`(?<numbered>${NUMBERED})|(?<suffix>${SUFFIX})`, 'y')
const FAMILY = new RegExp(FAMILY_PLACE, 'y')
const beginsPart = beginningsOf([
  ...'0123456789一二三四五六七八九十百甲乙丙丁东西南北农牧林茶ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  ...PLACE_SUFFIXES,
])
const HOUSE = '家'.charCodeAt(0)

/** What looks like a part of an address, in order and without overlap. */
export function partsIn(text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  for (let i = 0; i < text.length; i++) {
    const match = partAt(text, i)
    if (!match) continue
    found.push(match)
    i += match[0].length - 1
  }
  return found
}

function partAt(text: string, i: number): RegExpExecArray | null {
  const marked = isIn(beginsPart, text.charCodeAt(i))
  if (!marked && text.charCodeAt(i + 1) !== HOUSE) return null
  PART.lastIndex = i
  const part = marked ? PART.exec(text) : null
  if (part || text.charCodeAt(i + 1) !== HOUSE) return part
  FAMILY.lastIndex = i
  return FAMILY.exec(text)
}
const stops = new Set([...NOT_IN_PLACES])

/** The province and the city that end a stretch. */
export const REGION = new RegExp(
  `(?:(?:${PROVINCES.join('|')})(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)?)?(?:(?:${CITIES.join('|')})市?|[\u4e00-\u9fff]{2,3}市)?$`,
)

export interface Part {
  readonly start: number
  readonly end: number
  readonly kind: 'named' | 'family' | 'weak' | 'numbered'
}

const surnameOf = (character: string) => (surnameWeight[character.charCodeAt(0)] ?? 0) >= 1

export function partOf(text: string, match: RegExpExecArray, notBefore: number): Part | undefined {
  if (match.groups?.numbered !== undefined) return numberedPart(match)
  if (match.groups?.suffix !== undefined) return namedPart(text, match, notBefore)
  const family = surnameOf(match[0].charAt(0))
  return family ? { start: match.index, end: match.index + match[0].length, kind: 'family' } : undefined
}

const numberedPart = ({ 0: whole, index }: RegExpExecArray): Part => ({
  start: index,
  end: index + whole.length,
  kind: 'numbered',
})

/** Walks back from a suffix over the name before it. */
function namedPart(text: string, { 0: suffix, index }: RegExpExecArray, notBefore: number): Part | undefined {
  const end = index + suffix.length
  const district = suffix === '区' && !isWordAt(text, index) ? districtBefore(text, index) : 0
  if (district > 0 && index - district >= notBefore) return { start: index - district, end, kind: 'named' }
  const start = withoutWords(text, nameStart(text, { suffix, index }, notBefore), index)
  const name = index - start
  if (name === 0) return notBefore === index ? { start, end, kind: 'weak' } : undefined
  if ((name < 2 || suffix.length === 1) && isCommonNoun(text, start, end)) return undefined
  if (name === 1 && suffix.length === 1 && isWordAt(text, start) && !(start === notBefore && STREETS.has(suffix)))
    return undefined
  return { start, end, kind: WEAK_SUFFIXES.has(suffix) || name < 2 ? 'weak' : 'named' }
}

interface Suffix {
  readonly suffix: string
  readonly index: number
}

/** As far back as the characters before a suffix may be a part of the name. */
function nameStart(text: string, { suffix, index }: Suffix, notBefore: number): number {
  let start = index
  const spelt = SPELT_WITH_LETTERS.test(suffix)
  while (
    start > notBefore &&
    index - start < LONGEST_NAME &&
    (isInPlace(text, start - 1) || (spelt && isLatin(text, start - 1)))
  )
    start--
  if (notBefore > 0 && start - notBefore <= MOST_BETWEEN && LIES.test(text.slice(notBefore, start))) start = notBefore
  const behind = index - start === 1 && spelt && BEHIND.test(text.slice(Math.max(notBefore, start - 3), start))
  return behind ? start - 3 : start
}

/** Without the region, and the words that lead to a name, at the beginning of a stretch. */
function withoutWords(text: string, from: number, to: number): number {
  let start = from + regionBefore(text.slice(from, to))
  start += SAID.exec(text.slice(start, to))?.[0].length ?? 0
  for (;;) {
    const words = BEFORE_PLACES.exec(text.slice(start, to))
    if (!words) return start
    start += words[0].length
  }
}

/** 环城 and then 北路 */
const STREETS = new Set(['路', '街', '巷'])

/** Whatever stands before these words is no name of a place. */
const SAID = /^.*(?:反映|投诉|举报|咨询|要求|建议|希望|表示|自述|据说|听说|租住|居住|搬进|路过)/

/** 山路 is one, but not in 中山路, whose name is a word of its own. */
function isCommonNoun(text: string, start: number, end: number): boolean {
  const at = text.slice(start, end).search(NOT_PLACES)
  return at === 0 || (at > 0 && !isWordAt(text, start + at - 1))
}

/** 镇下湾村, 19号锦上花园: lower and upper, right after another part. */
const LIES = /^[\u4e00-\u9fff]?[上下前后里外和同来进有]$/
/** 浮山后五小区 */
const BEHIND = /^[\u4e00-\u9fff][山河湖江桥塘村庄寺庙岭沟][前后上下里外东西南北]$/
const MOST_BETWEEN = 2
/** 阳光100小区 */
const SPELT_WITH_LETTERS = /^(?:小区|公寓|大厦|广场|社区|家园|花园)$/
const isLatin = (text: string, i: number) => /[A-Za-z0-9]/.test(text.charAt(i))

/** Length of the district's name that ends at `index`. */
function districtBefore(text: string, index: number): number {
  return [3, 2].find((length) => districts.has(text.slice(index - length, index))) ?? 0
}
export const districts = new Set(DISTRICTS)

const isInPlace = (text: string, i: number) =>
  isHan(text.charCodeAt(i)) &&
  (!stops.has(text.charAt(i)) || NAMED_AFTER.test(text.slice(i, i + 2)) || ADVANCE.test(text.slice(i - 1, i + 1)))
/** 和平里, 上海路: here the stop is part of a name. */
const NAMED_AFTER = /^(?:里[河桥塘沟铺店屯湾庄坪堡台甸岗]|前进|和[平义谐睦顺兴]|上[海元饶]|外大)/

const ADVANCE = /^[前跃]进$/

/** Length of the province and city that a stretch begins with. */
function regionBefore(stretch: string): number {
  const match = REGION_AT_START.exec(stretch)
  return match && !DIRECTION.test(stretch.slice(match[0].length)) ? match[0].length : 0
}
/** 南京西路 is named after the city: it lies elsewhere. */
const DIRECTION = /^[东西南北中]?$/
const REGION_AT_START = new RegExp(REGION.source.replace(/\$$/, '').replace(/^/, '^'))

const LONGEST_ESTATE = 6

/** What stands right before 8-2-501 is the estate: 锦绣江南. */
export function estateStart(text: string, index: number): number {
  let start = index
  while (start > 0 && index - start < LONGEST_ESTATE && isInPlace(text, start - 1)) start--
  const words = BEFORE_PLACES.exec(text.slice(start, index))
  return words ? start + words[0].length : start
}
