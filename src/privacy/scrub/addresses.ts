// Chinese addresses below the city: parts that end like places or are numbered, in a row. The province and the city
// before them belong to the finding, and stay in the text.
import {
  BEFORE_PLACES,
  LANDMARK_SUFFIXES,
  NOT_IN_PLACES,
  NOT_PLACES,
  NOT_SIGHTS,
  NOT_VILLAGES,
  PLACE_SUFFIXES,
  SIGHT_SUFFIXES,
  VILLAGE_SUFFIXES,
  WEAK_SUFFIXES,
  WORDS_THAT_NAME_PLACES,
} from '../lexicon/place-words.ts'
import { CITIES, DISTRICTS, PROVINCES } from '../lexicon/regions.ts'
import { surnameWeight } from './chinese-names.ts'
import type { Span, Stretch } from './finding.ts'
import { isHan, isWordAt } from './han.ts'

const LONGEST_NAME = 8
/** 199号, 3单元, 12-3-401室, 三巷, 7号楼1203. */
const NUMBER = '(?:[甲乙丙丁]?\\d{1,5}|[一二三四五六七八九十百]{1,4}|[A-Za-z甲乙丙丁东西南北])'
const NUMBERED = String.raw`${NUMBER}(?: ?[-—之] ?\d{1,5}){0,3} ?(?:号院|号楼|号房|号门|街坊|单元|弄|栋|幢|座|室|舍(?![友不得弃己])|房(?![间子租价贷东屋产款卡车顶门主型])|层|楼|户|巷|组|队|排|段|区|期|号(?![线码])|#楼?)|(?<![\d-])\d{1,3}-\d{1,2}-\d{3,4}(?![\d-])`
const SUFFIX = PLACE_SUFFIXES.join('|')
/** 丁家桥, 马家沟: named after the families that lived there. */
const FAMILY_PLACE =
  '[一-鿿]家(?:湾|沟|桥|屯|寨|营|店|岭|坡|塘|浜|渡|滩|岗|庄|坝|冲|坪|埠|垭|岙|窑|集|堡|铺|墩|巷|村|埭|弄|宅|港|河|嘴|坳|洼|峪|圩)'
const PART = new RegExp(`(?<numbered>${NUMBERED})|(?<family>${FAMILY_PLACE})|(?<suffix>${SUFFIX})`, 'g')
/** A bare number ends an address: 7号楼1203. */
const LAST_NUMBER =
  /(?:[ -]?\d{2,4}(?:[-—]\d{1,4}){0,2}|[〇零一二三四五六七八九幺]{3,4})(?![\d.年月日岁人块元次天小分mM个〇零一二三四五六七八九十百千万])/y
const EXIT = /[ ]?(?:[A-Z]\d?|[一二三四五六七八九十东西南北]|\d{1,2})(?:出口|口|门|座|栋|区|馆)/y
const CROSSING =
  /(?:(?<=[路街道])口(?![岸味罩碑腔红水服音吃气供香袋译子头号])|交叉口|交汇处|路口|交界处|匝道|[东西南北]侧(?:匝道|辅路|路口|入口)?)/y
