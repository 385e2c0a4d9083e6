// Chinese addresses below the city: parts that end like places or are numbered, in a row. The province and the city
// before them belong to the finding, and stay in the text.
import { BEFORE_PLACES, NOT_IN_PLACES, NOT_PLACES, PLACE_SUFFIXES, WEAK_SUFFIXES } from '../lexicon/place-words.ts'
import { CITIES, PROVINCES } from '../lexicon/regions.ts'
import type { Span } from './finding.ts'
import { isHan, isWordAt } from './han.ts'

const LONGEST_NAME = 8
/** 199号, 3单元, 12-3-401室, 三巷, 7号楼1203. */
const NUMBER = '(?:\\d{1,5}|[一二三四五六七八九十百]{1,4}|[A-Za-z甲乙丙丁东西南北])'
const NUMBERED = String.raw`${NUMBER}(?: ?[-—之] ?\d{1,5}){0,3} ?(?:号院|号楼|号房|号门|街坊|单元|弄|栋|幢|座|室|层|楼|户|巷|组|队|排|段|区|期|号(?![线码])|#楼?)`
const SUFFIX = PLACE_SUFFIXES.join('|')
const PART = new RegExp(`(?<numbered>${NUMBERED})|(?<suffix>${SUFFIX})`, 'g')
/** A bare number ends an address: 7号楼1203. */
const LAST_NUMBER = /[ -]?\d{2,4}(?:[-—]\d{1,4}){0,2}(?![\d.年月日岁人块元次天小分mM])/y
const CROSSING = /(?:交叉口|交汇处|路口|交界处|匝道|[东西南北]侧)/y
const BETWEEN = /^(?: ?[,，、] ?| |与|和|\()?$/
const REGION = new RegExp(
  `(?:(?:${PROVINCES.join('|')})(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)?)?(?:(?:${CITIES.join('|')})市?|[\u4e00-\u9fff]{2,3}市)?$`,
)
const LONGEST_REGION = 18

const stops = new Set([...NOT_IN_PLACES])
const NAMED_ENDS =
  /(?:路|街|大道|大街|巷|弄|村|小区|花园|家园|公寓|大厦|苑|园|里|胡同|社区|新村|山庄|院|庄|坊|府|城|镇|乡)$/

interface Part {
  readonly start: number
  readonly end: number
  readonly kind: 'named' | 'weak' | 'numbered'
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
    const part = match.groups?.numbered === undefined ? namedPart(text, match, last?.end ?? 0) : numberedPart(match)
    if (!part || part.start < (last?.end ?? 0)) continue
    if (last && !BETWEEN.test(text.slice(last.end, part.start))) settle()
    chain.push(part)
  }
  settle()
  return found
}

const numberedPart = ({ 0: whole, index }: RegExpExecArray): Part => ({
  start: index,
  end: index + whole.length,
  kind: 'numbered',
})

/** Walks back from a suffix over the name before it. */
function namedPart(text: string, { 0: suffix, index }: RegExpExecArray, notBefore: number): Part | undefined {
  const end = index + suffix.length
  let start = index
  while (start > notBefore && index - start < LONGEST_NAME && isInPlace(text, start - 1)) start--
  const region = regionBefore(text.slice(start, index))
  start += region
  for (
    let trimmed = BEFORE_PLACES.exec(text.slice(start, index));
    trimmed;
    trimmed = BEFORE_PLACES.exec(text.slice(start, index))
  )
    start += trimmed[0].length
  const name = index - start
  if (name === 0 && region === 0) return undefined
  if (name < 1 || (NOT_PLACES.test(text.slice(start, end)) && (name < 2 || isWordAt(text, index - 1)))) return undefined
  if (name === 1 && isWordAt(text, start) && suffix.length === 1) return undefined
  const weak = WEAK_SUFFIXES.has(suffix) || name < 2
  return { start, end, kind: weak ? 'weak' : 'named' }
}

const isInPlace = (text: string, i: number) => isHan(text.charCodeAt(i)) && !stops.has(text.charAt(i))

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
  CROSSING.lastIndex = end
  if (CROSSING.test(text)) end = CROSSING.lastIndex
  const before = text.slice(Math.max(0, first.start - LONGEST_REGION), first.start)
  const region = REGION.exec(before)?.[0].length ?? 0
  const confidence = Math.min(0.95, 0.5 + 0.15 * parts.length)
  return { start: first.start - region, end, hideFrom: first.start, type: 'ADDRESS', label: 'ADDRESS', confidence }
}

function isAddress(text: string, parts: readonly Part[]): boolean {
  const named = parts.filter(({ kind }) => kind === 'named').length
  const weak = parts.filter(({ kind }) => kind === 'weak').length
  const numbered = parts.length - named - weak
  if (named > 0) return true
  if (weak > 0 && numbered > 0) {
    const [first] = parts
    return first !== undefined && NAMED_ENDS.test(text.slice(first.start, first.end))
  }
  return (
    numbered >= 2 &&
    /(?:栋|幢|单元|室|弄|号楼|座).*(?:单元|室|号|楼|层|栋|幢|座|\d)/.test(
      text.slice(parts[0]?.start, parts.at(-1)?.end),
    )
  )
}
