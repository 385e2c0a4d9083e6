// Who may see and change which calls: one's own; as a supervisor those of one's lines.
import type { DateTime } from 'luxon'
import { type Actor, holds } from '../access/actor.ts'
import type { Read } from '../db/database.ts'
import { forbidden, notFound } from '../errors.ts'
import { linesServedAt } from '../people/store.ts'
import type { CallHead } from './call.ts'
import type { CallScope } from './call-list.ts'
import { hasClaimedFollowUp } from './follow-up-store.ts'

export const isOwn = (actor: Actor, head: Pick<CallHead, 'memberId' | 'openedBy'>): boolean =>
  actor.memberId === undefined ? head.openedBy === actor.accountId : head.memberId === actor.memberId

/** The lines that the actor's member serves now; 'all' for the system. */
export async function ownLines(read: Read, actor: Actor, now: DateTime): Promise<readonly string[] | 'all'> {
  if (actor.kind === 'system') return 'all'
  return actor.memberId === undefined ? [] : linesServedAt(read, actor.memberId, now)
}

/** The lines whose calls the actor may all see. */
export async function supervisedLines(read: Read, actor: Actor, now: DateTime): Promise<readonly string[] | 'all'> {
  return holds(actor, 'calls:read-line') ? ownLines(read, actor, now) : []
}

export const scopeOf = async (read: Read, actor: Actor, now: DateTime): Promise<CallScope> => ({
  memberId: actor.memberId,
  accountId: actor.accountId,
  lineIds: await supervisedLines(read, actor, now),
})

export async function supervises(read: Read, actor: Actor, lineId: string, now: DateTime): Promise<boolean> {
  const lines = await supervisedLines(read, actor, now)
  return lines === 'all' || lines.includes(lineId)
}

/** Whoever may not see a call is told that there is none. @throws not-found */
export async function mustSee(read: Read, actor: Actor, head: CallHead, now: DateTime): Promise<void> {
  if (isOwn(actor, head) || (await supervises(read, actor, head.lineId, now))) return
  if (actor.memberId !== undefined && (await hasClaimedFollowUp(read, head.id, actor.memberId))) return
  throw notFound('call')
}

/** @throws not-found, or forbidden for somebody who may only read it */
export async function mustEdit(read: Read, actor: Actor, head: CallHead, now: DateTime): Promise<void> {
  if (isOwn(actor, head) || (await supervises(read, actor, head.lineId, now))) return
  await mustSee(read, actor, head, now)
  throw forbidden('Only whoever took the call, or a supervisor of its line, may change it.')
}

/** @throws not-found, or forbidden for somebody who is no supervisor of the line */
export async function mustSupervise(read: Read, actor: Actor, head: CallHead, now: DateTime): Promise<void> {
  if (await supervises(read, actor, head.lineId, now)) return
  await mustSee(read, actor, head, now)
  throw forbidden('Only a supervisor of the line may do this.')
}

/** @throws forbidden for somebody who does not supervise the line */
export async function mustSuperviseLine(read: Read, actor: Actor, lineId: string, now: DateTime): Promise<void> {
  if (!(await supervises(read, actor, lineId, now))) throw forbidden('You do not supervise this line.')
}

/** @throws forbidden unless the member serves the line */
export async function mustServe(read: Read, actor: Actor, lineId: string, now: DateTime): Promise<void> {
  const lines = await ownLines(read, actor, now)
  if (lines !== 'all' && !lines.includes(lineId)) throw forbidden('You do not serve this line.')
}
