// The background work of the outbox: delivering, and forgetting what was delivered.
import type { Deps } from '../deps.ts'
import type { Job } from '../jobs/job.ts'
import { deliverOutbox } from './deliver.ts'
import { purgeOutbox } from './delivery-store.ts'

async function purge({ db, clock }: Deps): Promise<void> {
  const now = clock.now()
  const before = { delivered: now.minus({ days: 14 }), dead: now.minus({ days: 90 }) }
  await db.write('purge-outbox', (tx) => purgeOutbox(tx, before))
}

export const outboxJobs: readonly Job[] = [
  { name: 'deliver-outbox', every: { seconds: 3 }, run: deliverOutbox },
  { name: 'purge-outbox', every: { hours: 6 }, run: purge },
]
