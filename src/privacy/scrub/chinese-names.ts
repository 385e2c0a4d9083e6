// Names of people in Chinese. Every surname character begins a candidate, which is weighed: how sure the surname and the
// characters after it are (logarithms of their share in names over their share in text), what stands before and after
// it, and which ordinary words it would cut in two. What weighs enough is a name.

import { titleLength } from './after-names.ts'
import type { Span, Stretch } from './finding.ts'
import { isHan, isWordAt } from './han.ts'
import { beginsCompound, compoundAt, inFashion, isGiven, NONE, surnameWeight } from './name-characters.ts'
import { contextWeight } from './name-context.ts'
import { wordNames, wordsCut } from './name-words.ts'
import { patternOf } from './pattern.ts'

const COMPOUND_WEIGHT = 7
/** What a name must weigh: the rarity of names in text. */
const ENOUGH = 5
/** What is a little unsure goes as well. */
const LEAST = ENOUGH - 2
/** No context adds more than this. */
const MOST_CONTEXT = 13
/** 欧阳娜娜 */
const LONGEST = 4

/** 郑开来许思齐: another surname follows at once. */
const SURNAME_FOLLOWS = 2
/** 向阳和贺明月: what is joined to a name by 和 or a comma of lists. */
const BESIDE_A_NAME = 2.5

/** 阎立本: of two names that begin alike the longer one, unless the shorter weighs much more. */
const LONGER = 2

export interface Name extends Span {
  /** Characters of the surname. */
  readonly surname: number
}

/** 这周才, 上周又: a week, never Mr Zhou. */
const isWeek = (text: string, i: number): boolean =>
  text.charAt(i) === '周' &&
  i > 0 &&
  '0123456789这上下本每两几一二三四五六七八九十前后头末单双整'.includes(text.charAt(i - 1))

/** 这张表: a measure word. */
const isMeasure = (text: string, i: number): boolean =>
  text.charAt(i) === '张' && i > 0 && '这那一二两三四五六七八九十几每整半单'.includes(text.charAt(i - 1))

/** 龙年出生: a year of the zodiac. */
const isZodiac = (text: string, i: number): boolean =>
  text.charAt(i + 1) === '年' && '马牛龙羊'.includes(text.charAt(i))

/** @param text normalised @param isPossible whether a stretch may hold a name: elsewhere none is looked for */
export function findChineseNames(text: string, isPossible: (stretch: Stretch) => boolean): readonly Name[] {
  const found: Name[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    if (isWeek(text, i) || isMeasure(text, i) || isZodiac(text, i)) continue
    if (surnameWeight[text.charCodeAt(i)] === NONE && !beginsCompound(text, i)) continue
    const name = isPossible({ start: i, end: i + LONGEST }) && nameAt(text, i)
    if (!name) continue
    found.push(name)
    i = name.end - 1
  }
  return found.length > 0 && JOIN.test(text) ? [...found, ...neighbours(text, found)] : found
}

const JOIN = patternOf(/[、和与跟及]/)
const JOINS = new Set([...'、和与跟及'])

/** What stands beside a name in a list needs less of its own. */
function neighbours(text: string, found: readonly Name[]): readonly Name[] {
  const more: Name[] = []
  for (const [i, { start, end }] of found.entries()) {
    for (let at = end; JOINS.has(text.charAt(at)) && found[i + 1]?.start !== at + 1; ) {
      const next = nameAt(text, at + 1, BESIDE_A_NAME)
      if (!next) break
      more.push(next)
      at = next.end
    }
    if (!JOINS.has(text.charAt(start - 1)) || found[i - 1]?.end === start - 1) continue
    const before = [4, 3]
      .map((back) => nameAt(text, start - back, BESIDE_A_NAME))
      .find((name) => name?.end === start - 1)
    if (before) more.push(before)
  }
  return more
}

/** 孙子浩浩 is no Mr Sun. */
const KIN = new Set('孙子 孙女 孙媳 师傅 师父 师兄 师姐 师弟 师妹 祖父 祖母 祖辈 宗亲'.split(' '))

/** @param bonus what a name there weighs more */
function nameAt(text: string, i: number, bonus = 0): Name | undefined {
  if (i < 0) return undefined
  const surname = compoundAt(text, i)?.length ?? 1
  const first = i + surname
  const code = text.charCodeAt(first)
  if (!isHan(code) || (surname === 1 && KIN.has(text.slice(i, i + 2)))) return undefined
  const one = isGiven(code) + (surname > 1 ? COMPOUND_WEIGHT : (surnameWeight[text.charCodeAt(i)] ?? NONE))
  const second = text.charCodeAt(first + 1)
  const isTitle = titleLength(text, first) === 2
  const two = isHan(second) && !isTitle ? one + isGiven(second) + inFashion(text, first) : NONE
  const long = totalOf(text, { start: i, surname, end: first + 2, weight: two, bonus }, LEAST)
  const most = long === NONE ? LEAST : isGiven(second) >= 0 ? long + LONGER : long
  const short = totalOf(text, { start: i, surname, end: first + 1, weight: one, bonus }, most)
  const [total, end] = short === NONE ? [long, first + 2] : [short, first + 1]
  if (total === NONE) return undefined
  const name = { start: i, end, surname, type: 'PERSON', label: 'PERSON', confidence: confidenceOf(total) } as const
  // Of 欧阳老师 and 邬老师 the whole title stays.
  return isTitle ? { ...name, end: first + 2, hideTo: first } : name
}

interface Candidate {
  readonly start: number
  /** Characters of the surname. */
  readonly surname: number
  readonly end: number
  /** Of its characters. */
  readonly weight: number
  readonly bonus: number
}

/** What a candidate weighs with all that stands around it; NONE when that is not more than the least. */
function totalOf(text: string, candidate: Candidate, least: number): number {
  const { start, end, weight, bonus } = candidate
  if (weight + MOST_CONTEXT <= least) return NONE
  const alone = weight - wordsCut(text, candidate)
  if (alone + MOST_CONTEXT <= least) return NONE
  const total =
    alone + contextWeight(text, start, end) + bonus + surnameFollows(text, end) + wordNames(text, start, end)
  return total > least ? total : NONE
}

function surnameFollows(text: string, end: number): number {
  const surname = surnameWeight[text.charCodeAt(end)] ?? NONE
  const likely = surname >= 4 && isGiven(text.charCodeAt(end + 1)) >= 1 && !isWordAt(text, end)
  return likely ? SURNAME_FOLLOWS : 0
}

/** Even odds are 0.5. */
const confidenceOf = (weight: number) => Math.round((100 / (1 + Math.exp((ENOUGH - 1 - weight) / 2))) * 0.99) / 100
