// npm run bench [-- --seconds 5 --only deidentify,reads,calls,search,…]: requests per second and p99, each as a
// ratio to a bare fastify route and to the bare prepared statement, measured in the same run. Build first.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../src/config.ts'
import { openRuntime } from '../../src/runtime.ts'
import { type Child, startChild } from './child.ts'
import { benchCalls } from './of-calls.ts'
import { benchDeidentify } from './of-deidentify.ts'
import { benchEdits } from './of-edits.ts'
import { benchHotline } from './of-hotline.ts'
import { benchPostgres } from './of-postgres.ts'
import { benchReads } from './of-reads.ts'
import { benchSearch } from './of-search.ts'
import { benchSolver } from './of-solver.ts'
import { benchThemes } from './of-themes.ts'
import { type Seeded, seedHotline } from './seed.ts'

export interface Bench {
  readonly product: Child
  readonly database: string
  readonly seeded: Seeded
  readonly seconds: number
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    only: { type: 'string', default: 'deidentify,reads,calls,search,solver,hotline,postgres,themes' },
  },
})
const seconds = Number(values.seconds)
const only = new Set(values.only.split(','))

async function onSqlite(work: (bench: Bench) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warmline-bench-'))
  const runtime = await openRuntime(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }))
  const seeded = await seedHotline(runtime)
  await runtime.close()
  const product = await startChild(['dist/cli.js', 'serve'], { DATA_DIR: dataDir })
  try {
    await work({ product, database: join(dataDir, 'warmline.db'), seeded, seconds })
  } finally {
    await product.kill()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

if (only.has('deidentify')) benchDeidentify()
if (only.has('calls')) await onSqlite(benchCalls)
if (only.has('reads')) await onSqlite(benchReads)
if (only.has('search')) await benchSearch()
if (only.has('solver')) {
  await benchEdits()
  await onSqlite(benchSolver)
}
if (only.has('hotline')) benchHotline(Math.max(60, seconds))
if (only.has('postgres')) await benchPostgres(seconds)
if (only.has('themes')) {
  await benchThemes()
  for (const file of ['signals-simulation', 'terms', 'suppression']) {
    execFileSync(process.execPath, [`test/bench/${file}.ts`], { stdio: 'inherit' })
  }
}
