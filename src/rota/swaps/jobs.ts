// Requests whose time has come are over: the duty stays with whoever asked.
import { type Actor, mustHold, systemActor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Deps } from '../../deps.ts'
import type { Job } from '../../jobs/job.ts'
import { tell } from '../notices/tell.ts'
import { aboutOf } from './settle.ts'
import { changeSwap, lapseOffers, overdue } from './store.ts'
import { LIVE_STATES } from './swap.ts'

const AT_ONCE = 50

/** @returns how many */
export function expireSwaps(deps: Deps, actor: Actor): Promise<number> {
  mustHold(actor, 'rota:write')
  const at = deps.clock.now()
  return deps.db.write('expire-swaps', async (tx) => {
    const requests = await overdue(tx, at, AT_ONCE)
    for (const request of requests) {
      const { id, memberId } = request
      await changeSwap(tx, id, LIVE_STATES, { state: 'expired' })
      const offered = new Set(await lapseOffers(tx, id))
      const about = aboutOf(request)
      await tell(
        tx,
        [
          { memberId, kind: 'swap-expired', ...about },
          ...[...offered].map((to) => ({ memberId: to, kind: 'swap-offer-expired' as const, ...about })),
        ],
        at,
      )
      await audit(tx, actor, { at, action: 'swap.expire', record: 'swap', recordId: id })
    }
    return requests.length
  })
}

export const swapJobs: readonly Job[] = [
  {
    name: 'expire-swaps',
    every: { minutes: 1 },
    run: async (deps, signal) => {
      while (!signal.aborted && (await expireSwaps(deps, systemActor)) === AT_ONCE) {}
    },
  },
]
