// Stops of trains and buses that callers wait at: 地铁二号线古楼站, 古楼地铁站A口. What only says that it is one stays.
import type { Span } from './finding.ts'

const LINE = '[一二三四五六七八九十\\d]{1,2} ?号线(?:的|上的)?'
const STOP = String.raw`(?<name>[\u4e00-\u9fff]{2,6}?)(?:地铁|公交|轻轨)?站(?:[A-Z]\d?|[一二三四五六东西南北]|\d)?(?:出口|口)?`
const STATION = new RegExp(
  String.raw`(?:(?:地铁|轻轨)(?:站)?(?:${LINE})?|${LINE}|公交站?|(?<![\d路])\d{1,3}路)${STOP}`,
  'dg',
)
const HINT = /站/
/** 换乘站, 到了终点站, 下一站 */
const NO_NAME =
  /[在到去从的了我你他她是有没下上进出等坐过每那这哪几]|^(?:换乘|终点|起点|始发|末|首|前|后|中间|总|附近|旁边|一个|进出|出入|车|公交|地铁|公司|员|汽车|火车|高铁)/

/** @param text normalised */
export function findStations(text: string): readonly Span[] {
  if (!HINT.test(text)) return []
  return [...text.matchAll(STATION)].flatMap(({ indices, groups }) => {
    const [start, end] = indices?.groups?.name ?? []
    const whole = indices?.[0]
    if (start === undefined || end === undefined || !whole || NO_NAME.test(groups?.name ?? '')) return []
    return [{ start: whole[0], end: whole[1], type: 'ADDRESS' as const, label: 'ADDRESS' as const, confidence: 0.7 }]
  })
}
