// A line's fallback: people to ask in order when nobody of a role is on duty or answers, each on certain days and hours.
import { DateTime } from 'luxon'
import { inForce } from '../../lines/day-pattern.ts'
import type { DutyRole } from '../../lines/duty-role.ts'
import type { Effective } from '../../lines/line.ts'
import { dayOf, daysBetween, instantAt, minuteOf, plusDays, weekdayOf } from '../../lines/wall-clock.ts'
import { merged, type Span } from '../../people/availability.ts'
import type { RotaMember } from '../../people/member.ts'
import type { Stint } from '../on-duty.ts'

/** Those who answer or are on call; whoever learns is asked by nobody. */
export const FALLBACK_ROLES = ['counsellor', 'supervisor', 'expert'] as const
export type FallbackRole = (typeof FALLBACK_ROLES)[number]

/** In force on the local days [from, until). */
export interface FallbackPerson extends Effective {
  readonly id: string
  readonly lineId: string
  readonly role: FallbackRole
  readonly memberId: string
  /** The lowest is asked first. */
  readonly rank: number
  /** 1 is Monday; null: every day. */
  readonly weekdays: readonly number[] | null
  /** Local time 'HH:mm'. */
  readonly opens: string
  /** 1440 is round the clock; it may reach past midnight. */
  readonly minutes: number
  readonly revision: number
}

/** Somebody who may be asked in this span. */
export interface FallbackStint extends Span {
  readonly role: FallbackRole
  readonly memberId: string
  readonly rank: number
}

export interface FallbackScene extends Span {
  readonly zone: string
  readonly members: ReadonlyMap<string, RotaMember>
  /** Final duty of the line: whoever stands in the role anyway is no fallback meanwhile. */
  readonly duties: readonly (Stint & { readonly memberId: string })[]
}

/** When each may be asked, within about [start, end) of the scene: not on leave, not gone, not on duty in the role. */
export function fallbackStints(people: readonly FallbackPerson[], scene: FallbackScene): readonly FallbackStint[] {
  return people
    .toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
    .flatMap((person, i) =>
      spansOf(person, scene).map((span) => ({ ...span, role: person.role, memberId: person.memberId, rank: i + 1 })),
    )
}

function spansOf(person: FallbackPerson, scene: FallbackScene): readonly Span[] {
  const member = scene.members.get(person.memberId)
  if (!member) return []
  const minute = minuteOf(person.opens)
  const days = daysBetween(plusDays(dayOf(scene.start, scene.zone), -1), plusDays(dayOf(scene.end, scene.zone), 1))
  const hours = days
    .filter((day) => inForce(person, day) && (person.weekdays === null || person.weekdays.includes(weekdayOf(day))))
    .filter((day) => serves(member, person, day))
    .map((day) => ({
      start: instantAt(day, minute, scene.zone),
      end: instantAt(day, minute + person.minutes, scene.zone),
    }))
    .filter(({ start, end }) => start < end)
  const own = scene.duties.filter(({ role, memberId }) => role === person.role && memberId === person.memberId)
  return without(merged(hours), merged([...member.unavailability, ...own]))
}

function serves({ joinedOn, leftOn, duties }: RotaMember, { lineId, role }: FallbackPerson, day: string): boolean {
  if (joinedOn > day || (leftOn !== null && leftOn <= day)) return false
  return duties.some((duty) => duty.lineId === lineId && duty.role === role && inForce(duty, day))
}

/** Both by start, neither overlapping itself. */
function without(spans: readonly Span[], gone: readonly Span[]): readonly Span[] {
  return gone.reduce<readonly Span[]>(
    (left, away) =>
      left.flatMap((span) => {
        if (away.end <= span.start || span.end <= away.start) return [span]
        const before = { start: span.start, end: DateTime.min(span.end, away.start) }
        const after = { start: DateTime.max(span.start, away.end), end: span.end }
        return [before, after].filter(({ start, end }) => start < end)
      }),
    spans,
  )
}

/** Whom to ask at an instant, by role and in order; each once. */
export function fallbackAt<S extends FallbackStint>(stints: readonly S[], at: DateTime, role?: DutyRole): readonly S[] {
  const open = stints.filter(
    (stint) => stint.start <= at && at < stint.end && (role === undefined || stint.role === role),
  )
  const seen = new Set<string>()
  return open
    .toSorted((a, b) => FALLBACK_ROLES.indexOf(a.role) - FALLBACK_ROLES.indexOf(b.role) || a.rank - b.rank)
    .filter((stint) => {
      const key = `${stint.role} ${stint.memberId}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
}
