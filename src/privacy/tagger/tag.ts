// Tags a text with the names of people, places and institutions, as a model has learned them from marked sentences.
import { CITIES, COUNTRIES, PROVINCES } from '../lexicon/regions.ts'
import type { Span, Stretch } from '../scrub/finding.ts'
import { isWordAt } from '../scrub/han.ts'
import { RARE_ONE } from '../scrub/normalise.ts'
import { chancesOf } from './chances.ts'
import { LABELS, TAGGED_TYPES } from './labels.ts'
import type { Model } from './model.ts'
import { clearWhatStays, HARDLY, RATHER } from './stays.ts'

/** A character this likely to be a part of something is one, by its type … */
const SURE = { PERSON: 0.8, ADDRESS: 0.6, SCHOOL: 0.6, HOSPITAL: 0.6, ORG: 0.4 } as const
/** … and with it those beside it that may be: one character too many is cheaper than half a name. */
const MAYBE = 0.1

export interface Tags {
  readonly people: readonly Span[]
  /** Places, institutions and employers. */
  readonly places: readonly Span[]
  /** Whether the text has any such character at all. */
  readonly some: boolean
  /** Whether the model holds it possible that these characters name somebody, a place or an institution. */
  isPossible(stretch: Stretch): boolean
  /** Whether the text may have a number or handle of somebody at all. */
  readonly numbers: boolean
  /** How likely these digits and letters are somebody's number or handle: the mean, joints aside. 0 to 1. */
  numberChance(stretch: Stretch): number
}

/** @param text normalised @param taken what has been found already: nothing else is read from it */
export function tagged(text: string, model: Model, taken: readonly Stretch[]): Tags {
  const found = chancesOf(text, model)
  if (!found) return NONE
  const { likely, types, numbers } = found
  clearWhatStays(text, likely, taken)
  const spans = spansOf(text, likely, types)
  return {
    some: likely.some((chance) => chance >= HARDLY),
    people: spans.filter(({ type }) => type === 'PERSON'),
    places: spans.filter(({ type }) => type !== 'PERSON'),
    isPossible({ start, end }) {
      for (let i = start; i < end && i < likely.length; i++) if ((likely[i] ?? 0) >= HARDLY) return true
      return false
    },
    numbers: numbers.some((chance) => chance >= RATHER),
    numberChance({ start, end }) {
      let [sum, count] = [0, 0]
      for (let i = start; i < end; i++) {
        if (IN_RUNS.has(text.charAt(i))) continue
        sum += numbers[i] ?? 0
        count++
      }
      return sum / Math.max(1, count)
    },
  }
}
const NONE: Tags = {
  some: false,
  people: [],
  places: [],
  isPossible: () => false,
  numbers: false,
  numberChance: () => 0,
}
/** Joints between digits and letters. */
const IN_RUNS = new Set([...'-_.·@/ '])

function spansOf(text: string, likely: Float32Array, types: Uint8Array): readonly Span[] {
  const spans: Span[] = []
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if ((likely[i] ?? 0) < (sureOf[types[i] ?? 0] ?? 1)) continue
    let start = i
    let end = i + 1
    while (start > from && (likely[start - 1] ?? 0) >= MAYBE && !joins(start - 1)) start--
    while (end < text.length && (likely[end] ?? 0) >= MAYBE && !joins(end)) end++
    const own = within(text, start, end, likely)
    const span = spanOf(text, own.start, own.end, likely, types)
    if (span) spans.push(span)
    from = end
    i = end - 1
  }
  return spans

  /** 张伟和李娜 are two, 陈和平 is one. */
  function joins(i: number): boolean {
    const between = types[i - 1] === PERSON && types[i + 1] === PERSON && (likely[i + 1] ?? 0) >= MAYBE
    return between && (likely[i] ?? 0) < RATHER && JOINS.has(text.charAt(i))
  }
}
const PERSON = TAGGED_TYPES.indexOf('PERSON') + 1
const sureOf = [1, ...TAGGED_TYPES.map((type) => SURE[type])]
const JOINS = new Set([...'和跟与及'])

const EDGES = new Set([...'-()#+.· '])
const BEFORE = new Set([...'在住去到从跟和与对由于把被让给向往是的了说问找喊叫称'])
const AFTER = new Set([...'的是在去说让被把和跟与了'])
const BESIDE = new Set(['后面', '前面', '旁边', '对面', '附近', '门口', '边上', '上学', '读书', '念书', '住院', '上班'])

