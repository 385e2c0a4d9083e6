// Names of people in Chinese. Every surname character begins a candidate, which is weighed: how sure the surname and the
// characters after it are (logarithms of their share in names over their share in text), what stands before and after
// it, and which ordinary words it would cut in two. What weighs enough is a name.

import { GIVEN_NAME_CHARACTERS } from '../lexicon/given-names.ts'
import { POPULAR_GIVEN_NAMES, POPULAR_THAT_ARE_WORDS } from '../lexicon/given-names-alone.ts'
import { LONGER_WORDS } from '../lexicon/longer-words.ts'
import { COUNTRY_NAMES } from '../lexicon/nicknames.ts'
import { BORNE_WORDS_THAT_DO, WORDS_NOBODY_BEARS } from '../lexicon/person-cues.ts'
import { COMPOUND_SURNAMES, SURNAMES } from '../lexicon/surnames.ts'
import { BORNE, NOUNS, OTHERS, VERBS } from '../lexicon/words-like-names.ts'
import { titleLength } from './after-names.ts'
import type { Span, Stretch } from './finding.ts'
import { isHan, isWordAt } from './han.ts'
import { contextWeight, isAfterRole, isNamedByWord } from './name-context.ts'
import { wordsOf } from './scan.ts'

const NONE = -100

/** Weight of each surname character; NONE for the others. */
export const surnameWeight = new Int8Array(0x10000).fill(NONE)
const givenWeight = new Int8Array(0x10000)
for (const [weight, characters] of Object.entries(SURNAMES))
  for (const character of characters) surnameWeight[character.charCodeAt(0)] = Number(weight)
for (const [weight, characters] of Object.entries(GIVEN_NAME_CHARACTERS))
  for (const character of characters.replace(/\s/g, '')) givenWeight[character.charCodeAt(0)] = Number(weight)
/** 李某: `findSomeone` finds it. */
givenWeight['某'.charCodeAt(0)] = NONE

const compounds = new Map<string, readonly string[]>()
for (const surname of COMPOUND_SURNAMES)
  compounds.set(surname.charAt(0), [...(compounds.get(surname.charAt(0)) ?? []), surname])
const longerWords = new Map<string, readonly string[]>()
const NOBODYS = [NOUNS, VERBS, OTHERS].flatMap(wordsOf)
for (const word of [...LONGER_WORDS.trim().split(/\s+/), ...NOBODYS.filter(({ length }) => length > 2)])
  longerWords.set(word.slice(0, 2), [...(longerWords.get(word.slice(0, 2)) ?? []), word])
const beginsLonger = new Uint8Array(0x10000)
for (const word of longerWords.keys()) beginsLonger[word.charCodeAt(0)] = 1

export const isGiven = (code: number): number => givenWeight[code] ?? 0

const COMPOUND_WEIGHT = 7
/** What a name must weigh: the rarity of names in text. */
const ENOUGH = 5
/** What is a little unsure goes as well. */
const LEAST = ENOUGH - 2
/** No context adds more than this. */
const MOST_CONTEXT = 13
/** 欧阳娜娜 */
const LONGEST = 4

const borne = new Set(wordsOf(BORNE))
const nobody = new Set([...WORDS_NOBODY_BEARS, ...NOBODYS])
const doing = new Set(BORNE_WORDS_THAT_DO)
/** 丈夫方圆: a noun that people bear, where somebody would be named. */
const WORD_NAMES = 2.5
const WORD_IS_ALL = 5
const BORNE_WORD_IS_ALL = 3
/** 张罗, 陈述: nobody's name. */
const NOBODY_IS_ALL = 9
const WORD_BEGINS = 5
/** 江海涛: 江海 is a word, but the last character is one of names. */
const WORD_BEGINS_BEFORE_NAME = 2
const WORD_IS_GIVEN = 2
const WORD_BEFORE = 4
const WORD_AFTER = 2
const LONGER_WORD = 9
/** 秘永强: the given name is one in fashion. */
const GIVEN_IN_FASHION = 3
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
    if (surnameWeight[text.charCodeAt(i)] === NONE && !compounds.has(text.charAt(i))) continue
    const name = isPossible({ start: i, end: i + LONGEST }) && nameAt(text, i)
    if (!name) continue
    found.push(name)
    i = name.end - 1
  }
  return found.length > 0 && JOIN.test(text) ? [...found, ...neighbours(text, found)] : found
}

