// Tying assignments to their places, so that solving the rota anew leaves them alone.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { lockPlaces } from './place-store.ts'
import { byOf, changeRota, type Expected, holdRota } from './rota-change.ts'

export interface Locking {
  readonly rotaId: string
  readonly assignmentIds: readonly string[]
  readonly locked: boolean
  readonly expected: Expected
}

/** All of them or none. @throws not-found when one is not on the rota */
export async function setLocks(deps: Deps, actor: Actor, input: Locking): Promise<void> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  await changeRota(deps, input.rotaId, 'lock-duty', async (tx) => {
    const rota = await holdRota(tx, input.rotaId, input.expected)
    const ids = [...new Set(input.assignmentIds)]
    if ((await lockPlaces(tx, rota.id, ids, input.locked)) < ids.length) throw notFound('assignment in this rota')
    const action = input.locked ? 'assignment.lock' : 'assignment.unlock'
    const [only] = ids
    const about = ids.length === 1 && only !== undefined ? { record: 'assignment', recordId: only } : undefined
    await audit(tx, actor, { at: by.at, action, ...(about ?? { record: 'rota', recordId: rota.id }) })
  })
}
