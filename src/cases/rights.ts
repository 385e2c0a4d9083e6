// Who may see which cases: those one opened or works on; as a supervisor those of one's lines; a coordinator all.
import type { DateTime } from 'luxon'
import { type Actor, holds } from '../access/actor.ts'
import { ownLines } from '../calls/rights.ts'
import type { Read } from '../db/database.ts'
import { forbidden, notFound } from '../errors.ts'
import type { Case } from './case.ts'

export interface CaseScope {
  /** Lines whose cases one works on. */
  readonly worked: readonly string[] | 'all'
  readonly accountId: string
  readonly memberId: string | undefined
}

export async function caseScope(read: Read, actor: Actor, now: DateTime): Promise<CaseScope> {
  const { accountId, memberId } = actor
  return { worked: await workedLines(read, actor, now), accountId, memberId }
}

/** The lines whose cases the actor works on: to list, decide and count. */
export async function workedLines(read: Read, actor: Actor, now: DateTime): Promise<readonly string[] | 'all'> {
  if (holds(actor, 'cases:all-lines')) return 'all'
  return holds(actor, 'cases:work') ? ownLines(read, actor, now) : []
}

type Seen = Pick<Case, 'lineId' | 'openedBy' | 'assignedTo'>

const works = ({ worked }: CaseScope, lineId: string) => worked === 'all' || worked.includes(lineId)

/** Whoever may not see a case is told that there is none. @throws not-found */
export async function mustSeeCase(read: Read, actor: Actor, item: Seen, now: DateTime): Promise<void> {
  const scope = await caseScope(read, actor, now)
  const { accountId, memberId } = scope
  if (works(scope, item.lineId) || item.openedBy === accountId) return
  if (item.assignedTo === null || item.assignedTo !== memberId) throw notFound('case')
}

/** Those of the line, and the member who was given it. */
export async function mayWorkOn(read: Read, actor: Actor, item: Seen, now: DateTime): Promise<boolean> {
  const scope = await caseScope(read, actor, now)
  return works(scope, item.lineId) || (item.assignedTo !== null && item.assignedTo === scope.memberId)
}

/** @throws not-found, forbidden */
export async function mustWorkOn(read: Read, actor: Actor, item: Seen, now: DateTime): Promise<void> {
  await mustSeeCase(read, actor, item, now)
  if (await mayWorkOn(read, actor, item, now)) return
  throw forbidden('Whoever works on the case, a supervisor of the line or a coordinator may do this.')
}
