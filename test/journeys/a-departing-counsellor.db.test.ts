// Somebody leaves: nobody who waits for a call-back is forgotten.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { auditEntries } from '../../src/access/tables.ts'
import { closeFormerAccounts } from '../../src/people/former-accounts.ts'
import { memberDuties } from '../../src/people/tables.ts'
import { worksInHand } from '../../src/work-in-hand-of-features.ts'
import { type CallSite, callSite, complete } from '../calls/call-site.ts'
import { expertSite } from '../experts/expert-site.ts'

const R3 = { level: 'R3', plan: 'specific', timeFrame: 'within-72-hours' }

test('a departing counsellor gives open follow-ups to others first', async () => {
  const site = await callSite()
  const { counsellor, colleague, supervisor, lineId, memberIds } = site
  const coordinator = await site.as('coordinator')
  await counsellor.post('/api/v1/calls', complete(lineId, { risk: R3 }))
  const ladder = (await colleague.get('/api/v1/follow-ups')).body.items
  for (const { id } of ladder.slice(0, 2)) await colleague.post(`/api/v1/follow-ups/${id}/claim`)

  const leaving = `/api/v1/members/${memberIds.colleague}/leaving`
  const refused = await coordinator.put(leaving, { on: '2026-05-20', reason: 'moves away' })
  expect(refused.status).toBe(409)
  expect(refused.body.unfinished).toMatchObject([{ what: 'open-follow-ups', count: 2 }])
  expect(refused.text).not.toMatch(/R3|P03/)

  await supervisor.post(`/api/v1/follow-ups/${ladder[0].id}/assign`, { memberId: memberIds.counsellor })
  expect((await coordinator.put(leaving, { on: '2026-05-20' })).status).toBe(409)
  await colleague.post(`/api/v1/follow-ups/${ladder[1].id}/release`)
  expect((await coordinator.put(leaving, { on: '2026-05-20' })).status).toBe(200)

  // Until then they go on, but take on nothing that is due after they are gone.
  expect((await colleague.post(`/api/v1/follow-ups/${ladder[1].id}/claim`)).status).toBe(409)
  const toThem = { memberId: memberIds.colleague }
  expect((await supervisor.post(`/api/v1/follow-ups/${ladder[1].id}/assign`, toThem)).status).toBe(422)
  expect((await counsellor.get('/api/v1/follow-ups')).body.items).toHaveLength(5)
  expect((await counsellor.get('/api/v1/follow-ups?mine=true')).body.items).toHaveLength(1)
})

async function dutyOf({ db }: CallSite, memberId: string): Promise<string> {
  const rows = await db.read((read) => read.select().from(memberDuties))
  return rows.find((row) => row.memberId === memberId)?.id ?? ''
}

test('whoever leaves a line gives its follow-ups to others first; what is of other lines stays', async () => {
  const site = await callSite()
  const { counsellor, colleague, supervisor, lineId, otherLineId, memberIds } = site
  const coordinator = await site.as('coordinator')
  const other = { memberId: memberIds.colleague, role: 'counsellor' as const, from: '2020-01-01', until: null }
  const [elsewhere, second] = [randomUUID(), randomUUID()]
  await site.db.write('serve-more', async (tx) => {
    await tx.insert(memberDuties).values({ id: elsewhere, lineId: otherLineId, ...other })
    await tx.insert(memberDuties).values({ id: second, lineId, ...other, role: 'shadow' })
  })
  await counsellor.post('/api/v1/calls', complete(lineId, { risk: R3 }))
  const [first] = (await colleague.get('/api/v1/follow-ups')).body.items
  await colleague.post(`/api/v1/follow-ups/${first.id}/claim`)

  const duties = `/api/v1/members/${memberIds.colleague}/duties`
  const end = async (id: string) => coordinator.delete(`${duties}/${id}?on=2026-05-20`)
  expect((await end(elsewhere)).status).toBe(204)
  // Another role on the line goes on, so the member stays with it.
  expect((await end(second)).status).toBe(204)
  const refused = await end(await dutyOf(site, memberIds.colleague))
  expect(refused.status).toBe(409)
  expect(refused.body.unfinished).toMatchObject([{ what: 'open-follow-ups', count: 1 }])
  await supervisor.post(`/api/v1/follow-ups/${first.id}/assign`, { memberId: memberIds.counsellor })
  expect((await end(await dutyOf(site, memberIds.colleague))).status).toBe(204)
})

