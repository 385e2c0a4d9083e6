// Answers to a campaign: by somebody with a link, of whom nothing is known, or entered by staff.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { hashSecret, looksLikeSecret } from '../access/secret.ts'
import { mustServe } from '../calls/rights.ts'
import { writeTexts } from '../calls/write-texts.ts'
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, type FieldError, invalidInput, WarmlineError } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { getCampaign, getWave, insertCampaignAnswer, useToken, waveOfToken } from './campaign-store.ts'
import type { Rating } from './score.ts'
import { type Campaign, type Wave, waveState } from './survey.ts'

export interface CampaignAnswer {
  readonly ratings: Readonly<Record<string, Rating>>
  readonly comment?: string | undefined
}

/** The same for a link that never was and one that has been used: whoever has it has answered. */
const used = () => new WarmlineError('gone', 'This link has been used, or is none of ours.')

/**
 * What a link is for. Asking is not on record: nothing may tell when somebody answered, or from where.
 * @throws gone for a used link; conflict outside the days of its wave
 */
export async function formOf(deps: Deps, token: string): Promise<{ campaign: Campaign; wave: Wave }> {
  const hash = hashOf(token)
  return deps.db.read(async (read) => {
    const wave = await waveOfToken(read, hash)
    if (!wave) throw used()
    return { wave, campaign: await answerable(read, wave, deps) }
  })
}

/** @throws gone, conflict, invalid-input */
export async function answerByLink(deps: Deps, token: string, answer: CampaignAnswer): Promise<void> {
  const hash = hashOf(token)
  const lineOf = async (read: Read) => {
    const wave = await waveOfToken(read, hash)
    return wave && (await getCampaign(read, wave.campaignId)).lineId
  }
  await writeTexts(deps, { name: 'answer-campaign', lineOf, ...commentOf(answer) }, async (tx, { comment }) => {
    const wave = await waveOfToken(tx, hash)
    if (!wave) throw used()
    await store(tx, wave, await answerable(tx, wave, deps), { ...answer, comment })
    if (!(await useToken(tx, hash))) throw used()
  })
}

/** Entered by staff for somebody who answered on paper or by telephone. @throws forbidden, not-found, conflict */
export async function enterAnswer(deps: Deps, actor: Actor, waveId: string, answer: CampaignAnswer): Promise<void> {
  mustHold(actor, 'surveys:enter')
  const lineOf = async (read: Read) => (await getCampaign(read, (await getWave(read, waveId)).campaignId)).lineId
  await writeTexts(deps, { name: 'enter-campaign-answer', lineOf, ...commentOf(answer) }, async (tx, { comment }) => {
    const now = deps.clock.now()
    const wave = await getWave(tx, waveId)
    const campaign = await answerable(tx, wave, deps)
    await mustServe(tx, actor, campaign.lineId, now)
    await store(tx, wave, campaign, { ...answer, comment })
    await audit(tx, actor, { at: now, action: 'campaign.enter-answer', record: 'survey-wave', recordId: waveId })
  })
}

const commentOf = ({ comment }: CampaignAnswer) => ({
  texts: { comment: comment?.trim() },
  fields: ['comment'] as const,
})

function hashOf(token: string): string {
  if (!looksLikeSecret(token)) throw used()
  return hashSecret(token)
}

async function answerable(read: Read, wave: Wave, deps: Deps): Promise<Campaign> {
  const campaign = await getCampaign(read, wave.campaignId)
  const { zone } = await getLine(read, campaign.lineId)
  const state = waveState(wave, campaign, dayOf(deps.clock.now(), zone))
  if (state === 'to-come') throw conflict('This survey has not begun.')
  if (state === 'over') throw conflict('This survey is over.')
  return campaign
}

async function store(tx: Tx, wave: Wave, campaign: Campaign, { ratings, comment }: CampaignAnswer): Promise<void> {
  const known = new Set(campaign.questions.map(({ code }) => code))
  const given = new Map(Object.entries(ratings))
  const foreign = [...given.keys()].filter((code) => !known.has(code))
  const errors: FieldError[] = foreign.map((code) => ({ path: `ratings.${code}`, message: 'is no question of it' }))
  if (given.size === 0) errors.push({ path: 'ratings', message: 'answer at least one question' })
  if (errors.length > 0) throw invalidInput(errors)
  await insertCampaignAnswer(tx, wave.id, { ratings: given, comment: comment || null })
}
