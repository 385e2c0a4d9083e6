// Turns that begin become facts: leave that is entered later does not change whose they were.
import type { Job } from '../../jobs/job.ts'
import { linesWithRotations, recordTurns, turnsOfLine } from './store.ts'

const recordBegunTurns: Job = {
  name: 'record-rotation-turns',
  every: { minutes: 30 },
  run: async ({ db, clock }, signal) => {
    const now = clock.now()
    for (const lineId of await db.read(linesWithRotations)) {
      if (signal.aborted) return
      const found = await db.read((read) =>
        turnsOfLine(read, lineId, { from: now.minus({ years: 1 }), to: now.plus(1) }),
      )
      if (!found.some(({ turns }) => turns.some(({ recorded }) => !recorded))) continue
      await db.write('record-rotation-turns', (tx) => recordTurns(tx, found, now))
    }
  },
}

export const rotationJobs: readonly Job[] = [recordBegunTurns]
