// Filling in a call record: the form, its buttons, and the saving by itself.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { NO_ERRORS } from '../../console/form.tsx'
import { withQuery } from '../../console/local-path.ts'
import { chosen, given, one, type PostedFields } from '../../console/posted.ts'
import { seeOther, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import { expectedRevision } from '../../http/preconditions.ts'
import type { Routes } from '../../http/routes.ts'
import { AMENDMENT_REASONS } from '../codes.ts'
import { readCall } from '../read-call.ts'
import { isAtLeast } from '../risk.ts'
import {
  again,
  amendingOf,
  clash,
  type DraftDeps,
  errorsOf,
  idOf,
  type Posting,
  readPosting,
  refused,
  type SuggestTopics,
  show,
  withoutReason,
} from './draft-page.tsx'
import { findingCodes, removedWords } from './findings.ts'
import { amendForm, closeForm, type Outcome, saveForm } from './save-call.ts'
import { callWords } from './words.ts'

const access = { access: 'calls:write', page: true } as const
const hidden = { hide: true } as const

export const draftRoutes =
  (suggestTopics: SuggestTopics) =>
  (means: Deps): Routes =>
  async (app) => {
    const deps: DraftDeps = { ...means, suggestTopics }
    app.route({
      method: 'GET',
      url: '/calls/:id/edit',
      config: access,
      schema: hidden,
      handler: async (request, reply) => {
        const view = await viewOf(deps, request)
        const call = await readCall(deps, request.actor, idOf(request))
        const removed = new URL(request.url, 'http://here.invalid').searchParams.get('removed') ?? ''
        const state = { call, errors: NO_ERRORS, removed: removedWords(removed, callWords(view.language)) }
        return show(deps, reply, view, { ...state, ...amendingOf(call, new Map()) }, 200)
      },
    })
    app.route({
      method: 'POST',
      url: '/calls/:id',
      config: access,
      schema: hidden,
      handler: async (request, reply) => handleForm(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/calls/:id/autosave',
      config: { access: 'calls:write' },
      schema: hidden,
      handler: async (request, reply) => autosave(deps, request, reply),
    })
  }

async function handleForm(deps: DraftDeps, request: FastifyRequest, reply: FastifyReply) {
  const posting = await readPosting(deps, request)
  const { posted, before, form } = posting
  const amending = before.head.state === 'closed'
  const closing = one(posted, 'do') === 'close'
  try {
    const outcome = await act(deps, request, posting, { amending, closing })
    if (outcome === 'no-reason') return withoutReason(deps, request, reply, posting)
    const errors = errorsOf(outcome, posting)
    if (errors.size > 0 && one(posted, 'go') === '') return again(deps, reply, posting, { outcome, errors })
    return onwards(reply, posted, { outcome, amending, closing })
  } catch (error) {
    if (!(error instanceof WarmlineError)) throw error
    if (error.code === 'lost-update') return clash(deps, request, reply, posting)
    if (error.code === 'invalid-input' || error.code === 'rule-broken')
      return refused(deps, request, reply, posting, error)
    const closedMeanwhile = error.code === 'conflict' && form.expected !== undefined
    if (closedMeanwhile) return seeOther(reply, `/calls/${before.head.id}`)
    throw error
  }
}

interface Doing {
  readonly amending: boolean
  readonly closing: boolean
}

async function act(deps: DraftDeps, request: FastifyRequest, posting: Posting, { amending, closing }: Doing) {
  const { posted, before, form } = posting
  const { id } = before.head
  if (amending) {
    const reason = chosen(posted, 'reason', AMENDMENT_REASONS)
    if (reason === undefined) return 'no-reason'
    return amendForm(deps, request.actor, { id, form }, { reason, note: given(posted, 'note') })
  }
  // A lock must not wait for two windows to agree.
  const expected = one(posted, 'go') === '' ? form.expected : undefined
  const saving = { id, form: { ...form, expected }, before }
  const stopped = form.unreadable.size > 0
  if (!closing || stopped) return saveForm(deps, request.actor, saving)
  return closeForm(deps, request.actor, saving, deps.clock.now().toISO())
}

/** After saving: to the record, or to what a button of the top bar asked for. */
function onwards(
  reply: FastifyReply,
  posted: PostedFields,
  { outcome, amending, closing }: Doing & { outcome: Outcome },
) {
  const { head } = outcome.call
  const go = one(posted, 'go')
  const form = `/calls/${head.id}/edit`
  if (go === 'lock') return reply.redirect(`/lock?next=${encodeURIComponent(form)}`, 307)
  const language = /^language-(zh|en)$/.exec(go)?.[1]
  if (language) return reply.redirect(`/language?language=${language}&next=${encodeURIComponent(form)}`, 307)
  const removed = findingCodes(outcome.findings) || undefined
  if (!amending && !closing) return seeOther(reply, withQuery(form, { done: 'saved', removed }))
  const closed = isAtLeast(head.risk, 'R3') ? 'closed-high' : 'closed'
  return seeOther(reply, withQuery(`/calls/${head.id}`, { done: amending ? 'amended' : closed, removed }))
}

/** For the script: the new revision, what was removed, and the texts as stored where they differ from what was sent. */
async function autosave(deps: DraftDeps, request: FastifyRequest, reply: FastifyReply) {
  const posting = await readPosting(deps, request)
  const { view, before, facts, form } = posting
  const expected = expectedRevision(request) ?? form.expected
  const saving = { id: before.head.id, form: { ...form, expected }, before }
  const outcome = await saveForm(deps, request.actor, saving)
  const { call, findings } = outcome
  const fields = new Set(findings.map(({ field }) => field))
  return reply.send({
    revision: call.head.revision,
    at: view.now.setZone(facts.line.zone).toFormat('HH:mm:ss'),
    findings: removedWords(findingCodes(findings), callWords(view.language)).join(' '),
    texts: Object.fromEntries(Object.entries(call.texts).filter(([field]) => fields.has(field))),
    partly: errorsOf(outcome, posting).size > 0,
  })
}
