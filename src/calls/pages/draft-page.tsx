// Reading a posted call form, and showing it again with what is wrong.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FormErrors, NO_ERRORS } from '../../console/form.tsx'
import { one, type PostedFields, postedFields } from '../../console/posted.ts'
import { sendHtml, type View, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { WarmlineError } from '../../errors.ts'
import { isCurrent } from '../../lines/topic.ts'
import type { CallRecord } from '../call.ts'
import { getCall, lineOfCall } from '../call-store.ts'
import { changedContent, changedTexts } from '../content.ts'
import { type LineFacts, lineFacts } from '../line-facts.ts'
import { readCall } from '../read-call.ts'
import { type CallForm, problemsByField, readCallForm } from './call-fields.ts'
import { CallFormPage, type CallFormProps } from './call-form.tsx'
import { findingCodes, removedWords } from './findings.ts'
import type { Outcome } from './save-call.ts'
import { callWords } from './words.ts'

export const idOf = (request: FastifyRequest): string =>
  new URL(request.url, 'http://here.invalid').pathname.split('/')[2] ?? ''

/** A closed call is amended by the same form. */
export function amendingOf({ head }: CallRecord, posted: PostedFields): Pick<CallFormProps, 'amending'> {
  return head.state === 'closed' ? { amending: { reason: one(posted, 'reason'), note: one(posted, 'note') } } : {}
}

/** Codes of topics that a summary may be about, best first. They are shown, never chosen. */
export type SuggestTopics = (
  deps: Deps,
  text: { readonly lineId: string; readonly text: string },
) => Promise<readonly string[]>

export type DraftDeps = Deps & { readonly suggestTopics: SuggestTopics }

type Shown = Pick<CallFormProps, 'call' | 'errors' | 'removed' | 'lost' | 'amending' | 'typed'>

export async function show(deps: DraftDeps, reply: FastifyReply, view: View, shown: Shown, status: number) {
  const { line, topics } = await lineFacts(deps, shown.call.head.lineId)
  const offered = topics.filter(
    ({ code }) => isCurrent(topics, code, shown.call.head.day) || shown.call.head.topics.includes(code),
  )
  const codes = await deps.suggestTopics(deps, { lineId: line.id, text: shown.call.texts.summary })
  const suggested = codes.flatMap((code) => offered.find((topic) => topic.code === code) ?? [])
  return sendHtml(
    reply,
    <CallFormPage view={view} line={line} topics={offered} suggested={suggested} {...shown} />,
    status,
  )
}

export interface Posting {
  readonly posted: PostedFields
  readonly view: View
  readonly before: CallRecord
  readonly facts: LineFacts
  readonly form: CallForm
}

/** Who may change the record is settled by the action; what is read here is not shown unless it says yes. */
export async function readPosting(deps: DraftDeps, request: FastifyRequest): Promise<Posting> {
  const id = idOf(request)
  const posted = postedFields(request)
  const view = await viewOf(deps, request)
  const facts = await lineFacts(deps, await deps.db.read((read) => lineOfCall(read, id)))
  const before = await deps.db.read((read) => getCall(read, id))
  return { posted, view, before, facts, form: readCallForm(posted, before.content, facts.line.zone) }
}

export function errorsOf(outcome: Outcome, { form, view }: Posting): FormErrors {
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

/** The form again: the texts as they are stored, everything else as it was chosen or typed, and what is wrong with it. */
export function again(
  deps: DraftDeps,
  reply: FastifyReply,
  posting: Posting,
  { outcome, errors }: { outcome: Outcome; errors: FormErrors },
) {
  const { view, form } = posting
  const removed = removedWords(findingCodes(outcome.findings), callWords(view.language))
  const { risk, ...others } = form.content
  // A risk that only a second person may lower is shown as it stands, so that nobody takes it for lowered.
  const chosen = outcome.secondPerson ? others : { ...others, risk }
  const call = { ...outcome.call, content: changedContent(outcome.call.content, chosen) }
  return show(deps, reply, view, { call, errors, removed, typed: unreadIn(posting) }, 422)
}

/** What was typed into fields that could not be read, by field. */
const unreadIn = ({ posted, form }: Posting): ReadonlyMap<string, string> =>
  new Map([...form.unreadable.keys()].map((name) => [name, one(posted, name)]))

/** What was typed, over the record as it is now: shown only to those whose record it is. */
function typedOver(now: CallRecord, { form }: Posting): CallRecord {
  return { ...now, content: changedContent(now.content, form.content), texts: changedTexts(now.texts, form.texts) }
}

export async function clash(deps: DraftDeps, request: FastifyRequest, reply: FastifyReply, posting: Posting) {
  const now = await readCall(deps, request.actor, posting.before.head.id)
  const call = typedOver(now, posting)
  const typed = unreadIn(posting)
  const state = { call, errors: NO_ERRORS, removed: [], lost: true, typed, ...amendingOf(now, posting.posted) }
  return show(deps, reply, posting.view, state, 412)
}

export async function withoutReason(deps: DraftDeps, request: FastifyRequest, reply: FastifyReply, posting: Posting) {
  const { view, posted } = posting
  const now = await readCall(deps, request.actor, posting.before.head.id)
  const errors = new Map([['reason', callWords(view.language).problem.chooseReason]])
  const typed = unreadIn(posting)
  const state = { call: typedOver(now, posting), errors, removed: [], typed, ...amendingOf(now, posted) }
  return show(deps, reply, view, state, 422)
}

/** An amendment that a rule refused: nothing is stored, everything typed is shown again. */
export async function refused(
  deps: DraftDeps,
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
  const state = { call, errors, removed: [], typed: unreadIn(posting), ...amendingOf(now, posting.posted) }
  return show(deps, reply, posting.view, state, 422)
}
