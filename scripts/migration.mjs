// npm run migration -- NAME: writes the next migration of both engines from src/**/tables.ts. `--fresh` starts anew.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'

const [name = 'change', ...flags] = process.argv.slice(2)
const engines = { sqlite: undefined, postgres: 'postgres://generate' }
for (const [engine, url] of Object.entries(engines)) {
  const out = `migrations/${engine}`
  if (flags.includes('--fresh')) rmSync(out, { recursive: true, force: true })
  const { DATABASE_URL: _, ...env } = process.env
  if (url) env.DATABASE_URL = url
  const run = spawnSync('drizzle-kit', ['generate', '--config', 'drizzle.config.ts', '--name', name], {
    stdio: 'inherit',
    env,
  })
  if (run.status !== 0) process.exit(run.status ?? 1)
}
