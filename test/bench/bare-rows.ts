// The rows that one call record writes, again and again by bare prepared statements, in groups with one commit; and its
// row in the search, taken in later by batches, as the service does it.
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type Sqlite from 'better-sqlite3'
import { CHECKPOINT_PAGES } from '../../src/db/sqlite/connection.ts'

type Value = string | number | null

export interface SampleRow {
  readonly table: string
  readonly columns: readonly string[]
  readonly values: readonly Value[]
  /** Columns that get a new random value with each row, alike where they were alike in the sample. */
  readonly fresh: readonly string[]
}

/** What the service writes by itself meanwhile. */
const OTHERS = new Set(['jobs', 'audit_batches', 'sessions', 'api_tokens', 'count_rollups'])

/** Rows of every table that one write added, found by comparing before and after. */
export function addedRows(db: Sqlite.Database, write: () => Promise<void>): Promise<SampleRow[]> {
  const tables = db
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'",
    )
    .pluck()
    .all()
    .map(String)
    .filter((table) => !OTHERS.has(table) && !table.startsWith('text_search'))
  const last = (table: string) => Number(db.prepare(`select coalesce(max(rowid), 0) from "${table}"`).pluck().get())
  const before = new Map(tables.map((table) => [table, last(table)]))
  return write().then(() => tables.flatMap((table) => rowsAfter(db, table, before.get(table) ?? 0)))
}

function rowsAfter(db: Sqlite.Database, table: string, rowid: number): SampleRow[] {
  const info = db.pragma(`table_info("${table}")`) as { name: string; pk: number; type: string }[]
  const numbered = info.find(
    ({ pk, type }) => pk === 1 && type === 'INTEGER' && info.filter((c) => c.pk > 0).length === 1,
  )
  const kept = info.filter((column) => column !== numbered)
  const columns = kept.map(({ name }) => name)
  const list = columns.map((name) => `"${name}"`).join(', ')
  const rows = db.prepare(`select ${list} from "${table}" where rowid > ?`).raw().all(rowid) as Value[][]
  const fresh = kept.filter(({ pk }) => pk > 0).map(({ name }) => name)
  return rows.map((values) => ({ table, columns, values, fresh }))
}

/** What the search took in of one call. */
export interface SearchRow {
  readonly recordId: string
  readonly marks: string
  readonly body: string
}

/** Waits until the search has the call. @throws after ten seconds */
export async function searchRow(db: Sqlite.Database, recordId: string): Promise<SearchRow> {
  const select = db.prepare('select record_id as recordId, marks, body from text_search where record_id = ?')
  for (let tries = 0; tries < 100; tries++) {
    const row = select.get(recordId)
    if (row) return row as SearchRow
    await setTimeout(100)
  }
  throw new Error('the search never took the call in')
}

const RANDOM = /^[0-9a-f]{8}-[0-9a-f]{4}-4|^[\w-]{30,}$/

/** @returns a function that resolves once its rows are on disk */
export function rowWriter(db: Sqlite.Database, sample: readonly SampleRow[], searched: SearchRow): () => Promise<void> {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('secure_delete = ON')
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  db.pragma('cache_size = -65536')
  const changing = new Set(
    sample.flatMap(({ columns, values, fresh }) =>
      columns.flatMap((name, i) => (fresh.includes(name) && RANDOM.test(String(values[i])) ? [values[i]] : [])),
    ),
  )
  const statements = sample.map(({ table, columns, values }) => ({
    insert: db.prepare(
      `insert into "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    ),
    values,
  }))
  const waiting: (() => void)[] = []
  const index = indexer(db, searched)
  const flush = () => {
    const group = waiting.splice(0)
    db.exec('BEGIN IMMEDIATE')
    for (let i = 0; i < group.length; i++) {
      const renewed = new Map([...changing].map((value) => [value, randomUUID()]))
      index.waiting.push(renewed.get(searched.recordId) ?? randomUUID())
      for (const { insert, values } of statements) {
        insert.run(...values.map((value) => (typeof value === 'string' ? (renewed.get(value) ?? value) : value)))
      }
    }
    db.exec('COMMIT')
    for (const done of group) done()
    if (index.waiting.length >= INDEX_BATCH) setImmediate(index.run)
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 1) setImmediate(flush)
    })
}

/** As the service: so many calls in one write. */
const INDEX_BATCH = 100

/** Takes waiting calls out of the queue and into the search, by bare statements in one transaction. */
function indexer(db: Sqlite.Database, { recordId, marks, body }: SearchRow) {
  const unqueue = db.prepare('delete from call_search_queue where call_id = ?')
  const insert = db.prepare('insert into text_search (rowid, record_id, marks, body) values (?, ?, ?, ?)')
  const mark = (id: string) => marks.replace(recordId.replaceAll('-', ''), id.replaceAll('-', ''))
  let place = Number(db.prepare('select coalesce(max(rowid), 0) from text_search').pluck().get())
  const waiting: string[] = []
  const run = () => {
    const batch = waiting.splice(0, INDEX_BATCH)
    if (batch.length === 0) return
    db.exec('BEGIN IMMEDIATE')
    for (const id of batch) unqueue.run(id)
    for (const id of batch) insert.run(++place, id, mark(id), body)
    db.exec('COMMIT')
  }
  return { waiting, run }
}
