// A row for each named job: who runs it, and until when the others wait.
import { instant, integer, table, text } from '../db/columns.ts'

export const jobs = table('jobs', {
  name: text().primaryKey(),
  /** Rises by one with each claim: a holder whose ticket is old has lost the job. */
  ticket: integer().notNull(),
  leaseUntil: instant().notNull(),
  dueAt: instant().notNull(),
  lastStartedAt: instant(),
  lastFinishedAt: instant(),
  /** Failures since the last success. */
  failures: integer().notNull().default(0),
  /** Kind and code of the last failure, never its message, which may quote data; null after a success. */
  lastError: text(),
})
