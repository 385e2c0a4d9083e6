import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import { desc, eq, gt } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { audit } from '../../src/access/audit.ts'
import { noteRestore, sealAudit } from '../../src/access/audit-seal.ts'
import { describeVerdict, verifyAudit } from '../../src/access/audit-verify.ts'
import { auditBatches, auditEntries } from '../../src/access/tables.ts'
import type { Tx } from '../../src/db/database.ts'
import { type TestSite, testApp } from '../support/app.ts'

async function sealSome(site: TestSite, count: number) {
  await site.db.write('notes', async (tx) => {
    for (let n = 0; n < count; n++) {
      await audit(tx, systemActor, { at: site.clock.now(), action: 'test.note', record: 'test', recordId: `r-${n}` })
    }
  })
  await sealAudit(site.deps)
}

/** Three batches of three entries, intact. */
async function sealedSite(): Promise<TestSite> {
  const site = await testApp()
  for (let batch = 0; batch < 3; batch++) await sealSome(site, 3)
  expect(await verifyAudit(site.deps)).toMatchObject({ ok: true, batches: 3, entries: 9 })
  return site
}

const kinds = async (site: TestSite) => (await verifyAudit(site.deps)).findings.map(({ kind }) => kind)
const tamper = (site: TestSite, work: (tx: Tx) => Promise<unknown>) => site.db.write('tamper', work)

test.each([
  ['action', { action: 'test.other' }],
  ['account', { accountId: 'somebody-else' }],
  ['record', { recordId: 'another' }],
  ['origin', { from: '198.51.100.0/24' }],
  ['reason', { reasonId: null, credentialId: 'x' }],
])('an entry whose %s was changed is found, and named', async (_, change) => {
  const site = await sealedSite()
  await tamper(site, (tx) => tx.update(auditEntries).set(change).where(eq(auditEntries.id, 5)))
  const { ok, findings } = await verifyAudit(site.deps)
  expect(ok).toBe(false)
  expect(findings).toMatchObject([{ kind: 'entry-changed', batch: 2, entryId: 5 }])
})

test('an entry whose time was changed is found', async () => {
  const site = await sealedSite()
  const at = site.clock.now().plus({ milliseconds: 1 })
  await tamper(site, (tx) => tx.update(auditEntries).set({ at }).where(eq(auditEntries.id, 5)))
  expect(await kinds(site)).toEqual(['entry-changed'])
})

test('a removed entry is found, and named', async () => {
  const site = await sealedSite()
  await tamper(site, (tx) => tx.delete(auditEntries).where(eq(auditEntries.id, 4)))
  expect((await verifyAudit(site.deps)).findings).toMatchObject([{ kind: 'entry-removed', batch: 2, entryId: 4 }])
})

test('a removed entry is found even if its batch is made to forget it', async () => {
  const site = await sealedSite()
  await tamper(site, async (tx) => {
    const [batch] = await tx.select().from(auditBatches).where(eq(auditBatches.number, 2))
    const entries = (batch?.entries ?? []).filter(({ id }) => id !== 4)
    await tx.delete(auditEntries).where(eq(auditEntries.id, 4))
    await tx.update(auditBatches).set({ entries }).where(eq(auditBatches.number, 2))
  })
  expect(await kinds(site)).toContain('batch-changed')
})

test('an inserted entry is found, in a batch that exists or in one that does not', async () => {
  const site = await sealedSite()
  const forged = {
    at: site.clock.now(),
    actorKind: 'account',
    accountId: 'a',
    from: 'local',
    action: 'test.forged',
    record: 'test',
    recordId: 'x',
  } as const
  await tamper(site, async (tx) => {
    await tx.insert(auditEntries).values({ ...forged, sealedBatch: 2 })
    await tx.insert(auditEntries).values({ ...forged, sealedBatch: 99 })
  })
  expect((await verifyAudit(site.deps)).findings).toMatchObject([
    { kind: 'entry-inserted', batch: 2 },
    { kind: 'entry-inserted', batch: 99 },
  ])
})

test('entries put in another order are found: by their ids, or in their batch', async () => {
  const site = await sealedSite()
  await tamper(site, async (tx) => {
    await tx.update(auditEntries).set({ recordId: 'swap' }).where(eq(auditEntries.id, 1))
    await tx.update(auditEntries).set({ recordId: 'r-0' }).where(eq(auditEntries.id, 2))
    await tx.update(auditEntries).set({ recordId: 'r-1' }).where(eq(auditEntries.id, 1))
  })
  expect(await kinds(site)).toEqual(['entry-changed', 'entry-changed'])
  const other = await sealedSite()
  await tamper(other, async (tx) => {
    const [batch] = await tx.select().from(auditBatches).where(eq(auditBatches.number, 2))
    await tx
      .update(auditBatches)
      .set({ entries: (batch?.entries ?? []).toReversed() })
      .where(eq(auditBatches.number, 2))
  })
  expect(await kinds(other)).toContain('batch-changed')
})

