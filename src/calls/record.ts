// The steps that every change of a call record takes inside its write: episode, revision, topics, alert, counts.
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { DateTime } from 'luxon'
import type { Tx } from '../db/database.ts'
import type { CallerHash } from '../privacy/caller-hash.ts'
import { raiseAlert, raisesAlert } from './alert-store.ts'
import { type CallHead, type CallRecord, countedAs, headFields, isLate, retention } from './call.ts'
import { addFirstRevision, addHead, addTopics, appendCounts, queueForSearch } from './call-statements.ts'
import { replaceTopics, type Saving, saveRevision, updateHead } from './call-store.ts'
import { isCounted } from './codes.ts'
import { mustReport } from './completeness.ts'
import { countGroups } from './counting.ts'
import { hashesOf, joinOrOpen, leaveEpisode, siblingsOf } from './episode-store.ts'
import type { TextFinding } from './finding-rows.ts'
import { findingsOfRevision, saveFindings } from './finding-store.ts'
import type { LineFacts } from './line-facts.ts'
import { isRated, keepRatings } from './rating-store.ts'
import { openReport } from './reports/report-store.ts'

/** A call under an id that exists already: this one was sent before. Rolls the write back. */
export class AlreadyThere extends Error {
  override readonly name = 'AlreadyThere'
}

/** A call whose type is still open takes part in its caller's episode, so that it may open it at its own start. */
const maybeCounted = ({ type }: CallHead) => type === null || isCounted(type)

export interface NewRecord {
  readonly record: CallRecord
  readonly hashes: readonly CallerHash[]
  readonly facts: LineFacts
  readonly savedBy: string
  /** An old record: nobody is alerted of what is long over, and nobody is called back. */
  readonly isOld?: boolean
  readonly findings?: readonly TextFinding[] | undefined
}

/** @throws AlreadyThere */
export async function storeNew(
  tx: Tx,
  { record, hashes, facts, savedBy, isOld = false, findings = [] }: NewRecord,
): Promise<CallRecord> {
  const { line } = facts
  const { id: callId, startedAt } = record.head
  const arrival = {
    callId,
    hashes,
    startedAt: startedAt.toMillis(),
    days: line.settings.episodeDays,
    newId: randomUUID(),
  }
  const episode = maybeCounted(record.head) ? await joinOrOpen(tx, arrival) : { id: null, opened: true }
  const head: CallHead = { ...record.head, episodeId: episode.id }
  if (!(await addHead(tx, head))) throw new AlreadyThere()
  await addFirstRevision(tx, record, savedBy)
  if (findings.length > 0)
    await saveFindings(tx, { callId, revision: 1 }, findings, { at: head.enteredAt, by: savedBy })
  await addTopics(tx, head)
  if (isRated(record.content.satisfaction)) await keepRatings(tx, head, record.content.satisfaction)
  await queueForSearch(tx, head)
  if (!isOld)
    await raiseAlert(tx, { before: null, head, settings: line.settings, zone: line.zone, now: head.enteredAt })
  if (!isOld && head.mandatoryReport) await openReport(tx, head, head.enteredAt)
  const siblings = episode.opened ? [] : await siblingsOf(tx, head)
  await appendCounts(tx, head, countGroups(undefined, countedAs(head), siblings))
  return { ...record, head }
}

export interface Change {
  readonly before: CallRecord
  readonly after: Pick<CallRecord, 'content' | 'texts'>
  /** Closes a draft. */
  readonly close?: boolean
  /** Adds a revision instead of writing over a draft. */
  readonly amend?: boolean
  readonly facts: LineFacts
  readonly saving: Saving
  /** Where the texts say, or said, who somebody is; undefined: as before. */
  readonly findings?: readonly TextFinding[] | undefined
}

/** @throws lost-update */
export async function storeChange(tx: Tx, change: Change): Promise<CallRecord> {
  const { before, after, facts, saving } = change
  const { settings, zone } = facts.line
  const planned = await settleEpisode(tx, before.head, headAfter(change), settings.episodeDays)
  const head = await updateHead(tx, before.head, planned)
  await saveTexts(tx, { head, ...after }, change)
  await replaceTopics(tx, before.head, head)
  const { satisfaction } = after.content
  if (isRated(satisfaction) || isRated(before.content.satisfaction)) await keepRatings(tx, head, satisfaction)
  await queueForSearch(tx, head)
  await raiseAlert(tx, { before: before.head.risk, head, settings, zone, now: saving.at })
  if (head.mandatoryReport && !before.head.mandatoryReport) await openReport(tx, head, saving.at)
  await count(tx, before.head, head)
  return { head, ...after }
}

