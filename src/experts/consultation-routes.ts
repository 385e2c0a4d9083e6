// Joint case consultations over HTTP.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { attemptOf } from '../access/idempotency.ts'
import { supervisedLines } from '../calls/rights.ts'
import type { Deps } from '../deps.ts'
import { pageOf, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { idParams } from '../http/wire.ts'
import { type ConsultationStep, openConsultation, readConsultation, stepConsultation } from './consult.ts'
import { consultationCursor, listConsultations } from './consultation-store.ts'
import * as wire from './consultation-wire.ts'
import { noteConsultationsRead } from './note-read.ts'

const tags = ['experts']

export const consultationRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const joining = { access: 'consultations:join' as const }
    const leading = { access: 'consultations:lead' as const }

    app.route({
      method: 'POST',
      url: '/api/v1/consultations',
      config: leading,
      schema: {
        tags,
        summary: 'Put a case before experts: by a supervisor of the line',
        description: 'What identifies somebody is removed before it is stored; `findings` says where.',
        body: wire.newConsultation,
        response: { 201: wire.savedConsultation },
      },
      handler: async (request, reply) => {
        const { id, findings } = await openConsultation(deps, request.actor, request.body, attemptOf(deps, request))
        reply.code(201).header('location', `/api/v1/consultations/${id}`)
        return { id, findings: [...findings] }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/consultations',
      config: joining,
      schema: {
        tags,
        summary: 'Consultations that one leads or is invited to, newest first',
        description: 'The list is recorded in the audit trail.',
        querystring: wire.consultationQuery,
        response: { 200: pageOf(wire.consultationItem) },
      },
      handler: async (request, reply) => {
        const { limit, cursor, state } = request.query
        const { actor } = request
        const after = readCursor(cursor, consultationCursor)
        const now = deps.clock.now()
        const { page, supervised } = await deps.db.read(async (read) => {
          const supervised = await supervisedLines(read, actor, now)
          const filter = { supervised, memberId: actor.memberId, states: state === 'all' ? undefined : [state] }
          return { supervised, page: await listConsultations(read, filter, { limit, after }) }
        })
        await noteConsultationsRead(deps, actor)
        const leads = (lineId: string) => supervised === 'all' || supervised.includes(lineId)
        const items = page.items.map((one) => wire.itemOnWire(one, leads(one.lineId)))
        return sendPage(reply, request, { ...page, items })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/consultations/:id',
      config: joining,
      schema: {
        tags,
        summary: 'A consultation: for those invited, and supervisors of the line',
        params: idParams,
        response: { 200: wire.consultationBody },
      },
      handler: async (request, reply) => {
        const read = await readConsultation(deps, request.actor, request.params.id)
        setRevision(reply, read.consultation.revision)
        return wire.consultationOnWire(read)
      },
    })

    type Stepping = FastifyRequest<{ Params: z.output<typeof idParams> }>
    const take = async (request: Stepping, reply: FastifyReply, step: ConsultationStep) => {
      const expected = expectedRevision(request)
      const { id, findings } = await stepConsultation(deps, request.actor, request.params.id, step, expected)
      reply.code(200)
      return { id, findings: [...findings] }
    }
    const schema = { tags, params: idParams, response: { 200: wire.savedConsultation } }

    app.route({
      method: 'POST',
      url: '/api/v1/consultations/:id/invitations',
      config: leading,
      schema: { ...schema, summary: 'Invite members', body: wire.inviteInput },
      handler: (request, reply) => take(request, reply, { verb: 'invite', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/consultations/:id/reply',
      config: joining,
      schema: { ...schema, summary: 'Accept or decline one’s invitation', body: wire.replyInput },
      handler: (request, reply) => take(request, reply, { verb: 'reply', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/consultations/:id/notes',
      config: joining,
      schema: {
        ...schema,
        summary: 'Say something: by those who have accepted, and supervisors',
        body: wire.textInput,
      },
      handler: (request, reply) => take(request, reply, { verb: 'note', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/consultations/:id/conclude',
      config: leading,
      schema: { ...schema, summary: 'End a consultation with its recommendation', body: wire.textInput },
      handler: (request, reply) => take(request, reply, { verb: 'conclude', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/consultations/:id/cancel',
      config: leading,
      schema: { ...schema, summary: 'Give a consultation up', body: wire.nothing },
      handler: (request, reply) => take(request, reply, { verb: 'cancel' }),
    })
  }
