// Where a member's duty calls go: an extension, a SIP address or a telephone number. Sealed at rest.

import type { KeyRing } from '../privacy/key-ring.ts'
import { open, seal } from '../privacy/seal.ts'

export const ADDRESS_KINDS = ['extension', 'sip', 'phone'] as const
export type AddressKind = (typeof ADDRESS_KINDS)[number]

const SHAPES: Readonly<Record<AddressKind, { readonly shape: RegExp; readonly hint: string }>> = {
  extension: { shape: /^[0-9*#]{1,12}$/, hint: 'an extension is 1 to 12 digits, * or #' },
  sip: {
    shape: /^sips?:[\w.!~*'()&=+$,;?/%-]{1,100}@[\w.:[\]-]{1,150}$/,
    hint: 'a SIP address is like sip:duty@pbx.example.org',
  },
  phone: { shape: /^\+?[0-9][0-9 -]{2,22}[0-9]$/, hint: 'a phone number is digits, with + and the country in front' },
}

/** What is wrong with an address; undefined when it is well formed. */
export const faultOf = (kind: AddressKind, address: string): string | undefined =>
  SHAPES[kind].shape.test(address) ? undefined : SHAPES[kind].hint

const placeOf = (memberId: string, lineId: string) => `routing-address:${memberId}:${lineId}`

export interface AddressPlace {
  readonly memberId: string
  readonly lineId: string
}

/** For storing. It opens again only for the same member and line. */
export const sealAddress = (keys: KeyRing, at: AddressPlace, address: string): string =>
  seal(keys.current('address'), address, placeOf(at.memberId, at.lineId))

/** Undefined when its key is gone. */
export const openAddress = (keys: Pick<KeyRing, 'find'>, at: AddressPlace, sealed: string): string | undefined =>
  open(keys, sealed, placeOf(at.memberId, at.lineId))
