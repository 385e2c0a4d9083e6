// Reads a backup into an empty database of either engine.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { getTableName, sql } from 'drizzle-orm'
import type { AnyPgTable } from 'drizzle-orm/pg-core'
import { conflict, invalidInput } from '../../errors.ts'
import { type Database, rowsOf, type Tx } from '../database.ts'
import { decodeRow, FORMAT, FORMAT_VERSION, type Header, type Progress, ROWS_AT_A_TIME, type Row } from './format.ts'
import { sequenceOf } from './table-facts.ts'

/**
 * Reads an archive into an empty database with the same migrations, all or nothing for each batch of rows; a restore
 * that failed half-way is started again on an empty database.
 * @throws conflict when the database holds rows, invalid-input when the file is not a whole archive of this version
 */
export async function readArchive(
  db: Database,
  tables: readonly AnyPgTable[],
  source: { readonly file: string; readonly schema: string },
  progress: Progress = () => undefined,
): Promise<number> {
  await mustBeEmpty(db, tables)
  const byName = new Map(tables.map((table) => [getTableName(table), table]))
  let rows = 0
  let complete = false
  let batch: Row[] = []
  let current: AnyPgTable | undefined
  const flush = async () => {
    const table = current
    const values = batch
    batch = []
    if (!table || values.length === 0) return
    await db.write('restore', (tx) => insertRows(tx, table, values))
    rows += values.length
    progress({ table: getTableName(table), rows })
  }
  for await (const [number, line] of linesOf(source.file)) {
    if (number === 0) checkHeader(line, source.schema)
    else if (Array.isArray(line)) {
      const table = byName.get(String(line[0]))
      if (!table) throw broken(`line ${number + 1} names an unknown table`)
      if (table !== current || batch.length >= ROWS_AT_A_TIME) await flush()
      current = table
      batch.push(decodeRow(line[1] as Row))
    } else complete = true
  }
  await flush()
  if (!complete) throw broken('it ends too early')
  await db.write('restore', (tx) => continueSequences(db, tx, tables))
  return rows
}

async function* linesOf(file: string): AsyncGenerator<[number, unknown]> {
  const lines = createInterface({
    input: createReadStream(file).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  let number = 0
  try {
    for await (const line of lines) yield [number++, JSON.parse(line)]
  } catch (error) {
    throw broken(error instanceof SyntaxError ? `line ${number + 1} cannot be read` : 'it cannot be unpacked')
  }
}

const broken = (why: string) => invalidInput([{ path: 'file', message: `is not a whole backup: ${why}` }])

function checkHeader(line: unknown, schema: string): void {
  const header = line as Partial<Header>
  if (header.format !== FORMAT || header.version !== FORMAT_VERSION) throw broken('its first line is not ours')
  if (header.schema === schema) return
  const message = `was made with migration ${header.schema}, and this version has ${schema}: restore with the version that made it, then migrate`
  throw invalidInput([{ path: 'file', message }])
}

async function mustBeEmpty(db: Database, tables: readonly AnyPgTable[]): Promise<void> {
  for (const table of tables) {
    const [row] = await db.read((read) => read.select({ one: sql`1` }).from(table).limit(1))
    if (row)
      throw conflict(
        `The database is not empty: ${getTableName(table)} has rows. Restore into a new DATA_DIR or database.`,
      )
  }
}

async function insertRows(tx: Tx, table: AnyPgTable, rows: readonly Row[]): Promise<void> {
  const insert = tx.insert(table)
  const target = sequenceOf(table) && 'overridingSystemValue' in insert ? insert.overridingSystemValue() : insert
  await target.values([...rows])
}

/** On PostgreSQL a sequence does not notice explicit values. */
async function continueSequences(db: Database, tx: Tx, tables: readonly AnyPgTable[]): Promise<void> {
  if (db.engine !== 'postgres') return
  for (const table of tables) {
    const column = sequenceOf(table)
    if (!column) continue
    const name = getTableName(table)
    await rowsOf(
      tx,
      sql`select setval(pg_get_serial_sequence(${name}, ${column}), greatest((select max(${sql.identifier(column)}) from ${table}), 1))`,
    )
  }
}
