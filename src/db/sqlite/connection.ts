// One SQLite connection as drizzle sees it: statements are compiled once, and run only for the body that is active.
import { chmodSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { assertBody, type Body } from '../body.ts'
import { handleOf } from '../database.ts'

const MAX_STATEMENTS = 1_000
/** 16 MB of log: a page that changes again and again is taken into the file once. */
export const CHECKPOINT_PAGES = 4_000

const CONTROL = {
  begin: 'BEGIN',
  beginWrite: 'BEGIN IMMEDIATE',
  savepoint: 'SAVEPOINT body',
  release: 'RELEASE body',
  commit: 'COMMIT',
} as const

type Raw = Sqlite.Statement<unknown[], unknown>

export interface Connection {
  readonly raw: Sqlite.Database
  /** Statements that begin and end transactions, compiled once. */
  readonly control: Readonly<Record<keyof typeof CONTROL, () => void>>
  readonly handle: ReturnType<typeof handleOf>
  active: Body | undefined
  /** Whether the active body has changed anything, or tried to. */
  wrote: boolean
}

/** What drizzle needs of a better-sqlite3 statement. */
class GuardedStatement {
  readonly #connection: Connection
  readonly #compiled: Raw
  readonly #writes: boolean
  readonly #asArrays: () => GuardedStatement
  #rows: GuardedStatement | undefined

  constructor(connection: Connection, compiled: Raw, asArrays: () => GuardedStatement) {
    this.#connection = connection
    this.#compiled = compiled
    this.#writes = !compiled.readonly
    this.#asArrays = asArrays
  }

  raw(): GuardedStatement {
    return (this.#rows ??= this.#asArrays())
  }

  run(...parameters: unknown[]) {
    return this.#checked().run(...parameters)
  }

  all(...parameters: unknown[]) {
    return this.#checked().all(...parameters)
  }

  get(...parameters: unknown[]) {
    return this.#checked().get(...parameters)
  }

  #checked(): Raw {
    assertBody(this.#connection.active)
    if (this.#writes) this.#connection.wrote = true
    return this.#compiled
  }
}

function statementCache(connection: Connection) {
  const cache = new Map<string, GuardedStatement>()
  const compile = (sql: string, asArrays: boolean): GuardedStatement => {
    const key = asArrays ? `raw ${sql}` : sql
    const known = cache.get(key)
    if (known) return known
    const compiled = connection.raw.prepare(sql)
    if (asArrays) compiled.raw()
    const statement: GuardedStatement = new GuardedStatement(connection, compiled, () => compile(sql, true))
    if (cache.size >= MAX_STATEMENTS) cache.clear()
    cache.set(key, statement)
    return statement
  }
  return { prepare: (sql: string) => compile(sql, false) }
}

/** Opens `file` in WAL mode. Every commit reaches the disk before it returns (synchronous=FULL). */
export function openConnection(file: string, options: { readonly: boolean }): Connection {
  const raw = new Sqlite(file, { readonly: options.readonly, timeout: 20 })
  if (!options.readonly) {
    chmodSync(file, 0o600)
    raw.pragma('journal_mode = WAL')
  }
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  raw.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  raw.pragma('cache_size = -65536')
  raw.pragma('temp_store = MEMORY')
  raw.pragma('secure_delete = ON')
  const compile = (sql: string) => {
    const statement = raw.prepare(sql)
    return () => void statement.run()
  }
  const connection: Omit<Connection, 'handle'> & { handle: Connection['handle'] } = {
    raw,
    control: {
      begin: compile(CONTROL.begin),
      beginWrite: compile(CONTROL.beginWrite),
      savepoint: compile(CONTROL.savepoint),
      release: compile(CONTROL.release),
      commit: compile(CONTROL.commit),
    },
    active: undefined,
    wrote: false,
    handle: handleOf(undefined),
  }
  connection.handle = handleOf(drizzle({ client: statementCache(connection) as never, casing: 'snake_case' }))
  return connection
}
