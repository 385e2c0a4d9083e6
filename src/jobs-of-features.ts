// Every background job of the service. A feature adds its list here.
import { accessJobs } from './access/jobs.ts'
import type { Job } from './jobs/job.ts'

export const jobs: readonly Job[] = [...accessJobs]
