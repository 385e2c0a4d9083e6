// Spots without a name, told by two things that stand beside each other: 水库大坝泄洪口, 汽车西站对面的小超市, and what
// lies beside an address: 建设北路的菜市场.
import { BESIDE_FEATURES, FEATURES } from '../lexicon/spots.ts'
import type { Span } from './finding.ts'
import { placeAt } from './landmarks.ts'
import { beginningsOf, wordFinder } from './scan.ts'

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|')

const LOOKS = '(?:[小大老旧新红白黄蓝灰破]|员工|短租|长租|单身|快捷|连锁)?'
const SIDE = '(?:[东西南北左右前后斜]?(?:侧|边|面|头|对面)|旁边?|隔壁|背后|[东西南北前后](?:门口?)?|出口|下面|底下)'
const WAY =
  '往[东西南北左右前里上下](?:走|拐|去)?(?:[\\d一二三四五六七八九十百两几]{1,4}(?:米|里路?|公里))?(?:左拐|右拐)?'
const WHICH = '第?[一二三四五六七八九十\\d]{1,3}(?:[排栋家号户间]|个)'
/** 对面的, 北侧, 往东第二排, 那条 */
const JOIN = `(?:${SIDE}|${WAY})?(?:的|那[条栋座个片家排])?(?:${WHICH})?`
const THING = `(?:${longestFirst([...FEATURES, ...BESIDE_FEATURES])})(?:口(?![岸味罩碑]))?(?:\\d{1,3}(?:号楼|[栋幢楼座舍]))?`
const featureAt = wordFinder(FEATURES)
const REST = new RegExp(
  `(?:口(?![岸味罩碑]))?(?:(?:${JOIN}${LOOKS}${THING})+(?:${SIDE})?|斜?对面|后面|背后|隔壁|[东西南北]侧)`,
  'y',
)
/** 东门口, 老: what may stand before. */
const LOOKS_BEFORE = /(?:(?:[东西南北](?:门口?|关|城|校?区)|[新老主]校区)|[老旧新])?[老旧新]?$/
/** One is there, goes there, lives there. */
const THERE = /(?:[在到从去往住过经离于沿]|家是|就是|那个|提到|[，,。；:]|^)$/
/** Said of any town: 在火车站广场 is not. */
const MANY =
  /^(?:县政府|镇政府|乡政府|法院|派出所|邮局|卫生院|村委会|图书馆|体育馆)(?:学校|小学|银行|宿舍楼?|楼|厕所|出口|入口)$/

/** @param text normalised */
export function findSpots(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i < text.length; i++) {
    const feature = featureAt(text, i)
    if (feature === undefined) continue
    REST.lastIndex = i + feature.length
    if (!REST.test(text)) continue
    const end = REST.lastIndex
    const start = i - (LOOKS_BEFORE.exec(text.slice(Math.max(0, i - 5), i))?.[0].length ?? 0)
    if (THERE.test(text.slice(Math.max(0, start - 2), start)) && !MANY.test(text.slice(start, end)))
      found.push(placeAt(start, end))
    i = end - 1
  }
  return found
}

const TAIL = new RegExp(
  `(?!那[个片边](?:小区|村子|学校))(?:站?(?:${JOIN}${LOOKS}${THING})+|站(?![着在立起住了不岗台])|[边畔岸](?![界远缘])|店(?![员主里铺面]))`,
  'y',
)
const beginsTail = beginningsOf([
  ...FEATURES,
  ...BESIDE_FEATURES,
  ...'边畔岸店小大老旧新红白黄蓝灰破东西南北左右前后斜侧边旁隔背出下底往第的那站一二三四五六七八九十0123456789',
])

/** 建设北路的菜市场, 跨湖大桥北侧观景台: the thing that lies there belongs to the address. */
export const withTails = (text: string, spans: readonly Span[]): readonly Span[] =>
  spans.map((span, i) => {
    if (span.type !== 'ADDRESS' || !beginsTail[text.charCodeAt(span.end)]) return span
    TAIL.lastIndex = span.end
    const end = TAIL.test(text) ? TAIL.lastIndex : span.end
    return end === span.end || end > (spans[i + 1]?.start ?? text.length) ? span : { ...span, end, hideTo: end }
  })
