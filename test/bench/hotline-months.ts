// Hotline months for the bench and for tests: 20, 40, 80 or 150 made-up people, 28 days, counsellors, supervisors and
// experts on two lines, with leave, wishes, languages, newcomers and what they carried before. One seed, one month.
import { DEFAULT_WEIGHTS, type Member, type Problem, type Role, type Slot } from '../../src/rota/solver/problem.ts'
import { pick, type Random, seeded } from '../../src/rota/solver/random.ts'
import type { Rule } from '../../src/rota/solver/rule.ts'

export const SIZES = [20, 40, 80, 150] as const
export type Size = (typeof SIZES)[number]

/** Monday 5 October 2026, and the month of it; the National Day holidays end on the 7th. */
const FIRST_DAY = 20_731
const HOLIDAYS = 3
const ZONE_MINUTES = 8 * 60
const DAYS = 28

interface Plan {
  /** Seat shifts: first local hour, hours each, how many. */
  readonly opens: number
  readonly hours: number
  readonly shifts: number
  /** Counsellors by day and in the night. */
  readonly seats: readonly [number, number]
  readonly onCall: readonly (readonly [number, number])[]
}

const BY_DAY: Plan = { opens: 10, hours: 4, shifts: 2, seats: [2, 2], onCall: [[10, 8]] }
const LONG_DAY: Plan = {
  opens: 6,
  hours: 3,
  shifts: 6,
  seats: [2, 2],
  onCall: [
    [6, 9],
    [15, 9],
  ],
}
const round = (day: number, night: number): Plan => ({
  ...{ opens: 0, hours: 4, shifts: 6, seats: [day, night] },
  onCall: [
    [8, 12],
    [20, 12],
  ],
})

/** The more people, the longer the lines are open and the more seats they have. */
const PLANS: Readonly<Record<Size, readonly [Plan, Plan]>> = {
  20: [BY_DAY, BY_DAY],
  40: [LONG_DAY, LONG_DAY],
  80: [round(3, 2), round(2, 2)],
  150: [round(4, 3), round(4, 3)],
}

const ROLES: readonly Role[] = [
  { code: 'counsellor', class: 'answering', neverAlone: 2, need: 3, maxShare: 0.5, warnShare: 0.3 },
  { code: 'supervisor', class: 'on-call', neverAlone: 0, need: 2, maxShare: 0.5, warnShare: 0.3 },
  { code: 'expert', class: 'on-call', neverAlone: 0, need: 1.5, maxShare: 0.5, warnShare: 0.3 },
]
const LINES = ['psychological', 'health'] as const

export function hotlineMonth(size: Size, seed = 1): Problem {
  const random = seeded(seed * 1000 + size)
  const slots = LINES.flatMap((line, l) => slotsOf(line, PLANS[size][l] ?? BY_DAY))
  const members = Array.from({ length: size }, (_, i) => memberOf(i, size, slots, random))
  const counsellors = members.filter(({ roles }) => roles.includes('counsellor')).map(({ id }) => id)
  return {
    version: 1,
    pauseMinutes: 30,
    limits: {
      answering: {
        ...{ maxStretchMinutes: 360, warnStretchMinutes: 240, restAfterNightMinutes: 660 },
        ...{ maxNightsInRow: 2, maxNightsPerWeek: 2 },
      },
      'on-call': {
        ...{ maxStretchMinutes: 720, warnStretchMinutes: null, restAfterNightMinutes: 0 },
        ...{ maxNightsInRow: null, maxNightsPerWeek: null },
      },
    },
    roles: ROLES,
    slots,
    members,
    settled: [],
    weights: DEFAULT_WEIGHTS,
    rules: rulesOf(counsellors),
  }
}

const rulesOf = (counsellors: readonly string[]): readonly Rule[] => [
  { kind: 'minimum-rest', minutes: 480 },
  { kind: 'consecutive', of: 'days-worked', maximum: 6 },
  { kind: 'total', of: 'minutes', per: 'week', maximum: 48 * 60 },
  { kind: 'at-most-together', name: 'newcomers', members: counsellors.filter((_, i) => i % 7 === 6), maximum: 1 },
]

const utc = (day: number, hour: number): number => (FIRST_DAY + day) * 1440 + hour * 60 - ZONE_MINUTES

