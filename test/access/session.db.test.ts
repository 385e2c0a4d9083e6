import { expect, test } from 'vitest'
import { accessJobs, writeAllActivity } from '../../src/access/jobs.ts'
import { sessions } from '../../src/access/tables.ts'
import { testApp } from '../support/app.ts'
import { accountOf, PASSWORD, signIn } from './people.ts'

test('DELETE /api/v1/session ends the session at once', async () => {
  const site = await testApp()
  await accountOf(site, 'c014')
  const { headers } = await signIn(site, 'c014')
  expect((await site.anonymous.get('/api/v1/me', headers)).status).toBe(200)
  const out = await site.anonymous.delete('/api/v1/session', headers)
  expect(out.status).toBe(204)
  expect(String(out.headers['set-cookie'])).toMatch(/warmline_session=;/)
  expect((await site.anonymous.get('/api/v1/me', headers)).status).toBe(401)
  expect((await site.anonymous.delete('/api/v1/session', headers)).status).toBe(204)
})

test('a session ends after its absolute lifetime, however busy it is', async () => {
  const site = await testApp({ env: { SESSION_HOURS: '1' } })
  const client = await site.as('counsellor')
  for (let minute = 10; minute < 60; minute += 10) {
    site.clock.advance({ minutes: 10 })
    expect((await client.get('/api/v1/me')).status).toBe(200)
  }
  site.clock.advance({ minutes: 10 })
  const late = await client.get('/api/v1/me')
  expect(late.status).toBe(401)
  expect(late.body.code).toBe('unauthenticated')
})

test('a session left idle is locked: it says so, changes nothing, and opens with the password', async () => {
  const site = await testApp({ env: { IDLE_LOCK_SECONDS: '900' } })
  await accountOf(site, 'c014')
  const { headers } = await signIn(site, 'c014')
  site.clock.advance({ seconds: 900 })
  expect((await site.anonymous.get('/api/v1/me', headers)).status).toBe(200)
  site.clock.advance({ seconds: 901 })
  const locked = await site.anonymous.get('/api/v1/me', headers)
  expect(locked.status).toBe(401)
  expect(locked.body.code).toBe('locked')
  expect((await site.anonymous.patch('/api/v1/me', { language: 'en' }, headers)).body.code).toBe('locked')
  const wrong = await site.anonymous.post('/api/v1/session/unlock', { password: 'wrong password' }, headers)
  expect(wrong.status).toBe(401)
  expect((await site.anonymous.get('/api/v1/me', headers)).body.code).toBe('locked')
  const open = await site.anonymous.post('/api/v1/session/unlock', { password: PASSWORD }, headers)
  expect(open.body.account.name).toBe('c014')
  expect((await site.anonymous.get('/api/v1/me', headers)).status).toBe(200)
})

test('a session in use does not lock, and a public page does not mind a locked one', async () => {
  const site = await testApp({ env: { IDLE_LOCK_SECONDS: '900' } })
  const client = await site.as('counsellor')
  for (let minute = 0; minute < 60; minute += 10) {
    site.clock.advance({ minutes: 10 })
    expect((await client.get('/api/v1/me')).status).toBe(200)
  }
  site.clock.advance({ minutes: 16 })
  expect((await client.get('/health/live')).status).toBe(200)
  expect((await client.get('/api/v1/me')).body.code).toBe('locked')
})

test('POST /api/v1/session/lock locks on every instance, and a lock by hand does not wear off', async () => {
  const site = await testApp()
  const other = await site.another()
  await accountOf(site, 'c014')
  const { headers } = await signIn(site, 'c014')
  expect((await site.anonymous.post('/api/v1/session/lock', undefined, headers)).status).toBe(204)
  expect((await site.anonymous.get('/api/v1/me', headers)).body.code).toBe('locked')
  expect((await other.anonymous.get('/api/v1/me', headers)).body.code).toBe('locked')
  await site.anonymous.post('/api/v1/session/unlock', { password: PASSWORD }, headers)
  expect((await site.anonymous.get('/api/v1/me', headers)).status).toBe(200)
})