test('an account is closed with nothing in hand, or at once with everything given back', async () => {
  const site = await callSite()
  const { counsellor, colleague, supervisor, lineId, memberIds } = site
  const admin = await site.as('administrator')
  await counsellor.post('/api/v1/calls', complete(lineId, { risk: R3 }))
  const [first] = (await colleague.get('/api/v1/follow-ups')).body.items
  await colleague.post(`/api/v1/follow-ups/${first.id}/claim`)
  const complaint = { lineId, kind: 'complaint', subject: 'waiting', institution: 'H-012', text: '等了四个小时' }
  const opened = await counsellor.post('/api/v1/cases', complaint)
  const given = await supervisor.post(`/api/v1/cases/${opened.body.id}/assign`, { memberId: memberIds.colleague })
  expect(given.body.assignedTo).toBe(memberIds.colleague)

  const account = `/api/v1/accounts/${colleague.accountId}`
  const refused = await admin.patch(account, { disabled: true })
  expect(refused.status).toBe(409)
  expect(refused.body.unfinished).toMatchObject([
    { what: 'open-follow-ups', count: 1 },
    { what: 'open-cases', count: 1 },
  ])
  expect(refused.body.detail).toContain('giveBackWork')
  expect((await colleague.get('/api/v1/me')).status).toBe(200)
  expect((await admin.patch(account, { disabled: true, giveBackWork: true })).status).toBe(200)
  expect((await colleague.get('/api/v1/me')).status).toBe(401)
  const free = (await counsellor.get('/api/v1/follow-ups')).body.items[0]
  expect(free).toMatchObject({ id: first.id, claimedBy: null, claimedAt: null })
  expect((await counsellor.post(`/api/v1/follow-ups/${first.id}/claim`)).status).toBe(200)
  expect((await supervisor.get(`/api/v1/cases/${opened.body.id}`)).body.assignedTo).toBeNull()
  const actions = (await site.db.read((read) => read.select().from(auditEntries))).map(({ action }) => action)
  expect(actions).toEqual(expect.arrayContaining(['follow-up.release', 'case.release', 'account.disable']))
})

test('what somebody took on between saying so and going is free again on the day', async () => {
  const site = await callSite()
  const { counsellor, colleague, lineId, memberIds, clock } = site
  const coordinator = await site.as('coordinator')
  await site.as('administrator')
  const leaving = { on: '2026-05-16' }
  expect((await coordinator.put(`/api/v1/members/${memberIds.colleague}/leaving`, leaving)).status).toBe(200)
  await counsellor.post('/api/v1/calls', complete(lineId, { risk: R3 }))
  const [first] = (await colleague.get('/api/v1/follow-ups')).body.items
  expect((await colleague.post(`/api/v1/follow-ups/${first.id}/claim`)).status).toBe(200)
  clock.set('2026-05-15T16:30:00Z')
  await closeFormerAccounts(site.deps, systemActor, worksInHand)
  const later = await site.signIn('counsellor', 'counsellor')
  expect((await later.get('/api/v1/follow-ups')).body.items[0]).toMatchObject({ id: first.id, claimedBy: null })
})

test('an expert answers what waits, or a supervisor gives it to another, before the expert goes', async () => {
  const site = await expertSite()
  const { counsellor, supervisor, expertIds } = site
  const coordinator = await site.as('coordinator')
  const asked = await counsellor.post('/api/v1/expert-questions', { callId: await site.call(), question: '能停药吗？' })
  expect(asked.body.assignedTo).toBe(expertIds.expert)
  const duty = `/api/v1/members/${expertIds.expert}/duties/${await dutyOf(site, expertIds.expert)}?openDuties=true`
  const leaving = `/api/v1/members/${expertIds.expert}/leaving`
  for (const refused of [
    await coordinator.delete(duty),
    await coordinator.put(leaving, { on: '2026-05-20', openDuties: true }),
  ]) {
    expect(refused.status).toBe(409)
    expect(refused.body.unfinished).toMatchObject([{ what: 'open-expert-questions', count: 1 }])
  }
  const toAnother = { memberId: expertIds.nightExpert }
  await supervisor.post(`/api/v1/expert-questions/${asked.body.id}/assign`, toAnother)
  expect((await coordinator.put(leaving, { on: '2026-05-20', openDuties: true })).status).toBe(200)
})
