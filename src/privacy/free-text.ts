// The column kind of everything that people write: what identifies somebody is removed before it reaches the database.
import { AsyncLocalStorage } from 'node:async_hooks'
import { type SQL, sql } from 'drizzle-orm'
import { keptNumbers } from '../config.ts'
import { textThrough } from '../db/columns.ts'
import { type FindingType, type Scrubbed, scrub } from './scrub.ts'

export interface Keeping {
  /** False alarms that stay. */
  readonly passages?: ReadonlySet<string> | undefined
  /** Public numbers of the line whose text it is, besides those of the whole service. */
  readonly numbers?: readonly string[] | undefined
}

/** Scrubs a text as the column will, to know what goes. */
export function scrubForStorage(raw: string, { passages, numbers = [] }: Keeping = {}): Scrubbed {
  if (passages) return scrub(raw, { keptNumbers: withNumbers(numbers), keptPassages: passages })
  const scrubbed = scrub(raw, { keptNumbers: withNumbers(numbers) })
  if (numbers.length === 0) remember(scrubbed)
  return scrubbed
}

const withNumbers = (numbers: readonly string[]): ReadonlySet<string> =>
  numbers.length === 0 ? keptNumbers : new Set([...keptNumbers, ...numbers])

const ofLine = new AsyncLocalStorage<ReadonlySet<string>>()

/** Runs what stores the texts of a line, inside the body of a write: their columns keep its numbers too. */
export const keepingNumbers = <T>(numbers: readonly string[], store: () => Promise<T>): Promise<T> =>
  ofLine.run(withNumbers(numbers), store)

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
  if (times === undefined) return scrub(value, { keptNumbers: ofLine.getStore() ?? keptNumbers }).text
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
