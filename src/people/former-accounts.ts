// Accounts of members who have left: closed on the day itself, by the member's own calendar.
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { changeAccount } from '../access/account-actions.ts'
import { type Actor, mustHold } from '../access/actor.ts'
import { accounts } from '../access/tables.ts'
import type { WorkInHand } from '../access/work-in-hand.ts'
import type { Deps } from '../deps.ts'
import { WarmlineError } from '../errors.ts'
import { dayOf } from '../lines/wall-clock.ts'
import { members } from './tables.ts'

/** Signs them out and lets them in no more; what they still have in hand goes back. The last administrator stays, until there is another one. */
export async function closeFormerAccounts(deps: Deps, actor: Actor, works: readonly WorkInHand[] = []): Promise<void> {
  mustHold(actor, 'accounts:manage')
  const now = deps.clock.now()
  const leaving = await deps.db.read((read) =>
    read
      .select({ accountId: accounts.id, leftOn: members.leftOn, zone: members.zone })
      .from(accounts)
      .innerJoin(members, eq(members.id, accounts.memberId))
      .where(and(isNull(accounts.disabledAt), isNotNull(members.leftOn))),
  )
  for (const { accountId, leftOn, zone } of leaving) {
    if (leftOn === null || leftOn > dayOf(now, zone)) continue
    await changeAccount(deps, actor, accountId, {
      disabled: true,
      expectedRevision: undefined,
      giveBackWork: true,
      works,
    }).catch((error) => {
      if (!(error instanceof WarmlineError) || error.code !== 'conflict') throw error
      deps.log.warn({ account: accountId }, 'the only administrator has left: name another one')
    })
  }
}
