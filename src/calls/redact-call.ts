// Redaction: a passage that identifies somebody is overwritten wherever the call has it. That it happened stays on
// record; what it was does not.
import { randomUUID } from 'node:crypto'
import { and, eq, isNotNull } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { auditEntries, auditReasons } from '../access/tables.ts'
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import { unindexTexts } from '../db/search/text-index.ts'
import type { Deps } from '../deps.ts'
import { invalidInput } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import { keepingNumbers } from '../privacy/free-text.ts'
import type { CallRecord } from './call.ts'
import { queueForSearch } from './call-statements.ts'
import { getCall, revisionsOf, updateHead } from './call-store.ts'
import type { RedactionReason } from './codes.ts'
import { TEXT_FIELDS, type TextField } from './content.ts'
import { findingsAfter } from './finding-rows.ts'
import { findingsOfCall, saveFindings } from './finding-store.ts'
import { mustSupervise } from './rights.ts'
import { alerts, callRedactions, callRevisions, contactOpenings, followUps, riskLowerings } from './tables.ts'

/** What stands in a redacted passage's place. */
export const REDACTED = '[已遮盖]'

/** The passage as it stands in the text, or where it stands in a revision (default: the one that counts). */
export type Passage =
  | { readonly text: string }
  | { readonly field: TextField; readonly start: number; readonly end: number; readonly revision?: number | undefined }

/** What else keeps words of a call forgets them, in the same write. */
export type ForgetWords = (tx: Tx, callIds: readonly string[]) => Promise<void>

export interface RedactionInput {
  readonly passage: Passage
  readonly reason: RedactionReason
  readonly forgetWords: ForgetWords
  /** Where other features hold words of the call. */
  readonly elsewhere: readonly PlacesElsewhere[]
}

/** Texts that may hold a passage, and how they are saved without it. */
export interface Place {
  readonly texts: Readonly<Record<string, string | null>>
  /** Under what the public reads it: then it is not overwritten, and who redacts is told. */
  readonly published?: string | undefined
  save(texts: Record<string, string>): Promise<unknown>
}

/** The texts that a feature has made from a call. */
export type PlacesElsewhere = (tx: Tx, callId: string) => Promise<readonly Place[]>

export interface Redaction {
  readonly call: CallRecord
  /** Places that were overwritten. */
  readonly occurrences: number
  /** Where the public still reads the passage. */
  readonly publishedIn: readonly string[]
}

/**
 * Overwrites every occurrence of a passage in every revision of the call, its follow-ups, the reasons given for it, and
 * what other features have made from it.
 * @throws invalid-input when the call does not have the passage; it is not quoted
 */
export async function redactCall(deps: Deps, actor: Actor, id: string, input: RedactionInput): Promise<Redaction> {
  mustHold(actor, 'calls:redact')
  return deps.db.write('redact-call', async (tx) => {
    const now = deps.clock.now()
    const call = await getCall(tx, id)
    await mustSupervise(tx, actor, call.head, now)
    const passage = await passageOf(tx, call, input.passage)
    const { settings } = await getLine(tx, call.head.lineId)
    const places = await placesOf(tx, id, input.elsewhere, now)
    const stored = places.filter(({ published }) => published === undefined)
    const occurrences = await keepingNumbers(settings.keptNumbers, () => overwrite(stored, passage))
    if (occurrences === 0) throw invalidInput([{ path: 'text', message: 'does not occur in this call' }])
    const by = actor.accountId
    await tx
      .insert(callRedactions)
      .values({ id: randomUUID(), callId: id, redactedAt: now, redactedBy: by, reason: input.reason, occurrences })
      .returning({ id: callRedactions.id })
    await moveFindings(tx, id, { at: now, by })
    await unindexTexts(tx, [id])
    await input.forgetWords(tx, [id])
    await queueForSearch(tx, await updateHead(tx, call.head, call.head))
    await audit(tx, actor, { at: now, action: `call.redact-${input.reason}`, record: 'call', recordId: id })
    announce(`call-redacted:${id}`)
    return { call: await getCall(tx, id), occurrences, publishedIn: readIn(places, passage) }
  })
}

async function passageOf(tx: Tx, { head }: CallRecord, passage: Passage): Promise<string> {
  if ('text' in passage) return passage.text
  const wanted = passage.revision ?? head.contentRevision
  const revision = (await revisionsOf(tx, head.id)).find((each) => each.revision === wanted)
  const found = revision?.texts[passage.field].slice(passage.start, passage.end) ?? ''
  if (found.trim() === '' || found.length !== passage.end - passage.start) {
    throw invalidInput([{ path: 'start', message: 'there is no text at this place' }])
  }
  return found
}

