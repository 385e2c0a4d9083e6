// Applies migrations/sqlite.
import type Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { knownMigrations, migrationsFolder } from '../migrations-folder.ts'

export function migrateSqlite(raw: Sqlite.Database): void {
  migrate(drizzle({ client: raw }), { migrationsFolder: migrationsFolder('sqlite') })
}

export function pendingInSqlite(raw: Sqlite.Database): number {
  const known = knownMigrations('sqlite')
  const table = raw.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
  if (table === undefined) return known
  return known - Number(raw.prepare('select count(*) from __drizzle_migrations').pluck().get())
}
