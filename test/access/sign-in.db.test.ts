import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { changeAccount } from '../../src/access/account-actions.ts'
import { systemActor } from '../../src/access/actor.ts'
import { auditEntries, sessions, signInFailures } from '../../src/access/tables.ts'
import { testApp } from '../support/app.ts'
import { accountOf, cookieOf, OWN_PAGE, PASSWORD, signIn } from './people.ts'

const disable = { disabled: true, expectedRevision: undefined }

test('POST /api/v1/session signs in and says who one is', async () => {
  const site = await testApp()
  const id = await accountOf(site, 'C014', ['counsellor', 'editor'])
  const { answer, headers } = await signIn(site, 'c014')
  expect(answer.status).toBe(201)
  expect(answer.body.account).toMatchObject({ id, name: 'c014', roles: ['counsellor', 'editor'] })
  expect(answer.text).not.toContain('argon2')
  const cookie = String(answer.headers['set-cookie'])
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
  expect(cookie).not.toMatch(/Secure/)
  const me = await site.anonymous.get('/api/v1/me', headers)
  expect(me.body.account.id).toBe(id)
  expect(me.headers['cache-control']).toBe('no-store')
})

test('the cookie is Secure when the service is reached by https', async () => {
  const site = await testApp({ env: { PUBLIC_URL: 'https://line.example' } })
  await accountOf(site, 'c014')
  expect(String((await signIn(site, 'c014')).answer.headers['set-cookie'])).toMatch(/Secure/)
})

test('a wrong password, an unknown name, a disabled account and one without a password get the same answer', async () => {
  const site = await testApp()
  await accountOf(site, 'administrator', ['administrator'])
  await accountOf(site, 'known')
  await changeAccount(site.deps, systemActor, await accountOf(site, 'disabled'), disable)
  const answers = [
    (await signIn(site, 'known', 'wrong password')).answer,
    (await signIn(site, 'unknown', PASSWORD)).answer,
    (await signIn(site, 'disabled', PASSWORD)).answer,
  ]
  for (const { status, text, headers } of answers) {
    expect(status).toBe(401)
    expect(text).toBe(answers[0]?.text)
    expect(headers['set-cookie']).toBeUndefined()
  }
})

test('an unknown name costs as much work as a known one', async () => {
  const site = await testApp()
  await accountOf(site, 'known')
  const time = async (name: string) => {
    const start = performance.now()
    await signIn(site, name, 'wrong password')
    return performance.now() - start
  }
  await time('warm-up')
  const known = [await time('known'), await time('known'), await time('known')]
  const unknown = [await time('nobody-1'), await time('nobody-2'), await time('nobody-3')]
  // The hash alone takes tens of milliseconds: leaving it out would show by an order of magnitude.
  expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3)
})

test('guessing is slowed down, for the name wherever it exists or not, and the right password has to wait too', async () => {
  const site = await testApp()
  await accountOf(site, 'known')
  for (const name of ['known', 'unknown']) {
    const statuses: number[] = []
    for (let guess = 0; guess < 6; guess++) statuses.push((await signIn(site, name, 'wrong password')).answer.status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  }
  const early = await signIn(site, 'known')
  expect(early.answer.status).toBe(429)
  expect(Number(early.answer.headers['retry-after'])).toBeGreaterThan(0)
  site.clock.advance({ seconds: 2 })
  expect((await signIn(site, 'known')).answer.status).toBe(201)
  expect((await signIn(site, 'known', 'wrong password')).answer.status).toBe(401)
})

test('guesses sent at once all count', async () => {
  const site = await testApp()
  await accountOf(site, 'known')
  const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(site, 'known', 'wrong password')))
  const statuses = answers.map(({ answer }) => answer.status)
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5)
  expect(statuses.filter((status) => status === 429).length).toBe(
    10 - statuses.filter((status) => status === 401).length,
  )
})

test('a second instance knows of the guesses made on the first', async () => {
  const site = await testApp()
  const other = await site.another()
  await accountOf(site, 'known')
  for (let guess = 0; guess < 5; guess++) await signIn(site, 'known', 'wrong password')
  expect((await signIn(other, 'known')).answer.status).toBe(429)
})

test('neither names nor addresses of failed sign-ins are stored', async () => {
  const site = await testApp()
  await signIn(site, 'my-password-by-mistake', 'wrong password')
  const rows = await site.db.read((read) => read.select().from(signInFailures))
  const trail = await site.db.read((read) => read.select().from(auditEntries))
  expect(rows).toHaveLength(3)
  expect(JSON.stringify([rows, trail])).not.toMatch(/mistake|127\.0\.0\.1/)
  expect(trail).toMatchObject([{ action: 'session.refuse', recordId: 'unknown', from: '127.0.0.0/24' }])
  expect(site.logLines.join()).not.toMatch(/mistake|wrong password/)
})

test('a session that the browser brings along is never taken over, and ends', async () => {
  const site = await testApp()
  await accountOf(site, 'first')
  await accountOf(site, 'second')
  const first = await signIn(site, 'first')
  const second = await signIn(site, 'second', PASSWORD, first.headers)
  expect(second.headers.cookie).not.toBe(first.headers.cookie)
  expect((await site.anonymous.get('/api/v1/me', first.headers)).status).toBe(401)
  expect((await site.anonymous.get('/api/v1/me', second.headers)).body.account.name).toBe('second')
})

test('a planted cookie does not become the session', async () => {
  const site = await testApp()
  await accountOf(site, 'c014')
  const planted = `warmline_session=${'A'.repeat(43)}`
  const { answer } = await signIn(site, 'c014', PASSWORD, { cookie: planted, ...OWN_PAGE })
  expect(answer.status).toBe(201)
  expect(cookieOf(answer)).not.toBe(planted)
  expect((await site.anonymous.get('/api/v1/me', { cookie: planted })).status).toBe(401)
})

test('the secret of a session is stored hashed only', async () => {
  const site = await testApp()
  await accountOf(site, 'c014')
  const { headers } = await signIn(site, 'c014')
  const secret = headers.cookie.split('=')[1] ?? ''
  const rows = await site.db.read((read) => read.select().from(sessions))
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(secret)
  const trail = await site.db.read((read) =>
    read.select().from(auditEntries).where(eq(auditEntries.action, 'session.start')),
  )
  expect(trail).toMatchObject([{ recordId: rows[0]?.id, accountId: rows[0]?.accountId }])
})

test('another site cannot sign a browser in', async () => {
  const site = await testApp()
  await accountOf(site, 'c014')
  const { answer } = await signIn(site, 'c014', PASSWORD, { 'sec-fetch-site': 'cross-site' })
  expect(answer.status).toBe(403)
  expect(answer.body.code).toBe('cross-site')
})

test('a whole house signs in at once from one address', async () => {
  const site = await testApp()
  const other = await site.another()
  const names = Array.from({ length: 20 }, (_, n) => `c-${n}`)
  for (const name of names) await accountOf(site, name)
  const answers = await Promise.all(names.map((name, n) => signIn(n % 2 ? other : site, name)))
  expect(answers.map(({ answer }) => answer.status)).toEqual(names.map(() => 201))
  const ran = [site.db, other.db].flatMap((db) => [...db.statistics()].filter(([write]) => /sign-in$/.test(write)))
  expect(ran.reduce((sum, [, { aborts }]) => sum + aborts, 0)).toBeLessThan(10)
})
