// Whether a database is empty, holds demo data or holds something else. The audit trail is where the load leaves its mark.

import { systemActor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { listAudit } from '../access/audit-store.ts'
import { accounts } from '../access/tables.ts'
import type { Read } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { lines } from '../lines/tables.ts'
import { members } from '../people/tables.ts'

export type DemoState =
  | 'empty'
  /** A load was begun and not finished. */
  | 'half-loaded'
  | 'loaded'
  /** Somebody's own data. */
  | 'foreign'

const BEGUN = 'demo.begin'
const FINISHED = 'demo.finish'
const RECORD = 'demo'
const RECORD_ID = 'data'

export async function demoState(read: Read): Promise<DemoState> {
  const isMarked = async (action: string) => {
    const { items } = await listAudit(
      read,
      { record: RECORD, recordId: RECORD_ID, action },
      { limit: 1, before: undefined },
    )
    return items.length > 0
  }
  const counts = [await read.$count(accounts), await read.$count(lines), await read.$count(members)]
  const isBegun = await isMarked(BEGUN)
  if (!isBegun) return counts.every((count) => count === 0) ? 'empty' : 'foreign'
  return (await isMarked(FINISHED)) ? 'loaded' : 'half-loaded'
}

export const markBegun = (deps: Deps) => mark(deps, BEGUN)
export const markFinished = (deps: Deps) => mark(deps, FINISHED)

function mark(deps: Deps, action: string): Promise<void> {
  const note = { at: deps.clock.now(), action, record: RECORD, recordId: RECORD_ID }
  return deps.db.write('mark-demo', (tx) => audit(tx, systemActor, note))
}
