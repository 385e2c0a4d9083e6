// Cases and their steps, read and changed.
import { and, asc, count, eq, gt, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Read, Tx } from '../db/database.ts'
import { lostUpdate, notFound } from '../errors.ts'
import { instantMillis, type Page, pageFrom } from '../http/pagination.ts'
import { type Case, type CaseKind, type CaseState, type CaseStep, type CaseSubject, OPEN_STATES } from './case.ts'
import type { CaseScope } from './rights.ts'
import { caseSteps, cases } from './tables.ts'

export interface CaseFilter {
  readonly lineId?: string | undefined
  readonly states?: readonly CaseState[] | undefined
  readonly kind?: CaseKind | undefined
  readonly subject?: CaseSubject | undefined
  readonly institution?: string | undefined
  readonly assignedTo?: string | undefined
  readonly overdueAt?: DateTime | undefined
}

/** Deadline in milliseconds and id. */
export const caseCursor = z.tuple([instantMillis, z.string().max(60)])
type Cursor = z.infer<typeof caseCursor>

/** @throws not-found */
export async function getCase(read: Read, id: string): Promise<Case> {
  const [row] = await read.select().from(cases).where(eq(cases.id, id))
  if (!row) throw notFound('case')
  return row
}

/** The timeline, the first step first. */
export const stepsOf = (read: Read, caseId: string): Promise<readonly CaseStep[]> =>
  read.select().from(caseSteps).where(eq(caseSteps.caseId, caseId)).orderBy(asc(caseSteps.position))

/** By deadline, the most urgent first; only what the reader may see. */
export async function listCases(
  read: Read,
  scope: CaseScope,
  filter: CaseFilter,
  page: { readonly limit: number; readonly after: Cursor | undefined },
): Promise<Page<Case>> {
  const rows = await read
    .select()
    .from(cases)
    .where(and(visible(scope), matching(filter), beyond(page.after)))
    .orderBy(asc(cases.dueAt), asc(cases.id))
    .limit(page.limit + 1)
  return pageFrom(rows, page.limit, ({ dueAt, id }) => [dueAt.toMillis(), id])
}

function visible({ worked, accountId, memberId }: CaseScope): SQL | undefined {
  if (worked === 'all') return undefined
  return or(
    eq(cases.openedBy, accountId),
    memberId === undefined ? undefined : eq(cases.assignedTo, memberId),
    worked.length === 0 ? undefined : inArray(cases.lineId, [...worked]),
  )
}

function matching(filter: CaseFilter): SQL | undefined {
  const { lineId, states, kind, subject, institution, assignedTo, overdueAt } = filter
  return and(
    lineId === undefined ? undefined : eq(cases.lineId, lineId),
    states === undefined ? undefined : inArray(cases.state, [...states]),
    kind === undefined ? undefined : eq(cases.kind, kind),
    subject === undefined ? undefined : eq(cases.subject, subject),
    institution === undefined ? undefined : eq(cases.institution, institution),
    assignedTo === undefined ? undefined : eq(cases.assignedTo, assignedTo),
    overdueAt === undefined ? undefined : and(inArray(cases.state, [...OPEN_STATES]), lte(cases.dueAt, overdueAt)),
  )
}

function beyond(after: Cursor | undefined): SQL | undefined {
  if (!after) return undefined
  const at = DateTime.fromMillis(after[0], { zone: 'utc' })
  return or(gt(cases.dueAt, at), and(eq(cases.dueAt, at), gt(cases.id, after[1])))
}

/** Of those that the reader may see. */
export async function countOpenCases(read: Read, scope: CaseScope, now: DateTime) {
  const of = (filter: CaseFilter) => read.$count(cases, and(visible(scope), matching(filter)))
  return { open: await of({ states: OPEN_STATES }), late: await of({ overdueAt: now }) }
}

/** Open cases by id, after another one: for the job that keeps their clocks. */
export const openCaseIds = async (read: Read, after: string, limit: number): Promise<readonly string[]> => {
  const rows = await read
    .select({ id: cases.id })
    .from(cases)
    .where(and(inArray(cases.state, [...OPEN_STATES]), gt(cases.id, after)))
    .orderBy(asc(cases.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Those that a member works on. */
export const openCasesOf = (read: Read, memberId: string): Promise<readonly Case[]> =>
  read
    .select()
    .from(cases)
    .where(and(eq(cases.assignedTo, memberId), inArray(cases.state, [...OPEN_STATES])))
    .orderBy(asc(cases.dueAt), asc(cases.id))

/** How many cases of one kind, subject and outcome came in, and how many of them kept each deadline. */
export interface CaseCount {
  readonly kind: CaseKind
  readonly subject: CaseSubject
  readonly state: CaseState
  readonly outcome: Case['outcome']
  readonly cases: number
  readonly reportedInTime: number
  readonly resolvedInTime: number
  readonly calledBackInTime: number
}

export interface CaseSpan {
  readonly lineIds: readonly string[] | 'all'
  /** Local days of receipt: [from, to). */
  readonly from: string
  readonly to: string
}

/** What forms report: cases received on these days, by code. */
export async function countCases(read: Read, { lineIds, from, to }: CaseSpan): Promise<readonly CaseCount[]> {
  if (lineIds.length === 0) return []
  const { kind, subject, state, outcome } = cases
  const inTime = (done: SQL | undefined) => sql<number>`sum(case when ${done} then 1 else 0 end)`
  const rows = await read
    .select({
      kind,
      subject,
      state,
      outcome,
      cases: count(),
      reportedInTime: inTime(lt(cases.reportedAt, cases.reportDueAt)),
      resolvedInTime: inTime(lt(cases.resolvedAt, cases.resolveDueAt)),
      calledBackInTime: inTime(lt(cases.calledBackAt, cases.callBackDueAt)),
    })
    .from(cases)
    .where(
      and(lineIds === 'all' ? undefined : inArray(cases.lineId, [...lineIds]), gte(cases.day, from), lt(cases.day, to)),
    )
    .groupBy(kind, subject, state, outcome)
    .orderBy(asc(kind), asc(subject), asc(state), asc(outcome))
  return rows.map((row) => ({
    ...row,
    reportedInTime: Number(row.reportedInTime),
    resolvedInTime: Number(row.resolvedInTime),
    calledBackInTime: Number(row.calledBackInTime),
  }))
}

export async function insertCase(tx: Tx, item: Case): Promise<void> {
  await tx.insert(cases).values(item).returning({ id: cases.id })
}

export async function insertStep(tx: Tx, step: CaseStep): Promise<void> {
  await tx.insert(caseSteps).values(step).returning({ caseId: caseSteps.caseId })
}

export type CaseChange = Partial<Omit<Case, 'id' | 'lineId' | 'callId' | 'revision'>>

/** @throws lost-update when another change came first */
export async function updateCase(tx: Tx, before: Case, change: CaseChange): Promise<Case> {
  const [row] = await tx
    .update(cases)
    .set({ ...change, revision: before.revision + 1 })
    .where(and(eq(cases.id, before.id), eq(cases.revision, before.revision)))
    .returning()
  if (!row) throw lostUpdate()
  return row
}
