// Names that are words as well, and words that no list has: what stands after them tells who is somebody, above all at the
// start of a sentence, where every word has a capital. Will rang, Dawn covers line 2, Ifeoma's mother; not Dawn is the worst.
import { FIRST_NAMES_THAT_ARE_PLACES } from '../lexicon/english-names.ts'

/** What only people do. */
const STRICT =
  "said|says|told|tells|rang|rings|phoned|phones|texted|messaged|e-?mailed|asked|asks|hung up|wants|wanted|thinks|thought|cried|cries|promised|promises|admitted|denied|denies|agreed|refused|refuses|thanked|wrote|writes|spoke|speaks|volunteered|confirmed|apologi[sz]ed|mentioned|insisted|disclosed|laughed|teaches|taught|drives|drove|studies|drinks|called|calls (?:me|him|her|us|back|again|every|it)|picked up|moved (?:in|out)|covers? (?:line|nights?|days|for|the|me|us)|left(?=[,.]| (?:at|for|home|yesterday|last|in|on|me|him|her|us)\\b)|(?:is|was) (?:off (?:sick|till|until|on)|on (?:nights|days|duty|call|leave|line)|out sick|my|his|her|our|their)|(?:hasn|doesn|didn|isn|wasn|won|wouldn|couldn)[’']t|(?:has|have) (?:not )?(?:been|rung|called|phoned|texted|slept|eaten|stopped|told|said|asked|left the|agreed|refused)|(?:will|would) (?:not )?(?:ring|call|phone|text|see|come|tell|speak|meet|visit|cover|take|follow up|check|handle|join|bring|send|pick|help|be (?:back|there|in|off))|can(?:not|[’']t) (?:be reached|sleep|cope|stop|speak|come)|pls|please"
/** What things and seasons do too: only for those that are not such a word. */
const LOOSE =
  'is|was|has|had|will|would|could|took|takes|gave|gives|went|goes|came back|knows|knew|feels|felt|lives|lived|works|worked|sleeps|slept|woke|hit|hits|hates|loves|loved|misses|needs|needed|heard|hears|saw|sees|found|got|gets|does|did|never|always|still|keeps|kept|stayed|stays|died|met|sat|stood|sent|sends|used to|likes|liked|lost|made|makes|comes|left|and I'
const HOW =
  '(?:(?:just|also|then|never|still|only|later|finally|always|again|suddenly|already|now|both|apparently|probably) )?'
