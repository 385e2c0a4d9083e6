import { expect, test } from 'vitest'
import { changeAccount } from '../../src/access/account-actions.ts'
import { systemActor } from '../../src/access/actor.ts'
import { writeAllActivity } from '../../src/access/jobs.ts'
import { apiTokens } from '../../src/access/tables.ts'
import { type Client, type TestSite, testApp } from '../support/app.ts'

async function issue(site: TestSite, owner: Client, scopes: readonly string[], days = 30) {
  const expiresAt = site.clock.now().plus({ days }).toISO()
  return owner.post('/api/v1/tokens', { label: 'switchboard', scopes, expiresAt })
}

test('POST /api/v1/tokens shows the secret once and stores its hash', async () => {
  const site = await testApp()
  const owner = await site.as('coordinator')
  const made = await issue(site, owner, ['duty:route'])
  expect(made.status).toBe(201)
  expect(made.body.secret).toMatch(/^wl_[\w-]{43}$/)
  const list = await owner.get('/api/v1/tokens')
  expect(list.body.items).toMatchObject([{ id: made.body.id, scopes: ['duty:route'], lastUsedAt: null }])
  expect(list.text).not.toContain(made.body.secret)
  const rows = await site.db.read((read) => read.select().from(apiTokens))
  expect(JSON.stringify(rows)).not.toContain(made.body.secret.slice(3))
})

test('a token may do what its scopes say and nothing else', async () => {
  const site = await testApp()
  const owner = await site.as('administrator')
  const { body } = await issue(site, owner, ['jobs:read'])
  const client = site.withToken(body.secret)
  expect((await client.get('/api/v1/jobs')).status).toBe(200)
  expect((await client.get('/api/v1/accounts')).status).toBe(403)
  const me = await client.get('/api/v1/me')
  expect(me.body).toMatchObject({ kind: 'token', permissions: ['jobs:read'], session: null })
})

test('nobody can give a token more than they hold', async () => {
  const site = await testApp()
  const counsellor = await site.as('counsellor')
  const refused = await issue(site, counsellor, ['duty:read', 'audit:read'])
  expect(refused.status).toBe(403)
  expect(refused.body.detail).toContain('audit:read')
})

test('a token loses what its owner loses, at once', async () => {
  const site = await testApp()
  const owner = await site.as(['administrator', 'supervisor'])
  await site.as('administrator')
  const { body } = await issue(site, owner, ['jobs:read', 'audit:read'])
  const client = site.withToken(body.secret)
  expect((await client.get('/api/v1/jobs')).status).toBe(200)
  await changeAccount(site.deps, systemActor, owner.accountId, { roles: ['supervisor'], expectedRevision: undefined })
  expect((await client.get('/api/v1/jobs')).status).toBe(403)
  expect((await client.get('/api/v1/audit')).status).toBe(200)
})

test('a revoked token is dead at once, and so are the tokens of a disabled account', async () => {
  const site = await testApp()
  const owner = await site.as('administrator')
  await site.as('administrator')
  const first = (await issue(site, owner, ['jobs:read'])).body
  const second = (await issue(site, owner, ['jobs:read'])).body
  expect((await site.withToken(first.secret).get('/api/v1/jobs')).status).toBe(200)
  expect((await owner.delete(`/api/v1/tokens/${first.id}`)).status).toBe(204)
  expect((await site.withToken(first.secret).get('/api/v1/jobs')).status).toBe(401)
  expect((await site.withToken(second.secret).get('/api/v1/jobs')).status).toBe(200)
  await changeAccount(site.deps, systemActor, owner.accountId, { disabled: true, expectedRevision: undefined })
  expect((await site.withToken(second.secret).get('/api/v1/jobs')).status).toBe(401)
  expect((await owner.get('/api/v1/me')).status).toBe(401)
})

test('a request in flight does not revive a token that is being revoked', async () => {
  const site = await testApp()
  const owner = await site.as('administrator')
  const { id, secret } = (await issue(site, owner, ['jobs:read'])).body
  const client = site.withToken(secret)
  await Promise.all([client.get('/api/v1/jobs'), owner.delete(`/api/v1/tokens/${id}`), client.get('/api/v1/jobs')])
  expect((await client.get('/api/v1/jobs')).status).toBe(401)
})

test('a token ends by itself', async () => {
  const site = await testApp()
  const { body } = await issue(site, await site.as('administrator'), ['jobs:read'], 1)
  const client = site.withToken(body.secret)
  site.clock.advance({ hours: 23 })
  expect((await client.get('/api/v1/jobs')).status).toBe(200)
  site.clock.advance({ hours: 1 })
  expect((await client.get('/api/v1/jobs')).status).toBe(401)
})

test('a token cannot live for no time, or for more than 400 days', async () => {
  const site = await testApp()
  const owner = await site.as('administrator')
  for (const days of [-1, 0, 401]) {
    expect([days, (await issue(site, owner, ['jobs:read'], days)).status]).toEqual([days, 422])
  }
})

test('no token manages accounts: it is refused when asked for, and older tokens have lost it', async () => {
  const site = await testApp()
  const owner = await site.as('administrator')
  const refused = await issue(site, owner, ['jobs:read', 'accounts:manage'])
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden'])
  expect(refused.body.detail).toContain('accounts:manage')
  const { body } = await issue(site, owner, ['jobs:read'])
  await site.db.write('a-token-of-before', async (tx) => {
    await tx.update(apiTokens).set({ scopes: ['jobs:read', 'accounts:manage'] })
  })
  const older = site.withToken(body.secret)
  expect((await older.get('/api/v1/jobs')).status).toBe(200)
  expect((await older.get('/api/v1/accounts')).status).toBe(403)
})

test('a token cannot make tokens, end sessions, or change the password', async () => {
  const site = await testApp()
  const owner = await site.as('administrator')
  const client = site.withToken((await issue(site, owner, ['jobs:read'])).body.secret)
  const expiresAt = site.clock.now().plus({ days: 1 }).toISO()
  expect((await client.post('/api/v1/tokens', { label: 'x', scopes: ['jobs:read'], expiresAt })).status).toBe(403)
  expect((await client.delete('/api/v1/sessions')).status).toBe(403)
  expect((await client.get('/api/v1/sessions')).status).toBe(403)
  const change = { current: 'whatever it is', password: 'another long one' }
  expect((await client.post('/api/v1/me/password', change)).status).toBe(403)
})

test('tokens of others are for administrators', async () => {
  const site = await testApp()
  const owner = await site.as('coordinator')
  const { id } = (await issue(site, owner, ['duty:read'])).body
  const stranger = await site.as('coordinator')
  expect((await stranger.get(`/api/v1/tokens?accountId=${owner.accountId}`)).status).toBe(403)
  expect((await stranger.delete(`/api/v1/tokens/${id}`)).status).toBe(404)
  const administrator = await site.as('administrator')
  const list = await administrator.get(`/api/v1/tokens?accountId=${owner.accountId}`)
  expect(list.body.items).toHaveLength(1)
  expect((await administrator.delete(`/api/v1/tokens/${id}`)).status).toBe(204)
})

test('the last use is known after it has been written', async () => {
  const site = await testApp()
  const owner = await site.as('administrator')
  const { secret } = (await issue(site, owner, ['jobs:read'])).body
  await site.withToken(secret).get('/api/v1/jobs')
  await writeAllActivity(site.deps)
  const [token] = (await owner.get('/api/v1/tokens')).body.items
  expect(token.lastUsedAt).toBe('2026-05-14T02:00:00.000Z')
})