function slotsOf(line: string, plan: Plan): readonly Slot[] {
  const found: Slot[] = []
  for (let day = 0; day < DAYS; day++) {
    for (let k = 0; k < plan.shifts; k++) {
      const hour = plan.opens + k * plan.hours
      const night = hour + plan.hours <= 8 && plan.opens === 0
      const wanted = night ? plan.seats[1] : plan.seats[0]
      const needs = { minimum: Math.min(2, wanted), wanted, maximum: wanted + 1 }
      const skills = line === 'health' && (hour === 12 || hour === 14) ? [{ skill: 'yue', minimum: 1, need: 1 }] : []
      found.push(slotOf({ line, role: 'counsellor', day, hour, hours: plan.hours, night, needs, skills }))
    }
    for (const [hour, hours] of plan.onCall) {
      for (const role of ['supervisor', 'expert']) {
        const needs = { minimum: 1, wanted: 1, maximum: 1 }
        found.push(slotOf({ line, role, day, hour, hours, night: hour + hours > 24, needs, skills: [] }))
      }
    }
  }
  return found
}

interface Wanted {
  readonly line: string
  readonly role: string
  readonly day: number
  readonly hour: number
  readonly hours: number
  readonly night: boolean
  readonly needs: Pick<Slot, 'minimum' | 'wanted'> & { readonly maximum: number }
  readonly skills: NonNullable<Slot['skills']>
}

function slotOf({ line, role, day, hour, hours, night, needs, skills }: Wanted): Slot {
  const date = FIRST_DAY + day
  const evening = hour < 12 ? date - 1 : date
  const month = monthOf(date)
  return {
    id: `${line}/${role}/${day}/${hour}`,
    ...{ line, role, shift: `${hour}`, skills, ...needs },
    class: role === 'counsellor' ? 'answering' : 'on-call',
    start: utc(day, hour),
    end: utc(day, hour + hours),
    clockGain: 0,
    day: date,
    night: night ? evening : null,
    nightWeek: night ? Math.floor((evening + 3) / 7) : null,
    nightMonth: night ? monthOf(evening) : null,
    month,
    closed: false,
    weekend: (date + 3) % 7 >= 5,
    holiday: day < HOLIDAYS,
  }
}

const monthOf = (date: number): number => {
  const day = new Date(date * 86_400_000)
  return day.getUTCFullYear() * 12 + day.getUTCMonth()
}

function memberOf(index: number, size: Size, slots: readonly Slot[], random: Random): Member {
  const rank = index / size
  const [sixth, third] = [Math.max(4 / size, 0.15), Math.max(8 / size, 0.3)]
  const role = rank < sixth ? 'supervisor' : rank < third ? 'expert' : 'counsellor'
  const roles = role === 'supervisor' && index % 3 === 0 ? ['supervisor', 'counsellor'] : [role]
  const only = role === 'counsellor' && random() < 0.4 ? LINES[pick(random, 2)] : undefined
  const leave = random() < 0.5 ? { from: pick(random, DAYS), days: 1 + pick(random, 5) } : { from: 0, days: 0 }
  const barred: Record<string, 'on-leave' | 'not-qualified'> = {}
  const wishes: Record<string, number> = {}
  for (const slot of slots) {
    if (!roles.includes(slot.role)) continue
    const day = slot.day - FIRST_DAY
    if (only !== undefined && slot.line !== only) barred[slot.id] = 'not-qualified'
    else if (day >= leave.from && day < leave.from + leave.days) barred[slot.id] = 'on-leave'
    else if (random() < 0.03) wishes[slot.id] = random() < 0.6 ? -1 - pick(random, 3) : 1 + pick(random, 2)
  }
  return {
    id: `m${String(index).padStart(3, '0')}`,
    roles,
    barred,
    elsewhere: [],
    maxMinutesPerMonth: null,
    maxNightsPerMonth: random() < 0.2 ? 3 + pick(random, 3) : null,
    wantedMinutesPerMonth: random() < 0.3 ? (24 + 8 * pick(random, 5)) * 60 : null,
    wishes,
    wishFactor: random() < 0.15 ? 2 : 1,
    carried: { minutes: 240 * (pick(random, 5) - 2), nights: pick(random, 3) - 1, weekends: pick(random, 3) - 1 },
    skills: random() < 0.4 ? ['yue'] : [],
  }
}
