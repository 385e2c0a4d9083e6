// Opening a call record: the counsellor has somebody on the line, or sends what was written while the network was away.
import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, once } from '../access/idempotency.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { type FieldError, forbidden, invalidInput } from '../errors.ts'
import { type CallerHash, callerHashes, isWithheld, normalisePhone } from '../privacy/caller-hash.ts'
import { keepingNumbers } from '../privacy/free-text.ts'
import { type CallRecord, headFields, isLate } from './call.ts'
import { getCall } from './call-store.ts'
import { cleaned, type FieldFinding } from './clean-texts.ts'
import { contradictions, missingFields, mustReport, topicErrors } from './completeness.ts'
import {
  type CallContent,
  type CallTexts,
  type ContentChange,
  changedContent,
  changedTexts,
  emptyContent,
  NO_TEXTS,
  TEXT_FIELDS,
  type TextChange,
} from './content.ts'
import { findingsAfter } from './finding-rows.ts'
import { type LineFacts, lineFacts, linesServed, shiftAt } from './line-facts.ts'
import { AlreadyThere, newHead, storeNew } from './record.ts'
import { sentBefore } from './sent-before.ts'

export interface NewCall {
  /** Made by the client, so that sending it again is safe. A random v4 UUID. */
  readonly id?: string | undefined
  readonly lineId: string
  /** Used for the keyed hash and then forgotten. Undefined, null or a word that says so: withheld. */
  readonly phone?: string | null | undefined
  /** For whom the system enters it. Everybody else enters their own. */
  readonly memberId?: string | undefined
  readonly content: ContentChange
  readonly texts: TextChange
  readonly close: boolean
}

export interface SavedCall {
  readonly call: CallRecord
  readonly findings: readonly FieldFinding[]
}

/**
 * Opens a call record as a draft, or stores a complete one.
 * @throws invalid-input naming every field; forbidden for a line that the counsellor does not serve; id-reused when the
 * id is that of a record made from something else
 */
export async function openCall(deps: Deps, actor: Actor, input: NewCall, attempt?: Attempt): Promise<SavedCall> {
  mustHold(actor, 'calls:write')
  const facts = await lineFacts(deps, input.lineId)
  const now = deps.clock.now()
  const { keptNumbers: numbers } = facts.line.settings
  const { texts, findings, marks } = cleaned(input.texts, TEXT_FIELDS, { numbers })
  const content = changedContent(emptyContent(now.toISO()), input.content)
  const prepared = { content, texts: changedTexts(NO_TEXTS, texts), facts, now }
  const fields = headFields(content, facts.line.zone)
  const phone = numberOf(input.phone)
  check(prepared, fields, { close: input.close, errors: phone.errors })
  const memberId = await counsellorOf(deps, actor, input, fields.day)
  const shift = memberId === null ? undefined : await shiftAt(deps, memberId, facts.line.id, fields.startedAt)
  const hashes = hashesFor(deps, input.lineId, { number: phone.number, day: fields.day })
  const create = (id: string) => ({
    record: {
      head: newHead(fields, facts, {
        id,
        memberId,
        openedBy: actor.accountId,
        shiftId: shift?.shiftId ?? null,
        assignmentId: shift?.assignmentId ?? null,
        enteredAt: now,
        enteredLate: isLate(content, now),
        close: input.close,
        mandatoryReport: mustReport(content, facts.topics),
        hash: hashes[0],
      }),
      content,
      texts: prepared.texts,
    },
    hashes,
    facts,
    savedBy: actor.accountId,
    findings: findingsAfter([], prepared.texts, marks, undefined),
  })
  const write = async (tx: Tx) => {
    let made: CallRecord | undefined
    const store = async (proposed: string) => {
      made = await storeNew(tx, create(proposed))
      await audit(tx, actor, { at: now, action: 'call.create', record: 'call', recordId: proposed })
      return proposed
    }
    const { id } = await once(tx, attempt, store, input.id)
    return made ?? getCall(tx, id)
  }
  const call = await deps.db
    .write('create-call', (tx) => keepingNumbers(numbers, () => write(tx)))
    .catch((error) => {
      if (!(error instanceof AlreadyThere) || input.id === undefined) throw error
      return sentBefore(deps, actor, { ...input, id: input.id, texts, hashes, attempt })
    })
  return { call, findings }
}

function check(
  { content, texts, facts, now }: { content: CallContent; texts: CallTexts; facts: LineFacts; now: DateTime },
  fields: ReturnType<typeof headFields>,
  { close, errors: others }: { readonly close: boolean; readonly errors: readonly FieldError[] },
): void {
  const errors = [
    ...others,
    ...contradictions(content, now),
    ...topicErrors(content, facts.topics, fields.day),
    ...(close ? missingFields(content, texts) : []),
  ]
  if (errors.length > 0) throw invalidInput(errors)
}

async function counsellorOf(deps: Deps, actor: Actor, input: NewCall, day: string): Promise<string | null> {
  if (actor.kind === 'system') return input.memberId ?? null
  if (actor.memberId === undefined) throw forbidden('This account belongs to no member, so it takes no calls.')
  if (input.memberId !== undefined && input.memberId !== actor.memberId) throw forbidden('Enter your own calls only.')
  const lines = await linesServed(deps, actor.memberId, day)
  if (!lines.includes(input.lineId)) throw forbidden('You do not serve this line.')
  return actor.memberId
}

/** A number that is none would be taken for a withheld one, and its caller never known again. It is not quoted. */
function numberOf(phone: NewCall['phone']): {
  readonly number?: string | undefined
  readonly errors: readonly FieldError[]
} {
  if (phone === undefined || phone === null || isWithheld(phone)) return { errors: [] }
  const number = normalisePhone(phone)
  return { number, errors: number === undefined ? [NO_NUMBER] : [] }
}
const NO_NUMBER = { path: 'phone', message: 'is not a telephone number; send null when it is withheld' }

function hashesFor(
  deps: Deps,
  lineId: string,
  { number, day }: { readonly number: string | undefined; readonly day: string },
): readonly CallerHash[] {
  return number === undefined ? [] : callerHashes(deps.keys.callerKeys(lineId, day), number)
}
