// Names from other languages in Chinese characters: 阿依古丽·买买提, 次仁卓玛.
import { ELEMENTS_OF_NAMES } from '../lexicon/given-names-alone.ts'
import { TRANSLITERATION } from '../lexicon/transliterations.ts'
import { actsAt } from './after-names.ts'
import { person, SPOKEN_OF } from './called-names.ts'
import type { Span } from './finding.ts'
import { isHan, isWordAt } from './han.ts'
import { isClauseStart } from './name-context.ts'

const transliteration = new Set([...TRANSLITERATION].map((character) => character.charCodeAt(0)))
const LONGEST_PART = 8
const MIDDLE_DOT = /·/g

/** A part of a name on either side of a middle dot, and the parts after that. */
export function findDotted(text: string): readonly Span[] {
  const found: Span[] = []
  for (const { index } of text.matchAll(MIDDLE_DOT)) {
    if (index < (found.at(-1)?.end ?? 0)) continue
    const start = partStart(text, index)
    let end = partEnd(text, index + 1)
    if (index - start < 2 || end - index < 2) continue
    while (text[end] === '·' && partEnd(text, end + 1) > end + 1) end = partEnd(text, end + 1)
    found.push(person(start, end, 0.9))
  }
  return found
}

function partStart(text: string, dot: number): number {
  let start = dot
  while (start > 0 && dot - start < LONGEST_PART && transliteration.has(text.charCodeAt(start - 1))) start--
  return start
}

function partEnd(text: string, from: number): number {
  let end = from
  while (end - from < LONGEST_PART && isNamePart(text, end, from)) end++
  return end
}

const isNamePart = (text: string, i: number, from: number) =>
  transliteration.has(text.charCodeAt(i)) && isHan(text.charCodeAt(i)) && !(i > from + 1 && isWordAt(text, i))

const elements = new Map<number, string[]>()
for (const element of [...ELEMENTS_OF_NAMES].sort((a, b) => b.length - a.length)) {
  const first = element.charCodeAt(0)
  elements.set(first, [...(elements.get(first) ?? []), element])
}
const beginsElement = new Uint8Array(0x10000)
for (const first of elements.keys()) beginsElement[first] = 1
const elementAt = (text: string, i: number) =>
  elements.get(text.charCodeAt(i))?.find((each) => text.startsWith(each, i))
const FAMILY = /^(?:兄弟|兄妹|姐弟|姐妹|夫妇|夫妻|母子|母女|父子|父女|二人|两人|与|及|同学|老师|医生)/
const SHORTEST_RUN = 3

/** 次仁卓玛, 阿依古丽: known elements, and what is written with the same characters around them. */
export function findTransliterated(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i < text.length; i++) {
    if (!beginsElement[text.charCodeAt(i)]) continue
    const element = elementAt(text, i)
    if (!element || (element.length === 2 && isWordAt(text, i) && !elementAt(text, i + 2))) continue
    const start = Math.max(runStart(text, i), found.at(-1)?.end ?? 0)
    let end = partEnd(text, i + element.length)
    for (let next = elementAt(text, end); next; next = elementAt(text, end)) end += next.length
    const closed =
      end - start >= SHORTEST_RUN ||
      SPOKEN_OF.test(text.slice(end, end + 1)) ||
      FAMILY.test(text.slice(end, end + 2)) ||
      end === text.length
    if (closed) found.push(person(start, end, 0.75))
    i = end - 1
  }
  return found
}

/** 帕丽达和, 阿依努说: written as foreign names are, where somebody is spoken of. */
const STRONG = new Set([...'帕丽娜依尔阿吐买热古迪努玛孜赛萨艾库莎娅妮琳蒂拉扎曼措卓旺桑茹珊吉苏雅伊'])
const SPEAKS = /^(?:和|跟|与|说|在|把|被|又|也|是|借|打|骂|的(?:妈|爸|老公|丈夫|儿子|女儿))/
const MEDICINE = /[林汀平仑酮酯胺定素星唑芬]$/

export function findForeign(text: string): readonly Span[] {
  const found: Span[] = []
  for (let i = 0; i + 2 < text.length; i++) {
    if (!transliteration.has(text.charCodeAt(i)) || !isClauseStart(text, i)) continue
    let end = i
    while (end - i < LONGEST_PART && transliteration.has(text.charCodeAt(end)) && !isWordAt(text, end)) end++
    const run = text.slice(i, end)
    const strong = [...run].filter((character) => STRONG.has(character)).length
    if (run.length < SHORTEST_RUN || run.length > MOST_FOREIGN || strong < 2 || MEDICINE.test(run)) continue
    if (SPEAKS.test(text.slice(end, end + 3)) || actsAt(text, end)) found.push(person(i, end, 0.55))
  }
  return found
}
const MOST_FOREIGN = 6

/** At most two characters before the first element, none of which ends a word. */
function runStart(text: string, from: number): number {
  let start = from
  while (
    start > 0 &&
    from - start < 2 &&
    transliteration.has(text.charCodeAt(start - 1)) &&
    !isWordAt(text, start - 2) &&
    !isWordAt(text, start - 1)
  )
    start--
  return start
}
