// The coordinator's desk: making rotas, having them solved, applying what came out, and the fairness ledger.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Language } from '../../access/account.ts'
import { holds } from '../../access/actor.ts'
import { type FormErrors, NO_ERRORS } from '../../console/form.tsx'
import { chosen, one, postedFields } from '../../console/posted.ts'
import { type Refusal, refusalLines } from '../../console/refusal.ts'
import { seeOther, sendHtml, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { notFound, WarmlineError } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { day, recordId } from '../../http/wire.ts'
import { getLine, listLines } from '../../lines/store.ts'
import { plusDays } from '../../lines/wall-clock.ts'
import { createRota } from '../actions.ts'
import { bookOfRota } from '../facts-store.ts'
import { lineLedger } from '../ledger/store.ts'
import { summaryOf } from '../ledger/summary.ts'
import { brokenLines } from '../pages/broken-lines.ts'
import { facesIn, sightOf } from '../routes.ts'
import { cancelRun, startRun } from '../runs/actions.ts'
import { applyRun } from '../runs/apply.ts'
import { fitInto } from '../runs/fit.ts'
import { misfitWords } from '../runs/misfit-words.ts'
import { RUN_KEEPS } from '../runs/run.ts'
import { findResult, getRun, listRuns, runEvents } from '../runs/store.ts'
import { getRota, listRotas } from '../store.ts'
import { rotaParams } from '../wire.ts'
import { DeskPage } from './desk-page.tsx'
import { FairnessPage } from './fairness-page.tsx'
import { ListPage } from './list-page.tsx'
import { RunPage } from './run-page.tsx'
import { deskWords } from './words.ts'

const config = { access: 'rota:write', page: true } as const
const hide = { hide: true } as const
const runParams = z.object({ id: recordId, run: recordId })
const ROTAS_SHOWN = 60
const RUNS_SHOWN = 20
/** A run tells of its progress about once a second, for ten minutes at most. */
const MOST_MOMENTS = 1_000

export const deskPages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/rotas',
      config,
      schema: hide,
      handler: (request, reply) => showList(deps, request, reply, NO_ERRORS, 200),
    })
    app.route({
      method: 'POST',
      url: '/rotas',
      config,
      schema: hide,
      handler: (request, reply) => makeDraft(deps, request, reply),
    })
    app.route({
      method: 'GET',
      url: '/rotas/:id',
      config,
      schema: { ...hide, params: rotaParams },
      handler: (request, reply) => showDesk(deps, request, reply, { id: request.params.id }),
    })
    app.route({
      method: 'POST',
      url: '/rotas/:id/solve',
      config,
      schema: { ...hide, params: rotaParams },
      handler: (request, reply) => solve(deps, request, reply, request.params.id),
    })
    app.route({
      method: 'GET',
      url: '/rotas/:id/runs/:run',
      config,
      schema: { ...hide, params: runParams },
      handler: (request, reply) => showRun(deps, request, reply, { ...request.params }),
    })
    app.route({
      method: 'POST',
      url: '/rotas/:id/runs/:run/cancel',
      config,
      schema: { ...hide, params: runParams },
      handler: async (request, reply) => {
        const { id, run } = request.params
        await cancelRun(deps, request.actor, { rotaId: id, runId: run })
        return seeOther(reply, `/rotas/${id}/runs/${run}`)
      },
    })
    app.route({
      method: 'POST',
      url: '/rotas/:id/runs/:run/apply',
      config,
      schema: { ...hide, params: runParams },
      handler: (request, reply) => apply(deps, request, reply, request.params),
    })
    app.route({
      method: 'GET',
      url: '/rota/:line/fairness',
      config: { access: 'rota:read', page: true },
      schema: hide,
      handler: (request, reply) => showFairness(deps, request, reply),
    })
  }

async function showList(deps: Deps, request: FastifyRequest, reply: FastifyReply, errors: FormErrors, status: number) {
  const view = await viewOf(deps, request)
  const found = await deps.db.read(async (read) => ({
    lines: await listLines(read),
    rotas: await listRotas(read, {}, { limit: ROTAS_SHOWN, after: undefined }),
  }))
  const fields = postedFields(request)
  const values = { lineId: one(fields, 'lineId'), from: one(fields, 'from'), to: one(fields, 'to') }
  return sendHtml(reply, <ListPage view={view} {...found} errors={errors} values={values} />, status)
}

const newDraft = z.object({ lineId: recordId, from: day, to: day })

async function makeDraft(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const fields = postedFields(request)
  const parsed = newDraft.safeParse({ lineId: one(fields, 'lineId'), from: one(fields, 'from'), to: one(fields, 'to') })
  const { language } = await viewOf(deps, request)
  if (!parsed.success) return showList(deps, request, reply, newDraftErrors(parsed.error, language), 422)
  try {
    const { id } = await createRota(deps, request.actor, { ...parsed.data, note: '' })
    return seeOther(reply, `/rotas/${id}?done=made`)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return showList(deps, request, reply, newDraftErrors(error, language), error.status)
  }
}

/** What a form shows again: the input was wrong, or the state forbids it. */
const isRefusal = (error: unknown): error is WarmlineError =>
  error instanceof WarmlineError && ['invalid-input', 'conflict', 'throttled'].includes(error.code)

