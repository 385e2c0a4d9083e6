// Every day: what is over goes.
import type { Job } from '../../jobs/job.ts'
import { shredDue } from './shred-calls.ts'
import type { CallShredder } from './shredder.ts'
import type { Shredders } from './standalone.ts'

export const shredCalls = (shredders: Shredders<CallShredder>): Job => ({
  name: 'shred-calls',
  every: { hours: 24 },
  run: async (deps, signal) => {
    await shredDue(deps, shredders, signal)
  },
})
