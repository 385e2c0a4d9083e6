// npm run -s bench:rota -- --table --folder DIR --seconds N [--seeds 1,2,3]: every instance of a folder by the optimiser
// (the median of the seeds), by annealing alone (likewise), by HiGHS alone on the compact model in the same time, and
// what is published.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { anneal } from '../../src/rota/solver/optimiser/anneal.ts'
import { solveCompact } from '../../src/rota/solver/optimiser/compact-race.ts'
import { loadLinearEngine } from '../../src/rota/solver/optimiser/linear.ts'
import { meterOf } from '../../src/rota/solver/optimiser/meter.ts'
import { compile, type Model } from '../../src/rota/solver/optimiser/model.ts'
import type { GridProblem } from '../../src/rota/solver/optimiser/problem.ts'
import { brokenLines, costOf, emptyRoster } from '../../src/rota/solver/optimiser/score.ts'
import { seeded } from '../../src/rota/solver/random.ts'
import { race } from '../../src/rota/solver/threads/race.ts'
import { readInstance } from './rota-format.ts'
import { PEERS } from './rota-peers.ts'
import { printTable } from './table.ts'

export interface TableOptions {
  readonly folder: string
  readonly seconds: number
  readonly seeds: readonly number[]
}

const HEADS = [
  'instance',
  'ours',
  'seeds',
  'bound',
  'seconds',
  'annealing alone',
  'HiGHS alone',
  'its bound',
  'known',
  'EC',
  'Gurobi',
  'IP+VNS',
  'F&O+SA',
]

export async function printRotaTable({ folder, seconds, seeds }: TableOptions): Promise<void> {
  const names = readdirSync(folder).flatMap((file) => /^(.*Instance.*)\.txt$/.exec(file)?.[1] ?? [])
  const rows: string[][] = []
  for (const name of names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
    const problem = readInstance(readFileSync(join(folder, `${name}.txt`), 'utf8'))
    const ours = await byUs(problem, { seconds, seeds })
    const annealed = byAnnealing(compile(problem), { seconds, seeds })
    const alone = await byHighs(problem, seconds)
    const [, known, ...published] = PEERS[name] ?? []
    rows.push([name, ...ours, annealed, ...alone, figure(known), ...published.map(figure)])
    console.error(rows.at(-1)?.join('  '))
  }
  console.log(`${seconds} s each here; published results in ten minutes`)
  printTable(HEADS, rows)
}

const figure = (value: number | null | undefined) => (value === null || value === undefined ? '-' : String(value))

async function byUs(problem: GridProblem, { seconds, seeds }: Omit<TableOptions, 'folder'>): Promise<string[]> {
  const model = compile(problem)
  const runs: { objective: number; bound: number; seconds: number }[] = []
  for (const seed of seeds) {
    const start = performance.now()
    const { roster, objective, bound } = await race(problem, { seconds, seed })
    const broken = brokenLines(model, roster).length > 0
    runs.push({ objective: broken ? Infinity : objective, bound, seconds: (performance.now() - start) / 1000 })
  }
  const median = middle(runs.toSorted((a, b) => a.objective - b.objective))
  const bound = Math.max(...runs.map((run) => run.bound))
  return [
    figure(median?.objective),
    runs.map(({ objective }) => objective).join('/'),
    figure(bound),
    (median?.seconds ?? 0).toFixed(1),
  ]
}

const middle = <T>(sorted: readonly T[]): T | undefined => sorted[(sorted.length - 1) >> 1]

/** From nothing, with the schedule that the optimiser begins with, for all of the time. */
function byAnnealing(model: Model, { seconds, seeds }: Omit<TableOptions, 'folder'>): string {
  const costs = seeds.map((seed) => {
    const meter = meterOf({ seconds, now: () => performance.now() })
    const schedule = { until: 1, hot: 0.4, cold: 0.005 }
    const { legal } = anneal(model, emptyRoster(model), { random: seeded(seed), meter, schedule })
    return legal ? costOf(model, legal) : Infinity
  })
  const median = middle(costs.toSorted((a, b) => a - b))
  return median === Infinity ? 'none' : figure(median)
}

async function byHighs(problem: GridProblem, seconds: number): Promise<string[]> {
  const { roster, objective, bound } = solveCompact(await loadLinearEngine(), compile(problem), { seconds })
  return [roster ? figure(objective) : 'none', Number.isFinite(bound) ? figure(bound) : '-']
}
