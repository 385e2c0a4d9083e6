// Passwords: argon2id with OWASP's parameters, a few at a time, and always outside a transaction.
import { hash, verify } from '@node-rs/argon2'
import { invalidInput, WarmlineError } from '../errors.ts'
import { normalName } from './account.ts'

export const MIN_PASSWORD = 10
export const MAX_PASSWORD = 200

/** OWASP Password Storage Cheat Sheet: argon2id (the library's default), 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash of a password that nobody knows: an unknown account costs as much work as a known one. */
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$4Xyj2Iv/EjfoTlNe3GVtWw$faZjpOTumL34CjpITRNU5IUVLdoMX1cz9NVdR64X7wE'

/** Two at a time leave threads for the disk; a longer queue than this would not be answered in time anyway. */
const AT_ONCE = 2
const MAX_WAITING = 100

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING) {
      throw new WarmlineError('unavailable', 'Too many people are signing in at once.', { retryAfter: 5 })
    }
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

const normal = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normal(password), PARAMETERS))

/** Takes the same time whether or not there is a hash to compare with. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  const matches = await inTurn(() => verify(stored ?? NOBODYS_HASH, normal(password)))
  return matches && typeof stored === 'string'
}

/**
 * Length is what counts; no rules about kinds of characters (NIST SP 800-63B).
 * @throws invalid-input
 */
export function checkNewPassword(password: string, accountName?: string): void {
  const refuse = (message: string) => {
    throw invalidInput([{ path: 'password', message }])
  }
  const length = [...normal(password)].length
  if (length < MIN_PASSWORD) refuse(`must have at least ${MIN_PASSWORD} characters`)
  if (length > MAX_PASSWORD) refuse(`must have at most ${MAX_PASSWORD} characters`)
  if (new Set(normal(password)).size < 5) refuse('must have at least five different characters')
  const name = accountName === undefined ? '' : normalName(accountName)
  if (name !== '' && normalName(password).includes(name)) refuse('must not contain the account name')
}
