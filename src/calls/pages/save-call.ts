// Saving what a form holds so that nothing typed is lost: what a rule refuses is left out and told, the rest is stored.
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import { type FieldError, WarmlineError } from '../../errors.ts'
import type { CallRecord } from '../call.ts'
import type { FieldFinding } from '../clean-texts.ts'
import type { AmendmentReason } from '../codes.ts'
import { type ContentChange, changedContent } from '../content.ts'
import { amendCall, closeCall, saveDraft } from '../edit-call.ts'
import type { CallForm } from './call-fields.ts'

export interface Outcome {
  /** As it is stored now. */
  readonly call: CallRecord
  readonly findings: readonly FieldFinding[]
  readonly errors: readonly FieldError[]
  /** The risk would have gone down from R3 or R4. */
  readonly secondPerson: boolean
}

interface Saving {
  readonly id: string
  readonly form: CallForm
  /** As it was when the form was read. */
  readonly before: CallRecord
}

/** @throws lost-update, conflict, not-found, forbidden */
export async function saveForm(deps: Deps, actor: Actor, { id, form, before }: Saving): Promise<Outcome> {
  const { texts, expected } = form
  const save = (content: ContentChange) => saveDraft(deps, actor, id, { content, texts, expected })
  return insist(form.content, before, save)
}

/** Tries everything; then without the risk; then the texts alone. */
async function insist(
  content: ContentChange,
  before: CallRecord,
  save: (content: ContentChange) => Promise<Pick<Outcome, 'call' | 'findings'>>,
): Promise<Outcome> {
  try {
    return { ...(await save(content)), errors: [], secondPerson: false }
  } catch (error) {
    if (!(error instanceof WarmlineError)) throw error
    if (error.code === 'rule-broken') {
      const { risk: _, ...rest } = content
      const outcome = await insist(rest, before, save)
      return { ...outcome, secondPerson: true }
    }
    if (error.code !== 'invalid-input' || Object.keys(content).length === 0) throw error
    const outcome = await insist({}, before, save)
    return { ...outcome, errors: error.extra.errors ?? [] }
  }
}

/** Closes the call; when something is missing, what there is has been saved as a draft. */
export async function closeForm(
  deps: Deps,
  actor: Actor,
  { id, form, before }: Saving,
  endedAt: string,
): Promise<Outcome> {
  const { content, texts, expected } = form
  const ended = changedContent(before.content, content).endedAt ?? endedAt
  try {
    const closed = await closeCall(deps, actor, id, { content: { ...content, endedAt: ended }, texts, expected })
    return { ...closed, errors: [], secondPerson: false }
  } catch (error) {
    if (!(error instanceof WarmlineError)) throw error
    if (error.code !== 'invalid-input' && error.code !== 'rule-broken') throw error
    const saved = await saveForm(deps, actor, { id, form, before })
    const missing = error.extra.errors ?? []
    return { ...saved, errors: saved.errors.length > 0 ? saved.errors : missing }
  }
}

export interface AmendmentForm {
  readonly reason: AmendmentReason
  readonly note: string | undefined
}

/** All or nothing: an amendment is a revision of its own. @throws as the action does */
export async function amendForm(
  deps: Deps,
  actor: Actor,
  { id, form }: Omit<Saving, 'before'>,
  amendment: AmendmentForm,
): Promise<Outcome> {
  const { content, texts, expected } = form
  const amended = await amendCall(deps, actor, id, { content, texts, expected, ...amendment })
  return { ...amended, errors: [], secondPerson: false }
}
