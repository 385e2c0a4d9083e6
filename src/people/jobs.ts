// Background work on people: routing addresses of those who have left are forgotten.
import { systemActor } from '../access/actor.ts'
import type { Job } from '../jobs/job.ts'
import { forgetAddresses } from './actions.ts'

export const peopleJobs: readonly Job[] = [
  {
    name: 'forget-former-addresses',
    every: { hours: 6 },
    run: async (deps) => {
      const at = deps.clock.now()
      const today = at.toFormat('yyyy-MM-dd')
      await deps.db.write('forget-former-addresses', (tx) => forgetAddresses(tx, systemActor, { at, today }))
    },
  },
]
