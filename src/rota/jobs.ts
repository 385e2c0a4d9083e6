// Background work of the rota: solver runs that wait, that were lost, and that are long past.
import type { Job } from '../jobs/job.ts'
import { runsHere } from './runs/runs-here.ts'
import { failLostRuns, forgetOldRuns, needsWork } from './runs/store.ts'

/** Another instance may have taken a run and died, or may be too busy to take one. */
const tendRuns: Job = {
  name: 'tend-solver-runs',
  every: { seconds: 3 },
  onEachInstance: true,
  run: async (deps) => {
    const { db, clock } = deps
    const now = clock.now()
    if (!(await db.read((read) => needsWork(read, now)))) return
    await db.write('fail-lost-solver-runs', (tx) => failLostRuns(tx, now))
    await runsHere(deps).workOff()
  },
}

const BATCH = 500

const forgetRuns: Job = {
  name: 'forget-solver-runs',
  every: { hours: 6 },
  run: async ({ db, clock }, signal) => {
    while (!signal.aborted) {
      const gone = await db.write('forget-solver-runs', (tx) => forgetOldRuns(tx, clock.now(), BATCH))
      if (gone < BATCH) return
    }
  },
}

export const rotaJobs: readonly Job[] = [tendRuns, forgetRuns]
