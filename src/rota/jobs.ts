// Background work of the rota: solver runs that wait, that were lost, and that are long past.
import type { Job } from '../jobs/job.ts'
import { bookOfRota } from './facts-store.ts'
import { reckon, rotasToClose } from './ledger/store.ts'
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

const ROTAS_AT_ONCE = 20

/** What was stood is known when the last duty is over; rotas that were published before there was a ledger come too. */
const closeLedgers: Job = {
  name: 'close-rota-ledgers',
  every: { hours: 1 },
  run: async ({ db, clock }, signal) => {
    const now = clock.now()
    const today = now.toFormat('yyyy-MM-dd')
    const over = await db.read((read) => rotasToClose(read, today, ROTAS_AT_ONCE))
    for (const id of over) {
      if (signal.aborted) return
      await db.write('close-rota-ledger', async (tx) => {
        const book = await bookOfRota(tx, id)
        await reckon(tx, book, { version: book.facts.rota.version, now, closes: true })
      })
    }
  },
}

export const rotaJobs: readonly Job[] = [tendRuns, forgetRuns, closeLedgers]
