// Landmarks and quarters that callers say alone: 在秦淮河边, 去青龙寺, 北京西站, 回龙观.
import { QUARTERS } from '../lexicon/estates.ts'
import { CITIES, DISTRICTS } from '../lexicon/regions.ts'
import type { Span } from './finding.ts'
import { isHan, isWordAt } from './han.ts'
import { isClauseStart } from './name-context.ts'
import { beginningsOf, wordFinder } from './scan.ts'

/** @param text normalised */
export const findLandmarks = (text: string): readonly Span[] => [
  ...findSights(text),
  ...findPointedAt(text),
  ...findQuarters(text),
]

export const placeAt = (start: number, end: number): Span => ({
  start,
  end,
  type: 'ADDRESS',
  label: 'ADDRESS',
  confidence: 0.6,
})

const prepositions = beginningsOf('在到去住往从过')
const LONGEST_NAME = 6

interface Sight {
  readonly endings: string
  /** The whole name. */
  readonly name: RegExp
  /** What must follow. */
  readonly after: RegExp
}

const BESIDE = '[边旁岸畔顶脚里上下]|[东西南北]岸|公园|景区|大?桥|堤|附近|那边|对面|[,，。.！!]|$'
const WORKING = '[,，。.！!]|$|那边|这边|附近|一带|上班|租房|摆摊|卖|开店|打工|路口|的|到|过来|来的|出发|赶'
const SIGHTS: readonly Sight[] = [
  { endings: '河湖江池', name: /^(?![小大这那一每哪某]).{3,4}$/, after: new RegExp(`^(?:${BESIDE})`) },
  {
    endings: '山岭寺庙塔',
    name: /^(?![小大这那一每哪某]).{3,4}$/,
    after: new RegExp(`^(?!区|村|东|西|大)(?:${BESIDE})`),
  },
  {
    endings: '湖河江渠',
    name: /^(?![小大这那一每哪某上下条运沟])[\u4e00-\u9fff]{1,3}[湖河江渠]$/,
    after: /^(?:边|畔|岸|堤)/,
  },
  {
    endings: '塘铺坡坪坝湾洲埠沟屯渡滩墩堡寨圩垭埂集坳坎冲岗窑',
    name: /^.{2,4}$/,
    after: new RegExp(`^(?:${WORKING})`),
  },
  {
    endings: '站',
    name: new RegExp(`^(?:(?:${CITIES.join('|')})?[东西南北]|(?:${CITIES.join('|')})(?:火车|高铁|汽车)?)站$`),
    after: new RegExp(`^(?:${BESIDE}|的|候车|等|下[车了]|上车|坐车|赶|接|出站|买票|[进出]站)`),
  },
  {
    endings: '里',
    name: /^(?:幸福|吉祥|平安|和平|永安|如意|团结|友谊|安居|长乐)里$/,
    after: /^(?:门口|小区|那边|附近|楼|[,，。.])/,
  },
  { endings: '关街门', name: /^[东西南北].$/, after: new RegExp(`^(?:${WORKING})`) },
]
const sightsOf = new Map<string, readonly Sight[]>()
for (const sight of SIGHTS)
  for (const ending of sight.endings) sightsOf.set(ending, [...(sightsOf.get(ending) ?? []), sight])
const endsSight = beginningsOf(sightsOf.keys())

/** From an ending back to a word for being there: 在秦淮河边, 住东关. */
function findSights(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 1; i < text.length; i++) {
    if (!endsSight[text.charCodeAt(i)]) continue
    const start = afterPreposition(text, i)
    if (start === undefined) continue
    const name = text.slice(start, i + 1)
    const after = text.slice(i + 1, i + 4)
    const fits = sightsOf.get(text.charAt(i))?.some((sight) => sight.name.test(name) && sight.after.test(after))
    if (fits && isSight(text, name, i)) found.push(placeAt(start, i + 1))
  }
  return found
}

/** Where the name would begin that ends at `end`. */
function afterPreposition(text: string, end: number): number | undefined {
  for (let i = end - 1; i >= 0 && end - i <= LONGEST_NAME && isHan(text.charCodeAt(i)); i--)
    if (prepositions[text.charCodeAt(i)]) return i + 1
  return undefined
}

/** 去爬山, 一条小河 */
const NO_SIGHT = /[了过的个座条片爬上下登见看着和我你他她没不想要会去来又就也]|[小大]河|[火雪高深假]山|江山|宝塔/

const isSight = (text: string, name: string, end: number): boolean =>
  name.endsWith('站') || (!NO_SIGHT.test(name) && !(name.length > 2 && !name.endsWith('里') && isWordAt(text, end - 1)))

/** 阳光一百那个小区: what it is comes after its name. */
const POINTED_AT =
  /(?:^|[，,。在住是去到叫])(?<name>[\u4e00-\u9fff]{2,5})那[个片边](?:小区|楼盘|新村|村子?|镇|街|市场|商场|广场|桥|路口|天桥|公园|公交站|地铁站)/dg

function findPointedAt(text: string): readonly Span[] {
  if (!text.includes('那')) return []
  return [...text.matchAll(POINTED_AT)].flatMap(({ indices, groups }) => {
    const [start, end] = indices?.groups?.name ?? []
    const name = groups?.name ?? ''
    if (start === undefined || end === undefined || UNNAMED.test(name)) return []
    return name.length === 2 && isWordAt(text, start) ? [] : [placeAt(start, end)]
  })
}
const UNNAMED = /[我你他她它们的了就住在是去到叫说后前旁边里面附近]|学校|公司|单位|医院|楼下|门口/

const quarterAt = wordFinder([...QUARTERS, ...DISTRICTS])
const FROM = /[在到去住从往离]$|老家$|家住$/
const AROUND = /^(?:那边|这边|那块|一带|附近|租房|合租|上班|的|地铁|门口|住|这里|那里|喝|逛)/

function findQuarters(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    const name = quarterAt(text, i)
    if (name === undefined || (name.length === 2 && isWordAt(text, i))) continue
    const end = i + name.length
    if (isWordAt(text, end - 1) || !(isClauseStart(text, i) || FROM.test(text.slice(Math.max(0, i - 2), i)))) continue
    if (FROM.test(text.slice(Math.max(0, i - 2), i)) || AROUND.test(text.slice(end, end + 2)))
      found.push(placeAt(i, end))
    i = end - 1
  }
  return found
}
