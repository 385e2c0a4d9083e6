// Everybody a text names, and every other place where it names them.

import { MEDICINES } from '../lexicon/known/medicines.ts'
import { CITIES } from '../lexicon/regions.ts'
import type { Tags } from '../tagger/tag.ts'
import { titleLength } from './after-names.ts'
import { findInFields, findNicknames, findSomeone, findSpaced, findTitled, findTold } from './called-names.ts'
import { findChineseNames } from './chinese-names.ts'
import { findDotted } from './dotted-names.ts'
import { findEnglishNames } from './english-names.ts'
import type { Span, Stretch } from './finding.ts'
import { isWordAt } from './han.ts'
import { joined, outside } from './join.ts'
import { isThingInHan } from './latin-in-han.ts'
import { isGiven } from './name-characters.ts'
import { patternOf } from './pattern.ts'
import { petsIn } from './pets.ts'
import { wordFinder } from './scan.ts'
import { findSpelled } from './spelled-names.ts'

const HAN = /[\u4e00-\u9fff]/
const LATIN = patternOf(/[A-Z]|[a-z] [a-z]/)
/** From here on a name is looked for in the rest of the text too. */
const SURE = 0.8
const MOST_NAMES = 50

/** @param text normalised @param tags what the tagger says of it */
export function findPeople(text: string, tags: Tags): readonly Span[] {
  const chinese = tags.some
    ? [
        ...tags.people.filter((span) => !isThingInHan(text, span)).map((span) => withoutTitle(text, span)),
        ...findDotted(text),
        ...findInFields(text),
        ...findTitled(text),
        ...findSomeone(text),
        ...findChineseNames(text, tags.isPossible),
        ...findSpaced(text),
        ...findNicknames(text),
        ...findTold(text),
      ]
    : []
  const english = LATIN.test(text) ? outside(findEnglishNames(text), petsIn(text)) : []
  if (chinese.length + english.length === 0) return []
  const named = outsideWords(text, joined(english.length === 0 ? chinese : [...chinese, ...english]))
  const people = tags.some ? joined([...named, ...findSpelled(text, named)]) : named
  const again = outside(repeats(text, people), people)
  const all = outsideTitles(text, again.length === 0 ? people : [...people, ...again])
  return all.map((span) => withTitle(text, span))
}

/** 苗苗老师, 童童妈: what they are called belongs to the finding and stays in the text. */
const CALLED = /(?:妈妈?|爸爸?|奶奶|爷爷|外婆|[婶叔姨嫂哥姐])(?![们妈爸])/y
function withTitle(text: string, span: Span): Span {
  const { end, hideTo = end } = span
  if (hideTo !== end || !HAN.test(text.charAt(end - 1))) return span
  CALLED.lastIndex = end
  const title = titleLength(text, end) || (CALLED.test(text) ? CALLED.lastIndex - end : 0)
  return title === 0 ? span : { ...span, end: end + title, hideTo: end }
}

/** 强哥, 周老师: what the tagger took with the name, of the name. */
function withoutTitle(text: string, span: Span): Span {
  for (let length = LONGEST_TITLE; length > 0; length--) {
    const at = span.end - length
    CALLED.lastIndex = at
    const isTitle = titleLength(text, at) === length || (CALLED.test(text) && CALLED.lastIndex === span.end)
    if (at > span.start && isTitle) return { ...span, hideTo: at }
  }
  return span
}
const LONGEST_TITLE = 4

/** Shorter ones are names as well: 丁香, 海南. */
const nobodyAt = wordFinder([...MEDICINES.split(/\s+/), ...CITIES].filter((word) => word.length > 2))

/** 左洛复, 鲁木齐 in 乌鲁木齐, and 林和维 in 舍曲林和维生素: what touches a medicine or such a city is nobody. */
function outsideWords(text: string, people: readonly Span[]): readonly Span[] {
  const words: Stretch[] = []
  for (let i = 0; i + 2 < text.length; i++) {
    const word = nobodyAt(text, i)
    if (word === undefined) continue
    words.push({ start: i, end: i + word.length })
    i += word.length - 1
  }
  return outside(people, words)
}

const TITLES = patternOf(/《[^《》\n]{1,30}》/)

/** 《甄嬛传》: who is named in the title of a work is nobody's caller. */
function outsideTitles(text: string, people: readonly Span[]): readonly Span[] {
  if (people.length === 0) return people
  return outside(
    people,
    TITLES.all(text).map(({ 0: title, index }) => ({ start: index, end: index + title.length })),
  )
}

function repeats(text: string, people: readonly Span[]): readonly Span[] {
  const names = new Set<string>()
  for (const { start, end, hideTo, confidence } of people) {
    if (confidence < SURE || (hideTo !== undefined && hideTo !== end) || names.size >= MOST_NAMES) continue
    for (const name of namesOf(text, start, end)) names.add(name)
  }
  if (names.size === 0) return []
  return joined([...names].flatMap((name) => placesOf(text, name)))
}

/** Wherever the name stands. No pattern is made of it: that would take longer than to look. */
function placesOf(text: string, name: string): readonly Span[] {
  const found: Span[] = []
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
    if (cutsWord(text, start, name)) continue
    found.push({ start, end: start + name.length, type: 'PERSON', label: 'PERSON', confidence: 0.7 })
  }
  return found
}

/** The name itself; of 王建国 also 建国, unless it is a word, and of Sarah Mitchell also Sarah. */
function namesOf(text: string, start: number, end: number): readonly string[] {
  const name = text.slice(start, end)
  if (!HAN.test(name)) return [name, ...name.split(' ').slice(0, 1)].filter((part) => part.length > 2)
  const given = name.slice(1)
  const own =
    name.length === 3 && !isWordAt(text, start + 1) && isGiven(given.charCodeAt(0)) + isGiven(given.charCodeAt(1)) >= 3
  return name.length === 2 && isWordAt(text, start) ? [] : own ? [name, given] : [name]
}

/** A Latin name inside of a longer word is none. */
const cutsWord = (text: string, index: number, name: string) =>
  /^[A-Za-z]/.test(name) &&
  (/[A-Za-z]/.test(text.charAt(index - 1)) || /[A-Za-z]/.test(text.charAt(index + name.length)))
