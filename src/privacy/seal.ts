// Sealing: AES-256-GCM. A sealed value names its key, and opens only in the place it was sealed for.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Key, KeyRing } from './key-ring.ts'

const VERSION = 'v1'
const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * `v1.<key id>.<nonce and ciphertext and tag, base64url>`.
 * @param aad where the value belongs, e.g. `routing-address:<member>:<line>`: elsewhere it does not open
 */
export function seal(key: Key, plaintext: string, aad: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, key.secret, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(bound(key.id, aad)))
  const body = Buffer.concat([nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${VERSION}.${key.id}.${body.toString('base64url')}`
}

/** Undefined when the key has been destroyed, or when the value was changed or belongs elsewhere. */
export function open(keys: Pick<KeyRing, 'find'>, sealed: string, aad: string): string | undefined {
  const [version, keyId, encoded, rest] = sealed.split('.')
  if (version !== VERSION || keyId === undefined || encoded === undefined || rest !== undefined) return undefined
  const key = keys.find(keyId)
  const body = Buffer.from(encoded, 'base64url')
  if (!key || body.length < NONCE_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv(ALGORITHM, key.secret, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(bound(key.id, aad)))
  decipher.setAuthTag(body.subarray(-TAG_BYTES))
  try {
    return decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return undefined
  }
}

/** The id of the key that a sealed value needs. */
export const sealedUnder = (sealed: string): string | undefined => sealed.split('.')[1]

const bound = (keyId: string, aad: string) => `warmline seal 1\n${keyId}\n${aad}`