/** Places moved: what is still a placeholder is found again, and what was kept in a text that changed is not. */
async function moveFindings(
  tx: Tx,
  callId: string,
  saving: { readonly at: DateTime; readonly by: string },
): Promise<void> {
  const found = await findingsOfCall(tx, callId)
  if (found.length === 0) return
  for (const { revision, texts } of await revisionsOf(tx, callId)) {
    const was = found.filter((finding) => finding.revision === revision)
    const fields = new Set(was.map(({ field }) => field))
    const moved = findingsAfter(was, texts, new Map([...fields].map((field) => [field, []])), undefined)
    await saveFindings(tx, { callId, revision }, moved, saving)
  }
}

async function placesOf(tx: Tx, callId: string, elsewhere: readonly PlacesElsewhere[], now: DateTime) {
  const places = [...(await revisionPlaces(tx, callId)), ...(await otherPlaces(tx, callId, now))]
  for (const more of elsewhere) places.push(...(await more(tx, callId)))
  return places
}

async function overwrite(places: readonly Place[], passage: string): Promise<number> {
  let occurrences = 0
  for (const { texts, save } of places) {
    const changed: Record<string, string> = {}
    for (const [field, text] of Object.entries(texts)) {
      const parts = (text ?? '').split(passage)
      if (parts.length === 1) continue
      changed[field] = parts.join(REDACTED)
      occurrences += parts.length - 1
    }
    if (Object.keys(changed).length > 0) await save(changed)
  }
  return occurrences
}

function readIn(places: readonly Place[], passage: string): readonly string[] {
  const having = places.filter(({ texts }) => Object.values(texts).some((text) => text?.includes(passage)))
  return [...new Set(having.flatMap(({ published }) => published ?? []))]
}

async function revisionPlaces(tx: Tx, callId: string): Promise<readonly Place[]> {
  const rows = await tx.select().from(callRevisions).where(eq(callRevisions.callId, callId))
  return rows.map((row) => ({
    texts: { ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, row[field]])), note: row.note },
    save: (texts) =>
      tx
        .update(callRevisions)
        .set(texts)
        .where(and(eq(callRevisions.callId, callId), eq(callRevisions.revision, row.revision)))
        .returning({ callId: callRevisions.callId }),
  }))
}

async function otherPlaces(tx: Tx, callId: string, now: DateTime): Promise<readonly Place[]> {
  const notes = await tx.select().from(followUps).where(eq(followUps.callId, callId))
  const lowerings = await tx.select().from(riskLowerings).where(eq(riskLowerings.callId, callId))
  const raised = await tx.select().from(alerts).where(eq(alerts.callId, callId))
  const openings = await tx.select().from(contactOpenings).where(eq(contactOpenings.callId, callId))
  const reasons = await tx
    .select({ id: auditReasons.id, text: auditReasons.text })
    .from(auditReasons)
    .innerJoin(auditEntries, eq(auditEntries.reasonId, auditReasons.id))
    .where(and(eq(auditEntries.recordId, callId), isNotNull(auditEntries.reasonId)))
  return [
    ...notes.map(({ id, note }) => ({
      texts: { note },
      save: (texts: Record<string, string>) =>
        tx.update(followUps).set(texts).where(eq(followUps.id, id)).returning({ id: followUps.id }),
    })),
    ...raised.map(({ id, closingNote }) => ({
      texts: { closingNote },
      save: (texts: Record<string, string>) =>
        tx.update(alerts).set(texts).where(eq(alerts.id, id)).returning({ id: alerts.id }),
    })),
    ...openings.map(({ id, reason }) => ({
      texts: { reason },
      save: (texts: Record<string, string>) =>
        tx.update(contactOpenings).set(texts).where(eq(contactOpenings.id, id)).returning({ id: contactOpenings.id }),
    })),
    ...lowerings.map(({ id, reason }) => ({
      texts: { reason },
      save: (texts: Record<string, string>) =>
        tx.update(riskLowerings).set(texts).where(eq(riskLowerings.id, id)).returning({ id: riskLowerings.id }),
    })),
    ...reasons.map(({ id, text }) => ({
      texts: { text },
      save: (texts: Record<string, string>) =>
        tx
          .update(auditReasons)
          .set({ ...texts, redactedAt: now })
          .where(eq(auditReasons.id, id))
          .returning({ id: auditReasons.id }),
    })),
  ]
}
