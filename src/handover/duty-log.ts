// The duty log: what happened on a line, in order. Codes and ids only; a call's own id for those who may read it.
import { and, eq, gte, inArray, isNotNull, lt, type SQL } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import { alertSteps, calls, followUps } from '../calls/tables.ts'
import type { Read } from '../db/database.ts'
import { dutyMarks } from '../duty/tables.ts'
import { displayCodesOf } from '../people/store.ts'
import { finalDuty } from '../rota/duty-store.ts'
import { dutyAlerts, handovers } from './tables.ts'

export const LOG_KINDS = [
  'shift-start',
  'shift-end',
  'check-in',
  'check-out',
  'call',
  'alert',
  'follow-up',
  'handover',
  'duty-alert',
] as const
export type LogKind = (typeof LOG_KINDS)[number]

export interface LogEntry {
  readonly at: DateTime
  readonly kind: LogKind
  /** What of it: 'raised', 'acknowledged', 'done', 'handed-over', a call type, a duty role. */
  readonly what: string
  readonly risk: string | null
  readonly memberId: string | null
  readonly displayCode: string | null
  /** Of the call, alert, follow-up or hand-over. */
  readonly recordId: string | null
}

type Bare = Omit<LogEntry, 'displayCode'>

export interface LogSpan {
  readonly lineId: string
  readonly from: DateTime
  readonly to: DateTime
}

/** @param mayRead whether the reader may read this call: else its id is left out */
export async function dutyLog(
  read: Read,
  span: LogSpan,
  mayRead: (memberId: string | null) => boolean,
): Promise<readonly LogEntry[]> {
  const entries: Bare[] = [
    ...(await shiftEntries(read, span)),
    ...(await callEntries(read, span, mayRead)),
    ...(await otherEntries(read, span)),
  ]
  const codes = await displayCodesOf(read, [...new Set(entries.flatMap(({ memberId }) => memberId ?? []))])
  return entries
    .toSorted((a, b) => a.at.toMillis() - b.at.toMillis())
    .map((entry) => ({ ...entry, displayCode: entry.memberId ? (codes.get(entry.memberId) ?? null) : null }))
}

const NONE = { risk: null, recordId: null } as const

async function shiftEntries(read: Read, span: LogSpan): Promise<readonly Bare[]> {
  const { lineId, from, to } = span
  const duties = await finalDuty(read, lineId, from, to)
  const shiftIds = [...new Set(duties.map(({ shiftId }) => shiftId))]
  const marks =
    shiftIds.length === 0 ? [] : await read.select().from(dutyMarks).where(inArray(dutyMarks.shiftId, shiftIds))
  const within = ({ at }: { readonly at: DateTime }) => from <= at && at < to
  return [
    ...duties.flatMap(({ start, end, role, memberId }) => [
      { at: start, kind: 'shift-start' as const, what: role, memberId, ...NONE },
      { at: end, kind: 'shift-end' as const, what: role, memberId, ...NONE },
    ]),
    ...marks.map(({ at, kind, memberId }) => ({ at, kind, what: kind, memberId, ...NONE })),
  ].filter(within)
}

async function callEntries(read: Read, span: LogSpan, mayRead: (memberId: string | null) => boolean) {
  const { id, memberId, startedAt, type, risk, state, lineId } = calls
  const rows = await read
    .select({ id, memberId, startedAt, type, risk, state })
    .from(calls)
    .where(and(eq(lineId, span.lineId), gte(startedAt, span.from), lt(startedAt, span.to)))
  return rows.map((row) => ({
    at: row.startedAt,
    kind: 'call' as const,
    what: row.type ?? row.state,
    risk: row.risk,
    memberId: row.memberId,
    recordId: mayRead(row.memberId) ? row.id : null,
  }))
}

async function otherEntries(read: Read, { lineId, from, to }: LogSpan): Promise<readonly Bare[]> {
  const between = (column: Parameters<typeof gte>[0]): SQL | undefined => and(gte(column, from), lt(column, to))
  const steps = await read
    .select()
    .from(alertSteps)
    .where(and(eq(alertSteps.lineId, lineId), between(alertSteps.at)))
  const ended = await read
    .select()
    .from(followUps)
    .where(and(eq(followUps.lineId, lineId), isNotNull(followUps.endedAt), between(followUps.endedAt)))
  const shifts = await read
    .select()
    .from(handovers)
    .where(
      and(
        eq(handovers.lineId, lineId),
        isNotNull(handovers.handedAt),
        gte(handovers.handedAt, from.minus({ days: 1 })),
      ),
    )
  const troubles = await read
    .select()
    .from(dutyAlerts)
    .where(and(eq(dutyAlerts.lineId, lineId), between(dutyAlerts.raisedAt)))
  return [
    ...steps.map(({ at, kind, memberId, alertId }) => ({
      at,
      kind: 'alert' as const,
      what: kind,
      risk: null,
      memberId,
      recordId: alertId,
    })),
    ...ended.flatMap(({ endedAt, state, claimedBy, id }) =>
      endedAt === null
        ? []
        : [{ at: endedAt, kind: 'follow-up' as const, what: state, risk: null, memberId: claimedBy, recordId: id }],
    ),
    ...shifts.flatMap(handoverEntries).filter(({ at }) => from <= at && at < to),
    ...troubles.map(({ raisedAt, kind, memberId, id }) => ({
      at: raisedAt,
      kind: 'duty-alert' as const,
      what: kind,
      risk: null,
      memberId,
      recordId: id,
    })),
  ]
}

function handoverEntries(row: typeof handovers.$inferSelect): readonly Bare[] {
  const of = { kind: 'handover' as const, risk: null, recordId: row.id }
  const handed = row.handedAt ? [{ at: row.handedAt, what: 'handed-over', memberId: row.handedByMember, ...of }] : []
  const taken = row.acknowledgedAt
    ? [{ at: row.acknowledgedAt, what: 'acknowledged', memberId: row.acknowledgedByMember, ...of }]
    : []
  return [...handed, ...taken]
}
