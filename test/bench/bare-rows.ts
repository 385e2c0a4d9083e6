// The rows that a call record writes, by bare prepared statements, in groups with one commit; and its row in the search,
// taken in later by batches, as the service does it. What the request says stands in them, and random ids of their own:
// rows that are all alike would go to the same few pages.
import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type Sqlite from 'better-sqlite3'
import { firstPlace } from '../../src/db/search/text-index.ts'
import { CHECKPOINT_PAGES } from '../../src/db/sqlite/connection.ts'

type Value = string | number | null

export interface SampleRow {
  readonly table: string
  readonly columns: readonly string[]
  readonly values: readonly Value[]
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
  return rows.map((values) => ({ table, columns, values }))
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

/** Ids, keys and hashes in the rows of one call that are others in the rows of another. */
export function randomValues(rows: readonly SampleRow[], others: readonly SampleRow[]): readonly string[] {
  const shared = new Set(others.flatMap(({ values }) => values))
  const own = rows.flatMap(({ values }) => values).filter((value) => typeof value === 'string' && !shared.has(value))
  return [...new Set(own.map(String))].filter((value) => RANDOM.test(value))
}

/** What a request says and its rows repeat. */
export interface Said {
  readonly id: string
  readonly startedAt: string
  readonly endedAt: string
  readonly topic: string
  readonly summary: string
  /** The caller: in the rows stands a hash, the same one for the same number. */
  readonly phone: string
}

export interface Sample {
  readonly rows: readonly SampleRow[]
  readonly searched: SearchRow
  readonly said: Said
  /** Values that get another random one with each call, the same one wherever they stand. */
  readonly renewed: readonly string[]
}

/** @returns a function that resolves once the rows of a request are on disk */
export function rowWriter(db: Sqlite.Database, sample: Sample): (said: Said) => Promise<void> {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('secure_delete = ON')
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  db.pragma('cache_size = -65536')
  const statements = sample.rows.map((row) => ({ insert: db.prepare(insertOf(row)), values: row.values }))
  const callers = sample.rows.find(({ table }) => table === 'callers')
  const sampleHash = String(callers?.values[callers.columns.indexOf('hash')])
  const hashes = new Map<string, string>()
  const waiting: { readonly said: Said; readonly done: () => void }[] = []
  const index = indexer(db, sample.searched)
  const insertAll = (said: Said) => {
    const values = new Map(sample.renewed.map((value) => [value, randomUUID() as string]))
    for (const field of REPEATED) values.set(sample.said[field], said[field])
    const hash = hashes.get(said.phone) ?? randomBytes(32).toString('base64url')
    hashes.set(said.phone, hash)
    values.set(sampleHash, hash)
    for (const { insert, values: before } of statements) {
      insert.run(...before.map((value) => (typeof value === 'string' ? (values.get(value) ?? value) : value)))
    }
    index.waiting.push(said)
  }
  const flush = () => {
    const group = waiting.splice(0)
    db.exec('BEGIN IMMEDIATE')
    for (const { said } of group) insertAll(said)
    db.exec('COMMIT')
    for (const { done } of group) done()
    if (index.waiting.length >= INDEX_BATCH) setImmediate(index.run)
  }
  return (said) =>
    new Promise((done) => {
      waiting.push({ said, done })
      if (waiting.length === 1) setImmediate(flush)
    })
}

const REPEATED = ['id', 'startedAt', 'endedAt', 'topic', 'summary'] as const

function insertOf({ table, columns }: SampleRow): string {
  const names = columns.map((name) => `"${name}"`).join(', ')
  const again = table === 'callers' ? ' on conflict (key_id, hash) do update set touched = touched + 1' : ''
  return `insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})${again}`
}

/** As the service: so many calls in one write. */
const INDEX_BATCH = 100

/** Takes waiting calls out of the queue and into the search, by bare statements in one transaction. */
function indexer(db: Sqlite.Database, { recordId, marks, body }: SearchRow) {
  const unqueue = db.prepare('delete from call_search_queue where call_id = ?')
  const insert = db.prepare('insert into text_search (rowid, record_id, marks, body) values (?, ?, ?, ?)')
  const mark = (id: string) => marks.replace(recordId.replaceAll('-', ''), id.replaceAll('-', ''))
  const taken = new Set(db.prepare('select rowid from text_search').pluck().all())
  const placeOf = ({ id, startedAt }: Said) => {
    let place = firstPlace({ id, at: Date.parse(startedAt) })
    while (taken.has(place)) place++
    taken.add(place)
    return place
  }
  const waiting: Said[] = []
  const run = () => {
    const batch = waiting
      .splice(0, INDEX_BATCH)
      .map((said) => ({ id: said.id, place: placeOf(said) }))
      .toSorted((a, b) => a.place - b.place)
    if (batch.length === 0) return
    db.exec('BEGIN IMMEDIATE')
    for (const { id } of batch) unqueue.run(id)
    for (const { id, place } of batch) insert.run(place, id, mark(id), body)
    db.exec('COMMIT')
  }
  return { waiting, run }
}
