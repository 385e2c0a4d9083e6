// Removes from free text what identifies somebody. Pure, linear in the length of the text; it never throws.
import { findAddresses } from './scrub/addresses.ts'
import { findBirthDates } from './scrub/birth-dates.ts'
import { findCaseNumbers } from './scrub/case-numbers.ts'
import { findCuedNumbers } from './scrub/cued-numbers.ts'
import { findEmails } from './scrub/emails.ts'
import { findEnglishAddresses, withTail } from './scrub/english-addresses.ts'
import { findEnglishInstitutions, withTown } from './scrub/english-institutions.ts'
import { findEnglishPlaces } from './scrub/english-places.ts'
import { findEnglishTold } from './scrub/english-told.ts'
import {
  FINDING_TYPES,
  type Finding,
  type FindingType,
  isStructured,
  type Span,
  type Stretch,
} from './scrub/finding.ts'
import { hasHan } from './scrub/han.ts'
import { findHandles } from './scrub/handles.ts'
import { findInstitutions } from './scrub/institutions.ts'
import { chained, joined, outside, without } from './scrub/join.ts'
import { houseless, keptStretches, lineStretches, placeholderStretches } from './scrub/kept.ts'
import { findLatinDigits } from './scrub/latin-digits.ts'
import { findNetNames } from './scrub/net-names.ts'
import { type Normalised, normalise } from './scrub/normalise.ts'
import { findNumbers } from './scrub/numbers.ts'
import { findNumbersAlike } from './scrub/numbers-alike.ts'
import { findPartialNumbers } from './scrub/partial-numbers.ts'
import { forgetTexts, patternOf } from './scrub/pattern.ts'
import { findPeople } from './scrub/people.ts'
import { findReadBack } from './scrub/read-back.ts'
import { replaced } from './scrub/replace.ts'
import { findSaidIps } from './scrub/said-ips.ts'
import { findSaidNumbers } from './scrub/said-numbers.ts'
import { findShapedNumbers } from './scrub/shaped-numbers.ts'
import { findTaggedNumbers } from './scrub/tagged-numbers.ts'
import { findToldCodes } from './scrub/told-codes.ts'
import { findToldPlates } from './scrub/told-plates.ts'
import { findUnnamedNumbers } from './scrub/unnamed-numbers.ts'
import { withRest } from './scrub/whole-tokens.ts'
import { type Model, modelOf } from './tagger/model.ts'
import { tagged } from './tagger/tag.ts'
import { WEIGHTS } from './tagger/weights.ts'

export { FINDING_TYPES, type Finding, type FindingType, isStructured }

export interface ScrubOptions {
  /** Telephone numbers that stay, besides the public lines: digits only. */
  readonly keptNumbers?: ReadonlySet<string>
  /** Passages that were found and are known to identify nobody. What is structured goes all the same. */
  readonly keptPassages?: ReadonlySet<string>
  /** Kinds that stay, of those read from words: institutions, in a text for the public. */
  readonly keptTypes?: ReadonlySet<FindingType>
}

export interface Scrubbed {
  /** The text with each finding replaced by what it was: `[手机号]`. */
  readonly text: string
  /** What was removed, in order and without overlap. Offsets are UTF-16 units of the raw text. */
  readonly findings: readonly Finding[]
  /** Where the replacement of each finding begins in `text`. */
  readonly places: readonly number[]
}

/** Removes what identifies somebody from `raw`, what a person wrote; it is not kept anywhere. */
export type Scrub = (raw: string, options?: ScrubOptions) => Scrubbed

/** A scrubber whose tagger has learned what the model says. */
export const scrubberOf =
  (model: Model): Scrub =>
  (raw, options = {}) => {
    try {
      return scrubbed(raw, model, options)
    } finally {
      forgetTexts()
    }
  }

let own: Scrub | undefined

/** The weights are read when they are first needed: who trains others need not be able to read those that there are. */
export const scrub: Scrub = (raw, options) => {
  own ??= scrubberOf(modelOf(Buffer.from(WEIGHTS, 'base64')))
  return own(raw, options)
}

function scrubbed(raw: string, model: Model, { keptNumbers, keptPassages, keptTypes }: ScrubOptions): Scrubbed {
  if (raw === '') return { text: raw, findings: [], places: [] }
  const plain = normalise(raw)
  const { text } = plain
  const gone = placeholderStretches(text)
  const kept = keptStretches(text)
  const lines = lineStretches(text)
  const numbers = structured(plain, { kept, lines }, keptNumbers)
  const tags = tagged(text, model, [...numbers, ...kept])
  const taken = [...numbers, ...kept, ...gone, ...lines]
  const further = findTaggedNumbers(text, tags, taken, keptNumbers).map((span) => withRest(text, span))
  const words = [
    ...(LATIN.test(text) ? inEnglish(text) : []),
    ...(tags.some ? [...outside(findAddresses(text), houseless(text)), ...findInstitutions(text)] : []),
    ...findPeople(text, tags),
  ].filter((span) => tags.isPossible(span) || !hasHan(text, span))
  const all = chained(
    text,
    joined([...outside([...numbers, ...further], gone), ...outside([...tags.places, ...words], gone)]),
  )
  const spans = all.filter(
    (span) => isStructured(span.type) || !(keptTypes?.has(span.type) || keptPassages?.has(rawOf(span))),
  )
  return spans.length === 0 ? { text: raw, findings: [], places: [] } : replaced(raw, plain, spans)

  function rawOf({ start, end }: Span): string {
    return raw.slice(plain.startOf(start), plain.endOf(end - 1))
  }
}

const LATIN = patternOf(/[A-Za-z]{2}/)
const inEnglish = (text: string): readonly Span[] =>
  joined([
    ...findEnglishPlaces(text),
    ...findEnglishInstitutions(text),
    ...findEnglishAddresses(text),
    ...findEnglishTold(text),
  ]).map((span) => withTown(text, withTail(text, span)))

interface Staying {
  /** Where no number is looked for. */
  readonly kept: readonly Stretch[]
  /** Public lines: no rule sees them. */
  readonly lines: readonly Stretch[]
}

function structured(
  plain: Normalised,
  { kept, lines }: Staying,
  keptNumbers: ReadonlySet<string> | undefined,
): readonly Span[] {
  const text = without(plain.text, lines)
  const spelt = without(plain.spelt, lines)
  const sure = joined([
    ...findEmails(text),
    ...findShapedNumbers(text),
    ...findBirthDates(text),
    ...findCaseNumbers(text),
    ...findCuedNumbers(text, keptNumbers),
    ...findLatinDigits(text),
    ...findHandles(text),
    ...findNetNames(text),
    ...findSaidIps(spelt),
    ...findSaidNumbers(spelt, keptNumbers),
    ...findToldCodes(spelt),
    ...findToldPlates(spelt),
    ...findPartialNumbers(text),
  ])
  const read = [...sure, ...findNumbers(text, [...sure, ...kept], keptNumbers)]
  const all = [...read, ...findUnnamedNumbers(text, [...read, ...kept], keptNumbers)]
  return [...all, ...findNumbersAlike(text, all, keptNumbers), ...findReadBack(spelt, all, keptNumbers)].map((span) =>
    withRest(text, span),
  )
}
