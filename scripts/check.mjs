// npm run check: format and lint, types, dependency direction, unused code, migration drift, committed openapi.json.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const failed = []
const { DATABASE_URL: _, ...clean } = process.env

function run(command, args, env = {}) {
  return spawnSync(command, args, { encoding: 'utf8', env: { ...clean, ...env }, maxBuffer: 64 * 1024 * 1024 })
}

function check(name, problemOf) {
  const start = performance.now()
  const problem = problemOf()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${problem ? 'FAIL' : 'ok  '} ${name} (${seconds} s)`)
  if (problem) {
    failed.push(name)
    console.log(problem)
  }
}

const complaint = (result) =>
  result.status === 0 ? undefined : `${result.stdout}${result.stderr}` || 'it failed silently'

function dependencies() {
  const result = run('depcruise', ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'])
  if (!result.stdout.startsWith('{')) return `${result.stdout}${result.stderr}`
  const { summary } = JSON.parse(result.stdout)
  if (summary.totalCruised < 50)
    return `it looked at ${summary.totalCruised} modules only: something is wrong with the check`
  if (summary.violations.length === 0) return undefined
  return summary.violations.map((v) => `  ${v.rule.name}: ${v.from} → ${v.to}`).join('\n')
}

/** A migration that drizzle-kit would still write means that the tables and the migrations differ. */
function migrationDrift(engine, env) {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-drift-'))
  const committed = `migrations/${engine}`
  const saved = join(folder, engine)
  cpSync(committed, saved, { recursive: true })
  try {
    const before = readdirSync(committed).join()
    const result = run('drizzle-kit', ['generate', '--config', 'drizzle.config.ts', '--name', 'drift'], env)
    if (result.status !== 0) return complaint(result)
    return readdirSync(committed).join() === before
      ? undefined
      : `${committed} lacks a change: run npm run migration -- NAME`
  } finally {
    rmSync(committed, { recursive: true, force: true })
    cpSync(saved, committed, { recursive: true })
    rmSync(folder, { recursive: true, force: true })
  }
}

function openapi() {
  const result = run('node', ['dist/cli.js', 'openapi'])
  if (result.status !== 0) return complaint(result)
  return result.stdout === readFileSync('openapi.json', 'utf8')
    ? undefined
    : 'openapi.json is stale: run npm run openapi'
}

check('format and lint', () => complaint(run('biome', ['check', '--error-on-warnings', '.'])))
check('types', () => complaint(run('tsc', ['-p', '.'])))
check('build', () => complaint(run('node', ['scripts/build.mjs'])))
check('dependency direction', dependencies)
check('unused code', () => complaint(run('knip', ['--no-progress'])))
check('migrations, sqlite', () => migrationDrift('sqlite'))
check('migrations, postgres', () => migrationDrift('postgres', { DATABASE_URL: 'postgres://drift' }))
check('openapi.json', openapi)

if (failed.length > 0) {
  console.error(`\n${failed.length} of the checks failed: ${failed.join(', ')}`)
  process.exit(1)
}