const JOIN = /[、和与跟及]/
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

function nameAt(text: string, i: number, bonus = 0): Name | undefined {
  if (i < 0) return undefined
  const compound = compounds.get(text.charAt(i))?.find((surname) => text.startsWith(surname, i))
  const surname = compound?.length ?? 1
  const base = compound ? COMPOUND_WEIGHT : (surnameWeight[text.charCodeAt(i)] ?? NONE)
  const first = text.charCodeAt(i + surname)
  if (!isHan(first) || (surname === 1 && KIN.has(text.slice(i, i + 2)))) return undefined
  const one = base + isGiven(first)
  const second = text.charCodeAt(i + surname + 1)
  const isTitle = titleLength(text, i + surname) === 2
  const two = isHan(second) && !isTitle ? one + isGiven(second) + inFashion(text, i + surname) : NONE
  let best: Name | undefined
  let most = LEAST
  for (const [given, weight] of [
    [2, two],
    [1, one],
  ] as const) {
    if (weight + MOST_CONTEXT <= most) continue
    const end = i + surname + given
    const alone = weight - wordsCut(text, { start: i, surname, end })
    if (alone + MOST_CONTEXT <= most) continue
    const total = alone + contextWeight(text, i, end) + bonus + surnameFollows(text, end) + wordNames(text, i, end)
    if (total <= most) continue
    most = given === 2 && isGiven(second) >= 0 ? total + LONGER : total
    best = { start: i, end, surname, type: 'PERSON', label: 'PERSON', confidence: confidenceOf(total) }
  }
  // Of 欧阳老师 and 邬老师 the whole title stays.
  return best && isTitle ? { ...best, end: i + surname + 2, hideTo: i + surname } : best
}

const inFashion = (text: string, i: number) => (inFashionOnce.has(text.slice(i, i + 2)) ? GIVEN_IN_FASHION : 0)
const inFashionOnce = new Set([...POPULAR_GIVEN_NAMES, ...POPULAR_THAT_ARE_WORDS, ...COUNTRY_NAMES])

function wordNames(text: string, start: number, end: number): number {
  const word = end - start === 2 ? text.slice(start, end) : ''
  return borne.has(word) && !doing.has(word) && isNamedByWord(text, start, end) ? WORD_NAMES : 0
}

function surnameFollows(text: string, end: number): number {
  const surname = surnameWeight[text.charCodeAt(end)] ?? NONE
  const likely = surname >= 4 && isGiven(text.charCodeAt(end + 1)) >= 1 && !isWordAt(text, end)
  return likely ? SURNAME_FOLLOWS : 0
}

/** Even odds are 0.5. */
const confidenceOf = (weight: number) => Math.round((100 / (1 + Math.exp((ENOUGH - 1 - weight) / 2))) * 0.99) / 100

/** What the ordinary words weigh that would not be there if this were a name. */
function wordsCut(text: string, { start, surname, end }: { start: number; surname: number; end: number }): number {
  let weight = 0
  const given = end - start - surname
  if (surname === 1) {
    if (isWordAt(text, start)) weight += wordAtStart(text, start, given)
    if (isWordAt(text, start - 1) && !isAfterRole(text, start)) weight += WORD_BEFORE
  }
  if (given === 2 && isWordAt(text, start + surname)) weight += WORD_IS_GIVEN
  if (isWordAt(text, end - 1)) weight += WORD_AFTER
  const longer = beginsLonger[text.charCodeAt(start)] ? longerWords.get(text.slice(start, start + 2)) : undefined
  if (longer?.some((word) => word.length >= end - start && text.startsWith(word, start))) weight += LONGER_WORD
  return weight
}

function wordAtStart(text: string, start: number, given: number): number {
  const two = text.slice(start, start + 2)
  if (given === 1) return borne.has(two) ? BORNE_WORD_IS_ALL : nobody.has(two) ? NOBODY_IS_ALL : WORD_IS_ALL
  return inFashion(text, start + 1) > 0 || isGiven(text.charCodeAt(start + 2)) >= 2
    ? WORD_BEGINS_BEFORE_NAME
    : WORD_BEGINS
}
