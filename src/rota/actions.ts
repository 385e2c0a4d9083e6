// Making, renewing, publishing and dropping rotas, and setting a line's rules.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalidInput, lostUpdate } from '../errors.ts'
import type { LinePlan } from '../lines/line.ts'
import { slotsOf } from '../lines/slots.ts'
import { getLine, getLinePlan } from '../lines/store.ts'
import { daysBetween, plusDays } from '../lines/wall-clock.ts'
import { keepingNumbers } from '../privacy/free-text.ts'
import type { Book } from './facts.ts'
import { bookOfRota } from './facts-store.ts'
import { reckon } from './ledger/store.ts'
import { noteBroken } from './note-broken.ts'
import { tellOfPublication } from './notices/actions.ts'
import type { Shift } from './rota.ts'
import { byOf, changeRota, type Expected, holdRota, tellOfDuty } from './rota-change.ts'
import { checkRota, type FoundViolation } from './rota-check.ts'
import { fillFromRotations } from './rotations/fill-actions.ts'
import { judge, type Override } from './rule-broken.ts'
import { putRules } from './rule-store.ts'
import type { RuleSetChange } from './rules/rule-set.ts'
import { shiftsOf } from './shift-identity.ts'
import { insertShifts } from './shift-store.ts'
import { deleteDraft, getRota, insertRota } from './store.ts'
import { hasUnpublished, insertVersion } from './version-store.ts'

/** Longer plans are made month by month. */
const MOST_DAYS = 93

export interface CreatingRota {
  readonly lineId: string
  readonly from: string
  /** Exclusive. */
  readonly to: string
  readonly note: string
}

/** @throws invalid-input */
export function assertPeriod(
  { from, to }: { readonly from: string; readonly to: string },
  mostDays: number = MOST_DAYS,
): void {
  if (to <= from)
    throw invalidInput([
      {
        path: 'to',
        message: 'must be after from; it is the first day that is not part of it',
        zh: '必须晚于起始日（不含当日）',
      },
    ])
  if (to > plusDays(from, mostDays)) {
    throw invalidInput([
      { path: 'to', message: `must be at most ${mostDays} days after from`, zh: `最多在起始日之后 ${mostDays} 天` },
    ])
  }
}

export const plannedShifts = (plan: LinePlan, from: string, to: string): readonly Shift[] =>
  shiftsOf(plan.line.id, plan.line.zone, slotsOf(plan, from, to))

/**
 * A draft with its shifts, and nobody in them yet but those whose turn it is in a rotation.
 * @throws conflict when one of its days belongs to another rota of the line
 */
export async function createRota(deps: Deps, actor: Actor, input: CreatingRota, attempt?: Attempt): Promise<Created> {
  mustHold(actor, 'rota:write')
  assertPeriod(input)
  const by = byOf(deps, actor)
  return await deps.db.write('create-rota', (tx) =>
    once(tx, attempt, async (id) => {
      const plan = await getLinePlan(tx, input.lineId)
      const { from: fromDay, to: toDay, lineId, note } = input
      const rota = { id, lineId, fromDay, toDay, note, at: by.at, by: by.accountId }
      const taken = await keepingNumbers(plan.line.settings.keptNumbers, () =>
        insertRota(tx, rota, daysBetween(fromDay, toDay)),
      )
      if (taken.length > 0) {
        const said = {
          en: `Another rota of this line covers ${taken[0]} already. Choose other days.`,
          zh: `该热线的另一份排班表已包含 ${taken[0]}，请另选日期。`,
        }
        throw conflict(said, { days: taken })
      }
      await insertShifts(tx, rota, plannedShifts(plan, fromDay, toDay))
      await fillFromRotations(tx, await getRota(tx, id), by)
      await audit(tx, actor, { at: by.at, action: 'rota.create', record: 'rota', recordId: id })
      return id
    }),
  )
}

