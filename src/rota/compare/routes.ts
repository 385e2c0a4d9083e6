// Comparing over HTTP: the same days by plain rotation, by the pattern of four weeks before, as they are, and as solved.
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { recordId } from '../../http/wire.ts'
import { askAbout } from '../weigh/asking.ts'
import { seenIn } from '../weigh/routes.ts'
import { colleague, rotaParams } from '../wire.ts'
import { pastStands, solvedRuns } from './store.ts'

const body = z.object({
  items: z.array(
    z.object({
      of: z.enum(['plain-rotation', 'last-pattern', 'present', 'run']),
      runId: recordId.nullable(),
      openPlaces: z.int(),
      brokenRules: z.int(),
      hoursSpread: z.number().meta({ description: 'Most minus least hours' }),
      hoursOffFairPart: z.number().meta({ description: 'Typically: the root of the mean square, in hours' }),
      nightsOffFairPart: z.number(),
      weekendsOffFairPart: z.number(),
      holidaysOffFairPart: z.number(),
      wishes: z.object({ asked: z.int(), met: z.int() }),
      cost: z.number().meta({ description: 'What the solver minimises' }),
      members: z.array(
        z.object({
          member: colleague,
          hours: z.number(),
          nights: z.int(),
          weekendShifts: z.int(),
          holidayShifts: z.int(),
        }),
      ),
    }),
  ),
})

export const comparisonRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/rotas/:id/comparison',
      config: { access: 'rota:write' },
      schema: {
        tags: ['rota'],
        summary:
          'The same days by plain rotation, by the pattern of four weeks before, and by the solver, side by side',
        description:
          'Plain rotation and pattern keep the hard rules, and start from an empty rota. `run` is a run of the solver; the ' +
          'latest unless given.',
        params: rotaParams,
        querystring: z.object({ run: recordId.optional() }),
        response: { 200: body },
      },
      handler: async (request) => {
        const { id } = request.params
        const { book, faces } = await seenIn(deps, request, id)
        const [past, runs] = await deps.db.read(async (read) => [
          await pastStands(read, book),
          await solvedRuns(read, id, request.query.run),
        ])
        const compared = await askAbout(book, deps.clock.now(), { kind: 'compare', past, runs })
        return {
          items: compared.map(({ of, runId = null, figures }) => ({
            of,
            runId,
            openPlaces: figures.openPlaces,
            brokenRules: figures.broken,
            hoursSpread: figures.hoursSpread,
            hoursOffFairPart: figures.hoursOff,
            nightsOffFairPart: figures.nightsOff,
            weekendsOffFairPart: figures.weekendsOff,
            holidaysOffFairPart: figures.holidaysOff,
            wishes: { ...figures.wishes },
            cost: figures.cost,
            members: figures.members.map(({ memberId, hours, nights, weekendShifts, holidayShifts }) => ({
              member: faces.of(memberId),
              hours,
              nights,
              weekendShifts,
              holidayShifts,
            })),
          })),
        }
      },
    })
  }
