// node test/bench/search-on-postgres.ts: the search bench on a real PostgreSQL that it brings itself.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { startPostgres } from '../support/embedded-postgres.ts'
import { searchOn } from './of-search.ts'

/** A process knows one engine, and learns it from its environment: the bench itself runs in a second one. */
async function outside(): Promise<void> {
  const server = await startPostgres()
  const dataDir = mkdtempSync(join(tmpdir(), 'warmline-search-pg-'))
  try {
    const env = { ...process.env, DATABASE_URL: server.url, DATA_DIR: dataDir, LOG_LEVEL: 'error' }
    spawnSync(process.execPath, process.argv.slice(1), { env, stdio: 'inherit' })
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

await (process.env.DATABASE_URL ? searchOn(readConfig()) : outside())
