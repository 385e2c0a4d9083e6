// SQLite, embedded: one writer connection behind a queue with group commit, one reader connection.
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { assertOutsideBody, newBody, runBody } from '../body.ts'
import type { Database, Read } from '../database.ts'
import { Listeners } from '../listeners.ts'
import { backOff, MAX_ATTEMPTS } from '../retry.ts'
import { Statistics } from '../statistics.ts'
import { asTried } from '../trial.ts'
import { openConnection } from './connection.ts'
import { migrateSqlite, pendingInSqlite } from './migrate.ts'
import { ReadQueue } from './read-queue.ts'
import { WriteQueue } from './write-queue.ts'

/** How often to look whether another process (the command line) changed the file. */
const FOREIGN_CHANGE_MILLISECONDS = 1_000

/** @param file path of the database file; created with its folder where missing */
export function openSqlite(file: string): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const writer = openConnection(file, { readonly: false })
  const reader = openConnection(file, { readonly: true })
  const listeners = new Listeners()
  const statistics = new Statistics()
  const writes = new WriteQueue(writer, statistics, (topics) => listeners.tell(topics))
  const reads = new ReadQueue(reader)
  const stopWatching = watchForeignChanges(writer.raw, () => listeners.tell(['*']))
  return {
    engine: 'sqlite',
    read: async (work) => {
      assertOutsideBody()
      return reads.run(work)
    },
    write: async (name, work) => {
      assertOutsideBody()
      return writes.run(name, asTried(name, work))
    },
    snapshot: async (work) => {
      assertOutsideBody()
      return snapshotOf(file, work)
    },
    reclaim: async () => {
      assertOutsideBody()
      return emptyLog(writer.raw, () => writes.idle())
    },
    onAnnounced: (listener) => listeners.add(listener),
    statistics: () => statistics.snapshot(),
    migrate: async () => {
      await writes.idle()
      migrateSqlite(writer.raw)
    },
    pendingMigrations: async () => pendingInSqlite(writer.raw),
    close: async () => {
      stopWatching()
      await writes.idle()
      await reads.idle()
      reader.raw.close()
      writer.raw.close()
    },
  }
}

/** A read of another connection or process holds the log for a while only. */
async function emptyLog(raw: ReturnType<typeof openConnection>['raw'], idle: () => Promise<void>): Promise<boolean> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    await idle()
    const [done] = raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (done?.busy === 0) return true
    await backOff(attempt)
  }
  return false
}

async function snapshotOf<T>(file: string, work: (read: Read) => Promise<T>): Promise<T> {
  const connection = openConnection(file, { readonly: true })
  const body = newBody('read')
  connection.active = body
  try {
    connection.raw.exec('BEGIN')
    return await runBody(body, () => work(connection.handle))
  } finally {
    connection.raw.close()
  }
}

/** SQLite's data_version, read on one connection, changes only when another connection has committed. */
function watchForeignChanges(raw: ReturnType<typeof openConnection>['raw'], changed: () => void): () => void {
  const version = raw.prepare('PRAGMA data_version').pluck()
  let seen = version.get()
  const timer = setInterval(() => {
    const now = version.get()
    if (now !== seen) changed()
    seen = now
  }, FOREIGN_CHANGE_MILLISECONDS)
  timer.unref()
  return () => clearInterval(timer)
}