const DOES_STRICTLY = new RegExp(String.raw`^ ${HOW}(?:${STRICT})\b`)
const DOES = new RegExp(String.raw`^ ${HOW}(?:${STRICT}|${LOOSE})\b`)
/** Sue from the consulate will ring. */
const FROM =
  /^ from (?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[^.,;\n]{2,28}(?:,| (?:will|has|said|says|called|rang|wants|asked|told|is|was)\b)/
/** Iris is Ms Ou's English name; Hope is my sister's name. */
const IS_NAME = /^ (?:is|was|isn[’']t) (?![^.,;\n]{0,24}middle name)[^.,;[\n]{0,24}\b(?:sur|nick)?name\b/
/** Jordan (they/them, 22), Grace, 34, Faith: 19 */
const DESCRIBED = /^(?:,|:)? ?\(?(?:he|she|they)\/|^,? \(?(?:aged? )?\d{1,2}(?: ?[,;:)]|y| and\b)/
const KIN =
  /^['’]s? (?:late |ex-?|older |younger |elder |little |big |own )?(?:mother|father|mum|mom|dad|parents?|husband|wife|partner|boyfriend|girlfriend|son|daughter|brother|sister|aunt|uncle|cousin|grand\w+|friends?|flatmate|roommate|teacher|tutor|boss|baby|kids?|child|children|family|school|boarding school|landlord|house|flat|room|phone|number|doctor|therapist|English|ex|case|file)\b/
const AND_NAME = /^(?: and| &|,) ([A-Z][a-z]+)/
const ROTA =
  /^ (?:on )?(?:nights?|days|earlies|lates|line \d|Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b(?! (?:shift|night|morning|off))/
/** A word that begins something else: what follows is no verb. */
const GOES_ON =
  /^(?:: ?(?:["“]|I\b|[A-Z][a-z]+ [a-z])|['’]s? [a-z]| \(|,|[.!?]?$| [a-z]+(?:s|ed)\b(?<!\b(?:this|his|hers|yes|plus|less|was))| (?:from|at|on|in|who|with|w\/) | (?:and|&) (?:[A-Z]|(?:his|her|their|my|our)\b))/

const places = new Set(FIRST_NAMES_THAT_ARE_PLACES)
/** Seasons, months, virtues, flowers, jewels and things. */
const THINGS = new Set(
  'April August Autumn Christian June King Justice May Mercy Summer Trinity Winter Hope Faith Joy Grace Dawn Bill Art Gene Harmony Melody Charity Chance Patience Constance Skip Misty Sunny Pearl Ruby Jade Amber Ivy Holly Hazel Violet Lily Rose Daisy Poppy Heather Iris Crystal Penny Fern Prudence Verity Ramadan Heath Brook Cliff Clay Felicity Aurora Dale Glen Carol Rosemary Teddy Lance Chase Reed Robin Jay Dean Sage Pierce Miles Guy Kit Max Rich Earl Skye'.split(
    ' ',
  ),
)
/** What no season and no modal does: She said May did it; not in May did. */
const ACTS =
  /^ (?:did|took|takes|gave|hit|hits|hates|knows|knew|found|saw|heard|lives|lived|works|got|made|needs|does|loves|left)\b/
const WHEN =
  /\b(?:in|on|of|by|since|until|till|before|after|early|late|mid|from|to|through|between|and|or|during|past|last|this|next|every|each|the) $/i
/** Whether a month or a season does inside a sentence what only somebody does. */
export const actsAsPerson = (before: string, after: string): boolean => ACTS.test(after) && !WHEN.test(before)

const AUXILIARY = new Set(['Will', 'May', 'Mark'])

const STARTS = /(?:^|[.!?\n:] ?["'“‘(]?|["“‘]|[-•*] )$/
export const startsSentence = (before: string): boolean => STARTS.test(before)

/** Wilson's disease, the Moro reflex. */
const EPONYM =
  /^(?:['’]s? (?:disease|syndrome|palsy|lymphoma|law\b(?! (?:firm|degree|school|exam))|razor|dilemma|paradox|theorem|hierarchy|thyroiditis|encephalopathy|contracture|o?esophagus)|[ -](?:syndrome|disease|scale|inventory|index|man(?:oeuvre|euver)|criteria|reflex|sign|score|method|diet|protocol|questionnaire|technique|effect)\b)/
/** Whether what follows says that something is called after the name. */
export const isEponym = (after: string): boolean => EPONYM.test(after)

/** Whether what follows says that the word is somebody's name. */
export const isNamed = (after: string): boolean => IS_NAME.test(after)

/** Whether a name is that of a place as well. */
export const isPlaceName = (word: string): boolean => places.has(word)

/**
 * How sure what follows makes a name that is a word as well somebody's; 0 when it does not.
 * @param isName whether another word may be one
 */
export function toldAfter(word: string, after: string, isName: (word: string) => boolean): number {
  const does = THINGS.has(word) || places.has(word) ? DOES_STRICTLY : DOES
  if (does.test(after) && !(AUXILIARY.has(word) && MODAL.test(after))) return AUXILIARY.has(word) ? 0.6 : 0.8
  const told = [FROM, DESCRIBED, KIN, ROTA].some((pattern) => pattern.test(after))
  return told || isName(AND_NAME.exec(after)?.[1] ?? '') ? 0.6 : 0
}
/** Will please, May still: as in questions and wishes. */
const MODAL = /^ (?:please|never|still|always|is|was|needs?|and I)\b/

/** How sure a word that no list has is somebody's name, by where it stands. */
export function toldAsStranger(before: string, after: string, several: boolean): number {
  if (!startsSentence(before)) return ARTICLE.test(before) && !several && !PEOPLE.test(after) ? 0 : 0.8
  if (COLON.test(before)) return GOES_ON.test(after) || PARTED.test(after) ? 0.6 : 0
  const told = several || toldAfter('', after, nobody) > 0 || GOES_ON.test(after) || PARTED.test(after)
  return told ? 0.6 : 0
}
const nobody = () => false
/** The Columbia scale, the Okafor twins. */
const ARTICLE = /\b(?:the|an?) $/i
const PEOPLE =
  /^['’]s\b|^ (?:family|boys?|girls?|kids?|twins|brothers?|sisters?|couple|children|wom[ae]n|m[ae]n|lad(?:y|ies)|household|case|file|I|we|he|she|who)\b/
const COLON = /: ?$/
const PARTED = /^(?:[,.;)/\n]|$)/
