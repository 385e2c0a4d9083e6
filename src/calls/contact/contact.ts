// A sealed contact: how to call somebody back who is in danger, or who agreed to it. It opens only in its own place.
import { z } from 'zod'
import type { KeyRing } from '../../privacy/key-ring.ts'
import { open, seal } from '../../privacy/seal.ts'
import { sealingMonthOf } from '../../privacy/sealing-month.ts'

export const CONTACT_KINDS = ['phone', 'wechat', 'qq', 'email', 'other'] as const

/** high-risk: the call was R3 or R4; consent: the caller agreed to be called back. */
export const CONTACT_BASES = ['high-risk', 'consent'] as const
export type ContactBasis = (typeof CONTACT_BASES)[number]

/** Why somebody may open it: on duty on the line, or a supervisor of it. */
export const OPENING_RIGHTS = ['on-duty', 'supervisor'] as const
export type OpeningRight = (typeof OPENING_RIGHTS)[number]

export const handleShape = z.object({ kind: z.enum(CONTACT_KINDS), handle: z.string() })
export type Handle = z.infer<typeof handleShape>

const placeOf = (contactId: string, callId: string) => `sealed-contact:${contactId}:${callId}`

export interface ContactPlace {
  readonly id: string
  readonly callId: string
}

/** Under the key of the month of its expiry. @throws when that month is over and its key destroyed */
export const sealHandle = (keys: KeyRing, { id, callId }: ContactPlace, handle: Handle, expiresOn: string): string =>
  seal(keys.sealing(sealingMonthOf(expiresOn)), JSON.stringify(handle), placeOf(id, callId))

/** Undefined when its key is gone. */
export function openHandle(
  keys: Pick<KeyRing, 'find'>,
  { id, callId }: ContactPlace,
  sealed: string,
): Handle | undefined {
  const plain = open(keys, sealed, placeOf(id, callId))
  return plain === undefined ? undefined : handleShape.parse(JSON.parse(plain))
}
