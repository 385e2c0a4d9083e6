// Places known by where they stand and how they end: after a word for being there, characters that make no ordinary word
// with an ending that places have. 在青石崖, 住三里庄, 到大石坝, 在水岸名都, 在北大街.
import { NOT_IN_PLACES, WORDS_THAT_NAME_PLACES } from '../lexicon/place-words.ts'
import type { Span } from './finding.ts'
import { isHan, isWordAt } from './han.ts'
import { placeAt } from './landmarks.ts'
import { beginningsOf, wordFinder } from './scan.ts'

const prepositions = beginningsOf('在到去住从往')
const stops = beginningsOf(NOT_IN_PLACES)
/** Hardly anything but places ends with these: the name may be any word. */
const endsPlace = beginningsOf('渠崖坝庄堡坊苑湾沿集坪坎岭岗洼峪渡洲垭府郡轩阁邸庭墅埠寨屯圩闸')
/** Other words end with these: the name must be no word. */
const endsSight = beginningsOf('桥寺庙庵塔沟滩岛溪泉潭峡峰')
const LONGEST = 5
const UNNAMED =
  /^(?:[一两几这那哪某每小整各同]|人行|过街|立交|高架|附近|隔壁|对面|外地|老家|当地|本地|农|山|海|乡|村|街|路|古|旧|原|省|市|县|区|镇|州|中央|地方|政|官|首|总|私人|高档|豪华|生活|工业|联排|独栋|人民政|交响|赶|全|合|收|召|聚|采|募|文|诗|选|召集)/

/** 在北大街, 在二桥上: known by a direction or a number alone; 江宁校区12舍. */
const POINTED =
  /(?:[东西南北中][一二三四五]?(?:大街|大道|环路?|街|关)|[一二三四五]桥(?=[上下头底那边，,。])|[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云陕甘青宁新成沈长广深杭包昆兰]{2,3}高速(?:公路)?(?:服务区|收费站|出口)?|(?:经开|高新|保税|自贸|经济技术开发|高新技术开发)区|(?!学校|各个|分校|本校|全校|同一)[\u4e00-\u9fff]{1,2}校区(?:[东西南北]?\d{1,2}(?:舍|栋|号楼|幢))?)/y
/** 在财富中心: what large buildings are called. */
const TOWER =
  /(?:奥体|会展|财富|环球|世贸|国贸|金融|时代|世纪|商务|国际|会展|科创|财智|银座|企业|总部|广电|报业|凯旋|富力|华润|保利|绿地|中海)(?:中心|大厦|天地|城)(?![医主院市])/y
const beginsKnown = beginningsOf(
  '京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云陕甘青宁成沈长深杭包昆兰奥东西南北中一二三四五经高保自财环世国金时商会科银企总广报凯富华绿',
)
/** 水岸名都, 新城国际: what follows may not go on with another word. */
const calledAt = wordFinder(
  '名都 名苑 华庭 豪庭 豪园 公馆 华府 名邸 官邸 水岸 丽都 口岸 家属区 工人村 棚户区 国际 网吧 网咖 酒吧 茶楼 会所 影城 商城 商厦 批发城'.split(
    ' ',
  ),
)
/** 在学校网吧, 在附近商场: nothing of its own. */
const COMMON =
  /学校|单位|公司|小区|县城|市区|家里|门口|村口|路边|车站|火车|地铁|医院|宿舍|校外|城里|常去|一家|这家|那家|某|黑|步行|高档|豪华|露天|各种|某些|网红|大型|小型|购物|附近/
/** They may be called by any word. */
const RESIDENCES = new Set(
  '名都 名苑 华庭 豪庭 豪园 公馆 华府 名邸 官邸 水岸 丽都 口岸 家属区 工人村 棚户区 国际'.split(' '),
)
const GOES_ON = /^国际(?![，。,.\d一二三四五六七八九那的门楼]|$)/
const NOT_CALLED = /^(?:学校|商务|一个|这个|那个|附近|隔壁|外面|国外|海外|本地|当地)/

/** @param text normalised */
export function findBeingThere(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i + 2 < text.length; i++) {
    if (!prepositions[text.charCodeAt(i)] || isWordAt(text, i)) continue
    const start = text.charAt(i + 1) === '了' ? i + 2 : i + 1
    const end = placeEnd(text, start)
    if (end === 0) continue
    found.push(placeAt(start, end))
    i = end - 1
  }
  return found
}

/** Where the place ends that begins at `start`; 0 where none does. */
function placeEnd(text: string, start: number): number {
  for (const pattern of [POINTED, TOWER]) {
    pattern.lastIndex = start
    if ((beginsKnown[text.charCodeAt(start)] || text.startsWith('校区', start + 2)) && pattern.test(text))
      return pattern.lastIndex
  }
  for (let i = start; i < start + LONGEST && isInPlace(text, i); i++)
    if (i - start >= 2) {
      if (isEnding(text, start, i)) return i + 1
      const called = calledAt(text, i)
      const own = called && (RESIDENCES.has(called) || !COMMON.test(text.slice(start, i)))
      if (own && !GOES_ON.test(text.slice(i, i + 3)) && !NOT_CALLED.test(text.slice(start, i))) return i + called.length
    }
  return 0
}

/** 三里庄: 里庄 is a word as well, but so is 三里. */
const VILLAGES = new Set([...'庄坝崖坊屯湾苑坪岭洼'])

/** 里 in 三里庄 */
const isInPlace = (text: string, i: number): boolean =>
  isHan(text.charCodeAt(i)) &&
  (!stops[text.charCodeAt(i)] || (text.charAt(i) === '里' && VILLAGES.has(text.charAt(i + 1))))

function isEnding(text: string, start: number, i: number): boolean {
  const code = text.charCodeAt(i)
  const weak = endsSight[code] === 1
  const cut = isWordAt(text, i - 1) && !(isWordAt(text, i - 2) && VILLAGES.has(text.charAt(i)))
  if (!(weak || endsPlace[code]) || cut || isWordAt(text, i)) return false
  const name = text.slice(start, i)
  if (UNNAMED.test(name)) return false
  return !weak || WORDS_THAT_NAME_PLACES.has(name) || !isWordAt(text, i - 2)
}
