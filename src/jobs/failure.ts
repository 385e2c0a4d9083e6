// What may be kept of a failure: its kind and code. A message may quote the values of a row.

/** 'WarmlineError unavailable', 'SqliteError SQLITE_FULL', 'TypeError'. */
export function failureCode(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const cause = error.cause instanceof Error ? ` ← ${failureCode(error.cause)}` : ''
  return `${error.name}${codeOf(error)}${cause}`.slice(0, 200)
}

function codeOf(error: Error): string {
  const code = 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? ` ${code}` : ''
}
