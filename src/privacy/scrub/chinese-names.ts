// Names of people in Chinese. Every surname character begins a candidate, which is weighed: how sure the surname and the
// characters after it are (logarithms of their share in names over their share in text), what stands before and after
// it, and which ordinary words it would cut in two. What weighs enough is a name.
import { GIVEN_NAME_CHARACTERS } from '../lexicon/given-names.ts'
import { LONGER_WORDS } from '../lexicon/longer-words.ts'
import { WORDS_PEOPLE_BEAR } from '../lexicon/person-cues.ts'
import { COMPOUND_SURNAMES, SURNAMES } from '../lexicon/surnames.ts'
import type { Span } from './finding.ts'
import { isHan, isWordAt } from './han.ts'
import { contextWeight } from './name-context.ts'

const NONE = -100

/** Weight of each surname character; NONE for the others. */
export const surnameWeight = new Int8Array(0x10000).fill(NONE)
const givenWeight = new Int8Array(0x10000)
for (const [weight, characters] of Object.entries(SURNAMES))
  for (const character of characters) surnameWeight[character.charCodeAt(0)] = Number(weight)
for (const [weight, characters] of Object.entries(GIVEN_NAME_CHARACTERS))
  for (const character of characters.replace(/\s/g, '')) givenWeight[character.charCodeAt(0)] = Number(weight)
/** 李某 says nobody's name. */
givenWeight['某'.charCodeAt(0)] = NONE

const compounds = new Map<string, readonly string[]>()
for (const surname of COMPOUND_SURNAMES)
  compounds.set(surname.charAt(0), [...(compounds.get(surname.charAt(0)) ?? []), surname])
const longerWords = new Map<string, readonly string[]>()
for (const word of LONGER_WORDS.trim().split(/\s+/))
  longerWords.set(word.slice(0, 2), [...(longerWords.get(word.slice(0, 2)) ?? []), word])

export const isGiven = (code: number): number => givenWeight[code] ?? 0

const COMPOUND_WEIGHT = 7
/** What a name must weigh: the rarity of names in text. */
const ENOUGH = 5
/** What is a little unsure goes as well. */
const LEAST = ENOUGH - 1.1
/** No context adds more than this. */
const MOST_CONTEXT = 13

const borne = new Set(WORDS_PEOPLE_BEAR)
const WORD_IS_ALL = 5
const BORNE_WORD_IS_ALL = 3
const WORD_BEGINS = 5
/** 江海涛: 江海 is a word, but the last character is one of names. */
const WORD_BEGINS_BEFORE_NAME = 2
const WORD_IS_GIVEN = 2
const WORD_BEFORE = 4
const WORD_AFTER = 2
const LONGER_WORD = 9

export interface Name extends Span {
  /** Characters of the surname. */
  readonly surname: number
}

/** 这周才, 上周又: a week, never Mr Zhou. */
const isWeek = (text: string, i: number): boolean =>
  text.charAt(i) === '周' && i > 0 && '这上下本每两几一二三四五六七八九十前后头末单双整'.includes(text.charAt(i - 1))

/** @param text normalised */
export function findChineseNames(text: string): readonly Name[] {
  const found: Name[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    if (isWeek(text, i)) continue
    if (surnameWeight[text.charCodeAt(i)] === NONE && !compounds.has(text.charAt(i))) continue
    const name = nameAt(text, i)
    if (!name) continue
    found.push(name)
    i = name.end - 1
  }
  return found
}

function nameAt(text: string, i: number): Name | undefined {
  const compound = compounds.get(text.charAt(i))?.find((surname) => text.startsWith(surname, i))
  const surname = compound?.length ?? 1
  const base = compound ? COMPOUND_WEIGHT : (surnameWeight[text.charCodeAt(i)] ?? NONE)
  const first = text.charCodeAt(i + surname)
  if (!isHan(first)) return undefined
  const one = base + isGiven(first)
  const second = text.charCodeAt(i + surname + 1)
  const two = isHan(second) ? one + isGiven(second) : NONE
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
    const total = alone + contextWeight(text, i, end)
    if (total <= most) continue
    most = total
    best = { start: i, end, surname, type: 'PERSON', label: 'PERSON', confidence: confidenceOf(total) }
  }
  return best
}

/** Even odds are 0.5. */
const confidenceOf = (weight: number) => Math.round((100 / (1 + Math.exp((ENOUGH - 1 - weight) / 2))) * 0.99) / 100

/** What the ordinary words weigh that would not be there if this were a name. */
function wordsCut(text: string, { start, surname, end }: { start: number; surname: number; end: number }): number {
  let weight = 0
  const given = end - start - surname
  if (surname === 1) {
    if (isWordAt(text, start)) weight += wordAtStart(text, start, given)
    if (isWordAt(text, start - 1)) weight += WORD_BEFORE
  }
  if (given === 2 && isWordAt(text, start + surname)) weight += WORD_IS_GIVEN
  if (isWordAt(text, end - 1)) weight += WORD_AFTER
  const longer = longerWords.get(text.slice(start, start + 2))
  if (longer?.some((word) => word.length >= end - start && text.startsWith(word, start))) weight += LONGER_WORD
  return weight
}

function wordAtStart(text: string, start: number, given: number): number {
  if (given === 1) return borne.has(text.slice(start, start + 2)) ? BORNE_WORD_IS_ALL : WORD_IS_ALL
  return isGiven(text.charCodeAt(start + 2)) >= 2 ? WORD_BEGINS_BEFORE_NAME : WORD_BEGINS
}
