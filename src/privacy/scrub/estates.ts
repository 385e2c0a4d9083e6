// Where people live, by names without an ending of places: 住桃源居, 家在碧桂园, 翡翠滨江十八楼.
import { DEVELOPERS, ESTATE_ENDINGS } from '../lexicon/estates.ts'
import { CITIES, PROVINCES } from '../lexicon/regions.ts'
import type { Span } from './finding.ts'
import { isWordAt } from './han.ts'
import { placeAt } from './landmarks.ts'
import { beginningsOf, matchesFrom } from './scan.ts'

const LIVING =
  '(?<![不得记忍停稳抓挡撑扛拦留吸包堵盖])住(?!院)在?|家在|家住|租在|租住在?|搬[到去进]了?|搬来|暂住在?|借住在?|寄住在?|老家在?|现居|躲在|人在|就在|我在|户口在|房子在|买在|工地在|公司在|单位在|店在|定位在|位置在|事发地点?在?|地点在?|现在在|项目在'
/** What ends the name: 期, 栋 and floors belong to it. */
const UNIT = String.raw`(?:[\d一二三四五六七八九十A-Z]{1,4}(?:期|栋|幢|号楼|座|区|号院))*`
const ENDED = String.raw`(?=[，。,.;；、！!？?（(\n]|$|的|那边|附近|一带|那块|门口|里面|租房|合租|开了?店|业主|物业|小区|去了|楼[上下]|[\d一二三四五六七八九十]{1,3}[楼层])`
const HOME = new RegExp(String.raw`(?:${LIVING})(?<name>[\u4e00-\u9fff]{2,7}?${UNIT})${ENDED}`, 'dy')
const beginsHome = beginningsOf('住家租搬暂借寄老现躲人就我户房买工公单店定位项事地')
const DEVELOPED = new RegExp(
  String.raw`(?:${DEVELOPERS.join('|')})(?:(?![在住到去的了和我你他她是有])[\u4e00-\u9fff]){0,6}?${UNIT}${ENDED}`,
  'y',
)
const beginsDeveloper = beginningsOf(DEVELOPERS)
/** 住在出租屋: where anybody lives. */
const ANYWHERE =
  /[我你他她它们这那哪的了不没有和跟着过得很么什怎自己]|^(?:同一|一个|隔壁|楼|校|镇|村|乡|县城|市区|郊|城|外|国|省|农|山|海边|河边|路边|街边|马路|公园|医院|学校|单位|公司|工地|厂|宿舍|家里|老家|娘家|婆家|床|车|沙发|厕所|卫生间|厨房|阳台|天台|房间|屋|店|网吧|酒店|宾馆|旅馆|地下|出租|顶|底|二|三|四|五|六|七|八|九|十|一|两|几|半|对面|附近|旁边|后面|前面|中间|里面|外面|上面|下面)|(?:家|里|外|上|下|边|旁|处|屋|室|房|层|楼|间|床|中|内|期|人|年|月|天|时候|起|后|前|省|市|州|地方|乡下|农村|附近|宿舍|医院|学校|单位|公司|线|来|去|电话|哭|想|工作|打工|上班|读书|上学|休息|急诊|住院|门诊|病房|ICU)$/
const regions = new Set([...PROVINCES, ...CITIES])
const ending = new RegExp(`(?:${ESTATE_ENDINGS.join('|')})$`)

/** @param text normalised */
export function findEstates(text: string): readonly Span[] {
  return [...findHomes(text), ...findDeveloped(text)]
}

function findHomes(text: string): readonly Span[] {
  return matchesFrom(text, beginsHome, HOME).flatMap(({ indices, groups }) => {
    const [start, end] = indices?.groups?.name ?? []
    const name = groups?.name ?? ''
    return start !== undefined && end !== undefined && isEstate(text, start, name) ? [placeAt(start, end)] : []
  })
}

/** Two characters at least belong to no ordinary word, or one does and it ends like an estate. */
function isEstate(text: string, start: number, name: string): boolean {
  if (ANYWHERE.test(name) || regions.has(name)) return false
  const strange = [...name].filter((_, i) => !inWord(text, start + i, start, start + name.length)).length
  return strange >= 2 || (name.length >= 3 && ending.test(name))
}

const inWord = (text: string, i: number, from: number, to: number): boolean =>
  (i > from && isWordAt(text, i - 1)) || (i + 1 < to && isWordAt(text, i))

/** 碧桂园 is an employer too: somebody must live there. */
const LIVED_IN = /(?:住在?|家在|家住|租在|租住在?|搬[到去进]了?|[在到去])$|(?:[栋期幢]|号楼|小区)$/
function findDeveloped(text: string): readonly Span[] {
  return matchesFrom(text, beginsDeveloper, DEVELOPED).flatMap(({ 0: whole, index }) => {
    const before = text.slice(Math.max(0, index - 4), index)
    const own = whole.length > 3 || /住|家|租|搬/.test(before)
    return own && (LIVED_IN.test(before) || LIVED_IN.test(whole) || index === 0)
      ? [placeAt(index, index + whole.length)]
      : []
  })
}
