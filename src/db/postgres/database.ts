// PostgreSQL: a pool, serialisable writes with retry, snapshot reads.
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { assertOutsideBody, newBody } from '../body.ts'
import type { Database, Tx } from '../database.ts'
import { Listeners } from '../listeners.ts'
import { knownMigrations, migrationsFolder } from '../migrations-folder.ts'
import { backOff, busy, MAX_ATTEMPTS } from '../retry.ts'
import { Statistics } from '../statistics.ts'
import { asTried } from '../trial.ts'
import { listen } from './hints.ts'
import { inTransaction } from './transaction.ts'
import { Turns } from './turns.ts'

/** Any number that nothing else in the database uses as an advisory lock. */
const MIGRATION_LOCK = 927_384_611

/** Whoever has lost so many races waits for the others who have: those who meet on nothing in particular end it one by one. */
const IN_A_RACE = 3
const LATE = 'lost too many races'

const sqlState = (error: unknown): string => {
  const cause = (error as { cause?: unknown })?.cause
  return String((error as { code?: unknown })?.code ?? (cause as { code?: unknown })?.code ?? '')
}
const lostRace = (error: unknown) => ['40001', '40P01'].includes(sqlState(error))
/** Where the connection is gone already, pg itself says so, in words alone. */
const messageOf = (error: unknown): string => {
  const cause = (error as { cause?: unknown })?.cause
  return String((cause as Error | undefined)?.message ?? (error as Error | undefined)?.message ?? '')
}
const unreachable = (error: unknown) =>
  /^(08|57P|ECONN|ENOTFOUND|EPIPE|ETIMEDOUT)/.test(sqlState(error)) ||
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(
    messageOf(error),
  )

export interface PostgresOptions {
  readonly url: string
  /** The most connections this instance opens. */
  readonly pool: number
  readonly onError?: (error: Error) => void
}

export function openPostgres(options: PostgresOptions): Database {
  const connection = {
    connectionString: options.url,
    options: '-c timezone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
    application_name: 'warmline',
    connectionTimeoutMillis: 10_000,
  }
  const pool = new pg.Pool({ ...connection, max: options.pool })
  pool.on('error', (error) => options.onError?.(error))
  // A connection that ends between two statements of a body says so: its next statement fails, the process goes on.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  const listeners = new Listeners()
  const statistics = new Statistics()
  const turns = new Turns()
  let stopListening: (() => Promise<void>) | undefined

  async function write<T>(name: string, work: (tx: Tx) => Promise<T>, turn?: string): Promise<T> {
    assertOutsideBody()
    return turns.run(turn, () => tryToWrite(name, work, turn === undefined ? [] : [turn]))
  }

  async function tryToWrite<T>(name: string, work: (tx: Tx) => Promise<T>, held: readonly string[]): Promise<T> {
    const tried = asTried(name, work)
    for (let attempt = 1; ; attempt++) {
      const body = newBody('write')
      const once = (turnsHeld: readonly string[]) => inTransaction(pool, body, tried, turnsHeld)
      try {
        const value = await (attempt <= IN_A_RACE ? once(held) : turns.run(LATE, () => once([...held, LATE])))
        statistics.committed(name)
        listeners.tell(body.announced)
        return value
      } catch (error) {
        if (unreachable(error)) throw busy()
        if (!lostRace(error)) throw error
        statistics.aborted(name)
        if (attempt === MAX_ATTEMPTS) throw busy()
        await backOff(attempt)
      }
    }
  }

  return {
    engine: 'postgres',
    read: async (work) => {
      assertOutsideBody()
      return inTransaction(pool, newBody('read'), work).catch((error) => {
        throw unreachable(error) ? busy() : error
      })
    },
    snapshot: async (work) => {
      assertOutsideBody()
      return inTransaction(pool, newBody('read'), work)
    },
    write,
    reclaim: async (tables) => {
      assertOutsideBody()
      await vacuum(connection, tables)
      return true
    },
    onAnnounced: (listener) => {
      stopListening ??= listen(connection, (topic) => listeners.tell([topic]))
      return listeners.add(listener)
    },
    statistics: () => statistics.snapshot(),
    migrate: () => migrateUnderLock(pool),
    pendingMigrations: () => pendingIn(pool),
    close: async () => {
      await stopListening?.()
      await pool.end()
    },
  }
}

/** On a connection of its own, without a time limit. */
async function vacuum(connection: pg.ClientConfig, tables: readonly string[]): Promise<void> {
  const client = new pg.Client({ ...connection, options: '-c timezone=UTC' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    for (const table of tables) await client.query(`VACUUM ${pg.escapeIdentifier(table)}`)
  } finally {
    await client.end()
  }
}

async function pendingIn(pool: pg.Pool): Promise<number> {
  const known = knownMigrations('postgres')
  const { rows } = await pool.query("select to_regclass('drizzle.__drizzle_migrations') is not null as there")
  if (rows[0]?.there !== true) return known
  const counted = await pool.query('select count(*)::int as seen from drizzle.__drizzle_migrations')
  return known - Number(counted.rows[0]?.seen)
}

async function migrateUnderLock(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle({ client }), { migrationsFolder: migrationsFolder('postgres') })
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined)
    client.release()
  }
}
