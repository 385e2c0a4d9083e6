// The pages of standing duty: check-in and check-out by a tap. What they show is a part of the first page.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { given, one, postedFields } from '../console/posted.ts'
import { seeOther } from '../console/view.ts'
import type { Deps } from '../deps.ts'
import { WarmlineError } from '../errors.ts'
import type { Routes } from '../http/routes.ts'
import { checkIn, checkOut } from './actions.ts'

const VERBS = { 'check-in': { act: checkIn, done: 'checked-in' }, 'check-out': { act: checkOut, done: 'checked-out' } }

export const dutyPages =
  (deps: Deps): Routes =>
  async (app) => {
    for (const [verb, { act, done }] of Object.entries(VERBS)) {
      app.route({
        method: 'POST',
        url: `/duty/${verb}`,
        config: { access: 'duty:stand', page: true },
        schema: { hide: true },
        handler: async (request, reply) => stand(deps, request, reply, { act, done }),
      })
    }
  }

type Verb = (typeof VERBS)['check-in']

async function stand(deps: Deps, request: FastifyRequest, reply: FastifyReply, { act, done }: Verb) {
  const posted = postedFields(request)
  try {
    await act(deps, request.actor, { lineId: one(posted, 'lineId'), assignmentId: given(posted, 'assignmentId') })
  } catch (error) {
    const expected = error instanceof WarmlineError && (error.code === 'conflict' || error.code === 'not-found')
    if (expected) return seeOther(reply, '/?done=not-open')
    throw error
  }
  return seeOther(reply, `/?done=${done}`)
}
