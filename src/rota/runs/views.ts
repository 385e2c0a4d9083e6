// Solver runs as the wire shows them.
import type { Book } from '../facts.ts'
import { openView } from '../views.ts'
import type { Run, RunResult } from './run.ts'

export function runView({ progress, createdBy: _, ...run }: Run) {
  return { ...run, weights: { ...run.weights }, ...progress }
}

/** @param book the rota as it is now: shifts that are gone are not shown */
export const resultView = (runId: string, { solution }: RunResult, book: Book) => ({
  runId,
  assigned: solution.assignments.map(({ slot, member }) => ({ shiftId: slot, memberId: member })),
  open: openView(solution.open, book),
  score: [...solution.score],
  cost: Math.round(solution.cost * 100) / 100,
  iterations: solution.iterations,
  endedBy: solution.endedBy ?? null,
})
