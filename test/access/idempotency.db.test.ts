import { expect, test } from 'vitest'
import { accessJobs } from '../../src/access/jobs.ts'
import { accounts, idempotencyKeys } from '../../src/access/tables.ts'
import { testApp } from '../support/app.ts'

const body = (name: string) => ({ name, roles: ['editor'], language: 'en' })
const key = (value: string) => ({ 'idempotency-key': value })

test('a creation sent again answers with what the first one made', async () => {
  const site = await testApp()
  const client = await site.as('administrator')
  const first = await client.post('/api/v1/accounts', body('e-1'), key('k1'))
  const again = await client.post('/api/v1/accounts', body('e-1'), key('k1'))
  expect([first.status, again.status]).toEqual([201, 201])
  expect(again.body).toEqual(first.body)
  const [row] = await site.db.read((read) => read.select().from(idempotencyKeys))
  expect(row).toMatchObject({
    accountId: client.accountId,
    route: 'POST /api/v1/accounts',
    recordId: first.body.id,
    status: 201,
  })
  expect(JSON.stringify(row)).not.toContain('e-1"')
})

test('a replay shows the record as it is now', async () => {
  const site = await testApp()
  const client = await site.as('administrator')
  const first = await client.post('/api/v1/accounts', body('e-1'), key('k1'))
  await client.patch(`/api/v1/accounts/${first.body.id}`, { language: 'zh' })
  expect((await client.post('/api/v1/accounts', body('e-1'), key('k1'))).body.language).toBe('zh')
})

test('the same key with another body is refused', async () => {
  const site = await testApp()
  const client = await site.as('administrator')
  await client.post('/api/v1/accounts', body('e-1'), key('k1'))
  const other = await client.post('/api/v1/accounts', body('e-2'), key('k1'))
  expect(other.status).toBe(422)
  expect(other.body.code).toBe('key-reused')
  expect(await site.db.read((read) => read.$count(accounts))).toBe(2)
})

test('another account may use the same key', async () => {
  const site = await testApp()
  const [one, two] = [await site.as('administrator'), await site.as('administrator')]
  const first = await one.post('/api/v1/accounts', body('e-1'), key('k1'))
  const second = await two.post('/api/v1/accounts', body('e-2'), key('k1'))
  expect(second.status).toBe(201)
  expect(second.body.id).not.toBe(first.body.id)
})

test('a creation that failed leaves its key free', async () => {
  const site = await testApp()
  const client = await site.as('administrator')
  await client.post('/api/v1/accounts', body('e-1'))
  expect((await client.post('/api/v1/accounts', body('e-1'), key('k1'))).status).toBe(409)
  expect((await client.post('/api/v1/accounts', body('e-2'), key('k1'))).status).toBe(201)
})

test('twins that arrive together: one creates, the other is told to wait, and nothing is made twice', async () => {
  const site = await testApp()
  const client = await site.as('administrator')
  await client.get('/api/v1/me')
  const send = () => client.post('/api/v1/accounts', body('e-1'), key('k1'))
  const answers = await Promise.all([send(), send(), send()])
  const waiting = answers.filter(({ status }) => status === 409)
  expect(answers.some(({ status }) => status === 201)).toBe(true)
  expect(waiting.length).toBeGreaterThan(0)
  expect(waiting[0]?.body.code).toBe('in-progress')
  expect(waiting[0]?.headers['retry-after']).toBe('1')
  expect((await send()).status).toBe(201)
  expect(await site.db.read((read) => read.$count(accounts))).toBe(2)
})

test('twins that arrive together at two instances make one record', async () => {
  const site = await testApp()
  const other = await site.another()
  const client = await site.as('administrator')
  const headers = { cookie: client.cookie, 'sec-fetch-site': 'same-origin', ...key('k1') }
  const send = (at: typeof site) => at.anonymous.post('/api/v1/accounts', body('e-1'), headers)
  const answers = await Promise.all([send(site), send(other)])
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  expect(answers[0]?.body.id).toBe(answers[1]?.body.id)
  expect(await site.db.read((read) => read.$count(accounts))).toBe(2)
})

test('a key of the wrong form is refused', async () => {
  const site = await testApp()
  const client = await site.as('administrator')
  for (const value of ['', 'a b', 'é', 'x'.repeat(256)]) {
    const answer = await client.post('/api/v1/accounts', body('e-1'), key(value))
    expect([value, answer.status, answer.body.code]).toEqual([value, 400, 'malformed'])
  }
})

test('a key is forgotten after seven days', async () => {
  const site = await testApp()
  const client = await site.as('administrator')
  await client.post('/api/v1/accounts', body('e-1'), key('k1'))
  const forget = accessJobs.find(({ name }) => name === 'forget-access')
  const count = async () => {
    await forget?.run(site.deps, new AbortController().signal)
    return site.db.read((read) => read.$count(idempotencyKeys))
  }
  site.clock.advance({ days: 6, hours: 23 })
  expect(await count()).toBe(1)
  site.clock.advance({ hours: 1 })
  expect(await count()).toBe(0)
})
