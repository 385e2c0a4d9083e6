// A line's plan and its slots over HTTP.
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { invalidInput } from '../errors.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { day, idParams } from '../http/wire.ts'
import { changePlan } from './actions.ts'
import { isNight, type PlanContent } from './default-plan.ts'
import type { LinePlan } from './line.ts'
import { nextChange, planOn } from './plan-change.ts'
import { faultsOf, remarksOn } from './plan-check.ts'
import { slotsOf } from './slots.ts'
import { getLinePlan } from './store.ts'
import { dayOf, plusDays } from './wall-clock.ts'
import * as wire from './wire.ts'

const tags = ['lines']
const read = { access: 'lines:read' } as const
const write = { access: 'lines:write' } as const

const MOST_DAYS = 62
/** Remarks look this far ahead: every weekday, and the holidays near by. */
const REMARK_DAYS = 28
const PREVIEW_DAYS = 14

/** At most 62 days. A refinement also sees days that are none. */
export const period = z
  .object({ from: day, to: day.meta({ description: 'Exclusive.' }) })
  .refine(({ from, to }) => !day.safeParse(from).success || (from < to && to <= plusDays(from, MOST_DAYS)), {
    error: `must be after from, by at most ${MOST_DAYS} days`,
    path: ['to'],
  })

function shownPlan(plan: LinePlan, on: string) {
  const { windows, templates, coverage } = planOn(plan, on)
  return {
    on,
    nextChangeOn: nextChange(plan, on),
    windows: [...windows],
    templates: [...templates],
    coverage: [...coverage],
    surges: plan.surges.filter(({ until }) => until > on),
    remarks: [...remarksOn(plan, on, plusDays(on, REMARK_DAYS))],
  }
}

type PlanBody = z.output<typeof wire.planEdit>

const contentOf = ({ windows, templates, coverage }: PlanBody): PlanContent => ({
  windows,
  templates: templates.map((template) => ({
    ...template,
    night: template.night ?? isNight(template.start, template.minutes),
  })),
  coverage,
})

/** The plan as it would be if `content` were in force all along. */
function imagined(plan: LinePlan, content: PlanContent, from: string): LinePlan {
  const dated = (index: number) => ({ id: String(index), from, until: null })
  return {
    ...plan,
    windows: content.windows.map((each, index) => ({ ...each, ...dated(index) })),
    templates: content.templates.map((each, index) => ({ ...each, ...dated(index) })),
    coverage: content.coverage.map((each, index) => ({ ...each, ...dated(index) })),
  }
}

export const planRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const todayOn = ({ line }: LinePlan) => dayOf(deps.clock.now(), line.zone)

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:id/plan',
      config: read,
      schema: {
        tags,
        summary: 'Service hours, shift templates and required coverage on a day',
        params: idParams,
        querystring: z.object({ on: day.optional() }),
        response: { 200: wire.plan },
      },
      handler: async (request, reply) => {
        const plan = await deps.db.read((on) => getLinePlan(on, request.params.id))
        setRevision(reply, plan.line.revision)
        return shownPlan(plan, request.query.on ?? todayOn(plan))
      },
    })

    app.route({
      method: 'PUT',
      url: '/api/v1/lines/:id/plan',
      config: write,
      schema: {
        tags,
        summary: 'Plan anew from a day on',
        description: 'From that day on exactly this is in force; the days before keep what they had.',
        params: idParams,
        body: wire.planEdit,
        response: { 200: wire.plan },
      },
      handler: async (request, reply) => {
        const { id } = request.params
        const { from, reason } = request.body
        const expected = { expectedRevision: expectedRevision(request) }
        await changePlan(deps, request.actor, id, { ...contentOf(request.body), from, reason, ...expected })
        const plan = await deps.db.read((on) => getLinePlan(on, id))
        setRevision(reply, plan.line.revision)
        return shownPlan(plan, from ?? todayOn(plan))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/lines/:id/plan/preview',
      config: write,
      schema: {
        tags,
        summary: 'What a plan would give, before it is kept',
        params: idParams,
        body: wire.planEdit,
        response: { 200: wire.preview },
      },
      handler: async (request) => {
        const content = contentOf(request.body)
        const faults = faultsOf(content)
        if (faults.length > 0) throw invalidInput(faults)
        const stored = await deps.db.read((on) => getLinePlan(on, request.params.id))
        const from = request.body.from ?? todayOn(stored)
        const plan = imagined(stored, content, plusDays(from, -1))
        return {
          remarks: [...remarksOn(plan, from, plusDays(from, REMARK_DAYS))],
          slots: [...slotsOf(plan, from, plusDays(from, PREVIEW_DAYS))],
        }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:id/slots',
      config: read,
      schema: {
        tags,
        summary: 'The slots of a period: when, which role, how many people',
        params: idParams,
        querystring: period,
        response: { 200: z.object({ items: z.array(wire.slot) }) },
      },
      handler: async (request) => {
        const plan = await deps.db.read((on) => getLinePlan(on, request.params.id))
        return { items: [...slotsOf(plan, request.query.from, request.query.to)] }
      },
    })
  }
