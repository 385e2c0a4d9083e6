// Addresses in English, part by part: units, streets and estates in any order, with commas between them. An address goes
// whole, from the first part to the last: Unit 5-2-1901, Palm Springs, 8 Chaoyang Park South Road.
import { isListed } from './english-cues.ts'
import type { Span } from './finding.ts'
import { patternOf } from './pattern.ts'

const NUMBER = String.raw`(?:[Nn]umber |[Nn]o\.? ?|#)?[A-Z]?\d{1,5}[A-Za-z]?(?:[-/][A-Z\d]{1,4}){0,3}`
const CAPITAL = String.raw`(?:St\.|Mt\.|[A-Z][A-Za-z]{0,18}(?:['’-][A-Za-z]{0,12})?)`
const CAPITALS = String.raw`(?:${CAPITAL} ){1,4}`
const ROOMS =
  '[Rr]oom|[Rr]m|[Ff]lat|[Uu]nit|[Ss]uite|[Aa]pt|[Aa]partment|[Cc]ottage|[Vv]illa|[Cc]abin|[Dd]orm(?:itory)?|[Hh]ouse|[Ss]hop|[Ss]tall|[Bb]ed-?sit|[Dd]oor'
const BLOCKS =
  '[Bb]uilding|[Bb]ldg|[Bb]lock|[Bb]lk|[Tt]ower|[Pp]hase|[Gg]roup|[Ll]ane|[Gg]ate|[Ee]ntrance|[Ll]ot|[Cc]ourtyard|[Tt]eam|[Vv]illage|[Ss]taircase|Alley|Pier|No'
/** Of a short form: Dingxi Rd. 5 */
const STOP = String.raw`(?:\.(?=,? ?[a-z\d]))?`
const STREETS =
  'Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Drive|Dr|Way|Close|Crescent|Cres|Boulevard|Blvd|Highway|Hwy|Terrace|Place|Pl|Row|Mews|Walk|Parade|Quay|Wharf|Embankment|Alley|Path|Lu|Jie|Dajie|Dadao|Xiang|Hutong|Longtang'
/** Of a street where a number is before them. */
const AFTER_NUMBER =
  'Bank|Rise|View|Green|Mount|End|Hill|Grove|Gardens?|Fold|Yard|Gate|Side|Croft|Wynd|Vale|Dale|Fields?|Mead|Meadows?|Orchard|Woods?|Brow|Cross|Circle|Circus|Loop|Trail|Point|Steps|Passage|Arcade|Arches|Cottages?|Ridge|Bridge|Terraces?|Square|Sq|Park|Court|Ct'
const ESTATES =
  'Villas?|Gardens?|Plaza|Towers?|Mansions?|Court|Compound|Estate|Community|Apartments|Residences?|Bldg|Building|Cent(?:re|er)|Square|Mall|Heights|Park|Dorm(?:itory)?|Campus|Village|Xincun|City|House|Hostel|Hotel|Inn|Lodge|Hall|Town|Township|Post Office|Mill|Farm|Barn|Manor|Cottages?|Harbou?r|Beach|Terrace|Grove|Quay|Wharf'
const ABROAD = String.raw`(?:Rua|Avenida|Calle|Carrer|Via|Rue|Jalan|Jln|Lorong|Travessa|Largo|Calcada)(?: (?:d[aeo]s?|del|de la|di|du))?(?: ${CAPITAL}){1,3}(?: \d{1,4}(?![\d:.%]))?|${CAPITALS}Soi(?: \d{1,3})?|(?:Soi|Moo) \d{1,3}`

const PART = patternOf(
  new RegExp(
    [
      String.raw`(?<box>P\.?O\.? ?[Bb]ox \d{1,6})`,
      String.raw`(?<whole>(?:[Bb]lock|[Bb]uilding|[Bb]ldg|[Tt]ower|[Hh]otel) [A-Z\d]{1,3},? (?:[Rr]oom |[Rr]m |[Uu]nit |[Aa]pt |#)?\d{3,4}[A-Z]?(?![\w:%.]))`,
      String.raw`(?<room>(?:(?:${ROOMS})\.? ?${NUMBER}|#\d{1,3}(?:-\d{1,4})?)(?![\w:%]))`,
      String.raw`(?<block>(?:${BLOCKS})\.? ?${NUMBER}(?![\w:%])|(?:[Bb]lock|[Tt]ower|[Bb]uilding|[Ww]ing|[Uu]nit|[Ff]lat|[Pp]hase|[Ee]ntrance|[Gg]ate) [A-Z]\b|(?:\d{1,2}|G|LG)/F\b|\d{1,2}(?:st|nd|rd|th) [Ff]loor|[Ff]loor \d{1,2}\b)`,
      String.raw`(?<level>(?:Section|Sec\.?|Level) \d{1,3}(?![\w:%.]))`,
      String.raw`(?<numbered>${NUMBER},? (?:${CAPITALS}(?:(?:${STREETS}|${AFTER_NUMBER})\b${STOP}(?: (?:Central|East|West|North|South)\b)?)|${ABROAD}))`,
      String.raw`(?<housed>${NUMBER},? ${CAPITALS}(?:${ESTATES})\b)`,
      String.raw`(?<trailing>${CAPITALS}(?:${STREETS})\b${STOP},? (?:[Nn]o\.? ?|#)?\d{1,5}[A-Z]?(?![\d:.%])|(?:Soi|Moo) \d{1,3}\b)`,
      String.raw`(?<named>${CAPITALS}(?:${STREETS}|${ESTATES})\b${STOP}(?: (?:Central|East|West|North|South)\b)?|${ABROAD})`,
    ]
      .map((part) => String.raw`(?<![\w.-])${part}`)
      .join('|'),
  ),
)
const BETWEEN = /^(?:,? ?| - |,? (?:in|of|at|on|off) (?:the )?)$/
/** A name of an estate, a quarter or a town between the parts or after them. */
const BARE = new RegExp(String.raw`, (?:${CAPITAL} ){0,2}${CAPITAL}(?![\w])`, 'y')
const POSTCODE = /,? (?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2} \d{5}(?:-\d{4})?)\b/y
const POSTCODES = patternOf(/\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/)
const ANY = patternOf(/\d|Block|Tower/)

