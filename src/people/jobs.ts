// Background work on people: routing addresses of those who have left are forgotten.
import { systemActor } from '../access/actor.ts'
import type { Job } from '../jobs/job.ts'
import { forgetFormerAddresses } from './actions.ts'

export const peopleJobs: readonly Job[] = [
  {
    name: 'forget-former-addresses',
    every: { hours: 6 },
    run: (deps) => forgetFormerAddresses(deps, systemActor),
  },
]
