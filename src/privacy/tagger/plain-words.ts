// Words that could be names where they are plainly words: a medicine that a hospital is called by too, days of the old
// calendar and feasts.
import { SOLAR_TERM } from '../scrub/date-words.ts'
import type { Stretch } from '../scrub/finding.ts'
import { patternOf } from '../scrub/pattern.ts'

/** 吃安定, 安定是不是…: the medicine, not the hospital that is called so. */
const MEDICINE = patternOf(/(?<=[吃服用开停打])安定|安定(?=[是片针药、和也都]|[吃服]了?|[一二两三半\d])/)

/** @param text normalised */
export const medicinesIn = (text: string): readonly Stretch[] =>
  text.includes('安定') ? MEDICINE.all(text).map(stretchOf) : []

/** Days of the old calendar: when something was, and where two of them stand. */
const WHEN = patternOf(
  new RegExp(
    `${SOLAR_TERM}(?=前后|[之以]?[前后](?![台面边])|过后|[那这当]天|时节|节气|一过|刚过(?![一二三十\\d]))|${SOLAR_TERM}(?=[、到至]${SOLAR_TERM})|(?<=${SOLAR_TERM}[、到至])${SOLAR_TERM}`,
  ),
)
const OFFSPRING = '(?:[女侄孙]儿|[儿侄孙]子|孩子|闺女|[哥姐弟妹爸妈]|同[学事]|室友|朋友)(?:叫|是)?'
/** 我叫谷雨，谷雨那天生的 */
const BEARS_ONE = patternOf(
  new RegExp(
    `(?:[叫名称姓]|我是|名字)[:：是]?["“]?${SOLAR_TERM}|${SOLAR_TERM}[?？]|${OFFSPRING}${SOLAR_TERM}|${SOLAR_TERM}是[我他她]`,
  ),
)
const SOLAR = patternOf(/谷雨|白露|小满|[小大]雪|芒种|霜降|寒露|惊蛰|[小大]寒|雨水|清明/)

/** “元旦”“元宵”: in a row, or as the day itself. */
const FEAST = '(?:元旦|元宵|春节|端午|七夕|中秋|重阳|腊八|除夕|国庆)'
const FEASTS = patternOf(new RegExp(`${FEAST}(?=["”’]?[、“"‘和]|节|那[天晚])|(?<=[、”"’][“"‘]?)${FEAST}`))
const BEARS_FEAST = patternOf(
  new RegExp(`(?:[叫名称姓]|我是|名字)[:：是]?["“]?${FEAST}|${OFFSPRING}${FEAST}|${FEAST}是[我他她]`),
)

const ANY_FEAST = patternOf(/[元春端七中重腊除国]/)

/** @param text normalised */
export const daysIn = (text: string): readonly Stretch[] => [
  ...(SOLAR.test(text) && !BEARS_ONE.test(text) ? WHEN.all(text).map(stretchOf) : []),
  ...(ANY_FEAST.test(text) && !BEARS_FEAST.test(text) ? FEASTS.all(text).map(stretchOf) : []),
]

const stretchOf = ({ 0: whole, index }: RegExpExecArray): Stretch => ({ start: index, end: index + whole.length })
