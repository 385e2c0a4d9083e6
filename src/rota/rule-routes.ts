// A line's rota rules over HTTP: what is in force, and departures from the defaults from a day on.
import type { Deps } from '../deps.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { getLine } from '../lines/store.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { setRules } from './actions.ts'
import { listDatedRules, rulesOn } from './rule-store.ts'
import { ruleParams, rulesBody, rulesQuery, setRulesBody } from './version-wire.ts'
import { lineParams } from './wire.ts'

const tags = ['rota']

export const ruleRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const rulesView = (lineId: string, on?: string) =>
      deps.db.read(async (read) => {
        const line = await getLine(read, lineId)
        const rules = await rulesOn(read, line, on ?? dayOf(deps.clock.now(), line.zone))
        return { rules, changes: [...(await listDatedRules(read, lineId))] }
      })

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:lineId/rota-rules',
      config: { access: 'rota:read' },
      schema: {
        tags,
        summary: 'The rules for a rota that begins on a day, and what the line has set otherwise',
        params: lineParams,
        querystring: rulesQuery,
        response: { 200: rulesBody },
      },
      handler: async (request) => rulesView(request.params.lineId, request.query.on),
    })

    app.route({
      method: 'PUT',
      url: '/api/v1/lines/:lineId/rota-rules/:effectiveOn',
      config: { access: 'rota:write' },
      schema: {
        tags,
        summary: 'Set what differs from the default rules, for rotas that begin on this day or later',
        params: ruleParams,
        body: setRulesBody,
        response: { 200: rulesBody },
      },
      handler: async (request, reply) => {
        const { lineId, effectiveOn } = request.params
        const { changes, reason } = request.body
        const input = { lineId, effectiveOn, changes, reason, expected: expectedRevision(request) }
        setRevision(reply, await setRules(deps, request.actor, input))
        return rulesView(lineId, effectiveOn)
      },
    })
  }