function within(text: string, from: number, to: number, likely: Float32Array): Stretch {
  let start = from
  let end = to
  const isLoose = (i: number) => (likely[i] ?? 0) < RATHER
  while (start < end && EDGES.has(text.charAt(start))) start++
  while (end > start && EDGES.has(text.charAt(end - 1)) && !closesOwn(text, start, end)) end--
  while (isLoose(start) && (isWordAt(text, start - 1) || BEFORE.has(text.charAt(start)))) start++
  while (isLoose(end - 1) && (isWordAt(text, end - 1) || AFTER.has(text.charAt(end - 1)))) end--
  if (isLoose(end - 1) && isLoose(end - 2) && BESIDE.has(text.slice(end - 2, end))) end -= 2
  return end > start ? withWholeNumbers(text, start, end) : { start, end }
}

/** No number is cut, 8-2-501 neither: what is left of it would be another. */
function withWholeNumbers(text: string, from: number, to: number): Stretch {
  let [start, end] = [from, to]
  const isDigit = (i: number) => text.charAt(i) >= '0' && text.charAt(i) <= '9'
  const goesOn = (i: number, by: 1 | -1) =>
    isDigit(i) || ((text.charAt(i) === '.' || text.charAt(i) === '-') && isDigit(i + by))
  while (isDigit(start) && goesOn(start - 1, -1)) start -= isDigit(start - 1) ? 1 : 2
  while (isDigit(end - 1) && goesOn(end, 1)) end += isDigit(end) ? 1 : 2
  return { start, end }
}

/** 高三(7) keeps its bracket. */
const closesOwn = (text: string, start: number, end: number): boolean =>
  text.charAt(end - 1) === ')' && text.slice(start, end).includes('(')

const REGION = new RegExp(
  `^(?:(?:${[...PROVINCES, ...CITIES].join('|')})(?:省|市|自治区)?|(?:${COUNTRIES.join('|')})[和跟与及]?)+$`,
)

/** 啊啊啊, 话话话: one or two characters over and over are no row of names. */
const SHORT = 24
const isRepeated = (passage: string) => passage.length > SHORT && new Set(passage).size < 3
const TWO_CHARACTERS = /[\u4e00-\u9fff].*(?![一二三四五六七八九十])[\u4e00-\u9fff]/s
/** 47中, 7栋1203, 强 */
const WITH_ONE_CHARACTER = /^[\dA-Za-z#· -]*(?![一二三四五六七八九十])[\u4e00-\u9fff][\dA-Za-z#· -]*$/

/** 区医院, 镇卫生院, 问医院, 他们学校: any of them; 14号: a day; 2号线. */
const OF_NO_NAME =
  /^\d{1,2}[日号]$|^(?:地铁|轻轨)?\d{1,2}号线(?:(?:换乘?|转|和|与)\d{1,2}号线)?[再坐后]?$|^(?:[问去到在从进出回找住上某本该贵各区县市镇乡村省校念读考]|外地?|异地|[我你他她][们的]?|咱们?|[这那哪]家?|市里|县里|镇上|乡里|区里|当地|附近|隔壁)*的?(?:医院|卫生院|卫生室|诊所|门诊部|精神卫生中心|社区卫生服务中心|学校|小学|中学|大学|高中|初中|幼儿园|公司|单位|工厂)(?:门口|里|上)?$/

/** Cities and countries stay in the text, and so does what names nothing or has hardly a Chinese character. */
function isName(passage: string): boolean {
  if (isRepeated(passage) || REGION.test(passage) || OF_NO_NAME.test(passage)) return false
  return passage.replaceAll(RARE_ONE, '') !== '' && (TWO_CHARACTERS.test(passage) || WITH_ONE_CHARACTER.test(passage))
}

/** A rare character among controls and other rare ones: noise. Of names at least a word or a mark stands beside. */
const ORDINARY = /[\u3000-\u303f\u4e00-\u9ffd\uff00-\uffefA-Za-z0-9 \n,.:;!?()[\]'"-]/
const isAdrift = (text: string, start: number, end: number): boolean =>
  /[^\u4e00-\u9ffd]|^.$/s.test(text.slice(start, end)) &&
  !ORDINARY.test(text.charAt(start - 1)) &&
  !ORDINARY.test(text.charAt(end)) &&
  text.length > end - start

function spanOf(text: string, start: number, end: number, likely: Float32Array, types: Uint8Array): Span | undefined {
  if (!isName(text.slice(start, end)) || isAdrift(text, start, end)) return undefined
  const votes = new Float64Array(LABELS)
  let most = 0
  for (let i = start; i < end; i++) {
    votes[types[i] ?? 0] = (votes[types[i] ?? 0] ?? 0) + (likely[i] ?? 0)
    most = Math.max(most, likely[i] ?? 0)
  }
  const type = TAGGED_TYPES[votes.indexOf(Math.max(...votes)) - 1] ?? 'PERSON'
  return { start, end, type, label: type, confidence: Math.min(0.99, Math.round(100 * most) / 100) }
}
