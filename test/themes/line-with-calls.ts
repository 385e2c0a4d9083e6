// A line and its calls, written as the calls feature writes them: the row and its delta in one transaction.
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { DateTime } from 'luxon'
import type { CallType } from '../../src/calls/codes.ts'
import { type CountedCall, countChanges } from '../../src/calls/counting.ts'
import type { RiskLevel } from '../../src/calls/risk.ts'
import { calls, countDeltas } from '../../src/calls/tables.ts'
import { announce } from '../../src/db/body.ts'
import type { Database, Tx } from '../../src/db/database.ts'
import { lines } from '../../src/lines/tables.ts'
import { memberDuties, members } from '../../src/people/tables.ts'

export async function addLine(db: Database, over: { code?: string; taxonomy?: 'psychological' | 'health' } = {}) {
  const id = randomUUID()
  await db.write('add-line', (tx) =>
    tx
      .insert(lines)
      .values({
        id,
        code: over.code ?? 'psy',
        kind: over.taxonomy ?? 'psychological',
        nameZh: '心理热线',
        nameEn: 'Psychological line',
        zone: 'Asia/Shanghai',
        region: 'CN',
        seats: 2,
        taxonomy: over.taxonomy ?? 'psychological',
        openedOn: '2020-02-01',
        settings: {},
        rules: {},
        createdAt: DateTime.utc(2020, 2, 1),
        revision: 1,
      })
      .returning(),
  )
  return id
}

/** A member who supervises these lines. @returns its id */
export async function addSupervisor(db: Database, ...lineIds: readonly string[]): Promise<string> {
  const id = randomUUID()
  const member = { displayCode: `S${id.slice(0, 6)}`, name: '甲一', tier: 'volunteer' as const, languages: ['zh'] }
  const since = { joinedOn: '2020-02-01', createdAt: DateTime.utc(2020, 2, 1), revision: 1 }
  await db.write('add-supervisor', async (tx) => {
    await tx
      .insert(members)
      .values({ id, ...member, ...since, dialects: [], zone: 'Asia/Shanghai', limits: {}, note: '' })
    const duties = lineIds.map((lineId) => ({ id: randomUUID(), memberId: id, lineId, role: 'supervisor' as const }))
    await tx.insert(memberDuties).values(duties.map((duty) => ({ ...duty, from: '2020-02-01' })))
    announce('people')
  })
  return id
}

export interface CallFacts {
  readonly day: string
  readonly type?: CallType
  readonly risk?: RiskLevel
  readonly topics?: readonly string[]
  readonly episodeId?: string
}

const counted = (facts: CallFacts): CountedCall => ({
  day: facts.day,
  type: facts.type ?? 'counselling',
  risk: facts.risk ?? 'R0',
  topics: facts.topics ?? [],
  episodeId: facts.episodeId ?? null,
})

async function siblingsOf(tx: Tx, id: string, episodeId: string | null): Promise<CountedCall[]> {
  if (episodeId === null) return []
  const { day, type, risk, topics } = calls
  const rows = await tx
    .select({ id: calls.id, day, type, risk, topics, episodeId: calls.episodeId })
    .from(calls)
    .where(eq(calls.episodeId, episodeId))
  return rows.filter((row) => row.id !== id)
}

const rowOf = (id: string, lineId: string, call: CountedCall) => ({
  id,
  lineId,
  openedBy: 'test',
  state: 'closed' as const,
  type: call.type,
  risk: call.risk,
  startedAt: DateTime.fromISO(`${call.day}T04:00:00Z`, { zone: 'utc' }),
  day: call.day,
  topics: [...call.topics],
  mandatoryReport: false,
  enteredAt: DateTime.utc(2026, 1, 1),
  enteredLate: false,
  episodeId: call.episodeId,
  contentRevision: 1,
  revision: 1,
  retentionClass: 'standard' as const,
  shredTextOn: '2030-01-01',
  shredOn: '2035-01-01',
  legalHold: false,
})

/** Adds calls in one write. Each without an episode becomes one of its own. */
export async function addCalls(db: Database, lineId: string, all: readonly CallFacts[]): Promise<readonly string[]> {
  return db.write('add-calls', async (tx) => {
    const ids: string[] = []
    for (const facts of all) {
      const id = randomUUID()
      const call = counted({ ...facts, episodeId: facts.episodeId ?? randomUUID() })
      // Nobody else is in an episode that has just been made: a look would only meet with other writers.
      const siblings = facts.episodeId === undefined ? [] : await siblingsOf(tx, id, facts.episodeId)
      const entries = countChanges(undefined, call, siblings)
      await tx.insert(calls).values(rowOf(id, lineId, call))
      await tx.insert(countDeltas).values({ lineId, day: call.day, entries })
      ids.push(id)
    }
    return ids
  })
}

/** Changes what a call says. */
export async function amendCall(db: Database, id: string, facts: CallFacts): Promise<void> {
  await db.write('amend-call', async (tx) => {
    const { lineId, day, type, risk, topics, episodeId } = calls
    const [row] = await tx.select({ lineId, day, type, risk, topics, episodeId }).from(calls).where(eq(calls.id, id))
    if (!row) throw new Error('no such call')
    const before: CountedCall = row
    const next: CountedCall = { ...counted(facts), episodeId: row.episodeId }
    const entries = countChanges(before, next, await siblingsOf(tx, id, row.episodeId))
    await tx
      .update(calls)
      .set({ day: next.day, type: next.type, risk: next.risk, topics: [...next.topics] })
      .where(eq(calls.id, id))
    await tx.insert(countDeltas).values({ lineId: row.lineId, day: next.day, entries })
  })
}

/** So many calls of one topic, each of a caller of its own. */
export const many = (howMany: number, facts: CallFacts): readonly CallFacts[] =>
  Array.from({ length: howMany }, () => facts)
