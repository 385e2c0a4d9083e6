// Runs of the solver, and what they told of their progress.
import { sql } from 'drizzle-orm'
import { code, id, index, instant, integer, json, sequence, table, text, uniqueIndex } from '../../db/columns.ts'
import type { Weights } from '../solver/problem.ts'
import { rotas } from '../tables.ts'
import type { RunFailure, RunKeeps, RunProgress, RunResult, RunState } from './run.ts'

export const solverRuns = table(
  'solver_runs',
  {
    id: id().primaryKey(),
    rotaId: text()
      .notNull()
      .references(() => rotas.id, { onDelete: 'cascade' }),
    state: code<RunState>().notNull(),
    keeps: code<RunKeeps>().notNull(),
    seed: integer().notNull(),
    seconds: integer().notNull(),
    iterations: integer(),
    weights: json<Partial<Weights>>().notNull(),
    progress: json<RunProgress>().notNull(),
    rotaRevision: integer(),
    result: json<RunResult>(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    startedAt: instant(),
    finishedAt: instant(),
    cancelRequestedAt: instant(),
    failure: code<RunFailure>(),
    appliedAt: instant(),
    /** Which process works on it, and until when it may be silent. */
    instance: text(),
    leaseUntil: instant(),
  },
  (t) => [
    // One at a time for each rota.
    uniqueIndex('solver_runs_active').on(t.rotaId).where(sql`state in ('queued', 'running')`),
    index('solver_runs_rota').on(t.rotaId, t.createdAt),
    index('solver_runs_state').on(t.state),
  ],
)

export const solverRunEvents = table(
  'solver_run_events',
  {
    id: sequence(),
    runId: text()
      .notNull()
      .references(() => solverRuns.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
    state: code<RunState>().notNull(),
    progress: json<RunProgress>().notNull(),
  },
  (t) => [index('solver_run_events_run').on(t.runId, t.at)],
)
