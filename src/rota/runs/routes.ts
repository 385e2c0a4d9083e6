// Solver runs over HTTP: start, watch, cancel, look at what came out, apply it.

import { DateTime } from 'luxon'
import { z } from 'zod'
import { attemptOf } from '../../access/idempotency.ts'
import type { Deps } from '../../deps.ts'
import { conflict } from '../../errors.ts'
import { streamEvents } from '../../http/event-stream.ts'
import { instantMillis, pageFrom, pageOf, readCursor, sendPage } from '../../http/pagination.ts'
import { expectedRevision, setRevision } from '../../http/preconditions.ts'
import type { Routes } from '../../http/routes.ts'
import { recordId } from '../../http/wire.ts'
import { bookOfRota } from '../facts-store.ts'
import { getRota } from '../store.ts'
import { rotaParams } from '../wire.ts'
import { cancelRun, startRun } from './actions.ts'
import { applyRun, misfitView } from './apply.ts'
import { runProgress } from './run-progress.ts'
import { runsHere } from './runs-here.ts'
import { findResult, getRun, listRuns } from './store.ts'
import { resultView, runView } from './views.ts'
import { appliedBody, applyBody, runBody, runParams, runResultBody, runsQuery, solveBody } from './wire.ts'

const tags = ['rota']
const config = { access: 'rota:write' } as const
/** Of a run that was asked for without a body. */
const USUAL: z.output<typeof solveBody> & object = { seconds: 60, seed: 1, weights: {} }
const lastSeen = z.tuple([instantMillis, recordId])

export const runRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.addHook('onClose', () => runsHere(deps).close())

    app.route({
      method: 'POST',
      url: '/api/v1/rotas/:id/solve',
      config,
      schema: {
        tags,
        summary: 'Have the solver work on a rota; what comes out changes nothing until it is applied',
        description:
          'One run at a time for each rota (409), a few over all (429). It works in a thread of its own, on whichever ' +
          'instance is free.',
        params: rotaParams,
        body: solveBody,
        response: { 201: runBody },
      },
      handler: async (request, reply) => {
        const rotaId = request.params.id
        const { iterations = null, keeps, ...rest } = request.body ?? USUAL
        const rota = await deps.db.read((read) => getRota(read, rotaId))
        const input = { ...rest, rotaId, iterations, keeps: keeps ?? (rota.version > 0 ? 'all' : 'manual') } as const
        const started = { ...input, expected: expectedRevision(request) }
        const { id } = await startRun(deps, request.actor, started, attemptOf(deps, request))
        const run = await deps.db.read((read) => getRun(read, rotaId, id))
        return reply.code(201).header('location', `/api/v1/rotas/${rotaId}/runs/${id}`).send(runView(run))
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/runs',
      config,
      schema: {
        tags,
        summary: 'Runs of the solver on a rota, the latest first',
        params: rotaParams,
        querystring: runsQuery,
        response: { 200: pageOf(runBody) },
      },
      handler: async (request, reply) => {
        const { limit, cursor } = request.query
        const [at, id] = readCursor(cursor, lastSeen) ?? []
        const after =
          at === undefined || id === undefined ? undefined : ([DateTime.fromMillis(at, { zone: 'utc' }), id] as const)
        const rows = await deps.db.read(async (read) => {
          const rota = await getRota(read, request.params.id)
          return listRuns(read, rota.id, { limit: limit + 1, after })
        })
        const { items, next } = pageFrom(rows, limit, (run) => [run.createdAt.toMillis(), run.id])
        return sendPage(reply, request, { items: items.map(runView), next })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/runs/:run',
      config,
      schema: { tags, summary: 'How far a run is', params: runParams, response: { 200: runBody } },
      handler: async ({ params }) => runView(await deps.db.read((read) => getRun(read, params.id, params.run))),
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/runs/:run/result',
      config,
      schema: {
        tags,
        summary: 'What a run made, why places stayed open, and its score',
        params: runParams,
        response: { 200: runResultBody },
      },
      handler: async ({ params }) =>
        await deps.db.read(async (read) => {
          const run = await getRun(read, params.id, params.run)
          const result = await findResult(read, run.id)
          if (!result)
            throw conflict({ en: 'This run has made no rota yet.', zh: '这次运算还没有结果。' }, { state: run.state })
          return resultView(run.id, result, await bookOfRota(read, run.rotaId))
        }),
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/runs/:run/events',
      config,
      compress: false,
      schema: {
        tags,
        summary: 'The progress of a run, as server-sent events',
        description:
          'run.progress: state, phase, incumbent, bound and gap; run.over: the same, once and last. A new listener hears all ' +
          'of the run so far; Last-Event-ID resumes. At least once: an event may come again by the same id.',
        params: runParams,
        produces: ['text/event-stream'],
        response: { 200: z.string() },
      },
      handler: async (request, reply) => {
        const run = await deps.db.read((read) => getRun(read, request.params.id, request.params.run))
        request.headers['last-event-id'] ??= `${run.createdAt.toMillis()}.start`
        return streamEvents(deps, request, reply, runProgress(run.id))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/rotas/:id/runs/:run/cancel',
      config,
      schema: {
        tags,
        summary: 'End a run; the best rota so far is kept and can be applied',
        params: runParams,
        response: { 200: runBody },
      },
      handler: async ({ params, actor }) =>
        runView(await cancelRun(deps, actor, { rotaId: params.id, runId: params.run })),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/rotas/:id/runs/:run/apply',
      config,
      schema: {
        tags,
        summary: 'Write what a run made into its rota',
        description:
          'Locked and worked assignments stay. When the rota or its people changed so that something no longer fits, 409 ' +
          'names every such assignment in `conflicts`, and nothing is written; `partial` writes the rest.',
        params: runParams,
        body: applyBody,
        response: { 200: appliedBody },
      },
      handler: async (request, reply) => {
        const { id: rotaId, run: runId } = request.params
        const partial = request.body?.partial ?? false
        const input = { rotaId, runId, partial, expected: expectedRevision(request) }
        const { book, made, ended, misfits } = await applyRun(deps, request.actor, input)
        const { revision } = await deps.db.read((read) => getRota(read, rotaId))
        setRevision(reply, revision)
        return { runId, revision, made, ended, conflicts: misfits.map((misfit) => misfitView(misfit, book)) }
      },
    })
  }
