import { readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import pg from 'pg'
import { expect, test } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { audit } from '../../src/access/audit.ts'
import { redactAuditReason } from '../../src/access/audit-actions.ts'
import { sealAudit } from '../../src/access/audit-seal.ts'
import { verifyAudit } from '../../src/access/audit-verify.ts'
import { auditBatches, auditEntries, auditReasons } from '../../src/access/tables.ts'
import { engine } from '../../src/config.ts'
import { type TestSite, testApp } from '../support/app.ts'
import { databaseSite } from '../support/database.ts'

const note = (site: TestSite, recordId: string, reason?: string) =>
  site.db.write('note', (tx) =>
    audit(tx, systemActor, { at: site.clock.now(), action: 'test.note', record: 'test', recordId, reason }),
  )

const batchOf = async (site: TestSite, recordId: string) => {
  const [row] = await site.db.read((read) =>
    read.select().from(auditEntries).where(eq(auditEntries.recordId, recordId)),
  )
  return row?.sealedBatch
}

test('an entry is written with its change, or not at all', async () => {
  const site = await testApp()
  const failing = site.db.write('fail', async (tx) => {
    await audit(tx, systemActor, { at: site.clock.now(), action: 'test.note', record: 'test', recordId: '1' })
    throw new Error('on purpose')
  })
  await expect(failing).rejects.toThrow('on purpose')
  expect(await site.db.read((read) => read.$count(auditEntries))).toBe(0)
})

test('sealing takes every entry once, and takes the head outside the database', async () => {
  const site = await testApp()
  for (let n = 0; n < 5; n++) await note(site, `first-${n}`)
  await sealAudit(site.deps)
  await sealAudit(site.deps)
  await note(site, 'later')
  expect((await verifyAudit(site.deps)).unsealed).toBe(1)
  await sealAudit(site.deps)
  const verdict = await verifyAudit(site.deps)
  expect(verdict).toMatchObject({ ok: true, batches: 2, entries: 6, unsealed: 0, findings: [], notices: [] })
  const lines = (await readFile(site.deps.config.auditHeadFile, 'utf8')).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { batch: 1, total: 5 },
    { batch: 2, total: 6 },
  ])
})

test('many entries are sealed in several batches', async () => {
  const site = await testApp()
  await site.db.write('notes', async (tx) => {
    for (let n = 0; n < 900; n++) {
      const at = site.clock.now()
      await audit(tx, systemActor, { at, action: 'test.note', record: 'test', recordId: String(n) })
    }
  })
  await sealAudit(site.deps)
  expect(await verifyAudit(site.deps)).toMatchObject({ ok: true, batches: 3, entries: 900, unsealed: 0 })
})

test.runIf(engine === 'postgres')(
  'an older transaction that commits after a run is sealed by the next one',
  async () => {
    const database = await databaseSite()
    const site = await testApp({ site: database })
    const older = new pg.Client(database.url)
    await older.connect()
    await older.query('BEGIN ISOLATION LEVEL SERIALIZABLE')
    await older.query(
      `INSERT INTO audit_entries (at, actor_kind, account_id, "from", action, record, record_id)
     VALUES ('2026-05-14T01:00:00Z', 'system', 'system', 'local', 'test.note', 'test', 'older')`,
    )
    await note(site, 'newer')
    await sealAudit(site.deps)
    expect(await batchOf(site, 'newer')).toBe(1)
    expect(await batchOf(site, 'older')).toBeUndefined()
    await older.query('COMMIT')
    await older.end()
    await sealAudit(site.deps)
    expect(await batchOf(site, 'older')).toBe(2)
    const rows = await site.db.read((read) => read.select().from(auditEntries).orderBy(auditEntries.id))
    expect(rows.map(({ recordId }) => recordId)).toEqual(['older', 'newer'])
    expect(await verifyAudit(site.deps)).toMatchObject({ ok: true, entries: 2, unsealed: 0 })
  },
)

