// Chinese addresses below the city: parts that end like places or are numbered, in a row. The province and the city
// before them belong to the finding, and stay in the text.
import type { Span } from './finding.ts'
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

/** Two parts at least, and one of them a name or a house: a name of a place alone is for the tagger to judge. */
function isAddress(text: string, parts: readonly Part[]): boolean {
  const [first] = parts
  const last = parts.at(-1)
  if (!first || !last) return false
  if (IN_A_HOUSE.test(text.slice(first.start, last.end))) return true
  if (parts.length < 2) return false
  if (parts.some(({ kind }) => kind === 'named' || kind === 'family')) return true
  return (
    parts.some(({ kind }) => kind === 'numbered') &&
    parts.some(({ kind, end }) => kind === 'weak' && NAMED_ENDS.test(text.slice(first.start, end)))
  )
}

/** 幸福公寓1206 */
const HOUSED = /(?:栋|幢|号楼|座|公寓|大厦|小区|花园|苑|宿舍|家园|中心|广场|国际)$/

/** 6栋2单元501, 8-2-501 */
const IN_A_HOUSE = /(?:栋|幢|单元|室|弄|巷|号楼|座).*(?:单元|室|号|楼|层|栋|幢|座|\d)|^\d{1,3}-\d{1,2}-\d{3,4}$/
