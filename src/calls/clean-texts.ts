// Scrubs the texts of a change before its write begins: the findings are for the answer, the raw text goes no further.
import { type FieldError, invalidInput } from '../errors.ts'
import { scrubForStorage } from '../privacy/free-text.ts'
import { type Finding, type FindingType, isStructured, type Scrubbed } from '../privacy/scrub.ts'

/** Where something was removed from a field, and what kind of thing. Never the thing. */
export interface FieldFinding extends Finding {
  readonly field: string
}

/** The same place in the text as it is stored. */
export interface TextMark {
  readonly place: number
  readonly length: number
  readonly type: FindingType
  /** Per cent. */
  readonly confidence: number
  /** Restored: the passage stands there. Otherwise a placeholder does. */
  readonly kept: boolean
}

/** A place in a text as it was sent, in UTF-16 units. */
export interface FieldSpan {
  readonly field: string
  readonly start: number
  readonly end: number
}

export interface Keeping {
  /** False alarms of an earlier sending, to be kept this time. */
  readonly spans?: readonly FieldSpan[]
  /** Passages that were kept before, by field. */
  readonly passages?: ReadonlyMap<string, ReadonlySet<string>>
  /** Public numbers of the line. */
  readonly numbers?: readonly string[] | undefined
}

export interface Cleaned<T> {
  readonly texts: T
  readonly findings: readonly FieldFinding[]
  /** By field; empty for a field in which nothing was found. */
  readonly marks: ReadonlyMap<string, readonly TextMark[]>
}

/** Forms have no schema: the limit of the API holds for them here. */
const MOST_CHARACTERS = 20_000

/**
 * @param texts fields by name; those that are undefined stay undefined
 * @throws invalid-input for a text too long, and for a span that may not be kept: nothing was found there, or a number is
 */
export function cleaned<K extends string>(
  texts: Readonly<Partial<Record<K, string | undefined>>>,
  fields: readonly K[],
  keeping: Keeping = {},
): Cleaned<Partial<Record<K, string>>> {
  const clean: Partial<Record<K, string>> = {}
  const findings: FieldFinding[] = []
  const marks = new Map<string, readonly TextMark[]>()
  mustBeSent(texts, keeping.spans ?? [])
  for (const field of fields) {
    const raw = texts[field]
    if (raw === undefined) continue
    if (raw.length > MOST_CHARACTERS) {
      throw invalidInput([{ path: field, message: `must have at most ${MOST_CHARACTERS} characters` }])
    }
    const { scrubbed, kept } = scrubField(raw, field, keeping)
    clean[field] = scrubbed.text
    findings.push(...scrubbed.findings.map((finding) => ({ field, ...finding })))
    marks.set(field, [...removedMarks(scrubbed), ...keptMarks(raw, scrubbed, kept)])
  }
  return { texts: clean, findings, marks }
}

function mustBeSent(texts: Readonly<Record<string, string | undefined>>, spans: readonly FieldSpan[]): void {
  const errors = spans.flatMap(({ field }, i): readonly FieldError[] =>
    texts[field] === undefined ? [{ path: `keep.spans.${i}.field`, message: 'is not among the texts sent' }] : [],
  )
  if (errors.length > 0) throw invalidInput(errors)
}

interface ScrubbedField {
  readonly scrubbed: Scrubbed
  /** Found, and left in the text. */
  readonly kept: readonly Finding[]
}

function scrubField(raw: string, field: string, { spans = [], passages, numbers }: Keeping): ScrubbedField {
  const before = passages?.get(field) ?? new Set<string>()
  const wanted = spans.map((span, i) => ({ span, i })).filter(({ span }) => span.field === field)
  const all = scrubForStorage(raw, { numbers })
  if (wanted.length === 0 && before.size === 0) return { scrubbed: all, kept: [] }
  const chosen = wanted.flatMap(({ span, i }) => findingsAt(all.findings, span, i))
  const keep = new Set([...before, ...chosen.map(({ start, end }) => raw.slice(start, end))])
  const isKept = ({ start, end, type }: Finding) => !isStructured(type) && keep.has(raw.slice(start, end))
  return { scrubbed: scrubForStorage(raw, { passages: keep, numbers }), kept: all.findings.filter(isKept) }
}

/** @throws invalid-input */
function findingsAt(findings: readonly Finding[], { start, end }: FieldSpan, i: number): readonly Finding[] {
  const there = findings.filter((finding) => finding.start < end && start < finding.end)
  const path = `keep.spans.${i}`
  if (there.length === 0) throw invalidInput([{ path, message: 'nothing was removed at this place' }])
  if (there.some(({ type }) => isStructured(type))) {
    throw invalidInput([{ path, message: 'numbers, addresses of accounts and dates of birth are never kept' }])
  }
  return there
}

const perCent = (confidence: number) => Math.round(confidence * 100)
const PLACEHOLDER = /\[[^\]]*\]/y

const removedMarks = ({ text, findings, places }: Scrubbed): readonly TextMark[] =>
  findings.map(({ type, confidence }, i) => {
    const place = places[i] ?? 0
    PLACEHOLDER.lastIndex = place
    const length = PLACEHOLDER.exec(text)?.[0].length ?? 0
    return { place, length, type, confidence: perCent(confidence), kept: false }
  })

function keptMarks(raw: string, { text }: Scrubbed, kept: readonly Finding[]): readonly TextMark[] {
  let from = 0
  return kept.flatMap(({ start, end, type, confidence }) => {
    const place = text.indexOf(raw.slice(start, end), from)
    if (place < 0) return []
    from = place + end - start
    return [{ place, length: end - start, type, confidence: perCent(confidence), kept: true }]
  })
}
