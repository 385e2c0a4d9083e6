import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { accessPlugin } from '../../src/access/authenticate.ts'
import { createToken } from '../../src/access/token-actions.ts'
import { handleProblems } from '../../src/http/problems.ts'
import { testApp } from '../support/app.ts'

const SECURE = { cookie: '' }

test('a route that does not say who may call it cannot be registered', async () => {
  const site = await testApp()
  const app = fastify()
  await app.register(accessPlugin(site.deps))
  expect(() => app.get('/open-by-mistake', async () => 'x')).toThrow(/config\.access/)
  expect(() => app.get('/public', { config: { access: 'public' } }, async () => 'x')).not.toThrow()
  await app.close()
})

test('401 and 403 come before the input is looked at', async () => {
  const site = await testApp()
  const counsellor = await site.as('counsellor')
  expect((await site.anonymous.post('/api/v1/accounts', { rubbish: true })).status).toBe(401)
  const forbidden = await counsellor.post('/api/v1/accounts', { rubbish: true })
  expect(forbidden.status).toBe(403)
  expect(forbidden.body.detail).toContain('accounts:manage')
  expect((await counsellor.post('/api/v1/accounts', '{', { 'content-type': 'application/json' })).status).toBe(403)
})

/** Of a change made with a cookie: what else the request says, and its answer. */
const CHANGES: readonly (readonly [string, Record<string, string>, number])[] = [
  ['sec-fetch-site: same-origin', { 'sec-fetch-site': 'same-origin' }, 200],
  ['sec-fetch-site: none', { 'sec-fetch-site': 'none' }, 200],
  ['sec-fetch-site: same-site', { 'sec-fetch-site': 'same-site' }, 403],
  [
    'sec-fetch-site: cross-site, whatever Origin says',
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:80' },
    403,
  ],
  ['our own Origin', { host: 'line.example', origin: 'https://line.example' }, 200],
  ['our own Origin with a port', { host: 'line.example:8443', origin: 'https://line.example:8443' }, 200],
  ['a foreign Origin', { host: 'line.example', origin: 'https://evil.example' }, 403],
  ['a foreign Origin that begins like ours', { host: 'line.example', origin: 'https://line.example.evil' }, 403],
  ['Origin: null', { origin: 'null' }, 403],
  ['nothing at all', {}, 403],
]

test('a change made with a cookie needs a proof that it comes from here', async () => {
  const site = await testApp()
  const { cookie } = await site.as('counsellor')
  for (const [says, headers, status] of CHANGES) {
    const answer = await site.anonymous.patch('/api/v1/me', { language: 'en' }, { cookie, ...headers })
    expect([says, answer.status]).toEqual([says, status])
    if (status === 403) expect(answer.body.code, says).toBe('cross-site')
  }
})

test('reading with a cookie needs no proof, and a token never does', async () => {
  const site = await testApp()
  const client = await site.as('coordinator')
  expect(
    (await site.anonymous.get('/api/v1/me', { cookie: client.cookie, 'sec-fetch-site': 'cross-site' })).status,
  ).toBe(200)
  const me = await client.get('/api/v1/me')
  const { token, secret } = await createToken(
    site.deps,
    { ...ownerOf(client.accountId), credentialId: me.body.session.id },
    { label: 'switch', scopes: [], expiresAt: site.clock.now().plus({ days: 1 }) },
  )
  const answer = await site
    .withToken(secret)
    .patch('/api/v1/me', { language: 'en' }, { 'sec-fetch-site': 'cross-site' })
  expect(answer.status).toBe(403)
  expect(answer.body.code).toBe('forbidden')
  expect(token.scopes).toEqual([])
})

const ownerOf = (accountId: string) =>
  ({
    kind: 'account',
    accountId,
    memberId: undefined,
    roles: [],
    permissions: new Set<never>(),
    from: 'local',
  }) as const

const NOBODYS_TOKENS = [
  ['an unknown token', `Bearer wl_${'x'.repeat(43)}`],
  ['a token of the wrong form', 'Bearer wl_short'],
  ['somebody else’s kind of token', `Bearer ${'x'.repeat(43)}`],
  ['an empty one', 'Bearer'],
  ['a password in the header', 'Basic YTpi'],
] as const

const NOBODYS_COOKIES = [
  '',
  '=',
  'x'.repeat(44),
  `${'x'.repeat(42)}é`,
  '"'.repeat(43),
  `${'x'.repeat(43)}; warmline_session=${'y'.repeat(43)}`,
]

test('who sends what was never given out is nobody', async () => {
  const { anonymous } = await testApp()
  for (const [name, authorization] of NOBODYS_TOKENS) {
    expect((await anonymous.get('/api/v1/me', { authorization })).status, name).toBe(401)
  }
  for (const value of NOBODYS_COOKIES) {
    const cookie = encodeURI(`warmline_session=${value}`)
    expect((await anonymous.get('/api/v1/me', { cookie })).status, cookie).toBe(401)
  }
})

test('an address that does not exist is 404 for everybody', async () => {
  const site = await testApp()
  expect((await site.anonymous.get('/api/v1/nothing')).status).toBe(404)
  expect((await (await site.as('administrator')).get('/api/v1/nothing')).status).toBe(404)
})

test('the actor is there for every handler, and knows only the network', async () => {
  const site = await testApp()
  const app = fastify()
  handleProblems(app, () => '')
  await app.register(accessPlugin(site.deps))
  app.get('/who', { config: { access: 'public' } }, async (request) => request.actor.from)
  const answer = await app.inject({ url: '/who', remoteAddress: '2001:db8:1:2::9', headers: SECURE })
  expect(answer.payload).toBe('2001:db8:1::/48')
  await app.close()
})
