// The verbs of a follow-up: claim, release, assign, done, not reached, not needed.
import type { DateTime } from 'luxon'
import { type Actor, holds, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, forbidden, invalidInput, lostUpdate } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import { linesServedAt } from '../people/store.ts'
import type { FieldFinding } from './clean-texts.ts'
import { type FollowUp, type FollowUpOutcome, latestRetry, noteBelow, TRY_AGAIN_AFTER } from './follow-up.ts'
import { followUpsOf, getFollowUp, updateFollowUp } from './follow-up-store.ts'
import { mustServe, supervises } from './rights.ts'
import { writeTexts } from './write-texts.ts'

export type FollowUpStep =
  /** Takes it on. */
  | { readonly verb: 'claim' }
  /** Gives it back. */
  | { readonly verb: 'release' }
  /** Gives it to another member: by a supervisor. */
  | { readonly verb: 'assign'; readonly memberId: string }
  | { readonly verb: 'done'; readonly outcome: FollowUpOutcome; readonly note?: string | undefined }
  /** Nobody answered: it stays open, to be tried again. */
  | { readonly verb: 'not-reached'; readonly tryAgainAt?: DateTime | undefined; readonly note?: string | undefined }
  /** By a supervisor, who says why. */
  | { readonly verb: 'not-needed'; readonly note: string }

export interface SteppedFollowUp {
  readonly followUp: FollowUp
  readonly findings: readonly FieldFinding[]
}

/** Of all notes on a follow-up together. */
const MOST_CHARACTERS = 20_000

/** @throws forbidden, not-found; conflict when it has ended, or is another member's */
export async function stepFollowUp(
  deps: Deps,
  actor: Actor,
  id: string,
  step: FollowUpStep,
  expected?: number,
): Promise<SteppedFollowUp> {
  mustHold(actor, 'follow-ups:work')
  const note = 'note' in step ? step.note : undefined
  const lineOf = async (read: Read) => (await getFollowUp(read, id)).lineId
  const written = { name: `${step.verb}-follow-up`, lineOf, texts: { note }, fields: ['note'] as const }
  const { saved, findings } = await writeTexts(deps, written, async (tx, texts) => {
    const now = deps.clock.now()
    const before = await getFollowUp(tx, id)
    await mustServe(tx, actor, before.lineId, now)
    if (expected !== undefined && expected !== before.revision) throw lostUpdate()
    if (before.state !== 'open') throw conflict('This follow-up has ended.')
    const changes = await changesOf(tx, { actor, before, step, now })
    const after = await updateFollowUp(tx, before, {
      ...changes,
      ...(await notesOf(tx, before, { added: texts.note, now })),
    })
    await audit(tx, actor, { at: now, action: `follow-up.${step.verb}`, record: 'follow-up', recordId: id })
    return after
  })
  return { followUp: saved, findings }
}

interface Noting {
  readonly added: string | undefined
  readonly now: DateTime
}

/** @throws invalid-input for a note that is too long with those before it */
async function notesOf(tx: Tx, before: FollowUp, { added, now }: Noting): Promise<Partial<FollowUp>> {
  if (added === undefined || added === '') return {}
  const { zone } = await getLine(tx, before.lineId)
  const note = noteBelow(before.note, added, now.setZone(zone))
  if (note.length <= MOST_CHARACTERS) return { note }
  const message = `must have at most ${MOST_CHARACTERS} characters with the notes before it`
  throw invalidInput([{ path: 'note', message, zh: `连同以前的备注最多 ${MOST_CHARACTERS} 字` }])
}

interface Stepping {
  readonly actor: Actor
  readonly before: FollowUp
  readonly step: FollowUpStep
  readonly now: DateTime
}

