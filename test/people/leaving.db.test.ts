// Whoever has left signs in no more, from the day itself on, and not a day earlier.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { closeFormerAccounts } from '../../src/people/former-accounts.ts'
import { members } from '../../src/people/tables.ts'
import { testApp } from '../support/app.ts'

test('the account of a member who leaves is closed on the day, by the member’s calendar', async () => {
  const site = await testApp({ now: '2026-05-31T15:30:00Z', env: { SESSION_HOURS: '72', IDLE_LOCK_SECONDS: '86400' } })
  const memberId = randomUUID()
  const of = { name: 'Ann', tier: 'volunteer' as const, languages: ['zh'], dialects: [], zone: 'Asia/Shanghai' }
  const dates = { joinedOn: '2020-01-01', leftOn: '2026-06-01', createdAt: site.clock.now() }
  await site.db.write('lay-out', (tx) =>
    tx.insert(members).values({ id: memberId, displayCode: 'C1', ...of, ...dates, limits: {}, note: '', revision: 1 }),
  )
  const ann = await site.as('counsellor', { memberId })
  await site.as('administrator')
  const works = async () => (await ann.get('/api/v1/me')).status

  await closeFormerAccounts(site.deps, systemActor)
  expect(await works()).toBe(200)
  site.clock.set('2026-05-31T15:59:00Z')
  await closeFormerAccounts(site.deps, systemActor)
  expect(await works()).toBe(200)
  site.clock.set('2026-05-31T16:00:00Z')
  await closeFormerAccounts(site.deps, systemActor)
  expect(await works()).toBe(401)
})

test('the only administrator stays, and the log says so', async () => {
  const site = await testApp({ now: '2026-06-02T02:00:00Z' })
  const memberId = randomUUID()
  const of = { name: 'Bo', tier: 'volunteer' as const, languages: ['zh'], dialects: [], zone: 'Asia/Shanghai' }
  const dates = { joinedOn: '2020-01-01', leftOn: '2026-06-01', createdAt: site.clock.now() }
  await site.db.write('lay-out', (tx) =>
    tx.insert(members).values({ id: memberId, displayCode: 'C2', ...of, ...dates, limits: {}, note: '', revision: 1 }),
  )
  const bo = await site.as('administrator', { memberId })
  await closeFormerAccounts(site.deps, systemActor)
  expect((await bo.get('/api/v1/me')).status).toBe(200)
  expect(site.logLines.join()).toContain('the only administrator has left')
})
