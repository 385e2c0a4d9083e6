// Explanations over HTTP: the score as a table, why she and not he, why a place is open, what wishes cost.
import type { FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import type { Book } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import { assignmentIn } from '../rota-change.ts'
import { facesIn } from '../routes.ts'
import type { Faces } from '../views.ts'
import { assignmentParams, rotaParams } from '../wire.ts'
import { askAbout } from './asking.ts'
import { gapConflictView, scoreView, whyView, wishesView } from './views.ts'
import { gapConflictsBody, scoreBody, whyBody, wishesBody } from './wire.ts'

const tags = ['rota']
const config = { access: 'rota:write' } as const

export interface Seen {
  readonly book: Book
  readonly faces: Faces
}

/** The rota, and its people as this reader sees them. */
export const seenIn = (deps: Deps, request: FastifyRequest, rotaId: string): Promise<Seen> =>
  deps.db.read(async (read) => {
    const book = await bookOfRota(read, rotaId)
    return { book, faces: await facesIn(read, request, [...book.member.keys(), ...book.byMember.keys()]) }
  })

export const explanationRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/score',
      config,
      schema: {
        tags,
        summary: 'The score of the rota as it is, as a table: rule, weight, violations, who and when',
        params: rotaParams,
        response: { 200: scoreBody },
      },
      handler: async (request) => {
        const { book, faces } = await seenIn(deps, request, request.params.id)
        return scoreView(await askAbout(book, deps.clock.now(), { kind: 'score' }), book, faces)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/assignments/:assignmentId/why',
      config,
      schema: {
        tags,
        summary: 'Why she stands there, and why not he: what everybody else would break there, or cost',
        params: assignmentParams,
        response: { 200: whyBody },
      },
      handler: async (request) => {
        const { id, assignmentId } = request.params
        const { book, faces } = await seenIn(deps, request, id)
        const assignment = assignmentIn(book, assignmentId)
        const why = await askAbout(book, deps.clock.now(), { kind: 'why', assignmentId })
        return whyView(why, assignment, book, faces)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/gap-conflicts',
      config,
      schema: {
        tags,
        summary: 'Why each open place is open: who holds the role, what keeps them out, and the smallest conflict',
        params: rotaParams,
        response: { 200: gapConflictsBody },
      },
      handler: async (request) => {
        const { book, faces } = await seenIn(deps, request, request.params.id)
        const gaps = await askAbout(book, deps.clock.now(), { kind: 'gaps' })
        return { items: gaps.flatMap((gap) => gapConflictView(gap, book, faces)) }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/wishes',
      config,
      schema: {
        tags,
        summary: 'Each wish about a shift of the rota: whether it is met, and what meeting it would have cost',
        params: rotaParams,
        response: { 200: wishesBody },
      },
      handler: async (request) => {
        const { book, faces } = await seenIn(deps, request, request.params.id)
        return wishesView(await askAbout(book, deps.clock.now(), { kind: 'wishes' }), book, faces)
      },
    })
  }
