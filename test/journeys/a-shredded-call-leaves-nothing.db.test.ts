// A call is written with words that occur nowhere else, lives its half year, and is shredded: no file, table, index,
// backup or restored backup has a pair of its characters.
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sealAudit } from '../../src/access/audit-seal.ts'
import { shredCalls } from '../../src/calls/retention/job.ts'
import { indexBatch } from '../../src/calls/search/index-calls.ts'
import { type Database, rowsOf } from '../../src/db/database.ts'
import { allShredders } from '../../src/shredders-of-features.ts'
import { type CallSite, callSite, complete } from '../calls/call-site.ts'
import { envOf, run } from '../commands/terminal.ts'
import type { DatabaseSite } from '../support/database.ts'
import { databaseSite } from '../support/database.ts'

const NONCE = '垮睡塌醒蒙碎凉'
const PAIRS = Array.from({ length: NONCE.length - 1 }, (_, at) => NONCE.slice(at, at + 2))
const TEXT = `她说${NONCE}，整夜睡不着`

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })

const pairsIn = (content: Buffer | string) => PAIRS.filter((pair) => content.includes(pair))

/** Every row of every table as text, those that drizzle does not know among them. */
async function wholeDatabase(db: Database): Promise<string> {
  const list =
    db.engine === 'sqlite'
      ? sql`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`
      : sql`select table_name as name from information_schema.tables where table_schema = 'public'`
  return db.read(async (read) => {
    const parts: string[] = []
    for (const { name } of await rowsOf<{ name: string }>(read, list)) {
      parts.push(JSON.stringify(await rowsOf(read, sql`select * from ${sql.identifier(name)}`)))
    }
    return parts.join('\n')
  })
}

async function plant({ counsellor, supervisor, lineId, deps }: CallSite): Promise<string> {
  const texts = { summary: TEXT, actionTaken: TEXT, riskNote: TEXT, followUpPlan: TEXT }
  const { id } = (await counsellor.post('/api/v1/calls', complete(lineId, { ...texts, risk: { level: 'R3' } }))).body
  const url = `/api/v1/calls/${id}`
  const done = [
    await counsellor.post(`${url}/amendments`, { reason: 'correction', note: TEXT, summary: `${TEXT}。` }),
    await supervisor.post(`${url}/review`, { note: TEXT }),
    await counsellor.post(`${url}/risk-lowerings`, { toLevel: 'R1', reason: TEXT }),
  ]
  const followUps = (await counsellor.get('/api/v1/follow-ups')).body.items
  done.push(await counsellor.post(`/api/v1/follow-ups/${followUps[0].id}/not-reached`, { note: TEXT }))
  for (const { status, text } of done) expect(status, text).toBeLessThan(300)
  while ((await indexBatch(deps)) > 0) await Promise.resolve()
  await sealAudit(deps)
  return id
}

const shred = (site: CallSite) => shredCalls(allShredders).run(site.deps, new AbortController().signal)
const siteOf = (site: CallSite): Pick<DatabaseSite, 'folder' | 'url'> => ({
  folder: site.deps.config.dataDir,
  url: site.deps.config.databaseUrl,
})

test('a shredded call is nowhere any more: not in the database, its log, the data folder or a backup', async () => {
  const site = await callSite()
  const id = await plant(site)
  const other = await site.counsellor.post(
    '/api/v1/calls',
    complete(site.lineId, { startedAt: '2026-05-14T00:10:00Z' }),
  )
  expect(pairsIn(await wholeDatabase(site.db)).length, 'planted').toBe(PAIRS.length)
  const older = join(site.deps.config.dataDir, '..', `${id}.backup`)
  expect((await run(`backup ${older}`, envOf(siteOf(site) as DatabaseSite))).code).toBe(0)
  expect(pairsIn(gunzipSync(readFileSync(older))).length).toBe(PAIRS.length)

  site.clock.advance({ days: 219 })
  await shred(site)
  expect(pairsIn(await wholeDatabase(site.db)).length, 'a high-risk call stays 220 days').toBe(PAIRS.length)
  site.clock.advance({ days: 2 })
  await shred(site)

  expect(pairsIn(await wholeDatabase(site.db))).toEqual([])
  for (const file of filesIn(site.deps.config.dataDir)) expect(pairsIn(readFileSync(file)), file).toEqual([])
  const newer = join(site.deps.config.dataDir, 'newer.backup')
  expect((await run(`backup ${newer}`, envOf(siteOf(site) as DatabaseSite))).code).toBe(0)
  expect(pairsIn(gunzipSync(readFileSync(newer)))).toEqual([])
  expect(pairsIn(site.logLines.join('\n'))).toEqual([])

  const supervisor = await site.signIn('supervisor', 'supervisor')
  const shown = await supervisor.get(`/api/v1/calls/${id}`)
  expect([shown.body.summary, shown.body.risk.level]).toEqual(['', 'R3'])
  expect(shown.body.retention.textsShreddedAt).toBe('2026-12-21T02:00:00.000Z')
  const late = await supervisor.post(`/api/v1/calls/${id}/amendments`, { reason: 'correction', summary: TEXT })
  expect([late.status, late.body.code]).toEqual([409, 'conflict'])
  expect((await supervisor.get(`/api/v1/calls/${other.body.id}`)).body.summary).toBe('')
  const found = await supervisor.post('/api/v1/calls/search', { text: NONCE })
  expect(found.body.items).toEqual([])

  // The older backup comes back on a new machine, with the list of what was shredded beside it.
  const restored = await databaseSite()
  copyFileSync(site.deps.config.shreddingFile, join(restored.folder, 'shreddings.log'))
  const said = await run(`restore ${older}`, envOf(restored))
  expect([said.code, said.out.includes('the texts of 2 calls')]).toEqual([0, true])
  const db = restored.open()
  expect(pairsIn(await wholeDatabase(db))).toEqual([])
  for (const file of filesIn(restored.folder)) expect(pairsIn(readFileSync(file)), file).toEqual([])
})

