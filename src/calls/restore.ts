// Restoring a false alarm when nobody has the text any more: the author says again what stood in the place of a finding.
import { scrubForStorage } from '../privacy/free-text.ts'
import { isStructured } from '../privacy/scrub.ts'
import type { FieldSpan } from './clean-texts.ts'
import type { CallTexts, TextField } from './content.ts'
import type { TextFinding } from './finding-rows.ts'

/** What may be said again: read from words, and gone. Numbers, accounts and dates of birth never come back. */
export const isRestorable = ({ type, keptReason }: TextFinding): boolean => keptReason === null && !isStructured(type)

export interface SaidAgain {
  readonly field: TextField
  /** Of the placeholder, in the text as it is stored. */
  readonly place: number
  readonly length: number
  readonly passage: string
}

export interface Resending {
  readonly texts: Partial<Record<TextField, string>>
  /** In `texts`: what would be removed once more. */
  readonly spans: readonly FieldSpan[]
}

/** The texts with the passages in the places of their placeholders. @param said at most one for each place */
export function resent(texts: CallTexts, said: readonly SaidAgain[]): Resending {
  const fields = [...new Set(said.map(({ field }) => field))]
  const whole: Partial<Record<TextField, string>> = {}
  const spans: FieldSpan[] = []
  for (const field of fields) {
    let text = ''
    let at = 0
    const passages: FieldSpan[] = []
    for (const { place, length, passage } of ofField(said, field)) {
      text += texts[field].slice(at, place)
      passages.push({ field, start: text.length, end: text.length + passage.length })
      text += passage
      at = place + length
    }
    text += texts[field].slice(at)
    whole[field] = text
    const { findings } = scrubForStorage(text)
    spans.push(...passages.filter((span) => findings.some(({ start, end }) => start < span.end && span.start < end)))
  }
  return { texts: whole, spans }
}

const ofField = (said: readonly SaidAgain[], field: TextField) =>
  said.filter((each) => each.field === field).toSorted((a, b) => a.place - b.place)
