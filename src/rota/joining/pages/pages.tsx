// The page of somebody's joining and its form.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { all, given, type PostedFields, postedFields } from '../../../console/posted.ts'
import { isRefusal, type Refusal, refusalLines, statusOf } from '../../../console/refusal.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../../console/view.ts'
import type { Deps } from '../../../deps.ts'
import type { Routes } from '../../../http/routes.ts'
import { recordId } from '../../../http/wire.ts'
import { listLines } from '../../../lines/store.ts'
import { takeIn } from '../../../people/joining-actions.ts'
import { findMember } from '../../../people/store.ts'
import { dutyRole, newMember } from '../../../people/wire.ts'
import { rotasOfNewcomer } from '../standing-of-newcomer.ts'
import { JoiningPage } from './joining-page.tsx'
import { joiningWords } from './words.ts'

const config = { access: 'rota:write', page: true } as const
const hide = { hide: true } as const
const joiningShape = newMember.required({ joinedOn: true }).extend({
  duties: z.array(z.strictObject({ lineId: recordId, role: dutyRole })).min(1),
})

export const joiningPages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/joining',
      config,
      schema: hide,
      handler: (request, reply) => show(deps, request, reply, undefined),
    })
    app.route({
      method: 'POST',
      url: '/joining',
      config,
      schema: hide,
      handler: async (request, reply) => {
        try {
          const { duties, ...member } = joiningShape.parse(joiningIn(postedFields(request)))
          const { id } = await takeIn(deps, request.actor, { member, duties })
          return seeOther(reply, `/joining?done=joined&member=${id}`)
        } catch (error) {
          if (!isRefusal(error)) throw error
          return show(deps, request, reply, error)
        }
      },
    })
  }

const LIMITS = ['wantedHoursPerMonth', 'maxHoursPerMonth', 'maxNightsPerMonth'] as const

function joiningIn(fields: PostedFields) {
  const limits = LIMITS.flatMap((name) => {
    const value = given(fields, name)
    return value === undefined ? [] : [[name, Number(value)] as const]
  })
  return {
    name: given(fields, 'name'),
    displayCode: given(fields, 'displayCode'),
    tier: given(fields, 'tier'),
    joinedOn: given(fields, 'joinedOn'),
    agreementOn: given(fields, 'agreementOn'),
    limits: Object.fromEntries(limits),
    duties: all(fields, 'duties').map((duty) => {
      const [lineId, role] = duty.split(' ')
      return { lineId, role }
    }),
  }
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, refusal: Refusal | undefined) {
  const view = await viewOf(deps, request)
  const { searchParams } = new URL(request.url, 'http://here.invalid')
  const memberId = recordId.safeParse(searchParams.get('member')).data
  const shown = await deps.db.read(async (read) => {
    const member = memberId === undefined ? undefined : await findMember(read, memberId)
    const lines = (await listLines(read)).filter(({ closedOn }) => closedOn === null)
    const joined = member && { member, rotas: await rotasOfNewcomer(read, member.id, view.now) }
    return { lines, joined }
  })
  const page = refusal ? { ...view, path: '/joining' } : view
  return sendHtml(
    reply,
    <JoiningPage view={page} {...shown} typed={postedFields(request)} refusal={refusal && refusedAs(refusal, view)} />,
    statusOf(refusal),
  )
}

function refusedAs(refusal: Refusal, { language }: View) {
  const words = joiningWords(language)
  const { name, displayCode, tier, joinedOn, agreementOn, duties, share } = words
  const labels = new Map(Object.entries({ name, displayCode, tier, joinedOn, agreementOn, duties, limits: share }))
  return { title: words.refused, lines: refusalLines(refusal, language, (field) => labels.get(field)) }
}