/** Drops a draft. A published rota stays: its duty is a promise, or a fact. */
export async function dropRota(deps: Deps, actor: Actor, id: string, expected: Expected): Promise<void> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  await changeRota(deps, id, 'drop-rota', async (tx) => {
    const rota = await holdRota(tx, id, expected)
    if (!(await deleteDraft(tx, rota.id)))
      throw conflict({
        en: 'A published rota cannot be deleted. Change it instead.',
        zh: '已发布的排班表不能删除，请改为调整。',
      })
    await audit(tx, actor, { at: by.at, action: 'rota.delete', record: 'rota', recordId: id })
  })
}

export interface Publishing {
  readonly rotaId: string
  readonly note: string
  readonly override: Override | undefined
  readonly expected: Expected
}

/**
 * Freezes what is on the rota as its next version; from then on it is final duty.
 * @returns the version
 * @throws rule-broken when a rule is broken that nobody has accepted; conflict when nothing has changed
 */
export async function publishRota(deps: Deps, actor: Actor, input: Publishing): Promise<number> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  return await changeRota(deps, input.rotaId, 'publish-rota', async (tx) => {
    const rota = await holdRota(tx, input.rotaId, input.expected)
    if (rota.version > 0 && !(await hasUnpublished(tx, rota))) {
      throw conflict({
        en: `Nothing has changed since version ${rota.version}.`,
        zh: `自第 ${rota.version} 版以来没有变动。`,
      })
    }
    const book = await bookOfRota(tx, rota.id)
    const violations = unsettled(book, by.at.toMillis())
    const brokenRules = judge(violations, input.override, book.facts.zone)
    const reason = brokenRules.length > 0 ? (input.override?.reason ?? null) : null
    if (reason !== null) await noteBroken(tx, book, violations, reason)
    const counts = { assignments: book.facts.assignments.length, openPlaces: openPlaces(book) }
    const version = await insertVersion(tx, rota, { note: input.note, ...counts, brokenRules, reason }, by)
    await reckon(tx, book, { version, now: by.at, closes: false })
    await tellOfPublication(tx, rota, version, by)
    await audit(tx, actor, {
      at: by.at,
      action: 'rota.publish',
      record: 'rota',
      recordId: rota.id,
      reason: reason ?? undefined,
    })
    tellOfDuty({ ...rota, version })
    return version
  })
}

/** What is broken in duty that has not begun, and that no coordinator has accepted. */
function unsettled(book: Book, now: number): readonly FoundViolation[] {
  const begun = (shiftId: string) => (book.shift.get(shiftId)?.start.toMillis() ?? 0) <= now
  return checkRota(book).filter(({ accepted, shiftId }) => !accepted && !begun(shiftId))
}

/** Places below what each shift requires, ahead of now or not. */
export const openPlaces = (book: Book): number =>
  book.facts.shifts.reduce(
    (sum, { id, minimum }) => sum + Math.max(0, minimum - (book.byShift.get(id)?.length ?? 0)),
    0,
  )

export interface SettingRules {
  readonly lineId: string
  readonly effectiveOn: string
  readonly changes: RuleSetChange
  readonly reason: string | undefined
  readonly expected: Expected
}

/** Sets what a line's rotas from a day on are checked by. Rotas that began before keep the rules they had. */
export async function setRules(deps: Deps, actor: Actor, input: SettingRules): Promise<number> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  const { lineId, effectiveOn, changes, reason = null } = input
  return await deps.db.write('set-rota-rules', async (tx) => {
    await getLine(tx, lineId)
    const row = { lineId, effectiveOn, changes, at: by.at, by: by.accountId, reason }
    const revision = await putRules(tx, row, input.expected)
    if (revision === undefined) throw lostUpdate()
    await audit(tx, actor, {
      at: by.at,
      action: 'rota-rules.set',
      record: 'line',
      recordId: lineId,
      reason: input.reason,
    })
    return revision
  })
}
