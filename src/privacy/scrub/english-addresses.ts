// Addresses in English in any order, as people in China write them: Rm 1204, Bldg 6, Tianrun Plaza; Yanping Rd 135, apt 9C;
// huamu lu 1378; and inns, temples and the like that are known by name.
import { addressesByParts } from './english-address-parts.ts'
import { isListed } from './english-cues.ts'
import { type FindingType, reaching, type Span, type Stretch } from './finding.ts'
import { type Pattern, patternOf } from './pattern.ts'
import { isPinyin } from './pinyin.ts'

const CAPITAL = String.raw`[A-Z][A-Za-z]{1,18}(?:['’-][A-Za-z]{1,12})?`
const CAPITALS = String.raw`(?:${CAPITAL} ){1,3}`
const STREET = String.raw`${CAPITALS}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Boulevard|Blvd|Highway|Lu|Jie|Dajie|Dadao|Xiang|Hutong)\b\.?`

const PATTERNS: readonly (readonly [FindingType, Pattern])[] = [
  [
    'ADDRESS',
    patternOf(
      new RegExp(
        String.raw`(?:\b[Tt]he )?\b(?<inn>${CAPITALS})(?:Inn|Hotel|Hostel|Guesthouse|Temple|Pagoda|Monastery|Mosque|Cathedral|Villas|Parkside|Xincun)\b(?: (?:on|in|at|near|off) (?:the )?${STREET})?`,
      ),
    ),
  ],
  [
    'ADDRESS',
    patternOf(
      /(?<![\w-])[a-z]{4,14}(?: (?:zhong|dong|xi|nan|bei))? (?:lu|jie|dajie|dadao|hutong) \d{1,5}(?: ?(?:hao|nong|long|shi|lou|dong)\b| \d{1,4}|(?<=[a-z])\d{1,4}){0,8}\b(?:, ?[a-z]{3,14} \d{1,3}(?:-\d{1,4}){1,2})?/,
    ),
  ],
  [
    'HOSPITAL',
    patternOf(
      new RegExp(
        String.raw`\b(?<of>${CAPITALS})(?:Dental|Maternity|Psychiatric|MCH|Orthop[a]?edics|Eye Care|Rehab)\b(?! [A-Z])|\b(?<shop>[A-Z][a-z]{3,14}) (?=pharmacy\b)|\bNo\. ?\d{1,3} People['’]s Hospital\b|\bHospital \d{3}\b`,
      ),
    ),
  ],
  [
    'SCHOOL',
    patternOf(
      new RegExp(
        String.raw`\b(?<school>${CAPITALS})(?:Univ\b\.?|No\. ?\d{1,3} (?:Middle|High|Primary|Experimental|Secondary)\b(?: School)?)|\b(?:school|studies at|studying at|pupil at|student at|goes to|attends) (?<short>${CAPITAL}(?: ${CAPITAL})?) (?:No\. ?\d{1,3}\b|Primary\b|High\b|Middle\b)`,
      ),
    ),
  ],
]
/** Zhongshan Bei Lu, Huaihai Lu: Wang Lu is somebody. */
const PINYIN_STREET = patternOf(
  /\b(?:No\. ?\d{1,5} )?([A-Z][a-z]{4,13})( (?:Zhong|Dong|Xi|Nan|Bei))? (?:Lu|Jie|Dajie|Dadao|Hutong)\b(?: \d{1,5}\b)?|\b(?:No\. ?\d{1,5} )?[A-Z][a-z]{2,13} (?:Zhong|Dong|Xi|Nan|Bei) (?:Lu|Jie)\b(?: \d{1,5}\b)?/,
)
const TWO_SYLLABLES = /[aeiou][a-z]*[bpmfdtnlgkhjqxrzcsyw][a-z]*[aeiou]/

/** Of the place before it: metro exit B, north gate, Tower 2. */
const TAIL =
  /(?: (?:metro|subway|ferry|bus|toll|tram|north|south|east|west|main|back|church|community|container|railway|train|coach)){0,2} (?:station|exit|gate|pier|depot|terminal|hall|entrance|stop)\b(?: ?[A-Z\d]{1,2}\b)?|,? (?:[Ee]xit|[Gg]ate|Block|Tower|Building|[Rr]oom) [A-Z\d]{1,4}\b|(?<=Tower|Block|Building|Gate|Phase|Plaza) \d{1,2}(?! ?(?:am|pm|hours?|min|days?|times|weeks?|months?|years?|people)\b)(?![\d:.%])/y

/** What is likely in every one of them. */
const ANY = patternOf(/[A-Za-z'’-] [A-Z]|\d|[a-z] (?:lu|jie|dajie|dadao|hutong) |pharmacy/)

/** @param text normalised */
export function findEnglishAddresses(text: string): readonly Span[] {
  if (!ANY.test(text)) return []
  const found = PATTERNS.flatMap(([type, pattern]) =>
    pattern.all(text).flatMap((match) => {
      const { inn, of, school, short, shop } = match.groups ?? {}
      const own = inn ?? of ?? school ?? short ?? shop
      const first = own?.trim().split(' ')[0]
      if (first !== undefined && (NO_PLACE.has(first) || (own !== of && own !== school && isListedPlace(own))))
        return []
      return [{ ...reachOf(match), type, label: type, confidence: 0.7 }]
    }),
  )
  return [...addressesByParts(text), ...found, ...pinyinStreets(text)]
}

/** Without the words that only told what it is. */
function reachOf({ 0: whole, index, groups: { short, shop } = {} }: RegExpMatchArray): Stretch {
  const at = index ?? 0
  const [start, end] = [at, at + whole.length]
  if (short !== undefined) return { start: at + whole.indexOf(short), end }
  if (shop !== undefined) return { start, end: at + shop.length }
  return { start, end }
}

/** Words that begin a sentence, and lessons. */
const NO_PLACE = new Set(
  'I He She It We They You The This That My His Her Our Your Their A An And But So If Lesson Chapter Part Section Module Please'.split(
    ' ',
  ),
)
const isListedPlace = (own: string | undefined) =>
  (own ?? '')
    .trim()
    .split(' ')
    .every((word) => isListed(word))

const pinyinStreets = (text: string): readonly Span[] =>
  PINYIN_STREET.all(text).flatMap(({ 0: whole, 1: name, 2: side, index }) => {
    if (name !== undefined && side === undefined && !(isPinyin(` ${name}`) && TWO_SYLLABLES.test(name))) return []
    return [{ start: index, end: index + whole.length, type: 'ADDRESS', label: 'ADDRESS', confidence: 0.7 }]
  })

/** With what stands after it in small letters. */
export function withTail(text: string, span: Span): Span {
  if (span.type !== 'ADDRESS') return span
  let { start, end } = span
  for (let parts = 0; parts < MOST_TAILS; parts++) {
    TAIL.lastIndex = end
    if (!TAIL.test(text)) break
    end = TAIL.lastIndex
  }
  if (end > span.end && text.slice(start - 4, start) === 'the ') start -= 4
  return reaching(span, start, end)
}
const MOST_TAILS = 2
