// What the demo has under way: reports of abuse closed and one in progress, two hand-overs, a sealed contact.
import type { DateTime } from 'luxon'
import { listAlerts } from '../calls/alert-store.ts'
import { storeContact } from '../calls/contact/put-contact.ts'
import { openReportsOf, type Report } from '../calls/reports/report-store.ts'
import { decideClosing, noteReportStep, proposeClosing } from '../calls/reports/take-step.ts'
import type { Deps } from '../deps.ts'
import { acknowledgeHandover, handOver } from '../handover/actions.ts'
import type { Duty } from '../rota/duty.ts'
import { finalDuty } from '../rota/duty-store.ts'
import { at } from './at.ts'
import type { House } from './house.ts'
import { HANDED_OVER, REPORTED } from './texts/unfinished.ts'

const MANY = 10_000

export async function leaveUnfinished(deps: Deps, house: House, now: DateTime): Promise<void> {
  await keepContact(deps, house, now)
  await report(deps, house, now)
  await handShiftsOver(deps, house, now)
}

/** The newest report is in progress, the others are done. */
async function report(deps: Deps, house: House, now: DateTime): Promise<void> {
  const reports = await deps.db.read((read) => openReportsOf(read, 'all', MANY))
  const newest = reports.at(-1)
  for (const each of reports) await workOn(deps, house, { report: each, now, finish: each !== newest })
}

interface Work {
  readonly report: Report
  readonly now: DateTime
  readonly finish: boolean
}

async function workOn(deps: Deps, house: House, { report: { id, raisedAt, memberId }, now, finish }: Work) {
  const counsellor = house.byId.get(memberId ?? '')?.actor
  if (!counsellor) return
  const then = (minutes: number) => {
    const when = raisedAt.plus({ minutes })
    return at(deps, when < now ? when : now)
  }
  await noteReportStep(then(10), counsellor, id, { kind: 'supervisor-told' })
  await noteReportStep(then(25), counsellor, id, { kind: 'oral', recipient: 'police', note: REPORTED.oral })
  if (!finish || counsellor.accountId === house.roles.supervisor.accountId) return
  await noteReportStep(then(600), counsellor, id, { kind: 'written', recipient: 'police' })
  await proposeClosing(then(620), counsellor, id, { outcome: 'reported' })
  await decideClosing(then(1_400), house.roles.supervisor, id, { confirmed: true })
}

/** The newest high-risk call has a way to call back. */
async function keepContact(deps: Deps, house: House, now: DateTime): Promise<void> {
  const { items } = await deps.db.read((read) =>
    listAlerts(read, { lineIds: 'all', state: 'all' }, { limit: 20, after: undefined }),
  )
  for (const { callId, memberId, raisedAt } of items) {
    const taker = house.byId.get(memberId ?? '')?.actor
    if (!taker || raisedAt > now) continue
    const then = at(deps, raisedAt.plus({ minutes: 2 }))
    await storeContact(then, taker, callId, { kind: 'other', handle: 'demo-handle-0000', consented: false })
    return
  }
}

/** Of the shifts that ended in the last hours: the newest waits for somebody, the one before was taken. */
async function handShiftsOver(deps: Deps, house: House, now: DateTime): Promise<void> {
  const lineId = house.lineIds.psy
  const duties = await deps.db.read((read) => finalDuty(read, lineId, now.minus({ hours: 12 }), now))
  const ended = duties.filter(({ role, end, start }) => role === 'counsellor' && end <= now && start < end)
  const newest = ended.toSorted((a, b) => b.end.toMillis() - a.end.toMillis())
  const [open] = newest
  const taken = newest.find(({ shiftId, end }) => shiftId !== open?.shiftId && end <= (open?.start ?? now))
  if (taken) await handOne(deps, house, { duty: taken, duties, note: HANDED_OVER.taken })
  if (open) await handOne(deps, house, { duty: open, duties: [], note: HANDED_OVER.open })
}

interface Handing {
  readonly duty: Duty
  /** Who may take it; nobody does when there is none. */
  readonly duties: readonly Duty[]
  readonly note: string
}

async function handOne(deps: Deps, house: House, { duty, duties, note }: Handing): Promise<void> {
  const actor = house.byId.get(duty.memberId)?.actor
  if (!actor) return
  const { lineId, shiftId, end } = duty
  const { handover } = await handOver(at(deps, end.minus({ minutes: 3 })), actor, { lineId, shiftId, note })
  const incoming = duties.find(
    (next) =>
      next.shiftId !== shiftId &&
      next.memberId !== duty.memberId &&
      next.start <= end &&
      end < next.end &&
      next.role === duty.role,
  )
  const taker = incoming && house.byId.get(incoming.memberId)?.actor
  if (taker) await acknowledgeHandover(at(deps, end), taker, handover.id)
}
