// The page of a line's surges and its forms.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { all, one, postedFields } from '../../console/posted.ts'
import { seeOther, sendHtml, viewOf } from '../../console/view.ts'
import type { Read } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { notFound, WarmlineError } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { day, recordId } from '../../http/wire.ts'
import type { Line } from '../../lines/line.ts'
import { getLinePlan, listLines } from '../../lines/store.ts'
import { addSurge, endSurge } from '../../lines/surge-actions.ts'
import { dayOf, plusDays } from '../../lines/wall-clock.ts'
import { newSurge } from '../../lines/wire.ts'
import { isRefusal, type Refusal, statusOf } from '../pages/refusal.ts'
import { renewShifts } from '../renew.ts'
import { staleRotas } from './stale-rotas.ts'
import { SurgesPage } from './surges-page.tsx'
import { type SurgeWords, surgeWords } from './words.ts'

const config = { access: 'rota:write', page: true } as const
const lineParams = z.object({ line: z.string().max(100) })
const oneParams = lineParams.extend({ id: recordId })

type Done = keyof SurgeWords['done']

export const surgePages =
  (deps: Deps): Routes =>
  async (app) => {
    /** Does it, and says so; or shows the page again with the reason why not. */
    const attempt = async (
      request: FastifyRequest,
      reply: FastifyReply,
      { code, act }: { readonly code: string; readonly act: (line: Line) => Promise<Done> },
    ) => {
      const line = await deps.db.read((read) => lineByCode(read, code))
      try {
        return seeOther(reply, `/rota/${line.code}/surges?done=${await act(line)}`)
      } catch (error) {
        if (!isRefusal(error)) throw error
        return show(deps, request, reply, { line, refusal: error })
      }
    }

    app.route({
      method: 'GET',
      url: '/rota/:line/surges',
      config,
      schema: { hide: true, params: lineParams },
      handler: async (request, reply) => {
        const line = await deps.db.read((read) => lineByCode(read, request.params.line))
        return show(deps, request, reply, { line, refusal: undefined })
      },
    })
    app.route({
      method: 'POST',
      url: '/rota/:line/surges',
      config,
      schema: { hide: true, params: lineParams },
      handler: (request, reply) =>
        attempt(request, reply, {
          code: request.params.line,
          act: async (line) => {
            await addSurge(deps, request.actor, line.id, { surge: surgeIn(request) })
            return 'added'
          },
        }),
    })
    app.route({
      method: 'POST',
      url: '/rota/:line/surges/:id/end',
      config,
      schema: { hide: true, params: oneParams },
      handler: (request, reply) =>
        attempt(request, reply, {
          code: request.params.line,
          act: async (line) => {
            await endSurge(deps, request.actor, { lineId: line.id, id: request.params.id })
            return 'ended'
          },
        }),
    })
    app.route({
      method: 'POST',
      url: '/rota/:line/surges/renew/:id',
      config,
      schema: { hide: true, params: oneParams },
      handler: (request, reply) =>
        attempt(request, reply, {
          code: request.params.line,
          act: async () => {
            await renewShifts(deps, request.actor, { rotaId: request.params.id, expected: undefined })
            return 'renewed'
          },
        }),
    })
  }

async function lineByCode(read: Read, code: string): Promise<Line> {
  const line = (await listLines(read)).find((each) => each.code === code)
  if (!line) throw notFound('line')
  return line
}

/** People think in last days, spans in the first that is not part of them. @throws ZodError */
function surgeIn(request: FastifyRequest) {
  const fields = postedFields(request)
  const more = Number(one(fields, 'more'))
  const templateCodes = all(fields, 'templateCodes')
  return newSurge.parse({
    from: one(fields, 'from'),
    until: plusDays(day.parse(one(fields, 'to')), 1),
    templateCodes: templateCodes.length === 0 ? null : [...templateCodes],
    extra: [{ role: one(fields, 'role'), minimum: more, wanted: more, maximum: more }],
    reason: one(fields, 'reason'),
  })
}

async function show(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { line, refusal }: { readonly line: Line; readonly refusal: Refusal | undefined },
) {
  const view = await viewOf(deps, request)
  const today = dayOf(view.now, line.zone)
  const { plan, stale } = await deps.db.read(async (read) => {
    const found = await getLinePlan(read, line.id)
    return { plan: found, stale: await staleRotas(read, found, { today, at: view.now }) }
  })
  const words = surgeWords(view.language)
  const lines =
    refusal instanceof WarmlineError
      ? (refusal.extra.errors?.map(({ path, message }) => `${path}: ${message}`) ?? [refusal.detail])
      : [words.invalid]
  const page = { ...view, path: refusal ? `/rota/${line.code}/surges` : view.path }
  return sendHtml(
    reply,
    <SurgesPage view={page} {...{ plan, today, stale }} refusal={refusal && { title: words.refused, lines }} />,
    statusOf(refusal),
  )
}
