// Filling in a call record: the form, its buttons, and the saving by itself.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FormErrors } from '../../console/form.tsx'
import { NO_ERRORS } from '../../console/form.tsx'
import { withQuery } from '../../console/local-path.ts'
import { chosen, given, one, type PostedFields, postedFields } from '../../console/posted.ts'
import { seeOther, sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import { expectedRevision } from '../../http/preconditions.ts'
import type { Routes } from '../../http/routes.ts'
import { isCurrent } from '../../lines/topic.ts'
import type { CallRecord } from '../call.ts'
import { getCall, lineOfCall } from '../call-store.ts'
import { AMENDMENT_REASONS } from '../codes.ts'
import { changedContent, changedTexts } from '../content.ts'
import { type LineFacts, lineFacts } from '../line-facts.ts'
import { readCall } from '../read-call.ts'
import { isAtLeast } from '../risk.ts'
import { type CallForm, problemsByField, readCallForm } from './call-fields.ts'
import { CallFormPage, type CallFormProps } from './call-form.tsx'
import { findingCodes, removedWords } from './findings.ts'
import { amendForm, closeForm, type Outcome, saveForm } from './save-call.ts'
import { callWords } from './words.ts'

const access = { access: 'calls:write', page: true } as const
const hidden = { hide: true } as const

const idOf = (request: FastifyRequest): string =>
  new URL(request.url, 'http://here.invalid').pathname.split('/')[2] ?? ''

export const draftRoutes =
  (deps: Deps): Routes =>
  async (app) => {
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

/** A closed call is amended by the same form. */
function amendingOf({ head }: CallRecord, posted: PostedFields): Pick<CallFormProps, 'amending'> {
  return head.state === 'closed' ? { amending: { reason: one(posted, 'reason'), note: one(posted, 'note') } } : {}
}

type Shown = Pick<CallFormProps, 'call' | 'errors' | 'removed' | 'lost' | 'amending'>

async function show(deps: Deps, reply: FastifyReply, view: View, shown: Shown, status: number) {
  const { line, topics } = await lineFacts(deps, shown.call.head.lineId)
  const offered = topics.filter(
    ({ code }) => isCurrent(topics, code, shown.call.head.day) || shown.call.head.topics.includes(code),
  )
  return sendHtml(reply, <CallFormPage view={view} line={line} topics={offered} {...shown} />, status)
}

interface Posting {
  readonly posted: PostedFields
  readonly view: View
  readonly before: CallRecord
  readonly facts: LineFacts
  readonly form: CallForm
}

/** Who may change the record is settled by the action; what is read here is not shown unless it says yes. */
async function readPosting(deps: Deps, request: FastifyRequest): Promise<Posting> {
  const id = idOf(request)
  const posted = postedFields(request)
  const view = await viewOf(deps, request)
  const facts = await lineFacts(deps, await deps.db.read((read) => lineOfCall(read, id)))
  const before = await deps.db.read((read) => getCall(read, id))
  return { posted, view, before, facts, form: readCallForm(posted, before.content, facts.line.zone) }
}

async function handleForm(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
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

async function act(deps: Deps, request: FastifyRequest, posting: Posting, { amending, closing }: Doing) {
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

function errorsOf(outcome: Outcome, { form, view }: Posting): FormErrors {
  const words = callWords(view.language)
  const errors = new Map<string, string>()
  for (const [field, problem] of form.unreadable) {
    const said = words.problem[problem]
    if (typeof said === 'string') errors.set(field, said)
  }
  for (const [field, said] of problemsByField(outcome.errors, words, outcome.call.content)) errors.set(field, said)
  if (outcome.secondPerson) errors.set('risk', words.problem.secondPerson)
  return errors
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

/** The form again, with the record as it is stored and what is wrong with the rest. */
function again(
  deps: Deps,
  reply: FastifyReply,
  { view }: Posting,
  { outcome, errors }: { outcome: Outcome; errors: FormErrors },
) {
  const removed = removedWords(findingCodes(outcome.findings), callWords(view.language))
  return show(deps, reply, view, { call: outcome.call, errors, removed }, 422)
}

/** What was typed, over the record as it is now: shown only to those whose record it is. */
function typedOver(now: CallRecord, { form }: Posting): CallRecord {
  return { ...now, content: changedContent(now.content, form.content), texts: changedTexts(now.texts, form.texts) }
}

async function clash(deps: Deps, request: FastifyRequest, reply: FastifyReply, posting: Posting) {
  const now = await readCall(deps, request.actor, posting.before.head.id)
  const call = typedOver(now, posting)
  const state = { call, errors: NO_ERRORS, removed: [], lost: true, ...amendingOf(now, posting.posted) }
  return show(deps, reply, posting.view, state, 412)
}

async function withoutReason(deps: Deps, request: FastifyRequest, reply: FastifyReply, posting: Posting) {
  const { view, posted } = posting
  const now = await readCall(deps, request.actor, posting.before.head.id)
  const errors = new Map([['reason', callWords(view.language).problem.needed]])
  const state = { call: typedOver(now, posting), errors, removed: [], ...amendingOf(now, posted) }
  return show(deps, reply, view, state, 422)
}

/** An amendment that a rule refused: nothing is stored, everything typed is shown again. */
async function refused(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  posting: Posting,
  error: WarmlineError,
) {
  const words = callWords(posting.view.language)
  const now = await readCall(deps, request.actor, posting.before.head.id)
  const call = typedOver(now, posting)
  const errors =
    error.code === 'rule-broken'
      ? new Map([['risk', words.problem.secondPerson]])
      : problemsByField(error.extra.errors ?? [], words, call.content)
  const state = { call, errors, removed: [], ...amendingOf(now, posting.posted) }
  return show(deps, reply, posting.view, state, 422)
}

/** For the script: the new revision, what was removed, and the texts as stored where they differ from what was sent. */
async function autosave(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
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
