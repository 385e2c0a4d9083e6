// npm run -s bench:rota -- --table --folder DIR --seconds N [--seeds 1,2,3]: every instance of a folder by the optimiser
// (the median of the seeds), by HiGHS alone on the compact model in the same time, and what is published.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { solveCompact } from '../../src/rota/solver/optimiser/compact-race.ts'
import { loadLinearEngine } from '../../src/rota/solver/optimiser/linear.ts'
import { compile } from '../../src/rota/solver/optimiser/model.ts'
import type { GridProblem } from '../../src/rota/solver/optimiser/problem.ts'
import { brokenLines } from '../../src/rota/solver/optimiser/score.ts'
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
    const alone = await byHighs(problem, seconds)
    const [, known, ...published] = PEERS[name] ?? []
    rows.push([name, ...ours, ...alone, figure(known), ...published.map(figure)])
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
  const sorted = runs.toSorted((a, b) => a.objective - b.objective)
  const median = sorted[(sorted.length - 1) >> 1]
  const bound = Math.max(...runs.map((run) => run.bound))
  return [
    figure(median?.objective),
    runs.map(({ objective }) => objective).join('/'),
    figure(bound),
    (median?.seconds ?? 0).toFixed(1),
  ]
}

async function byHighs(problem: GridProblem, seconds: number): Promise<string[]> {
  const { roster, objective, bound } = solveCompact(await loadLinearEngine(), compile(problem), { seconds })
  return [roster ? figure(objective) : 'none', Number.isFinite(bound) ? figure(bound) : '-']
}