interface Part {
  readonly kind: string
  readonly start: number
  readonly end: number
}

/** @param text normalised */
export function addressesByParts(text: string): readonly Span[] {
  if (!ANY.test(text)) return []
  const found: Span[] = POSTCODES.all(text).map(({ 0: code, index }) => spanOf(index, index + code.length))
  let chain: Part[] = []
  for (const match of PART.all(text)) {
    const part = partOf(match)
    if (part.kind === 'named' && ORDINARY.test(text.slice(part.start, part.end))) continue
    const last = chain.at(-1)
    if (last && !BETWEEN.test(text.slice(bareEnd(text, last.end), part.start))) {
      found.push(...settled(text, chain))
      chain = []
    }
    chain.push(part)
  }
  return [...found, ...settled(text, chain)]
}

function partOf({ 0: whole, index, groups = {} }: RegExpExecArray): Part {
  const kind = Object.keys(groups).find((name) => groups[name] !== undefined) ?? ''
  const leading = kind === 'named' ? (LEADING.exec(whole)?.[0].length ?? 0) : 0
  return { kind, start: index + leading, end: index + whole.length }
}
/** Capitals that only begin the sentence. */
const LEADING = /^(?:(?:In|At|On|To|From|Near|My|His|Her|Their|Our|The|Lives|Live|Address|Found|Staying) )+/

/** Community Centre, Main Road: everybody has one. */
const ORDINARY =
  /^(?:(?:The|A|Our|My|Community|Mental|Health|Care|Day|Training|Conference|Crisis|Call|Counselling|Counseling|Sports|Shopping|Town|City|Village|Main|High|Old|New|General|Building|Public|Private|National|Post|Youth|Women['’]s|Children['’]s|Service|Support|Help|Test|Data|Opera|White|Open|Full|Own) )+\S+$/

/** Past the bare names after a part, as far as there are any. */
function bareEnd(text: string, from: number): number {
  let end = from
  for (let parts = 0; parts < MOST_BARE; parts++) {
    BARE.lastIndex = end
    const name = BARE.exec(text)?.[0]
    if (name === undefined || NUMBERED.test(text.slice(end + name.length)) || isNoName(name)) break
    end += name.length
  }
  return end
}
const MOST_BARE = 2
/** The name before a number is a part of its own. */
const NUMBERED = /^(?:\.? ?\d|['’]|\w)/
const isNoName = (name: string) => ORDINARY.test(name.slice(2)) || name.slice(2).split(' ').every(isListedPart)
const isListedPart = (word: string) => isListed(word.replace(/['’.-].*$/, ''))

function settled(text: string, chain: readonly Part[]): readonly Span[] {
  const [first] = chain
  const last = chain.at(-1)
  if (!first || !last) return []
  const bare = bareEnd(text, last.end)
  if (!isAddress(chain, bare > last.end || hasBare(chain))) return []
  POSTCODE.lastIndex = bare
  return [spanOf(startOf(text, first), POSTCODE.test(text) ? POSTCODE.lastIndex : bare)]
}

/** With a flat or a quarter before it that nothing but its place tells. */
function startOf(text: string, { kind, start }: Part): number {
  const before = text.slice(Math.max(0, start - LONGEST_BEFORE), start)
  if (kind === 'block') return start - (FLAT.exec(before)?.[0].length ?? 0)
  const [quarter = '', name = ''] = (kind === 'trailing' && QUARTER.exec(before)) || []
  return isListed(name) ? start : start - quarter.length
}
/** 1203, Block B */
const FLAT = /(?<![\w.:-])\d{2,4}[A-Z]?, $/
/** Jing'an, Yanping Rd 135 */
const QUARTER = /(?<![\w'’-])([A-Z][a-z]+(?:['’][a-z]+)?), $/
const LONGEST_BEFORE = 24

const hasBare = (chain: readonly Part[]) =>
  chain.some(({ end }, i) => (chain[i + 1]?.start ?? end) - end > FARTHEST_BETWEEN)
const FARTHEST_BETWEEN = 9

/** A box, a house number, a room in something, or a room and a block; a level or a section tells nothing. */
function isAddress(chain: readonly Part[], withBare: boolean): boolean {
  const told = chain.filter(({ kind }) => kind !== 'level')
  const kinds = new Set(told.map(({ kind }) => kind))
  const has = (...all: readonly string[]) => all.some((kind) => kinds.has(kind))
  if (has('whole', 'box', 'numbered', 'trailing')) return true
  if (has('named') && told.length > 1) return true
  if (has('room', 'block') && (has('named', 'housed') || withBare)) return true
  return has('housed') ? told.length > 1 || withBare : has('room') && told.length > 1
}

const spanOf = (start: number, end: number): Span => ({
  start,
  end,
  type: 'ADDRESS',
  label: 'ADDRESS',
  confidence: 0.8,
})
