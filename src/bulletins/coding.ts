// Which content coding a client gets of a text that is kept compressed (RFC 9110, 12.5.3).

export const CODINGS = ['br', 'gzip', 'identity'] as const
export type Coding = (typeof CODINGS)[number]

const remembered = new Map<string, Coding>()
const MOST_REMEMBERED = 200

/** The one with the highest weight; of equals, the smallest. Identity when nothing else is welcome. */
export function codingFor(header: string | undefined): Coding {
  if (header === undefined || header === '') return 'identity'
  const known = remembered.get(header)
  if (known) return known
  const coding = negotiate(header)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(header, coding)
  return coding
}

function negotiate(header: string): Coding {
  const weights = new Map<string, number>()
  for (const range of header.toLowerCase().split(',', 20)) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim())
    const given = parameters.find((parameter) => parameter.startsWith('q='))
    const weight = given === undefined ? 1 : Number(given.slice(2))
    weights.set(name === 'x-gzip' ? 'gzip' : name, Number.isFinite(weight) ? weight : 0)
  }
  const weightOf = (coding: Coding) => weights.get(coding) ?? weights.get('*') ?? 0
  const [best] = CODINGS.filter((coding) => coding !== 'identity' && weightOf(coding) > 0).sort(
    (a, b) => weightOf(b) - weightOf(a),
  )
  return best !== undefined && weightOf(best) >= (weights.get('identity') ?? 0) ? best : 'identity'
}
