import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { readArchive } from '../../src/db/archive/read.ts'
import { writeArchive } from '../../src/db/archive/write.ts'
import { jobs } from '../../src/jobs/tables.ts'
import { tables } from '../../src/schema.ts'
import { databaseSite } from '../support/database.ts'

const now = DateTime.fromISO('2026-03-29T00:59:59.120Z', { zone: 'utc' })
const row = (name: string) => ({ name, ticket: 7, leaseUntil: now, dueAt: now })

/** A backup of a database with 1,203 rows: more than two batches. */
async function backup() {
  const site = await databaseSite()
  const db = site.open()
  for (let from = 0; from < 1_203; from += 401) {
    const rows = Array.from({ length: 401 }, (_, i) => row(`job-${from + i}`))
    await db.write('fill', (tx) => tx.insert(jobs).values(rows).returning())
  }
  const file = join(site.folder, 'backup.jsonl.gz')
  expect(await writeArchive(db, tables, { file, schema: 'x', now })).toBe(1_203)
  return { site, db, file }
}

test('a backup brings every row back', async () => {
  const { db, file } = await backup()
  const other = (await databaseSite()).open()
  expect(await readArchive(other, tables, { file, schema: 'x' })).toBe(1_203)
  const all = (from: typeof db) => from.read((read) => read.select().from(jobs).orderBy(jobs.name))
  expect(await all(other)).toEqual(await all(db))
})

test('a backup is one snapshot: what is written meanwhile is not in it', async () => {
  const { site, db } = await backup()
  const file = join(site.folder, 'second.jsonl.gz')
  const writing = writeArchive(db, tables, { file, schema: 'x', now }, () => undefined)
  await db.write('late', (tx) =>
    tx
      .insert(jobs)
      .values([row('zz-late-1'), row('zz-late-2')])
      .returning(),
  )
  const rows = await writing
  expect([1_203, 1_205]).toContain(rows)
})

test('a restore refuses a database that holds rows', async () => {
  const { db, file } = await backup()
  await expect(readArchive(db, tables, { file, schema: 'x' })).rejects.toMatchObject({ code: 'conflict' })
})

test('a restore refuses another schema, a cut file and rubbish', async () => {
  const { site, file } = await backup()
  const into = async (path: string, schema = 'x') =>
    readArchive((await databaseSite()).open(), tables, { file: path, schema })
  await expect(into(file, 'y')).rejects.toMatchObject({ code: 'invalid-input' })
  const cut = join(site.folder, 'cut.gz')
  const lines = gunzipSync(readFileSync(file)).toString().split('\n')
  writeFileSync(cut, gzipSync(lines.slice(0, 800).join('\n')))
  await expect(into(cut)).rejects.toMatchObject({ code: 'invalid-input' })
  const rubbish = join(site.folder, 'rubbish.gz')
  appendFileSync(rubbish, 'not a backup')
  await expect(into(rubbish)).rejects.toMatchObject({ code: 'invalid-input' })
})
