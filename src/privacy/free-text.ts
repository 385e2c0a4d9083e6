// The column kind of every free-text field: what the scrubber removes is never stored.
import { textThrough } from '../db/columns.ts'
import { scrub } from './scrub.ts'

export const freeText = textThrough((value) => scrub(value).text)
