// Reading a case is itself on record.

import type { z } from 'zod'
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { isRecordHeld } from '../calls/retention/record-holds.ts'
import type { Deps } from '../deps.ts'
import type { Page } from '../http/pagination.ts'
import type { Case, CaseStep } from './case.ts'
import { caseScope, mustSeeCase } from './rights.ts'
import { type CaseFilter, type caseCursor, getCase, listCases, stepsOf } from './store.ts'

export interface ReadCase {
  readonly item: Case
  readonly steps: readonly CaseStep[]
  /** By itself, or with its call. */
  readonly legalHold: boolean
}

/** @throws not-found also for cases that the actor may not see */
export async function readCase(deps: Deps, actor: Actor, id: string): Promise<ReadCase> {
  mustHold(actor, 'cases:open')
  return deps.db.write('read-case', async (tx) => {
    const now = deps.clock.now()
    const item = await getCase(tx, id)
    await mustSeeCase(tx, actor, item, now)
    await audit(tx, actor, { at: now, action: 'case.read', record: 'case', recordId: id })
    const legalHold = await isRecordHeld(tx, id, item.callId === null ? [] : [item.callId])
    return { item, steps: await stepsOf(tx, id), legalHold }
  })
}

/** The cases that the actor may see, without texts. */
export async function readCases(
  deps: Deps,
  actor: Actor,
  filter: CaseFilter,
  page: { readonly limit: number; readonly after: z.infer<typeof caseCursor> | undefined },
): Promise<Page<Case>> {
  mustHold(actor, 'cases:open')
  const now = deps.clock.now()
  const found = await deps.db.read(async (read) => listCases(read, await caseScope(read, actor, now), filter, page))
  const recordId = filter.lineId ?? actor.memberId ?? actor.accountId
  await deps.db.write('list-cases', (tx) =>
    audit(tx, actor, { at: now, action: 'case.list', record: 'cases', recordId }),
  )
  return found
}
