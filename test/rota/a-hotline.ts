// Hotlines for tests of pure rules: a line with the round-the-clock plan, people, and an empty or half-filled rota.
import { DateTime } from 'luxon'
import { presetPlan } from '../../src/lines/default-plan.ts'
import type { DutyRole } from '../../src/lines/duty-role.ts'
import type { LinePlan } from '../../src/lines/line.ts'
import { slotsOf } from '../../src/lines/slots.ts'
import type { RotaMember } from '../../src/people/member.ts'
import { type Book, bookOf, type RotaFacts } from '../../src/rota/facts.ts'
import type { Assignment, Rota, Shift } from '../../src/rota/rota.ts'
import type { Stint } from '../../src/rota/rules/context.ts'
import { DEFAULT_RULES, type RuleSet } from '../../src/rota/rules/rule-set.ts'
import { shiftsOf } from '../../src/rota/shift-identity.ts'
import type { Solution } from '../../src/rota/solver/solve.ts'
import { aLine, aPlan } from '../lines/a-plan.ts'

export const LINE = 'line'
const ALWAYS = { from: '2020-01-01', until: null }

/** Six seat shifts of four hours, on call twelve, round the clock. */
export function roundTheClock(zone = 'Asia/Shanghai'): LinePlan {
  const { templates, coverage } = presetPlan('24-hours')
  return aPlan({
    line: aLine({ id: LINE, zone }),
    templates: templates.map((template) => ({ ...template, id: template.code, ...ALWAYS })),
    coverage: coverage.map((rule) => ({ ...rule, id: rule.code, ...ALWAYS })),
  })
}

export const aMember = (id: string, roles: readonly DutyRole[], changes: Partial<RotaMember> = {}): RotaMember => ({
  id,
  displayCode: id.toUpperCase(),
  name: `Made-up ${id}`,
  tier: 'volunteer',
  joinedOn: '2020-01-01',
  leftOn: null,
  agreementOn: '2020-01-01',
  duties: roles.map((role) => ({ lineId: LINE, role, ...ALWAYS })),
  credentials: [],
  languages: ['zh'],
  limits: {},
  unavailability: [],
  wishes: [],
  ...changes,
})

export interface HotlineInput {
  readonly from: string
  readonly to: string
  readonly zone?: string
  readonly members: readonly RotaMember[]
  readonly rules?: RuleSet
  readonly assignments?: readonly Assignment[]
  readonly elsewhere?: ReadonlyMap<string, readonly Stint[]>
  readonly version?: number
}

export function aBook(input: HotlineInput): Book {
  const zone = input.zone ?? 'Asia/Shanghai'
  const shifts = shiftsOf(LINE, zone, slotsOf(roundTheClock(zone), input.from, input.to))
  const version = input.version ?? 0
  const rota: Rota = {
    id: 'rota',
    lineId: LINE,
    fromDay: input.from,
    toDay: input.to,
    state: version === 0 ? 'draft' : 'published',
    version,
    publishedAt: null,
    note: '',
    createdAt: DateTime.utc(2026, 1, 1),
    revision: 1,
  }
  const { members, rules = DEFAULT_RULES, assignments = [], elsewhere = new Map() } = input
  const earlier = { carried: new Map(), wishFactors: new Map() }
  return bookOf({ rota, zone, rules, shifts, assignments, members, elsewhere, ...earlier })
}

/** A fortnight, or as many days, of counsellors with wishes, four supervisors and four experts. */
export function aFortnight(counsellors: number, days = 14): Book {
  const wish = (i: number) => (i % 2 === 0 ? { wishes: [{ weekday: 3, weight: i % 4 === 0 ? 2 : -2 }] } : {})
  const members = [
    ...Array.from({ length: counsellors }, (_, i) => aMember(`c${i}`, ['counsellor'], wish(i))),
    ...Array.from({ length: 4 }, (_, i) => aMember(`s${i}`, ['supervisor'])),
    ...Array.from({ length: 4 }, (_, i) => aMember(`e${i}`, ['expert'])),
  ]
  const to = DateTime.fromISO('2026-05-11', { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd')
  return aBook({ from: '2026-05-11', to, members })
}

export const placed = (shift: Shift, memberId: string, place = 1, changes: Partial<Assignment> = {}): Assignment => ({
  id: `${shift.id}/${place}`,
  shiftId: shift.id,
  place,
  memberId,
  start: shift.start,
  end: shift.end,
  source: 'manual',
  locked: false,
  brokenRules: [],
  reason: null,
  sinceVersion: 1,
  addedAt: DateTime.utc(2026, 1, 1),
  ...changes,
})

export function withAssignments(book: Book, assignments: readonly Assignment[]): Book {
  const facts: RotaFacts = { ...book.facts, assignments }
  return bookOf(facts)
}

/** The book with what the solver has chosen. */
export function filled(book: Book, solution: Solution): Book {
  const counts = new Map([...book.byShift].map(([id, list]) => [id, list.length]))
  const made = solution.assignments.flatMap(({ slot, member }) => {
    const shift = book.shift.get(slot)
    if (!shift) return []
    const place = (counts.get(slot) ?? 0) + 1
    counts.set(slot, place)
    return [placed(shift, member, place, { source: 'generated' })]
  })
  return withAssignments(book, [...book.facts.assignments, ...made])
}

export const shiftOn = (book: Book, day: string, templateCode: string, role: DutyRole): Shift => {
  const found = book.facts.shifts.find(
    (shift) => shift.day === day && shift.templateCode === templateCode && shift.role === role,
  )
  if (!found) throw new Error(`no ${role} in ${templateCode} on ${day}`)
  return found
}
