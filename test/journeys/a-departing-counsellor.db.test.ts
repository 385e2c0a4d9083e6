// Somebody leaves: nobody who waits for a call-back is forgotten.
import { expect, test } from 'vitest'
import { callSite, complete } from '../calls/call-site.ts'

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
