// Who may work on a line is settled by the line's own day, and looking at sensitive lists is on record.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEntries } from '../../src/access/tables.ts'
import { announce } from '../../src/db/body.ts'
import { memberDuties } from '../../src/people/tables.ts'
import { callSite, complete } from './call-site.ts'

const R3 = { level: 'R3', plan: 'specific', timeFrame: 'within-72-hours' }

test('a duty on a line begins and ends at the line’s own midnight', async () => {
  const site = await callSite()
  const { counsellor, colleague, supervisor, lineId, otherLineId, memberIds, db, clock } = site
  await counsellor.post('/api/v1/calls', complete(lineId, { risk: R3 }))
  await db.write('move', async (tx) => {
    await tx.update(memberDuties).set({ from: '2026-05-15' }).where(eq(memberDuties.memberId, memberIds.colleague))
    await tx.update(memberDuties).set({ until: '2026-05-15' }).where(eq(memberDuties.memberId, memberIds.supervisor))
    announce('people')
  })
  const seen = async (who: typeof counsellor) => (await who.get('/api/v1/follow-ups')).body.items.length
  // 23:59 in Shanghai.
  clock.set('2026-05-14T15:59:00Z')
  expect([await seen(colleague), await seen(supervisor)]).toEqual([0, 5])
  // Midnight there; still the day before by UTC.
  clock.set('2026-05-14T16:00:00Z')
  expect([await seen(colleague), await seen(supervisor)]).toEqual([5, 0])
  expect((await supervisor.get('/api/v1/calls')).body.items).toEqual([])
  const opened = await colleague.post('/api/v1/calls', { lineId })
  expect(opened.status).toBe(201)
  expect((await colleague.post('/api/v1/calls', { lineId: otherLineId })).status).toBe(403)
})

test('GET /api/v1/follow-ups leaves a trace', async () => {
  const { counsellor, lineId, db, memberIds } = await callSite()
  await counsellor.get('/api/v1/follow-ups')
  await counsellor.get(`/api/v1/follow-ups?lineId=${lineId}`)
  await counsellor.get('/follow-ups')
  const entries = await db.read((read) => read.select().from(auditEntries).orderBy(auditEntries.id))
  const lists = entries.filter(({ action }) => action === 'follow-up.list').map(({ recordId }) => recordId)
  expect(lists).toEqual([memberIds.counsellor, lineId, memberIds.counsellor])
})

test('a form with more topics than a call may have is refused, not cut', async () => {
  const { counsellor, lineId } = await callSite()
  const { body } = await counsellor.post('/api/v1/calls', { lineId })
  const topics = [
    'P01',
    'P03',
    'P04',
    'P05',
    'P06',
    'P07',
    'P08',
    'P09',
    'P10',
    'P12',
    'P01.1',
    'P01.2',
    'P01.3',
    'P01.4',
  ]
  const form = new URLSearchParams({ topic: 'P02', revision: '1', do: 'save' })
  for (const code of topics) form.append('otherTopic', code)
  await counsellor.post(`/calls/${body.id}`, form.toString(), { 'content-type': 'application/x-www-form-urlencoded' })
  const { topicCodes } = (await counsellor.get(`/api/v1/calls/${body.id}`)).body
  expect(topicCodes.length).toBeLessThanOrEqual(7)
})

test('what was said about a call is not for those who may not read calls', async () => {
  const { as, counsellor, supervisor, lineId } = await callSite()
  const { body } = await counsellor.post('/api/v1/calls', complete(lineId))
  await supervisor.post(`/api/v1/calls/${body.id}/review`, { note: '处理得当' })
  const reasonSeenBy = async (who: typeof counsellor) =>
    (await who.get('/api/v1/audit?action=call.review')).body.items.map(({ reason }: { reason: unknown }) => reason)
  expect(await reasonSeenBy(supervisor)).toEqual(['处理得当'])
  expect(await reasonSeenBy(await as('administrator'))).toEqual([null])
})

test('what a form stored can be read over the API', async () => {
  const { counsellor, supervisor, lineId } = await callSite()
  const { body } = await counsellor.post('/api/v1/calls', { lineId })
  const url = `/api/v1/calls/${body.id}`
  const send = (fields: Record<string, string>) =>
    counsellor.post(`/calls/${body.id}`, new URLSearchParams({ do: 'save', ...fields }).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    })
  for (const [seat, wait] of [
    ['0', '0'],
    ['501', '6'],
  ] as const) {
    await send({ seat, satisfactionWait: wait, summary: '字'.repeat(5_000) })
    const read = await counsellor.get(url)
    expect(read.status).toBe(200)
    expect(read.body).toMatchObject({ seat: null, satisfaction: { wait: null } })
  }
  expect((await send({ summary: 'x'.repeat(20_001) })).status).toBe(422)
  await supervisor.post(`${url}/redactions`, { reason: 'name', text: '字' })
  expect((await supervisor.get(url)).body.summary).toHaveLength(25_000)
})
