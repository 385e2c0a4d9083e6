// Recurring rotations over HTTP: what they are, whose turn it is and why, and filling a rota from them.
import type { FastifyRequest } from 'fastify'
import { attemptOf } from '../../access/idempotency.ts'
import type { Read } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { notFound } from '../../errors.ts'
import { expectedRevision, setRevision } from '../../http/preconditions.ts'
import type { Routes } from '../../http/routes.ts'
import { idParams } from '../../http/wire.ts'
import { getLine } from '../../lines/store.ts'
import { dayOf, instantAt, plusDays } from '../../lines/wall-clock.ts'
import { assertPeriod } from '../actions.ts'
import { facesIn, sightOf } from '../routes.ts'
import { violationView } from '../rule-broken.ts'
import { getRota } from '../store.ts'
import { shiftView } from '../views.ts'
import { rotaParams } from '../wire.ts'
import { addRotation, changeRotation, setRotationList } from './actions.ts'
import { fillRota } from './fill-actions.ts'
import { turnsOfLine } from './store.ts'
import { peopleInRotations, rotationView } from './views.ts'
import * as wire from './wire.ts'

const tags = ['rotations']
const reading = { access: 'rota:read' } as const
const writing = { access: 'rota:write' } as const
/** Turns that are shown when no days are given, from today on. */
const DAYS_AHEAD = 56
const MOST_DAYS = 186

export const rotationRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const shown = async (
      read: Read,
      request: FastifyRequest,
      lineId: string,
      days: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
    ) => {
      const { zone } = await getLine(read, lineId)
      const { from = dayOf(deps.clock.now(), zone) } = days
      const { to = plusDays(from, DAYS_AHEAD) } = days
      assertPeriod({ from, to }, MOST_DAYS)
      const period = { from: instantAt(from, 0, zone), to: instantAt(to, 0, zone) }
      const found = await turnsOfLine(read, lineId, period)
      const faces = await facesIn(read, request, peopleInRotations(found))
      return found.map((each) => rotationView(each, faces, sightOf(request)))
    }
    const showOne = (request: FastifyRequest, lineId: string, id: string) =>
      deps.db.read(async (read) => {
        const found = (await shown(read, request, lineId)).find((each) => each.id === id)
        if (!found) throw notFound('rotation of this line')
        return found
      })

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:id/rotations',
      config: reading,
      schema: {
        tags,
        summary: 'Recurring rotations of a line, and whose turn it is on these days, with the reason',
        description: 'From today for eight weeks, unless days are given. Turns that have begun are facts.',
        params: idParams,
        querystring: wire.turnsQuery,
        response: { 200: wire.rotationsBody },
      },
      handler: async (request) => ({
        items: await deps.db.read((read) => shown(read, request, request.params.id, request.query)),
      }),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/lines/:id/rotations',
      config: writing,
      schema: {
        tags,
        summary: 'Make a recurring rotation: it fills every draft of the line from then on',
        params: idParams,
        body: wire.newRotation,
        response: { 201: wire.rotationBody },
      },
      handler: async (request, reply) => {
        const lineId = request.params.id
        const input = { rotation: request.body, attempt: attemptOf(deps, request) }
        const { id } = await addRotation(deps, request.actor, lineId, input)
        const view = await showOne(request, lineId, id)
        setRevision(reply, view.revision)
        return reply.code(201).header('location', `/api/v1/lines/${lineId}/rotations/${id}`).send(view)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:id/rotations/:rotationId',
      config: reading,
      schema: {
        tags,
        summary: 'A recurring rotation',
        params: wire.rotationParams,
        response: { 200: wire.rotationBody },
      },
      handler: async (request, reply) => {
        const view = await showOne(request, request.params.id, request.params.rotationId)
        setRevision(reply, view.revision)
        return view
      },
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/lines/:id/rotations/:rotationId',
      config: writing,
      schema: {
        tags,
        summary: 'Rename a rotation, or end it',
        params: wire.rotationParams,
        body: wire.rotationEdit,
        response: { 200: wire.rotationBody },
      },
      handler: async (request, reply) => {
        const { id: lineId, rotationId: id } = request.params
        const edit = { ...request.body, expected: expectedRevision(request) }
        await changeRotation(deps, request.actor, { lineId, id }, edit)
        const view = await showOne(request, lineId, id)
        setRevision(reply, view.revision)
        return view
      },
    })

    app.route({
      method: 'PUT',
      url: '/api/v1/lines/:id/rotations/:rotationId/lists/:effectiveOn',
      config: writing,
      schema: {
        tags,
        summary: 'Set who takes turns from a day on',
        params: wire.listParams,
        body: wire.newList,
        response: { 200: wire.rotationBody },
      },
      handler: async (request, reply) => {
        const { id: lineId, rotationId: id, effectiveOn } = request.params
        const list = { effectiveOn, ...request.body }
        const expected = expectedRevision(request)
        await setRotationList(deps, request.actor, { lineId, id }, { list, expected })
        const view = await showOne(request, lineId, id)
        setRevision(reply, view.revision)
        return view
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/rotas/:id/fill-from-rotations',
      config: writing,
      schema: {
        tags,
        summary: 'Put those whose turn it is on their shifts, as leave and lists are now',
        description:
          'A draft is filled when it is made; this does it again. Of a published rota only open places are filled. No rule is ' +
          'broken: the next in order stand in.',
        params: rotaParams,
        response: { 200: wire.filledBody },
      },
      handler: async (request, reply) => {
        const rotaId = request.params.id
        const filling = await fillRota(deps, request.actor, { rotaId, expected: expectedRevision(request) })
        return await deps.db.read(async (read) => {
          const { revision, lineId } = await getRota(read, rotaId)
          const { zone } = await getLine(read, lineId)
          const people = filling.seats.flatMap(({ memberId, insteadOf = memberId }) => [memberId, insteadOf])
          const faces = await facesIn(read, request, people)
          setRevision(reply, revision)
          return {
            revision,
            seats: filling.seats.map(({ rotationId, shift, memberId, insteadOf }) => ({
              rotationId,
              shift: shiftView(shift),
              member: faces.of(memberId),
              insteadOf: insteadOf === undefined ? null : faces.of(insteadOf),
            })),
            gaps: filling.gaps.map(({ rotationId, shift, violations }) => ({
              rotationId,
              shift: shiftView(shift),
              violations: violations.map((violation) => violationView(violation, zone)),
            })),
          }
        })
      },
    })
  }
