// Which constraint an error of either driver reports.
export type Violation = 'unique' | 'foreign-key' | 'check' | 'not-null'

const CODES: Readonly<Record<string, Violation>> = {
  '23505': 'unique',
  '23503': 'foreign-key',
  '23514': 'check',
  '23502': 'not-null',
  SQLITE_CONSTRAINT_UNIQUE: 'unique',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'unique',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'foreign-key',
  SQLITE_CONSTRAINT_CHECK: 'check',
  SQLITE_CONSTRAINT_NOTNULL: 'not-null',
}

/** Looks through drizzle's wrapping. Undefined when the error is something else. */
export function violationOf(error: unknown): Violation | undefined {
  for (let e = error as { code?: unknown; cause?: unknown } | undefined; e; e = e.cause as typeof e) {
    const violation = CODES[String(e.code ?? '')]
    if (violation) return violation
  }
  return undefined
}
