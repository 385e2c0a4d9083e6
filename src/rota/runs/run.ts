// A run of the solver on a rota: what was asked for, how far it is, and what came out. Its life is queued → running →
// done, cancelled or failed.
import type { DateTime } from 'luxon'
import type { Weights } from '../solver/problem.ts'
import type { Solution } from '../solver/solve.ts'

export const RUN_STATES = ['queued', 'running', 'done', 'cancelled', 'failed'] as const
export type RunState = (typeof RUN_STATES)[number]

/**
 * What stays where it is. all: whatever is on the rota, only open places are filled; manual: what people placed or
 * locked; locked: only what is locked, and worked duty.
 */
export const RUN_KEEPS = ['all', 'manual', 'locked'] as const
export type RunKeeps = (typeof RUN_KEEPS)[number]

/** Why a run failed: codes only, never an error's text. */
export const RUN_FAILURES = ['instance-lost', 'rota-gone', 'too-long', 'solver-failed'] as const
export type RunFailure = (typeof RUN_FAILURES)[number]

export const LONGEST_SECONDS = 600

export interface RunLimits {
  readonly seconds: number
  /** With it, and the same seed and problem, the same rota comes out on every machine; null: time alone ends the run. */
  readonly iterations: number | null
}

export interface RunRequest extends RunLimits {
  readonly seed: number
  readonly keeps: RunKeeps
  /** What is set otherwise than the default weights. */
  readonly weights: Partial<Weights>
}

/** How far a run is. Costs are in the score's own unit. */
export interface RunProgress {
  readonly phase: string
  /** Cost of the best rota so far. */
  readonly incumbent: number | null
  /** No rota costs less: proven. */
  readonly bound: number | null
  /** (incumbent − bound) ÷ (incumbent − cost of what nobody could fill), 0 to 1. */
  readonly gap: number | null
}

export interface Run extends RunRequest {
  readonly id: string
  readonly rotaId: string
  readonly state: RunState
  readonly progress: RunProgress
  /** The rota's revision that was solved; null until it runs. */
  readonly rotaRevision: number | null
  readonly createdAt: DateTime
  readonly createdBy: string
  readonly startedAt: DateTime | null
  readonly finishedAt: DateTime | null
  readonly cancelRequestedAt: DateTime | null
  readonly failure: RunFailure | null
  readonly appliedAt: DateTime | null
}

export const RUN_ENDS = ['time', 'iterations', 'cancelled'] as const

export interface Ended extends Solution {
  /** What ended the search; absent in results of earlier versions. */
  readonly endedBy?: (typeof RUN_ENDS)[number]
}

/** What came out, with the problem it solves in brief. */
export interface RunResult {
  readonly solution: Ended
  /** The assignments that stayed when it was solved. */
  readonly settledIds: readonly string[]
}

export const QUEUED: RunProgress = { phase: 'queued', incumbent: null, bound: null, gap: null }

export const isActive = ({ state }: Pick<Run, 'state'>): boolean => state === 'queued' || state === 'running'
