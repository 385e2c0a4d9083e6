// From a rota's facts to the solver's problem. What bars a member is decided by the same rules that check by hand.
import type { DateTime } from 'luxon'
import type { DutyRole } from '../lines/duty-role.ts'
import type { RotaMember, Wish } from '../people/member.ts'
import { type Book, mayHold } from './facts.ts'
import { isFrozen } from './final-duty.ts'
import type { Shift } from './rota.ts'
import { togetherAtLeast } from './rules/company.ts'
import { MINUTE, type Stint } from './rules/context.ts'
import { weekNumber } from './rules/fatigue.ts'
import { qualificationGap } from './rules/place.ts'
import { type DutyLimits, isOnCall, type RuleSet } from './rules/rule-set.ts'
import {
  type Bar,
  DEFAULT_WEIGHTS,
  type DutyClass,
  type Limits,
  type Member,
  type Problem,
  type Role,
  type Slot,
  type Span,
} from './solver/problem.ts'

/** An empty post of the first harms callers most. */
const NEED: Readonly<Record<DutyRole, number>> = { counsellor: 3, supervisor: 2, expert: 1.5, shadow: 0.5 }

/** Shifts that have begun are settled as they are. */
export function problemOf(book: Book, now: DateTime): Problem {
  const { facts } = book
  const known = new Set(facts.members.map(({ id }) => id))
  const strangers = [...book.byMember.keys()].filter((id) => !known.has(id))
  return {
    version: 1,
    pauseMinutes: facts.rules.pauseMinutes,
    limits: { answering: limits(facts.rules.answering), 'on-call': limits(facts.rules.onCall) },
    roles: [...book.role.keys()].map((role) => roleOf(book, role)),
    slots: facts.shifts.map((shift) => slotOf(book, shift, now)),
    period: { first: dayNumber(facts.rota.fromDay), last: dayNumber(facts.rota.toDay) - 1 },
    members: [...facts.members.map((member) => memberOf(book, member)), ...strangers.map((id) => strangerOf(book, id))],
    settled: facts.assignments.map(({ shiftId, memberId }) => ({ slot: shiftId, member: memberId })),
    weights: DEFAULT_WEIGHTS,
    ...(facts.rules.further.length > 0 && { rules: facts.rules.further }),
  }
}

const minutes = (hours: number) => Math.round(hours * 60)
const minutesOrNone = (hours: number | null) => (hours === null ? null : minutes(hours))

const limits = (rules: DutyLimits): Limits => ({
  maxStretchMinutes: minutesOrNone(rules.maxHours),
  warnStretchMinutes: minutesOrNone(rules.warnHours),
  restAfterNightMinutes: minutes(rules.restAfterNightHours),
  maxNightsInRow: rules.maxNightsInRow,
  maxNightsPerWeek: rules.maxNightsPerWeek,
})

function roleOf(book: Book, role: DutyRole): Role {
  const { rules } = book.facts
  const { warnPercent, maxPercent, fromQualified } = rules.share
  const binds = (book.role.get(role)?.qualifiedMembers ?? 0) >= fromQualified
  const part = (percent: number | null) => (binds && percent !== null ? percent / 100 : null)
  return {
    code: role,
    class: classOf(rules, role),
    neverAlone: togetherAtLeast(rules, role),
    need: NEED[role],
    maxShare: part(maxPercent),
    warnShare: part(warnPercent),
  }
}

const classOf = (rules: RuleSet, role: DutyRole): DutyClass => (isOnCall(rules, role) ? 'on-call' : 'answering')

function slotOf(book: Book, shift: Shift, now: DateTime): Slot {
  const { rota, rules } = book.facts
  const stint = {
    ...shift,
    lineId: rota.lineId,
    shiftId: shift.id,
    start: shift.start.toMillis(),
    end: shift.end.toMillis(),
  }
  return {
    ...spanOf(rules, stint),
    id: shift.id,
    role: shift.role,
    minimum: shift.minimum,
    wanted: Math.min(shift.wanted, shift.maximum),
    closed: isFrozen(shift, now),
    weekend: shift.dayKind === 'weekend',
    holiday: shift.dayKind === 'holiday',
    shift: shift.templateCode,
    maximum: shift.maximum,
  }
}

const DAY = 24 * 60 * MINUTE
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY
const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

