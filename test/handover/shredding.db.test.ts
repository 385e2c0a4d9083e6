// Notes of hand-overs are about callers: they are kept no longer than the texts of calls.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { shredDue } from '../../src/calls/retention/shred-calls.ts'
import { calls } from '../../src/calls/tables.ts'
import { handovers } from '../../src/handover/tables.ts'
import { allShredders } from '../../src/shredders-of-features.ts'
import { callSite, complete } from '../calls/call-site.ts'
import { putOnDuty } from '../calls/on-duty.ts'

test('a hand-over loses its note with the texts of the line, and goes with its records', async () => {
  const site = await callSite()
  const { lineId, memberIds, counsellor, deps, db, clock } = site
  const high = complete(lineId, { risk: { level: 'R3' }, startedAt: '2026-05-14T01:00:00Z' })
  const { id: callId } = (await counsellor.post('/api/v1/calls', high)).body
  const span = { start: '2026-05-14T01:00:00Z', end: '2026-05-14T03:00:00Z' }
  await putOnDuty(site, { ...span, lineId, memberId: memberIds.counsellor, role: 'counsellor' })
  await counsellor.post(`/api/v1/lines/${lineId}/duty/check-in`, {})
  clock.set('2026-05-14T02:50:00Z')
  const handed = await counsellor.post(`/api/v1/lines/${lineId}/handovers`, { note: '红衣女孩今晚还会再打来' })
  expect(handed.status, handed.text).toBe(200)
  const stored = async () => (await db.read((read) => read.select().from(handovers)))[0]
  expect(JSON.stringify((await stored())?.items)).toContain(callId)
  const others = async (on: string) => {
    const supervisor = await site.signIn('supervisor', 'supervisor')
    const { items } = (await supervisor.get(`/api/v1/retention?on=${on}`)).body
    return items.find((line: { lineId: string }) => line.lineId === lineId).others
  }
  expect([await others('2026-11-09'), await others('2026-11-10')]).toEqual([0, 1])

  clock.set('2026-11-10T02:00:00Z')
  expect((await shredDue(deps, allShredders)).others).toBe(1)
  expect((await shredDue(deps, allShredders)).others).toBe(0)
  expect((await stored())?.note).toBe('')

  // The call's record goes before the hand-over does.
  await db.write('older', (tx) => tx.update(calls).set({ shredOn: '2026-11-10' }).where(eq(calls.id, callId)))
  expect((await shredDue(deps, allShredders)).records).toBe(1)
  const left = (await stored())?.items
  expect([JSON.stringify(left).includes(callId), left?.calls, left?.alerts]).toEqual([false, 1, []])

  clock.set('2029-05-15T02:00:00Z')
  expect((await shredDue(deps, allShredders)).others).toBe(1)
  expect(await stored()).toBeUndefined()
})
