// Standing duty over HTTP: one's own duty, check-in and check-out, attendance and its correction.

import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { invalidInput } from '../errors.ts'
import { pageOf, sendPage } from '../http/pagination.ts'
import type { Routes } from '../http/routes.ts'
import { checkIn, checkOut, correctDuty, memberOf } from './actions.ts'
import { attendancePage, attendanceQuery, correctedPost } from './attendance-list.ts'
import { ownDutyOnWire, workedOnWire } from './on-wire.ts'
import { ownPosts } from './post-store.ts'
import {
  attendanceItem,
  correctionInput,
  lineParams,
  ownDutyBody,
  ownDutyItem,
  ownDutyQuery,
  standBody,
} from './wire.ts'

/** What "my duty" shows when nothing is asked for: the one that may still run, and the next two weeks. */
const OWN_BEHIND = { days: 1 }
const OWN_AHEAD = { days: 14 }
const OWN_MAX_DAYS = 100

export const attendanceRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/duty/own',
      config: { access: 'duty:read' },
      schema: {
        tags: ['duty'],
        summary: 'One’s own duty on all lines, with attendance',
        querystring: ownDutyQuery,
        response: { 200: ownDutyBody },
      },
      handler: async (request) => {
        const memberId = memberOf(request.actor)
        const now = deps.clock.now()
        const from = request.query.from ?? now.minus(OWN_BEHIND)
        const to = request.query.to ?? from.plus(OWN_BEHIND).plus(OWN_AHEAD)
        if (to <= from || to > from.plus({ days: OWN_MAX_DAYS })) {
          throw invalidInput([{ path: 'query.to', message: `must be after from, by at most ${OWN_MAX_DAYS} days` }])
        }
        const posts = await deps.db.read((read) => ownPosts(read, memberId, { from, to, now }))
        return { items: posts.map(ownDutyOnWire) }
      },
    })

    const stand = { 'check-in': checkIn, 'check-out': checkOut }
    for (const [verb, act] of Object.entries(stand)) {
      app.route({
        method: 'POST',
        url: `/api/v1/lines/:lineId/duty/${verb}`,
        config: { access: 'duty:stand' },
        schema: {
          tags: ['duty'],
          summary: verb === 'check-in' ? 'I am here' : 'I am going',
          description: 'Sending it twice is no mistake: the answer says how things stand.',
          params: lineParams,
          body: standBody,
          response: { 200: ownDutyItem },
        },
        handler: async (request) => {
          const input = { lineId: request.params.lineId, assignmentId: request.body.assignmentId }
          return ownDutyOnWire(await act(deps, request.actor, input))
        },
      })
    }

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:lineId/duty/attendance',
      config: { access: 'duty:correct' },
      schema: {
        tags: ['duty'],
        summary: 'Planned and worked duty of a line, with every correction',
        params: lineParams,
        querystring: attendanceQuery,
        response: { 200: pageOf(attendanceItem) },
      },
      handler: async (request, reply) => {
        const { lineId } = request.params
        const page = await deps.db.read((read) => attendancePage(read, lineId, request.query, deps.clock.now()))
        return sendPage(reply, request, { items: page.items.map(workedOnWire), next: page.next })
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/lines/:lineId/duty/corrections',
      config: { access: 'duty:correct' },
      schema: {
        tags: ['duty'],
        summary: 'Put what was really worked beside the plan',
        description: 'The plan, the check-ins and earlier corrections stay; the latest correction counts.',
        params: lineParams,
        body: correctionInput,
        response: { 201: attendanceItem },
      },
      handler: async (request, reply) => {
        const input = { lineId: request.params.lineId, ...request.body }
        const { id } = await correctDuty(deps, request.actor, input, attemptOf(deps, request))
        const post = await deps.db.read((read) => correctedPost(read, id, deps.clock.now()))
        return reply.code(201).send(workedOnWire(post))
      },
    })
  }
