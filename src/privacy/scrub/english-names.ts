// Names of people in English: by a cue and a capital, by a first name in common use, by a pinyin surname.
import { carelessNames } from './english-careless.ts'
import { isListed, isStrange, toldAsName } from './english-cues.ts'
import {
  isAmbiguous,
  isGivenAfter,
  isKnown,
  isName,
  isNoSurname,
  isPerson,
  isPinyinSurname,
  isSeason,
  isSurname,
  isWordName,
  lastOf,
} from './english-given.ts'
import { NAMED, sayingsIn } from './english-sayings.ts'
import { speltNames } from './english-spelt.ts'
import {
  actsAsPerson,
  isEponym,
  isNamed,
  isPlaceName,
  startsSentence,
  toldAfter,
  toldAsStranger,
} from './english-starts.ts'
import { isWord } from './english-words.ts'
import type { Span, Stretch } from './finding.ts'
import { outside } from './join.ts'
import { smallNames, toldInHan } from './latin-in-han.ts'
import { patternOf } from './pattern.ts'
import { isPinyin } from './pinyin.ts'

/** Wang, O'Brien, Li'an, Jean-Pierre, Seo-yun, McDonald. */
const PART = String.raw`(?:[OD]['’][A-Z][a-z]{1,15}(?:-[A-Z][a-z]{1,15})?|[A-Z][a-z]{1,19}(?:['’](?:[A-Z][a-z]{1,15}|[aeiou][a-z]{0,5}(?![a-z]))|-[A-Z][a-z]{1,15}|-[a-z]{1,7}(?![a-z-])|[A-Z][a-z]{1,15})?)`
const ENDS = String.raw`(?![A-Za-z@_]|/(?![\u4e00-\u9fff ])|\.[A-Za-z]|-?\d)`
const WORD = patternOf(new RegExp(String.raw`(?<![A-Za-z@._/-])(?:[A-Z]{2,9}(?= [A-Z][a-z])|${PART})${ENDS}`))
/** What may stand between the parts of a name: a space, an initial, van der. */
const NEXT_PART = new RegExp(
  String.raw` (?:[A-Z]\.? |(?:van|von|de|del|dela|delos|della|di|da|dos|du|bin|binti|ibn|al|el|ter|la|le|zu|af)(?: (?:der|den|de|het|la|los|las))? |al-|el-)?(${PART})${ENDS}`,
  'y',
)
const TITLE =
  /(?:\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Doctor|Sir|Madam|Nurse|Aunt|Auntie|Uncle|Fr|Rev|Revd|Father|Sister|Brother|Pastor|Rabbi|Imam|Sr|Capt|Sgt|Officer|Md|Mohd|Lao|Xiao|Ah|Ate|Kuya|Tita|Tito)\.? )$/
