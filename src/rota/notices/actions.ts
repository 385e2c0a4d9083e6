// Seeing notices: what a member has seen, a coordinator need not ask about.
import { type Actor, mustHold } from '../../access/actor.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { notFound } from '../../errors.ts'
import type { By } from '../place-store.ts'
import type { Rota } from '../rota.ts'
import { diffOfRota } from '../version-diff.ts'
import { markSeen } from './store.ts'
import { tell } from './tell.ts'

/** The member whose notices these are. @throws not-found for an account without one */
export function ownMember(actor: Actor): string {
  mustHold(actor, 'people:own')
  if (actor.memberId === undefined) throw notFound('member: this account belongs to none')
  return actor.memberId
}

/** Seen once is seen: the first time counts. @returns how many were new */
export function seeNotices(deps: Deps, actor: Actor, ids: readonly string[] | 'all'): Promise<number> {
  const memberId = ownMember(actor)
  const at = deps.clock.now()
  return deps.db.write('see-notices', (tx) => markSeen(tx, memberId, ids, at))
}

/** Tells everybody whose duty ahead differs from the version before. */
export async function tellOfPublication(tx: Tx, rota: Rota, version: number, by: By): Promise<void> {
  const { found } = await diffOfRota(tx, rota.id, { from: version - 1, to: version })
  const ahead = found.filter(
    ({ start, startBefore }) => start > by.at || (startBefore !== undefined && startBefore > by.at),
  )
  const concerned = new Set(
    ahead.flatMap(({ memberBefore, memberAfter }) => [memberBefore ?? [], memberAfter ?? []].flat()),
  )
  const { id: rotaId, lineId } = rota
  const notices = [...concerned]
    .sort()
    .map((memberId) => ({ memberId, kind: 'rota-published' as const, lineId, rotaId, version }))
  await tell(tx, notices, by.at)
}
