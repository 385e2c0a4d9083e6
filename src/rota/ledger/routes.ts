// The fairness ledger over HTTP: what each member of a line stood, beside their fair part.
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { getLine } from '../../lines/store.ts'
import { assertPeriod } from '../actions.ts'
import { facesIn, sightOf } from '../routes.ts'
import { lineParams } from '../wire.ts'
import { lineLedger } from './store.ts'
import { memberLedgerView, summaryOf } from './summary.ts'
import { ledgerBody, ledgerQuery } from './wire.ts'

export const ledgerRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/lines/:lineId/ledger',
      config: { access: 'rota:read' },
      schema: {
        tags: ['rota'],
        summary: 'The fairness ledger: hours, nights, weekends and holidays of each member, beside their fair part',
        description:
          'Of the published rotas with a day in the period. What a member carries, the next rotas make up for.',
        params: lineParams,
        querystring: ledgerQuery,
        response: { 200: ledgerBody },
      },
      handler: async (request) => {
        const { lineId } = request.params
        const { from, to } = request.query
        assertPeriod({ from, to }, 366)
        return await deps.db.read(async (read) => {
          await getLine(read, lineId)
          const rows = summaryOf(await lineLedger(read, lineId, from, to))
          const faces = await facesIn(
            read,
            request,
            rows.map(({ memberId }) => memberId),
          )
          const sight = sightOf(request)
          return { lineId, from, to, members: rows.map((row) => memberLedgerView(row, faces, sight)) }
        })
      },
    })
  }
