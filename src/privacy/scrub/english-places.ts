// Addresses, schools, hospitals and employers in English: capitals before an ending that tells what it is.
import type { FindingType, Span } from './finding.ts'
import { type Pattern, patternOf } from './pattern.ts'

const CAPITALS = String.raw`(?:[A-Z][A-Za-z.'’-]{0,19} (?:of |and |& |the )?){1,4}`
const SCHOOL = patternOf(
  new RegExp(
    String.raw`\b${CAPITALS}(?:(?:High|Middle|Primary|Elementary|Secondary|Grammar|Junior|Senior|Infant|Nursery|Boarding|Public|International|Business|Medical|Law) ){0,4}(?:School|College|University|Academy|Kindergarten|Institute of Technology)\b(?: for (?:Boys|Girls|the [A-Z][a-z]+))?|\bUniversity of (?:[A-Z][a-z]+ ?){1,3}\b`,
  ),
)
/** at Oakfield Primary, to Westbrook High. */
const SHORT_SCHOOL = patternOf(
  /\b(?:at|to|from|in|school|attends|leaving|left|joined) (?<school>(?:St\. )?(?:[A-Z][a-z]+(?:['’]s?)? ){1,3}(?:High|Primary|Elementary|Middle|Grammar|Prep|Comprehensive|Comp|Intl|International|Sixth Form|Junior High|Juniors|Infants|Uni))\b(?! [A-Z])/d,
)
const HOSPITAL = patternOf(
  new RegExp(
    String.raw`\b${CAPITALS}(?:(?:General|Memorial|Community|Children['’]s|Mental Health|Medical|Psychiatric|University) ){0,4}(?:Hospital|Clinic|Infirmary|Surgery|Medical Cent(?:er|re)|Health Cent(?:er|re)|Hospice|(?:Medical |Health |Family |Group )Practice|(?:Nursing|Care) Home|Psychiatric Unit)\b`,
  ),
)
const ORG = patternOf(
  new RegExp(
    String.raw`\b${CAPITALS}(?:Ltd|Limited|Inc|LLC|LLP|Pte|Bhd|PLC|Plc|plc|GmbH|Corp|Corporation|Co|Company|Group|Holdings|& Sons)\b\.?`,
  ),
)

/** on Station Road, near Penrose Street: streets and landmarks without a number, after a word for being there. */
const THERE = String.raw`(?:at|on|in|near|along|off|from|to|by|behind|opposite|down|up|outside|around|beside|past|of|Near|At|On|Outside)`
const NAMED_PLACE = patternOf(
  new RegExp(
    String.raw`(?:\b${THERE} |[\u4e00-\u9fff] ?)(?:the )?(?:(?:corner|end|top|bottom|foot) of )?(?<place>(?:St\. )?(?:[A-Z][a-z'’]{1,19} ){1,3}(?:Street|Road|Avenue|Lane|Drive|Close|Crescent|Boulevard|Terrace|Square|Gardens|Grove|Mews|Plaza|Tower|Arcade|Bridge|Station|Park|Estate|Heights|Towers|Mall|Shopping Cent(?:re|er)|Viaduct|Pier|Multi-storey|Court|House|Place|Way|Hill|Village|Township|Subdistrict|District|Market|Reservoir|Dam|Temple|Wharf|Dock|(?<=[a-z] )(?:North|South|East|West))(?: (?:car park|bus stop|underpass|bridge|flats|estate|tube station|train station))?)\b(?! (?:of|for|[A-Z][a-z]+ (?:Hospital|School|College|Clinic|Surgery)|Hospital|School|College|Clinic|Surgery|Academy|University|Primary|High|Medical|Health))|\b(?:live|lives|living|lived|stay|stays|staying) (?:on|at|in|near|off|by) (?<low>(?!the|a|my|his|her|their|our|this|that|same|main|busy|quiet|noisy|next)[a-z']{3,15} (?:[a-z']{3,15} )?(?:street|road|avenue|lane|drive|crescent))\b`,
    'd',
  ),
)
const ORDINARY_PLACE =
  /^(?:(?:High|Main|Old|New|Back|Wall|Sesame|Memory|Downing|Police|Fire|Train|Bus|Railway|Car|Theme|Care|White|Opera|Open|Big|My|The|Our|His|Her|Any|Some|No|County|Crown|High|Supreme|Magistrates|Own|Full|National|Same|Right|Wrong|Long|Only) )+\S+$/

/** Not a name of its own: The Hospital, High School, Mental Health Clinic. */
const ORDINARY =
  /^(?:(?:The|A|An|My|His|Her|Their|Our|Your|In|At|On|To|From|When|If|After|Before|This|That|Local|High|Middle|Primary|Elementary|Secondary|Junior|Senior|Public|Private|Medical|Mental|Health|General|Community|Law|Business|Night|Summer|Sunday|Old|New|Grammar|Nursery|Boarding|International|University|College|Psychiatric|Children['’]s|Memorial|Insurance|Parent|Big|Support|Limited|I|We|She|He|They|It|And|But|So|Then|No|Not) ?)+(?:of |and |the |& )?$/
/** Words before a name, capitalised because they begin the sentence. */
const LEADING =
  /^(?:The|My|His|Her|Their|Our|In|At|On|To|From|When|If|After|Before|This|That|And|But|So|Then|I|We|She|He|They|Since|Is|Was) (?:(?:of|and|the|&) )?/

/** Names of places have two words at least. */
const TWO_WORDS = patternOf(/[A-Za-z.,] [A-Za-z&]/)

/** @param text normalised */
export function findEnglishPlaces(text: string): readonly Span[] {
  if (!TWO_WORDS.test(text)) return []
  return [
    ...namedPlaces(text),
    ...named(text, SCHOOL, 'SCHOOL'),
    ...shortSchools(text),
    ...named(text, HOSPITAL, 'HOSPITAL'),
    ...named(text, ORG, 'ORG'),
  ]
}

const matches = (text: string, pattern: Pattern, type: FindingType, confidence: number): Span[] =>
  pattern.all(text).map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
    type,
    label: type,
    confidence,
  }))

const shortSchools = (text: string): Span[] =>
  SHORT_SCHOOL.all(text).flatMap(({ indices }) => {
    const [start, end] = indices?.groups?.school ?? []
    if (start === undefined || end === undefined) return []
    const name = text.slice(start, end).replace(/\S+$/, '')
    return ORDINARY.test(name)
      ? []
      : [{ start, end, type: 'SCHOOL' as const, label: 'SCHOOL' as const, confidence: 0.65 }]
  })

const namedPlaces = (text: string): Span[] =>
  NAMED_PLACE.all(text).flatMap(({ indices }) => {
    const [start, end] = indices?.groups?.place ?? indices?.groups?.low ?? []
    if (start === undefined || end === undefined || ORDINARY_PLACE.test(text.slice(start, end))) return []
    return [{ start, end, type: 'ADDRESS' as const, label: 'ADDRESS' as const, confidence: 0.65 }]
  })

function named(text: string, pattern: Pattern, type: FindingType): Span[] {
  return matches(text, pattern, type, 0.8).flatMap((span) => {
    const whole = text.slice(span.start, span.end)
    const start = span.start + (LEADING.exec(whole)?.[0].length ?? 0)
    const name = text.slice(start, span.end).replace(/[A-Za-z.&]+\.?$/, '')
    return ORDINARY.test(name) || name === '' ? [] : [{ ...span, start }]
  })
}
