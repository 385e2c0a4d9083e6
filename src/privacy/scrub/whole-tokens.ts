// A handle or code goes on as long as nothing ends it: of wx_lily.07 and owl#30721 no part stays.
import { type FindingType, reaching, type Span } from './finding.ts'

const CODES: ReadonlySet<FindingType> = new Set(['WECHAT', 'ACCOUNT', 'STUDENT_NO', 'MEDICAL_NO'])
const REST = /(?:[A-Za-z0-9_#]|[-.@](?=[a-z0-9_])){1,30}/y
/** With letters, and no words: digits may end where a word begins, 4471822wx同号. */
const HAS_LETTERS = /^[^ ]*[A-Za-z][^ ]*$/

/** The span with what stands after it without a gap. @param text normalised */
export function withRest(text: string, span: Span): Span {
  if (!CODES.has(span.type) || !HAS_LETTERS.test(text.slice(span.start, span.end))) return span
  REST.lastIndex = span.end
  return REST.test(text) ? reaching(span, span.start, REST.lastIndex) : span
}
