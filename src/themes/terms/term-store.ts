// Rising terms, the words that people decided about, and candidates for new themes, in the database.
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Period } from '../../calls/period.ts'
import type { Read, Tx } from '../../db/database.ts'
import { lostUpdate, notFound } from '../../errors.ts'
import { themeCandidates, themeTermCalls, themeTermRuns, themeTerms, themeWords } from '../tables.ts'
import { type Candidate, FEWEST_EPISODES, type StoredTerm, type TermFacts, type WordState } from './term.ts'

const ROWS_AT_ONCE = 400

export interface NewTerm {
  readonly id: string
  readonly term: string
  readonly facts: TermFacts
  readonly calls: readonly { readonly callId: string; readonly episodeId: string }[]
}

export type TermRun = typeof themeTermRuns.$inferSelect

/** Replaces what was found in this week before. */
export async function replaceTerms(tx: Tx, run: TermRun, terms: readonly NewTerm[]): Promise<void> {
  const { lineId, period, ranAt, episodes, cutHundredths } = run
  const old = tx
    .select({ id: themeTerms.id })
    .from(themeTerms)
    .where(and(eq(themeTerms.lineId, lineId), eq(themeTerms.period, period)))
  await tx.delete(themeTermCalls).where(inArray(themeTermCalls.termId, old))
  await tx.delete(themeTerms).where(and(eq(themeTerms.lineId, lineId), eq(themeTerms.period, period)))
  for (const { id, term, facts, calls } of terms) {
    await tx.insert(themeTerms).values({ id, lineId, period, term, facts })
    for (let start = 0; start < calls.length; start += ROWS_AT_ONCE) {
      const rows = calls.slice(start, start + ROWS_AT_ONCE).map((call) => ({ termId: id, ...call }))
      await tx.insert(themeTermCalls).values(rows)
    }
  }
  await tx
    .insert(themeTermRuns)
    .values(run)
    .onConflictDoUpdate({
      target: [themeTermRuns.lineId, themeTermRuns.period],
      set: { ranAt, episodes, cutHundredths },
    })
}

export async function findTermRun(read: Read, lineId: string, period: Period): Promise<TermRun | undefined> {
  const [row] = await read
    .select()
    .from(themeTermRuns)
    .where(and(eq(themeTermRuns.lineId, lineId), eq(themeTermRuns.period, period)))
  return row
}

/** The terms of a week that enough episodes still stand behind. */
export async function termsOf(read: Read, lineId: string, period: Period): Promise<readonly StoredTerm[]> {
  const rows = await read
    .select()
    .from(themeTerms)
    .where(and(eq(themeTerms.lineId, lineId), eq(themeTerms.period, period)))
    .orderBy(asc(themeTerms.id))
  const said = await callsByTerm(
    read,
    rows.map(({ id }) => id),
  )
  return rows
    .map((row) => {
      const calls = said.get(row.id) ?? []
      return {
        ...row,
        calls: calls.map(({ callId }) => callId),
        episodes: new Set(calls.map(({ episodeId }) => episodeId)).size,
      }
    })
    .filter(({ episodes }) => episodes >= FEWEST_EPISODES)
}

async function callsByTerm(read: Read, termIds: readonly string[]) {
  const rows =
    termIds.length === 0
      ? []
      : await read
          .select()
          .from(themeTermCalls)
          .where(inArray(themeTermCalls.termId, [...termIds]))
  return Map.groupBy(rows, ({ termId }) => termId)
}

/** A call's text is gone, or changed: what it said no longer counts, and what few have said since is forgotten. */
export async function forgetCallsInTerms(tx: Tx, callIds: readonly string[]): Promise<void> {
  const gone = await tx
    .delete(themeTermCalls)
    .where(inArray(themeTermCalls.callId, [...callIds]))
    .returning({ termId: themeTermCalls.termId })
  const touched = [...new Set(gone.map(({ termId }) => termId))]
  const left = await callsByTerm(tx, touched)
  const rare = touched.filter((id) => new Set(left.get(id)?.map((call) => call.episodeId)).size < FEWEST_EPISODES)
  if (rare.length === 0) return
  await tx.delete(themeTermCalls).where(inArray(themeTermCalls.termId, rare))
  await tx.delete(themeTerms).where(inArray(themeTerms.id, rare))
}

/** Words of a line that people decided about, by word. */
export async function decidedWords(read: Read, lineId: string): Promise<ReadonlyMap<string, WordState>> {
  const rows = await read.select().from(themeWords).where(eq(themeWords.lineId, lineId)).orderBy(asc(themeWords.word))
  return new Map(rows.map(({ word, state }) => [word, state]))
}

interface Decision {
  readonly lineId: string
  readonly words: readonly string[]
  readonly state: WordState
}

export async function decideWords(
  tx: Tx,
  { lineId, words, state }: Decision,
  by: Pick<typeof themeWords.$inferInsert, 'decidedAt' | 'decidedBy'>,
): Promise<void> {
  for (const word of words) {
    await tx
      .insert(themeWords)
      .values({ lineId, word, state, ...by })
      .onConflictDoUpdate({ target: [themeWords.lineId, themeWords.word], set: { state, ...by } })
  }
}

const candidateFrom = ({ terms, ...row }: typeof themeCandidates.$inferSelect): Candidate => ({
  ...row,
  terms: terms.split('\n'),
})

export async function insertCandidate(tx: Tx, { terms, ...candidate }: Candidate): Promise<void> {
  await tx.insert(themeCandidates).values({ ...candidate, terms: terms.join('\n') })
}

/** @throws not-found */
export async function getCandidate(read: Read, id: string): Promise<Candidate> {
  const [row] = await read.select().from(themeCandidates).where(eq(themeCandidates.id, id))
  if (!row) throw notFound('candidate')
  return candidateFrom(row)
}

/** Of a line, newest first. */
export async function listCandidates(read: Read, lineId: string, limit: number): Promise<readonly Candidate[]> {
  const rows = await read
    .select()
    .from(themeCandidates)
    .where(eq(themeCandidates.lineId, lineId))
    .orderBy(desc(themeCandidates.proposedAt), desc(themeCandidates.id))
    .limit(limit)
  return rows.map(candidateFrom)
}

type Decided = Pick<Candidate, 'state' | 'decidedAt' | 'decidedBy' | 'topicCode'>

/** @throws lost-update when somebody else decided first */
export async function decideCandidate(tx: Tx, before: Candidate, decided: Decided): Promise<void> {
  const changed = await tx
    .update(themeCandidates)
    .set({ ...decided, revision: before.revision + 1 })
    .where(and(eq(themeCandidates.id, before.id), eq(themeCandidates.revision, before.revision)))
    .returning({ id: themeCandidates.id })
  if (changed.length === 0) throw lostUpdate()
}
