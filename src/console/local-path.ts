// Where to go next, when the address itself says so: only ever to a page of our own.

const ORIGIN = 'http://here.invalid'
const MAX_LENGTH = 2_000

/** The path and query if `value` is a local path, else `fallback`. '//elsewhere', '/\elsewhere' and schemes are not. */
export function localPath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > MAX_LENGTH || !/^\/(?![/\\])/.test(value)) return fallback
  if (!URL.canParse(value, ORIGIN)) return fallback
  const url = new URL(value, ORIGIN)
  const path = `${url.pathname}${url.search}`
  return url.origin === ORIGIN && !path.startsWith('//') ? path : fallback
}

/** `path` with these parameters set; undefined takes one away. */
export function withQuery(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(path, ORIGIN)
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  return `${url.pathname}${url.search}`
}
