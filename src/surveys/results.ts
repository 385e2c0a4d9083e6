// The results of surveys for one reader. A cell with too few answers says nothing, to anybody.
import type { DateTime } from 'luxon'
import { type Actor, holds } from '../access/actor.ts'
import { daysOf, kindOf, type Period } from '../calls/period.ts'
import type { Read } from '../db/database.ts'
import { forbidden, invalidInput } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { mayCountExactly } from '../themes/view.ts'
import { callComments, callHistograms } from './answer-store.ts'
import { campaignCommentsOf, campaignHistograms, getCampaign, wavesOf } from './campaign-store.ts'
import { addRating, type Histogram, NOBODY, RATINGS, type Score, saysNothing, scoreOf } from './score.ts'
import { CALL_QUESTIONS, type Campaign, type SurveyKind, type Wave, type WaveState, waveState } from './survey.ts'

const MOST_COMMENTS = 200

/** @throws forbidden */
export function mustReadResults(actor: Actor): void {
  if (!holds(actor, 'surveys:read')) throw forbidden('This needs the permission surveys:read.')
}

export interface CallResults {
  readonly lineId: string
  readonly kind: SurveyKind
  readonly period: Period
  readonly minimum: number
  readonly exact: boolean
  /** Nothing is shown of a month that is not over, without the right to the records. */
  readonly over: boolean
  readonly scores: readonly Score[]
  /** For those with the right to the records. */
  readonly comments: readonly string[]
}

/** @throws invalid-input for another period than a month without the right to the records: cells must not overlap */
export async function callResults(
  read: Read,
  actor: Actor,
  asked: { readonly lineId: string; readonly kind: SurveyKind; readonly period: Period },
  now: DateTime,
): Promise<CallResults> {
  mustReadResults(actor)
  const { settings, zone } = await getLine(read, asked.lineId)
  const exact = await mayCountExactly(read, actor, asked.lineId, now)
  if (!exact && kindOf(asked.period) !== 'month') {
    throw invalidInput([{ path: 'period', message: 'must be a month for those without the right to the records' }])
  }
  const cell = { ...asked, ...daysOf(asked.period) }
  const over = cell.to <= dayOf(now, zone)
  const minimum = settings.surveyMinimum
  const histograms = await callHistograms(read, cell)
  const scores = CALL_QUESTIONS.map((question) =>
    scoreOf(question, exact || over ? histograms[question] : NOBODY, { minimum, exact }),
  )
  const comments = exact && !saysNothing(scores) ? await callComments(read, cell, MOST_COMMENTS) : []
  return { ...asked, minimum, exact, over, scores, comments }
}

export interface WaveResults {
  readonly wave: Wave
  readonly state: WaveState
  readonly scores: readonly Score[]
}

export interface CampaignResults {
  readonly campaign: Campaign
  readonly exact: boolean
  readonly waves: readonly WaveResults[]
  /** Over the waves that are shown: otherwise the difference would tell of the one that is not. */
  readonly total: readonly Score[]
  readonly comments: readonly string[]
}

export async function campaignResults(read: Read, actor: Actor, id: string, now: DateTime): Promise<CampaignResults> {
  mustReadResults(actor)
  const campaign = await getCampaign(read, id)
  const { zone } = await getLine(read, campaign.lineId)
  const exact = await mayCountExactly(read, actor, campaign.lineId, now)
  const showing = { minimum: campaign.minimum, exact }
  const waves = await wavesOf(read, id)
  const known = await campaignHistograms(
    read,
    waves.map((wave) => wave.id),
  )
  const codes = campaign.questions.map(({ code }) => code)
  const results = waves.map((wave) => {
    const state = waveState(wave, campaign, dayOf(now, zone))
    const own = exact || state === 'over' ? known.get(wave.id) : undefined
    return { wave, state, scores: codes.map((code) => scoreOf(code, own?.get(code) ?? NOBODY, showing)) }
  })
  const visible = results.filter(({ scores }) => scores.every(({ mean }) => mean !== null)).map(({ wave }) => wave.id)
  const total = codes.map((code) => scoreOf(code, sumOf(visible.map((wave) => known.get(wave)?.get(code))), showing))
  const comments = exact ? await campaignCommentsOf(read, visible, MOST_COMMENTS) : []
  return { campaign, exact, waves: results, total, comments }
}

const sumOf = (histograms: readonly (Histogram | undefined)[]): Histogram =>
  histograms.reduce<Histogram>(
    (sum, each) => RATINGS.reduce((all, rating) => addRating(all, rating, each?.[rating - 1] ?? 0), sum),
    NOBODY,
  )
