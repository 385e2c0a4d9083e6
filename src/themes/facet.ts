// What is counted: 'all', one attribute ('topic:P03.1', 'risk:R3', 'type:counselling'), or a cross of attributes joined
// by '+' ('topic:P03+age:14-17').
import type { AgeBand, Occupation } from '../calls/codes.ts'

const ALL = 'all'

/** Topic subtrees about suicide and self-harm, and about minors who are harmed. */
const SENSITIVE_TOPICS: readonly string[] = ['P02', 'P11.5']
/** Age bands of callers under 18, and occupations of pupils. */
const MINORS: readonly string[] = ['age:0-13', 'age:14-17', 'occupation:pupil'] satisfies MinorAttribute[]

type MinorAttribute = `age:${AgeBand}` | `occupation:${Occupation}`

/** The attributes that a facet crosses; none for 'all'. */
export const attributesOf = (facet: string): readonly string[] => (facet === ALL ? [] : facet.split('+'))

export const topicFacet = (code: string): string => `topic:${code}`

/** The code in 'topic:P03.1'; undefined for any other facet. */
export const topicOf = (facet: string): string | undefined => /^topic:([^+]+)$/.exec(facet)?.[1]

/** Whether an attribute speaks of suicide and self-harm (risk levels do) or of minors. */
export function isSensitive(attribute: string): boolean {
  const [kind = '', code = ''] = attribute.split(':', 2)
  if (kind === 'risk') return true
  if (MINORS.includes(attribute)) return true
  return kind === 'topic' && SENSITIVE_TOPICS.some((topic) => code === topic || code.startsWith(`${topic}.`))
}
