// Repairs over HTTP: proposals after a sudden absence, and making one of them true.
import { DateTime } from 'luxon'
import type { Deps } from '../../deps.ts'
import { invalidInput, notFound } from '../../errors.ts'
import { expectedRevision, setRevision } from '../../http/preconditions.ts'
import type { Routes } from '../../http/routes.ts'
import type { Book } from '../facts.ts'
import { getRota } from '../store.ts'
import { askAbout } from '../weigh/asking.ts'
import { seenIn } from '../weigh/routes.ts'
import { rotaParams } from '../wire.ts'
import { applyRepair } from './apply.ts'
import { type Absence, dutiesLost } from './repair.ts'
import { proposalView } from './views.ts'
import { absenceBody, proposalsBody, repairBody, repairedBody } from './wire.ts'

const tags = ['rota']
const config = { access: 'rota:write' } as const

interface Given {
  readonly memberId: string
  readonly from?: DateTime | undefined
  readonly to?: DateTime | undefined
}

/** From now on, to the end of the rota, unless the times are given. @throws not-found, invalid-input */
export function absenceOf(book: Book, now: DateTime, given: Given): Absence {
  const { memberId, from = now } = given
  if (!book.member.has(memberId) && !book.byMember.has(memberId)) throw notFound('member of this rota')
  const { rota, zone } = book.facts
  const end = DateTime.fromISO(rota.toDay, { zone }).plus({ days: 2 }).toUTC()
  const to = given.to ?? DateTime.max(end, from.plus({ minutes: 1 }))
  if (to <= from) throw invalidInput([{ path: 'to', message: 'must be after from', zh: '必须晚于起始时间' }])
  return { memberId, from, to }
}

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
          'fewest people to ask, then the fairest. Worked duty and locked places stay; no proposal breaks a rule.',
        params: rotaParams,
        body: absenceBody,
        response: { 200: proposalsBody },
      },
      handler: async (request) => {
        const { book, faces } = await seenIn(deps, request, request.params.id)
        const now = deps.clock.now()
        const absence = absenceOf(book, now, request.body)
        const { memberId, from, to } = absence
        const begun = performance.now()
        const ask = { kind: 'repair', memberId, from: from.toMillis(), to: to.toMillis() } as const
        const found = await askAbout(book, now, ask)
        return {
          member: faces.of(memberId),
          duties: dutiesLost(book, absence, now).length,
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
        description: 'Checked against every rule as it is now. What is published is in force at once.',
        params: rotaParams,
        body: repairBody,
        response: { 200: repairedBody },
      },
      handler: async (request, reply) => {
        const rotaId = request.params.id
        const { override } = request.body
        const moves = request.body.moves.map(({ assignmentId, to }) => ({ assignmentId, to: to ?? undefined }))
        const input = { rotaId, moves, override, expected: expectedRevision(request) }
        const moved = await applyRepair(deps, request.actor, input)
        const { revision } = await deps.db.read((read) => getRota(read, rotaId))
        setRevision(reply, revision)
        return { revision, moved }
      },
    })
  }
