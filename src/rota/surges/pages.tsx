// The page of a line's surges and its forms.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { all, one, postedFields } from '../../console/posted.ts'
import { refusalLines, statusOf } from '../../console/refusal.ts'
import { sendHtml, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { day } from '../../http/wire.ts'
import { linePage, type ShownLine } from '../../lines/pages/line-page.ts'
import { getLinePlan } from '../../lines/store.ts'
import { addSurge, endSurge } from '../../lines/surge-actions.ts'
import { dayOf, plusDays } from '../../lines/wall-clock.ts'
import { newSurge } from '../../lines/wire.ts'
import { renewShifts } from '../renew.ts'
import { staleRotas } from './stale-rotas.ts'
import { SurgesPage } from './surges-page.tsx'
import { type SurgeWords, surgeWords } from './words.ts'

export const surgePages =
  (deps: Deps): Routes =>
  async (app) => {
    const form = linePage(app, deps, {
      ...{ url: '/rota/:line/surges', reading: 'rota:write', writing: 'rota:write' },
      show: (request, reply, shown) => show(deps, request, reply, shown),
    })
    form('', async (line, request): Promise<Done> => {
      await addSurge(deps, request.actor, line.id, { surge: surgeIn(request) })
      return 'added'
    })
    form('/:id/end', async (line, request, id): Promise<Done> => {
      await endSurge(deps, request.actor, { lineId: line.id, id })
      return 'ended'
    })
    form('/renew/:id', async (_, request, id): Promise<Done> => {
      await renewShifts(deps, request.actor, { rotaId: id, expected: undefined })
      return 'renewed'
    })
  }

type Done = keyof SurgeWords['done']

const lastDay = z.object({ to: day })

/** People think in last days, spans in the first that is not part of them. @throws ZodError */
function surgeIn(request: FastifyRequest) {
  const fields = postedFields(request)
  const more = Number(one(fields, 'more'))
  const templateCodes = all(fields, 'templateCodes')
  return newSurge.parse({
    from: one(fields, 'from'),
    until: plusDays(lastDay.parse({ to: one(fields, 'to') }).to, 1),
    templateCodes: templateCodes.length === 0 ? null : [...templateCodes],
    extra: [{ role: one(fields, 'role'), minimum: more, wanted: more, maximum: more }],
    reason: one(fields, 'reason'),
  })
}

const labels = ({ from, to, templates, more, reason }: SurgeWords) =>
  new Map(Object.entries({ from, to, until: to, templateCodes: templates, extra: more, reason }))

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, { line, refusal }: ShownLine) {
  const view = await viewOf(deps, request)
  const today = dayOf(view.now, line.zone)
  const { plan, stale } = await deps.db.read(async (read) => {
    const found = await getLinePlan(read, line.id)
    return { plan: found, stale: await staleRotas(read, found, { today, at: view.now }) }
  })
  const words = surgeWords(view.language)
  const lines = refusal ? refusalLines(refusal, view.language, (field) => labels(words).get(field)) : []
  const page = { ...view, path: refusal ? `/rota/${line.code}/surges` : view.path }
  return sendHtml(
    reply,
    <SurgesPage
      view={page}
      {...{ plan, today, stale }}
      typed={postedFields(request)}
      refusal={refusal && { title: words.refused, lines }}
    />,
    statusOf(refusal),
  )
}
