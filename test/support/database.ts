// A fresh, empty, migrated database for one test, on the engine of this run.
import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { getTableName } from 'drizzle-orm'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { engine } from '../../src/config.ts'
import { sequenceOf } from '../../src/db/archive/table-facts.ts'
import type { Database } from '../../src/db/database.ts'
import { openPostgres } from '../../src/db/postgres/database.ts'
import { INDEX_TABLES } from '../../src/db/search/text-index.ts'
import { openSqlite } from '../../src/db/sqlite/database.ts'
import { tables } from '../../src/schema.ts'
import { TEMPLATE_DATABASE } from './engine-files.ts'

export interface DatabaseSite {
  /** A folder of its own for this test: keys, files, and on SQLite the database. */
  readonly folder: string
  /** Set on PostgreSQL. */
  readonly url: string | undefined
  /** Opens it; open it twice to play two instances. Closed when the test ends. */
  open(): Database
}

interface Emptied {
  readonly url: string
  /** Stays open: a new connection would learn of every table and index again. */
  readonly cleaner: pg.Client
}

/** Databases of this worker that a finished test has left empty: making one costs ten times as much as emptying it. */
const emptied: Emptied[] = []

async function emptyDatabase(): Promise<Emptied> {
  const known = emptied.pop()
  if (known !== undefined) return known
  const name = `t${randomUUID().replaceAll('-', '')}`
  const maker = await connected(inject('template'))
  await maker.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`)
  await maker.end()
  const url = inject('template').replace(/postgres$/, name)
  return { url, cleaner: await connected(url) }
}

/** It may see the server stop before its worker does. */
async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Without triggers, so in any order; numbers begin again. */
const EMPTY_ALL = [
  'SET session_replication_role = replica',
  ...[...tables.map((table) => getTableName(table)), ...INDEX_TABLES].map((name) => `DELETE FROM "${name}"`),
  ...tables.flatMap((table) => {
    const column = sequenceOf(table)
    return column ? [`SELECT setval(pg_get_serial_sequence('${getTableName(table)}', '${column}'), 1, false)`] : []
  }),
].join(';')

/** Makes a database that no other test sees. */
export async function databaseSite(): Promise<DatabaseSite> {
  const folder = join(inject('scratch'), randomUUID())
  mkdirSync(folder, { recursive: true })
  const opened: Database[] = []
  const keep = (db: Database) => {
    opened.push(db)
    return db
  }
  const closeAll = async () => {
    await Promise.all(opened.map((db) => db.close()))
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  if (engine === 'sqlite') {
    const file = join(folder, 'warmline.db')
    copyFileSync(inject('template'), file)
    onTestFinished(closeAll)
    return { folder, url: undefined, open: () => keep(openSqlite(file)) }
  }
  const own = await emptyDatabase()
  const { url, cleaner } = own
  onTestFinished(async () => {
    await closeAll()
    await cleaner.query(EMPTY_ALL)
    emptied.push(own)
  })
  return { folder, url, open: () => keep(openPostgres({ url, pool: 6 })) }
}

export const freshDatabase = async (): Promise<Database> => (await databaseSite()).open()
