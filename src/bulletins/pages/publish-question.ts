// The form that makes a draft of a question to an expert, on the question's own page.

import { LANGUAGES } from '../../access/account.ts'
import { chosen, given, one, postedFields } from '../../console/posted.ts'
import { pathPart, revisionIn, tryStep } from '../../console/try-step.ts'
import { seeOther } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { showQuestion } from '../../experts/pages/question-page.tsx'
import type { Routes } from '../../http/routes.ts'
import { publishQuestion } from '../question-draft.ts'

export const publishQuestionPage =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/questions/:id/publish',
      config: { access: 'expert-questions:approve', page: true },
      schema: { hide: true },
      handler: async (request, reply) => {
        const posted = postedFields(request)
        const id = pathPart(request.url, 2)
        const ref = { id, expected: revisionIn(one(posted, 'revision')) }
        const publishing = {
          language: chosen(posted, 'language', LANGUAGES) ?? 'zh',
          audiences: ['public'],
          title: given(posted, 'title'),
          question: given(posted, 'question'),
          answer: given(posted, 'answer'),
        }
        const result = await tryStep(() => publishQuestion(deps, request.actor, ref, publishing))
        if (result === 'done') return seeOther(reply, `/questions/${id}?done=publish`)
        return showQuestion(deps, request, reply, { result, typed: posted })
      },
    })
  }
