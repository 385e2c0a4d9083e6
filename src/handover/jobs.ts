// The background work of hand-overs.
import type { Job } from '../jobs/job.ts'
import { watchDuty } from './watch.ts'

export const handoverJobs: readonly Job[] = [watchDuty]
