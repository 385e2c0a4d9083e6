// Scrubs the texts of a change before its write begins: the findings are for the answer, the raw text goes no further.
import { invalidInput } from '../errors.ts'
import type { Finding } from '../privacy/scrub.ts'
import { scrub } from '../privacy/scrub.ts'

/** Where something was removed from a field, and what kind of thing. Never the thing. */
export interface FieldFinding extends Finding {
  readonly field: string
}

export interface Cleaned<T> {
  readonly texts: T
  readonly findings: readonly FieldFinding[]
}

/** Forms have no schema: the limit of the API holds for them here. */
const MOST_CHARACTERS = 20_000

/** @param texts fields by name; those that are undefined stay undefined. @throws invalid-input for a text too long */
export function cleaned<K extends string>(
  texts: Readonly<Partial<Record<K, string | undefined>>>,
  fields: readonly K[],
): Cleaned<Partial<Record<K, string>>> {
  const clean: Partial<Record<K, string>> = {}
  const findings: FieldFinding[] = []
  for (const field of fields) {
    const raw = texts[field]
    if (raw === undefined) continue
    if (raw.length > MOST_CHARACTERS) {
      throw invalidInput([{ path: field, message: `must have at most ${MOST_CHARACTERS} characters` }])
    }
    const scrubbed = scrub(raw)
    clean[field] = scrubbed.text
    findings.push(...scrubbed.findings.map((finding) => ({ field, ...finding })))
  }
  return { texts: clean, findings }
}
