// What a comparison needs beside the rota itself: who stood the same shifts four weeks before, and runs of the solver.
import { DateTime } from 'luxon'
import type { Read } from '../../db/database.ts'
import { finalDuty } from '../duty-store.ts'
import type { Book } from '../facts.ts'
import { findResult, getRun, listRuns } from '../runs/store.ts'
import type { SolvedRun } from '../weigh/ask.ts'
import { type PastStand, patternDays } from './rotation.ts'

/** Final duty of the line in the same weekdays four weeks before. */
export async function pastStands(read: Read, { facts }: Book): Promise<readonly PastStand[]> {
  const { rota, zone } = facts
  const [first, end] = patternDays(rota.fromDay, rota.toDay)
  const from = DateTime.fromISO(first, { zone }).minus({ days: 1 })
  const to = DateTime.fromISO(end, { zone }).plus({ days: 2 })
  const duties = await finalDuty(read, rota.lineId, from.toUTC(), to.toUTC())
  return duties
    .filter(({ day, rotaId }) => first <= day && day < end && rotaId !== rota.id)
    .map(({ memberId, day, templateCode, role }) => ({ memberId, day, templateCode, role }))
}

const LATEST = 20

/** The run asked for, or else the latest that made something. */
export async function solvedRuns(read: Read, rotaId: string, runId: string | undefined): Promise<readonly SolvedRun[]> {
  const runs =
    runId === undefined ? await listRuns(read, rotaId, { limit: LATEST }) : [await getRun(read, rotaId, runId)]
  for (const { id } of runs) {
    const result = await findResult(read, id)
    if (result) return [{ id, solved: result.solution.assignments, keptIds: result.settledIds }]
  }
  return []
}
