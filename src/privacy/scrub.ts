// Removes from free text what identifies somebody. Pure, idempotent, linear in the length of the text; it never throws.
// The first scrubber: telephone numbers, e-mail addresses, Chinese resident-ID numbers and bank cards.
import { findEmails } from './scrub/emails.ts'
import type { Finding, FindingType, Span } from './scrub/finding.ts'
import { normalise } from './scrub/normalise.ts'
import { findNumbers } from './scrub/numbers.ts'

export type { Finding, FindingType }

export interface Scrubbed {
  /** The text with each finding replaced by what it was: `[手机号]`. */
  readonly text: string
  /** What was removed, in order and without overlap. Offsets are UTF-16 units of the raw text. */
  readonly findings: readonly Finding[]
}

/** Nothing that this scrubber removes can be written without one of these. */
const WORTH_A_LOOK = /[@＠\p{N}〇零幺壹贰叁肆伍陆柒捌玖一二三四五六七八九]|\bat\b/iu

/** @param raw what a person wrote; it is not kept anywhere */
export function scrub(raw: string): Scrubbed {
  if (!WORTH_A_LOOK.test(raw)) return { text: raw, findings: [] }
  const plain = normalise(raw)
  const emails = findEmails(plain.text)
  const spans = [...emails, ...findNumbers(plain.text, emails)].sort((a, b) => a.start - b.start)
  if (spans.length === 0) return { text: raw, findings: [] }
  const findings = spans.map(({ start, end, type, confidence }) => ({
    start: plain.startOf(start),
    end: plain.endOf(end - 1),
    type,
    confidence,
  }))
  return { text: replaced(raw, findings, spans), findings }
}

function replaced(raw: string, findings: readonly Finding[], spans: readonly Span[]): string {
  let at = 0
  const parts: string[] = []
  findings.forEach(({ start, end }, i) => {
    parts.push(raw.slice(at, start), spans[i]?.replacement ?? '')
    at = end
  })
  return parts.join('') + raw.slice(at)
}
