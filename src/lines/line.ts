// A hotline: where it stands, when it is open, what shifts it is made from and how many people each needs.
import type { DateTime } from 'luxon'
import type { DayKind, OwnDay } from './day-kind.ts'
import type { DutyRole } from './duty-role.ts'
import type { LineSettings } from './line-settings.ts'

export const LINE_KINDS = ['psychological', 'health', 'other'] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** Which shipped taxonomy a line reads its topics from. */
export const TAXONOMIES = ['psychological', 'health', 'none'] as const
export type TaxonomyName = (typeof TAXONOMIES)[number]

export interface Line {
  readonly id: string
  /** Short, stable, kebab-case: 'psy'. */
  readonly code: string
  readonly kind: LineKind
  readonly nameZh: string
  readonly nameEn: string
  /** IANA zone: all local days and times of the line are in it. */
  readonly zone: string
  /** ISO 3166 code of the holiday calendar. */
  readonly region: string
  readonly seats: number
  readonly taxonomy: TaxonomyName
  /** The line that a psychological need is passed on to. */
  readonly transferLineId: string | null
  readonly openedOn: string
  /** First day without service. */
  readonly closedOn: string | null
  readonly settings: LineSettings
  /** Departures from the default rota rules; only the rota knows their shape. */
  readonly rules: Readonly<Record<string, unknown>>
  readonly createdAt: DateTime
  readonly revision: number
}

/** In force on the local days [from, until); null: until further notice. */
export interface Effective {
  readonly from: string
  readonly until: string | null
}

/** The days that something applies to; null: all. Both must agree. */
export interface DayPattern {
  /** 1 is Monday. */
  readonly weekdays: readonly number[] | null
  readonly dayKinds: readonly DayKind[] | null
}

/** When the line can be called. */
export interface ServiceWindow extends Effective, DayPattern {
  readonly id: string
  /** Local time 'HH:mm'. */
  readonly opens: string
  /** 1440 is round the clock; it may reach past midnight. */
  readonly minutes: number
}

/** What shifts are made from. A changed template is a new one with the same code. */
export interface ShiftTemplate extends Effective, DayPattern {
  readonly id: string
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly roles: readonly DutyRole[]
  /** Local time 'HH:mm'. */
  readonly start: string
  /** On the wall: a shift through the spring gap is shorter on the time line. May reach past midnight. */
  readonly minutes: number
  readonly night: boolean
}

/** People needed in one role. minimum ≤ wanted ≤ maximum. */
export interface Need {
  readonly role: DutyRole
  /** Below it, the slot is a coverage gap. */
  readonly minimum: number
  readonly wanted: number
  readonly maximum: number
}

/**
 * How many people slots need. Of the rules that speak about a slot's role, the one with the highest rank counts; of
 * equals, the one that names templates, then the one that names days, then the later.
 */
export interface CoverageRule extends Effective, DayPattern {
  readonly id: string
  readonly code: string
  readonly rank: number
  /** null: every template. */
  readonly templateCodes: readonly string[] | null
  readonly needs: readonly Need[]
}

/** Extra people for a period, on top of the rule that counts. */
export interface SurgePeriod extends DayPattern {
  readonly id: string
  readonly lineId: string
  readonly from: string
  readonly until: string
  readonly reason: string
  readonly templateCodes: readonly string[] | null
  readonly extra: readonly Need[]
  readonly revision: number
}

/** Everything from which a line's slots are computed. */
export interface LinePlan {
  readonly line: Line
  readonly windows: readonly ServiceWindow[]
  readonly templates: readonly ShiftTemplate[]
  readonly coverage: readonly CoverageRule[]
  readonly surges: readonly SurgePeriod[]
  readonly ownDays: readonly OwnDay[]
}
