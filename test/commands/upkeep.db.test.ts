import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createAccount } from '../../src/access/account-actions.ts'
import { systemActor } from '../../src/access/actor.ts'
import { sealAudit } from '../../src/access/audit-seal.ts'
import { accounts, auditEntries } from '../../src/access/tables.ts'
import { schemaVersion } from '../../src/commands/schema-version.ts'
import { readConfig } from '../../src/config.ts'
import { createLine } from '../../src/lines/actions.ts'
import { members } from '../../src/people/tables.ts'
import { openRuntime, type Runtime } from '../../src/runtime.ts'
import type { DatabaseSite } from '../support/database.ts'
import { databaseSite } from '../support/database.ts'
import { envOf, run } from './terminal.ts'

async function withRuntime<T>(site: DatabaseSite, work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const runtime = await openRuntime(readConfig(envOf(site)))
  return work(runtime).finally(() => runtime.close())
}

const addAccount = (site: DatabaseSite, name: string) =>
  withRuntime(site, async (runtime) => {
    await createAccount(runtime, systemActor, { name, roles: ['administrator'], language: 'en' })
    await sealAudit(runtime)
  })

const accountNames = (site: DatabaseSite) =>
  withRuntime(site, async ({ db }) => {
    const rows = await db.read((read) => read.select({ name: accounts.name }).from(accounts).orderBy(accounts.name))
    return rows.map(({ name }) => name)
  })

const keysFrom = (from: DatabaseSite, to: DatabaseSite) =>
  writeFileSync(join(to.folder, 'keys.json'), readFileSync(join(from.folder, 'keys.json')), { mode: 0o600 })

test('migrate brings the database up to date, and again does nothing', async () => {
  const env = envOf(await databaseSite())
  expect(await run('migrate', env)).toMatchObject({ code: 0, err: '' })
  expect((await run('migrate', env)).out).toMatch(/is up to date/)
})

test('audit verify: 0 while the trail is intact, 1 and the finding after somebody changed an entry', async () => {
  const site = await databaseSite()
  await addAccount(site, 'first')
  const clean = await run('audit verify', envOf(site))
  expect(clean).toMatchObject({ code: 0, err: '' })
  expect(clean.out).toContain('intact')
  await withRuntime(site, ({ db }) =>
    db.write('tamper', (tx) => tx.update(auditEntries).set({ action: 'account.nothing' })),
  )
  const tampered = await run('audit verify', envOf(site))
  expect(tampered.code).toBe(1)
  expect(tampered.out).toContain('entry-changed')
})

test('a backup made while the service runs comes back whole, and its audit trail verifies', async () => {
  const site = await databaseSite()
  await addAccount(site, 'first')
  const file = join(site.folder, 'saved.backup')
  const saved = await withRuntime(site, () => run(`backup ${file}`, envOf(site)))
  expect(saved.code).toBe(0)
  expect(saved.out).toContain(join(site.folder, 'keys.json'))
  expect(existsSync(`${file}.partial`)).toBe(false)

  const other = await databaseSite()
  const restored = await run(`restore ${file}`, envOf(other))
  expect(restored.code).toBe(0)
  expect(restored.out).toContain('There were no keys')
  keysFrom(site, other)
  expect(await accountNames(other)).toEqual(['first'])
  const verdict = await run('audit verify', envOf(other))
  expect(verdict.out).toContain('A backup was restored')
  expect(verdict.code).toBe(0)
  await addAccount(other, 'second')
  expect(await run('audit verify', envOf(other))).toMatchObject({ code: 0 })
})

test('an older backup restored beside the newer head file is explained, not found to be cut short', async () => {
  const site = await databaseSite()
  await addAccount(site, 'first')
  const file = join(site.folder, 'older.backup')
  await run(`backup ${file}`, envOf(site))
  await addAccount(site, 'second')
  await addAccount(site, 'third')

  const other = await databaseSite()
  for (const name of ['keys.json', 'audit-heads.log']) {
    writeFileSync(join(other.folder, name), readFileSync(join(site.folder, name)), { mode: 0o600 })
  }
  expect((await run('audit verify', envOf(other))).out).toContain('truncated')
  expect(await run(`restore ${file}`, envOf(other))).toMatchObject({ code: 0 })
  const verdict = await run('audit verify', envOf(other))
  expect(verdict.code).toBe(0)
  expect(verdict.out).toContain('A backup was restored')
  await addAccount(other, 'after')
  expect(await run('audit verify', envOf(other))).toMatchObject({ code: 0 })
})

test('a trail that really was cut short after a restore is still found', async () => {
  const site = await databaseSite()
  await addAccount(site, 'first')
  const file = join(site.folder, 'whole.backup')
  await run(`backup ${file}`, envOf(site))
  const other = await databaseSite()
  keysFrom(site, other)
  await run(`restore ${file}`, envOf(other))
  await addAccount(other, 'second')
  const heads = join(other.folder, 'audit-heads.log')
  const last = readFileSync(heads, 'utf8').trimEnd().split('\n').at(-1) ?? ''
  appendFileSync(heads, `${last.replace(/"batch":(\d+)/, (_, batch) => `"batch":${Number(batch) + 1}`)}\n`)
  const verdict = await run('audit verify', envOf(other))
  expect(verdict.code).toBe(1)
  expect(verdict.out).toContain('truncated')
})

