// Background work on people: of those who have left, routing addresses are forgotten and accounts closed.
import { systemActor } from '../access/actor.ts'
import type { WorkInHand } from '../access/work-in-hand.ts'
import type { Job } from '../jobs/job.ts'
import { forgetFormerAddresses } from './actions.ts'
import { closeFormerAccounts } from './former-accounts.ts'

export const peopleJobs = (works: readonly WorkInHand[]): readonly Job[] => [
  {
    name: 'forget-former-addresses',
    every: { hours: 6 },
    run: (deps) => forgetFormerAddresses(deps, systemActor),
  },
  {
    name: 'close-former-accounts',
    every: { minutes: 15 },
    run: (deps) => closeFormerAccounts(deps, systemActor, works),
  },
]
