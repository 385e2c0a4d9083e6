// Repairs over HTTP: proposals after a sudden absence, and making one of them true.
import type { Deps } from '../../deps.ts'
import { expectedRevision, setRevision } from '../../http/preconditions.ts'
import type { Routes } from '../../http/routes.ts'
import { getRota } from '../store.ts'
import { askAbout } from '../weigh/asking.ts'
import { seenIn } from '../weigh/routes.ts'
import { rotaParams } from '../wire.ts'
import { absenceOf } from './absence.ts'
import { applyRepair } from './apply.ts'
import { dutiesLost, MOST_DUTIES } from './repair.ts'
import { proposalView } from './views.ts'
import { absenceBody, proposalsBody, repairBody, repairedBody } from './wire.ts'

const tags = ['rota']
const config = { access: 'rota:write' } as const

export const repairRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/api/v1/rotas/:id/repairs/propose',
      config,
      schema: {
        tags,
        summary:
          'After a sudden absence: how to fill the places with as little change as possible, and who must be asked',
        description:
          'Nothing is written. The best proposal comes first: fewest places open, then company as the rules want it, then ' +
          'fewest people to ask, then the fairest. Worked duty and locked places stay; no proposal breaks a rule. ' +
          `Of a long absence, proposals fill the first ${MOST_DUTIES} duties: \`beyond\` says how many are left to the solver.`,
        params: rotaParams,
        body: absenceBody,
        response: { 200: proposalsBody },
      },
      handler: async (request) => {
        const { book, faces } = await seenIn(deps, request, request.params.id)
        const now = deps.clock.now()
        const absence = absenceOf(book, now, request.body)
        const { memberId, from, to } = absence
        const lost = dutiesLost(book, absence, now).length
        const begun = performance.now()
        const ask = { kind: 'repair', memberId, from: from.toMillis(), to: to.toMillis() } as const
        const found = await askAbout(book, now, ask)
        return {
          member: faces.of(memberId),
          duties: lost,
          beyond: Math.max(0, lost - MOST_DUTIES),
          milliseconds: Math.round(performance.now() - begun),
          proposals: found.map((proposal) => proposalView(proposal, book, faces)),
        }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/rotas/:id/repairs',
      config,
      schema: {
        tags,
        summary: 'Make a repair true: all of its moves in one step, or none',
        description:
          'Checked against every rule as it is now. What is published is in force at once. With `absence`, the member is ' +
          'kept as absent in the same step, so that nobody plans them there again; one that covers the hours is enough.',
        params: rotaParams,
        body: repairBody,
        response: { 200: repairedBody },
      },
      handler: async (request, reply) => {
        const rotaId = request.params.id
        const { absence, override } = request.body
        const moves = request.body.moves.map(({ assignmentId, to }) => ({ assignmentId, to: to ?? undefined }))
        const input = { rotaId, moves, absence, override, expected: expectedRevision(request) }
        const moved = await applyRepair(deps, request.actor, input)
        const { revision } = await deps.db.read((read) => getRota(read, rotaId))
        setRevision(reply, revision)
        return { revision, moved }
      },
    })
  }
