// Plans that make a sensible line at once, by the norms of counselling hotlines. A coordinator changes them later.
import { EVERY_DAY } from './day-pattern.ts'
import type { CoverageRule, Need, ServiceWindow, ShiftTemplate } from './line.ts'
import { minuteOf, timeOf } from './wall-clock.ts'

export const PRESETS = ['24-hours', '18-hours', 'none'] as const
export type Preset = (typeof PRESETS)[number]

type Undated<T> = Omit<T, 'id' | 'from' | 'until'>
export type PlannedWindow = Undated<ServiceWindow>
export type PlannedTemplate = Undated<ShiftTemplate>
export type PlannedRule = Undated<CoverageRule>

/** What is in force from a day on, until it is planned anew. */
export interface PlanContent {
  readonly windows: readonly PlannedWindow[]
  readonly templates: readonly PlannedTemplate[]
  readonly coverage: readonly PlannedRule[]
}

/** At least two counsellors day and night [C1][C3][S1], a supervisor [C17] and an expert always within reach. */
const NEEDS: readonly Need[] = [
  { role: 'counsellor', minimum: 2, wanted: 2, maximum: 3 },
  { role: 'supervisor', minimum: 1, wanted: 1, maximum: 2 },
  { role: 'expert', minimum: 1, wanted: 1, maximum: 2 },
  { role: 'shadow', minimum: 0, wanted: 0, maximum: 1 },
]

const COVERAGE: readonly PlannedRule[] = [
  { code: 'standard', rank: 0, templateCodes: null, needs: NEEDS, ...EVERY_DAY },
]

const NIGHT = { start: 23 * 60, end: 30 * 60 }

/** A night shift has half or more of its length between 23:00 and 06:00 (ours). */
export function isNight(start: string, minutes: number): boolean {
  const begin = minuteOf(start)
  const inNight = [0, 1440].reduce((sum, shift) => {
    const overlap = Math.min(begin + minutes, NIGHT.end - 1440 + shift) - Math.max(begin, NIGHT.start - 1440 + shift)
    return sum + Math.max(0, overlap)
  }, 0)
  return inNight * 2 >= minutes
}

/** At the seat: short shifts of one length, one after the other. */
function seatShifts(opens: string, hours: number, count: number): readonly PlannedTemplate[] {
  return Array.from({ length: count }, (_, index) => {
    const start = timeOf(minuteOf(opens) + index * hours * 60)
    const end = timeOf(minuteOf(start) + hours * 60)
    return {
      code: `seat-${start.slice(0, 2)}`,
      nameZh: `接线 ${start}-${end}`,
      nameEn: `Seat ${start}-${end}`,
      roles: ['counsellor', 'shadow'] as const,
      start,
      minutes: hours * 60,
      night: isNight(start, hours * 60),
      ...EVERY_DAY,
    }
  })
}

/** At home, within reach. */
function onCallShift(code: string, names: { zh: string; en: string }, start: string, hours: number): PlannedTemplate {
  return {
    code: `on-call-${code}`,
    nameZh: names.zh,
    nameEn: names.en,
    roles: ['supervisor', 'expert'],
    start,
    minutes: hours * 60,
    night: isNight(start, hours * 60),
    ...EVERY_DAY,
  }
}

/** Round the clock: six shifts of four hours, on call twelve. */
const ROUND_THE_CLOCK: PlanContent = {
  windows: [{ opens: '00:00', minutes: 1440, ...EVERY_DAY }],
  templates: [
    ...seatShifts('00:00', 4, 6),
    onCallShift('day', { zh: '备班(日)', en: 'On call by day' }, '08:00', 12),
    onCallShift('night', { zh: '备班(夜)', en: 'On call by night' }, '20:00', 12),
  ],
  coverage: COVERAGE,
}

/** The least that the norm allows [C4]: 06:00 to midnight, six shifts of three hours, on call nine. */
const EIGHTEEN_HOURS: PlanContent = {
  windows: [{ opens: '06:00', minutes: 1080, ...EVERY_DAY }],
  templates: [
    ...seatShifts('06:00', 3, 6),
    onCallShift('day', { zh: '备班(日)', en: 'On call by day' }, '06:00', 9),
    onCallShift('evening', { zh: '备班(晚)', en: 'On call in the evening' }, '15:00', 9),
  ],
  coverage: COVERAGE,
}

const PLANS: Readonly<Record<Preset, PlanContent>> = {
  '24-hours': ROUND_THE_CLOCK,
  '18-hours': EIGHTEEN_HOURS,
  none: { windows: [], templates: [], coverage: [] },
}

export const presetPlan = (preset: Preset): PlanContent => PLANS[preset]
