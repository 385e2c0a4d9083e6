// Campaigns, their waves, links and answers.
import { randomUUID } from 'node:crypto'
import { and, asc, count, desc, eq, inArray, lt, or, sql } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Read, Tx } from '../db/database.ts'
import { lostUpdate, notFound } from '../errors.ts'
import { instantMillis, type Page, pageFrom } from '../http/pagination.ts'
import { addRating, type Histogram, NOBODY, type Rating } from './score.ts'
import type { Campaign, Wave } from './survey.ts'
import { campaignComments, campaignRatings, surveyCampaigns, surveyTokens, surveyWaves } from './tables.ts'

/** @throws not-found */
export async function getCampaign(read: Read, id: string): Promise<Campaign> {
  const [row] = await read.select().from(surveyCampaigns).where(eq(surveyCampaigns.id, id))
  if (!row) throw notFound('campaign')
  return row
}

/** When it was made, in milliseconds, and id. */
export const campaignCursor = z.tuple([instantMillis, z.string().max(60)])

/** Newest first. */
export async function listCampaigns(
  read: Read,
  filter: { readonly lineId?: string | undefined; readonly institution?: string | undefined },
  page: { readonly limit: number; readonly after: z.infer<typeof campaignCursor> | undefined },
): Promise<Page<Campaign>> {
  const { createdAt, id, lineId, institution } = surveyCampaigns
  const at = page.after && DateTime.fromMillis(page.after[0], { zone: 'utc' })
  const older = at && or(lt(createdAt, at), and(eq(createdAt, at), lt(id, page.after?.[1] ?? '')))
  const rows = await read
    .select()
    .from(surveyCampaigns)
    .where(
      and(
        filter.lineId === undefined ? undefined : eq(lineId, filter.lineId),
        filter.institution === undefined ? undefined : eq(institution, filter.institution),
        older,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(page.limit + 1)
  return pageFrom(rows, page.limit, (campaign) => [campaign.createdAt.toMillis(), campaign.id])
}

export async function insertCampaign(tx: Tx, campaign: Campaign): Promise<void> {
  await tx.insert(surveyCampaigns).values(campaign).returning({ id: surveyCampaigns.id })
}

/** @throws lost-update when another change came first */
export async function updateCampaign(tx: Tx, before: Campaign, change: Pick<Campaign, 'closedAt'> | object) {
  const rows = await tx
    .update(surveyCampaigns)
    .set({ ...change, revision: before.revision + 1 })
    .where(and(eq(surveyCampaigns.id, before.id), eq(surveyCampaigns.revision, before.revision)))
    .returning({ id: surveyCampaigns.id })
  if (rows.length === 0) throw lostUpdate()
}

/** The waves of a campaign, the first one first. */
export const wavesOf = (read: Read, campaignId: string): Promise<readonly Wave[]> =>
  read.select().from(surveyWaves).where(eq(surveyWaves.campaignId, campaignId)).orderBy(asc(surveyWaves.position))

/** @throws not-found */
export async function getWave(read: Read, id: string): Promise<Wave> {
  const [row] = await read.select().from(surveyWaves).where(eq(surveyWaves.id, id))
  if (!row) throw notFound('wave')
  return row
}

export async function insertWave(tx: Tx, wave: Wave): Promise<void> {
  await tx.insert(surveyWaves).values(wave).returning({ id: surveyWaves.id })
}

/** Hands out links: only their hashes are kept. */
export async function insertTokens(tx: Tx, waveId: string, hashes: readonly string[]): Promise<void> {
  await tx.insert(surveyTokens).values(hashes.map((hash) => ({ hash, waveId })))
  await tx
    .update(surveyWaves)
    .set({ issued: sql`${surveyWaves.issued} + ${hashes.length}` })
    .where(eq(surveyWaves.id, waveId))
}

/** The wave that an unused link is for. */
export async function waveOfToken(read: Read, hash: string): Promise<Wave | undefined> {
  const [row] = await read.select().from(surveyTokens).where(eq(surveyTokens.hash, hash))
  return row && getWave(read, row.waveId)
}

/** False: it has been used meanwhile. */
export async function useToken(tx: Tx, hash: string): Promise<boolean> {
  const used = await tx.delete(surveyTokens).where(eq(surveyTokens.hash, hash)).returning({ hash: surveyTokens.hash })
  return used.length === 1
}

export async function insertCampaignAnswer(
  tx: Tx,
  waveId: string,
  answer: { readonly ratings: ReadonlyMap<string, Rating>; readonly comment: string | null },
): Promise<void> {
  const answerId = randomUUID()
  const rows = [...answer.ratings].map(([question, rating]) => ({ answerId, waveId, question, rating }))
  await tx.insert(campaignRatings).values(rows)
  if (answer.comment) await tx.insert(campaignComments).values({ id: randomUUID(), waveId, comment: answer.comment })
}

/** How many gave which rating, by wave and question. */
export async function campaignHistograms(
  read: Read,
  waveIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Histogram>>> {
  if (waveIds.length === 0) return new Map()
  const { waveId, question, rating } = campaignRatings
  const rows = await read
    .select({ waveId, question, rating, answers: count() })
    .from(campaignRatings)
    .where(inArray(waveId, [...waveIds]))
    .groupBy(waveId, question, rating)
  const waves = new Map<string, Map<string, Histogram>>()
  for (const row of rows) {
    const wave = waves.get(row.waveId) ?? new Map<string, Histogram>()
    wave.set(row.question, addRating(wave.get(row.question) ?? NOBODY, row.rating, row.answers))
    waves.set(row.waveId, wave)
  }
  return waves
}

/** What people added in words to these waves. In no order of time. */
export async function campaignCommentsOf(read: Read, waveIds: readonly string[], limit: number) {
  if (waveIds.length === 0) return []
  const rows = await read
    .select({ comment: campaignComments.comment })
    .from(campaignComments)
    .where(inArray(campaignComments.waveId, [...waveIds]))
    .orderBy(asc(campaignComments.id))
    .limit(limit)
  return rows.map(({ comment }) => comment)
}
