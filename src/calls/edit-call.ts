// Saving a draft, closing it, amending a closed call. The past is a fact: an amendment adds a revision.
import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, once } from '../access/idempotency.ts'
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalidInput, lostUpdate, WarmlineError } from '../errors.ts'
import { keepingNumbers } from '../privacy/free-text.ts'
import { type CallRecord, headFields } from './call.ts'
import { getCall } from './call-store.ts'
import { cleaned, type FieldSpan } from './clean-texts.ts'
import type { AmendmentReason, KeepReason } from './codes.ts'
import { contradictions, missingFields, topicErrors } from './completeness.ts'
import { followConsent } from './contact/withdrawn-consent.ts'
import { type ContentChange, changedContent, changedTexts, TEXT_FIELDS, type TextChange } from './content.ts'
import { findingsAfter, keptPassages } from './finding-rows.ts'
import { findingsOfRevision } from './finding-store.ts'
import { type LineFacts, lineFacts } from './line-facts.ts'
import type { SavedCall } from './open-call.ts'
import { storeChange } from './record.ts'
import { mustEdit } from './rights.ts'
import { handledAs, needsSecondPerson } from './risk.ts'

export interface CallChange {
  readonly content: ContentChange
  readonly texts: TextChange
  /** The revision that the client changed; undefined: whatever is there. */
  readonly expected?: number | undefined
  /** False alarms to restore, in the texts as they are sent this time. */
  readonly keep?: Restoration | undefined
}

export interface Restoration {
  readonly spans: readonly FieldSpan[]
  readonly reason: KeepReason
}

export interface Amendment extends CallChange {
  readonly reason: AmendmentReason
  readonly note?: string | undefined
}

type Verb = 'save' | 'close' | 'amend'

/** Saves a draft: autosave. @throws conflict when the call is closed */
export const saveDraft = (deps: Deps, actor: Actor, id: string, change: CallChange): Promise<SavedCall> =>
  edit(deps, actor, id, 'save', change)

/** Closes a draft, with last changes if there are any. @throws invalid-input naming every field that is missing */
export const closeCall = (deps: Deps, actor: Actor, id: string, change: CallChange): Promise<SavedCall> =>
  edit(deps, actor, id, 'close', change)

/** Amends a closed call: a new revision, the old one kept. @throws conflict when it is still a draft */
export const amendCall = (
  deps: Deps,
  actor: Actor,
  id: string,
  change: Amendment,
  attempt?: Attempt,
): Promise<SavedCall> => edit(deps, actor, id, 'amend', change, attempt)

const AUDITED: Readonly<Record<Verb, string>> = { save: 'call.save', close: 'call.close', amend: 'call.amend' }

async function edit(
  deps: Deps,
  actor: Actor,
  id: string,
  verb: Verb,
  change: CallChange & Partial<Amendment>,
  attempt?: Attempt,
): Promise<SavedCall> {
  mustHold(actor, 'calls:write')
  const { lineId, passages } = await deps.db.read((read) => standing(read, id))
  const facts = await lineFacts(deps, lineId)
  const { keptNumbers: numbers } = facts.line.settings
  const { texts, findings, marks } = cleaned({ ...change.texts, note: change.note }, [...TEXT_FIELDS, 'note'], {
    spans: change.keep?.spans ?? [],
    passages,
    numbers,
  })
  const { note, ...textChange } = texts
  const now = deps.clock.now()
  const write = async (tx: Tx) => {
    let changed: CallRecord | undefined
    await once(tx, attempt, async () => {
      const before = await getCall(tx, id)
      await mustEdit(tx, actor, before.head, now)
      if (verb === 'close' && before.head.state === 'closed' && isEmpty(change)) return id
      mustBeOpenTo(verb, before, change.expected)
      const after = {
        content: changedContent(before.content, change.content),
        texts: changedTexts(before.texts, textChange),
      }
      check(before, after, { facts, verb, now })
      const found = await findingsOfRevision(tx, id, before.head.contentRevision)
      const saving = { at: now, by: actor.accountId, reason: change.reason, note }
      changed = await storeChange(tx, {
        before,
        after,
        facts,
        saving,
        findings: findingsAfter(found, after.texts, marks, change.keep?.reason),
        close: verb === 'close',
        amend: verb === 'amend',
      })
      await followConsent(tx, actor, { before, after: changed, at: now })
      await audit(tx, actor, { at: now, action: AUDITED[verb], record: 'call', recordId: id })
      if (change.keep)
        await audit(tx, actor, { at: now, action: `call.keep-${change.keep.reason}`, record: 'call', recordId: id })
      return id
    })
    return changed ?? getCall(tx, id)
  }
  return { call: await deps.db.write(`${verb}-call`, (tx) => keepingNumbers(numbers, () => write(tx))), findings }
}

/** Its line, and the passages in it that were kept before. */
async function standing(read: Read, id: string) {
  const { head, texts } = await getCall(read, id)
  const found = await findingsOfRevision(read, id, head.contentRevision)
  return { lineId: head.lineId, passages: keptPassages(found, texts) }
}

/** Closing twice with nothing new is a resend. */
const isEmpty = ({ content, texts }: CallChange) => Object.keys(content).length + Object.keys(texts).length === 0

function mustBeOpenTo(verb: Verb, { head }: CallRecord, expected: number | undefined): void {
  if (verb === 'amend' && head.state === 'draft') throw conflict('This call is still a draft: save it, or close it.')
  if (verb !== 'amend' && head.state === 'closed') throw conflict('This call is closed: amend it instead.')
  if (head.textsShreddedAt !== null)
    throw conflict('The texts of this call have been shredded; the record stays as it is.')
  if (expected !== undefined && expected !== head.revision) throw lostUpdate()
}

function check(
  before: CallRecord,
  after: Pick<CallRecord, 'content' | 'texts'>,
  { facts, verb, now }: { readonly facts: LineFacts; readonly verb: Verb; readonly now: DateTime },
): void {
  const { day } = headFields(after.content, facts.line.zone)
  const errors = [
    ...contradictions(after.content, now),
    ...topicErrors(after.content, facts.topics, day, before.head.topics),
    ...(verb === 'save' ? [] : missingFields(after.content, after.texts)),
  ]
  if (errors.length > 0) throw invalidInput(errors)
  // Not the level of the head: a draft from before a change of the rules must stay open to every save.
  const [was, is] = [before, after].map(({ content }) => handledAs(content.risk))
  if (needsSecondPerson(was ?? null, is ?? null)) throw secondPerson(before)
}

const secondPerson = ({ head }: CallRecord) =>
  new WarmlineError('rule-broken', `${head.risk} goes down only with a second person.`, {
    members: {
      rules: [
        {
          rule: 'second-person',
          wayOut: `Propose it with POST /api/v1/calls/${head.id}/risk-lowerings; a supervisor confirms it.`,
        },
      ],
    },
  })
