// Opens the database that the configuration names.
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Database } from './database.ts'
import { openPostgres } from './postgres/database.ts'
import { openSqlite } from './sqlite/database.ts'

export function openDatabase(config: Config, onError: (error: Error) => void = () => undefined): Database {
  if (config.databaseUrl) return openPostgres({ url: config.databaseUrl, pool: config.databasePool, onError })
  return openSqlite(join(config.dataDir, 'warmline.db'))
}
