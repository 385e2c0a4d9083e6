// Opens what a process needs (database, keys, log) and closes it again: for the service and every command.
import { mkdirSync } from 'node:fs'
import { type Logger, pino } from 'pino'
import { systemClock } from './clock.ts'
import { type Config, readConfig } from './config.ts'
import { openDatabase } from './db/open.ts'
import type { Deps } from './deps.ts'
import { openKeyRing } from './privacy/key-file.ts'

export interface Runtime extends Deps {
  close(): Promise<void>
}

const REDACTED = ['req.headers', 'headers', 'body', '*.password', '*.token', '*.secret', '*.phone', '*.authorization']

export function openLog(level: string): Logger {
  return pino({ level, base: null, redact: { paths: REDACTED, remove: true } })
}

/** Opens the runtime and brings the database up to date. */
export async function openRuntime(config: Config = readConfig(), clock = systemClock): Promise<Runtime> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const log = openLog(config.logLevel)
  const db = openDatabase(config, (error) => log.error({ name: error.name }, 'database connection lost'))
  try {
    await db.migrate()
    const keys = openKeyRing(config)
    return { config, db, clock, log, keys, close: () => db.close() }
  } catch (error) {
    await db.close()
    throw error
  }
}
