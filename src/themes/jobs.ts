// The background work of themes: folding what calls changed into the rollups; judging what rises.
import type { Deps } from '../deps.ts'
import type { Job } from '../jobs/job.ts'
import { runDueSignals } from './alerts/run-signals.ts'
import { foldDeltas } from './store.ts'
import { buildTopicModels } from './suggestions/suggest.ts'
import { runDueTerms } from './terms/run-terms.ts'

const DELTAS_AT_ONCE = 200

/** Folds all deltas that are there, in batches. */
export async function foldCounts(deps: Pick<Deps, 'db'>, signal: AbortSignal): Promise<void> {
  let folded = DELTAS_AT_ONCE
  while (folded === DELTAS_AT_ONCE && !signal.aborted) {
    folded = await deps.db.write('fold-counts', (tx) => foldDeltas(tx, DELTAS_AT_ONCE))
  }
}

/** Each day of each line is judged once, soon after it is over. */
async function judgeSignals(deps: Deps, signal: AbortSignal): Promise<void> {
  await foldCounts(deps, signal)
  await runDueSignals(deps, signal)
}

export const themeJobs: readonly Job[] = [
  { name: 'fold-counts', every: { seconds: 3 }, run: foldCounts },
  { name: 'judge-signals', every: { minutes: 15 }, run: judgeSignals },
  { name: 'find-terms', every: { hours: 1 }, run: runDueTerms },
  { name: 'build-topic-models', every: { hours: 24 }, run: buildTopicModels },
]
