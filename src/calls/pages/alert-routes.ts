// A supervisor has seen an alert: one tap.
import { seeOther } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { acknowledgeAlert } from '../alerts/answer.ts'

export const alertRoutesForPeople =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/alerts/:id/acknowledge',
      config: { access: 'alerts:answer', page: true },
      schema: { hide: true },
      handler: async (request, reply) => {
        const id = new URL(request.url, 'http://here.invalid').pathname.split('/')[2] ?? ''
        const { callId } = await acknowledgeAlert(deps, request.actor, id)
        return seeOther(reply, request.actor.permissions.has('calls:read-line') ? `/calls/${callId}` : `/alerts/${id}`)
      },
    })
  }
