// The column kind of everything that people write: what identifies somebody is removed before it reaches the database.
import { type SQL, sql } from 'drizzle-orm'
import { keptNumbers } from '../config.ts'
import { textThrough } from '../db/columns.ts'
import { type FindingType, type Scrubbed, scrub } from './scrub.ts'

/** Scrubs a text as the column will, to know what goes. @param keptPassages false alarms that stay */
export function scrubForStorage(raw: string, keptPassages?: ReadonlySet<string>): Scrubbed {
  if (keptPassages) return scrub(raw, { keptNumbers, keptPassages })
  const scrubbed = scrub(raw, { keptNumbers })
  remember(scrubbed)
  return scrubbed
}

/**
 * Texts in which nothing was found, from their scrubbing for the answer until their column takes them a moment later: it
 * need not look once more. With the number of columns that are still to come.
 */
const clean = new Map<string, number>()
const MOST_CLEAN = 512
const LONGEST_CLEAN = 4_000

function remember({ text, findings }: Scrubbed): void {
  if (findings.length > 0 || text.length > LONGEST_CLEAN) return
  if (clean.size >= MOST_CLEAN) clean.clear()
  clean.set(text, (clean.get(text) ?? 0) + 1)
}

function columnText(value: string): string {
  const times = clean.get(value)
  if (times === undefined) return scrub(value, { keptNumbers }).text
  if (times > 1) clean.set(value, times - 1)
  else clean.delete(value)
  return value
}

/** A text column that scrubs what is stored in it. Text that was scrubbed before stays as it is. */
export const freeText = textThrough(columnText)

/**
 * The value of a free-text column that keeps what was restored: the column would remove it once more. Only for text that
 * came from `scrubForStorage`.
 */
export const asScrubbed = (text: string): SQL<string> => sql<string>`${text}`

/** Texts for the public tell where help is: institutions and their addresses stay in them. People and schools do not. */
const PUBLIC: ReadonlySet<FindingType> = new Set(['HOSPITAL', 'ORG', 'ADDRESS'])
export const scrubForPublic = (raw: string): Scrubbed => scrub(raw, { keptNumbers, keptTypes: PUBLIC })

/** A column of text for the public. */
export const publicText = textThrough((value) => scrubForPublic(value).text)
