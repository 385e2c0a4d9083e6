// The column kind of everything that people write: what identifies somebody is removed before it reaches the database.
import { type SQL, sql } from 'drizzle-orm'
import { keptNumbers } from '../config.ts'
import { textThrough } from '../db/columns.ts'
import { type FindingType, type Scrubbed, scrub } from './scrub.ts'

/** Scrubs a text as the column will, to know what goes. @param keptPassages false alarms that stay */
export const scrubForStorage = (raw: string, keptPassages?: ReadonlySet<string>): Scrubbed =>
  scrub(raw, keptPassages ? { keptNumbers, keptPassages } : { keptNumbers })

/** A text column that scrubs what is stored in it. Text that was scrubbed before stays as it is. */
export const freeText = textThrough((value) => scrubForStorage(value).text)

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
