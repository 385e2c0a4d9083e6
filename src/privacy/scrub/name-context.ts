// What stands before and after a name, and what it weighs.
import { BEFORE_NAMES, INTRODUCTIONS, MEETING, ROLES } from '../lexicon/person-cues.ts'
import { AS_DESCRIBED, doesAt, introducesAt, relatesAt, rightWeight } from './after-names.ts'
import { isWordAt } from './han.ts'

/** A colon, quotes or brackets may stand between. */
const BETWEEN = `[ :"'“”‘「(（《]{0,3}`
const INTRODUCES = 1
const IS_ROLE = 2
const MEETS = 4
const cues = new Map<string, number>()
const LONGEST_CUE = 6

/** 我叫温暖，: nothing but a name. */
const CALLED = /(?:[我他她]叫|名叫|名字叫|名字是|姓名[是:：]) ?$/
const SELF = new RegExp(`(?:我是|我叫|他是|她是|我就是|本人)${BETWEEN}$`)
const closes = new Uint8Array(0x10000)
for (const character of '，。、；：！？,.;:!?）)\n') closes[character.charCodeAt(0)] = 1

/** Characters that end what may introduce a name: nothing else needs a closer look. */
const endsCue = new Uint8Array(0x10000)
/** For the last character, the lengths of cues as bits. */
const cueLengths = new Uint8Array(0x10000)
for (const [kind, words] of [
  [INTRODUCES, INTRODUCTIONS],
  [IS_ROLE, ROLES],
  [MEETS, MEETING],
] as const)
  for (const word of words) {
    cues.set(word, (cues.get(word) ?? 0) | kind)
    const last = word.charCodeAt(word.length - 1)
    endsCue[last] = 1
    cueLengths[last] = (cueLengths[last] ?? 0) | (1 << word.length)
  }
for (const character of ',，是为叫: :："\'“”‘「(（《人就他她我的天日晚夜儿早晨周才个')
  endsCue[character.charCodeAt(0)] = 1

const before = new Set(BEFORE_NAMES)
const LOOK_BACK = 8
/** 幸福，女，33岁: nothing else in the clause. */
const ALONE_AND_DESCRIBED = 2
const RELATED = 2
/** 来电人高兴地: a word that is not set apart is hardly introduced. */
const AS_ROLE = 3
/** 社工游子吟明日入户: where another word begins. */
const BOUNDED = 1

/** What 我是, 他叫 and 本人 end with. */
const SELVES = new Set([...'是叫人'])

/** 昨日关山月要求, 那个常远又来: a time or a pointing word, then who. */
const POINTED_AT = /(?:昨[天日晚夜儿]|今[天早晨晚日儿]|前天|上周|刚才|凌晨|昨夜|那个|这个)$/
const CLAUSE_BEGINS = /^$|[，。、；：！？,.;:!?\n（("“[\]]$/

/** @param start where the name begins  @param end where it ends */
export function contextWeight(text: string, start: number, end: number): number {
  const closed = end === text.length || closes[text.charCodeAt(end)] === 1
  const isWord = end - start === 2 && isWordAt(text, start)
  const introduced = leftWeight(text, start, closed)
  const right = rightWeight(text, end)
  const left = isWord && !closed && right === 0 ? Math.min(introduced, AS_ROLE) : introduced
  const alone = right === AS_DESCRIBED && (left >= 3 || CLAUSE_BEGINS.test(text.slice(Math.max(0, start - 1), start)))
  const related = '和跟与'.includes(text.charAt(start - 1) || ' ') && relatesAt(text, end) ? RELATED : 0
  const bounded = left >= 1 && right === 0 && !isWord && isWordAt(text, end) ? BOUNDED : 0
  return left + right + related + bounded + (alone ? ALONE_AND_DESCRIBED : 0)
}

function leftWeight(text: string, start: number, closed: boolean): number {
  if (start === 0) return 1
  if (!endsCue[text.charCodeAt(start - 1)]) return before.has(text.charAt(start - 1)) ? 1 : 0
  const context = text.slice(Math.max(0, start - LOOK_BACK), start)
  if (closed && CALLED.test(context)) return 10
  const said = beforeBetween(context)
  const kinds = cuesBefore(context, said)
  if (isIntroduced(context, said, kinds)) return closed ? 7 : 6
  if (SELVES.has(context.charAt(said - 1)) && SELF.test(context)) return closed ? 5 : 3
  if (kinds & IS_ROLE) return 3
  if (closed && ',，'.includes(context.slice(-1)) && cuesBefore(context, said - 1) & IS_ROLE) return 2
  if (kinds & MEETS && said === context.length) return 2
  if (POINTED_AT.test(context)) return 1.5
  const last = context.charAt(context.length - 1)
  return before.has(last) ? 1 : last === '的' ? 0.5 : 0
}

/** 丈夫方圆, or 田野今天没来: someone is named here by a word, unless the word tells what they do or are. */
export function isNamedByWord(text: string, start: number, end: number): boolean {
  const context = text.slice(Math.max(0, start - LOOK_BACK), start)
  if (cuesBefore(context, context.length) & IS_ROLE) return rightWeight(text, end) >= 1
  return isClauseStart(text, start) && (doesAt(text, end) || introducesAt(text, end))
}

/** 市民居建业: 民居 is no word here. */
export function isAfterRole(text: string, start: number): boolean {
  const context = text.slice(Math.max(0, start - LOOK_BACK), start)
  return (cuesBefore(context, context.length) & IS_ROLE) !== 0 && !text.startsWith('儿童', start - 1)
}

export const isClauseStart = (text: string, i: number): boolean => i === 0 || beginsClause[text.charCodeAt(i - 1)] === 1
const beginsClause = new Uint8Array(0x10000)
for (const character of '，。、；：！？,.;:!?\n（("“[]') beginsClause[character.charCodeAt(0)] = 1

/** Where the words end that stand before colons, quotes and brackets. */
function beforeBetween(context: string): number {
  let end = context.length
  while (end > 0 && context.length - end < 3 && BETWEEN_CHARACTERS.includes(context.charAt(end - 1))) end--
  return end
}
const BETWEEN_CHARACTERS = ` :"'“”‘「(（《`

const isIntroduced = (context: string, end: number, kinds: number): boolean =>
  (kinds & INTRODUCES) !== 0 ||
  ('是为叫:：'.includes(context.charAt(end - 1)) && (cuesBefore(context, end - 1) & INTRODUCES) !== 0)

/** What the words tell that end at `end`: several kinds of words as bits. */
function cuesBefore(context: string, end: number): number {
  const lengths = end > 0 ? (cueLengths[context.charCodeAt(end - 1)] ?? 0) : 0
  if (lengths === 0) return 0
  let kinds = 0
  for (let length = 1; length <= LONGEST_CUE && length <= end; length++)
    if (lengths & (1 << length)) kinds |= cues.get(context.slice(end - length, end)) ?? 0
  return kinds
}
