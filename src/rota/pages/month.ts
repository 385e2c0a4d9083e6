// A line's rota of one month as the page shows it: days, the shifts of each, who stands them, and what is missing.
import { DateTime } from 'luxon'
import type { Read } from '../../db/database.ts'
import type { Line } from '../../lines/line.ts'
import { colleaguesOf, displayCodesOf } from '../../people/store.ts'
import { type Gap, gapsOf } from '../coverage.ts'
import type { Duty } from '../duty.ts'
import { finalDuty } from '../duty-store.ts'
import type { Rota, Shift } from '../rota.ts'
import { publishedShifts, shiftsOfRota } from '../shift-store.ts'
import { assignmentsOfRota, listRotas } from '../store.ts'

/** Somebody in a shift. */
export interface Place {
  readonly memberId: string
  readonly assignmentId: string
  /** A month may hold several rotas. */
  readonly rotaId: string
  /** A name where the reader may see names, else the display code. */
  readonly label: string
  readonly changed: boolean
  readonly brokenRules: Duty['brokenRules']
  /** Why a rule was broken; only for those who may see names. */
  readonly reason: string | null
}

export interface ShownShift {
  readonly shift: Shift
  readonly places: readonly Place[]
  readonly missing: number
}

export interface ShownDay {
  readonly day: string
  readonly dayKind: Shift['dayKind'] | undefined
  readonly shifts: readonly ShownShift[]
}

export interface Month {
  readonly line: Line
  /** 'YYYY-MM'. */
  readonly month: string
  readonly days: readonly ShownDay[]
  readonly gaps: readonly Gap[]
  /** The latest version that has days in this month; the draft when only that is there and the reader may see it. */
  readonly rota: Rota | undefined
  readonly unpublishedDays: number
}

export interface MonthQuery {
  readonly month: string
  readonly mayName: boolean
  readonly mayDraft: boolean
}

const MONTH = /^(20\d{2}|21\d{2})-(0[1-9]|1[0-2])$/
export const isMonth = (text: string): boolean => MONTH.test(text)

export const monthOf = (at: DateTime, zone: string): string => at.setZone(zone).toFormat('yyyy-MM')

export function neighbour(month: string, by: 1 | -1): string {
  return DateTime.fromISO(`${month}-01`, { zone: 'utc' }).plus({ months: by }).toFormat('yyyy-MM')
}

function daysOf(month: string): readonly string[] {
  const first = DateTime.fromISO(`${month}-01`, { zone: 'utc' })
  return Array.from({ length: first.daysInMonth }, (_, i) => first.plus({ days: i }).toFormat('yyyy-MM-dd'))
}

export async function readMonth(read: Read, line: Line, query: MonthQuery): Promise<Month> {
  const days = daysOf(query.month)
  const [first = ''] = days
  const next = `${neighbour(query.month, 1)}-01`
  const rotas = await listRotas(read, { lineId: line.id, from: first, to: next }, { limit: 60, after: undefined })
  const published = rotas.filter(({ state }) => state === 'published')
  const draft = published.length === 0 && query.mayDraft ? rotas[0] : undefined
  const rota = draft ?? published[0]
  const shown = await readDays(read, line, { days, draft, rotas: draft ? [draft] : published, mayName: query.mayName })
  return {
    line,
    month: query.month,
    ...shown,
    rota,
    unpublishedDays: days.filter((day) => !published.some(({ fromDay, toDay }) => fromDay <= day && day < toDay))
      .length,
  }
}

interface DaysQuery {
  /** 'YYYY-MM-DD', one after the other. */
  readonly days: readonly string[]
  /** Shown as it is; undefined: final duty. */
  readonly draft: Rota | undefined
  /** Those that have these days: where reasons are read. */
  readonly rotas: readonly Rota[]
  readonly mayName: boolean
}

