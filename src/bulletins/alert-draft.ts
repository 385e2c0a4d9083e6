// A theme alert turned into a special bulletin: the month of the alert is frozen, and a draft on its topic begun.
import type { Actor } from '../access/actor.ts'
import { mustHold } from '../access/actor.ts'
import { periodOf } from '../calls/period.ts'
import { seeOther } from '../console/view.ts'
import type { Deps } from '../deps.ts'
import { conflict } from '../errors.ts'
import type { Routes } from '../http/routes.ts'
import { idParams } from '../http/wire.ts'
import { takeSnapshot } from '../themes/actions.ts'
import { getThemeAlert } from '../themes/alerts/alert-store.ts'
import { createDraft } from './draft-actions.ts'
import { showDraft } from './draft-routes.ts'
import * as wire from './wire.ts'

/** @returns the id of the draft. @throws conflict when one has been begun already */
async function draftFromAlert(deps: Deps, actor: Actor, alertId: string): Promise<string> {
  mustHold(actor, 'bulletins:write')
  const { lineId, topic, day, draftId } = await deps.db.read((read) => getThemeAlert(read, alertId))
  if (draftId !== null) throw conflict('A bulletin has been begun from this alert already.')
  const snapshot = await takeSnapshot(deps, actor, { line: lineId, period: periodOf('month', day) })
  const draft = { snapshotId: snapshot.id, audiences: ['public'], alert: { id: alertId, topic } }
  return (await createDraft(deps, actor, draft)).id
}

export const alertDraftRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/api/v1/themes/alerts/:id/bulletin-draft',
      config: { access: 'bulletins:write' },
      schema: {
        tags: ['bulletin drafts'],
        summary: 'Begin a special bulletin from an alert',
        description: 'Freezes the month of the alert as the public may see it; the topic of the alert gets a section.',
        params: idParams,
        response: { 201: wire.draft },
      },
      handler: async (request, reply) => {
        const id = await draftFromAlert(deps, request.actor, request.params.id)
        return reply.code(201).send(await showDraft(deps, reply, id))
      },
    })
    app.route({
      method: 'POST',
      url: '/themes/alerts/:id/bulletin',
      config: { access: 'bulletins:write', page: true },
      schema: { hide: true },
      handler: async (request, reply) => {
        const id = new URL(request.url, 'http://here.invalid').pathname.split('/')[3] ?? ''
        await draftFromAlert(deps, request.actor, id)
        return seeOther(reply, `/themes/alerts/${id}?done=drafted`)
      },
    })
  }
