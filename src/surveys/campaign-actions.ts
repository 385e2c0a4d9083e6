// Campaigns: begun, given waves and links, closed. By a coordinator.
import { randomUUID } from 'node:crypto'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import { hashSecret, newSecret } from '../access/secret.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalidInput, lostUpdate } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { scrub } from '../privacy/scrub.ts'
import {
  getCampaign,
  getWave,
  insertCampaign,
  insertTokens,
  insertWave,
  updateCampaign,
  wavesOf,
} from './campaign-store.ts'
import { type Campaign, type CampaignQuestion, type Wave, waveState } from './survey.ts'

const MOST_WAVES = 100
const MOST_LINKS = 20_000

export interface NewCampaign {
  readonly lineId: string
  readonly institution: string
  readonly titleZh: string
  readonly titleEn: string
  readonly questions: readonly CampaignQuestion[]
  /** Left out: as the line sets it, which is the least too. */
  readonly minimum?: number | undefined
}

/** @throws forbidden, not-found, invalid-input */
export async function createCampaign(
  deps: Deps,
  actor: Actor,
  input: NewCampaign,
  attempt?: Attempt,
): Promise<Created> {
  mustHold(actor, 'surveys:manage')
  const codes = new Set(input.questions.map(({ code }) => code))
  if (codes.size < input.questions.length) throw invalidInput([{ path: 'questions', message: 'each code once' }])
  return deps.db.write('create-campaign', (tx) =>
    once(tx, attempt, async (id) => {
      const now = deps.clock.now()
      const { settings } = await getLine(tx, input.lineId)
      const minimum = input.minimum ?? settings.surveyMinimum
      if (minimum < settings.surveyMinimum) {
        throw invalidInput([{ path: 'minimum', message: `is at least ${settings.surveyMinimum} on this line` }])
      }
      const made = { createdAt: now, createdBy: actor.accountId, closedAt: null, revision: 1 }
      await insertCampaign(tx, { id, ...input, minimum, questions: input.questions.map(cleanQuestion), ...made })
      await audit(tx, actor, { at: now, action: 'campaign.create', record: 'campaign', recordId: id })
      return id
    }),
  )
}

/** A table column scrubs text; this is inside a value. */
const cleanQuestion = ({ code, textZh, textEn }: CampaignQuestion): CampaignQuestion => ({
  code,
  textZh: scrub(textZh).text,
  textEn: scrub(textEn).text,
})

export interface CampaignRef {
  readonly id: string
  readonly expected: number | undefined
}

/** @throws not-found, lost-update; conflict when it is closed */
async function openCampaign(tx: Tx, { id, expected }: CampaignRef): Promise<Campaign> {
  const campaign = await getCampaign(tx, id)
  if (expected !== undefined && expected !== campaign.revision) throw lostUpdate()
  if (campaign.closedAt !== null) throw conflict('This campaign is closed.')
  return campaign
}

/** Waves do not overlap: an answer belongs to one. @throws invalid-input */
export async function addWave(
  deps: Deps,
  actor: Actor,
  ref: CampaignRef,
  span: Pick<Wave, 'opensOn' | 'closesOn'>,
): Promise<Campaign> {
  mustHold(actor, 'surveys:manage')
  return deps.db.write('add-wave', async (tx) => {
    const now = deps.clock.now()
    const campaign = await openCampaign(tx, ref)
    const waves = await wavesOf(tx, campaign.id)
    if (waves.length >= MOST_WAVES) throw conflict(`A campaign has at most ${MOST_WAVES} waves.`)
    const meets = waves.some(({ opensOn, closesOn }) => opensOn < span.closesOn && span.opensOn < closesOn)
    if (meets) throw invalidInput([{ path: 'opensOn', message: 'overlaps another wave' }])
    const id = randomUUID()
    await insertWave(tx, { id, campaignId: campaign.id, position: waves.length + 1, ...span, issued: 0 })
    await updateCampaign(tx, campaign, {})
    await audit(tx, actor, { at: now, action: 'campaign.add-wave', record: 'campaign', recordId: campaign.id })
    return getCampaign(tx, campaign.id)
  })
}

/** No more answers. @throws conflict when it is closed already */
export async function closeCampaign(deps: Deps, actor: Actor, ref: CampaignRef): Promise<Campaign> {
  mustHold(actor, 'surveys:manage')
  return deps.db.write('close-campaign', async (tx) => {
    const now = deps.clock.now()
    const campaign = await openCampaign(tx, ref)
    await updateCampaign(tx, campaign, { closedAt: now })
    await audit(tx, actor, { at: now, action: 'campaign.close', record: 'campaign', recordId: campaign.id })
    return getCampaign(tx, campaign.id)
  })
}

/**
 * Links for people to answer by, each good for one answer. They are shown this once: only hashes are kept.
 * @throws not-found; conflict when the wave is over
 */
export async function issueLinks(deps: Deps, actor: Actor, waveId: string, count: number): Promise<readonly string[]> {
  mustHold(actor, 'surveys:manage')
  const secrets = Array.from({ length: count }, newSecret)
  await deps.db.write('issue-survey-links', async (tx) => {
    const now = deps.clock.now()
    const wave = await getWave(tx, waveId)
    const campaign = await openCampaign(tx, { id: wave.campaignId, expected: undefined })
    const { zone } = await getLine(tx, campaign.lineId)
    if (waveState(wave, campaign, dayOf(now, zone)) === 'over') throw conflict('This wave is over.')
    if (wave.issued + count > MOST_LINKS) throw conflict(`A wave has at most ${MOST_LINKS} links.`)
    await insertTokens(tx, waveId, secrets.map(hashSecret))
    await audit(tx, actor, { at: now, action: 'campaign.issue-links', record: 'survey-wave', recordId: waveId })
  })
  return secrets
}
