// Expert questions, read and changed.
import { and, asc, count, eq, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Read, Tx } from '../db/database.ts'
import { lostUpdate, notFound } from '../errors.ts'
import { instantMillis, type Page, pageFrom } from '../http/pagination.ts'
import type { ExpertQuestion, QuestionState } from './question.ts'
import type { QuestionScope } from './question-rights.ts'
import { expertQuestions } from './tables.ts'

export interface QuestionFilter {
  readonly lineId?: string | undefined
  readonly states?: readonly QuestionState[] | undefined
  readonly assignedTo?: string | undefined
  readonly askedBy?: string | undefined
  readonly callId?: string | undefined
  readonly topic?: string | undefined
  readonly overdueAt?: DateTime | undefined
}

/** Deadline in milliseconds and id. */
export const questionCursor = z.tuple([instantMillis, z.string().max(60)])

/** @throws not-found */
export async function getQuestion(read: Read, id: string): Promise<ExpertQuestion> {
  const [row] = await read.select().from(expertQuestions).where(eq(expertQuestions.id, id))
  if (!row) throw notFound('expert question')
  return row
}

/** The most urgent first; only what the reader may see. */
export async function listQuestions(
  read: Read,
  scope: QuestionScope,
  filter: QuestionFilter,
  page: { readonly limit: number; readonly after: z.infer<typeof questionCursor> | undefined },
): Promise<Page<ExpertQuestion>> {
  const rows = await read
    .select()
    .from(expertQuestions)
    .where(and(visible(scope), matching(filter), beyond(page.after)))
    .orderBy(asc(expertQuestions.dueAt), asc(expertQuestions.id))
    .limit(page.limit + 1)
  return pageFrom(rows, page.limit, ({ dueAt, id }) => [dueAt.toMillis(), id])
}

function visible({ supervised, answering, accountId, memberId }: QuestionScope): SQL | undefined {
  if (supervised === 'all') return undefined
  const { lineId, askedBy, assignedTo } = expertQuestions
  return or(
    eq(askedBy, accountId),
    memberId === undefined ? undefined : eq(assignedTo, memberId),
    supervised.length === 0 ? undefined : inArray(lineId, [...supervised]),
    answering.length === 0 ? undefined : and(isNull(assignedTo), inArray(lineId, [...answering])),
  )
}

function matching({ lineId, states, assignedTo, askedBy, callId, topic, overdueAt }: QuestionFilter): SQL | undefined {
  const t = expertQuestions
  return and(
    lineId === undefined ? undefined : eq(t.lineId, lineId),
    states === undefined ? undefined : inArray(t.state, [...states]),
    assignedTo === undefined ? undefined : eq(t.assignedTo, assignedTo),
    askedBy === undefined ? undefined : eq(t.askedBy, askedBy),
    callId === undefined ? undefined : eq(t.callId, callId),
    topic === undefined ? undefined : eq(t.topic, topic),
    overdueAt === undefined ? undefined : and(eq(t.state, 'open'), lte(t.dueAt, overdueAt)),
  )
}

function beyond(after: z.infer<typeof questionCursor> | undefined): SQL | undefined {
  if (!after) return undefined
  const at = DateTime.fromMillis(after[0], { zone: 'utc' })
  const { dueAt, id } = expertQuestions
  return or(gt(dueAt, at), and(eq(dueAt, at), gt(id, after[1])))
}

/** What waits for one reader. */
export interface WaitingQuestions {
  readonly toAnswer: number
  /** Of all that they may see. */
  readonly late: number
  readonly toApprove: number
  /** Asked by them and approved: the caller is to be told. */
  readonly toTell: number
  /** On the lines that they supervise. */
  readonly unanswered: number
}

export async function countQuestions(read: Read, scope: QuestionScope, now: DateTime): Promise<WaitingQuestions> {
  const { state, assignedTo, askedBy, informedAt, lineId } = expertQuestions
  const supervised = scope.supervised === 'all' ? undefined : inArray(lineId, [...scope.supervised])
  const none = scope.supervised !== 'all' && scope.supervised.length === 0
  const of = (where: SQL | undefined) => read.$count(expertQuestions, where)
  return {
    toAnswer: scope.memberId === undefined ? 0 : await of(and(eq(state, 'open'), eq(assignedTo, scope.memberId))),
    late: await of(and(visible(scope), matching({ overdueAt: now }))),
    toApprove: none ? 0 : await of(and(eq(state, 'answered'), supervised)),
    toTell: await of(and(eq(state, 'approved'), eq(askedBy, scope.accountId), isNull(informedAt))),
    unanswered: none ? 0 : await of(and(eq(state, 'open'), supervised)),
  }
}

export interface Unanswered {
  readonly lineId: string
  readonly unanswered: number
  /** Those past their deadline. */
  readonly overdue: number
}

/** What nobody has answered yet, by line: hand-overs and pages say it. Lines with none are left out. */
export async function unansweredByLine(
  read: Read,
  lineIds: readonly string[] | 'all',
  now: DateTime,
): Promise<readonly Unanswered[]> {
  if (lineIds.length === 0) return []
  const { lineId, state, dueAt } = expertQuestions
  const late = and(eq(state, 'open'), lte(dueAt, now))
  const open = await read
    .select({ lineId, unanswered: count(), overdue: sql<number>`sum(case when ${late} then 1 else 0 end)` })
    .from(expertQuestions)
    .where(and(eq(state, 'open'), lineIds === 'all' ? undefined : inArray(lineId, [...lineIds])))
    .groupBy(lineId)
    .orderBy(asc(lineId))
  return open.map((row) => ({ ...row, overdue: Number(row.overdue) }))
}

/** Open questions whose deadline comes before `until`, or that nobody has, after another one: for reminders. */
export const questionsToMind = (
  read: Read,
  until: DateTime,
  page: { readonly limit: number; readonly after: ExpertQuestion | undefined },
): Promise<readonly ExpertQuestion[]> =>
  read
    .select()
    .from(expertQuestions)
    .where(
      and(
        eq(expertQuestions.state, 'open'),
        beyond(page.after && [page.after.dueAt.toMillis(), page.after.id]),
        or(
          isNull(expertQuestions.assignedTo),
          and(lte(expertQuestions.dueAt, until), sql`${expertQuestions.reminded} <> 'overdue'`),
        ),
      ),
    )
    .orderBy(asc(expertQuestions.dueAt), asc(expertQuestions.id))
    .limit(page.limit)

/** Those that a member is to answer. */
export const openQuestionsOf = (read: Read, memberId: string): Promise<readonly ExpertQuestion[]> =>
  read
    .select()
    .from(expertQuestions)
    .where(and(eq(expertQuestions.assignedTo, memberId), eq(expertQuestions.state, 'open')))
    .orderBy(asc(expertQuestions.dueAt), asc(expertQuestions.id))

export async function insertQuestion(tx: Tx, question: ExpertQuestion): Promise<void> {
  await tx.insert(expertQuestions).values(question).returning({ id: expertQuestions.id })
}

export type QuestionChange = Partial<Omit<ExpertQuestion, 'id' | 'callId' | 'lineId' | 'revision'>>

/** @throws lost-update when another change came first */
export async function updateQuestion(tx: Tx, before: ExpertQuestion, change: QuestionChange): Promise<ExpertQuestion> {
  const [row] = await tx
    .update(expertQuestions)
    .set({ ...change, revision: before.revision + 1 })
    .where(and(eq(expertQuestions.id, before.id), eq(expertQuestions.revision, before.revision)))
    .returning()
  if (!row) throw lostUpdate()
  return row
}
