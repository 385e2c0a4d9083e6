// Applies migrations/sqlite.
import type Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { migrationsFolder } from '../migrations-folder.ts'

export function migrateSqlite(raw: Sqlite.Database): void {
  migrate(drizzle({ client: raw }), { migrationsFolder: migrationsFolder('sqlite') })
}
