// When a member cannot stand duty, and what they would rather do: from what is stored to what a rota needs.
import { DateTime } from 'luxon'
import { inForce } from '../lines/day-pattern.ts'
import type { Effective } from '../lines/line.ts'
import { daysBetween, instantAt, minuteOf, plusDays, weekdayOf } from '../lines/wall-clock.ts'
import type { Wish } from './member.ts'

/** 请假, 病假, 培训. */
export const ABSENCE_KINDS = ['leave', 'illness', 'training', 'other'] as const
export type AbsenceKind = (typeof ABSENCE_KINDS)[number]

export const LONGEST_ABSENCE_DAYS = 731

/** A span in which a member cannot stand duty. */
export interface Absence {
  readonly id: string
  readonly memberId: string
  readonly kind: AbsenceKind
  readonly start: DateTime
  readonly end: DateTime
  readonly note: string
  readonly revision: number
}

/** Every week on one weekday, by the member's own wall clock. It may reach past midnight. */
export interface RecurringAbsence extends Effective {
  readonly id: string
  readonly memberId: string
  readonly weekday: number
  /** Local time 'HH:mm'. */
  readonly start: string
  readonly minutes: number
}

/** A wish as it is stored: in force on the days [from, until). */
export interface StandingWish extends Effective {
  readonly id: string
  readonly memberId: string
  readonly lineId: string
  readonly day: string | null
  readonly weekday: number | null
  readonly templateCode: string | null
  readonly weight: number
}

export interface Span {
  readonly start: DateTime
  readonly end: DateTime
}

/** The spans of a recurring absence that start on the local days [from, to), and the evening before. */
export function occurrencesOf(absence: RecurringAbsence, zone: string, period: { from: string; to: string }): Span[] {
  const minute = minuteOf(absence.start)
  return daysBetween(plusDays(period.from, -2), plusDays(period.to, 1))
    .filter((day) => weekdayOf(day) === absence.weekday && inForce(absence, day))
    .map((day) => ({ start: instantAt(day, minute, zone), end: instantAt(day, minute + absence.minutes, zone) }))
    .filter(({ start, end }) => start < end)
}

/** By start, with spans that touch or overlap made one. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start.toMillis() - b.start.toMillis())) {
    const last = result.at(-1)
    if (last && span.start <= last.end)
      result.splice(-1, 1, { start: last.start, end: DateTime.max(last.end, span.end) })
    else result.push(span)
  }
  return result
}

/**
 * What a standing wish says for the days [from, to). One that is not in force for all of them becomes one wish for
 * each of its days.
 */
export function wishesWithin(wish: StandingWish, from: string, to: string): readonly Wish[] {
  const { weight } = wish
  const base = { weight, ...(wish.templateCode === null ? {} : { templateCode: wish.templateCode }) }
  if (wish.day !== null)
    return wish.day >= from && wish.day < to && inForce(wish, wish.day) ? [{ ...base, day: wish.day }] : []
  const throughout = wish.from <= from && (wish.until === null || wish.until >= to)
  if (throughout) return [wish.weekday === null ? base : { ...base, weekday: wish.weekday }]
  return daysBetween(from, to)
    .filter((day) => inForce(wish, day) && (wish.weekday === null || weekdayOf(day) === wish.weekday))
    .map((day) => ({ ...base, day }))
}
