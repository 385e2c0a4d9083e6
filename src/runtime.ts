// Opens what a process needs (database, keys, log) and closes it again: for the service and every command.
import { mkdirSync } from 'node:fs'
import { type Logger, pino } from 'pino'
import { systemClock } from './clock.ts'
import { type Config, readConfig } from './config.ts'
import { openDatabase } from './db/open.ts'
import type { Deps } from './deps.ts'
import { conflict } from './errors.ts'
import { openKeyRing } from './privacy/key-file.ts'

export interface Runtime extends Deps {
  close(): Promise<void>
}

const REDACTED = ['req.headers', 'headers', 'body', '*.password', '*.token', '*.secret', '*.phone', '*.authorization']

export function openLog(level: string): Logger {
  return pino({ level, base: null, redact: { paths: REDACTED, remove: true } })
}

export interface Opening {
  /** Bring the database up to date first. A command that runs beside the service must not: it refuses an older one. */
  readonly migrate: boolean
}

/** @throws conflict when the database is not of this version and may not be migrated */
export async function openRuntime(
  config: Config = readConfig(),
  { migrate }: Opening = { migrate: true },
): Promise<Runtime> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const log = openLog(config.logLevel)
  const db = openDatabase(config, (error) => log.error({ name: error.name }, 'database connection lost'))
  try {
    if (migrate) await db.migrate()
    else if ((await db.pendingMigrations()) !== 0) throw otherVersion()
    const keys = openKeyRing(config)
    return { config, db, clock: systemClock, log, keys, close: () => db.close() }
  } catch (error) {
    await db.close()
    throw error
  }
}

const otherVersion = () =>
  conflict(
    'The database is not of this version. Stop the service, then run "warmline migrate", or use the version it is of.',
  )
