// The shapes of solver runs over HTTP.
import { z } from 'zod'
import { pageQuery } from '../../http/pagination.ts'
import { isoInstant, recordId } from '../../http/wire.ts'
import { DEFAULT_WEIGHTS, type Weights } from '../solver/problem.ts'
import { openPlace, violation, words } from '../wire.ts'
import { LONGEST_SECONDS, RUN_ENDS, RUN_FAILURES, RUN_KEEPS, RUN_STATES } from './run.ts'

const MOST_ITERATIONS = 2_000_000_000

const isWeight = (name: string): name is keyof Weights => name in DEFAULT_WEIGHTS
const weightNames = Object.keys(DEFAULT_WEIGHTS).filter(isWeight)
const weights = z
  .partialRecord(z.enum(weightNames), z.number().min(0).max(1_000_000))
  .meta({ description: 'What is traded against what, otherwise than by default' })

export const solveBody = z
  .strictObject({
    seconds: z.int().min(1).max(LONGEST_SECONDS).default(60),
    iterations: z.int().min(1).max(MOST_ITERATIONS).optional().meta({
      description:
        'With it, and the same seed and problem, the same rota comes out on every machine, if the time is enough',
    }),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(1),
    keeps: z
      .enum(RUN_KEEPS)
      .optional()
      .meta({
        description:
          'all: only open places are filled (the default of a published rota); manual: what people placed or locked ' +
          'stays, the rest is made anew (the default of a draft); locked: only what is locked stays',
      }),
    weights: weights.default({}),
  })
  .nullable()
  .default(null)

export const runParams = z.object({ id: recordId, run: recordId })
export const runsQuery = pageQuery

const progress = {
  phase: z.string(),
  incumbent: z.number().nullable().meta({ description: 'Cost of the best rota so far' }),
  bound: z.number().nullable().meta({ description: 'No rota costs less: proven' }),
  gap: z.number().nullable(),
}

export const runBody = z
  .object({
    id: recordId,
    rotaId: recordId,
    state: z.enum(RUN_STATES),
    keeps: z.enum(RUN_KEEPS),
    seed: z.int(),
    seconds: z.int(),
    iterations: z.int().nullable(),
    weights,
    ...progress,
    rotaRevision: z.int().nullable().meta({ description: 'The revision of the rota that was solved' }),
    createdAt: isoInstant,
    startedAt: isoInstant.nullable(),
    finishedAt: isoInstant.nullable(),
    cancelRequestedAt: isoInstant.nullable(),
    failure: z.enum(RUN_FAILURES).nullable(),
    appliedAt: isoInstant.nullable(),
  })
  .meta({ id: 'SolverRun' })

export const runResultBody = z.object({
  runId: recordId,
  assigned: z.array(z.object({ shiftId: recordId, memberId: recordId })),
  open: z.array(openPlace),
  score: z.array(z.object({ code: z.string(), value: z.number() })),
  cost: z.number(),
  iterations: z.int().meta({ description: 'Work that was done' }),
  endedBy: z.enum(RUN_ENDS).nullable().meta({
    description: 'What ended the search. Of a run with iterations that ended by time, the rota depends on the machine',
  }),
})

export const applyBody = z
  .strictObject({
    partial: z.boolean().default(false).meta({ description: 'Leave open what no longer fits, instead of refusing' }),
  })
  .nullable()
  .default(null)

export const appliedBody = z.object({
  runId: recordId,
  revision: z.int(),
  made: z.int(),
  ended: z.int(),
  conflicts: z.array(
    z.object({
      kind: z.enum(['shift-gone', 'shift-begun', 'shift-full', 'rule']),
      shiftId: recordId,
      memberId: recordId,
      says: words,
      violations: z.array(violation),
    }),
  ),
})
