// What drizzle knows of a table, for both engines: its key, its sequence, which tables it refers to.
import { getTableColumns, getTableName } from 'drizzle-orm'
import { type AnyPgColumn, type AnyPgTable, getTableConfig as postgresConfig } from 'drizzle-orm/pg-core'
import { getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core'
import { engine } from '../../config.ts'

type Config = ReturnType<typeof postgresConfig>

const configOf = (table: AnyPgTable): Config =>
  engine === 'postgres' ? postgresConfig(table) : (sqliteConfig(table as never) as unknown as Config)

interface KeyColumn {
  /** The name in code. */
  readonly name: string
  readonly column: AnyPgColumn
}

/** @throws for a table without a primary key: every table has one */
export function primaryKeyOf(table: AnyPgTable): readonly KeyColumn[] {
  const columns = Object.entries(getTableColumns(table)).map(([name, column]) => ({ name, column }))
  const config = configOf(table)
  // By name: on PostgreSQL the columns of a composite key are copies.
  const composite = (config.primaryKeys[0]?.columns ?? []).map(({ name }) => name)
  const key = columns.filter(({ column }) => column.primary || composite.includes(column.name))
  if (key.length === 0) throw new Error(`${getTableName(table)} has no primary key`)
  return key
}

/** The name in the database of the column that the database numbers, if there is one. */
export function sequenceOf(table: AnyPgTable): string | undefined {
  const numbered = Object.entries(getTableColumns(table)).find(
    ([, column]) =>
      column.generatedIdentity !== undefined || ('autoIncrement' in column && column.autoIncrement === true),
  )
  return numbered?.[0]
}

/** Tables after all those that they refer to. */
export function inDependencyOrder(tables: readonly AnyPgTable[]): readonly AnyPgTable[] {
  const sorted = new Set<AnyPgTable>()
  const visit = (table: AnyPgTable, path: readonly AnyPgTable[]) => {
    if (sorted.has(table)) return
    if (path.includes(table)) throw new Error(`${getTableName(table)} refers to itself in a circle`)
    for (const key of configOf(table).foreignKeys) {
      const target = tables.find((other) => getTableName(other) === getTableName(key.reference().foreignTable))
      if (target && target !== table) visit(target, [...path, table])
    }
    sorted.add(table)
  }
  for (const table of tables) visit(table, [])
  return [...sorted]
}
