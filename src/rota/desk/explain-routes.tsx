// The routes of the pages that explain and compare a rota.
import type { FastifyRequest } from 'fastify'
import { sendHtml, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { getLine } from '../../lines/store.ts'
import { pastStands, solvedRuns } from '../compare/store.ts'
import { assignmentIn } from '../rota-change.ts'
import { askAbout } from '../weigh/asking.ts'
import { seenIn } from '../weigh/routes.ts'
import { assignmentParams, rotaParams } from '../wire.ts'
import { ComparePage, GapsPage, ScorePage, type Shown, WhyPage } from './explain-pages.tsx'

const config = { access: 'rota:write', page: true } as const
const schema = { hide: true, params: rotaParams } as const

export const explanationPages =
  (deps: Deps): Routes =>
  async (app) => {
    const shownIn = async (request: FastifyRequest, id: string): Promise<Shown> => {
      const view = await viewOf(deps, request)
      const seen = await seenIn(deps, request, id)
      const line = await deps.db.read((read) => getLine(read, seen.book.facts.rota.lineId))
      return { view, line, ...seen }
    }

    app.route({
      method: 'GET',
      url: '/rotas/:id/score',
      config,
      schema,
      handler: async (request, reply) => {
        const shown = await shownIn(request, request.params.id)
        const table = await askAbout(shown.book, shown.view.now, { kind: 'score' })
        return sendHtml(reply, <ScorePage {...shown} table={table} />)
      },
    })
    app.route({
      method: 'GET',
      url: '/rotas/:id/gaps',
      config,
      schema,
      handler: async (request, reply) => {
        const shown = await shownIn(request, request.params.id)
        const gaps = await askAbout(shown.book, shown.view.now, { kind: 'gaps' })
        return sendHtml(reply, <GapsPage {...shown} gaps={gaps} />)
      },
    })
    app.route({
      method: 'GET',
      url: '/rotas/:id/compare',
      config,
      schema,
      handler: async (request, reply) => {
        const { id } = request.params
        const shown = await shownIn(request, id)
        const [past, runs] = await deps.db.read(async (read) => [
          await pastStands(read, shown.book),
          await solvedRuns(read, id, undefined),
        ])
        const compared = await askAbout(shown.book, shown.view.now, { kind: 'compare', past, runs })
        return sendHtml(reply, <ComparePage {...shown} compared={compared} />)
      },
    })
    app.route({
      method: 'GET',
      url: '/rotas/:id/why/:assignmentId',
      config,
      schema: { hide: true, params: assignmentParams },
      handler: async (request, reply) => {
        const { id, assignmentId } = request.params
        const shown = await shownIn(request, id)
        const { memberId, shiftId } = assignmentIn(shown.book, assignmentId)
        const why = await askAbout(shown.book, shown.view.now, { kind: 'why', assignmentId })
        return sendHtml(reply, <WhyPage {...shown} why={why} memberId={memberId} shiftId={shiftId} />)
      },
    })
  }
