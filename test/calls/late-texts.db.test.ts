// What people write of a call after its texts were shredded goes too, some weeks later.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { shredDue } from '../../src/calls/retention/shred-calls.ts'
import { calls, shreddings } from '../../src/calls/tables.ts'
import { cases } from '../../src/cases/tables.ts'
import { expertQuestions } from '../../src/experts/tables.ts'
import { tables } from '../../src/schema.ts'
import { allShredders } from '../../src/shredders-of-features.ts'
import { type ExpertSite, expertSite } from '../experts/expert-site.ts'

const LATE = '后来才写下的话'

const occurrences = ({ db }: ExpertSite) =>
  db.read(async (read) => {
    let found = 0
    for (const table of tables) found += JSON.stringify(await read.select().from(table)).split(LATE).length - 1
    return found
  })

async function writeLate(site: ExpertSite, callId: string): Promise<void> {
  const [counsellor, supervisor] = [
    await site.signIn('counsellor', 'counsellor'),
    await site.signIn('supervisor', 'supervisor'),
  ]
  const [followUp] = (await counsellor.get('/api/v1/follow-ups')).body.items
  const done = [
    await counsellor.post(`/api/v1/follow-ups/${followUp.id}/done`, { outcome: 'safe', note: LATE }),
    await supervisor.post(`/api/v1/calls/${callId}/review`, { note: LATE }),
    await counsellor.post('/api/v1/expert-questions', { callId, question: LATE }),
    await counsellor.post(`/api/v1/calls/${callId}/risk-lowerings`, { toLevel: 'R1', reason: LATE }),
    await counsellor.post('/api/v1/cases', { callId, kind: 'complaint', subject: 'other', text: LATE }),
    await counsellor.post('/api/v1/survey-answers', { callId, kind: 'call-back', wait: 5, comment: LATE }),
  ]
  for (const { status, text } of done) expect(status, text).toBeLessThan(300)
}

test('texts that come to a shredded call are found by the job, kept for thirty days, and shredded', async () => {
  const site = await expertSite()
  const { deps, db, clock, lineId } = site
  const callId = await site.call({ risk: { level: 'R3' } })
  clock.advance({ days: 230 })
  expect((await shredDue(deps, allShredders)).texts).toBe(1)
  expect((await shredDue(deps, allShredders)).texts).toBe(0)
  await writeLate(site, callId)
  expect(await occurrences(site)).toBe(6)
  clock.advance({ days: 1 })
  expect((await shredDue(deps, allShredders)).texts).toBe(0)
  const head = async () => (await db.read((read) => read.select().from(calls).where(eq(calls.id, callId))))[0]
  expect((await head())?.shredTextOn).toBe('2027-01-30')

  const dry = async (on: string) => {
    const { items } = (await (await site.signIn('supervisor', 'supervisor')).get(`/api/v1/retention?on=${on}`)).body
    const { texts, held } = items.find((line: { lineId: string }) => line.lineId === lineId)
    return [texts, held]
  }
  expect([await dry('2027-01-29'), await dry('2027-01-30')]).toEqual([
    [0, 0],
    [0, 1],
  ])
  await db.write('end', async (tx) => {
    await tx.update(expertQuestions).set({ state: 'closed' })
    await tx.update(cases).set({ state: 'closed' })
  })
  expect(await dry('2027-01-30')).toEqual([1, 0])
  clock.advance({ days: 29 })
  expect((await shredDue(deps, allShredders)).texts).toBe(0)
  clock.advance({ days: 1 })
  expect((await shredDue(deps, allShredders)).texts).toBe(1)
  expect(await occurrences(site)).toBe(0)
  expect((await shredDue(deps, allShredders)).texts).toBe(0)
  const ledger = await db.read((read) => read.select().from(shreddings))
  expect(ledger).toMatchObject([{ callId, what: 'texts' }])
  expect(ledger[0]?.shreddedAt).toEqual((await head())?.textsShreddedAt)
})
