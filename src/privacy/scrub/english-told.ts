// Schools, hospitals, employers and places in English whose names tell nothing: what somebody does there tells what they
// are, and a word for being there that it is a place at all.
import { NO_NAME } from '../lexicon/english-common.ts'
import { isListed } from './english-cues.ts'
import { isWord } from './english-words.ts'
import type { FindingType, Span } from './finding.ts'
import { patternOf } from './pattern.ts'

const WORD = String.raw`[A-Z][A-Za-z'’&-]{1,19}`
const NAME = String.raw`(?:the )?(?<name>(?:St\. )?${WORD}(?: (?:(?:of|and|the) ){0,2}${WORD}| (?:No\.|Block|Building|Tower|[Rr]oom|[Ee]xit|[Gg]ate) ?\d{1,4}| \d{1,2}(?![\d:.,])){0,4})`

/** The longer cues first: where one has told what a name is the others do not. */
const TOLD: readonly (readonly [FindingType, string])[] = [
  [
    'HOSPITAL',
    '(?:(?:treated|admitted|delivered|seen|discharged|in-?patient|out-?patient|therapist|psychiatrist|psychologist|doctor|dentist|nurse|GP|A&E|surgery|operated on|rehab|hospitali[sz]ed|sectioned|bed|ward|appointment|replaced|photographed) (?:at|to|from|by)|took (?:him|her|them|me|us)(?:self|selves)? to|number for)',
  ],
  [
    'SCHOOL',
    '(?:attend(?:s|ed|ing)?|(?:pupil|student|year|grade \\d{1,2}|study|studies|studied|studying|enrolled|boarder|boards|teach|teaches|taught|bullied|bullying|abuse|freshman|sophomore|lab|class) (?:at|from)|(?:goes|go) to|got into|graduated from|expelled from)',
  ],
  [
    'ORG',
    '(?:(?:work(?:s|ed|ing)?|employed|staff|job|intern(?:s|ed)?|internship|manager|engineer|clerk|driver|driv(?:es|ing)|caseworker|shifts?|colleagues?|fired|laid off|floor) (?:at|for|by|from|with)|quit)',
  ],
  [
    'ADDRESS',
    '(?:at|in|near|from|beside|outside|past|by|left|behind|opposite|parish of|(?:moved|sent|taken|went|been|go|going|transferred|referred|brought) to)',
  ],
]
const PATTERNS = TOLD.map(
  ([type, cues]) =>
    [type, patternOf(new RegExp(String.raw`(?<![A-Za-z-])${firstOfAnyCase(cues)} ${NAME}`, 'd'))] as const,
)

/** As the first word of a sentence too. */
function firstOfAnyCase(cues: string): string {
  return cues.replace(/(?<=^\(\?:|\||\(\?:)(?!\?)([a-z])/g, (letter) => `[${letter.toUpperCase()}${letter}]`)
}

/** Most texts have none. */
const CAPITAL = patternOf(/ [A-Z]/)
const CUE = patternOf(
  /\b(?:[Aa]t|[Ii]n|[Nn]ear|[Ff]rom|to|into|for|[Bb]y|with|[Ll]eft|[Qq]uit|[Bb]eside|[Oo]utside|[Pp]ast|[Bb]ehind|[Oo]pposite|of|[Aa]ttend\w*) (?:the )?[A-Z]/,
)
/** @param text normalised */
export function findEnglishTold(text: string): readonly Span[] {
  if (!CAPITAL.test(text) || !CUE.test(text)) return []
  return PATTERNS.flatMap(([type, pattern]) =>
    pattern.all(text).flatMap(({ indices }) => {
      const [start, end] = indices?.groups?.name ?? []
      if (start === undefined || end === undefined) return []
      const before = text.slice(Math.max(0, start - LONGEST_AT), start)
      return isNamed(text.slice(start, end), type, before) ? [{ start, end, type, label: type, confidence: 0.6 }] : []
    }),
  )
}

/**
 * In Marketing, left LinkedIn: what is one word of everybody's is no place; who works at Tesco tells where. Short forms are
 * places of somebody's only after `at`: at NCPA, not in IELTS.
 */
function isNamed(name: string, type: FindingType, before: string): boolean {
  const own = name.split(/[ -]/).map((word) => word.replace(/['’]s?$/, ''))
  if (type === 'ADDRESS' && own.length === 1 && own.some((word) => isListed(word) || isWord(word))) return false
  const shortTells = type !== 'ADDRESS' || AT.test(before)
  return own.some((word) => /^[A-Z]/.test(word) && !NO_NAME.has(word) && (shortTells || /[a-z]/.test(word)))
}
const AT = /\bat (?:the )?$/i
const LONGEST_AT = 8
