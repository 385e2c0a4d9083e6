// The column kind for everything people write: what identifies somebody is removed before it reaches the database.
import { textThrough } from '../db/columns.ts'
import { scrub } from './scrub.ts'

/** A text column that scrubs what is stored in it. Scrubbing is idempotent, so text that was scrubbed before stays as it is. */
export const freeText = () => textThrough((value) => scrub(value).text)