/** Mr An, Ms May. */
const MISTER = /\b(?:Mr|Mrs|Ms)\.? $/
const INTRODUCED =
  /(?:\b(?:caller|patient|client|student|applicant|customer|contact|counsell?or|therapist|signed|attn|spoke (?:with|to)|ask for|speak to|follow up(?: with)?|ring|tell|told|contact|met|texted|e-?mailed|rang|phoned|visit(?:ed)?|see) ?[:：,]?["'“(]? ?)$/i
const SELF = /(?:\b(?:i['’]?m|i am|it['’]?s|it is|this is) )$/i
const KIN =
  /(?:\b(?:husband|wife|partner|boyfriend|girlfriend|ex|son|daughter|brother|sister|mother|father|mum|mom|dad|friend|boss|uncle|aunt|cousin|neighbou?r|colleague|teacher|roommate|flatmate|fianc[eé]e?|manager|supervisor|doctor|nurse|boy|girl|man|woman|lad|guy),? )$/i
/** Her flatmate Hollis: whatever it is. */
const NEAR =
  /\b(?:husband|wife|boyfriend|girlfriend|son|daughter|brother|sister|friend|uncle|aunt|cousin|neighbou?r|colleague|roommate|flatmate|housemate|classmate|fianc[eé]e?) $/
/** Dear Diary, they call me Fatty: a word there is a name less often than not. */
const LOOSELY_NAMED =
  /\b(?:dear|(?:calls|called|(?:they|people|kids|boys|girls|everyone|classmates) call) (?:me|him|her)) $/i
const HERE = /^(?: here\b|[,:] (?:\d{1,3}\b|aged?\b))/
const LOOK_BACK = 32
const LOOK_AHEAD = 32
const MOST_PARTS = 2

/** @param text normalised */
export function findEnglishNames(text: string): readonly Span[] {
  const found: Span[] = []
  let from = 0
  for (const { 0: word, index } of WORD.all(text)) {
    if (index < from) continue
    const span = nameAt(text, word, index) ?? besideName(text, word, index, from)
    if (!span) continue
    found.push(span)
    from = span.end
  }
  const names = outside([...found, ...speltNames(text), ...carelessNames(text)], sayingsIn(text))
  return HAN.test(text) ? [...names, ...smallNames(text)] : names
}

const HAN = /[\u4e00-\u9fff]/

function nameAt(text: string, word: string, start: number): Span | undefined {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start)
  const end = givenAfter(text, before, lastPart(text, start + word.length))
  const shouted = word === word.toUpperCase()
  const named = (confidence: number): Span => ({
    start: start - (INITIALS.exec(before)?.[1]?.length ?? 0),
    end,
    type: 'PERSON',
    label: 'PERSON',
    confidence,
  })
  if (shouted && !isPinyinSurname(word)) return undefined
  const title = (isNoSurname(word) ? MISTER : TITLE).exec(before)?.[0].length
  if (title !== undefined) return { ...named(0.9), start: start - title, hideFrom: start }
  const sure = sureOf(text, { start, end }, word, before)
  return sure > 0 ? named(sure) : undefined
}

/** Ka-ming and Wing: who is named in one breath with somebody. @param end of the last name */
function besideName(text: string, word: string, start: number, end: number): Span | undefined {
  if (
    end === 0 ||
    start - end > FARTHEST_BESIDE ||
    !AND.test(text.slice(end, start)) ||
    (isListed(word) && !isPlaceName(word))
  )
    return undefined
  return { start, end: start + word.length, type: 'PERSON', label: 'PERSON', confidence: 0.6 }
}
const AND = /^,? (?:and|&|or) $/
const FARTHEST_BESIDE = 6

/** J. Okonkwo, de la Cruz, van der Berg, Mr van Dijk */
const INITIALS =
  /(?:^|[^A-Za-z.])((?:[A-Z]\. ?){1,3}|(?:von|de|del|dela|della|di|da|dos|du|bin|binti|al|el|le|la|ter|van(?= de)|(?<=\b(?:Mr|Mrs|Ms|Dr|Prof)\.? )van)(?: (?:la|los|las|der|den|de|het))? )$/

/** How sure a name is by itself, by what introduces it and by what stands beside it; 0 when it is none. */
function sureOf(text: string, { start, end }: Stretch, word: string, before: string): number {
  const several = end > start + word.length
  const after = text.slice(end, end + LOOK_AHEAD).replace(/^["”]/, '')
  const rest = text.slice(start + word.length, end)
  if (several && isGivenAfter(word, rest, before)) return 0.8
  if (isEponym(after)) return 0
  const known = isKnown(word)
  if (isNoSurname(word) && !isWordName(word)) return 0
  const maybe = known || isWordName(word) || several
  if (LOOSELY_NAMED.test(before) && !known && !isAmbiguous(word) && isWord(word)) return 0
  if (NAMED.test(before) && (maybe || !isListed(word))) return maybe ? 0.95 : 0.7
  if (INTRODUCED.test(before) && (isName(word) || (!isListed(word) && (isName(lastOf(rest)) || !isWord(word)))))
    return 0.9
  if (SELF.test(before) && maybe && (known || several)) return 0.9
  if (KIN.test(before) && (maybe || isPinyinSurname(word))) return 0.9
  if (NEAR.test(before) || (KIN.test(before) && !isListed(word))) return 0.6
  if (known) return several ? 0.9 : 0.75
  if (isPinyinSurname(word) && several && isPinyin(rest)) return 0.8
  if (several && PLACE.test(rest)) return 0
  const told = toldAsName(word, before, after, several)
  if (told > 0) return told
  return HAN.test(before + after) ? toldInHan(word, before, after, several) : toldBeside(word, before, after, rest)
}

/** How sure the words beside a word that is in no list make it a name, or one that is a word as well. */
function toldBeside(word: string, before: string, after: string, rest: string): number {
  if (isSeason(word) && ON.test(before) && /^ \d{1,2}(?:st|nd|rd|th)?\b/.test(after)) return 0
  if (rest === '' && OF_A_WORK.test(before) && !isAmbiguous(word)) return 0
  if (startsSentence(before) && isNamed(after)) return 0.6
  if (!isAmbiguous(word)) return isStrange(word) ? toldAsStranger(before, after, rest !== '') : 0
  const told = Math.max(toldAfter(word, rest + after, isPerson), rest === '' ? 0 : toldAfter(word, after, isPerson))
  if (told > 0) return told
  if (HERE.test(after)) return 0.6
  if (!startsSentence(before) && actsAsPerson(before, after)) return 0.6
  if (isPlaceName(word) || startsSentence(before) || ARTICLE.test(before)) return 0
  return isSeason(word) && !isSurname(lastOf(rest)) ? 0 : 0.6
}

const ARTICLE = /\b(?:the|an?) $/i
/** On May 4, and no May of 34. */
const ON = /\b(?:on|since|until|till|by|from|before|after|to|through|and|of|last|this|next) $/i
/** She quoted Shawshank, and nobody. */
const OF_A_WORK =
  /\b(?:quot(?:ed|es|ing)|watch(?:ed|es|ing)|re-?read(?:s|ing)?|binged?|streams?|streaming|plays|playing|played) $/i

/** Main Road was closed. */
const PLACE =
  / (?:Road|Rd|Street|St|Avenue|Lane|Park|Plaza|Tower|Garden|Gardens|Village|Town|Square|Bridge|Station|Hospital|Clinic|Dental|Maternity|School|College|University|Centre|Center|Hotel|Inn|Temple|County|District|Bank|Group|Parkside|Hotline|Team|Line|Lu|Jie)$/

/** Name: Kowalski, Ewa */
const NAME_FIELD = /(?:[Nn]ame|姓名) ?: ?$/
const GIVEN = /, [A-Z][a-z]{1,19}(?= ?(?:[;|,/\n(]|$))/y
function givenAfter(text: string, before: string, end: number): number {
  GIVEN.lastIndex = end
  return NAME_FIELD.test(before) && GIVEN.test(text) ? GIVEN.lastIndex : end
}

function lastPart(text: string, from: number): number {
  let end = from
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    NEXT_PART.lastIndex = end
    const [whole, word = ''] = NEXT_PART.exec(text) ?? []
    if (whole === undefined || isNoSurname(word)) break
    end += whole.length
  }
  INITIAL.lastIndex = end
  return INITIAL.test(text) ? end + 3 : end
}

/** Sofia K. */
const INITIAL = / [A-HJ-Z]\.(?= [a-z]|[,;:)]|$)/y
