// Chinese addresses below the city: parts that end like places or are numbered, in a row. The province and the city
// before them belong to the finding, and stay in the text.
import { ESTATE_ENDINGS } from '../lexicon/estates.ts'
import type { Span } from './finding.ts'
import { isPlaceAlone } from './lone-places.ts'
import { isClauseStart } from './name-context.ts'
import { estateStart, type Part, partOf, partsIn, REGION } from './place-parts.ts'

/** A bare number ends an address: 7号楼1203. */
const LAST_NUMBER =
  /(?:[ -]?\d{2,4}(?:[-—]\d{1,4}){0,2}|[〇零一二三四五六七八九幺]{3,4})(?![\d.年月日岁人块元次天小分mM个〇零一二三四五六七八九十百千万])/y
const EXIT = /[ ]?(?:[A-Z]\d?|[一二三四五六七八九十东西南北]|\d{1,2})号?(?:出口|口|门|座|栋|区|馆)/y
const CROSSING =
  /(?:(?<=[路街道巷弄村桥号])口(?![岸味罩碑腔红水服音吃气供香袋译子头号])|岔路?口|[三十丁]字?路口|交叉路?口|交汇处|路口|交界处|匝道|[东西南北]侧(?:匝道|辅路|路口|入口)?)/y
const BETWEEN = /^(?: ?[,，、] ?| |与|和|跟|同|\()?$/
const LONGEST_REGION = 18

const NAMED_ENDS =
  /(?:路|街|大道|大街|巷|弄|村|小区|花园|家园|公寓|大厦|苑|园|里|胡同|社区|新村|山庄|院|庄|坊|府|城|镇|乡|湾|居|轩|阁|邸|庭|郡|墅|岸|洲|台|寨|屯|[租适置]房|[农林牧茶]场)$/

/** @param text normalised */
export function findAddresses(text: string): readonly Span[] {
  const found: Span[] = []
  let chain: Part[] = []
  const settle = () => {
    const span = addressOf(text, chain)
    if (span) found.push(span)
    chain = []
  }
  for (const match of partsIn(text)) {
    const last = chain.at(-1)
    const part = partOf(text, match, last?.end ?? 0)
    if (!part || part.start < (last?.end ?? 0)) continue
    if (last && !BETWEEN.test(text.slice(last.end, part.start))) settle()
    chain.push(part)
  }
  settle()
  return found
}

function addressOf(text: string, parts: readonly Part[]): Span | undefined {
  const [first] = parts
  const last = parts.at(-1)
  if (!first || !last || !isAddress(text, parts)) return undefined
  let { end } = last
  LAST_NUMBER.lastIndex = end
  if ((parts.length > 1 || HOUSED.test(text.slice(last.start, end))) && LAST_NUMBER.test(text))
    end = LAST_NUMBER.lastIndex
  EXIT.lastIndex = end
  if (EXIT.test(text)) end = EXIT.lastIndex
  CROSSING.lastIndex = end
  if (CROSSING.test(text)) end = CROSSING.lastIndex
  const start = first.kind === 'numbered' ? estateStart(text, first.start) : first.start
  if (start === first.start && BARE_UNIT.test(text.slice(first.start, last.end))) return undefined
  const before = text.slice(Math.max(0, start - LONGEST_REGION), start)
  const region = (WHAT_KIND.exec(before) ?? REGION.exec(before))?.[0].length ?? 0
  const confidence = Math.min(0.95, 0.5 + 0.15 * parts.length)
  return {
    start: start - region,
    end,
    hideFrom: WHAT_KIND.test(before) ? start - region : start,
    type: 'ADDRESS',
    label: 'ADDRESS',
    confidence,
  }
}

/** 安置小区9栋, 省道与柳林乡岔口: no name, but part of the address. */
const WHAT_KIND =
  /(?:(?:员工|短租|长租|人才|单身|安置|回迁|拆迁|商品|职工|教师|教工|移民|经适|公租|廉租|单位|厂区)(?=$)|(?:[省国县乡]道|高速|铁路|[GSX]\d{1,4})(?:和|与|跟))$/

/** 8-2-501 without an estate before it may be anything. */
const BARE_UNIT = /^\d{1,3}-\d{1,2}-\d{3,4}$/
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
  if (BUILDING.test(text.slice(first.start, end)) && ROOM.test(text.slice(end, end + 5))) return true
  if (
    A_BUILDING.test(text.slice(first.start, end)) &&
    BEGINS.test(text.slice(0, first.start).slice(-1)) &&
    ENDS.test(text.slice(end, end + 3))
  )
    return true
  if (FARM.test(text.slice(first.start, end))) return true
  if (A_ROOM.test(text.slice(first.start, end)) && INSIDE.test(text.slice(0, first.start).slice(-2))) return true
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
    (/[住在]$/.test(text.slice(0, from).slice(-1)) || (LIKE_ESTATE.test(estate) && isClauseStart(text, from)))
  )
}
/** 翠湖天地2期16栋 */
const LIKE_ESTATE = new RegExp(
  `^[\\u4e00-\\u9fff]{2,4}(?:${ESTATE_ENDINGS.filter((each) => each.length === 2).join('|')})$`,
)
const BUILDING = /(?:栋|幢|号楼|座)$/
/** 幸福公寓1206 */
const HOUSED = /(?:栋|幢|号楼|座|公寓|大厦|小区|花园|苑|宿舍|家园|中心|广场|国际)$/
/** 5栋902 */
const ROOM = /^ ?\d{3,4}(?![\d.年月日岁人块元次天小分])/
/** 牧场七队 */
const FARM = /^[农牧林茶]场.*[队连场]$/
/** ，12栋，: nothing else in the clause, or somebody there. */
const A_BUILDING = /^\d{1,3}(?:栋|幢|号楼)(?:\d{1,2}单元)?$/
const BEGINS = /^[，,。在住到去那是]?$/
const ENDS = /^(?:[，。,.；！]|$|的|楼[下上顶]|门口|那)/
/** 关在302室 */
const A_ROOM = /^\d{3,4}(?:室|号?房)$/
const INSIDE = /[在住到去,，]$/
const NO_ESTATE = /(?:[楼校院舍区房馆厂司]|学校|公司|工地|附近|单位|家里)$/

/** 6栋2单元501, 8-2-501 */
const IN_A_HOUSE = /(?:栋|幢|单元|室|弄|巷|号楼|座).*(?:单元|室|号|楼|层|栋|幢|座|\d)|^\d{1,3}-\d{1,2}-\d{3,4}$/
