// The arithmetic of the audit seal: one MAC for each entry, one head for each batch, each head over the one before it.
import { hmac } from '../privacy/hmac.ts'

/** An entry's place in its batch is its place in the list. */
export interface SealedEntry {
  readonly id: number
  /** base64url, 128 bits. */
  readonly mac: string
}

/** What is sealed of an entry: all of it but the text of the reason, so that a reason can be redacted. */
export interface SealableEntry {
  readonly id: number
  readonly atMillis: number
  readonly actorKind: string
  readonly accountId: string
  readonly credentialId: string | null
  readonly from: string
  readonly action: string
  readonly record: string
  readonly recordId: string
  readonly reasonId: string | null
}

export interface BatchHeader {
  readonly number: number
  readonly sealedAtMillis: number
  readonly keyId: string
  readonly total: number
}

/** The head before the first batch. */
export const GENESIS: Buffer = Buffer.alloc(32)

const MAC_BYTES = 16

/** The MAC of one entry at its place. */
export function entryMac(secret: Buffer, batch: number, place: number, e: SealableEntry): string {
  const fields = [
    'warmline audit entry 1',
    batch,
    place,
    e.id,
    e.atMillis,
    e.actorKind,
    e.accountId,
    e.credentialId,
    e.from,
    e.action,
    e.record,
    e.recordId,
    e.reasonId,
  ]
  const digest = hmac(secret).update(JSON.stringify(fields)).digest()
  return digest.subarray(0, MAC_BYTES).toString('base64url')
}

/** The head of a batch: over the head before it and everything the batch says. */
export function batchHead(
  secret: Buffer,
  previous: Buffer,
  header: BatchHeader,
  entries: readonly SealedEntry[],
): Buffer {
  const { number, sealedAtMillis, keyId, total } = header
  const fields = [
    'warmline audit batch 1',
    number,
    sealedAtMillis,
    keyId,
    total,
    entries.map(({ id, mac }) => [id, mac]),
  ]
  return hmac(secret).update(previous).update(JSON.stringify(fields)).digest()
}
