// Gathers what a shift hands over, as things stand now.
import { and, asc, desc, eq, gte, isNull, lt } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import { openReportsOf } from '../calls/reports/report-store.ts'
import { alerts, calls, followUps } from '../calls/tables.ts'
import type { Read } from '../db/database.ts'
import { unansweredByLine } from '../experts/question-store.ts'
import {
  countedBy,
  type HandoverItems,
  NAMED_AHEAD,
  type OpenAlert,
  type OpenFollowUp,
  type OpenReport,
} from './handover.ts'

export interface ShiftSpan {
  readonly lineId: string
  readonly shiftId: string
  readonly start: DateTime
  readonly end: DateTime
}

const MOST_NAMED = 100

export async function handoverItems(read: Read, shift: ShiftSpan, now: DateTime): Promise<HandoverItems> {
  const { lineId } = shift
  const taken = await read
    .select({ type: calls.type, risk: calls.risk, state: calls.state })
    .from(calls)
    .where(and(eq(calls.lineId, lineId), gte(calls.startedAt, shift.start), lt(calls.startedAt, shift.end)))
  const open = and(eq(followUps.lineId, lineId), eq(followUps.state, 'open'))
  const [waiting] = await unansweredByLine(read, [lineId], now)
  return {
    calls: taken.length,
    byType: countedBy(taken.map(({ type }) => type)).map(([type, n]) => ({ type, calls: n })),
    byRisk: countedBy(taken.map(({ risk }) => risk)).map(([risk, n]) => ({ risk, calls: n })),
    alerts: await openAlerts(read, lineId),
    followUps: await dueFollowUps(read, lineId, now),
    openFollowUps: await read.$count(followUps, open),
    overdueFollowUps: await read.$count(followUps, and(open, lt(followUps.dueAt, now))),
    unansweredQuestions: waiting?.unanswered ?? 0,
    reports: await openReports(read, lineId),
    drafts: taken.filter(({ state }) => state === 'draft').length,
  }
}

async function openAlerts(read: Read, lineId: string): Promise<readonly OpenAlert[]> {
  const rows = await read
    .select()
    .from(alerts)
    .where(and(eq(alerts.lineId, lineId), isNull(alerts.closedAt)))
    .orderBy(desc(alerts.raisedAt))
    .limit(MOST_NAMED)
  return rows.map(({ id, callId, level, raisedAt, acknowledgedAt }) => ({
    id,
    callId,
    level,
    raisedAt: new Date(raisedAt.toMillis()).toISOString(),
    acknowledged: acknowledgedAt !== null,
  }))
}

async function openReports(read: Read, lineId: string): Promise<readonly OpenReport[]> {
  const open = await openReportsOf(read, [lineId], MOST_NAMED)
  return open.map(({ id, callId, raisedAt, dueAt }) => ({
    id,
    callId,
    raisedAt: new Date(raisedAt.toMillis()).toISOString(),
    dueAt: dueAt === null ? null : new Date(dueAt.toMillis()).toISOString(),
  }))
}

async function dueFollowUps(read: Read, lineId: string, now: DateTime): Promise<readonly OpenFollowUp[]> {
  const soon = lt(followUps.dueAt, now.plus(NAMED_AHEAD))
  const rows = await read
    .select({ followUp: followUps, risk: calls.risk })
    .from(followUps)
    .innerJoin(calls, eq(calls.id, followUps.callId))
    .where(and(eq(followUps.lineId, lineId), eq(followUps.state, 'open'), soon))
    .orderBy(asc(followUps.dueAt))
    .limit(MOST_NAMED)
  return rows.map(({ followUp: { id, callId, dueAt, claimedBy, attempts }, risk }) => ({
    id,
    callId,
    risk,
    dueAt: new Date(dueAt.toMillis()).toISOString(),
    claimedBy,
    attempts,
  }))
}