const errorsOf = (refusal: Refusal, field: string, language: Language): FormErrors =>
  new Map([[field, refusalLines(refusal, language).join(' ')]])

function newDraftErrors(refusal: Refusal, language: Language): FormErrors {
  const words = deskWords(language)
  const labels = new Map(Object.entries({ lineId: words.line, from: words.from, to: words.to }))
  return new Map([['from', refusalLines(refusal, language, (field) => labels.get(field)).join(' ')]])
}

interface Desk {
  readonly id: string
  readonly errors?: FormErrors
  readonly status?: number
}

async function showDesk(deps: Deps, request: FastifyRequest, reply: FastifyReply, desk: Desk) {
  const view = await viewOf(deps, request)
  const shown = await deps.db.read(async (read) => {
    const book = await bookOfRota(read, desk.id)
    const faces = await facesIn(read, request, book.byMember.keys())
    return {
      book,
      line: await getLine(read, book.facts.rota.lineId),
      runs: await listRuns(read, desk.id, { limit: RUNS_SHOWN }),
      broken: brokenLines(book, faces.labelOf, view.language),
    }
  })
  return sendHtml(
    reply,
    <DeskPage view={view} {...shown} errors={desk.errors ?? NO_ERRORS} typed={postedFields(request)} />,
    desk.status ?? 200,
  )
}

const whole = (text: string, fallback: number): number => (/^\d{1,10}$/.test(text) ? Number(text) : fallback)

async function solve(deps: Deps, request: FastifyRequest, reply: FastifyReply, rotaId: string) {
  const fields = postedFields(request)
  const { language } = await viewOf(deps, request)
  const rota = await deps.db.read((read) => getRota(read, rotaId))
  const keeps = chosen(fields, 'keeps', RUN_KEEPS) ?? (rota.version > 0 ? 'all' : 'manual')
  const seconds = Math.min(600, Math.max(1, whole(one(fields, 'seconds'), 60)))
  const seed = Math.min(2 ** 31 - 1, whole(one(fields, 'seed'), 1))
  const input = { rotaId, seconds, seed, keeps, iterations: null, weights: {}, expected: undefined }
  try {
    const { id } = await startRun(deps, request.actor, input)
    return seeOther(reply, `/rotas/${rotaId}/runs/${id}`)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return showDesk(deps, request, reply, {
      id: rotaId,
      errors: errorsOf(error, 'seconds', language),
      status: error.status,
    })
  }
}

async function showRun(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, run: runId, refused = false }: { readonly id: string; readonly run: string; readonly refused?: boolean },
) {
  const view = await viewOf(deps, request)
  const shown = await deps.db.read(async (read) => {
    const book = await bookOfRota(read, id)
    const run = await getRun(read, id, runId)
    const result = await findResult(read, runId)
    const fit = result && fitInto(book, result.solution.assignments, run.keeps, view.now)
    const events = await runEvents(read, runId, { after: { at: run.createdAt, id: 0 }, limit: MOST_MOMENTS })
    const began = run.startedAt ?? run.createdAt
    const moments = events.map(({ at, progress }) => ({ at: at.diff(began, 'seconds').seconds, ...progress }))
    return { book, line: await getLine(read, book.facts.rota.lineId), run, result, fit, moments }
  })
  const conflicts = refused ? (shown.fit?.misfits ?? []).map((misfit) => misfitWords(misfit, shown.book)) : []
  return sendHtml(reply, <RunPage view={view} {...shown} conflicts={conflicts} />, refused ? 409 : 200)
}

async function apply(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, run }: { readonly id: string; readonly run: string },
) {
  const partial = one(postedFields(request), 'partial') === 'yes'
  try {
    await applyRun(deps, request.actor, { rotaId: id, runId: run, partial, expected: undefined })
    return seeOther(reply, `/rotas/${id}?done=applied`)
  } catch (error) {
    if (!isRefusal(error) || error.extra.members?.conflicts === undefined) throw error
    return showRun(deps, request, reply, { id, run, refused: true })
  }
}

const LEDGER_DAYS = 93

async function showFairness(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const { pathname, searchParams } = new URL(request.url, 'http://here.invalid')
  const [, , code = ''] = pathname.split('/')
  const view = await viewOf(deps, request)
  const shown = await deps.db.read(async (read) => {
    const line = (await listLines(read)).find((each) => each.code === decodeURIComponent(code))
    if (!line) throw notFound('line')
    const today = view.now.setZone(line.zone).toFormat('yyyy-MM-dd')
    const given = (name: string, fallback: string) => day.catch(fallback).parse(searchParams.get(name))
    const to = given('to', plusDays(today, 32))
    const from = given('from', plusDays(to, -LEDGER_DAYS))
    const rows = summaryOf(await lineLedger(read, line.id, from, to))
    const faces = await facesIn(
      read,
      request,
      rows.map(({ memberId }) => memberId),
    )
    return { line, from, to, rows, labelOf: faces.labelOf }
  })
  const { memberId } = sightOf(request)
  const seesAll = holds(request.actor, 'people:read')
  const seesWishesOf = (id: string) => seesAll || id === memberId
  return sendHtml(reply, <FairnessPage view={view} {...shown} seesWishesOf={seesWishesOf} />)
}