test('a backup never overwrites a file, and leaves nothing half-written behind', async () => {
  const site = await databaseSite()
  const file = join(site.folder, 'there.backup')
  writeFileSync(file, 'precious')
  const refused = await run(`backup ${file}`, envOf(site))
  expect(refused).toMatchObject({ code: 1, err: `There is a file ${file} already: choose another name.` })
  expect(readFileSync(file, 'utf8')).toBe('precious')
  const nowhere = await run(`backup ${join(site.folder, 'no', 'folder.backup')}`, envOf(site))
  expect(nowhere.code).toBe(1)
  expect(nowhere.err).toContain('There is no file')
})

test('restore refuses a database that is not empty, and rubbish', async () => {
  const site = await databaseSite()
  await addAccount(site, 'first')
  const file = join(site.folder, 'saved.backup')
  await run(`backup ${file}`, envOf(site))
  const full = await run(`restore ${file}`, envOf(site))
  expect(full.code).toBe(1)
  expect(full.err).toMatch(/not empty.*Restore into a new DATA_DIR/s)
  writeFileSync(file, 'rubbish')
  rmSync(join(site.folder, 'audit-heads.log'))
  const rubbish = await run(`restore ${file}`, envOf(await databaseSite()))
  expect(rubbish.code).toBe(1)
  expect(rubbish.err).toContain('not a whole backup')
})

test('an archive that no engine wrote is read by this one', async () => {
  const site = await databaseSite()
  const file = join(site.folder, 'by-hand.backup')
  const header = {
    format: 'warmline-backup',
    version: 1,
    schema: schemaVersion(),
    createdAt: '2026-05-14T02:00:00.000Z',
  }
  const account = {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'by-hand',
    passwordHash: null,
    passwordChangedAt: null,
    language: 'zh',
    memberId: null,
    createdAt: { '@': '2026-05-14T02:00:00.000Z' },
    disabledAt: null,
    revision: 1,
  }
  const entry = {
    id: 41,
    at: { '@': '2026-05-14T02:00:00.000Z' },
    actorKind: 'system',
    accountId: 'system',
    credentialId: null,
    from: 'local',
    action: 'account.create',
    record: 'account',
    recordId: account.id,
    reasonId: null,
    sealedBatch: null,
  }
  const lines = [header, ['accounts', account], ['audit_entries', entry], { rows: 2 }]
  writeFileSync(file, gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join('')))
  expect(await run(`restore ${file}`, envOf(site))).toMatchObject({ code: 0 })
  expect(await accountNames(site)).toEqual(['by-hand'])
  await addAccount(site, 'next')
  const ids = await withRuntime(site, ({ db }) =>
    db.read((read) => read.select({ id: auditEntries.id }).from(auditEntries).orderBy(auditEntries.id)),
  )
  expect(ids.at(-1)?.id).toBeGreaterThan(41)
})

const LIST = '姓名,类别,值班\n演示甲,志愿者,psy:咨询员\n演示乙,专家,psy:备班专家\n'

async function siteWithLine(): Promise<DatabaseSite> {
  const site = await databaseSite()
  const line = { code: 'psy', nameZh: '线', nameEn: 'Line', zone: 'Asia/Shanghai', region: 'CN', seats: 2 } as const
  await withRuntime(site, (runtime) =>
    createLine(runtime, systemActor, { ...line, kind: 'psychological', preset: '24-hours', settings: {} }),
  )
  return site
}

const countMembers = (site: DatabaseSite) => withRuntime(site, ({ db }) => db.read((read) => read.$count(members)))

test('import members takes in everybody, after a dry run that takes in nobody', async () => {
  const site = await siteWithLine()
  const file = join(site.folder, 'people.csv')
  writeFileSync(file, LIST)
  expect(await run(`import members ${file} --dry-run`, envOf(site))).toMatchObject({ code: 0, err: '' })
  expect(await countMembers(site)).toBe(0)
  const done = await run(`import members ${file}`, envOf(site))
  expect(done).toMatchObject({ code: 0, out: 'Took in 2 members.' })
  expect(await countMembers(site)).toBe(2)
})

test('import members lists every bad row with column and reason, and takes in nobody', async () => {
  const site = await siteWithLine()
  const file = join(site.folder, 'people.csv')
  writeFileSync(file, `${LIST},志愿者,\n演示丙,nobody,psy:nothing\n`)
  const refused = await run(`import members ${file}`, envOf(site))
  expect(refused.code).toBe(1)
  expect(refused.out).toMatch(/^row 4, .*missing/m)
  expect(refused.out).toMatch(/^row 5, 类别: /m)
  expect(refused.err).toContain('nobody was taken in')
  expect(await countMembers(site)).toBe(0)
  const unreadable = await run(`import members ${site.folder}`, envOf(site))
  expect(unreadable.code).toBe(1)
  expect(unreadable.err).toMatch(/is a folder|not/)
})
