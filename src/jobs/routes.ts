// The background jobs as administrators see them.
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { Routes } from '../http/routes.ts'
import { isoInstant } from '../http/wire.ts'
import { listJobs } from './lease.ts'

const job = z
  .object({
    name: z.string(),
    dueAt: isoInstant,
    /** Whether an instance is at it now. */
    running: z.boolean(),
    lastStartedAt: isoInstant.nullable(),
    lastFinishedAt: isoInstant.nullable(),
    failures: z.int().meta({ description: 'In a row.' }),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Job' })

export const jobRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/jobs',
      config: { access: 'jobs:read' },
      schema: { tags: ['jobs'], summary: 'Background jobs', response: { 200: z.object({ items: z.array(job) }) } },
      handler: async () => {
        const now = deps.clock.now()
        const rows = await deps.db.read(listJobs)
        return { items: rows.map(({ leaseUntil, ...row }) => ({ ...row, running: leaseUntil > now })) }
      },
    })
  }
