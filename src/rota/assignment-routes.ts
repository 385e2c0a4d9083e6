// Filling a rota over HTTP: by the solver, by hand, and who could take a shift.
import type { FastifyReply } from 'fastify'
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { assign, replace, unassign } from './assign.ts'
import { candidatesInSlices } from './candidates.ts'
import { bookOfRota } from './facts-store.ts'
import { generate } from './generate.ts'
import { facesIn } from './routes.ts'
import { violationView } from './rule-broken.ts'
import { findAssignment, getRota } from './store.ts'
import { assignedView, generatedView, rescoredView } from './views.ts'
import { rescored } from './weigh/rescore.ts'
import {
  assignBody,
  assignedBody,
  assignmentParams,
  candidatesBody,
  candidatesQuery,
  generateBody,
  generatedBody,
  replaceBody,
  rotaParams,
  unassignBody,
  unassignedBody,
} from './wire.ts'

const tags = ['rota']
const REFUSAL =
  'A blocking rule refuses with 422 `rule-broken`; its `violations` say which rule, for whom, when, and the way out. ' +
  'A coordinator may give `override` with a reason, but not for double booking or a missing qualification. ' +
  'A shift that has begun is refused with 409.'

export const assignmentRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    /** The assignment as it is now, with its violations; a replayed creation shows the same. */
    const sendAssigned = async (reply: FastifyReply, rotaId: string, assignmentId: string, left?: string) => {
      const book = await deps.db.read((read) => bookOfRota(read, rotaId))
      const assignment = book.facts.assignments.find(({ id }) => id === assignmentId)
      if (!assignment) throw notFound('assignment in this rota')
      setRevision(reply, book.facts.rota.revision)
      const { shiftId, memberId: came } = assignment
      return assignedView(book, assignment, rescored(book, deps.clock.now(), { shiftId, left, came }))
    }

    app.route({
      method: 'POST',
      url: '/api/v1/rotas/:id/generate',
      config: { access: 'rota:write' },
      schema: {
        tags,
        summary: 'Fill the open places without breaking a rule, and say why those left open could not be filled',
        params: rotaParams,
        body: generateBody,
        response: { 200: generatedBody },
      },
      handler: async (request, reply) => {
        const rotaId = request.params.id
        const input = { rotaId, ...request.body, expected: expectedRevision(request) }
        const generated = await generate(deps, request.actor, input)
        const { revision } = await deps.db.read((read) => getRota(read, rotaId))
        setRevision(reply, revision)
        return generatedView(generated, request.body, revision)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/rotas/:id/assignments',
      config: { access: 'rota:write' },
      schema: {
        tags,
        summary: 'Put a member into the lowest free place of a shift',
        description: REFUSAL,
        params: rotaParams,
        body: assignBody,
        response: { 201: assignedBody },
      },
      handler: async (request, reply) => {
        const { id: rotaId } = request.params
        const { override, ...body } = request.body
        const input = { rotaId, ...body, override, expected: expectedRevision(request) }
        const { id } = await assign(deps, request.actor, input, attemptOf(deps, request))
        return reply.code(201).send(await sendAssigned(reply, rotaId, id))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/rotas/:id/assignments/:assignmentId/replace',
      config: { access: 'rota:write' },
      schema: {
        tags,
        summary: 'Give a place to another member in one step',
        description: REFUSAL,
        params: assignmentParams,
        body: replaceBody,
        response: { 201: assignedBody },
      },
      handler: async (request, reply) => {
        const { id: rotaId, assignmentId } = request.params
        const { override, memberId } = request.body
        const input = { rotaId, assignmentId, memberId, override, expected: expectedRevision(request) }
        const old = await deps.db.read((read) => findAssignment(read, rotaId, assignmentId))
        const { id } = await replace(deps, request.actor, input, attemptOf(deps, request))
        return reply.code(201).send(await sendAssigned(reply, rotaId, id, old?.memberId))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/rotas/:id/assignments/:assignmentId/unassign',
      config: { access: 'rota:write' },
      schema: {
        tags,
        summary: 'Take a member off',
        description: REFUSAL,
        params: assignmentParams,
        body: unassignBody,
        response: { 200: unassignedBody },
      },
      handler: async (request, reply) => {
        const { id: rotaId, assignmentId } = request.params
        const { override } = request.body
        const input = { rotaId, assignmentId, override, expected: expectedRevision(request) }
        const old = await deps.db.read((read) => findAssignment(read, rotaId, assignmentId))
        const violations = await unassign(deps, request.actor, input)
        const book = await deps.db.read((read) => bookOfRota(read, rotaId))
        const { revision } = book.facts.rota
        setRevision(reply, revision)
        const views = violations.map((violation) => violationView(violation, book.facts.zone))
        const edit = { shiftId: old?.shiftId ?? '', left: old?.memberId, came: undefined }
        return { revision, violations: views, score: rescoredView(rescored(book, deps.clock.now(), edit)) }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/candidates',
      config: { access: 'rota:write' },
      schema: {
        tags,
        summary: 'Who could take a shift, who could not and why; the least burdened first',
        params: rotaParams,
        querystring: candidatesQuery,
        response: { 200: candidatesBody },
      },
      handler: async (request) => {
        const { book, faces } = await deps.db.read(async (read) => {
          const book = await bookOfRota(read, request.params.id)
          return { book, faces: await facesIn(read, request, book.member.keys()) }
        })
        const shift = book.shift.get(request.query.shiftId)
        if (!shift) throw notFound('shift in this rota')
        const candidates = (await candidatesInSlices(book, shift)).map(({ memberId, violations, ...load }) => ({
          member: faces.of(memberId),
          ...load,
          violations: violations.map((violation) => violationView(violation, book.facts.zone)),
        }))
        return { shiftId: shift.id, candidates }
      },
    })
  }
