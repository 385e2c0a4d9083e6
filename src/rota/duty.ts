// A duty: who stands where, from when to when, as everyone outside the rota sees it. Spans are half-open: [start, end).
import type { DateTime } from 'luxon'
import type { DutyRole } from '../lines/duty-role.ts'
import type { RuleCode } from './rules/violation.ts'

/** assigned: as the latest published version has it; override: changed since then, and in force at once. */
export type DutyKind = 'assigned' | 'override'

/** A duty of the final rota. Drafts never make one. */
export interface Duty {
  /** Made from line, day, template and role: it stays when the rota is made anew or the shift moves. */
  readonly shiftId: string
  /** One member's time in one place. A new one is made when another member takes the place. */
  readonly assignmentId: string
  readonly rotaId: string
  readonly lineId: string
  readonly role: DutyRole
  readonly memberId: string
  /** 1, 2, 3… within the shift: the order in which calls are offered. */
  readonly place: number
  readonly start: DateTime
  readonly end: DateTime
  /** Local day of the shift, in the line's zone. */
  readonly day: string
  readonly templateCode: string
  readonly night: boolean
  readonly kind: DutyKind
  /** Rules that a coordinator broke, with a reason, to have this duty filled. */
  readonly brokenRules: readonly RuleCode[]
}

/** A duty with its past: what calendars need to tell others of a change. */
export interface DutyRecord extends Duty {
  /** Set when the member was taken off before the duty began; such a record is no duty. */
  readonly cancelledAt: DateTime | undefined
  /** When the member was put here. */
  readonly addedAt: DateTime
}
