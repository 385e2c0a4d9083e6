// Answers to the surveys about calls.
import { and, asc, count, eq, gte, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import { callRatings } from '../calls/tables.ts'
import type { Read, Tx } from '../db/database.ts'
import { conflict } from '../errors.ts'
import { addRating, type Histogram, NOBODY, RATINGS } from './score.ts'
import { CALL_QUESTIONS, type CallQuestion, type CallRatings, type SurveyKind } from './survey.ts'
import { surveyAnswers } from './tables.ts'

export interface CallAnswer extends CallRatings {
  readonly id: string
  readonly lineId: string
  readonly kind: SurveyKind
  readonly callId: string | null
  readonly day: string
  readonly comment: string | null
}

/** @throws conflict when the call has such an answer already */
export async function insertAnswer(tx: Tx, answer: CallAnswer): Promise<void> {
  const made = await tx.insert(surveyAnswers).values(answer).onConflictDoNothing().returning({ id: surveyAnswers.id })
  if (made.length === 0) throw conflict('This survey has been answered for this call.')
}

export interface Cell {
  readonly lineId: string
  readonly kind: SurveyKind
  /** Local days: [from, to). */
  readonly from: string
  readonly to: string
}

const within = ({ lineId, kind, from, to }: Cell): SQL | undefined =>
  and(
    eq(surveyAnswers.lineId, lineId),
    eq(surveyAnswers.kind, kind),
    gte(surveyAnswers.day, from),
    lt(surveyAnswers.day, to),
  )

/**
 * How many gave which rating to each question. What was noted in the record of a call counts as its answer at the end of
 * the call, unless the same question was asked afterwards.
 */
export async function callHistograms(read: Read, cell: Cell): Promise<Readonly<Record<CallQuestion, Histogram>>> {
  const histograms = { wait: NOBODY, length: NOBODY, problemSolving: NOBODY, ending: NOBODY }
  for (const row of [...(await answered(read, cell)), ...(await noted(read, cell))]) {
    for (const question of CALL_QUESTIONS) {
      const rating = RATINGS.find((each) => each === Number(row[question]))
      if (rating !== undefined) histograms[question] = addRating(histograms[question], rating, row.answers)
    }
  }
  return histograms
}

function answered(read: Read, cell: Cell) {
  const { wait, length, problemSolving, ending } = surveyAnswers
  return read
    .select({ wait, length, problemSolving, ending, answers: count() })
    .from(surveyAnswers)
    .where(within(cell))
    .groupBy(wait, length, problemSolving, ending)
}

async function noted(read: Read, { lineId, kind, from, to }: Cell) {
  if (kind !== 'post-call') return []
  const unlessAsked = (question: CallQuestion) =>
    sql<number | null>`case when ${surveyAnswers[question]} is null then ${callRatings[question]} end`
  const ratings = {
    wait: unlessAsked('wait'),
    length: unlessAsked('length'),
    problemSolving: unlessAsked('problemSolving'),
    ending: unlessAsked('ending'),
  }
  return read
    .select({ ...ratings, answers: count() })
    .from(callRatings)
    .leftJoin(surveyAnswers, and(eq(surveyAnswers.callId, callRatings.callId), eq(surveyAnswers.kind, kind)))
    .where(and(eq(callRatings.lineId, lineId), gte(callRatings.day, from), lt(callRatings.day, to)))
    .groupBy(...Object.values(ratings))
}

/** What callers added in words. In no order of time. */
export async function callComments(read: Read, cell: Cell, limit: number): Promise<readonly string[]> {
  const rows = await read
    .select({ comment: surveyAnswers.comment })
    .from(surveyAnswers)
    .where(and(within(cell), isNotNull(surveyAnswers.comment)))
    .orderBy(asc(surveyAnswers.id))
    .limit(limit)
  return rows.flatMap(({ comment }) => comment || [])
}
