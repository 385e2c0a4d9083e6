// The JSON edge of theme alerts.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Read } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { pageFrom, pageOf, pageQuery, readCursor, sendPage } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import { idParams, isoInstant, recordId } from '../../http/wire.ts'
import { acknowledgeThemeAlert, explainThemeAlert } from './alert-actions.ts'
import { getThemeAlert, listThemeAlerts } from './alert-store.ts'
import { type AlertView, alertViews, seriesOfAlert } from './alert-view.ts'
import * as wire from './alert-wire.ts'
import { judgeOnDemand } from './run-signals.ts'

const tags = ['themes']
const place = z.object({ raisedAt: isoInstant, id: recordId })

export const themeAlertRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/themes/alerts',
      config: { access: 'themes:read' },
      schema: {
        tags,
        summary: 'Topics that are rising, newest first',
        description: 'Numbers are for those with the right to the records; everybody else gets words.',
        querystring: z.object({
          ...pageQuery.shape,
          line: recordId.optional(),
          state: wire.alertState.optional(),
        }),
        response: { 200: pageOf(wire.themeAlert) },
      },
      handler: async (request, reply) => {
        const { limit, cursor, line, state } = request.query
        const after = readCursor(cursor, place)
        const page = await deps.db.read(async (read) => {
          const rows = await listThemeAlerts(read, { lineId: line, state }, { after, limit: limit + 1 })
          const { items, next } = pageFrom(rows, limit, ({ raisedAt, id }) => ({ raisedAt: raisedAt.toISO(), id }))
          const views = await alertViews(read, request.actor, { alerts: items, now: deps.clock.now() })
          return { items: views.map(alertOnWire), next }
        })
        return sendPage(reply, request, page)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/themes/alerts/:id',
      config: { access: 'themes:read' },
      schema: { tags, summary: 'An alert with its series', params: idParams, response: { 200: wire.alertWithSeries } },
      handler: async (request) => deps.db.read((read) => shownAlert(deps, request, read, request.params.id)),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/themes/alerts/:id/acknowledge',
      config: { access: 'themes:write' },
      schema: { tags, summary: 'Somebody has seen it', params: idParams, response: { 200: wire.alertWithSeries } },
      handler: async (request) => {
        await acknowledgeThemeAlert(deps, request.actor, request.params.id)
        return deps.db.read((read) => shownAlert(deps, request, read, request.params.id))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/themes/alerts/:id/explain',
      config: { access: 'themes:write' },
      schema: {
        tags,
        summary: 'Say why it rose',
        params: idParams,
        body: wire.explanation,
        response: { 200: wire.alertWithSeries },
      },
      handler: async (request) => {
        const { id } = request.params
        await explainThemeAlert(deps, request.actor, { id, explanation: request.body.explanation })
        return deps.db.read((read) => shownAlert(deps, request, read, id))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/themes/signal-runs',
      config: { access: 'themes:exact' },
      schema: {
        tags,
        summary: 'Judge a day of a line now',
        description: 'A job does so every night. The same day can be judged again, after calls were entered late.',
        body: wire.signalRunInput,
        response: { 200: wire.signalRun },
      },
      handler: async (request) => {
        const { line, day } = request.body
        const judged = await judgeOnDemand(deps, request.actor, { lineId: line, day })
        const shown = { alerts: judged.alerts, now: deps.clock.now() }
        const alerts = await deps.db.read((read) => alertViews(read, request.actor, shown))
        return { line, day: judged.day, topics: judged.topics, alerts: alerts.map(alertOnWire) }
      },
    })
  }

async function shownAlert(deps: Deps, { actor }: FastifyRequest, read: Read, id: string) {
  const alert = await getThemeAlert(read, id)
  const [view] = await alertViews(read, actor, { alerts: [alert], now: deps.clock.now() })
  if (!view) throw new Error('an alert has a view')
  return { ...alertOnWire(view), series: [...(await seriesOfAlert(read, alert, view.exact))] }
}

function alertOnWire({ alert, label, exact, textZh, textEn }: AlertView) {
  const { id, lineId, topic, span, day, finding, state, raisedAt } = alert
  const { acknowledgedAt, explanation, explainedAt, draftId } = alert
  return {
    id,
    line: lineId,
    topic,
    labelZh: label.labelZh,
    labelEn: label.labelEn,
    span,
    day,
    method: finding.method,
    textZh,
    textEn,
    observed: exact ? finding.observed : null,
    expected: exact ? Math.round(finding.expected * 10) / 10 : null,
    atMost: exact ? finding.atMost : null,
    state,
    raisedAt,
    acknowledgedAt,
    explanation,
    explainedAt,
    draftId,
  }
}