const spanOf = (rules: RuleSet, { role, start, end, day, nightOf, clockGain }: Stint): Span => ({
  class: classOf(rules, role),
  start: start / MINUTE,
  end: end / MINUTE,
  clockGain,
  day: dayNumber(day),
  night: nightOf === null ? null : dayNumber(nightOf),
  nightWeek: nightOf === null ? null : weekNumber(nightOf),
  nightMonth: nightOf === null ? null : monthNumber(nightOf),
  month: monthNumber(day),
})

const elsewhereOf = ({ facts }: Book, id: string): readonly Span[] =>
  (facts.elsewhere.get(id) ?? []).map((stint) => spanOf(facts.rules, stint))

const perMonth = (hours: number | null | undefined): number | null => minutesOrNone(hours ?? null)

function memberOf(book: Book, member: RotaMember): Member {
  const roles = [...book.role.keys()].filter((role) => mayHold(member, book.facts.rota, role))
  return {
    id: member.id,
    roles,
    barred: barsOf(book, member, new Set(roles)),
    elsewhere: elsewhereOf(book, member.id),
    maxMinutesPerMonth: perMonth(member.limits.maxHoursPerMonth),
    maxNightsPerMonth: member.limits.maxNightsPerMonth ?? null,
    wantedMinutesPerMonth: perMonth(member.limits.wantedHoursPerMonth),
    ...nightsWantedBy(member),
    wishes: wishesOf(book, member, new Set(roles)),
    ...earlierOf(book, member.id),
  }
}

const nightsWantedBy = ({
  limits: { wantedNightsPerMonth: wanted },
}: RotaMember): Pick<Member, 'wantedNightsPerMonth'> => (wanted === undefined ? {} : { wantedNightsPerMonth: wanted })

/** What they carried, and how much more their wishes count; nothing for those without an earlier rota. */
function earlierOf({ facts }: Book, id: string): Pick<Member, 'carried' | 'wishFactor'> {
  const [carried, wishFactor] = [facts.carried.get(id), facts.wishFactors.get(id)]
  return { ...(carried && { carried }), ...(wishFactor !== undefined && wishFactor !== 1 && { wishFactor }) }
}

/** Somebody who is on the rota and may not serve the line any more: they stay where they are, and get nothing new. */
const strangerOf = (book: Book, id: string): Member => ({
  id,
  roles: [],
  barred: {},
  elsewhere: elsewhereOf(book, id),
  maxMinutesPerMonth: null,
  maxNightsPerMonth: null,
  wantedMinutesPerMonth: null,
  wishes: {},
})

function barsOf({ facts }: Book, member: RotaMember, roles: ReadonlySet<DutyRole>): Record<string, Bar> {
  const away = member.unavailability.map(({ start, end }) => ({ start: start.toMillis(), end: end.toMillis() }))
  const gaps = new Map<string, boolean>()
  const lacks = (shift: Shift) => {
    const key = `${shift.role} ${shift.day}`
    const known = gaps.get(key)
    if (known !== undefined) return known
    const found = qualificationGap({ ...shift, lineId: facts.rota.lineId }, member, facts.rules) !== undefined
    gaps.set(key, found)
    return found
  }
  const bars: Record<string, Bar> = {}
  for (const shift of facts.shifts) {
    if (!roles.has(shift.role)) continue
    const [start, end] = [shift.start.toMillis(), shift.end.toMillis()]
    if (lacks(shift)) bars[shift.id] = 'not-qualified'
    else if (away.some((leave) => leave.start < end && start < leave.end)) bars[shift.id] = 'on-leave'
  }
  return bars
}

function wishesOf({ facts }: Book, member: RotaMember, roles: ReadonlySet<DutyRole>): Record<string, number> {
  const wishes: Record<string, number> = {}
  if (member.wishes.length === 0) return wishes
  for (const shift of facts.shifts) {
    if (!roles.has(shift.role)) continue
    const weight = member.wishes.reduce((sum, wish) => sum + (speaksOf(wish, shift) ? wish.weight : 0), 0)
    if (weight !== 0) wishes[shift.id] = weight
  }
  return wishes
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** Whether a wish is about this shift. */
export const speaksOf = ({ day, weekday, templateCode }: Wish, shift: Shift): boolean =>
  (day === undefined || day === shift.day) &&
  (weekday === undefined || weekday === weekdayOf(shift.day)) &&
  (templateCode === undefined || templateCode === shift.templateCode)
