// Secrets that we hand out: 256 random bits, of which only the SHA-256 is stored.
import { hash, randomBytes } from 'node:crypto'

export const SESSION_COOKIE = 'warmline_session'
export const TOKEN_PREFIX = 'wl_'

const FORM = /^(wl_)?[\w-]{43}$/

export const newSecret = (): string => randomBytes(32).toString('base64url')
export const newToken = (): string => TOKEN_PREFIX + newSecret()

/** Whether it can be one of ours at all: spares the database a question. */
export const looksLikeSecret = (value: string): boolean => FORM.test(value)

/** A fast hash is right for 256 random bits: there is nothing to guess. */
export const hashSecret = (secret: string): string => hash('sha256', secret, 'base64url')
