// Conditional requests on published texts (RFC 9110, 13): pure.
import { DateTime } from 'luxon'

export interface Conditions {
  readonly 'if-match'?: string | undefined
  readonly 'if-none-match'?: string | undefined
  readonly 'if-modified-since'?: string | undefined
  readonly 'if-unmodified-since'?: string | undefined
}

/** What is there now, in the coding that was chosen. */
export interface Validators {
  /** Strong, quoted. */
  readonly etag: string
  /** The tags of all codings of this content: any of them shows that the client has it. */
  readonly etags: readonly string[]
  /** Whole seconds; undefined where there is none. */
  readonly lastModified: DateTime | undefined
}

export type Verdict = 'send' | 'not-modified' | 'failed'

/**
 * RFC 9110, 13.2.2: If-Match, else If-Unmodified-Since; then If-None-Match, else If-Modified-Since. A condition with a
 * tag makes the one with a date count for nothing. For GET and HEAD.
 */
export function judge(conditions: Conditions, current: Validators): Verdict {
  if (!preconditionHolds(conditions, current)) return 'failed'
  const tags = conditions['if-none-match']
  if (tags !== undefined) return tags.trim() === '*' || namesWeakly(tags, current) ? 'not-modified' : 'send'
  const since = httpDate(conditions['if-modified-since'])
  return since && current.lastModified && current.lastModified <= since ? 'not-modified' : 'send'
}

function preconditionHolds(conditions: Conditions, current: Validators): boolean {
  const tags = conditions['if-match']
  if (tags !== undefined) return tags.trim() === '*' || tagsIn(tags).includes(current.etag)
  const since = httpDate(conditions['if-unmodified-since'])
  return !since || !current.lastModified || current.lastModified <= since
}

/** Commas may stand inside a tag, so the list is not split at them. */
const tagsIn = (header: string): readonly string[] => header.match(/(?:W\/)?"[^"]*"/g) ?? []

/** If-None-Match compares weakly (13.1.2), whatever coding the client has. */
const namesWeakly = (header: string, { etags }: Validators): boolean =>
  tagsIn(header).some((tag) => etags.includes(tag.replace(/^W\//, '')))

/** A date that is no HTTP-date makes its header count for nothing (13.1.3). */
function httpDate(header: string | undefined): DateTime | undefined {
  if (header === undefined) return undefined
  try {
    return DateTime.fromHTTP(header, { zone: 'utc' })
  } catch {
    return undefined
  }
}
