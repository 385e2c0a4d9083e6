// Numbers as they are said, in groups: 一三九，五个八，二四七; 卡，六二二五八八，对，三七九零，嗯，二二六五四一. Between the groups
// stand pauses, what fills them, and the turns of a talk; together they make a number that we know, or one with a word for it.

import { inDigits, SPELT_AMONG_OTHERS } from './chinese-digits.ts'
import type { Label, Span } from './finding.ts'
import { isPublicLine } from './kept.ts'
import { lettersBefore } from './number-kinds.ts'
import { patternOf } from './pattern.ts'
import { beforeOf, CALLED, digitsOf, isSpoken, type Part, SHORTEST, shownKind, toldKind, xOf } from './said-kinds.ts'
import { beginningsOf, matchesFrom } from './scan.ts'

const DIGIT = `[\\d${SPELT_AMONG_OTHERS}]`
/** 五个八 */
const TIMES = '[1-8一两二三四五六七八]个'
/** No group is what counts or belongs to a word: 第一, 三个, 一下. */
const GROUP = patternOf(
  new RegExp(
    `(?<![第初十百千\\d${SPELT_AMONG_OTHERS}])(?:\\d{3,}(?!\\d)|(?:(?:${TIMES}(?!\\d\\d|一组))?${DIGIT})+(?!${DIGIT}))(?![下个些点会次位直起样定十百千万亿年月岁块元天周秒%‰℃]|[分号](?![机码]))`,
  ),
)
const beginsGroup = beginningsOf(`0123456789${SPELT_AMONG_OTHERS}`)
const EACH_TIMES = new RegExp(`(${TIMES})(${DIGIT})(?!\\d)`, 'g')
/** What fills a pause. After a word for the place of a group more may be said: 中间你猜不着，是8063. */
const FILLER = [
  '[ ,，、.。…·/|;；:：?？!！"“”\'()_~+=*→丨\\\\-]',
  '[嗯呃啊呢哦噢喔额唔好对是再按拨加空]|生日',
  '那个|(?:开头|打头)的?|然后|接着|接下来|跟着|完了|空格|横?杠|收到|有了|then|dash',
  '(?:头里|[前后][头面边]|中间|当中|最后|末了|末尾|尾巴|剩下|[前后末头][两三四五六七八2-8]位)[^\\d。\\n]{0,6}',
  '\\((?:空|停|顿|略|换|想|咳|哭)[^()\\d\\n]{0,6}\\)',
  '(?:让)?我(?:看看|想想|看一下|想一下)|等(?:一?下|会儿?|等)|记(?:一下|下|好|住)了?(?:没|吗|么)?',
  '(?:来|接|答|问|客|咨询员|接线员|来电者|对方|[AB])[:：]',
].join('|')
const PAUSE = new RegExp(`^(?:${FILLER}){1,8}$`)
const LONGEST_PAUSE = 16
const JOINT = /^(?:[ ().·-]{1,3}|[|~_])$/
const MOST_GROUPS = 24

/** 一百三十八，九十六，零七，五十二，十四 */
const ONES = '[一二三四五六七八九]'
const IN_TENS = patternOf(
  new RegExp(
    `一百[三四五六七八九]十${ONES}?(?:[,，、 ]{1,2}(?:[零〇]${ONES}|${ONES}?十${ONES}?|${ONES}[零〇一二三四五六七八九])){4}(?![\\d${SPELT_AMONG_OTHERS}十])`,
  ),
)
const inTens = (spelt: string): Span[] =>
  IN_TENS.all(spelt).map(({ 0: said, index }) => ({
    start: index,
    end: index + said.length,
    type: 'PHONE',
    label: 'MOBILE',
    confidence: 0.7,
  }))

/** @param spelt normalised, with the digits in words that were said  @param keptNumbers stay, as public lines do */
export function findSaidNumbers(spelt: string, keptNumbers?: ReadonlySet<string>): readonly Span[] {
  const parts = partsOf(spelt, keptNumbers)
  const found: Span[] = inTens(spelt)
  for (let i = 0; i < parts.length; ) {
    let end = i + 1
    while (parts[end - 1]?.joins && end - i < MOST_GROUPS) end++
    const chain = parts.slice(i, end)
    const number = numberIn(spelt, chain, keptNumbers)
    if (number) found.push(number)
    const next = number?.end ?? 0
    if (!number) i = end
    else while (i < parts.length && (parts[i]?.start ?? 0) < next) i++
  }
  return found
}

function partsOf(spelt: string, keptNumbers: ReadonlySet<string> | undefined): readonly Part[] {
  const parts: Part[] = []
  for (const { 0: group, index: start } of matchesFrom(spelt, beginsGroup, GROUP)) {
    const digits = inDigits(group.replace(EACH_TIMES, (_, times: string, digit: string) => repeated(times, digit)))
    const spoken = /[^\d]/.test(group)
    const last = parts.at(-1)
    const whole = /^1[3-9]\d{9}$/.test(digits) || (digits.length > 3 && isPublicLine(digits, keptNumbers))
    if (last) {
      const between = start - last.end <= LONGEST_PAUSE ? spelt.slice(last.end, start) : 'x'
      const decimal = between === '.' && !last.spoken && group.length < 3 && spelt[start + group.length] !== '.'
      last.joins &&= !whole && !decimal && PAUSE.test(between)
      last.paused = last.joins && !JOINT.test(between)
    }
    parts.push({ start, end: start + group.length, digits, spoken, joins: !whole, paused: false })
  }
  const last = parts.at(-1)
  if (last) last.joins = false
  return parts
}

const repeated = (times: string, digit: string) => digit.repeat(Number(inDigits(times.charAt(0))))

/** Of a kind that shows: the longest that ends where the talk of it ends, or else begins where it begins. Or all, of a kind that is told. */
function numberIn(
  spelt: string,
  chain: readonly Part[],
  keptNumbers: ReadonlySet<string> | undefined,
): Span | undefined {
  if (digitsOf(chain).length < SHORTEST) return undefined
  const isTalk = isSpoken(chain, 1) || chain.some(({ paused }) => paused)
  if (!isTalk && !CALLED.test(beforeOf(spelt, chain))) return undefined
  const ends = chain.slice(1).map((_, from) => chain.slice(from))
  const beginnings = isTalk ? chain.slice(2).map((_, i) => chain.slice(0, -1 - i)) : []
  for (const parts of [...ends, ...beginnings]) {
    const digits = digitsOf(parts)
    const label = isPublicLine(digits, keptNumbers) ? undefined : shownKind(digits, parts, spelt)
    if (label) return spanOf(spelt, parts, label)
  }
  const told = isPublicLine(digitsOf(chain), keptNumbers) ? undefined : toldKind(spelt, chain)
  return told && spanOf(spelt, chain, told)
}

function spanOf(spelt: string, parts: readonly Part[], label: Label): Span {
  const start = parts[0]?.start ?? 0
  const end = parts.at(-1)?.end ?? start
  const letters =
    label === 'PASSPORT' ? lettersSaid(spelt, start) : label === 'MOBILE' ? 0 : lettersBefore(spelt, start)
  const type = label === 'MOBILE' ? 'PHONE' : label
  return { start: start - letters, end: end + xOf(spelt, parts), type, label, confidence: 0.8 }
}

/** E，嗯，九幺七七 */
const LETTERS = new RegExp(`(?<![A-Za-z])[A-Za-z]{1,2}(?:${FILLER}){0,4}$`)
const lettersSaid = (spelt: string, start: number): number =>
  LETTERS.exec(spelt.slice(Math.max(0, start - LONGEST_PAUSE), start))?.[0].length ?? 0
