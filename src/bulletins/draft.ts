// A version of a bulletin on its way to the public: the types that store, actions and edges share.
import type { DateTime } from 'luxon'
import type { Language } from '../access/account.ts'
import type { Period } from '../calls/period.ts'
import type { PublicNumbers } from '../themes/snapshot.ts'
import type { Contact, Edition } from './edition.ts'
import type { VersionState } from './workflow.ts'

/** What a bulletin is made from: the counts of a period, or a question to an expert with its answer. */
export const BULLETIN_KINDS = ['themes', 'questions'] as const
export type BulletinKind = (typeof BULLETIN_KINDS)[number]

/** What all versions of a bulletin share. */
export interface BulletinHead {
  readonly id: string
  readonly lineId: string | null
  readonly kind: BulletinKind
  readonly period: Period
  readonly snapshotId: string
  readonly feedIds: Readonly<Record<Language, string>>
  readonly year: number | null
  readonly issue: number | null
  readonly running: number | null
  /** The version that the public reads. */
  readonly version: number | null
  readonly publishedOn: string | null
  readonly withdrawnOn: string | null
  readonly noticeZh: string | null
  readonly noticeEn: string | null
  readonly lastModifiedAt: DateTime | null
}

/** A topic, with the names that it had when it was chosen. */
export interface TopicName {
  readonly code: string
  readonly labelZh: string
  readonly labelEn: string
}

/** What a version says besides its editions. */
export interface VersionContent {
  readonly audiences: readonly string[]
  readonly topics: readonly TopicName[]
  readonly contacts: readonly Contact[]
  readonly correctionZh: string | null
  readonly correctionEn: string | null
  readonly hidesEarlier: boolean
}

export interface Version extends VersionContent {
  readonly id: string
  readonly bulletinId: string
  readonly version: number | null
  readonly state: VersionState
  /** Accounts that wrote any of it. */
  readonly writers: readonly string[]
  readonly submittedBy: string | null
  readonly approvedBy: string | null
  readonly publishedBy: string | null
  readonly publishedOn: string | null
  readonly createdAt: DateTime
  readonly updatedAt: DateTime
  readonly revision: number
}

export interface Review {
  readonly at: DateTime
  readonly accountId: string
  readonly verdict: 'approved' | 'rejected'
  readonly comment: string | null
  readonly revision: number
}

export interface Draft {
  readonly head: BulletinHead
  readonly version: Version
  readonly editions: readonly Edition[]
  readonly reviews: readonly Review[]
  readonly numbers: PublicNumbers
}
