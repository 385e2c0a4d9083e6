// A telephone number becomes a keyed hash here, and goes no further.

import { hmac } from './hmac.ts'
import type { Key } from './key-ring.ts'
import { normalise } from './scrub/normalise.ts'

export interface CallerHash {
  readonly keyId: string
  /** HMAC-SHA-256 of the number under that key, base64url. */
  readonly hash: string
}

const SHORTEST = 5
const LONGEST = 15

/** What telephone systems send in the place of a number that its caller keeps back (RFC 3323, 3GPP TS 24.607). */
const WITHHELD = new Set(['anonymous', 'private', 'restricted', 'unavailable', 'unknown', 'withheld'])

/** Whether this says that there is no number, rather than being a wrong one. */
export const isWithheld = (raw: string): boolean => WITHHELD.has(raw.trim().toLowerCase())

/**
 * E.164 without doubt where possible: '138 1234 5678', '+86 138…' and '0086138…' are the same number. Undefined when it
 * cannot be a telephone number.
 * @param countryCode of numbers without one
 */
export function normalisePhone(raw: string, countryCode = '86'): string | undefined {
  const text = normalise(raw.slice(0, 64)).text.trim().replace('(0)', '')
  const digits = text.replace(/\D/g, '')
  if (/[^\d\s+().\-_/]/.test(text)) return undefined
  if (text.startsWith('+')) return international(digits)
  if (digits.startsWith('00')) return international(digits.slice(2))
  if (digits.startsWith(countryCode) && digits.length > 11) return international(digits)
  return international(countryCode + digits.replace(/^0/, ''))
}

function international(digits: string): string | undefined {
  const number = digits.replace(/^(86)0/, '$1')
  return number.length >= SHORTEST && number.length <= LONGEST ? `+${number}` : undefined
}

/** The hashes of one number under each key, in the order of the keys. */
export function callerHashes(keys: readonly Key[], number: string): readonly CallerHash[] {
  return keys.map(({ id, secret }) => ({
    keyId: id,
    hash: hmac(secret).update(`warmline caller 1\n${number}`).digest('base64url'),
  }))
}
