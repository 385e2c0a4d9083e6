// Questions to experts over HTTP.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { attemptOf } from '../access/idempotency.ts'
import { ownLines } from '../calls/rights.ts'
import type { Deps } from '../deps.ts'
import { pageOf, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { idParams } from '../http/wire.ts'
import { askExpert, type SavedQuestion } from './ask-question.ts'
import { noteQuestionsRead } from './note-read.ts'
import type { ExpertQuestion, QuestionState } from './question.ts'
import { partIn, type QuestionScope, questionScope } from './question-rights.ts'
import { type QuestionStep, readQuestion, stepQuestion } from './question-steps.ts'
import { listQuestions, questionCursor, unansweredByLine } from './question-store.ts'
import * as wire from './question-wire.ts'

const tags = ['experts']
const UNFINISHED: readonly QuestionState[] = ['open', 'answered', 'approved']
const FINDINGS = 'What identifies somebody is removed from texts before they are stored; `findings` says where.'

const statesOf = (state: z.output<typeof wire.questionQuery>['state']) =>
  state === 'all' ? undefined : state === 'unfinished' ? UNFINISHED : [state]

export const questionRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const config = { access: 'expert-questions:ask' as const }
    const scopeFor = (request: FastifyRequest) =>
      deps.db.read((read) => questionScope(read, request.actor, deps.clock.now()))
    const shownTo = (scope: QuestionScope, question: ExpertQuestion) =>
      wire.questionOnWire(question, partIn(scope, question), deps.clock.now())
    const show = async (request: FastifyRequest, reply: FastifyReply, question: ExpertQuestion) => {
      setRevision(reply, question.revision)
      return shownTo(await scopeFor(request), question)
    }
    const saved = async (request: FastifyRequest, reply: FastifyReply, { question, findings }: SavedQuestion) => ({
      ...(await show(request, reply, question)),
      findings: [...findings],
    })

    app.route({
      method: 'POST',
      url: '/api/v1/expert-questions',
      config,
      schema: {
        tags,
        summary: 'Ask an expert, from a call',
        description: `It goes to the expert on stand-by. ${FINDINGS}`,
        body: wire.newQuestion,
        response: { 201: wire.savedQuestion },
      },
      handler: async (request, reply) => {
        const asked = await askExpert(deps, request.actor, request.body, attemptOf(deps, request))
        reply.code(201).header('location', `/api/v1/expert-questions/${asked.question.id}`)
        return saved(request, reply, asked)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/expert-questions',
      config,
      schema: {
        tags,
        summary: 'Questions that one asked, answers or supervises, the most urgent first',
        description: 'The list is recorded in the audit trail.',
        querystring: wire.questionQuery,
        response: { 200: pageOf(wire.questionItem) },
      },
      handler: async (request, reply) => {
        const { limit, cursor, state, assignedToMe, askedByMe, overdue, ...filter } = request.query
        const { actor } = request
        const now = deps.clock.now()
        const after = readCursor(cursor, questionCursor)
        const whose = {
          ...(assignedToMe === 'true' ? { assignedTo: actor.memberId ?? '' } : {}),
          ...(askedByMe === 'true' ? { askedBy: actor.accountId } : {}),
          ...(overdue === 'true' ? { overdueAt: now } : {}),
        }
        const scope = await scopeFor(request)
        const page = await deps.db.read((read) =>
          listQuestions(read, scope, { ...filter, ...whose, states: statesOf(state) }, { limit, after }),
        )
        await noteQuestionsRead(deps, actor, filter.lineId)
        return sendPage(reply, request, { ...page, items: page.items.map((question) => shownTo(scope, question)) })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/expert-questions/unanswered',
      config,
      schema: {
        tags,
        summary: 'How many questions wait for an answer, by line; lines with none are left out',
        response: { 200: wire.unansweredBody },
      },
      handler: async (request) =>
        deps.db.read(async (read) => {
          const now = deps.clock.now()
          const items = await unansweredByLine(read, await ownLines(read, request.actor, now), now)
          return { items: [...items] }
        }),
    })

    app.route({
      method: 'GET',
      url: '/api/v1/expert-questions/:id',
      config,
      schema: { tags, summary: 'A question to an expert', params: idParams, response: { 200: wire.questionItem } },
      handler: async (request, reply) =>
        show(request, reply, await readQuestion(deps, request.actor, request.params.id)),
    })

    type Stepping = FastifyRequest<{ Params: z.output<typeof idParams> }>
    const take = async (request: Stepping, reply: FastifyReply, step: QuestionStep) =>
      saved(request, reply, await stepQuestion(deps, request.actor, request.params.id, step, expectedRevision(request)))
    const path = (verb: QuestionStep['verb']) => `/api/v1/expert-questions/:id/${verb}`
    const schema = { tags, params: idParams, response: { 200: wire.savedQuestion } }
    const answering = { access: 'expert-questions:answer' as const }
    const approving = { access: 'expert-questions:approve' as const }

    app.route({
      method: 'POST',
      url: path('claim'),
      config: answering,
      schema: { ...schema, summary: 'Take a question that nobody has: by an expert of the line', body: wire.nothing },
      handler: (request, reply) => take(request, reply, { verb: 'claim' }),
    })

    app.route({
      method: 'POST',
      url: path('assign'),
      config: approving,
      schema: { ...schema, summary: 'Give a question to an expert: by a supervisor', body: wire.assignInput },
      handler: (request, reply) => take(request, reply, { verb: 'assign', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: path('answer'),
      config: answering,
      schema: { ...schema, summary: 'Answer a question', description: FINDINGS, body: wire.answerInput },
      handler: (request, reply) => take(request, reply, { verb: 'answer', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: path('return'),
      config: approving,
      schema: { ...schema, summary: 'Send an answer back to its expert, saying why', body: wire.noteInput },
      handler: (request, reply) => take(request, reply, { verb: 'return', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: path('approve'),
      config: approving,
      schema: { ...schema, summary: 'Approve an answer: by a second person', body: wire.nothing },
      handler: (request, reply) => take(request, reply, { verb: 'approve' }),
    })

    app.route({
      method: 'POST',
      url: path('inform'),
      config,
      schema: { ...schema, summary: 'The caller has been told the answer', body: wire.nothing },
      handler: (request, reply) => take(request, reply, { verb: 'inform' }),
    })

    app.route({
      method: 'POST',
      url: path('withdraw'),
      config,
      schema: { ...schema, summary: 'Withdraw a question, saying why', body: wire.noteInput },
      handler: (request, reply) => take(request, reply, { verb: 'withdraw', ...request.body }),
    })
  }
