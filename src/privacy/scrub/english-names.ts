// Names of people in English: by a cue and a capital, by a first name in common use, by a pinyin surname.
import { FIRST_NAMES, FIRST_NAMES_THAT_ARE_WORDS, NOT_SURNAMES, PINYIN_SURNAMES } from '../lexicon/english-names.ts'
import type { Span } from './finding.ts'

const firstNames = new Set(FIRST_NAMES)
const ambiguous = new Set(FIRST_NAMES_THAT_ARE_WORDS)
const pinyinSurnames = new Set(PINYIN_SURNAMES)
const notSurnames = new Set(NOT_SURNAMES)

const WORD =
  /(?<![A-Za-z@._/-])(?:[A-Z]{2,9}(?= [A-Z][a-z])|[A-Z][a-z]{1,19}(?:['’][A-Z][a-z]{1,15}|-[A-Z][a-z]{1,15}|[A-Z][a-z]{1,15})?)(?![A-Za-z@_/]|\.[A-Za-z])/g
/** What may stand between the parts of a name: a space, an initial. */
const NEXT_PART = / (?:[A-Z]\.? )?([A-Z][a-z]{1,19}(?:['’-]?[A-Z][a-z]{1,15})?)(?![A-Za-z@_/]|\.[A-Za-z])/y
const TITLE = /(?:\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Doctor|Sir|Madam|Nurse|Aunt|Auntie|Uncle)\.? )$/
const INTRODUCED =
  /(?:\b(?:names? (?:is|are|was|as)|(?:full )?name ?[:：]|named|called|call(?:s|ed)? (?:me|him|her|himself|herself)|known as|dear|caller|patient|client|student|applicant|customer|contact|counsell?or|therapist|signed|attn|spoke (?:with|to)|ask for|speak to|follow up(?: with)?|ring|tell|told|contact|met|texted|e-?mailed|rang|phoned|visit(?:ed)?|see) ?[:：,]?["'“(]? ?)$/i
const SELF = /(?:\b(?:i['’]?m|i am|it['’]?s|it is|this is) )$/i
const KIN =
  /(?:\b(?:husband|wife|partner|boyfriend|girlfriend|ex|son|daughter|brother|sister|mother|father|mum|mom|dad|friend|boss|uncle|aunt|cousin|neighbou?r|colleague|teacher|roommate|flatmate|fianc[eé]e?|manager|supervisor|doctor|nurse|boy|girl|man|woman|lad|guy),? )$/i
/** Her flatmate Hollis: whatever it is. */
const NEAR =
  /\b(?:husband|wife|boyfriend|girlfriend|son|daughter|brother|sister|friend|uncle|aunt|cousin|neighbou?r|colleague|roommate|flatmate|housemate|classmate|fianc[eé]e?) $/
const HERE = /^(?: here\b|[,:] (?:\d{1,3}\b|aged?\b))/
const LOOK_BACK = 32
const MOST_PARTS = 2

/** @param text normalised */
export function findEnglishNames(text: string): readonly Span[] {
  const found: Span[] = []
  let from = 0
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (index < from) continue
    const span = nameAt(text, word, index)
    if (!span) continue
    found.push(span)
    from = span.end
  }
  return HAN.test(text) ? [...found, ...findSmallPinyin(text)] : found
}

const HAN = /[\u4e00-\u9fff]/
const SMALL = /(?<![A-Za-z@._/-])([a-z]{2,6})( [a-z]{2,14})(?![A-Za-z@_/ ]|\.[A-Za-z])/g
/** Words of English among the surnames. */
const WORDS = new Set([
  'he',
  'long',
  'fan',
  'pan',
  'tan',
  'song',
  'men',
  'an',
  'you',
  'tang',
  'fang',
  'pang',
  'gong',
  'mo',
])
const surnamesInSmall = new Set(PINYIN_SURNAMES.map((surname) => surname.toLowerCase()))

/** zhang wei, in a text that is in Chinese. */
const findSmallPinyin = (text: string): readonly Span[] =>
  [...text.matchAll(SMALL)]
    .filter(
      ({ 1: surname = '', 2: given = '' }) => surnamesInSmall.has(surname) && !WORDS.has(surname) && isPinyin(given),
    )
    .map(({ 0: whole, index }) => ({
      start: index,
      end: index + whole.length,
      type: 'PERSON',
      label: 'PERSON',
      confidence: 0.6,
    }))

function nameAt(text: string, word: string, start: number): Span | undefined {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start)
  const end = lastPart(text, start + word.length)
  const several = end > start + word.length
  const shouted = word === word.toUpperCase()
  const known = firstNames.has(word)
  const named = (confidence: number): Span => ({ start, end, type: 'PERSON', label: 'PERSON', confidence })
  if (shouted && !pinyinSurnames.has(word.charAt(0) + word.slice(1).toLowerCase())) return undefined
  const title = notSurnames.has(word) ? undefined : TITLE.exec(before)?.[0].length
  if (title !== undefined) return { ...named(0.9), start: start - title, hideFrom: start }
  if (notSurnames.has(word) && !ambiguous.has(word)) return undefined
  const maybe = known || ambiguous.has(word) || several
  if (INTRODUCED.test(before)) return named(maybe ? 0.95 : 0.7)
  if (SELF.test(before) && maybe && (known || several)) return named(0.9)
  if (KIN.test(before) && maybe) return named(0.9)
  if (NEAR.test(before)) return named(0.6)
  if (known) return named(several ? 0.9 : 0.75)
  if (
    pinyinSurnames.has(shouted ? word.charAt(0) + word.slice(1).toLowerCase() : word) &&
    several &&
    isPinyin(text.slice(start + word.length, end))
  )
    return named(0.8)
  if (!ambiguous.has(word)) return undefined
  const first = startsSentence(before)
  const described = HERE.test(text.slice(end, end + 8))
  if (described || (!first && (several || !SEASONS.has(word)))) return named(0.6)
  return undefined
}

function lastPart(text: string, from: number): number {
  let end = from
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    NEXT_PART.lastIndex = end
    const [whole, word = ''] = NEXT_PART.exec(text) ?? []
    if (whole === undefined || notSurnames.has(word)) return end
    end += whole.length
  }
  return end
}

/** Capitals wherever they stand. */
const SEASONS = new Set('April August Autumn Christian June King Justice May Mercy Summer Trinity Winter'.split(' '))

const startsSentence = (before: string) => before === '' || /[.!?\n:] ?$/.test(before)

const SYLLABLES =
  /^ (?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|an|en|in|un|ao|ai|ei|ou|ia|ie|iu|ua|ue|ui|uo|a|e|i|o|u|v|er)){1,3}$/i
const isPinyin = (word: string) => SYLLABLES.test(word)
