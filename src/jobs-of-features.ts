// Every background job of the service. A feature adds its list here.
import { accessJobs } from './access/jobs.ts'
import { callJobs } from './calls/jobs.ts'
import { shredCalls } from './calls/retention/job.ts'
import { caseJobs } from './cases/jobs.ts'
import { expertJobs } from './experts/jobs.ts'
import { handoverJobs } from './handover/jobs.ts'
import type { Job } from './jobs/job.ts'
import { outboxJobs } from './outbox/jobs.ts'
import { peopleJobs } from './people/jobs.ts'
import { rotaJobs } from './rota/jobs.ts'
import { rotationJobs } from './rota/rotations/jobs.ts'
import { signUpJobs } from './rota/sign-up/jobs.ts'
import { swapJobs } from './rota/swaps/jobs.ts'
import { allShredders } from './shredders-of-features.ts'
import { themeJobs } from './themes/jobs.ts'
import { worksInHand } from './work-in-hand-of-features.ts'

export const jobs: readonly Job[] = [
  ...accessJobs,
  ...peopleJobs(worksInHand),
  ...rotaJobs,
  ...rotationJobs,
  ...signUpJobs,
  ...swapJobs,
  ...callJobs,
  shredCalls(allShredders),
  ...expertJobs,
  ...caseJobs,
  ...themeJobs,
  ...outboxJobs,
  ...handoverJobs,
]