const BETWEEN = /^(?: ?[,，、] ?| |与|和|跟|同|\()?$/
const REGION = new RegExp(
  `(?:(?:${PROVINCES.join('|')})(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)?)?(?:(?:${CITIES.join('|')})市?|[\u4e00-\u9fff]{2,3}市)?$`,
)
const LONGEST_REGION = 18

const stops = new Set([...NOT_IN_PLACES])
const NAMED_ENDS =
  /(?:路|街|大道|大街|巷|弄|村|小区|花园|家园|公寓|大厦|苑|园|里|胡同|社区|新村|山庄|院|庄|坊|府|城|镇|乡|[租适置]房|[农林牧茶]场)$/

interface Part {
  readonly start: number
  readonly end: number
  readonly kind: 'named' | 'family' | 'weak' | 'numbered'
}

/** @param text normalised */
export function findAddresses(text: string): readonly Span[] {
  const found: Span[] = []
  let chain: Part[] = []
  const settle = () => {
    const span = addressOf(text, chain)
    if (span) found.push(span)
    chain = []
  }
  for (const match of text.matchAll(PART)) {
    const last = chain.at(-1)
    const part = partOf(text, match, last?.end ?? 0)
    if (!part || part.start < (last?.end ?? 0)) continue
    if (last && !BETWEEN.test(text.slice(last.end, part.start))) settle()
    chain.push(part)
  }
  settle()
  return found
}

const surnameOf = (character: string) => (surnameWeight[character.charCodeAt(0)] ?? 0) >= 1

function partOf(text: string, match: RegExpExecArray, notBefore: number): Part | undefined {
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
  let start = index
  const spelt = SPELT_WITH_LETTERS.test(suffix)
  while (
    start > notBefore &&
    index - start < LONGEST_NAME &&
    (isInPlace(text, start - 1) || (spelt && isLatin(text, start - 1)))
  )
    start--
  if (start > 1 && start - 1 === notBefore && LIES.test(text.charAt(start - 1))) start--
  const region = regionBefore(text.slice(start, index))
  start += region + (SAID.exec(text.slice(start + region, index))?.[0].length ?? 0)
  for (
    let trimmed = BEFORE_PLACES.exec(text.slice(start, index));
    trimmed;
    trimmed = BEFORE_PLACES.exec(text.slice(start, index))
  )
    start += trimmed[0].length
  const name = index - start
  if (name === 0) return notBefore === index ? { start, end, kind: 'weak' } : undefined
  if ((name < 2 || suffix.length === 1) && isCommonNoun(text, start, end)) return undefined
  if (name === 1 && suffix.length === 1 && isWordAt(text, start) && !(start === notBefore && STREETS.has(suffix)))
    return undefined
  return { start, end, kind: WEAK_SUFFIXES.has(suffix) || name < 2 ? 'weak' : 'named' }
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

/** 镇下湾村: lower and upper, right after another part. */
const LIES = /[上下前后里]/
/** 阳光100小区 */
const SPELT_WITH_LETTERS = /^(?:小区|公寓|大厦|广场|社区|家园|花园)$/
const isLatin = (text: string, i: number) => /[A-Za-z0-9]/.test(text.charAt(i))

/** Length of the district's name that ends at `index`. */
function districtBefore(text: string, index: number): number {
  return [3, 2].find((length) => districts.has(text.slice(index - length, index))) ?? 0
}
const districts = new Set(DISTRICTS)

const isInPlace = (text: string, i: number) =>
  isHan(text.charCodeAt(i)) &&
  (!stops.has(text.charAt(i)) || NAMED_AFTER.test(text.slice(i, i + 2)) || ADVANCE.test(text.slice(i - 1, i + 1)))
/** 和平里, 上海路: here the stop is part of a name. */
const NAMED_AFTER = /^(?:前进|和[平义谐睦顺兴]|上[海元饶]|外大)/

const ADVANCE = /^[前跃]进$/

/** Length of the province and city that a stretch begins with. */
function regionBefore(stretch: string): number {
  const match = REGION_AT_START.exec(stretch)
  return match && match[0].length < stretch.length ? match[0].length : 0
}
const REGION_AT_START = new RegExp(REGION.source.replace(/\$$/, '').replace(/^/, '^'))

function addressOf(text: string, parts: readonly Part[]): Span | undefined {
  const [first] = parts
  const last = parts.at(-1)
  if (!first || !last || !isAddress(text, parts)) return undefined
  let { end } = last
  LAST_NUMBER.lastIndex = end
  if (parts.length > 1 && LAST_NUMBER.test(text)) end = LAST_NUMBER.lastIndex
  EXIT.lastIndex = end
  if (EXIT.test(text)) end = EXIT.lastIndex
  CROSSING.lastIndex = end
  if (CROSSING.test(text)) end = CROSSING.lastIndex
  const start = first.kind === 'numbered' ? estateStart(text, first.start) : first.start
  if (start === first.start && BARE_UNIT.test(text.slice(first.start, last.end))) return undefined
  const before = text.slice(Math.max(0, start - LONGEST_REGION), start)
  const region = REGION.exec(before)?.[0].length ?? 0
  const confidence = Math.min(0.95, 0.5 + 0.15 * parts.length)
  return { start: start - region, end, hideFrom: start, type: 'ADDRESS', label: 'ADDRESS', confidence }
}

/** 8-2-501 without an estate before it may be anything. */
const BARE_UNIT = /^\d{1,3}-\d{1,2}-\d{3,4}$/
const LONGEST_ESTATE = 6

/** What stands right before 8-2-501 is the estate: 锦绣江南. */
function estateStart(text: string, index: number): number {
  let start = index
  while (start > 0 && index - start < LONGEST_ESTATE && isInPlace(text, start - 1)) start--
  const words = BEFORE_PLACES.exec(text.slice(start, index))
  return words ? start + words[0].length : start
}

function isAddress(text: string, parts: readonly Part[]): boolean {
  if (parts.some(({ kind }) => kind === 'family')) return true
  const named = parts.filter(({ kind }) => kind === 'named').length
  const weak = parts.filter(({ kind }) => kind === 'weak').length
  const numbered = parts.length - named - weak
  const [first] = parts
  if (!first) return false
  if (parts.length === 1 && numbered === 0) return isPlaceAlone(text, first)
  if (named > 0) return true
  if (numbered === 0) {
    const whole = { start: first.start, end: parts.at(-1)?.end ?? first.end }
    return ESTATE_AND_KIND.test(text.slice(whole.start, whole.end)) || isPlaceAlone(text, whole)
  }
  if (weak > 0 && numbered > 0)
    return parts.some(({ kind, end }) => kind === 'weak' && NAMED_ENDS.test(text.slice(first.start, end)))
  const end = parts.at(-1)?.end ?? first.end
  return numbered > 0 && (IN_A_HOUSE.test(text.slice(first.start, end)) || isInEstate(text, first, end))
}

/** 吉祥里小区: named twice over. */
const ESTATE_AND_KIND = /^(?!城市|村子|镇子|学校)[\u4e00-\u9fff]{2,4}[里苑园庄坊湾府](?:小区|社区|公寓|新村|家园|花园)$/

/** 住桃源居十四栋: a word for living there, an estate, a building. */
function isInEstate(text: string, { start }: Part, end: number): boolean {
  const from = estateStart(text, start)
  const estate = text.slice(from, start)
  return (
    BUILDING.test(text.slice(start, end)) &&
    estate.length >= 2 &&
    !NO_ESTATE.test(estate) &&
    /[住在]$/.test(text.slice(0, from).slice(-1))
  )
}
const BUILDING = /(?:栋|幢|号楼|座)$/
const NO_ESTATE = /(?:[楼校院舍区房馆厂司]|学校|公司|工地|附近|单位|家里)$/

/** 6栋2单元501, 8-2-501 */
const IN_A_HOUSE = /(?:栋|幢|单元|室|弄|巷|号楼|座).*(?:单元|室|号|楼|层|栋|幢|座|\d)|^\d{1,3}-\d{1,2}-\d{3,4}$/
const BEING_THERE = /(?:在|到|去|住|从|位于|地址[:：是]?|往|来自|沿|[家是][在住]?|[:：])$/
/** 路上, 区域, 镇上: the end of the name begins another word. */
const LONGEST_ALONE = 5

/** One name without anything beside it: it must be said to be a place, or be hardly anything else. */
function isPlaceAlone(text: string, { start, end }: Stretch): boolean {
  const suffix = SUFFIX_AT_END.exec(text.slice(start, end))?.[0] ?? ''
  const name = text.slice(start, end - suffix.length)
  const there =
    BEING_THERE.test(text.slice(Math.max(0, start - 4), start)) ||
    start === 0 ||
    REGION_BEFORE.test(text.slice(Math.max(0, start - 4), start))
  const known = WORDS_THAT_NAME_PLACES.has(name)
  if (suffix === '区' && districts.has(name)) return true
  if (VILLAGE_SUFFIXES.has(suffix) && isVillage(text, name, end)) return true
  if (suffix.length === 1 && isWordAt(text, end - 1) && !(there && (known || !isWordAt(text, start)))) return false
  if (WEAK_SUFFIXES.has(suffix) || LANDMARK_SUFFIXES.has(suffix)) {
    const own = name.length >= (suffix.length === 1 && !known ? 3 : 2)
    return (
      LANDMARK_SUFFIXES.has(suffix) &&
      there &&
      own &&
      (known || name.length > 2 || suffix.endsWith('站') || !isWordAt(text, start) || isSight(name, suffix))
    )
  }
  if (name.length < 2 || (suffix.length === 1 && isCommonNoun(text, start, end))) return false
  if (there) return name.length <= LONGEST_NAME
  return name.length <= LONGEST_ALONE && (known || !isWordAt(text, start))
}

const isSight = (name: string, suffix: string) => SIGHT_SUFFIXES.has(suffix) && !NOT_SIGHTS.test(name)

/** 我们石桥镇就这么大 */
const isVillage = (text: string, name: string, end: number) =>
  name.length >= 2 && name.length <= 3 && !NOT_VILLAGES.test(name) && !isWordAt(text, end - 1)

const SUFFIX_AT_END = new RegExp(`(?:${SUFFIX})$`)
const REGION_BEFORE = /[省市州]$/
