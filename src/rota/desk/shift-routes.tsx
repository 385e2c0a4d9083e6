// Changing a shift by hand from its page: put in, replace, take off, lock; with a reason where a rule is broken.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type FormErrors, NO_ERRORS } from '../../console/form.tsx'
import { given, one, type PostedFields, postedFields } from '../../console/posted.ts'
import { isRefusal, type Refusal, refusalLines, statusOf } from '../../console/refusal.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { notFound, WarmlineError } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { recordId } from '../../http/wire.ts'
import { getLine } from '../../lines/store.ts'
import { assign, replace, unassign } from '../assign.ts'
import { candidatesInSlices } from '../candidates.ts'
import { isFrozen } from '../final-duty.ts'
import { setLocks } from '../lock.ts'
import { brokenLines } from '../pages/refusal.ts'
import type { Override } from '../rule-broken.ts'
import type { Violation } from '../rules/violation.ts'
import { seenIn } from '../weigh/routes.ts'
import { reason } from '../wire.ts'
import { handWords } from './hand-words.ts'
import { ShiftPage, type TypedEdit } from './shift-page.tsx'
import { deskWords } from './words.ts'

const config = { access: 'rota:write', page: true } as const
const params = z.object({ id: recordId, shift: recordId })
type At = z.infer<typeof params>

const putShape = z.object({ memberId: recordId, insteadOf: z.union([z.literal(''), recordId]), reason })
const placeShape = z.object({ assignmentId: recordId, reason })

/** @returns the word for what was done */
type Act = (request: FastifyRequest, at: At) => Promise<string>

export const shiftPages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/rotas/:id/shifts/:shift',
      config,
      schema: { hide: true, params },
      handler: (request, reply) => show(deps, request, reply, { at: request.params, refusal: undefined }),
    })
    const form = (rest: string, act: Act) =>
      app.route({
        method: 'POST',
        url: `/rotas/:id/shifts/:shift${rest}`,
        config,
        schema: { hide: true, params },
        handler: async (request, reply) => {
          const at = request.params
          try {
            const done = await act(request, at)
            return seeOther(reply, `${pathOf(at)}?done=${done}`)
          } catch (error) {
            if (!isRefusal(error)) throw error
            return show(deps, request, reply, { at, refusal: error })
          }
        },
      })
    form('', async (request, { id: rotaId, shift: shiftId }) => {
      const { memberId, insteadOf, reason: why } = putShape.parse(typedIn(request))
      const common = { rotaId, memberId, override: overrideOf(why), expected: undefined }
      if (insteadOf === '') await assign(deps, request.actor, { ...common, shiftId })
      else await replace(deps, request.actor, { ...common, assignmentId: insteadOf })
      return 'put'
    })
    form('/take-off', async (request, { id: rotaId }) => {
      const { assignmentId, reason: why } = placeShape.parse(typedIn(request))
      await unassign(deps, request.actor, { rotaId, assignmentId, override: overrideOf(why), expected: undefined })
      return 'taken-off'
    })
    form('/lock', async (request, { id: rotaId }) => {
      const { assignmentId } = placeShape.parse(typedIn(request))
      const locked = one(postedFields(request), 'locked') !== 'no'
      await setLocks(deps, request.actor, { rotaId, assignmentIds: [assignmentId], locked, expected: undefined })
      return locked ? 'locked' : 'unlocked'
    })
  }

const pathOf = ({ id, shift }: At) => `/rotas/${id}/shifts/${shift}`

const overrideOf = (why: string): Override | undefined => (why === '' ? undefined : { reason: why })

function typedIn(request: FastifyRequest): TypedEdit {
  const fields = postedFields(request)
  const of = (name: string) => given(fields, name) ?? ''
  return {
    memberId: of('memberId'),
    insteadOf: of('insteadOf'),
    assignmentId: of('assignmentId'),
    reason: of('reason') || of('why'),
  }
}

interface Showing {
  readonly at: At
  readonly refusal: Refusal | undefined
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, { at, refusal }: Showing) {
  const view = await viewOf(deps, request)
  const { book, faces } = await seenIn(deps, request, at.id)
  const line = await deps.db.read((read) => getLine(read, book.facts.rota.lineId))
  const shift = book.shift.get(at.shift)
  if (!shift) throw notFound('shift in this rota')
  const candidates = await candidatesInSlices(book, shift)
  const page = (
    <ShiftPage
      view={refusal ? { ...view, path: pathOf(at) } : view}
      {...{ line, book, faces, shift }}
      candidates={candidates.filter(({ violations }) => !violations.some(holdsNotTheRole))}
      hasBegun={isFrozen(shift, view.now)}
      errors={refusal ? errorsOf(refusal, view, postedFields(request)) : NO_ERRORS}
      typed={typedIn(request)}
    />
  )
  return sendHtml(reply, page, statusOf(refusal))
}

/** Whoever never stands in this role is no candidate to read about. */
const holdsNotTheRole = ({ rule, gap }: Violation): boolean => rule === 'missing-qualification' && gap === 'role'

/** Broken rules lead to the field for the reason. */
function errorsOf(refusal: Refusal, { language }: View, fields: PostedFields): FormErrors {
  const { insteadOf, breakReason } = handWords(language)
  const labels = new Map(Object.entries({ memberId: deskWords(language).member, insteadOf, reason: breakReason }))
  const broken = refusal instanceof WarmlineError ? brokenLines(refusal, language) : undefined
  const lines = broken ?? refusalLines(refusal, language, (field) => labels.get(field))
  return new Map([[one(fields, 'assignmentId') === '' ? 'reason' : 'why', lines.join(language === 'zh' ? '；' : ' ')]])
}
