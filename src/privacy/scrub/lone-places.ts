// One name of a place without anything beside it: it must be said to be a place, or be hardly anything else.
import {
  LANDMARK_SUFFIXES,
  NOT_MARKETS,
  NOT_SIGHTS,
  NOT_VILLAGES,
  PLACE_SUFFIXES,
  SIGHT_SUFFIXES,
  VILLAGE_SUFFIXES,
  WEAK_SUFFIXES,
  WORDS_THAT_NAME_PLACES,
} from '../lexicon/place-words.ts'
import type { Stretch } from './finding.ts'
import { isWordAt } from './han.ts'
import { districts, isCommonNoun, LONGEST_NAME } from './place-parts.ts'

const BEING_THERE =
  /(?:在|到|去|住|从|(?<![用对关由基等属低高大小多少限适])于|地址[:：是]?|往|来自|沿|租|搬|站|蹲|坐|逛|约|回|路过|经过|[家是][在住]?|道[与和跟]|[:：])$/
/** 玉林北街一带: what stands after places. */
const AROUND =
  /^(?:一带|附近|业主|物业|居委|岔路?口|[三十丁]字?路口|那边|这边|那块|这块|那片|旁边|对面|后面|路口|门口|[东西南北前后]门|楼[上下]|边上|脚下|底下|[东西南北]头|那[边个里块](?:红绿灯|路口|十字路口|天桥|公交站|药店|超市|菜市场)?|的?(?:桥洞|岔路|红绿灯|十字路口))/
const LONGEST_ALONE = 5

/** One name without anything beside it: it must be said to be a place, or be hardly anything else. */
export function isPlaceAlone(text: string, { start, end }: Stretch): boolean {
  const suffix = SUFFIX_AT_END.exec(text.slice(start, end))?.[0] ?? ''
  const name = text.slice(start, end - suffix.length)
  const there =
    BEING_THERE.test(text.slice(Math.max(0, start - 4), start)) ||
    start === 0 ||
    AROUND.test(text.slice(end, end + 5)) ||
    REGION_BEFORE.test(text.slice(Math.max(0, start - 4), start))
  const known = WORDS_THAT_NAME_PLACES.has(name)
  if (suffix === '区' && districts.has(name)) return true
  if (VILLAGE_SUFFIXES.has(suffix) && isVillage(text, name, end)) return true
  if (there && ROADS.has(suffix) && text.charAt(end) === '口' && name.length > 1) return !isCommonNoun(text, start, end)
  if (suffix.length === 1 && isWordAt(text, end - 1) && !(there && (known || !isWordAt(text, start)))) return false
  if (suffix === '市场')
    return !NOT_MARKETS.test(name) && (name.length > 2 || (name.length === 2 && there && !isWordAt(text, start)))
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

/** 柳树巷口 */
const ROADS = new Set(['路', '街', '巷', '弄', '村', '桥'])
const isSight = (name: string, suffix: string) => SIGHT_SUFFIXES.has(suffix) && !NOT_SIGHTS.test(name)

/** 我们石桥镇就这么大 */
const isVillage = (text: string, name: string, end: number) =>
  name.length >= 2 && name.length <= 3 && !NOT_VILLAGES.test(name) && !isWordAt(text, end - 1)

const SUFFIX_AT_END = new RegExp(`(?:${PLACE_SUFFIXES.join('|')})$`)
const REGION_BEFORE = /[省市州]$/
