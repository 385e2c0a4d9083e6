// The seam: what every other folder may know of a database. Two verbs, `read` and `write`; the engine hides behind them.
import type { SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { type Engine, engine } from '../config.ts'

type Handle = NodePgDatabase<Record<string, never>>

/** One snapshot: `select` only. */
export type Read = Pick<Handle, 'select' | 'selectDistinct' | 'with' | '$with' | '$count'>

/** One serialisable transaction. Whatever takes a `Read` takes a `Tx` too. */
export type Tx = Pick<
  Handle,
  'select' | 'selectDistinct' | 'with' | '$with' | '$count' | 'insert' | 'update' | 'delete'
>

export interface WriteStatistics {
  readonly commits: number
  /** Bodies that had to run again after a serialisation failure, a deadlock or a busy file. */
  readonly aborts: number
}

export interface Database {
  readonly engine: Engine
  /** Runs `work` on one snapshot of the database. `work` awaits only its handle. */
  read<T>(work: (read: Read) => Promise<T>): Promise<T>
  /**
   * Runs `work` in one serialisable transaction and returns once it is on disk. `work` awaits only its handle and may
   * run again, so it has no other effect. A nested write throws at once.
   * @param name the action, for statistics: 'create-call'. One that only puts a reading on record is called 'read-…' or
   *   'list-…': it is stored in a trial (db/trial.ts) too
   * @param turn what writers are known to meet on, 'rota <id>': they wait for each other before they begin, on every
   *   instance, instead of running again and again
   * @throws WarmlineError `unavailable` when it could not be serialised in eight tries
   */
  write<T>(name: string, work: (tx: Tx) => Promise<T>, turn?: string): Promise<T>
  /**
   * A long read of one snapshot on a connection of its own: for backups and exports, never for a request. `work` may
   * await other things.
   */
  snapshot<T>(work: (read: Read) => Promise<T>): Promise<T>
  /**
   * Takes what was deleted off the disk: checkpoints and empties the write-ahead log on SQLite, vacuums these tables on
   * PostgreSQL. Not inside a write.
   * @returns false when a long read kept the log from being emptied: try again later
   */
  reclaim(tables: readonly string[]): Promise<boolean>
  /** Hears topics that `announce` named, after their commit: on this process at once, on others within seconds. '*' means "anything". */
  onAnnounced(listener: (topic: string) => void): () => void
  /** Commits and aborts by write name, since the start. */
  statistics(): ReadonlyMap<string, WriteStatistics>
  /** Applies the migrations that are missing. Safe when several instances start together. */
  migrate(): Promise<void>
  /** How many migrations of this version the database has not seen yet. */
  pendingMigrations(): Promise<number>
  /** Finishes what runs and closes. */
  close(): Promise<void>
}

/**
 * Rows of a raw statement, for the few queries that the builder cannot say. Values come as the driver gives them.
 * Write portable SQL: both engines run it.
 */
export async function rowsOf<T>(read: Read, statement: SQL): Promise<T[]> {
  const handle = read as unknown as { all(s: SQL): T[]; execute(s: SQL): Promise<{ rows: T[] }> }
  return engine === 'sqlite' ? handle.all(statement) : (await handle.execute(statement)).rows
}

/** Runs a raw statement that returns no rows, for what the builder does not know: the text index. */
export async function execute(tx: Tx, statement: SQL): Promise<void> {
  const handle = tx as unknown as { run(s: SQL): unknown; execute(s: SQL): Promise<unknown> }
  if (engine === 'sqlite') handle.run(statement)
  else await handle.execute(statement)
}

/** The handle as the concrete class; only for `db/`. */
export const handleOf = (database: unknown): Handle => database as Handle
