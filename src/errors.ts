// The only error class that reaches a user: { code, status, detail }. Its codes are the documentation.

/** What was wrong with one field of the input, as a JSON path. */
export interface FieldError {
  readonly path: string
  readonly message: string
  /** The message for a page that is read in Chinese. */
  readonly zh?: string
}

/** A detail in both languages: pages show it to their reader, the API says it in English. */
export interface Said {
  readonly en: string
  readonly zh: string
}

export type ErrorCode =
  | 'invalid-input' // 422 the input was understood and is wrong
  | 'malformed' // 400 the input could not be read at all
  | 'unauthenticated' // 401 nobody is signed in, or the token is not valid
  | 'locked' // 401 signed in, but idle for too long: give the password again
  | 'forbidden' // 403 signed in, without the right
  | 'cross-site' // 403 a cookie-authenticated change that did not come from our own pages
  | 'not-found' // 404
  | 'method-not-allowed' // 405
  | 'timeout' // 408 the request took too long to arrive
  | 'conflict' // 409 the state forbids it
  | 'id-reused' // 409 a record has this id already, and another body came with it
  | 'in-progress' // 409 the same Idempotency-Key is being worked on
  | 'gone' // 410 withdrawn or revoked
  | 'lost-update' // 412 If-Match names an older revision
  | 'too-large' // 413
  | 'unsupported-media' // 415
  | 'rule-broken' // 422 a rota rule refuses it, with the way out
  | 'key-reused' // 422 an Idempotency-Key came with another body
  | 'throttled' // 429
  | 'internal' // 500
  | 'unavailable' // 503 try again shortly

const statusOf: Readonly<Record<ErrorCode, number>> = {
  'invalid-input': 422,
  malformed: 400,
  unauthenticated: 401,
  locked: 401,
  forbidden: 403,
  'cross-site': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  timeout: 408,
  conflict: 409,
  'id-reused': 409,
  'in-progress': 409,
  gone: 410,
  'lost-update': 412,
  'too-large': 413,
  'unsupported-media': 415,
  'rule-broken': 422,
  'key-reused': 422,
  throttled: 429,
  internal: 500,
  unavailable: 503,
}

interface Extra {
  /** Every bad field, where fields are to blame. */
  readonly errors?: readonly FieldError[]
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number
  /** Further members of the problem document, e.g. the broken rules. Never caller data. */
  readonly members?: Readonly<Record<string, unknown>>
}

export class WarmlineError extends Error {
  override readonly name = 'WarmlineError'
  readonly code: ErrorCode
  readonly status: number
  readonly detail: string
  /** The detail in Chinese, where it has been said. */
  readonly zh: string | undefined
  readonly extra: Extra

  constructor(code: ErrorCode, detail: string | Said, extra: Extra = {}) {
    const { en, zh } = typeof detail === 'string' ? { en: detail, zh: undefined } : detail
    super(`${code}: ${en}`)
    this.code = code
    this.status = statusOf[code]
    this.detail = en
    this.zh = zh
    this.extra = extra
  }
}

export const notFound = (what: string) => new WarmlineError('not-found', `There is no such ${what}.`)
export const forbidden = (detail: string | Said) => new WarmlineError('forbidden', detail)
export const unauthenticated = (detail = 'Sign in, or send a valid API token.') =>
  new WarmlineError('unauthenticated', detail)
export const conflict = (detail: string | Said, members?: Extra['members']) =>
  new WarmlineError('conflict', detail, members ? { members } : {})
export const lostUpdate = () =>
  new WarmlineError('lost-update', 'Somebody changed this in the meantime. Read it again, then send your change.')

/** One or several fields of the input are wrong. */
export function invalidInput(errors: readonly FieldError[]): WarmlineError {
  const fields = errors.map((error) => `${error.path}: ${error.message}`).join('; ')
  return new WarmlineError('invalid-input', fields, { errors })
}
