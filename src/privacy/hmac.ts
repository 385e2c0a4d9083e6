// HMAC-SHA-256 under a key of the ring. Wrapping the secret anew for each MAC would cost five times the MAC itself.
import { createHmac, createSecretKey, type Hmac, type KeyObject } from 'node:crypto'

const wrapped = new WeakMap<Buffer, KeyObject>()

/** @param secret of a key: the ring gives the same buffer for the same key each time */
export function hmac(secret: Buffer): Hmac {
  let key = wrapped.get(secret)
  if (!key) wrapped.set(secret, (key = createSecretKey(secret)))
  return createHmac('sha256', key)
}