test('after three years the whole record goes; a call on hold stays until it is released', async () => {
  const site = await callSite()
  const { lineId, supervisor, colleague } = site
  const [gone, held] = [await plant(site), await plant(site)]
  const noReason = await supervisor.put(`/api/v1/calls/${held}/legal-hold`, { held: true, reason: '' })
  expect([noReason.status, noReason.body.errors[0].path]).toEqual([422, 'body.reason'])
  expect((await colleague.put(`/api/v1/calls/${held}/legal-hold`, { held: true, reason: '法院调取' })).status).toBe(403)
  const put = await supervisor.put(`/api/v1/calls/${held}/legal-hold`, { held: true, reason: '法院调取' })
  expect([put.status, put.body.retention.legalHold]).toEqual([200, true])

  site.clock.advance({ years: 3, days: 1 })
  const later = await site.signIn('supervisor', 'supervisor')
  const { items } = (await later.get('/api/v1/retention')).body
  expect(items.find((line: { lineId: string }) => line.lineId === lineId)).toMatchObject({
    texts: 0,
    records: 1,
    held: 1,
  })
  await shred(site)
  expect((await later.get(`/api/v1/calls/${gone}`)).status).toBe(404)
  expect((await later.get(`/api/v1/calls/${held}`)).body.summary).toBe(`${TEXT}。`)
  expect((await wholeDatabase(site.db)).split(gone).length, 'the trail and the ledger keep the id').toBeGreaterThan(1)

  expect((await later.put(`/api/v1/calls/${held}/legal-hold`, { held: false, reason: '已结案' })).status).toBe(200)
  await shred(site)
  expect(pairsIn(await wholeDatabase(site.db))).toEqual([])
  for (const file of filesIn(site.deps.config.dataDir)) expect(pairsIn(readFileSync(file)), file).toEqual([])
  expect(readFileSync(site.deps.config.shreddingFile, 'utf8').trim().split('\n').length).toBe(2)
})

test('a line that keeps texts for less moves the dates of the calls that it has', async () => {
  const site = await callSite()
  const { counsellor, lineId } = site
  const { id } = (await counsellor.post('/api/v1/calls', complete(lineId, { summary: TEXT }))).body
  const coordinator = await site.as('coordinator')
  const line = (await coordinator.get(`/api/v1/lines/${lineId}`)).body
  const changed = await coordinator.patch(`/api/v1/lines/${lineId}`, { settings: { ...line.settings, textDays: 30 } })
  expect(changed.status, changed.text).toBe(200)
  site.clock.advance({ days: 29 })
  await shred(site)
  const supervisor = await site.signIn('supervisor', 'supervisor')
  expect((await supervisor.get(`/api/v1/calls/${id}`)).body).toMatchObject({
    summary: TEXT,
    retention: { shredTextOn: '2026-06-13' },
  })
  site.clock.advance({ days: 2 })
  await shred(site)
  const again = await site.signIn('supervisor', 'supervisor')
  expect((await again.get(`/api/v1/calls/${id}`)).body.summary).toBe('')
  const dry = await run('shred --dry-run --on 2030-01-01', envOf(siteOf(site) as DatabaseSite))
  expect([dry.code, dry.out.includes('psy: on 2030-01-01 the texts of 0 calls and 1 whole calls')]).toEqual([0, true])
  const wrong = await run('shred --dry-run --on 2030-13-01', envOf(siteOf(site) as DatabaseSite))
  expect([wrong.code, existsSync(site.deps.config.shreddingFile)]).toEqual([2, true])
})
