// The companion of a run, in its thread.
import { setPriority } from 'node:os'
import { workerData } from 'node:worker_threads'
import { gridOf } from '../grid.ts'
import { exchangeIn } from '../optimiser/exchange.ts'
import { compile } from '../optimiser/model.ts'
import { searchAsCompanion } from '../search-grid.ts'
import type { CompanionTask } from './companion.ts'

const { problem, places, memory, seed, deadline, nice }: CompanionTask = workerData
/** On Linux a thread has a priority of its own, and 0 means this one. */
if (nice > 0 && process.platform === 'linux') setPriority(0, nice)
const SECOND_SEED = 1_000_003
const now = () => performance.timeOrigin + performance.now()
const grid = gridOf(problem)
const seconds = Math.max(0.05, (deadline - now()) / 1000)
searchAsCompanion(
  { grid, model: compile(grid.problem) },
  { seed: seed + SECOND_SEED, seconds, now },
  exchangeIn(memory, { places, rows: 0 }),
)
