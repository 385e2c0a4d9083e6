// npm run -s bench:rota -- --instance FILE --seconds N [--seed N] --out ROSTER: the optimiser on a benchmark instance.
// Writes the roster and prints one line of JSON. --iterations N limits work instead of time, --verbose tells progress
// on stderr, --threads 1 runs alone, --table prints a table instead (rota-table.ts), --cpu counts this process's own CPU time instead of the clock's: on a busy machine it compares better.
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { loadLinearEngine } from '../../src/rota/solver/optimiser/linear.ts'
import { compile } from '../../src/rota/solver/optimiser/model.ts'
import { optimise } from '../../src/rota/solver/optimiser/optimise.ts'
import { brokenLines } from '../../src/rota/solver/optimiser/score.ts'
import type { Progress } from '../../src/rota/solver/optimiser/search.ts'
import { race } from '../../src/rota/solver/threads/race.ts'
import { readInstance, rosterText } from './rota-format.ts'
import { printRotaTable } from './rota-table.ts'

const { values } = parseArgs({
  options: {
    instance: { type: 'string' },
    seconds: { type: 'string' },
    iterations: { type: 'string' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    table: { type: 'boolean', default: false },
    folder: { type: 'string' },
    seeds: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
    threads: { type: 'string', default: '2' },
    cpu: { type: 'boolean', default: false },
  },
})
if (values.table && values.folder && values.seconds) {
  const seeds = values.seeds.split(',').map(Number)
  await printRotaTable({ folder: values.folder, seconds: Number(values.seconds), seeds })
  process.exit(0)
}
const { instance, out } = values
if (!instance || !out || !(values.seconds || values.iterations)) {
  console.error('usage: bench:rota --instance FILE --seconds N [--seed N] --out ROSTER')
  console.error('       bench:rota --table --folder DIR --seconds N [--seeds 1,2,3]')
  process.exit(2)
}

const cpuTime = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const now = values.cpu ? cpuTime : () => performance.now()
const start = now()
const secondsSince = () => Math.round((now() - start) / 10) / 100
const tell = ({ phase, objective, bound }: Progress) => {
  if (values.verbose) console.error(`${secondsSince().toFixed(1)} ${phase} ${objective} ≥ ${bound}`)
}

const problem = readInstance(readFileSync(instance, 'utf8'))
const seed = Number(values.seed)
/** Counted work and CPU time are one thread's. */
const alone = async () =>
  optimise(problem, {
    engine: await loadLinearEngine(),
    seed,
    report: tell,
    ...(values.seconds ? { seconds: Number(values.seconds) - (now() - start) / 1000, now } : {}),
    ...(values.iterations ? { iterations: Number(values.iterations) } : {}),
  })
const threads = Number(values.threads)
const { roster, objective, bound } =
  threads === 1 || values.cpu || values.iterations
    ? await alone()
    : await race(problem, { seconds: Number(values.seconds) - (now() - start) / 1000, seed, threads, report: tell })
writeFileSync(out, rosterText(problem, roster))
console.log(
  JSON.stringify({
    instance: basename(instance).replace(/\.[^.]*$/, ''),
    objective,
    bound,
    gap: objective > 0 ? Math.max(0, (objective - bound) / objective) : 0,
    seconds: secondsSince(),
    feasible: brokenLines(compile(problem), roster).length === 0,
  }),
)
