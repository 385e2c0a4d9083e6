// What people do about an alert: they have seen it, or they know why.
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { announce } from '../../db/body.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import type { ThemeAlert } from './alert.ts'
import { changeThemeAlert, getThemeAlert } from './alert-store.ts'

/** Somebody has seen it. A second look changes nothing. */
export async function acknowledgeThemeAlert(deps: Deps, actor: Actor, id: string): Promise<void> {
  mustHold(actor, 'themes:write')
  const at = deps.clock.now()
  await deps.db.write('acknowledge-theme-alert', async (tx) => {
    const alert = await getThemeAlert(tx, id)
    if (alert.state !== 'open') return
    await changeThemeAlert(tx, alert, { state: 'acknowledged', acknowledgedAt: at, acknowledgedBy: actor.accountId })
    await noted(tx, deps, actor, { id, action: 'theme-alert.acknowledge' })
  })
}

/** Says why: a campaign, a new coding habit, something in the news. A later explanation replaces the earlier. */
export async function explainThemeAlert(
  deps: Deps,
  actor: Actor,
  { id, explanation }: { readonly id: string; readonly explanation: string },
): Promise<void> {
  mustHold(actor, 'themes:write')
  const at = deps.clock.now()
  const by = actor.accountId
  await deps.db.write('explain-theme-alert', async (tx) => {
    const alert = await getThemeAlert(tx, id)
    const seen: Partial<ThemeAlert> = alert.acknowledgedAt === null ? { acknowledgedAt: at, acknowledgedBy: by } : {}
    await changeThemeAlert(tx, alert, { ...seen, state: 'explained', explanation, explainedAt: at, explainedBy: by })
    await noted(tx, deps, actor, { id, action: 'theme-alert.explain' })
  })
}

async function noted(tx: Tx, deps: Deps, actor: Actor, { id, action }: { id: string; action: string }) {
  await audit(tx, actor, { at: deps.clock.now(), action, record: 'theme-alert', recordId: id })
  announce('theme-alerts')
}
