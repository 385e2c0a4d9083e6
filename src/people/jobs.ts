// Background work on people: routing addresses of those who have left are forgotten.
import type { Job } from '../jobs/job.ts'
import { forgetFormerAddresses } from './member-store.ts'

export const peopleJobs: readonly Job[] = [
  {
    name: 'forget-former-addresses',
    every: { hours: 6 },
    run: async (deps) => {
      const today = deps.clock.now().toFormat('yyyy-MM-dd')
      await deps.db.write('forget-former-addresses', (tx) => forgetFormerAddresses(tx, today))
    },
  },
]
