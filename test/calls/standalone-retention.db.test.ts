import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { shredAgain, shredDue } from '../../src/calls/retention/shred-calls.ts'
import { caseSteps, cases } from '../../src/cases/tables.ts'
import { announce } from '../../src/db/body.ts'
import { consultations } from '../../src/experts/tables.ts'
import { lines } from '../../src/lines/tables.ts'
import { allShredders } from '../../src/shredders-of-features.ts'
import { surveyAnswers } from '../../src/surveys/tables.ts'
import { type CallSite, callSite } from './call-site.ts'

const SECRET = '只在这里写过的话'

/** A case, a consultation and an answer of today, none of a call. */
async function plant({ db, clock, lineId }: CallSite, state: 'closed' | 'received') {
  const [caseId, consultationId, answerId] = [randomUUID(), randomUUID(), randomUUID()]
  const now = clock.now()
  await db.write('plant', async (tx) => {
    const due = { reportDueAt: now, resolveDueAt: now, dueAt: now, reminded: 'early' as const }
    const of = { lineId, kind: 'complaint' as const, subject: 'other' as const, day: '2026-05-14' }
    await tx.insert(cases).values({ id: caseId, ...of, state, receivedAt: now, openedBy: 'x', ...due, revision: 1 })
    await tx.insert(caseSteps).values({ caseId, position: 1, at: now, by: 'x', kind: 'note', text: SECRET })
    const talk = {
      title: SECRET,
      summary: SECRET,
      state: 'concluded' as const,
      openedAt: now,
      openedBy: 'x',
      endedAt: now,
    }
    await tx.insert(consultations).values({ id: consultationId, lineId, ...talk, revision: 1 })
    const answer = { id: answerId, lineId, kind: 'call-back' as const, day: '2026-05-14', comment: SECRET }
    await tx.insert(surveyAnswers).values(answer)
  })
  return { caseId, consultationId, answerId }
}

const stepsOf = ({ db }: CallSite, caseId: string) =>
  db.read((read) => read.select().from(caseSteps).where(eq(caseSteps.caseId, caseId)))

test('what came from no call loses its texts and goes by its own days, and again after a restore', async () => {
  const site = await callSite()
  const { db, deps, lineId } = site
  const { caseId, consultationId, answerId } = await plant(site, 'closed')
  const open = await plant(site, 'received')
  const others = async (on: string) => {
    const { items } = (await site.supervisor.get(`/api/v1/retention?on=${on}`)).body
    return items.find((line: { lineId: string }) => line.lineId === lineId).others
  }
  expect(await others('2026-11-09')).toBe(0)
  expect(await others('2026-11-10')).toBe(5)

  site.clock.advance({ days: 180 })
  expect((await shredDue(deps, allShredders)).others).toBe(5)
  expect((await shredDue(deps, allShredders)).others).toBe(0)
  expect((await stepsOf(site, caseId)).map(({ text }) => text)).toEqual([''])
  expect((await stepsOf(site, open.caseId)).map(({ text }) => text)).toEqual([SECRET])
  const [talk] = await db.read((read) => read.select().from(consultations).where(eq(consultations.id, consultationId)))
  expect([talk?.title, talk?.summary]).toEqual(['', ''])
  const [answer] = await db.read((read) => read.select().from(surveyAnswers).where(eq(surveyAnswers.id, answerId)))
  expect([answer?.comment, answer?.kind]).toEqual([null, 'call-back'])

  await db.write('restore', async (tx) => {
    await tx.update(caseSteps).set({ text: SECRET }).where(eq(caseSteps.caseId, caseId))
    await tx
      .update(lines)
      .set({ settings: { textDays: 1_000 } })
      .where(eq(lines.id, lineId))
    announce('lines')
  })
  await shredAgain(deps, allShredders)
  expect((await stepsOf(site, caseId)).map(({ text }) => text)).toEqual([''])

  site.clock.set(DateTime.fromISO('2029-05-15T02:00:00Z').toISO() ?? '')
  expect((await shredDue(deps, allShredders)).others).toBe(3)
  expect(await db.read((read) => read.$count(cases))).toBe(1)
  expect(await db.read((read) => read.$count(consultations))).toBe(0)
})

const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }

test('a case and a consultation on hold outlast their days, until a supervisor ends it', async () => {
  const site = await callSite()
  const { db, deps, supervisor, counsellor, clock } = site
  const { caseId, consultationId } = await plant(site, 'closed')
  const hold = (held: boolean) => ({ held, reason: 'court' })
  const url = `/api/v1/cases/${caseId}/legal-hold`
  expect((await counsellor.put(url, hold(true))).status).toBe(403)
  expect((await supervisor.put(url, { held: true, reason: '' })).status).toBe(422)
  expect((await supervisor.put(`/api/v1/cases/${randomUUID()}/legal-hold`, hold(true))).status).toBe(404)
  expect((await supervisor.put(url, hold(true))).body).toEqual({ id: caseId, legalHold: true })
  expect((await supervisor.get(`/api/v1/cases/${caseId}`)).body.legalHold).toBe(true)
  await supervisor.post(`/consultations/${consultationId}/hold`, 'held=yes&reason=court', FORM)
  const shown = (await supervisor.get(`/consultations/${consultationId}`, { accept: 'text/html' })).text
  expect(shown).toContain('value="no"')
  const listed = (await supervisor.get('/retention', { accept: 'text/html' })).text
  expect(listed).toContain(`/cases/${caseId}`)
  expect(listed).toContain(`/consultations/${consultationId}`)
  for (const [on, held, others] of [
    ['2026-11-09', 0, 0],
    ['2026-11-10', 2, 1],
    ['2029-05-14', 2, 1],
  ] as const) {
    const { items } = (await supervisor.get(`/api/v1/retention?on=${on}`)).body
    expect(items.find((line: { lineId: string }) => line.lineId === site.lineId)).toMatchObject({ held, others })
  }

  clock.set('2029-05-15T02:00:00Z')
  await shredDue(deps, allShredders)
  expect((await stepsOf(site, caseId)).map(({ text }) => text)).toEqual([SECRET])
  expect(await db.read((read) => read.$count(consultations))).toBe(1)

  const later = await site.signIn('supervisor', 'supervisor')
  expect((await later.put(url, hold(false))).status).toBe(200)
  expect((await later.put(`/api/v1/consultations/${consultationId}/legal-hold`, hold(false))).status).toBe(200)
  await shredDue(deps, allShredders)
  expect(await stepsOf(site, caseId)).toEqual([])
  expect(await db.read((read) => read.$count(consultations))).toBe(0)
})
