// A supervisor has seen an alert.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { announce } from '../db/body.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { type Alert, acknowledge, findAlert } from './alert-store.ts'
import { supervises } from './rights.ts'

/** Once is enough: a second acknowledgement changes nothing and shows the first. @throws not-found */
export async function acknowledgeAlert(deps: Deps, actor: Actor, id: string): Promise<Alert> {
  mustHold(actor, 'calls:read-line')
  return deps.db.write('acknowledge-alert', async (tx) => {
    const now = deps.clock.now()
    const before = await findAlert(tx, id)
    if (!before || !(await supervises(tx, actor, before.lineId, now))) throw notFound('alert')
    if (await acknowledge(tx, id, actor.accountId, now)) {
      await audit(tx, actor, { at: now, action: 'alert.acknowledge', record: 'alert', recordId: id })
      announce(`alerts:${before.lineId}`)
    }
    return (await findAlert(tx, id)) ?? before
  })
}
