// What a member would leave open, over HTTP: to look at before it is confirmed.
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { day, idParams, recordId } from '../../http/wire.ts'
import { getMember } from '../../people/store.ts'
import { facesIn } from '../routes.ts'
import { type Faces, shiftView } from '../views.ts'
import { colleague, plannedShift, role } from '../wire.ts'
import { type DutyToTake, dutiesAhead, withCandidates } from './duties-ahead.ts'

/** Candidates that are shown for each duty. */
const SHOWN = 10

const query = z.object({
  on: day.meta({ description: 'First day on which the member is gone' }),
  lineId: recordId.optional().meta({ description: 'With role: only this duty of theirs ends' }),
  role: role.optional(),
})
const body = z.object({
  items: z.array(
    z.object({
      rotaId: recordId,
      lineId: recordId,
      published: z.boolean().meta({ description: 'False: a draft, where the place is simply free again' }),
      shift: plannedShift,
      able: z.int().meta({ description: 'How many could take it without breaking a rule' }),
      candidates: z.array(z.object({ member: colleague, hours: z.number(), nights: z.int() })),
    }),
  ),
})

export const leavingRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/members/:id/duties-ahead',
      config: { access: 'rota:write' },
      schema: {
        tags: ['rota'],
        summary: 'The duties that a member would leave open from a day on: when, and who could take each',
        description:
          'To look at before they leave (PUT …/leaving) or a duty of theirs ends (DELETE …/duties/…): both are confirmed with `openDuties`.',
        params: idParams,
        querystring: query,
        response: { 200: body },
      },
      handler: async (request) => {
        const memberId = request.params.id
        const { on, lineId, role: dutyRole } = request.query
        const from = lineId !== undefined && dutyRole !== undefined ? { lineId, role: dutyRole } : undefined
        const ahead = await deps.db.read(async (read) => {
          await getMember(read, memberId)
          return dutiesAhead(read, { memberId, on, from }, deps.clock.now())
        })
        const duties = await withCandidates(ahead)
        const shown = duties.flatMap(({ candidates }) => candidates.slice(0, SHOWN).map((each) => each.memberId))
        const faces = await deps.db.read((read) => facesIn(read, request, [...new Set(shown)]))
        return { items: duties.map((duty) => dutyView(duty, faces)) }
      },
    })
  }

function dutyView({ book: { facts }, shift, candidates }: DutyToTake, faces: Faces) {
  const { id: rotaId, lineId, version } = facts.rota
  return {
    ...{ rotaId, lineId, published: version > 0 },
    shift: shiftView(shift),
    able: candidates.length,
    candidates: candidates
      .slice(0, SHOWN)
      .map(({ memberId, hours, nights }) => ({ member: faces.of(memberId), hours, nights })),
  }
}
