// One search of a race, in a thread of its own.
import { parentPort, workerData } from 'node:worker_threads'
import { exchangeIn } from '../optimiser/exchange.ts'
import { loadLinearEngine } from '../optimiser/linear.ts'
import { compile } from '../optimiser/model.ts'
import { optimise } from '../optimiser/optimise.ts'
import type { RaceMessage, RaceTask } from './race.ts'

const task: RaceTask = workerData
const tell = (message: RaceMessage) => parentPort?.postMessage(message)
const now = () => performance.timeOrigin + performance.now()

const engine = await loadLinearEngine()
const model = compile(task.problem)
const exchange = exchangeIn(task.memory, { places: model.people * model.days, rows: model.rows.size })
const { impossible } = optimise(task.problem, {
  engine,
  now,
  exchange,
  seconds: Math.max(0.05, (task.deadline - now()) / 1000),
  seed: task.seed,
  side: task.side,
  report: (progress) => tell({ kind: 'progress', progress }),
})
tell({ kind: 'done', impossible })
