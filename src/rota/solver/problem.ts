// The problem as data: who could stand which duty, what is needed, what is already settled. Plain JSON; no dates, no
// database. Times are whole minutes since the epoch, days and weeks are ordinal numbers of the line's local calendar.
import type { Rule } from './rule.ts'

/** Which limits bind a duty: answering calls tires, being on call does so less. */
export type DutyClass = 'answering' | 'on-call'

/** Hard limits of a duty class; null means none. */
export interface Limits {
  /** Duties with pauses shorter than `pauseMinutes` between them make one stretch. */
  readonly maxStretchMinutes: number | null
  /** Beyond this a stretch is allowed, but avoided. */
  readonly warnStretchMinutes: number | null
  /** From the end of a stretch that held a night duty to the next duty of the class. */
  readonly restAfterNightMinutes: number
  readonly maxNightsInRow: number | null
  readonly maxNightsPerWeek: number | null
}

export interface Role {
  readonly code: string
  readonly class: DutyClass
  /** This many together or nobody; 0 and 1 mean no such rule. */
  readonly neverAlone: number
  /** How much worse an open place of this role is than one of weight 1. */
  readonly need: number
  /** Hard and soft limit of one member's part of the role's required minutes, 0 to 1; null means none. */
  readonly maxShare: number | null
  readonly warnShare: number | null
}

/** A stretch of time that counts for rules and for fairness. */
export interface Span {
  readonly class: DutyClass
  readonly start: number
  readonly end: number
  /** Minutes of it that only clocks turned back have added: they do not count against the longest stretch. */
  readonly clockGain: number
  /** Local day of the duty. */
  readonly day: number
  /** The day on whose evening the night begins, its week and month; null by day. */
  readonly night: number | null
  readonly nightWeek: number | null
  readonly nightMonth: number | null
  /** Ordinal number of the calendar month of `day`. */
  readonly month: number
}

/** Places of one role at one time. */
export interface Slot extends Span {
  readonly id: string
  readonly role: string
  readonly minimum: number
  readonly wanted: number
  /** Nobody is added any more: it has begun. What is settled there still counts. */
  readonly closed: boolean
  readonly weekend: boolean
  readonly holiday: boolean
  /** The line it is on; absent: there is only one. */
  readonly line?: string
  /** Name of its kind, such as its template's code: the same every day. Rules on successions speak of it. */
  readonly shift?: string
  /** Never more people than that; absent: not more than wanted. */
  readonly maximum?: number
  /** Of those who stand there, or in the same role on the same line meanwhile, so many must have the skill. */
  readonly skills?: readonly SkillNeed[]
}

/** A language, a credential, a topic. It is filled in order of need like a place, and named when it is missing. */
export interface SkillNeed {
  readonly skill: string
  readonly minimum: number
  /** As `Role.need`; absent: that of the slot's role. */
  readonly need?: number
}

/** What a member carried in earlier rotas beyond their fair part; below 0: less than it. */
export interface Carried {
  readonly minutes?: number
  readonly nights?: number
  readonly weekends?: number
  readonly holidays?: number
}

/** Why a member cannot take a slot whatever else they do. */
export type Bar = 'not-qualified' | 'on-leave'

export interface Member {
  readonly id: string
  /** Roles that they may hold at all. */
  readonly roles: readonly string[]
  /** Slots of these roles that they cannot take, by id. */
  readonly barred: Readonly<Record<string, Bar>>
  /** Duty outside this problem that counts for rules: other lines, the rotas before and after. */
  readonly elsewhere: readonly Span[]
  readonly maxMinutesPerMonth: number | null
  readonly maxNightsPerMonth: number | null
  /** What they would like to stand; null: like the others. */
  readonly wantedMinutesPerMonth: number | null
  /** Nights that they would like to stand in a calendar month; absent: as many as their hours make fair. */
  readonly wantedNightsPerMonth?: number
  /** Weight above 0: asked for, below 0: asked against; by slot id. */
  readonly wishes: Readonly<Record<string, number>>
  /** Their wishes count so many times, because they were ignored in earlier months; absent: 1. */
  readonly wishFactor?: number
  readonly carried?: Carried
  readonly skills?: readonly string[]
}

export interface Settled {
  readonly slot: string
  readonly member: string
}

/** What the improvement trades against each other once every place is filled as far as the rules allow. */
export interface Weights {
  readonly belowMinimum: number
  readonly belowWanted: number
  /** Each person beyond what is wanted, where the maximum allows one. */
  readonly aboveWanted: number
  /** Per square of four hours away from one's fair part, and so on for nights, weekend and holiday duties. */
  readonly hours: number
  readonly nights: number
  readonly weekends: number
  readonly holidays: number
  /** A wish of weight 1. */
  readonly wish: number
  /** Each stretch longer than its soft limit. */
  readonly longStretch: number
  /** Each percentage point of share above its soft limit. */
  readonly share: number
  /** Each further duty on a day, with a break in between. */
  readonly splitDay: number
  /** Each assignment of the published rota that is not there any more. */
  readonly continuity: number
}

export interface Problem {
  readonly version: 1
  readonly pauseMinutes: number
  readonly limits: Readonly<Record<DutyClass, Limits>>
  readonly roles: readonly Role[]
  readonly slots: readonly Slot[]
  /** The rota's first and last day, for rules on periods; absent: those of its slots. */
  readonly period?: { readonly first: number; readonly last: number }
  readonly members: readonly Member[]
  /** Assignments that stay, whatever rules they break. */
  readonly settled: readonly Settled[]
  readonly weights: Weights
  /** Further rules, hard or soft. */
  readonly rules?: readonly Rule[]
  /** Nobody stands more duties in one duty day; absent: 2. */
  readonly maxDutiesPerDay?: number
  /** What members were told: taking it away costs `weights.continuity`. */
  readonly published?: readonly Settled[]
}

export const DUTIES_PER_DAY = 2

export const DEFAULT_WEIGHTS: Weights = Object.freeze({
  belowMinimum: 10_000,
  belowWanted: 1_000,
  aboveWanted: 200,
  hours: 4,
  nights: 6,
  weekends: 3,
  holidays: 3,
  wish: 4,
  longStretch: 10,
  share: 5,
  splitDay: 6,
  continuity: 20,
})
