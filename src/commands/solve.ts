// warmline solve PROBLEM: a rota for a problem in a JSON file, with its proven bound and its score, without a database.
import { readFile, stat, writeFile } from 'node:fs/promises'
import { Command, InvalidArgumentError } from 'commander'
import { ZodError } from 'zod'
import type { Problem } from '../rota/solver/problem.ts'
import type { RotaProgress, RotaSolution } from '../rota/solver/solve-rota.ts'
import { startProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'

const MOST_BYTES = 64 * 1024 * 1024

const whole = (least: number, most: number) => (text: string) => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new InvalidArgumentError(`a whole number from ${least} to ${most}`)
  }
  return value
}

interface Options {
  readonly seconds: number
  readonly seed: number
  readonly iterations?: number
  readonly out?: string
  readonly schema?: boolean
}

export const solveCommand = (terminal: Terminal) =>
  new Command('solve')
    .description('Make a rota for a problem in a JSON file, and prove how good it is')
    .argument('[problem]', 'JSON file, version 1; its schema: --schema')
    .option('--seconds <n>', 'how long to search', whole(1, 3600), 60)
    .option(
      '--seed <n>',
      'the same seed gives the same rota, with --iterations on every machine',
      whole(0, 2 ** 31 - 1),
      1,
    )
    .option('--iterations <n>', 'limit the work instead of the time (about two million a second)', whole(1, 2e12))
    .option('--out <file>', 'write the rota there instead of to standard output')
    .option('--schema', 'print the JSON Schema of the problem, and end')
    .addHelpText(
      'after',
      `
A problem holds members (roles, skills, leave, wishes, what they carried before), slots (line, role, start, end, how
many), limits, and rules that are hard, or soft with a weight. Times are minutes since the epoch, days are days since
1970-01-01. Hard rules are never broken: what nobody may stand stays open, and the answer names why.

The answer is JSON: assignments; cost, bound (no rota costs less: proven; null where nothing is proven) and gap;
shortage (the part of the cost that is open places); open (each open place, and who could not and why); rules (the
score: rule, cost, violations, who and when). A progress bar goes to standard error.

Exit codes: 0 all minimum places are filled, 1 some stay open, 2 called wrongly or the problem is not valid.

Examples:
  $ npx warmline solve --schema > problem.schema.json
  $ npx warmline solve october.json --seconds 60 --out rota.json
  $ npx warmline solve october.json --iterations 20000000 --seed 7`,
    )
    .action(async (file: string | undefined, options: Options, command: Command) => {
      const { problemJsonSchema } = await import('../rota/problem-wire.ts')
      if (options.schema) return terminal.out(JSON.stringify(problemJsonSchema(), null, 2))
      if (file === undefined) return command.error('error: a problem file is needed (or --schema)')
      const problem = await problemIn(file, command)
      const solution = await solveWatched(terminal, problem, options)
      const text = JSON.stringify({ version: 1, seed: options.seed, ...solution }, null, options.out ? 2 : 0)
      if (options.out === undefined) terminal.out(text)
      else await writeFile(options.out, `${text}\n`)
      tell(terminal, problem, solution)
    })

async function problemIn(file: string, command: Command): Promise<Problem> {
  const { problemFrom } = await import('../rota/problem-wire.ts')
  try {
    if ((await stat(file)).size > MOST_BYTES) return command.error('error: a problem may have 64 MB')
    return problemFrom(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (error instanceof ZodError) {
      const issues = error.issues.slice(0, 20).map(({ path, message }) => `  ${path.join('.')}: ${message}`)
      return command.error(`error: ${file} is no valid problem:\n${issues.join('\n')}`)
    }
    if (error instanceof SyntaxError) return command.error(`error: ${file} is not JSON: ${error.message}`)
    if (error instanceof Error && 'code' in error) return command.error(`error: ${file} cannot be read: ${error.code}`)
    throw error
  }
}

async function solveWatched(terminal: Terminal, problem: Problem, options: Options): Promise<RotaSolution> {
  const { solveRota } = await import('../rota/solver/solve-rota.ts')
  const { companionFor } = await import('../rota/solver/threads/companion.ts')
  const { seconds, iterations, seed } = options
  const start = performance.now()
  const now = () => performance.now()
  const bar = startProgress(terminal, 'Solving', seconds)
  const report = ({ phase, incumbent, bound, gap }: RotaProgress) => {
    bar.reached(Math.floor((now() - start) / 1000))
    if (phase === 'done') terminal.err(`cost ${incumbent}, bound ${bound}, gap ${percent(gap)}`)
  }
  try {
    return solveRota(problem, {
      ...{ seed, report },
      ...(iterations === undefined ? { seconds, now, together: companionFor({ seed, seconds }) } : { iterations }),
    })
  } finally {
    bar.end()
  }
}

const percent = (gap: number | null) => (gap === null ? 'unknown' : `${(100 * gap).toFixed(2)} %`)

function tell(terminal: Terminal, { slots }: Problem, { assignments, open }: RotaSolution): void {
  terminal.err(`${assignments.length} assignments, ${open.length} slots with open places`)
  for (const { slot, missing, members } of open.slice(0, 20)) {
    const reasons = Object.entries(members).map(([reason, ids]) => `${ids.length} ${reason}`)
    terminal.err(`  ${slot} lacks ${missing}: ${reasons.join(', ')}`)
  }
  const minimum = new Map(slots.map((slot) => [slot.id, slot.wanted - slot.minimum]))
  if (open.some(({ slot, missing }) => missing > (minimum.get(slot) ?? 0))) terminal.fail()
}