/** Days of a line with their shifts, who stands them, and what is missing: what the month and the printed rota show. */
export async function readDays(read: Read, line: Line, query: DaysQuery): Promise<Pick<Month, 'days' | 'gaps'>> {
  const { days, draft, rotas, mayName } = query
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const stood = draft ? await drafted(read, draft) : await standing(read, line, { first, last })
  const shifts = stood.shifts.filter(({ day }) => first <= day && day <= last)
  const gaps = gapsOf(shifts, stood.duties).filter(({ required }) => required > 0)
  const label = await labels(read, [...new Set(stood.duties.map(({ memberId }) => memberId))], mayName)
  const reasons = mayName ? await reasonsOf(read, rotas) : new Map()
  const byShift = Map.groupBy(stood.duties, ({ shiftId }) => shiftId)
  const shown = shifts.map((shift) => {
    const duties = (byShift.get(shift.id) ?? []).toSorted((a, b) => a.place - b.place)
    const places = duties.map((duty) => placeOf(duty, label, reasons))
    const isGap = gaps.some(({ shiftIds }) => shiftIds.includes(shift.id))
    return { shift, places, missing: isGap ? Math.max(0, shift.minimum - places.length) : 0 }
  })
  const byDay = Map.groupBy(shown, ({ shift }) => shift.day)
  return { days: days.map((day) => dayOf(day, byDay.get(day) ?? [])), gaps }
}

type Stood = Pick<
  Duty,
  'shiftId' | 'assignmentId' | 'rotaId' | 'memberId' | 'place' | 'role' | 'start' | 'end' | 'brokenRules'
> & {
  readonly kind: Duty['kind']
}

interface Standing {
  readonly shifts: readonly Shift[]
  readonly duties: readonly Stood[]
}

/** Days reach one further on both sides, for nights across its edges and for zones. */
async function standing(read: Read, line: Line, { first, last }: { first: string; last: string }): Promise<Standing> {
  const from = DateTime.fromISO(first, { zone: line.zone }).minus({ days: 1 })
  const to = DateTime.fromISO(last, { zone: line.zone }).plus({ days: 3 })
  return {
    shifts: await publishedShifts(read, line.id, from, to),
    duties: await finalDuty(read, line.id, from, to),
  }
}

async function drafted(read: Read, rota: Rota): Promise<Standing> {
  const shifts = await shiftsOfRota(read, rota.id)
  const roles = new Map(shifts.map(({ id, role }) => [id, role]))
  const assigned = await assignmentsOfRota(read, rota.id)
  const duties = assigned.flatMap(({ id, shiftId, memberId, place, start, end, brokenRules }) => {
    const role = roles.get(shiftId)
    const kind = 'assigned' as const
    return role
      ? [{ shiftId, assignmentId: id, rotaId: rota.id, memberId, place, role, start, end, brokenRules, kind }]
      : []
  })
  return { shifts, duties }
}

async function labels(read: Read, ids: readonly string[], mayName: boolean): Promise<ReadonlyMap<string, string>> {
  if (!mayName) return displayCodesOf(read, ids)
  return new Map([...(await colleaguesOf(read, ids))].map(([id, { name }]) => [id, name]))
}

async function reasonsOf(read: Read, rotas: readonly Rota[]): Promise<ReadonlyMap<string, string | null>> {
  const reasons = new Map<string, string | null>()
  for (const { id } of rotas) for (const each of await assignmentsOfRota(read, id)) reasons.set(each.id, each.reason)
  return reasons
}

function placeOf(
  { memberId, assignmentId, rotaId, kind, brokenRules }: Stood,
  label: ReadonlyMap<string, string>,
  reasons: ReadonlyMap<string, string | null>,
): Place {
  return {
    memberId,
    assignmentId,
    rotaId,
    label: label.get(memberId) ?? '?',
    changed: kind === 'override',
    brokenRules,
    reason: brokenRules.length > 0 ? (reasons.get(assignmentId) ?? null) : null,
  }
}

const dayOf = (day: string, shifts: readonly ShownShift[]): ShownDay => ({
  day,
  dayKind: shifts[0]?.shift.dayKind,
  shifts,
})
