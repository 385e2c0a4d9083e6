// Scrubs the texts of a change before its write begins: the findings are for the answer, the raw text goes no further.
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

/** @param texts fields by name; those that are undefined stay undefined */
export function cleaned<K extends string>(
  texts: Readonly<Partial<Record<K, string | undefined>>>,
  fields: readonly K[],
): Cleaned<Partial<Record<K, string>>> {
  const clean: Partial<Record<K, string>> = {}
  const findings: FieldFinding[] = []
  for (const field of fields) {
    const raw = texts[field]
    if (raw === undefined) continue
    const scrubbed = scrub(raw)
    clean[field] = scrubbed.text
    findings.push(...scrubbed.findings.map((finding) => ({ field, ...finding })))
  }
  return { texts: clean, findings }
}
