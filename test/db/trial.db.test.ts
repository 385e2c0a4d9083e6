import { setTimeout as pause } from 'node:timers/promises'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { onlyTrying } from '../../src/db/trial.ts'
import { jobs } from '../../src/jobs/tables.ts'
import { freshDatabase } from '../support/database.ts'

const at = DateTime.fromISO('2026-05-14T02:00:00Z', { zone: 'utc' })
const row = (name: string) => ({ name, ticket: 0, leaseUntil: at, dueAt: at })

test('a trial runs its bodies, says what they refuse, and stores nothing but the record of a reading', async () => {
  const db = await freshDatabase()
  const add = (write: string, name: string) => db.write(write, (tx) => tx.insert(jobs).values(row(name)).returning())
  const refuse = () => db.write('refuse', () => Promise.reject(new Error('a rule')))
  const outcomes: unknown[] = []
  let tried: Promise<unknown> = Promise.resolve()
  const end = onlyTrying(() => {
    tried = (async () => {
      await pause(1)
      for (const write of [() => add('add', 'tried'), refuse, () => add('read-job', 'read')]) {
        outcomes.push(
          await write().then(
            () => 'stored',
            (error: Error) => error.message,
          ),
        )
      }
    })()
  })
  await add('add', 'beside it')
  await tried
  end()
  expect(outcomes).toEqual([expect.stringContaining('Only the language was changed'), 'a rule', 'stored'])
  const names = (await db.read((read) => read.select({ name: jobs.name }).from(jobs))).map(({ name }) => name)
  expect(names.toSorted()).toEqual(['beside it', 'read'])
})
