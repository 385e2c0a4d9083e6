// What a member would leave open, over HTTP: to look at before it is confirmed.
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { day, idParams, recordId } from '../../http/wire.ts'
import { getMember } from '../../people/store.ts'
import { facesIn } from '../routes.ts'
import { shiftView } from '../views.ts'
import { colleague, plannedShift, role } from '../wire.ts'
import { dutiesAhead } from './duties-ahead.ts'

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
      handler: async (request) =>
        await deps.db.read(async (read) => {
          const memberId = request.params.id
          const { on, lineId, role: dutyRole } = request.query
          await getMember(read, memberId)
          const from = lineId !== undefined && dutyRole !== undefined ? { lineId, role: dutyRole } : undefined
          const duties = await dutiesAhead(read, { memberId, on, from }, deps.clock.now())
          const shown = duties.map(({ candidates }) => candidates.slice(0, SHOWN))
          const faces = await facesIn(read, request, [...new Set(shown.flat().map((each) => each.memberId))])
          return {
            items: duties.map(({ rotaId, lineId: line, published, shift, candidates }, i) => ({
              rotaId,
              lineId: line,
              published,
              shift: shiftView(shift),
              able: candidates.length,
              candidates: (shown[i] ?? []).map((each) => ({
                member: faces.of(each.memberId),
                hours: each.hours,
                nights: each.nights,
              })),
            })),
          }
        }),
    })
  }
