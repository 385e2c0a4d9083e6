import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { deliverOutbox } from '../../src/outbox/deliver.ts'
import { enqueue } from '../../src/outbox/enqueue.ts'
import { outboxJobs } from '../../src/outbox/jobs.ts'
import { outboxDeliveries, outboxMessages } from '../../src/outbox/tables.ts'
import { type TestSite, testApp } from '../support/app.ts'
import { webhookReceiver } from './receiver.ts'

const never = new AbortController().signal
const send = (site: TestSite, data = {}) =>
  site.db.write('send', (tx) => enqueue(tx, { kind: 'alert.raised', data, at: site.clock.now(), path: '/alerts/1' }))
const deliver = (site: TestSite) => deliverOutbox(site.deps, never)

async function withHook(kinds: readonly string[] = []) {
  const receiver = await webhookReceiver()
  const env = { WEBHOOK_HOSTS: receiver.host, PUBLIC_URL: 'https://warmline.example.org', IDLE_LOCK_SECONDS: '86400' }
  const site = await testApp({ env })
  const admin = await site.as('administrator')
  const made = await admin.post('/api/v1/webhooks', { url: receiver.url, label: 'switch', kinds })
  expect(made.status).toBe(201)
  return { site, admin, receiver, hook: made.body }
}

test('a message leaves once, signed, with a link', async () => {
  const { site, receiver, hook, admin } = await withHook()
  await send(site, { alertId: 'a1' })
  await deliver(site)
  await deliver(site)
  expect(receiver.received).toHaveLength(1)
  const [{ body, headers }] = receiver.received as [{ body: string; headers: Record<string, string> }]
  expect(JSON.parse(body)).toEqual({
    type: 'alert.raised',
    timestamp: '2026-05-14T02:00:00.000Z',
    data: { alertId: 'a1', link: 'https://warmline.example.org/alerts/1' },
  })
  const expected = new Webhook(hook.secret).sign(headers['webhook-id'] ?? '', site.clock.now().toJSDate(), body)
  expect(headers['webhook-signature']).toBe(expected)
  expect((await admin.get(`/api/v1/webhooks/${hook.id}/deliveries`)).body.items).toMatchObject([
    { kind: 'alert.raised', state: 'delivered', attempts: 1, lastResult: 'http-204' },
  ])
  expect((await admin.get('/api/v1/webhooks')).text).not.toContain('whsec')
})

test('a message of a write that failed never leaves', async () => {
  const { site, receiver } = await withHook()
  const failing = site.db.write('fail', async (tx) => {
    await enqueue(tx, { kind: 'alert.raised', data: {}, at: site.clock.now() })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await deliver(site)
  expect(receiver.received).toEqual([])
})

test('it is tried again with longer and longer pauses under the same id, then given up; and can be revived', async () => {
  const { site, receiver, admin, hook } = await withHook()
  receiver.answer(503)
  await send(site)
  await deliver(site)
  await deliver(site)
  expect(receiver.received).toHaveLength(1)
  for (let i = 0; i < 9; i++) {
    site.clock.advance({ hours: 25 })
    await deliver(site)
  }
  expect(receiver.received).toHaveLength(10)
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  const again = await site.as('administrator', { accountId: admin.accountId })
  const url = `/api/v1/webhooks/${hook.id}`
  expect((await again.get(`${url}/deliveries?state=dead`)).body.items).toMatchObject([{ lastResult: 'http-503' }])
  receiver.answer(200)
  expect((await again.post(`${url}/retry`)).status).toBe(204)
  await deliver(site)
  expect((await again.get(`${url}/deliveries`)).body.items).toMatchObject([{ state: 'delivered' }])
})

test('410 disables a webhook; a redirect is not followed', async () => {
  const { site, receiver, admin, hook } = await withHook()
  receiver.answer(302)
  await send(site)
  await deliver(site)
  expect((await admin.get(`/api/v1/webhooks/${hook.id}/deliveries`)).body.items[0].lastResult).toBe('http-302')
  receiver.answer(410)
  site.clock.advance({ seconds: 10 })
  await deliver(site)
  expect((await admin.get(`/api/v1/webhooks/${hook.id}`)).body.disabledAt).not.toBeNull()
  await send(site)
  await deliver(site)
  expect(receiver.received).toHaveLength(2)
})

test('kinds are chosen; a test goes to the one webhook; both secrets sign for a day', async () => {
  const { site, receiver, admin, hook } = await withHook(['handover.missing'])
  await send(site)
  await deliver(site)
  expect(receiver.received).toEqual([])
  const renewed = await admin.post(`/api/v1/webhooks/${hook.id}/secret`)
  expect(renewed.body.secret).not.toBe(hook.secret)
  await admin.post(`/api/v1/webhooks/${hook.id}/test`)
  await deliver(site)
  expect(receiver.received).toHaveLength(1)
  expect(receiver.received[0]?.headers['webhook-signature']?.split(' ')).toHaveLength(2)
  const changed = await admin.patch(`/api/v1/webhooks/${hook.id}`, { disabled: true })
  expect(changed.body.disabledAt).not.toBeNull()
  expect((await admin.delete(`/api/v1/webhooks/${hook.id}`)).status).toBe(204)
  expect((await admin.get(`/api/v1/webhooks/${hook.id}`)).status).toBe(404)
})

test('webhooks go to public https addresses and to named hosts, and are an administrator’s to make', async () => {
  const site = await testApp()
  const admin = await site.as('administrator')
  for (const url of [
    'http://example.org/hook',
    'https://127.0.0.1/hook',
    'https://[::1]/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://2130706433/hook',
    'https://user:word@example.org/hook',
    'ftp://example.org/hook',
  ]) {
    expect((await admin.post('/api/v1/webhooks', { url, label: 'x' })).status).toBe(422)
  }
  expect((await admin.post('/api/v1/webhooks', { url: 'https://example.org/hook', label: 'x' })).status).toBe(201)
  const coordinator = await site.as('coordinator')
  expect((await coordinator.get('/api/v1/webhooks')).status).toBe(403)
})

test('a name that points to this machine is not connected to', async () => {
  const site = await testApp()
  const admin = await site.as('administrator')
  const { body } = await admin.post('/api/v1/webhooks', { url: 'https://localhost:9/hook', label: 'x' })
  await send(site)
  await deliver(site)
  const { items } = (await admin.get(`/api/v1/webhooks/${body.id}/deliveries`)).body
  expect(items).toMatchObject([{ state: 'waiting', lastResult: 'refused-address' }])
})

test('text cannot be put into a message', async () => {
  const site = await testApp()
  await expect(send(site, { note: '他说了' })).rejects.toThrow('text')
  await expect(send(site, { note: 'two words' })).rejects.toThrow('text')
})

test('what was delivered is forgotten after two weeks', async () => {
  const { site } = await withHook()
  await send(site)
  await deliver(site)
  const purge = outboxJobs.find(({ name }) => name === 'purge-outbox')
  await purge?.run(site.deps, never)
  expect(await site.db.read((read) => read.$count(outboxMessages))).toBe(1)
  site.clock.advance({ days: 15 })
  await purge?.run(site.deps, never)
  expect(await site.db.read((read) => read.$count(outboxMessages))).toBe(0)
  expect(await site.db.read((read) => read.$count(outboxDeliveries))).toBe(0)
})
