// A fresh, empty, migrated database for one test, on the engine of this run.
import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { engine } from '../../src/config.ts'
import type { Database } from '../../src/db/database.ts'
import { openPostgres } from '../../src/db/postgres/database.ts'
import { openSqlite } from '../../src/db/sqlite/database.ts'
import { TEMPLATE_DATABASE } from './engine-files.ts'

export interface DatabaseSite {
  /** A folder of its own for this test: keys, files, and on SQLite the database. */
  readonly folder: string
  /** Set on PostgreSQL. */
  readonly url: string | undefined
  /** Opens it; open it twice to play two instances. Closed when the test ends. */
  open(): Database
}

async function onServer(statement: string): Promise<void> {
  const admin = new pg.Client(inject('template'))
  await admin.connect()
  await admin.query(statement).finally(() => admin.end())
}

/** Makes a database that no other test sees. */
export async function databaseSite(): Promise<DatabaseSite> {
  const name = `t${randomUUID().replaceAll('-', '')}`
  const folder = join(inject('scratch'), name)
  mkdirSync(folder, { recursive: true })
  const opened: Database[] = []
  const keep = (db: Database) => {
    opened.push(db)
    return db
  }
  const closeAll = async () => {
    await Promise.all(opened.map((db) => db.close()))
  }
  if (engine === 'sqlite') {
    const file = join(folder, 'warmline.db')
    copyFileSync(inject('template'), file)
    onTestFinished(closeAll)
    return { folder, url: undefined, open: () => keep(openSqlite(file)) }
  }
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`)
  onTestFinished(async () => {
    await closeAll()
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`)
  })
  const url = inject('template').replace(/postgres$/, name)
  return { folder, url, open: () => keep(openPostgres({ url, pool: 6 })) }
}

export const freshDatabase = async (): Promise<Database> => (await databaseSite()).open()