test('unlocking is throttled like signing in', async () => {
  const site = await testApp()
  await accountOf(site, 'c014')
  const { headers } = await signIn(site, 'c014')
  const statuses: number[] = []
  for (let guess = 0; guess < 6; guess++) {
    const answer = await site.anonymous.post('/api/v1/session/unlock', { password: 'wrong password' }, headers)
    statuses.push(answer.status)
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
})

test('whoever is locked out may let somebody else sign in on the same browser', async () => {
  const site = await testApp()
  await accountOf(site, 'first')
  await accountOf(site, 'second')
  const first = await signIn(site, 'first')
  site.clock.advance({ hours: 1 })
  const second = await signIn(site, 'second', PASSWORD, first.headers)
  expect(second.answer.status).toBe(201)
  const unlock = await site.anonymous.post('/api/v1/session/unlock', { password: PASSWORD }, first.headers)
  expect(unlock.status).toBe(401)
})

test('GET /api/v1/sessions lists mine, and ends one or all others', async () => {
  const site = await testApp()
  await accountOf(site, 'c014')
  const [one, two, three] = [await signIn(site, 'c014'), await signIn(site, 'c014'), await signIn(site, 'c014')]
  await site.as('counsellor')
  const list = await site.anonymous.get('/api/v1/sessions', one.headers)
  expect(list.body.items).toHaveLength(3)
  expect(list.body.items.filter((session: { current: boolean }) => session.current)).toHaveLength(1)
  const gone = two.answer.body.session.id
  expect((await site.anonymous.delete(`/api/v1/sessions/${gone}`, one.headers)).status).toBe(204)
  expect((await site.anonymous.get('/api/v1/me', two.headers)).status).toBe(401)
  expect((await site.anonymous.delete('/api/v1/sessions', one.headers)).body).toEqual({ ended: 1 })
  expect((await site.anonymous.get('/api/v1/me', three.headers)).status).toBe(401)
  expect((await site.anonymous.get('/api/v1/me', one.headers)).status).toBe(200)
})

test("somebody else's session cannot be ended", async () => {
  const site = await testApp()
  await accountOf(site, 'c014')
  const { headers, answer } = await signIn(site, 'c014')
  const stranger = await site.as('administrator')
  expect((await stranger.delete(`/api/v1/sessions/${answer.body.session.id}`)).status).toBe(404)
  expect((await site.anonymous.get('/api/v1/me', headers)).status).toBe(200)
})

test('a session ended on one instance is dead on another within seconds', async () => {
  const site = await testApp()
  const other = await site.another()
  await accountOf(site, 'c014')
  const { headers } = await signIn(site, 'c014')
  expect((await other.anonymous.get('/api/v1/me', headers)).status).toBe(200)
  await site.anonymous.delete('/api/v1/session', headers)
  await expect.poll(async () => (await other.anonymous.get('/api/v1/me', headers)).status, { interval: 100 }).toBe(401)
})

test('last use is kept in memory, and written only now and then', async () => {
  const site = await testApp()
  const client = await site.as('counsellor')
  const seen = async () =>
    (await site.db.read((read) => read.select({ at: sessions.lastSeenAt }).from(sessions)))[0]?.at.toISO()
  const write = accessJobs.find(({ name }) => name === 'write-activity')
  const start = await seen()
  await client.get('/api/v1/me')
  await write?.run(site.deps, new AbortController().signal)
  for (let minute = 0; minute < 4; minute++) {
    site.clock.advance({ minutes: 1 })
    await client.get('/api/v1/me')
    await write?.run(site.deps, new AbortController().signal)
  }
  expect(await seen()).toBe(start)
  site.clock.advance({ minutes: 2 })
  await client.get('/api/v1/me')
  await write?.run(site.deps, new AbortController().signal)
  expect(await seen()).not.toBe(start)
  site.clock.advance({ minutes: 1 })
  await client.get('/api/v1/me')
  await writeAllActivity(site.deps)
  expect(await seen()).toBe(site.clock.now().toISO())
})

test('sessions that are over are forgotten by a job', async () => {
  const site = await testApp()
  await site.as('counsellor')
  site.clock.advance({ hours: 13 })
  const forget = accessJobs.find(({ name }) => name === 'forget-access')
  await forget?.run(site.deps, new AbortController().signal)
  expect(await site.db.read((read) => read.$count(sessions))).toBe(0)
})
