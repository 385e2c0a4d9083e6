// Names of people in English: by a cue and a capital, by a first name in common use, by a pinyin surname.
import { FIRST_NAMES, FIRST_NAMES_THAT_ARE_WORDS, NOT_SURNAMES, PINYIN_SURNAMES } from '../lexicon/english-names.ts'
import { isCommon, isListed, toldAsName } from './english-cues.ts'
import type { Span, Stretch } from './finding.ts'
import { nameInHan, smallNames } from './latin-in-han.ts'
import { isPinyin } from './pinyin.ts'

const firstNames = new Set(FIRST_NAMES)
const ambiguous = new Set(FIRST_NAMES_THAT_ARE_WORDS)
const pinyinSurnames = new Set(PINYIN_SURNAMES)
const notSurnames = new Set(NOT_SURNAMES)

/** Second syllables of given names of Korea and China: Joon-ho, Mei-ling. */
const SECOND =
  '(?:ho|woo|hee|hye|min|jin|hyu[nk]|hyeon|young|yeong|soo|su|seo[kn]?|seong|sung|jun|joon|jung|jeong|hoon|hun|kyung|won|hwa|hwan|sook|suk|sun|eun|ji|mi|na|rim|bin|chul|gyu|kyu|han|il|jae|joo|ju|ki|nam|ra|ri|seung|sik|shik|tae|wook|yong|yoon|yul|kook|gook|hyuk|ah|rae|bae|bum|beom|dong|gun|ok|sang|sup|seop|jong|kwon|keun|ling|ming|man|wai|kit|yan|ying|chi|fai|kwok|hung|lung|keung|mei|chun|yu|hua|fang|hsin|wen|jen|chieh|ting|hao|wei|lan|yi|ying|hui|ping|ching|chung|shan|kuo)(?![a-z])'
const WORD = new RegExp(
  String.raw`(?<![A-Za-z@._/-])(?:[A-Z]{2,9}(?= [A-Z][a-z])|[OD]['’][A-Z][a-z]{1,15}|[A-Z][a-z]{1,19}(?:['’][A-Z][a-z]{1,15}|-[A-Z][a-z]{1,15}|-${SECOND}|[A-Z][a-z]{1,15})?)(?![A-Za-z@_]|/(?![\u4e00-\u9fff ])|\.[A-Za-z])`,
  'g',
)
/** What may stand between the parts of a name: a space, an initial, van der. */
const NEXT_PART = new RegExp(
  String.raw` (?:[A-Z]\.? |(?:van|von|de|del|della|di|da|dos|du|bin|binti|ibn|al|el|ter|la|le|zu|af)(?: (?:der|den|de|het|la|los|las))? |al-|el-)?([OD]['’][A-Z][a-z]{1,15}|[A-Z][a-z]{1,19}(?:['’-]?[A-Z][a-z]{1,15}|-${SECOND})?)(?![A-Za-z@_]|/(?![\u4e00-\u9fff ])|\.[A-Za-z])`,
  'y',
)
const TITLE =
  /(?:\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Doctor|Sir|Madam|Nurse|Aunt|Auntie|Uncle|Md|Mohd|Lao|Xiao|Ah|Ate|Kuya|Tita|Tito)\.? )$/
