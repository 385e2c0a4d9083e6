// What was shredded after a backup was made does not come back with it, although it was on hold when it was made.
import { randomUUID } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { shredAgain, shredDue } from '../../src/calls/retention/shred-calls.ts'
import { callRevisions, calls, recordHolds } from '../../src/calls/tables.ts'
import { caseSteps, cases } from '../../src/cases/tables.ts'
import { allShredders } from '../../src/shredders-of-features.ts'
import { envOf, run } from '../commands/terminal.ts'
import { type DatabaseSite, databaseSite } from '../support/database.ts'
import { type CallSite, callSite, complete } from './call-site.ts'

const SECRET = '只在这里写过的话'

async function closedCase({ db, clock, lineId }: CallSite): Promise<string> {
  const id = randomUUID()
  const now = clock.now()
  await db.write('plant', async (tx) => {
    const due = { reportDueAt: now, resolveDueAt: now, dueAt: now, reminded: 'early' as const }
    const of = { lineId, kind: 'complaint' as const, subject: 'other' as const, day: '2026-05-14' }
    await tx.insert(cases).values({ id, ...of, state: 'closed', receivedAt: now, openedBy: 'x', ...due, revision: 1 })
    await tx.insert(caseSteps).values({ caseId: id, position: 1, at: now, by: 'x', kind: 'note', text: SECRET })
  })
  return id
}

async function hold(site: CallSite, [callId, caseId]: readonly [string, string], held: boolean): Promise<void> {
  const supervisor = await site.signIn('supervisor', 'supervisor')
  for (const url of [`/api/v1/calls/${callId}/legal-hold`, `/api/v1/cases/${caseId}/legal-hold`]) {
    expect((await supervisor.put(url, { held, reason: 'court' })).status).toBe(200)
  }
}

test('a restore shreds what was on hold in the backup, released and shredded since', async () => {
  const site = await callSite()
  const { lineId, deps } = site
  const { id } = (await site.counsellor.post('/api/v1/calls', complete(lineId, { summary: SECRET }))).body
  const caseId = await closedCase(site)
  site.clock.advance({ days: 186 })
  await hold(site, [id, caseId], true)
  const older = join(deps.config.dataDir, '..', `${id}.backup`)
  const here = { folder: deps.config.dataDir, url: deps.config.databaseUrl } as DatabaseSite
  expect((await run(`backup ${older}`, envOf(here))).code).toBe(0)
  site.clock.advance({ days: 1 })
  await hold(site, [id, caseId], false)
  expect(await shredDue(deps, allShredders)).toEqual({ texts: 1, records: 0, others: 1 })

  const restored = await databaseSite()
  copyFileSync(deps.config.shreddingFile, join(restored.folder, 'shreddings.log'))
  const said = await run(`restore ${older}`, envOf(restored))
  expect([said.code, said.out.includes('the texts of 1 calls')], said.out).toEqual([0, true])
  const db = restored.open()
  const [head] = await db.read((read) => read.select().from(calls).where(eq(calls.id, id)))
  expect([head?.legalHold, head?.textsShreddedAt === null]).toEqual([false, false])
  const texts = await db.read((read) => read.select().from(callRevisions))
  expect(texts.map(({ summary }) => summary)).toEqual([''])
  expect((await db.read((read) => read.select().from(caseSteps))).map(({ text }) => text)).toEqual([''])
  expect(await db.read((read) => read.$count(recordHolds))).toBe(0)
})

test('a hold that is later than the shredding outlasts the restore', async () => {
  const site = await callSite()
  const { lineId, deps, db } = site
  const { id } = (await site.counsellor.post('/api/v1/calls', complete(lineId, { summary: SECRET }))).body
  const caseId = await closedCase(site)
  site.clock.advance({ days: 186 })
  expect(await shredDue(deps, allShredders)).toEqual({ texts: 1, records: 0, others: 1 })
  site.clock.advance({ days: 1 })
  await hold(site, [id, caseId], true)
  expect(await shredAgain(deps, allShredders)).toEqual({ texts: 0, records: 0, others: 0 })
  const [head] = await db.read((read) => read.select().from(calls).where(eq(calls.id, id)))
  expect(head?.legalHold).toBe(true)
  expect(await db.read((read) => read.$count(recordHolds))).toBe(1)
})
