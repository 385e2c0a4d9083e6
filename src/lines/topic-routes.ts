// Topics of a line over HTTP.
import { z } from 'zod'
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import type { Routes } from '../http/routes.ts'
import { day, idParams, recordId } from '../http/wire.ts'
import { topicsOf } from './store.ts'
import { isCurrent } from './topic.ts'
import { addTopic, changeTopic } from './topic-actions.ts'
import * as wire from './wire.ts'

const tags = ['lines']
const write = { access: 'lines:write' } as const
const topicParams = z.object({ id: recordId, code: wire.topicCode })

export const topicRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    async function topicNamed(lineId: string, code: string) {
      const topics = await deps.db.read((on) => topicsOf(on, lineId))
      const topic = topics.find((each) => each.code === code)
      if (!topic) throw notFound('topic')
      return topic
    }

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:id/topics',
      config: { access: 'lines:read' },
      schema: {
        tags,
        summary: 'Topics of a line',
        description: 'All of them, or with `on` only those that a new call of that day may have.',
        params: idParams,
        querystring: z.object({ on: day.optional() }),
        response: { 200: z.object({ items: z.array(wire.topic) }) },
      },
      handler: async (request) => {
        const { on: asked } = request.query
        const topics = await deps.db.read((on) => topicsOf(on, request.params.id))
        return { items: topics.filter(({ code }) => asked === undefined || isCurrent(topics, code, asked)) }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/lines/:id/topics',
      config: write,
      schema: {
        tags,
        summary: 'Add a topic of the line’s own',
        params: idParams,
        body: wire.newTopic,
        response: { 201: wire.topic },
      },
      handler: async (request, reply) => {
        const attempt = attemptOf(deps, request)
        const { id: code } = await addTopic(deps, request.actor, request.params.id, { topic: request.body, attempt })
        return reply.code(201).send(await topicNamed(request.params.id, code))
      },
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/lines/:id/topics/:code',
      config: write,
      schema: {
        tags,
        summary: 'Relabel or retire a topic',
        description: 'A retired code stays readable on old calls.',
        params: topicParams,
        body: wire.topicEdit,
        response: { 200: wire.topic },
      },
      handler: async (request) => {
        const { id: lineId, code } = request.params
        await changeTopic(deps, request.actor, { lineId, code }, request.body)
        return topicNamed(lineId, code)
      },
    })
  }
