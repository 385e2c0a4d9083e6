// What people do with the audit trail: read it, and redact a reason that names somebody.
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { type Actor, holds, mustHold } from './actor.ts'
import { audit } from './audit.ts'
import { type AuditEntry, type AuditFilter, type AuditPage, listAudit, redactReason } from './audit-store.ts'

/** Latest first. Leaves an entry of its own. */
export async function readAudit(
  deps: Deps,
  actor: Actor,
  filter: AuditFilter,
  page: { readonly limit: number; readonly before: number | undefined },
): Promise<AuditPage> {
  mustHold(actor, 'audit:read')
  const at = deps.clock.now()
  return deps.db.write('read-audit', async (tx) => {
    const found = await listAudit(tx, filter, page)
    await audit(tx, actor, { at, action: 'audit.read', record: 'audit', recordId: readOf(filter) })
    return holds(actor, 'calls:read-line') ? found : { ...found, items: found.items.map(withoutCallers) }
  })
}

/** What was said about a call is for those who may read calls. */
const withoutCallers = (entry: AuditEntry): AuditEntry => (entry.record === 'call' ? { ...entry, reason: null } : entry)

/** Only an id goes into the trail, not whatever was typed into the filter. */
const readOf = ({ recordId = '' }: AuditFilter): string => (/^[0-9a-f-]{36}$/.test(recordId) ? recordId : 'several')

/** Overwrites a reason. The entry, and that it was redacted, stay. @throws not-found */
export async function redactAuditReason(deps: Deps, actor: Actor, reasonId: string, text: string): Promise<void> {
  mustHold(actor, 'calls:redact')
  const at = deps.clock.now()
  await deps.db.write('redact-audit-reason', async (tx) => {
    if (!(await redactReason(tx, reasonId, text, at))) throw notFound('reason')
    await audit(tx, actor, { at, action: 'audit.redact-reason', record: 'audit-reason', recordId: reasonId })
  })
}
