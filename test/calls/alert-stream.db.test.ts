import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { memberDuties } from '../../src/people/tables.ts'
import { listenTo } from '../support/events.ts'
import { callSite } from './call-site.ts'

const URL = '/api/v1/alerts/events'
const R3 = { level: 'R3' }
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('a supervisor hears of an alert on every instance, without text, topic or caller', async () => {
  const site = await callSite()
  const other = await site.another()
  const here = await listenTo(site, URL, site.supervisor.cookie)
  const there = await listenTo(other, URL, site.supervisor.cookie)
  expect(here.status).toBe(200)
  expect(here.headers.get('content-type')).toContain('text/event-stream')
  expect(here.headers.get('content-encoding')).toBeNull()
  expect(here.headers.get('cache-control')).toContain('no-store')
  const call = await site.counsellor.post('/api/v1/calls', {
    lineId: site.lineId,
    risk: R3,
    phone: '13812345678',
    topics: { primary: 'P03.1' },
    summary: '有计划',
  })
  for (const stream of [here, there]) {
    const [raised, told] = await stream.until(2)
    expect(raised).toMatchObject({ event: 'alert.raised', data: { lineId: site.lineId, level: 'R3' } })
    expect(told?.event).toBe('alert.told-coordinator')
    expect(JSON.stringify(stream.heard)).not.toMatch(/138\d{8}|P03|计划/)
    expect(JSON.stringify(stream.heard)).not.toContain(call.body.id)
  }
})

test('Last-Event-ID resumes with what was missed', async () => {
  const site = await callSite()
  const first = await listenTo(site, URL, site.supervisor.cookie)
  await site.counsellor.post('/api/v1/calls', { lineId: site.lineId, risk: R3 })
  const [, last] = await first.until(2)
  first.leave()
  site.clock.advance({ minutes: 10 })
  await site.counsellor.post('/api/v1/calls', { lineId: site.lineId, risk: { level: 'R4' } })
  site.clock.advance({ minutes: 10 })
  const silent = await listenTo(site, URL, site.supervisor.cookie)
  const again = await listenTo(site, URL, site.supervisor.cookie, { 'last-event-id': last?.id ?? '' })
  const missed = await again.until(2)
  expect(missed.filter(({ data }) => data.level === 'R4').map(({ event }) => event)).toEqual([
    'alert.raised',
    'alert.told-coordinator',
  ])
  expect(silent.heard).toEqual([])
})

test('whoever lost the line hears nothing more of it, and whoever signed out nothing at all', async () => {
  const site = await callSite()
  const { db, lineId, memberIds, supervisor, counsellor } = site
  const stranger = await listenTo(site, URL, site.stranger.cookie)
  const stream = await listenTo(site, URL, supervisor.cookie)
  await counsellor.post('/api/v1/calls', { lineId, risk: R3 })
  await stream.until(2)
  const own = eq(memberDuties.memberId, memberIds.supervisor)
  await db.write('unduty', (tx) => tx.update(memberDuties).set({ until: '2026-05-01' }).where(own).returning())
  await counsellor.post('/api/v1/calls', { lineId, risk: R3 })
  await wait(300)
  expect(stream.heard).toHaveLength(2)
  expect(stranger.heard).toEqual([])
  expect((await supervisor.delete('/api/v1/session')).status).toBe(204)
  await counsellor.post('/api/v1/calls', { lineId, risk: R3 })
  await stream.ended
})

test('a counsellor may not listen; an account may not open streams without end; the service closes them first', async () => {
  const site = await callSite()
  expect((await listenTo(site, URL, site.counsellor.cookie)).status).toBe(403)
  const streams = []
  for (let i = 0; i < 8; i++) streams.push(await listenTo(site, URL, site.supervisor.cookie))
  expect((await listenTo(site, URL, site.supervisor.cookie)).status).toBe(429)
  streams[0]?.leave()
  await wait(100)
  expect((await listenTo(site, URL, site.supervisor.cookie)).status).toBe(200)
  await site.app.close()
  await Promise.all(streams.slice(1).map(({ ended }) => ended))
})
