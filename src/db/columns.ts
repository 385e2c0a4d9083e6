// The column kinds that every table is written with. Each has one variant for each engine and is typed as PostgreSQL,
// so that code is written once and a forgotten `await` does not compile. The casts here are the only ones.

import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'
import { DateTime } from 'luxon'
import { engine } from '../config.ts'

function forEngine<P>(postgres: P, sqliteTwin: unknown): P {
  return engine === 'postgres' ? postgres : (sqliteTwin as P)
}

/** `table('plural_snake_case', { camelCase: column() }, (t) => [index().on(t.camelCase)])`; column names become snake_case. */
export const table = forEngine(pg.pgTable, sqlite.sqliteTable)
export const index = forEngine(pg.index, sqlite.index)
export const uniqueIndex = forEngine(pg.uniqueIndex, sqlite.uniqueIndex)
export const primaryKey = forEngine(pg.primaryKey, sqlite.primaryKey)
export const check = forEngine(pg.check, sqlite.check)

/** Any text that is not free text written by a person: ids, names of things, codes. */
export const text = forEngine(
  () => pg.text(),
  () => sqlite.text(),
)

/** A text limited to the codes of a union: `code<RiskLevel>()`. */
export const code = <T extends string>() => text().$type<T>()

/** A random v4 id as text. Time-ordered ids would tell when something happened. */
export const id = () => text()

export const integer = forEngine(
  () => pg.integer(),
  () => sqlite.integer(),
)
export const boolean = forEngine(
  () => pg.boolean(),
  () => sqlite.integer({ mode: 'boolean' }),
)

/** A number given out by the database, growing, with gaps. It is not the order of commits. */
export const sequence = forEngine(
  () => pg.integer().primaryKey().generatedAlwaysAsIdentity(),
  () => sqlite.integer().primaryKey({ autoIncrement: true }),
)

/** Any JSON value; give its type: `json<Foo>()`. */
export const json = <T>() =>
  forEngine(
    () => pg.jsonb().$type<T>(),
    () => sqlite.text({ mode: 'json' }).$type<T>(),
  )()

/** A calendar day as 'YYYY-MM-DD', in the zone of the line it belongs to. */
export const localDate = forEngine(
  () => pg.date({ mode: 'string' }),
  () => sqlite.text(),
)

/** A time of day as 'HH:mm', in the zone of the line it belongs to. */
export const localTime = () => text()

const toIso = (value: DateTime) => new Date(value.toMillis()).toISOString()
const fromIso = (value: string) => DateTime.fromMillis(Date.parse(value), { zone: 'utc' })
const fromPostgres = (value: string) => fromIso(value.replace(' ', 'T').replace(/\+00$/, 'Z'))

/** An instant to the millisecond: a UTC luxon DateTime in code, made by our clock, never by a database default. */
export const instant = forEngine(
  pg.customType<{ data: DateTime; driverData: string }>({
    dataType: () => 'timestamp(3) with time zone',
    toDriver: toIso,
    fromDriver: fromPostgres,
  }),
  sqlite.customType<{ data: DateTime; driverData: string }>({
    dataType: () => 'text',
    toDriver: toIso,
    fromDriver: fromIso,
  }),
)

export const bytes = forEngine(
  pg.customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' }),
  sqlite.customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'blob' }),
)

/** A text column whose values pass `transform` on their way in: what it removes is never stored. */
export function textThrough(transform: (value: string) => string) {
  return forEngine(
    pg.customType<{ data: string; driverData: string }>({ dataType: () => 'text', toDriver: transform }),
    sqlite.customType<{ data: string; driverData: string }>({ dataType: () => 'text', toDriver: transform }),
  )
}
