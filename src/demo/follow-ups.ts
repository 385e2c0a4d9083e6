// What became of the demo's high-risk calls: alerts seen, records reviewed, follow-ups done, tried, or overdue.
import type { DateTime } from 'luxon'
import { listAlerts } from '../calls/alert-store.ts'
import { acknowledgeAlert, closeAlert } from '../calls/alerts/answer.ts'
import type { AlertOutcome } from '../calls/alerts/escalation.ts'
import type { FollowUp, FollowUpOutcome } from '../calls/follow-up.ts'
import { stepFollowUp } from '../calls/follow-up-actions.ts'
import { listFollowUps } from '../calls/follow-up-store.ts'
import { reviewCall } from '../calls/review-call.ts'
import type { Deps } from '../deps.ts'
import { at } from './at.ts'
import type { House, LoadedMember } from './house.ts'
import { chance, oneOf, type Random, stream, weighted } from './random.ts'

const ALL = { limit: 10_000, after: undefined } as const
/** Alerts of the last hours are still unseen. */
const FRESH_HOURS = 6
const CLOSED_AFTER_DAYS = 9
const ENDINGS: Readonly<Record<AlertOutcome, number>> = {
  safe: 62,
  'in-care': 24,
  emergency: 4,
  'out-of-reach': 6,
  mistaken: 4,
}

/** Acts for everything that fell due before `now`. */
export async function lookAfter(
  deps: Deps,
  house: House,
  { seed, now }: { seed: number; now: DateTime },
): Promise<void> {
  const random = stream(seed, 'follow-ups')
  await seeAlerts(deps, house, { random, now })
  const open = await deps.db.read((read) => listFollowUps(read, { lineIds: 'all', state: 'open', dueBefore: now }, ALL))
  const inOrder = open.items.toSorted((a, b) => a.dueAt.toMillis() - b.dueAt.toMillis() || a.step - b.step)
  for (const followUp of inOrder) await workOn(deps, house, { random, now, followUp })
}

interface Round {
  readonly random: Random
  readonly now: DateTime
}

async function seeAlerts(deps: Deps, house: House, { random, now }: Round): Promise<void> {
  const { items } = await deps.db.read((read) => listAlerts(read, { lineIds: 'all', state: 'open' }, ALL))
  const inOrder = items.toSorted(
    (a, b) => a.raisedAt.toMillis() - b.raisedAt.toMillis() || (a.level < b.level ? -1 : 1),
  )
  for (const alert of inOrder) {
    if (alert.raisedAt > now.minus({ hours: FRESH_HOURS })) continue
    const supervisor = oneOf(random, withRole(house, 'supervisor')).actor
    const seenAt = alert.raisedAt.plus({ minutes: 1 + Math.floor(random() * 15) })
    await acknowledgeAlert(at(deps, seenAt), supervisor, alert.id)
    if (alert.memberId !== supervisor.memberId) {
      await reviewCall(at(deps, seenAt.plus({ hours: 2 })), supervisor, alert.callId, {})
    }
    const closedAt = alert.raisedAt.plus({ days: CLOSED_AFTER_DAYS, hours: 3 })
    if (closedAt < now)
      await closeAlert(at(deps, closedAt), supervisor, alert.id, { outcome: weighted(random, ENDINGS) })
  }
}

const withRole = (house: House, role: 'supervisor' | 'counsellor'): readonly LoadedMember[] =>
  house.members.filter(({ duties }) => duties.some((duty) => duty.line === 'psy' && duty.role === role))

type Fate = 'done' | 'not-reached-then-done' | 'not-needed' | 'left'

/** The older, the surer that somebody has looked after it. */
function fateOf(random: Random, daysOverdue: number): Fate {
  if (daysOverdue > 21) return weighted(random, { done: 80, 'not-reached-then-done': 16, 'not-needed': 4, left: 0 })
  if (daysOverdue > 3) return weighted(random, { done: 68, 'not-reached-then-done': 16, 'not-needed': 2, left: 14 })
  return weighted(random, { done: 45, 'not-reached-then-done': 5, 'not-needed': 0, left: 50 })
}

const OUTCOMES: Readonly<Record<FollowUpOutcome, number>> = {
  safe: 34,
  improved: 36,
  unchanged: 14,
  worse: 2,
  'in-treatment': 12,
  refused: 2,
}

async function workOn(
  deps: Deps,
  house: House,
  { random, now, followUp }: Round & { followUp: FollowUp },
): Promise<void> {
  const { id, dueAt } = followUp
  const fate = fateOf(random, now.diff(dueAt, 'days').days)
  const counsellor = oneOf(random, withRole(house, 'counsellor')).actor
  const room = now.diff(dueAt, 'minutes').minutes
  const when = (share: number) => at(deps, dueAt.plus({ minutes: Math.floor(Math.min(room * 0.9, 1_200) * share) }))
  if (fate === 'left') {
    if (chance(random, 0.4)) await stepFollowUp(when(0.5), counsellor, id, { verb: 'claim' })
    return
  }
  if (fate === 'not-needed') {
    const supervisor = oneOf(random, withRole(house, 'supervisor')).actor
    const step = { verb: 'not-needed', note: '来电者已在专科随访，不再重复回访。〔演示〕' } as const
    await stepFollowUp(when(0.5), supervisor, id, step)
    return
  }
  await stepFollowUp(when(0.2), counsellor, id, { verb: 'claim' })
  if (fate === 'not-reached-then-done') await stepFollowUp(when(0.4), counsellor, id, { verb: 'not-reached' })
  await stepFollowUp(when(0.9), counsellor, id, { verb: 'done', outcome: weighted(random, OUTCOMES) })
}
