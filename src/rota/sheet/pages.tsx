// The page of the rota for paper.
import { z } from 'zod'
import { LANGUAGES } from '../../access/account.ts'
import { sendHtml, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { rotaParams } from '../wire.ts'
import { PrintPage } from './print-page.tsx'
import { readRotaSheet } from './read.ts'

/** Paper goes to others: its language may differ from the reader's. */
const printQuery = z.object({ language: z.enum(LANGUAGES).optional() })

export const rotaSheetPages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/rotas/:id/print',
      config: { access: 'rota:read', page: true },
      schema: { hide: true, params: rotaParams, querystring: printQuery },
      handler: async (request, reply) => {
        const view = await viewOf(deps, request)
        const sheet = await deps.db.read((read) => readRotaSheet(read, request, request.params.id))
        return sendHtml(reply, <PrintPage sheet={sheet} language={request.query.language ?? view.language} />)
      },
    })
  }
