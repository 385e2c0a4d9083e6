// The rota: its shifts, places and assignments, as the rest of this feature knows them.
import type { DateTime } from 'luxon'
import type { DutyRole } from '../lines/duty-role.ts'
import type { Slot } from '../lines/slots.ts'
import type { RuleCode } from './rules/violation.ts'

export type RotaState = 'draft' | 'published'
export type DayKind = Slot['dayKind']

/**
 * manual: a person put the member here, and generating leaves it alone, as it does with rotation: the member's turn in a
 * recurring rotation did; generated: the solver did.
 */
export const ASSIGNMENT_SOURCES = ['manual', 'generated', 'rotation'] as const
export type AssignmentSource = (typeof ASSIGNMENT_SOURCES)[number]
export const CHANGE_VERBS = [
  'assign',
  'unassign',
  'replace',
  'swap',
  'sign-up',
  'cover',
  'move-shift',
  'cancel-shift',
] as const
export type ChangeVerb = (typeof CHANGE_VERBS)[number]

/** All duty of one line over the local days [fromDay, toDay). */
export interface Rota {
  readonly id: string
  readonly lineId: string
  readonly fromDay: string
  readonly toDay: string
  readonly state: RotaState
  /** The latest published version; 0 while it is a draft. */
  readonly version: number
  readonly publishedAt: DateTime | null
  readonly note: string
  readonly createdAt: DateTime
  readonly revision: number
}

export interface Shift {
  readonly id: string
  readonly templateId: string
  readonly templateCode: string
  /** Local day, in the line's zone. */
  readonly day: string
  readonly role: DutyRole
  readonly start: DateTime
  readonly end: DateTime
  readonly minimum: number
  readonly wanted: number
  readonly maximum: number
  /** Minutes by which the clocks, turned back while it runs, make it longer than it is on the wall; else 0. */
  readonly clockGain: number
  readonly night: boolean
  /** The local day on whose evening this night begins; null by day. */
  readonly nightOf: string | null
  readonly dayKind: DayKind
}

export interface Assignment {
  readonly id: string
  readonly shiftId: string
  readonly place: number
  readonly memberId: string
  readonly start: DateTime
  readonly end: DateTime
  readonly source: AssignmentSource
  /** Stays where it is when the rota is solved anew. */
  readonly locked: boolean
  readonly brokenRules: readonly RuleCode[]
  readonly reason: string | null
  readonly sinceVersion: number
  readonly addedAt: DateTime
}
