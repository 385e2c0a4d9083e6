// Windows that begin are told, and windows that end are settled.
import { type Actor, mustHold, systemActor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import type { Job } from '../../jobs/job.ts'
import { byOf, holdRota } from '../rota-change.ts'
import { settleOpen } from './give.ts'
import { dueToClose, dueToTell, getOpenShift } from './store.ts'
import { tellInRota } from './tell-open.ts'

const AT_ONCE = 20

/** Settles each in a write of its own: one that is changed at the same time holds up no other. @returns how many */
export async function closeDueOpenShifts(deps: Deps, actor: Actor): Promise<number> {
  mustHold(actor, 'rota:write')
  const due = await deps.db.read((read) => dueToClose(read, deps.clock.now(), AT_ONCE))
  for (const { id, rotaId } of due) {
    await deps.db.write('close-due-open-shift', async (tx) => {
      await holdRota(tx, rotaId, undefined)
      const open = await getOpenShift(tx, id)
      if (open.state === 'open') await settleOpen(tx, { actor, by: byOf(deps, actor) }, open)
    })
  }
  return due.length
}

/** @returns how many; 0: none is due, or their rotas are being changed */
export async function tellOfBegunWindows(deps: Deps, actor: Actor): Promise<number> {
  mustHold(actor, 'rota:write')
  const due = await deps.db.read((read) => dueToTell(read, deps.clock.now(), { limit: AT_ONCE }))
  let told = 0
  for (const rotaId of new Set(due.map((open) => open.rotaId))) told += await tellInRota(deps, rotaId)
  return told
}

export const signUpJobs: readonly Job[] = [
  {
    name: 'open-shifts',
    every: { minutes: 1 },
    run: async (deps, signal) => {
      while (!signal.aborted && (await tellOfBegunWindows(deps, systemActor)) > 0) {}
      while (!signal.aborted && (await closeDueOpenShifts(deps, systemActor)) === AT_ONCE) {}
    },
  },
]
