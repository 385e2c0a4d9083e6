// Looks at the duty of every line: what is wrong now is raised once, what is right again is settled.
import { randomUUID } from 'node:crypto'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import { accountsWithRole } from '../access/account-store.ts'
import { announce } from '../db/body.ts'
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { linePosts } from '../duty/line-posts.ts'
import { postsOf } from '../duty/post-store.ts'
import type { Job } from '../jobs/job.ts'
import type { Line } from '../lines/line.ts'
import { listLines } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { enqueue } from '../outbox/enqueue.ts'
import { finalDuty } from '../rota/duty-store.ts'
import { type DutyTrouble, handoverTrouble, type ShiftHandover } from './duty-alert.ts'
import { HAND_OVER_LATE } from './handover.ts'
import { dutyAlerts, handovers } from './tables.ts'

/** Everything that is wrong on a line now. */
export async function troublesOf(read: Read, line: Line, now: DateTime): Promise<readonly DutyTrouble[]> {
  return [...(await emptyPosts(read, line.id, now)), ...(await handoverTroubles(read, line, now))]
}

async function emptyPosts(read: Read, lineId: string, now: DateTime): Promise<readonly DutyTrouble[]> {
  const { posts, gaps } = await linePosts(read, lineId, now)
  const empty = posts.filter(({ state }) => state === 'possibly-empty')
  const running = gaps.filter(({ start, end }) => start <= now && now < end)
  return [
    ...empty.map(({ shiftId, memberId, attendance }) => ({
      kind: attendance.checkedOutAt ? ('left-early' as const) : ('no-show' as const),
      subject: `${shiftId} ${memberId}`,
      lineId,
      shiftId,
      memberId,
    })),
    ...running.map(({ role, start }) => ({
      kind: 'gap' as const,
      subject: `${lineId} ${role} ${start.toMillis()}`,
      lineId,
      shiftId: null,
      memberId: null,
    })),
  ]
}

async function handoverTroubles(
  read: Read,
  { id: lineId, settings }: Line,
  now: DateTime,
): Promise<readonly DutyTrouble[]> {
  const ended = (await finalDuty(read, lineId, now.minus(HAND_OVER_LATE), now)).filter(
    ({ role, end }) => role === 'counsellor' && end <= now,
  )
  if (ended.length === 0) return []
  const posts = await postsOf(read, ended, now)
  const shiftIds = [...new Set(ended.map(({ shiftId }) => shiftId))]
  const rows = await read.select().from(handovers).where(inArray(handovers.shiftId, shiftIds))
  return shiftIds.flatMap((shiftId) => {
    const own = posts.filter((post) => post.shiftId === shiftId)
    const there = rows.find((row) => row.shiftId === shiftId)
    const shift: ShiftHandover = {
      shiftId,
      lineId,
      end: own.reduce((last, { end }) => (end > last ? end : last), own[0]?.end ?? now),
      stood: own.some(({ attendance }) => attendance.checkedInAt !== undefined),
      handedAt: there?.handedAt ?? null,
      acknowledgedAt: there?.acknowledgedAt ?? null,
    }
    return handoverTrouble(shift, now, settings.handoverWithinMinutes) ?? []
  })
}

/** Raises what is new, and settles what is over. */
async function settle(tx: Tx, lineId: string, troubles: readonly DutyTrouble[], now: DateTime): Promise<void> {
  const open = await tx
    .select()
    .from(dutyAlerts)
    .where(and(eq(dutyAlerts.lineId, lineId), isNull(dutyAlerts.resolvedAt)))
  const same = (a: Pick<DutyTrouble, 'kind' | 'subject'>, b: Pick<DutyTrouble, 'kind' | 'subject'>) =>
    a.kind === b.kind && a.subject === b.subject
  const over = open.filter((alert) => !troubles.some((trouble) => same(alert, trouble)))
  if (over.length > 0) {
    const ids = over.map(({ id }) => id)
    const settled = { resolvedAt: now, changedAt: now, revision: sql`${dutyAlerts.revision} + 1` }
    await tx.update(dutyAlerts).set(settled).where(inArray(dutyAlerts.id, ids))
    announce(`duty-alerts:${lineId}`)
  }
  for (const trouble of troubles) if (!open.some((alert) => same(alert, trouble))) await raise(tx, trouble, now)
}

/** A trouble that comes back is raised again: a post may empty twice. */
async function raise(tx: Tx, trouble: DutyTrouble, now: DateTime): Promise<void> {
  const fresh = { raisedAt: now, acknowledgedAt: null, acknowledgedBy: null, resolvedAt: null, changedAt: now }
  const [alert] = await tx
    .insert(dutyAlerts)
    .values({ id: randomUUID(), ...trouble, ...fresh, revision: 1 })
    .onConflictDoUpdate({
      target: [dutyAlerts.kind, dutyAlerts.subject],
      set: { ...fresh, revision: sql`${dutyAlerts.revision} + 1` },
    })
    .returning({ id: dutyAlerts.id })
  if (!alert) return
  const { kind, lineId } = trouble
  const mailTo = await accountsWithRole(tx, 'coordinator')
  await enqueue(tx, {
    kind: `duty.${kind}`,
    data: { dutyAlertId: alert.id, lineId },
    at: now,
    mailTo,
    path: '/duty-log',
  })
  announce(`duty-alerts:${lineId}`)
}

async function watch(deps: Deps, signal: AbortSignal): Promise<void> {
  const lines = await deps.db.read(listLines)
  for (const line of lines) {
    if (signal.aborted) return
    const now = deps.clock.now()
    if (line.closedOn !== null && dayOf(now, line.zone) > line.closedOn) continue
    const troubles = await deps.db.read((read) => troublesOf(read, line, now))
    const known = await deps.db.read((read) =>
      read.$count(dutyAlerts, and(eq(dutyAlerts.lineId, line.id), isNull(dutyAlerts.resolvedAt))),
    )
    if (troubles.length + known > 0) await deps.db.write('watch-duty', (tx) => settle(tx, line.id, troubles, now))
  }
}

export const watchDuty: Job = { name: 'watch-duty', every: { seconds: 30 }, run: watch }
