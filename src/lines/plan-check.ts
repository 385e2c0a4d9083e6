// What is wrong with a plan (it is refused), and what is unwise about it (it is said).
import type { DateTime } from 'luxon'
import type { FieldError } from '../errors.ts'
import { unannouncedYear } from './day-kind.ts'
import { fits, inForce } from './day-pattern.ts'
import type { PlanContent, PlannedRule } from './default-plan.ts'
import type { LinePlan, Need } from './line.ts'
import { dayKindOn, type Slot, slotsOf, spanOf } from './slots.ts'
import { daysBetween, plusDays } from './wall-clock.ts'

/** Everything that makes a plan impossible, by path. */
export function faultsOf({ templates, coverage }: PlanContent): readonly FieldError[] {
  const codes = new Set(templates.map(({ code }) => code))
  return [
    ...repeated(templates, 'templates'),
    ...repeated(coverage, 'coverage'),
    ...coverage.flatMap((rule, index) => faultsOfRule(rule, codes, `coverage.${index}`)),
  ]
}

function repeated(items: readonly { readonly code: string }[], path: string): readonly FieldError[] {
  return items.flatMap(({ code }, index) =>
    items.findIndex((item) => item.code === code) < index
      ? [{ path: `${path}.${index}.code`, message: `there are two ${code} in this plan`, zh: `有两个 ${code}` }]
      : [],
  )
}

function faultsOfRule(rule: PlannedRule, codes: ReadonlySet<string>, path: string): readonly FieldError[] {
  return [...strangers(rule.templateCodes, codes, path), ...faultsOfNeeds(rule.needs, `${path}.needs`)]
}

/** Template codes that the plan does not have. */
export function strangers(
  templateCodes: readonly string[] | null,
  codes: ReadonlySet<string>,
  path: string,
): readonly FieldError[] {
  return (templateCodes ?? [])
    .filter((code) => !codes.has(code))
    .map((code) => ({ path: `${path}.templateCodes`, message: `there is no template ${code}`, zh: `没有班次 ${code}` }))
}

/** minimum ≤ wanted ≤ maximum, each role once. */
export function faultsOfNeeds(needs: readonly Need[], path: string): readonly FieldError[] {
  return needs.flatMap(({ role, minimum, wanted, maximum }, index) => {
    const at = `${path}.${index}`
    const ordered = minimum <= wanted && wanted <= maximum
    const first = needs.findIndex((need) => need.role === role) === index
    return [
      ...(ordered
        ? []
        : [{ path: at, message: 'must have minimum ≤ wanted ≤ maximum', zh: '须满足最少 ≤ 期望 ≤ 最多' }]),
      ...(first ? [] : [{ path: `${at}.role`, message: `${role} is there twice`, zh: '同一角色出现两次' }]),
    ]
  })
}

export interface PlanRemark {
  readonly code: 'too-few-counsellors' | 'open-without-counsellor' | 'no-supervisor' | 'long-shift' | 'calendar-unknown'
  readonly day: string
  readonly detail: string
}

const LONG_SHIFT_MINUTES = 240
const LEAST_COUNSELLORS = 2

interface Span {
  readonly start: DateTime
  readonly end: DateTime
}

/** When the line can be called on the days [from, to), by start. */
export function openSpans(plan: LinePlan, from: string, to: string): readonly (Span & { readonly day: string })[] {
  const kindOf = dayKindOn(plan)
  const spans = daysBetween(from, to).flatMap((day) =>
    plan.windows
      .filter((window) => inForce(window, day) && fits(window, day, kindOf(day)))
      .map((window) => ({ day, ...spanOf({ start: window.opens, minutes: window.minutes }, day, plan.line.zone) })),
  )
  return spans.sort((a, b) => a.start.toMillis() - b.start.toMillis())
}

/** What a coordinator should know of the plan on the days [from, to): each kind of remark once, at its first day. */
export function remarksOn(plan: LinePlan, from: string, to: string): readonly PlanRemark[] {
  const slots = slotsOf(plan, plusDays(from, -1), to)
  const staffed = slots.filter(({ role, minimum }) => role === 'counsellor' && minimum > 0)
  const supervised = slots.filter(({ role, minimum }) => role === 'supervisor' && minimum > 0)
  // On the opening day nobody has come over from the night before.
  const open = openSpans(plan, from, to).filter(({ day }) => day > plan.line.openedOn)
  const say = (code: PlanRemark['code'], day: string | undefined, detail: string): readonly PlanRemark[] =>
    day === undefined ? [] : [{ code, day, detail }]
  const few = staffed.find((slot) => slot.minimum < LEAST_COUNSELLORS && slot.day >= from)
  const long = plan.templates.find(
    ({ roles, minutes, ...span }) =>
      roles.includes('counsellor') &&
      minutes > LONG_SHIFT_MINUTES &&
      daysBetween(from, to).some((day) => inForce(span, day)),
  )
  return [
    ...say('open-without-counsellor', firstUncovered(open, staffed), 'The line is open, and no counsellor is planned.'),
    ...say('no-supervisor', firstUncovered(open, supervised), 'The line is open, and no supervisor is within reach.'),
    ...unannounced(plan, to),
    ...say(
      'too-few-counsellors',
      few?.day,
      `Fewer than ${LEAST_COUNSELLORS} counsellors in slot ${few?.templateCode}.`,
    ),
    ...say('long-shift', long && from, `Counsellors stay longer than four hours in ${long?.code}.`),
  ]
}

/** Holidays are announced a year ahead: beyond, weekends are all there is, until the line sets days of its own. */
function unannounced(plan: LinePlan, to: string): readonly PlanRemark[] {
  const year = unannouncedYear(plan.line.region, to)
  if (year === undefined) return []
  return [
    { code: 'calendar-unknown', day: `${year}-01-01`, detail: `The public holidays of ${year} are not known yet.` },
  ]
}

/** The day of the first open span that `slots` do not cover whole. */
function firstUncovered(open: readonly (Span & { day: string })[], slots: readonly Slot[]): string | undefined {
  return open.find((span) => {
    let reached = span.start
    for (const { start, end } of slots) if (start <= reached && end > reached) reached = end
    return reached < span.end
  })?.day
}
