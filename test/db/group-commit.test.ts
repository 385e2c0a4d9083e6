// The SQLite write queue alone: what only one engine does is tested on that engine.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { rowsOf, type Tx } from '../../src/db/database.ts'
import { openConnection } from '../../src/db/sqlite/connection.ts'
import { WriteQueue } from '../../src/db/sqlite/write-queue.ts'
import { Statistics } from '../../src/db/statistics.ts'

function queue() {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-queue-'))
  const file = join(folder, 'q.db')
  const connection = openConnection(file, { readonly: false })
  connection.raw.exec('create table t (n integer primary key, v text)')
  const commits: string[] = []
  let failCommits = 0
  const { commit } = connection.control
  const watched = () => {
    commits.push('COMMIT')
    if (failCommits-- > 0) throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' })
    commit()
  }
  Object.assign(connection.control, { commit: watched })
  onTestFinished(() => {
    connection.raw.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const add = (n: number) => async (tx: Tx) => {
    await rowsOf(tx, sql`insert into t values (${n}, 'x') returning n`)
    return n
  }
  const numbers = () => connection.raw.prepare('select n from t order by n').pluck().all()
  const writes = new WriteQueue(connection, new Statistics(), () => undefined)
  return { file, connection, commits, numbers, add, writes, failNextCommit: () => (failCommits = 1) }
}

test('writes that arrive together share one commit, in order', async () => {
  const { writes, add, commits, numbers } = queue()
  const results = await Promise.all([3, 1, 2].map((n) => writes.run('add', add(n))))
  expect(results).toEqual([3, 1, 2])
  expect(numbers()).toEqual([1, 2, 3])
  expect(commits).toHaveLength(1)
})

test('a member that violates a constraint fails alone', async () => {
  const { writes, add, numbers, commits } = queue()
  const outcomes = await Promise.allSettled([1, 1, 2].map((n) => writes.run('add', add(n))))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(numbers()).toEqual([1, 2])
  expect(commits).toHaveLength(1)
})

test('what a failing member changed is undone, and what its neighbours changed is kept', async () => {
  const { writes, add, numbers, commits } = queue()
  const runs = new Map<number, number>()
  const counted = (n: number) => async (tx: Tx) => {
    runs.set(n, (runs.get(n) ?? 0) + 1)
    return add(n)(tx)
  }
  const spoil = (n: number) => async (tx: Tx) => {
    await counted(n)(tx)
    throw new Error('changed its mind')
  }
  const members = [counted(1), spoil(2), counted(3), spoil(4), spoil(5), counted(6)]
  const outcomes = await Promise.allSettled(members.map((work) => writes.run('mixed', work)))
  expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, false, false, true])
  expect(numbers()).toEqual([1, 3, 6])
  expect(commits).toHaveLength(1)
  // The first two ran once in vain; then everybody ran once, each on its own.
  expect([...runs]).toEqual([1, 2, 3, 4, 5, 6].map((n) => [n, n <= 2 ? 2 : 1]))
})

test('a member that fails before it changes anything makes nobody run again', async () => {
  const { writes, add, numbers } = queue()
  let runs = 0
  const first = async (tx: Tx) => {
    runs++
    return add(1)(tx)
  }
  const refuse = async (tx: Tx) => {
    await rowsOf(tx, sql`select n from t`)
    throw new Error('not allowed')
  }
  const outcomes = await Promise.allSettled([
    writes.run('add', first),
    writes.run('no', refuse),
    writes.run('add', add(2)),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect([runs, numbers()]).toEqual([1, [1, 2]])
})

test('when a commit fails nobody is acknowledged and nothing is kept', async () => {
  const { writes, add, numbers, failNextCommit } = queue()
  failNextCommit()
  const outcomes = await Promise.allSettled([1, 2].map((n) => writes.run('add', add(n))))
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(numbers()).toEqual([])
  await writes.run('add', add(3))
  expect(numbers()).toEqual([3])
})

test('when a body ends the whole transaction the others run again', async () => {
  const { writes, add, numbers, connection } = queue()
  const endIt = async () => {
    connection.raw.exec('ROLLBACK')
    throw new Error('the disk is full')
  }
  const outcomes = await Promise.allSettled([
    writes.run('add', add(1)),
    writes.run('end', endIt),
    writes.run('add', add(2)),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(numbers()).toEqual([1, 2])
})

test('a body that awaits something else is rolled back, and its neighbours are not harmed', async () => {
  const { writes, add, numbers } = queue()
  const slow = async (tx: Tx) => {
    await add(1)(tx)
    await pause(5)
    await add(2)(tx)
  }
  const outcomes = await Promise.allSettled([writes.run('slow', slow), writes.run('add', add(3))])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  await pause(20)
  expect(numbers()).toEqual([3])
})

test('while another process holds the file the queue waits, and goes on afterwards', async () => {
  const { writes, add, numbers, file } = queue()
  const other = new Sqlite(file)
  other.exec('BEGIN IMMEDIATE')
  const waiting = writes.run('add', add(1))
  await pause(60)
  other.exec('COMMIT')
  other.close()
  expect(await waiting).toBe(1)
  expect(numbers()).toEqual([1])
})
