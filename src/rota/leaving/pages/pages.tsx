// The page of somebody's leaving and its form.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { one, postedFields } from '../../../console/posted.ts'
import { isRefusal, type Refusal, refusalLines, statusOf } from '../../../console/refusal.ts'
import { seeOther, sendHtml, viewOf } from '../../../console/view.ts'
import type { Deps } from '../../../deps.ts'
import { WarmlineError } from '../../../errors.ts'
import type { Routes } from '../../../http/routes.ts'
import { day, recordId } from '../../../http/wire.ts'
import { listLines } from '../../../lines/store.ts'
import { type LeavingHooks, setLeaving } from '../../../people/actions.ts'
import { listMembers } from '../../../people/store.ts'
import { facesIn } from '../../routes.ts'
import { dutiesAhead, withCandidates } from '../duties-ahead.ts'
import { LeavingPage } from './leaving-page.tsx'
import { leavingWords } from './words.ts'

const config = { access: 'rota:write', page: true } as const
const chosenShape = z.object({ member: recordId, on: day })

export const leavingPages =
  (deps: Deps, hooks: LeavingHooks): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/leaving',
      config,
      schema: { hide: true },
      handler: (request, reply) => {
        const { searchParams } = new URL(request.url, 'http://here.invalid')
        const values = { member: searchParams.get('member') ?? '', on: searchParams.get('on') ?? '' }
        return show(deps, request, reply, { values, refusal: undefined })
      },
    })
    app.route({
      method: 'POST',
      url: '/leaving',
      config,
      schema: { hide: true },
      handler: async (request, reply) => {
        const fields = postedFields(request)
        const values = { member: one(fields, 'member'), on: one(fields, 'on') }
        try {
          const { member, on } = chosenShape.parse(values)
          const leaving = { on, openDuties: true, expectedRevision: undefined }
          await setLeaving(deps, request.actor, member, leaving, hooks)
          return seeOther(reply, '/leaving?done=left')
        } catch (error) {
          if (!isRefusal(error)) throw error
          return show(deps, request, reply, { values, refusal: error })
        }
      },
    })
  }

interface Showing {
  readonly values: { readonly member: string; readonly on: string }
  readonly refusal: Refusal | undefined
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, { values, refusal }: Showing) {
  const view = await viewOf(deps, request)
  const chosen = chosenShape.safeParse(values)
  const ahead = chosen.success
    ? await deps.db.read((read) => dutiesAhead(read, { memberId: chosen.data.member, on: chosen.data.on }, view.now))
    : undefined
  const duties = ahead && (await withCandidates(ahead))
  const people = (duties ?? []).flatMap(({ candidates }) => candidates.map(({ memberId }) => memberId))
  const shown = await deps.db.read(async (read) => {
    const today = view.now.toFormat('yyyy-MM-dd')
    return {
      duties,
      lines: new Map((await listLines(read)).map((line) => [line.id, line])),
      members: await listMembers(read, { on: today }),
      faces: await facesIn(read, request, people),
    }
  })
  const words = leavingWords(view.language)
  const lines = refusal instanceof WarmlineError ? refusalLines(refusal, view.language) : [words.missing]
  const page = { ...view, path: refusal ? '/leaving' : view.path }
  return sendHtml(
    reply,
    <LeavingPage view={page} values={values} {...shown} refusal={refusal && { title: words.refused, lines }} />,
    statusOf(refusal),
  )
}