/** The revision and its findings. Restored passages are not scrubbed once more. */
async function saveTexts(tx: Tx, record: CallRecord, { before, findings, saving }: Change): Promise<void> {
  const { id: callId, contentRevision: revision } = record.head
  const was = await findingsOfRevision(tx, callId, before.head.contentRevision)
  const now = findings ?? was
  const verbatim = new Set(now.filter(({ keptReason }) => keptReason !== null).map(({ field }) => field))
  await saveRevision(tx, record, { ...saving, verbatim })
  if (was.length + now.length > 0) await saveFindings(tx, { callId, revision }, now, saving)
}

/** What a supervisor has read is something else now, unless only the note on an amendment is new. */
const saysSomethingElse = ({ before, after }: Change): boolean =>
  !isDeepStrictEqual(before.content, after.content) || !isDeepStrictEqual(before.texts, after.texts)

function headAfter(change: Change): CallHead {
  const { before, after, close, amend, facts, saving } = change
  const { head } = before
  const fields = headFields(after.content, facts.line.zone)
  return {
    ...head,
    ...fields,
    ...retention(fields.day, retentionClassOf(fields.risk, head, facts), facts.line.settings),
    mandatoryReport: mustReport(after.content, facts.topics),
    enteredLate: isLate(after.content, head.enteredAt),
    state: close ? 'closed' : head.state,
    closedAt: close ? saving.at : head.closedAt,
    contentRevision: head.contentRevision + (amend ? 1 : 0),
    ...(amend && saysSomethingElse(change) ? { reviewedAt: null, reviewedBy: null } : {}),
  }
}

/** Once high-risk, always kept as such: lowering the level ends no ladder. */
export const retentionClassOf = (
  risk: CallHead['risk'],
  before: Pick<CallHead, 'retentionClass'> | undefined,
  { line }: LineFacts,
): CallHead['retentionClass'] =>
  before?.retentionClass === 'high-risk' || raisesAlert(risk, line.settings) ? 'high-risk' : 'standard'

/** A call that turns out to be counted joins or opens an episode; one that turns out not to be leaves it. */
async function settleEpisode(tx: Tx, before: CallHead, after: CallHead, days: number): Promise<CallHead> {
  const wanted = maybeCounted(after)
  if (wanted === (before.episodeId !== null)) return after
  if (!wanted) {
    await leaveEpisode(tx, before)
    return { ...after, episodeId: null }
  }
  const startedAt = after.startedAt.toMillis()
  const arrival = { callId: after.id, hashes: hashesOf(after), startedAt, days, newId: randomUUID() }
  return { ...after, episodeId: (await joinOrOpen(tx, arrival)).id }
}

/** Appends what the change does to the counts of the line. */
async function count(tx: Tx, before: CallHead, after: CallHead): Promise<void> {
  const [was, is] = [countedAs(before), countedAs(after)]
  if (!was && !is) return
  const episodeId = after.episodeId ?? before.episodeId
  const siblings = await siblingsOf(tx, { ...after, episodeId })
  await appendCounts(tx, after, countGroups(was, is, siblings))
}

/** The head of a call that is new. */
export function newHead(
  fields: ReturnType<typeof headFields>,
  facts: LineFacts,
  given: Pick<CallHead, 'id' | 'memberId' | 'openedBy' | 'shiftId' | 'assignmentId' | 'enteredAt' | 'enteredLate'> & {
    readonly close: boolean
    readonly mandatoryReport: boolean
    readonly hash: CallerHash | undefined
  },
): CallHead {
  const { close, hash, ...rest } = given
  const retentionClass = retentionClassOf(fields.risk, undefined, facts)
  return {
    ...rest,
    ...fields,
    lineId: facts.line.id,
    state: close ? 'closed' : 'draft',
    closedAt: close ? (rest.enteredAt satisfies DateTime) : null,
    episodeId: null,
    callerKeyId: hash?.keyId ?? null,
    callerHash: hash?.hash ?? null,
    contentRevision: 1,
    revision: 1,
    reviewedAt: null,
    reviewedBy: null,
    ...retention(fields.day, retentionClass, facts.line.settings),
    legalHold: false,
    textsShreddedAt: null,
  }
}
