// The way from an expert's answer to the public: by a supervisor, into a draft that editors review.
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { expectedRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { idParams } from '../http/wire.ts'
import { showDraft } from './draft-routes.ts'
import { publishQuestion } from './question-draft.ts'
import * as wire from './wire.ts'

export const questionDraftRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/api/v1/expert-questions/:id/publish',
      config: { access: 'expert-questions:approve' },
      schema: {
        tags: ['experts'],
        summary: 'Begin a bulletin from a question and its approved answer',
        description:
          'A draft in one language, which editors review, translate and publish. Give the words for the public where they are to differ.',
        params: idParams,
        body: wire.questionDraft.nullish(),
        response: { 201: wire.draft },
      },
      handler: async (request, reply) => {
        const ref = { id: request.params.id, expected: expectedRevision(request) }
        const publishing = request.body ?? wire.questionDraft.parse({})
        const { id } = await publishQuestion(deps, request.actor, ref, publishing, attemptOf(deps, request))
        reply.code(201).header('location', `/api/v1/bulletin-drafts/${id}`)
        return showDraft(deps, reply, id)
      },
    })
  }
