// Writes a backup from one snapshot. It knows no engine, and a database of either engine can read it.
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { getTableName, sql } from 'drizzle-orm'
import type { AnyPgTable } from 'drizzle-orm/pg-core'
import type { DateTime } from 'luxon'
import type { Database, Read } from '../database.ts'
import { encodeRow, FORMAT, FORMAT_VERSION, type Header, type Progress, ROWS_AT_A_TIME, type Row } from './format.ts'
import { inDependencyOrder, primaryKeyOf } from './table-facts.ts'

/**
 * Writes every row of `tables` as one snapshot shows them. Keys are not in the database, so they are not in here.
 * @returns how many rows were written
 */
export async function writeArchive(
  db: Database,
  tables: readonly AnyPgTable[],
  target: { readonly file: string; readonly schema: string; readonly now: DateTime },
  progress: Progress = () => undefined,
): Promise<number> {
  return db.snapshot(async (read) => {
    let rows = 0
    const header: Header = {
      format: FORMAT,
      version: FORMAT_VERSION,
      schema: target.schema,
      createdAt: target.now.toISO(),
    }
    async function* lines() {
      yield `${JSON.stringify(header)}\n`
      for (const table of inDependencyOrder(tables)) {
        for await (const row of rowsInKeyOrder(read, table)) {
          rows++
          yield `${JSON.stringify([getTableName(table), encodeRow(row)])}\n`
        }
        progress({ table: getTableName(table), rows })
      }
      yield `${JSON.stringify({ rows })}\n`
    }
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(target.file, { mode: 0o600, flags: 'wx' }))
    return rows
  })
}

async function* rowsInKeyOrder(read: Read, table: AnyPgTable): AsyncGenerator<Row> {
  const key = primaryKeyOf(table)
  const columns = sql.join(
    key.map(({ column }) => sql`${column}`),
    sql`, `,
  )
  let after: Row | undefined
  for (;;) {
    const last = after
    const values = sql.join(
      key.map(({ name, column }) => sql.param(last?.[name], column)),
      sql`, `,
    )
    const rows: Row[] = await read
      .select()
      .from(table)
      .where(last ? sql`(${columns}) > (${values})` : undefined)
      .orderBy(...key.map(({ column }) => column))
      .limit(ROWS_AT_A_TIME)
    yield* rows
    after = rows.at(-1)
    if (rows.length < ROWS_AT_A_TIME) return
  }
}
