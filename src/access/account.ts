// An account: how a person signs in. Rules about names and passwords.
import type { DateTime } from 'luxon'
import type { Role } from './permissions.ts'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export interface Account {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly memberId: string | null
  readonly language: Language
  readonly hasPassword: boolean
  readonly createdAt: DateTime
  readonly disabledAt: DateTime | null
  readonly revision: number
}

/** Names are compared without case and without the accidents of typing. */
export const normalName = (name: string): string => name.normalize('NFKC').trim().toLowerCase()
