// The author of a call restores false alarms in it: the text is sent again with the spans to keep, and a reason.
import { type Actor, mustHold } from '../access/actor.ts'
import type { Deps } from '../deps.ts'
import { invalidInput, lostUpdate } from '../errors.ts'
import type { CallRecord } from './call.ts'
import { getCall } from './call-store.ts'
import type { KeepReason } from './codes.ts'
import { amendCall, saveDraft } from './edit-call.ts'
import type { TextFinding } from './finding-rows.ts'
import { findingsOfRevision } from './finding-store.ts'
import { isRestorable, resent, type SaidAgain } from './restore.ts'
import { mustEdit } from './rights.ts'

export interface Restorable {
  readonly call: CallRecord
  readonly findings: readonly TextFinding[]
}

/** The call and what may be restored in it. @throws not-found, forbidden */
export async function readRestorable(deps: Deps, actor: Actor, id: string): Promise<Restorable> {
  mustHold(actor, 'calls:write')
  return deps.db.read(async (read) => {
    const call = await getCall(read, id)
    await mustEdit(read, actor, call.head, deps.clock.now())
    const findings = await findingsOfRevision(read, id, call.head.contentRevision)
    return { call, findings: findings.filter(isRestorable) }
  })
}

export interface RestoringInput {
  readonly said: readonly Pick<SaidAgain, 'field' | 'place' | 'passage'>[]
  readonly reason: KeepReason
  readonly expected: number
}

/**
 * A closed call is amended. @throws invalid-input for a place where nothing may be restored, or when a number would come
 * back; lost-update when the text has changed since it was shown
 */
export async function restoreInCall(deps: Deps, actor: Actor, id: string, input: RestoringInput): Promise<CallRecord> {
  const { said, reason, expected } = input
  const { call, findings } = await readRestorable(deps, actor, id)
  if (call.head.revision !== expected) throw lostUpdate()
  const places = said.map(({ field, place, passage }) => {
    const there = findings.find((finding) => finding.field === field && finding.place === place)
    if (!there) throw invalidInput([{ path: 'said', message: 'nothing may be restored at this place' }])
    return { field, place, length: there.length, passage }
  })
  if (places.length === 0) throw invalidInput([{ path: 'said', message: 'nothing was chosen' }])
  const { texts, spans } = resent(call.texts, places)
  const change = { content: {}, texts, expected, ...(spans.length > 0 ? { keep: { spans, reason } } : {}) }
  const saved =
    call.head.state === 'draft'
      ? await saveDraft(deps, actor, id, change)
      : await amendCall(deps, actor, id, { ...change, reason: 'correction' })
  return saved.call
}