const INTRODUCED =
  /(?:\b(?:(?:nick)?names? (?:is|are|was|as)|(?:full )?name ?[:：]|named|called|call(?:s|ed)? (?:me|him|her|himself|herself)|known as|dear|caller|patient|client|student|applicant|customer|contact|counsell?or|therapist|signed|attn|spoke (?:with|to)|ask for|speak to|follow up(?: with)?|ring|tell|told|contact|met|texted|e-?mailed|rang|phoned|visit(?:ed)?|see) ?[:：,]?["'“(]? ?)$/i
const SELF = /(?:\b(?:i['’]?m|i am|it['’]?s|it is|this is) )$/i
const KIN =
  /(?:\b(?:husband|wife|partner|boyfriend|girlfriend|ex|son|daughter|brother|sister|mother|father|mum|mom|dad|friend|boss|uncle|aunt|cousin|neighbou?r|colleague|teacher|roommate|flatmate|fianc[eé]e?|manager|supervisor|doctor|nurse|boy|girl|man|woman|lad|guy),? )$/i
/** Her flatmate Hollis: whatever it is. */
const NEAR =
  /\b(?:husband|wife|boyfriend|girlfriend|son|daughter|brother|sister|friend|uncle|aunt|cousin|neighbou?r|colleague|roommate|flatmate|housemate|classmate|fianc[eé]e?) $/
const HERE = /^(?: here\b|[,:] (?:\d{1,3}\b|aged?\b))/
const LOOK_BACK = 32
const LOOK_AHEAD = 32
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
  return HAN.test(text) ? [...found, ...smallNames(text)] : found
}

const HAN = /[\u4e00-\u9fff]/

function nameAt(text: string, word: string, start: number): Span | undefined {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start)
  const end = givenAfter(text, before, lastPart(text, start + word.length))
  const several = end > start + word.length
  const shouted = word === word.toUpperCase()
  const known = firstNames.has(word) || isHyphened(word)
  const named = (confidence: number): Span => ({ start, end, type: 'PERSON', label: 'PERSON', confidence })
  if (shouted && !pinyinSurnames.has(word.charAt(0) + word.slice(1).toLowerCase())) return undefined
  const title = notSurnames.has(word) ? undefined : TITLE.exec(before)?.[0].length
  if (title !== undefined) return { ...named(0.9), start: start - title, hideFrom: start }
  if (notSurnames.has(word) && !ambiguous.has(word)) return undefined
  const maybe = known || ambiguous.has(word) || several
  if (INTRODUCED.test(before) && (maybe || !isListed(word))) return named(maybe ? 0.95 : 0.7)
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
  const told = toldBeside(text, { start, end }, before, several)
  return told > 0 ? named(told) : undefined
}

/** How sure the words beside a word that is in no list make it a name, or one that is a word as well. */
function toldBeside(text: string, { start, end }: Stretch, before: string, several: boolean): number {
  const name = text.slice(start, end)
  const word = name.split(' ')[0] ?? name
  if (several && PLACE.test(name)) return 0
  const after = text.slice(end, end + LOOK_AHEAD)
  const told = toldAsName(word, before, after, several) || (isCommon(word) ? 0 : nameInHan(before, after))
  if (told > 0 || !ambiguous.has(word)) return told
  const described = HERE.test(text.slice(end, end + 8))
  return described || (!startsSentence(before) && (several || !SEASONS.has(word))) ? 0.6 : 0
}

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
    if (whole === undefined || notSurnames.has(word)) break
    end += whole.length
  }
  INITIAL.lastIndex = end
  return INITIAL.test(text) ? end + 3 : end
}

/** Sofia K. */
const INITIAL = / [A-HJ-Z]\.(?= [a-z]|[,;:)]|$)/y

/** Joon-ho, Mei-ling: two syllables of Korea or China; not Follow-up. */
const isHyphened = (word: string): boolean => HYPHENED.test(word) && !notSurnames.has(word.replace(/-.*/, ''))
const HYPHENED =
  /^(?!(?:One|Two|Ten|Non|Sit|Set|Pop|Top|Hot|Hang|Run|Long|Man|Men|Pan|Ping|Ding|Sing)-)[A-Z](?:[a-z]{0,2}[aeiou]|[a-z]{0,3}[aeiou]ng|[a-z]{0,3}[aeiou][nmkltw]|[a-z]{0,2}y[aeo]{1,2}[ngk]{0,2})-/

/** Capitals wherever they stand. */
const SEASONS = new Set('April August Autumn Christian June King Justice May Mercy Summer Trinity Winter'.split(' '))

const startsSentence = (before: string) => before === '' || /[.!?\n:] ?$/.test(before)