async function changesOf(tx: Tx, stepping: Stepping): Promise<Partial<FollowUp>> {
  const { actor, before, step, now } = stepping
  const ended = { endedAt: now, endedBy: actor.accountId }
  switch (step.verb) {
    case 'claim':
      return claim(tx, { actor, before, now })
    case 'release':
      await mustHoldIt(tx, stepping)
      return { claimedBy: null, claimedAt: null }
    case 'assign':
      await mustSuperviseIt(tx, stepping)
      await mustBeServedBy(tx, step.memberId, before, now)
      return { claimedBy: step.memberId, claimedAt: now }
    case 'done':
      await mustHoldIt(tx, stepping)
      return { ...takenOn(actor, before, now), ...ended, state: 'done', outcome: step.outcome }
    case 'not-reached':
      await mustHoldIt(tx, stepping)
      return {
        ...takenOn(actor, before, now),
        attempts: before.attempts + 1,
        dueAt: await tryAgainAt(tx, before, { given: step.tryAgainAt, now }),
      }
    case 'not-needed':
      await mustSuperviseIt(tx, stepping)
      return { ...ended, state: 'not-needed' }
  }
}

async function claim(
  tx: Tx,
  { actor, before, now }: Pick<Stepping, 'actor' | 'before' | 'now'>,
): Promise<Partial<FollowUp>> {
  if (actor.memberId === undefined) throw forbidden('This account belongs to no member, so it takes on nothing.')
  if (before.claimedBy === actor.memberId) return {}
  if (before.claimedBy !== null) throw conflict('Another member has taken this on; a supervisor can reassign it.')
  if (!(await servesUntil(tx, actor.memberId, before, now))) {
    throw conflict('You leave the line before this is due: somebody who stays must take it on.')
  }
  return { claimedBy: actor.memberId, claimedAt: now }
}

/** Whether a member serves the line now, and still when the follow-up is due. */
async function servesUntil(tx: Tx, memberId: string, { lineId, dueAt }: FollowUp, now: DateTime): Promise<boolean> {
  const then = dueAt > now ? dueAt : now
  const [today, dueDay] = [await linesServedAt(tx, memberId, now), await linesServedAt(tx, memberId, then)]
  return today.includes(lineId) && dueDay.includes(lineId)
}

/** Whoever reports on a free follow-up has thereby taken it on. */
const takenOn = (actor: Actor, { claimedBy }: FollowUp, now: DateTime): Partial<FollowUp> =>
  claimedBy === null && actor.memberId !== undefined ? { claimedBy: actor.memberId, claimedAt: now } : {}

async function mustHoldIt(tx: Tx, { actor, before, now }: Stepping): Promise<void> {
  if (before.claimedBy === null || before.claimedBy === actor.memberId) return
  if (!(await supervises(tx, actor, before.lineId, now))) throw conflict('Another member has taken this on.')
}

async function mustSuperviseIt(tx: Tx, { actor, before, now }: Stepping): Promise<void> {
  if (holds(actor, 'calls:read-line') && (await supervises(tx, actor, before.lineId, now))) return
  throw forbidden('Only a supervisor of the line may do this.')
}

async function mustBeServedBy(tx: Tx, memberId: string, followUp: FollowUp, now: DateTime): Promise<void> {
  if (await servesUntil(tx, memberId, followUp, now)) return
  throw invalidInput([{ path: 'memberId', message: 'does not serve this line, or not any more when this is due' }])
}

interface Retry {
  readonly given: DateTime | undefined
  readonly now: DateTime
}

/** @throws invalid-input that names the latest */
async function tryAgainAt(tx: Tx, before: FollowUp, { given, now }: Retry): Promise<DateTime> {
  if (given === undefined) return now.plus(TRY_AGAIN_AFTER)
  if (given <= now) throw invalidInput([{ path: 'tryAgainAt', message: 'is in the past', zh: '已经过去' }])
  const latest = latestRetry(before, await followUpsOf(tx, before.callId), now)
  if (given <= latest) return given
  const { zone } = await getLine(tx, before.lineId)
  const until = latest.setZone(zone).toFormat('yyyy-MM-dd HH:mm')
  const message = `may be ${until} (${zone}) at the latest: within seven days, and not after the next follow-up of the call`
  throw invalidInput([{ path: 'tryAgainAt', message, zh: `最迟 ${until}：七天之内，且不晚于该来电的下一次随访` }])
}
