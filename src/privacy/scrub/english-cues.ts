// What tells that a capitalised word of English that no list has is somebody's name: roles and verbs before it, verbs after
// it, a place in a rota. None of them is enough for a word that is in common use.
import {
  COMMON_SUBJECTS,
  EVERYDAY_THINGS,
  FEASTS_BRANDS_SHORT_FORMS,
  MEDICINES_AND_EPONYMS,
  NATIONS_AND_BRANDS,
  NO_NAME,
} from '../lexicon/english-common.ts'
import { FIGURES_OF_ONE_WORD } from '../lexicon/english-figures.ts'
import { NOT_SURNAMES } from '../lexicon/english-names.ts'
import { isWord } from './english-words.ts'

const common = new Set([
  ...COMMON_SUBJECTS,
  ...NATIONS_AND_BRANDS,
  ...MEDICINES_AND_EPONYMS,
  ...FEASTS_BRANDS_SHORT_FORMS,
  ...EVERYDAY_THINGS,
  ...FIGURES_OF_ONE_WORD,
  ...NOT_SURNAMES,
  ...NO_NAME,
])
/** Unbelievably, Nothing, Tired: no list has them all. */
const ORDINARY_ENDING =
  /(?:ly|ing|ness|ment|tion|sion|ism|ist|ity|ous|ful|ese|ish|ic|ees|ers|ors|ists|ians|ics|ations|'s|’s)$/

const RELATION =
  'husband|wife|boyfriend|girlfriend|son|daughter|grandson|granddaughter|brother|sister|nephew|niece|mother|father|mum|mom|dad|baby|friend|uncle|aunt|cousin|neighbou?r|colleague|co-?worker|roommate|flatmate|housemate|classmate|teammate|fianc[eé]e?|nanny|landlord|landlady'
const ROLE =
  'staff member|staff|volunteer|supervisor|interpreter|operator|counsell?or|therapist|coordinator|coach|tutor|lecturer|professor|principal|social worker|caseworker|case manager|intern|colleague|manager|boss|agent|guard|nurse|doctor|psychologist|psychiatrist'
/** Her flatmate Hollis, staff member Yao, the supervisor is Rui, complaint about Rui. */
const BEFORE = new RegExp(
  String.raw`\b(?:(?:${RELATION}|${ROLE})(?:,? | is | was | - )|(?:reported|taken|handled|signed|written|recorded|approved|supervised|interviewed|assessed|noted) by:? |(?:interviewed|assessed|supervised|hand(?:over|ed over) to|case of|session with|meeting with) |(?:complaint|feedback|message|concern|report) (?:is |was |came )?(?:about|against|from|for) |(?:found|thanked|married|dated|dating|misses|loves|hates|blames|kissed|named|with|from|and) (?=\S{2,20} (?:at|on|in|yesterday|again|who)\b))$`,
  'i',
)
/** Words that may stand before a place as well as before a name. */
const WEAK = /\b(?:with|from|and) $/i
const LABEL =
  /(?:^|[;,.|\n] ?|\b(?:the|on|of) )(?:nurse|doctor|interpreter|counsell?or|guardian|next of kin|kin|operator|supervisor|contact|on duty|duty|reporter|handler|assessor|recorder|signed|taken by|cc|attn|to|from|teacher|therapist|worker)(?: (?:on|of|in)(?: [a-z]{2,8}){1,2})? ?[:：-] ?$/i
/** Night shift: Imani and Tendai. */
const ON_DUTY =
  /\b(?:shift|on call|on duty|rota|nights|days|standby|backup|tonight) ?[:：] ?(?:[^.;\n:]{1,24}(?:,|\band\b|&|\/) ?)?$/i
const PARTS_NAMES = /^(?:$|[,.;/\n]| (?:and|&|on|till|until|from) )/

const PERSON_VERBS =
  "called|calls|rang|rings|phoned|phones|told|tells|said|says|asked|asks|wants|wanted|feels|felt|thinks|hears|attended|attends|hung up|texted|texts|messaged|wrote|writes|cried|cries|denies|agreed|refused|refuses|thanked|pls|please|promised|admitted|disclosed|sleeps|woke|spoke|speaks|lives|lived|didn[’']t|doesn[’']t|won[’']t|hasn[’']t|has not|is missing|went missing"
const AFTER_FIRST = new RegExp(
  String.raw`^ (?:(?:just|also|then|never|still|only|later) )?(?:${PERSON_VERBS})\b|^ (?:is|was) (?:off\b|back\b|covering|on (?:nights|days|duty|call|shift|leave)|out sick|sick\b|bullied|born\b|my [a-z]|his [a-z]|her [a-z])`,
)
/** Where two names or more parts stand the verb may be any. */
const AFTER_SEVERAL =
  /^ (?:is|was|has|had|from|of|footballer|teacher|student|engineer|worker|driver|singer|cook|chef|nurse|coach|called|at \+?\d)\b|^ and [A-Z][a-z]+ (?:share|both|are|were)/
const ROTA =
  /^ (?:(?:on|does|do|covers|cover|off|has|takes|works) )?(?:nights?|days|earlies|lates|Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)(?:day)?\b(?! ?(?:shift|night|morning|afternoon|evening)\b)/
const SHARED = /^ and [A-Z][a-z-]+ (?:share|both|are|were|have|had|live|cover|work)\b/
const SHARING = /(?:^|[.!?\n;:] ?)([A-Z][a-z]+) and $/
const SHARES = /^ (?:share|both|are|were|have|had|live|cover|work)\b/
const DESCRIBED = /^[,:] \(?(?:\d{1,2}(?= ?[,;:)]|y| and\b)|aged?\b)|^ \(\d{1,2}\)/
const SAID = /\b(?:says?|said|that|because|when|if|where|thinks?) $/
const WAS = /^ (?:was|is|has|had|will|would|won[’']t|can[’']t) /

const FIRST = /(?:^|[.!?\n;:|"“] ?| [-–—] )$/
const IN_A_ROW = /(?:^|[.!?\n;:|] ?|, ?)$/

/** Whether a word is in the lists of those in common use. */
export const isListed = (word: string): boolean => common.has(word)
/** Whether a word is in common use, of everybody. */
export const isCommon = (word: string): boolean =>
  isListed(word) || MEDICINE.test(word) || (ORDINARY_ENDING.test(word) && !isStrange(word))

const SHORTEST_STRANGE = 3
/** Whether no list and no dictionary has a word: Ifeoma, Tserendorj; not Covid-free. */
export function isStrange(word: string): boolean {
  const [first = ''] = word.replace(APOSTROPHE, '').split(/['’-]/)
  if (CAMEL.test(first)) return false
  const own = first.length < SHORTEST_STRANGE ? word : first
  return own.length >= SHORTEST_STRANGE && !isListed(own) && !isListed(word) && !isWord(own) && !MEDICINE.test(own)
}
/** LinkedIn, DeepSeek; not DeShawn and McKenna. */
const CAMEL = /^(?!(?:Mc|Mac|De|Da|Di|Du|La|Le|Fitz|Van|Von|El|Al)[A-Z])[A-Z][a-z]+[A-Z]/
/** Of O'Brien and Ken'ichi, not of Okafor's. */
const APOSTROPHE = /['’](?=[A-Zaeiou])/
/** And what they are for. */
const MEDICINE =
  /(?:oxetine|traline|apine|azepam|azolam|idone|citalopram|prazole|[aeo]zine|onin|axine|cillin|statin|sartan|olol|[aei]pril|mycin|floxacin|profen|triptyline|pramine|barbital|phobia|mania|thymia|lepsy|[a-z]{2}itis|[a-z]{2}osis|[lc][aeu]+kemia|aemia|algia|[a-z]{2}pathy|plegia|kinesia|[a-z]{2}ectomy|oscopy|plasty|therapy)$/

/**
 * How sure the words beside a capitalised word make it somebody's name; 0 when they do not.
 * @param several whether further capitalised words follow it
 */
export function toldAsName(word: string, before: string, after: string, several: boolean): number {
  if (isCommon(word) || isListed(word.replace(/[-'’].*/, '')) || /[a-z][A-Z]/.test(word)) return 0
  if (LABEL.test(before) && several) return 0.8
  if (ON_DUTY.test(before) && PARTS_NAMES.test(after)) return 0.6
  if (BEFORE.test(before) && !(WEAK.test(before) && !several)) return 0.6
  if (SAID.test(before) && (WAS.test(after) || AFTER_FIRST.test(after))) return 0.6
  if (IN_A_ROW.test(before) && (ROTA.test(after) || (several && DESCRIBED.test(after)))) return 0.6
  const shares = SHARING.exec(before)?.[1]
  if (shares !== undefined && !isCommon(shares) && SHARES.test(after)) return 0.6
  if (!FIRST.test(before) || isWord(word)) return 0
  const told = AFTER_FIRST.test(after) || SHARED.test(after) || DESCRIBED.test(after)
  return told || (several && AFTER_SEVERAL.test(after)) ? 0.6 : 0
}