test('an entry moved to another batch is found', async () => {
  const site = await sealedSite()
  await tamper(site, (tx) => tx.update(auditEntries).set({ sealedBatch: 3 }).where(eq(auditEntries.id, 5)))
  expect(await kinds(site)).toEqual(['entry-changed'])
})

test('the last batch cut off is found by the head file, also when the trail grows again', async () => {
  const site = await sealedSite()
  await tamper(site, async (tx) => {
    await tx.delete(auditBatches).where(eq(auditBatches.number, 3))
    await tx.delete(auditEntries).where(gt(auditEntries.id, 6))
  })
  expect((await verifyAudit(site.deps)).findings).toMatchObject([{ kind: 'truncated', batch: 3 }])
  await sealSome(site, 2)
  expect(await kinds(site)).toContain('head-mismatch')
  expect(site.logLines.join()).toContain('not what its head file says')
})

test('everything removed is found by the head file', async () => {
  const site = await sealedSite()
  await tamper(site, async (tx) => {
    await tx.delete(auditBatches)
    await tx.delete(auditEntries)
  })
  expect(await kinds(site)).toEqual(['truncated', 'truncated', 'truncated'])
})

test('a batch taken out of the middle is found', async () => {
  const site = await sealedSite()
  await tamper(site, async (tx) => {
    await tx.delete(auditBatches).where(eq(auditBatches.number, 2))
    await tx.delete(auditEntries).where(eq(auditEntries.sealedBatch, 2))
  })
  expect(await kinds(site)).toContain('batch-removed')
})

test('whoever has the database and not the key cannot seal a forgery', async () => {
  const site = await sealedSite()
  const forger = await testApp()
  await tamper(site, async (tx) => {
    const [last] = await tx.select().from(auditBatches).orderBy(desc(auditBatches.number)).limit(1)
    const keyId = last?.keyId ?? ''
    const { secret } = forger.deps.keys.current('idempotency')
    await tx.update(auditBatches).set({ keyId, head: secret }).where(eq(auditBatches.number, 3))
  })
  expect(await kinds(site)).toEqual(expect.arrayContaining(['batch-changed', 'head-mismatch']))
})

test('a batch whose key is gone is found', async () => {
  const site = await sealedSite()
  await tamper(site, (tx) => tx.update(auditBatches).set({ keyId: 'no-such-key' }).where(eq(auditBatches.number, 2)))
  expect(await kinds(site)).toContain('key-missing')
})

test('a head file that is missing, damaged or lacks a line is found; a cut-off last line is not held against anybody', async () => {
  const site = await sealedSite()
  const path = site.deps.config.auditHeadFile
  const whole = await readFile(path, 'utf8')
  await appendFile(path, '{"batch":4,"to')
  expect(await kinds(site)).toEqual([])
  const lines = whole.trim().split('\n')
  await writeFile(path, `${lines[0]}\n${lines[2]}\n`)
  expect(await kinds(site)).toEqual(['head-file-damaged'])
  await writeFile(path, `${lines[0]}\nrubbish\n${lines[1]}\n${lines[2]}\n`)
  expect(await kinds(site)).toEqual(['head-file-damaged'])
  await rm(path)
  expect(await kinds(site)).toEqual(['head-file-missing'])
})

test('a backup restored on purpose is noted, and the chain goes on from there', async () => {
  const site = await sealedSite()
  await tamper(site, async (tx) => {
    await tx.delete(auditBatches).where(eq(auditBatches.number, 3))
    await tx.delete(auditEntries).where(gt(auditEntries.id, 6))
  })
  await noteRestore(site.deps)
  await sealSome(site, 2)
  const verdict = await verifyAudit(site.deps)
  expect(verdict.findings).toEqual([])
  expect(verdict.notices[0]).toContain('A backup was restored')
})

test('the verdict reads like a sentence', async () => {
  const site = await sealedSite()
  expect(describeVerdict(await verifyAudit(site.deps))).toEqual([
    '9 sealed entries in 3 batches are as they were; 0 not sealed yet.',
    'The audit trail is intact.',
  ])
  await tamper(site, (tx) => tx.delete(auditEntries).where(eq(auditEntries.id, 4)))
  const lines = describeVerdict(await verifyAudit(site.deps))
  expect(lines[0]).toBe('FOUND entry-removed: Entry 4 of batch 2 is missing.')
  expect(lines.at(-1)).toBe('The audit trail is NOT intact: 1 finding.')
})
