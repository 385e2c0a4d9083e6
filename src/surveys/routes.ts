// Surveys over HTTP: answers about calls, campaigns, results; and, for anybody with a link, the form of a campaign.
import { z } from 'zod'
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { pageOf, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { idParams } from '../http/wire.ts'
import { answerByLink, enterAnswer, formOf } from './answer-campaign.ts'
import { answerSurvey } from './answer-survey.ts'
import { addWave, closeCampaign, createCampaign, issueLinks } from './campaign-actions.ts'
import { campaignCursor, getCampaign, listCampaigns, wavesOf } from './campaign-store.ts'
import { callResults, campaignResults } from './results.ts'
import * as wire from './wire.ts'

const tags = ['surveys']
const MINIMUM =
  'Scores are shown from a minimum of answers on. Those without the right to the records get rounded numbers, of what is over.'

export const surveyRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const entering = { access: 'surveys:enter' as const }
    const reading = { access: 'surveys:read' as const }
    const managing = { access: 'surveys:manage' as const }
    const campaignBody = (id: string) =>
      deps.db.read(async (read) => {
        const waves = await wavesOf(read, id)
        return { ...wire.campaignOnWire(await getCampaign(read, id)), waves: waves.map(wire.waveOnWire) }
      })

    app.route({
      method: 'POST',
      url: '/api/v1/survey-answers',
      config: entering,
      schema: {
        tags,
        summary: 'What a caller said after a call, or at a call-back',
        body: wire.newAnswer,
        response: { 201: wire.answerBody },
      },
      handler: async (request, reply) => {
        const { id, findings } = await answerSurvey(deps, request.actor, request.body, attemptOf(deps, request))
        reply.code(201)
        return { id, findings: [...findings] }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/survey-results',
      config: reading,
      schema: {
        tags,
        summary: 'What callers of a line said in a period',
        description: MINIMUM,
        querystring: wire.resultsQuery,
        response: { 200: wire.resultsBody },
      },
      handler: async (request) =>
        deps.db.read(async (read) =>
          wire.resultsOnWire(await callResults(read, request.actor, request.query, deps.clock.now())),
        ),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/survey-campaigns',
      config: managing,
      schema: {
        tags,
        summary: 'Begin a campaign about an institution',
        body: wire.newCampaign,
        response: { 201: wire.campaignBody },
      },
      handler: async (request, reply) => {
        const { id } = await createCampaign(deps, request.actor, request.body, attemptOf(deps, request))
        const body = await campaignBody(id)
        setRevision(reply.code(201).header('location', `/api/v1/survey-campaigns/${id}`), body.revision)
        return body
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/survey-campaigns',
      config: reading,
      schema: {
        tags,
        summary: 'Campaigns, newest first',
        querystring: wire.campaignQuery,
        response: { 200: pageOf(wire.campaignItem) },
      },
      handler: async (request, reply) => {
        const { limit, cursor, ...filter } = request.query
        const after = readCursor(cursor, campaignCursor)
        const page = await deps.db.read((read) => listCampaigns(read, filter, { limit, after }))
        return sendPage(reply, request, { ...page, items: page.items.map(wire.campaignOnWire) })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/survey-campaigns/:id',
      config: reading,
      schema: { tags, summary: 'A campaign with its waves', params: idParams, response: { 200: wire.campaignBody } },
      handler: async (request, reply) => {
        const body = await campaignBody(request.params.id)
        setRevision(reply, body.revision)
        return body
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/survey-campaigns/:id/results',
      config: reading,
      schema: {
        tags,
        summary: 'The scores of a campaign, by wave and over all that are shown',
        description: MINIMUM,
        params: idParams,
        response: { 200: wire.campaignResultsBody },
      },
      handler: async (request) =>
        deps.db.read(async (read) =>
          wire.campaignResultsOnWire(await campaignResults(read, request.actor, request.params.id, deps.clock.now())),
        ),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/survey-campaigns/:id/waves',
      config: managing,
      schema: {
        tags,
        summary: 'Add a wave to a campaign',
        params: idParams,
        body: wire.newWave,
        response: { 201: wire.campaignBody },
      },
      handler: async (request, reply) => {
        const ref = { id: request.params.id, expected: expectedRevision(request) }
        const { revision } = await addWave(deps, request.actor, ref, request.body)
        setRevision(reply.code(201), revision)
        return campaignBody(ref.id)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/survey-campaigns/:id/close',
      config: managing,
      schema: {
        tags,
        summary: 'Close a campaign: no more answers',
        params: idParams,
        body: z.strictObject({}).nullish(),
        response: { 200: wire.campaignBody },
      },
      handler: async (request, reply) => {
        const ref = { id: request.params.id, expected: expectedRevision(request) }
        const { revision } = await closeCampaign(deps, request.actor, ref)
        setRevision(reply, revision)
        return campaignBody(ref.id)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/survey-waves/:id/links',
      config: managing,
      schema: {
        tags,
        summary: 'Links to answer by, each good for one answer',
        params: idParams,
        body: wire.linksInput,
        response: { 201: wire.linksBody },
      },
      handler: async (request, reply) => {
        const tokens = await issueLinks(deps, request.actor, request.params.id, request.body.count)
        reply.code(201)
        return { tokens: [...tokens] }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/survey-waves/:id/answers',
      config: entering,
      schema: {
        tags,
        summary: 'Enter what somebody answered on paper or by telephone',
        params: idParams,
        body: wire.campaignAnswer,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await enterAnswer(deps, request.actor, request.params.id, request.body)
        return reply.code(204).send(null)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/survey-form',
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'What a link asks; for anybody who has one',
        body: wire.formInput,
        response: { 200: wire.formBody },
      },
      handler: async (request) => {
        const { campaign, wave } = await formOf(deps, request.body.token)
        const { titleZh, titleEn, questions } = campaign
        return { titleZh, titleEn, questions: [...questions], closesOn: wave.closesOn }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/survey-form/answers',
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Answer by a link, once; nothing of who answered is kept',
        body: wire.linkAnswer,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        const { token, ...answer } = request.body
        await answerByLink(deps, token, answer)
        return reply.code(204).send(null)
      },
    })
  }
