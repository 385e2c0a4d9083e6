// The column kind of everything that people write: what identifies somebody is removed before it reaches the database.
import { textThrough } from '../db/columns.ts'
import { scrub } from './scrub.ts'

/** A text column that scrubs what is stored in it. Scrubbing is idempotent: text that was scrubbed before stays as it is. */
export const freeText = textThrough((value) => scrub(value).text)
