// Provisional: the calls helper replaces this file.
import { randomBytes } from 'node:crypto'
import type { Config } from '../config.ts'
import type { KeyRing } from './key-ring.ts'

export function openKeyRing(_config: Config): KeyRing {
  const keys = new Map<string, Buffer>()
  const key = (id: string) => {
    const secret = keys.get(id) ?? randomBytes(32)
    keys.set(id, secret)
    return { id, secret }
  }
  return {
    current: (purpose) => key(purpose),
    find: (id) => (keys.has(id) ? key(id) : undefined),
    callerKeys: (lineId) => [key(`caller:${lineId}`)],
  }
}
