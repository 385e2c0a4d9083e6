// The page of publishing and its form.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type FormErrors, NO_ERRORS } from '../../console/form.tsx'
import { one, postedFields } from '../../console/posted.ts'
import { isRefusal, type Refusal, refusalLines, statusOf } from '../../console/refusal.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { freeTextInput } from '../../http/wire.ts'
import { getLine } from '../../lines/store.ts'
import { publishRota } from '../actions.ts'
import { brokenLines } from '../pages/refusal.ts'
import { diffOfRota } from '../version-diff.ts'
import { listVersions } from '../version-store.ts'
import { seenIn } from '../weigh/routes.ts'
import { reason, rotaParams } from '../wire.ts'
import { handWords } from './hand-words.ts'
import { PublishPage } from './publish-page.tsx'

const config = { access: 'rota:write', page: true } as const
const schema = { hide: true, params: rotaParams } as const
const publishShape = z.object({ note: freeTextInput.max(2_000), reason })

export const publishPages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/rotas/:id/publish',
      config,
      schema,
      handler: (request, reply) => show(deps, request, reply, { id: request.params.id, refusal: undefined }),
    })
    app.route({
      method: 'POST',
      url: '/rotas/:id/publish',
      config,
      schema,
      handler: async (request, reply) => {
        const { id } = request.params
        try {
          const { note, reason: why } = publishShape.parse(typedIn(request))
          const override = why === '' ? undefined : { reason: why }
          await publishRota(deps, request.actor, { rotaId: id, note, override, expected: undefined })
          return seeOther(reply, `/rotas/${id}/publish?done=published`)
        } catch (error) {
          if (!isRefusal(error)) throw error
          return show(deps, request, reply, { id, refusal: error })
        }
      },
    })
  }

function typedIn(request: FastifyRequest) {
  const fields = postedFields(request)
  return { note: one(fields, 'note'), reason: one(fields, 'reason') }
}

interface Showing {
  readonly id: string
  readonly refusal: Refusal | undefined
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, { id, refusal }: Showing) {
  const view = await viewOf(deps, request)
  const { book, faces } = await seenIn(deps, request, id)
  const shown = await deps.db.read(async (read) => ({
    line: await getLine(read, book.facts.rota.lineId),
    differences: (await diffOfRota(read, id, { to: 'now' })).found,
    versions: await listVersions(read, id),
  }))
  const page = (
    <PublishPage
      view={refusal ? { ...view, path: `/rotas/${id}/publish` } : view}
      {...{ ...shown, book, faces }}
      errors={refusal ? errorsOf(refusal, view) : NO_ERRORS}
      typed={typedIn(request)}
    />
  )
  return sendHtml(reply, page, statusOf(refusal))
}

function errorsOf(refusal: Refusal, { language }: View): FormErrors {
  const words = handWords(language)
  const labels = new Map(Object.entries({ note: words.note, reason: words.publishReason }))
  const broken = refusal instanceof WarmlineError ? brokenLines(refusal, language) : undefined
  if (broken) return new Map([['reason', words.toSettle(broken.length)]])
  return new Map([['note', refusalLines(refusal, language, (field) => labels.get(field)).join(' ')]])
}
