// Surveys on the wire.
import { z } from 'zod'
import { isPeriod, kindOf, type Period } from '../calls/period.ts'
import { pageQuery } from '../http/pagination.ts'
import { day, finding, isoInstant, recordId } from '../http/wire.ts'
import type { CallResults, CampaignResults } from './results.ts'
import type { Score } from './score.ts'
import { type Campaign, SURVEY_KINDS, WAVE_STATES, type Wave } from './survey.ts'

const rating = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
const ratingOrNull = rating.nullable().default(null)
const comment = z.string().trim().max(2_000)
const institution = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,24}$/, 'must be a code of letters, digits and dashes')
  .meta({ description: 'Code of the institution, as the house lists them', example: 'H-012' })

export const newAnswer = z.strictObject({
  kind: z.enum(SURVEY_KINDS),
  lineId: recordId.optional().meta({ description: 'Left out with a call: its line' }),
  callId: recordId.optional().meta({ description: 'Each call is asked about once in each way' }),
  wait: ratingOrNull,
  length: ratingOrNull,
  problemSolving: ratingOrNull,
  ending: ratingOrNull,
  comment: comment.optional(),
})
export const answerBody = z.object({ id: recordId, findings: z.array(finding) })

const score = z.object({
  question: z.string(),
  answers: z.union([z.int(), z.literal('*')]).meta({ description: '*: below the minimum' }),
  mean: z.number().nullable(),
  shares: z.array(z.int()).nullable().meta({ description: 'Per cent of each rating from 1 to 5' }),
})

const surveyPeriod = z
  .string()
  .refine((text): text is Period => isPeriod(text) && ['month', 'quarter', 'year'].includes(kindOf(text)), {
    message: 'must be like month:2026-05, quarter:2026-Q2 or year:2026',
  })
  .meta({ example: 'month:2026-05' })

export const resultsQuery = z.object({
  lineId: recordId,
  kind: z.enum(SURVEY_KINDS),
  period: surveyPeriod.meta({ description: 'Without the right to the records: a month' }),
})

export const resultsBody = z.object({
  lineId: recordId,
  kind: z.enum(SURVEY_KINDS),
  period: z.string(),
  minimum: z.int(),
  exact: z.boolean(),
  over: z.boolean(),
  scores: z.array(score),
  comments: z.array(z.string()),
})

const questionCode = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, 'must be a code such as explained-well')
const questionText = z.string().trim().min(1).max(200)
const campaignQuestion = z.strictObject({ code: questionCode, textZh: questionText, textEn: questionText })

export const newCampaign = z.strictObject({
  lineId: recordId,
  institution,
  titleZh: questionText,
  titleEn: questionText,
  questions: z.array(campaignQuestion).min(1).max(20),
  minimum: z.int().min(5).max(1_000).optional(),
})

const wave = z.object({
  id: recordId,
  position: z.int(),
  opensOn: day,
  closesOn: day.meta({ description: 'The first local day on which it is over' }),
  issued: z.int().meta({ description: 'Links handed out' }),
})

export const campaignItem = z
  .object({
    id: recordId,
    lineId: recordId,
    institution: z.string(),
    titleZh: z.string(),
    titleEn: z.string(),
    questions: z.array(z.object({ code: z.string(), textZh: z.string(), textEn: z.string() })),
    minimum: z.int(),
    createdAt: isoInstant,
    closedAt: isoInstant.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'SurveyCampaign' })
export const campaignBody = z.object({ ...campaignItem.shape, waves: z.array(wave) })

export const campaignQuery = z.object({
  ...pageQuery.shape,
  lineId: recordId.optional(),
  institution: institution.optional(),
})

export const newWave = z
  .strictObject({ opensOn: day, closesOn: day })
  .refine(({ opensOn, closesOn }) => opensOn < closesOn, { message: 'must lie after opensOn', path: ['closesOn'] })
export const linksInput = z.strictObject({ count: z.int().min(1).max(500) })
export const linksBody = z.object({
  tokens: z
    .array(z.string())
    .meta({ description: 'Shown this once. Each is good for one answer, at /survey/{token}.' }),
})

const ratings = z.record(questionCode, rating).refine((given) => Object.keys(given).length <= 20, 'too many')
export const campaignAnswer = z.strictObject({ ratings, comment: comment.optional() })
const token = z.string().min(1).max(200)
export const formInput = z.strictObject({ token })
export const formBody = z.object({
  titleZh: z.string(),
  titleEn: z.string(),
  questions: campaignItem.shape.questions,
  closesOn: day,
})
export const linkAnswer = z.strictObject({ token, ...campaignAnswer.shape })

export const campaignResultsBody = z.object({
  campaign: campaignItem,
  exact: z.boolean(),
  waves: z.array(
    z.object({ ...wave.omit({ issued: true }).shape, state: z.enum(WAVE_STATES), scores: z.array(score) }),
  ),
  total: z.array(score).meta({ description: 'Over the waves whose scores are shown' }),
  comments: z.array(z.string()),
})

const scoreOnWire = ({ shares, ...rest }: Score): z.output<typeof score> => ({
  ...rest,
  shares: shares === null ? null : [...shares],
})

export const resultsOnWire = (results: CallResults): z.output<typeof resultsBody> => ({
  ...results,
  scores: results.scores.map(scoreOnWire),
  comments: [...results.comments],
})

export function campaignOnWire({ createdBy: _, questions, ...rest }: Campaign): z.output<typeof campaignItem> {
  return { ...rest, questions: [...questions] }
}

export const waveOnWire = ({ campaignId: _, ...rest }: Wave): z.output<typeof wave> => rest

export const campaignResultsOnWire = (results: CampaignResults): z.output<typeof campaignResultsBody> => ({
  campaign: campaignOnWire(results.campaign),
  exact: results.exact,
  waves: results.waves.map(({ wave: { id, position, opensOn, closesOn }, state, scores }) => ({
    id,
    position,
    opensOn,
    closesOn,
    state,
    scores: scores.map(scoreOnWire),
  })),
  total: results.total.map(scoreOnWire),
  comments: [...results.comments],
})
