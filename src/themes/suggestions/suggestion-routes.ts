// The JSON edge of topic suggestions.
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { freeTextInput, idParams } from '../../http/wire.ts'
import { topicsOf } from '../../lines/store.ts'
import { suggestTopicsFor } from './suggest.ts'

const suggestion = z.object({
  code: z.string(),
  labelZh: z.string(),
  labelEn: z.string(),
  score: z.number().meta({ description: 'Likeness to the calls that were coded so, 0 to 1.' }),
})

export const suggestionRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/api/v1/lines/:id/topic-suggestions',
      config: { access: 'calls:write' },
      schema: {
        tags: ['themes'],
        summary: 'Topics that a summary may be about',
        description:
          'By likeness to the calls that the line has coded. Nothing is stored, and nothing coded by itself.',
        params: idParams,
        body: z.strictObject({ text: freeTextInput }),
        response: { 200: z.object({ items: z.array(suggestion) }) },
      },
      handler: async (request) => {
        const lineId = request.params.id
        const text = { lineId, text: request.body.text }
        const found = await suggestTopicsFor(deps, request.actor, text)
        const topics = new Map(
          (await deps.db.read((read) => topicsOf(read, lineId))).map((topic) => [topic.code, topic]),
        )
        const items = found.flatMap(({ topic, score }) => {
          const known = topics.get(topic)
          return known ? [{ code: topic, labelZh: known.labelZh, labelEn: known.labelEn, score }] : []
        })
        return { items }
      },
    })
  }