test('sealing goes on beside writers, and nothing is sealed twice or left out', async () => {
  const site = await testApp()
  const other = await site.another()
  const writers = Array.from({ length: 40 }, (_, n) =>
    note(n % 2 === 0 ? site : other, `n-${n}`).catch(() => undefined),
  )
  const sealers = [site, other].map(async ({ deps }) => {
    for (let turn = 0; turn < 4; turn++) await sealAudit(deps).catch(() => undefined)
  })
  await Promise.all([...writers, ...sealers])
  await sealAudit(site.deps)
  const verdict = await verifyAudit(site.deps)
  expect(verdict).toMatchObject({ findings: [], unsealed: 0 })
  expect(verdict.entries).toBe(await site.db.read((read) => read.$count(auditEntries)))
})

test('a head that a crash kept from the file is appended by the next run', async () => {
  const site = await testApp()
  await note(site, 'a')
  await sealAudit(site.deps)
  const { auditHeadFile } = site.deps.config
  const fresh = { ...site.deps, config: { ...site.deps.config, auditHeadFile: `${auditHeadFile}.2` } }
  await note(site, 'b')
  await sealAudit(fresh)
  const lines = (await readFile(`${auditHeadFile}.2`, 'utf8')).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).batch)).toEqual([1, 2])
})

test('a reason can be redacted without breaking the seal, and not taken away', async () => {
  const site = await testApp()
  await note(site, 'a', 'said by a certain caller')
  await sealAudit(site.deps)
  const [reason] = await site.db.read((read) => read.select().from(auditReasons))
  await redactAuditReason(site.deps, systemActor, reason?.id ?? '', '(redacted)')
  expect((await verifyAudit(site.deps)).ok).toBe(true)
  await site.db.write('tamper', (tx) => tx.delete(auditReasons))
  expect((await verifyAudit(site.deps)).findings).toMatchObject([{ kind: 'reason-removed' }])
})

test('GET /api/v1/audit lists by filter, page by page, and leaves a trace', async () => {
  const site = await testApp()
  for (let n = 0; n < 5; n++) await note(site, `r-${n}`, n === 0 ? 'because' : undefined)
  const supervisor = await site.as('supervisor')
  const first = await supervisor.get('/api/v1/audit?action=test.note&limit=3')
  const recordIds = (page: typeof first) => page.body.items.map((entry: { recordId: string }) => entry.recordId)
  expect(recordIds(first)).toEqual(['r-4', 'r-3', 'r-2'])
  const next = /<(.+)>; rel="next"/.exec(String(first.headers.link))?.[1] ?? ''
  const second = await supervisor.get(next)
  expect(recordIds(second)).toEqual(['r-1', 'r-0'])
  expect(second.body.items[1]).toMatchObject({ reason: 'because', actorKind: 'system', sealed: false })
  expect(recordIds(await supervisor.get('/api/v1/audit?recordId=r-2'))).toEqual(['r-2'])
  expect(recordIds(await supervisor.get('/api/v1/audit?from=2026-05-14T03:00:00Z'))).toEqual([])
  const reads = await supervisor.get('/api/v1/audit?action=audit.read')
  expect(reads.body.items.length).toBeGreaterThanOrEqual(4)
  expect((await (await site.as('counsellor')).get('/api/v1/audit')).status).toBe(403)
})

test('a rare filter is looked for a part at a time', async () => {
  const site = await testApp()
  await note(site, 'rare')
  const row = {
    at: site.clock.now(),
    actorKind: 'system',
    accountId: 'system',
    from: 'local',
    action: 'test.common',
  } as const
  await site.db.write('fill', async (tx) => {
    const rows = Array.from({ length: 100 }, () => ({ ...row, record: 'test', recordId: 'x' }))
    for (let n = 0; n < 205; n++) await tx.insert(auditEntries).values(rows)
  })
  const supervisor = await site.as('supervisor')
  const first = await supervisor.get('/api/v1/audit?action=test.note')
  expect(first.body).toMatchObject({ items: [], nextCursor: expect.any(String) })
  const second = await supervisor.get(`/api/v1/audit?action=test.note&cursor=${first.body.nextCursor}`)
  expect(second.body).toMatchObject({ items: [{ recordId: 'rare' }], nextCursor: null })
})

test('batches keep ids and MACs only', async () => {
  const site = await testApp()
  await note(site, 'a')
  await sealAudit(site.deps)
  const [batch] = await site.db.read((read) => read.select().from(auditBatches))
  expect(batch?.entries).toEqual([{ id: expect.any(Number), mac: expect.stringMatching(/^[\w-]{22}$/) }])
  expect(batch?.head).toHaveLength(32)
})
