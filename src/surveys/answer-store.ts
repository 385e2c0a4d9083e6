// Answers to the surveys about calls.
import { and, asc, count, eq, gte, isNotNull, lt, type SQL } from 'drizzle-orm'
import type { Read, Tx } from '../db/database.ts'
import { conflict } from '../errors.ts'
import { addRating, type Histogram, NOBODY } from './score.ts'
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

/** How many gave which rating to each question. */
export async function callHistograms(read: Read, cell: Cell): Promise<Readonly<Record<CallQuestion, Histogram>>> {
  const { wait, length, problemSolving, ending } = surveyAnswers
  const rows = await read
    .select({ wait, length, problemSolving, ending, answers: count() })
    .from(surveyAnswers)
    .where(within(cell))
    .groupBy(wait, length, problemSolving, ending)
  const histograms = { wait: NOBODY, length: NOBODY, problemSolving: NOBODY, ending: NOBODY }
  for (const row of rows) {
    for (const question of CALL_QUESTIONS) {
      const rating = row[question]
      if (rating !== null) histograms[question] = addRating(histograms[question], rating, row.answers)
    }
  }
  return histograms
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
