// The JSON edge of staffing.
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { idParams, recordId } from '../../http/wire.ts'
import { shown } from '../wire.ts'
import { readStaffing, USUAL_WEEKS } from './read-staffing.ts'

const staffing = z.object({
  line: recordId,
  weeks: z.int(),
  target: z.object({ withinSeconds: z.int(), share: z.number() }),
  arrivals: shown,
  abandoned: shown,
  inTimePercent: z.int().nullable(),
  hours: z
    .array(
      z.object({
        weekday: z.int().meta({ description: '1 is Monday' }),
        hour: z.int(),
        calls: shown,
        recommended: z.int(),
        required: z.int().meta({ description: 'Counsellors that the plan of the line requires.' }),
        reasonZh: z.string(),
        reasonEn: z.string(),
      }),
    )
    .meta({ description: 'The 168 hours of a week.' }),
})

export const staffingRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/lines/:id/staffing',
      config: { access: 'themes:read' },
      schema: {
        tags: ['themes'],
        summary: 'Recommended coverage beside the required one',
        description:
          'From when calls came in the last whole weeks, how long they took and how many callers hung up: Erlang C, and Erlang A where enough callers hung up to tell their patience. Whoever may not read the records sees eight weeks, round numbers, and what follows from those.',
        params: idParams,
        querystring: z.object({ weeks: z.coerce.number().int().min(1).max(26).default(USUAL_WEEKS) }),
        response: { 200: staffing },
      },
      handler: async (request) => {
        const asked = { lineId: request.params.id, weeks: request.query.weeks, now: deps.clock.now() }
        const { line, weeks, policy, arrivals, abandoned, inTimePercent, hours } = await readStaffing(
          deps,
          request.actor,
          asked,
        )
        const target = { withinSeconds: policy.withinSeconds, share: policy.share }
        return { line: line.id, weeks, target, arrivals, abandoned, inTimePercent, hours: [...hours] }
      },
    })
  }
