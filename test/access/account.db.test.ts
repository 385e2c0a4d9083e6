import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createSetupToken } from '../../src/access/setup.ts'
import { accounts, auditEntries, auditReasons } from '../../src/access/tables.ts'
import { testApp } from '../support/app.ts'
import { accountOf, PASSWORD, signIn } from './people.ts'

const newcomer = { name: 'E-02', roles: ['editor'], language: 'en' }

test('POST /api/v1/accounts makes an account whose owner chooses the password by a link', async () => {
  const site = await testApp()
  const administrator = await site.as('administrator')
  const made = await administrator.post('/api/v1/accounts', newcomer)
  expect(made.status).toBe(201)
  expect(made.headers.etag).toBe('"1"')
  expect(made.body).toMatchObject({ name: 'e-02', roles: ['editor'], hasPassword: false })
  expect((await signIn(site, 'e-02')).answer.status).toBe(401)
  const link = await administrator.post(`/api/v1/accounts/${made.body.id}/password-link`)
  expect(link.status).toBe(201)
  const choose = { token: link.body.token, password: PASSWORD }
  expect((await site.anonymous.post('/api/v1/password', choose)).status).toBe(204)
  expect((await site.anonymous.post('/api/v1/password', choose)).status).toBe(410)
  expect((await signIn(site, 'e-02')).answer.status).toBe(201)
})

test('a link is too old after two days, and a newer one replaces it', async () => {
  const site = await testApp()
  const administrator = await site.as('administrator')
  const id = await accountOf(site, 'c014')
  const { token: older } = (await administrator.post(`/api/v1/accounts/${id}/password-link`)).body
  const { token } = (await administrator.post(`/api/v1/accounts/${id}/password-link`)).body
  expect((await site.anonymous.post('/api/v1/password', { token: older, password: PASSWORD })).status).toBe(410)
  site.clock.advance({ hours: 48 })
  expect((await site.anonymous.post('/api/v1/password', { token, password: PASSWORD })).status).toBe(410)
})

test('a password chosen by a link ends every session of the account', async () => {
  const site = await testApp()
  const administrator = await site.as('administrator')
  const id = await accountOf(site, 'c014')
  const { headers } = await signIn(site, 'c014')
  const { token } = (await administrator.post(`/api/v1/accounts/${id}/password-link`)).body
  await site.anonymous.post('/api/v1/password', { token, password: 'a new lantern there' })
  expect((await site.anonymous.get('/api/v1/me', headers)).status).toBe(401)
  expect((await signIn(site, 'c014', 'a new lantern there')).answer.status).toBe(201)
})

test('names and members have one account only', async () => {
  const site = await testApp()
  const administrator = await site.as('administrator')
  const memberId = '5f0c2f0e-5a1e-4b6e-9f55-0d3f4a1c2b7d'
  const member = { ...newcomer, memberId }
  expect((await administrator.post('/api/v1/accounts', member)).status).toBe(201)
  expect((await administrator.post('/api/v1/accounts', { ...newcomer, name: 'e-02' })).status).toBe(409)
  expect((await administrator.post('/api/v1/accounts', { ...member, name: 'other' })).status).toBe(409)
})

test('the same account created twice at once exists once', async () => {
  const site = await testApp()
  const administrator = await site.as('administrator')
  const answers = await Promise.all(Array.from({ length: 6 }, () => administrator.post('/api/v1/accounts', newcomer)))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 201)).toHaveLength(1)
  expect(statuses.filter((status) => status === 409 || status === 503)).toHaveLength(5)
})

test('PATCH /api/v1/accounts/{id} changes roles from the next request on, and refuses a lost update', async () => {
  const site = await testApp()
  const administrator = await site.as('administrator')
  const client = await site.as('counsellor')
  const url = `/api/v1/accounts/${client.accountId}`
  expect((await client.get('/api/v1/jobs')).status).toBe(403)
  const changed = await administrator.patch(url, { roles: ['administrator'] }, { 'if-match': '"1"' })
  expect(changed.status).toBe(200)
  expect(changed.headers.etag).toBe('"2"')
  expect((await client.get('/api/v1/jobs')).status).toBe(200)
  expect((await administrator.patch(url, { roles: [] }, { 'if-match': '"1"' })).status).toBe(412)
  expect((await administrator.get(url)).body.roles).toEqual(['administrator'])
})

test('the last administrator stays', async () => {
  const site = await testApp()
  const administrator = await site.as('administrator')
  const url = `/api/v1/accounts/${administrator.accountId}`
  expect((await administrator.patch(url, { disabled: true })).status).toBe(409)
  expect((await administrator.patch(url, { roles: ['editor'] })).status).toBe(409)
  expect((await administrator.get(url)).body).toMatchObject({ roles: ['administrator'], disabledAt: null, revision: 1 })
})

test('two administrators who disable each other at once do not leave the house without one', async () => {
  const site = await testApp()
  const [one, two] = [await site.as('administrator'), await site.as('administrator')]
  await Promise.all([
    one.patch(`/api/v1/accounts/${two.accountId}`, { disabled: true }),
    two.patch(`/api/v1/accounts/${one.accountId}`, { disabled: true }),
  ])
  const rows = await site.db.read((read) => read.select({ disabledAt: accounts.disabledAt }).from(accounts))
  expect(rows.filter(({ disabledAt }) => disabledAt === null)).toHaveLength(1)
})

test('a reason is scrubbed, and kept apart from the trail', async () => {
  const site = await testApp()
  const administrator = await site.as('administrator')
  const { accountId } = await site.as('counsellor')
  const reason = 'asked by 13812345678 to stop'
  await administrator.patch(`/api/v1/accounts/${accountId}`, { disabled: true, reason })
  const trail = await site.db.read((read) =>
    read.select().from(auditEntries).where(eq(auditEntries.action, 'account.disable')),
  )
  expect(trail).toMatchObject([{ recordId: accountId, accountId: administrator.accountId, record: 'account' }])
  expect(JSON.stringify(trail)).not.toContain('asked')
  const [stored] = await site.db.read((read) => read.select().from(auditReasons))
  expect(stored?.id).toBe(trail[0]?.reasonId)
  expect(stored?.text).toContain('asked by')
  expect(stored?.text).not.toContain('13812345678')
})

test('GET /api/v1/accounts pages through all of them', async () => {
  const site = await testApp()
  const administrator = await site.as('administrator')
  for (let n = 0; n < 4; n++) await site.as('counsellor')
  const seen: string[] = []
  let url: string | undefined = '/api/v1/accounts?limit=2'
  while (url) {
    const page = await administrator.get(url)
    seen.push(...page.body.items.map((account: { id: string }) => account.id))
    url = /<(.+)>; rel="next"/.exec(String(page.headers.link ?? ''))?.[1]
  }
  expect(new Set(seen).size).toBe(5)
  expect(seen).toHaveLength(5)
  expect((await administrator.get('/api/v1/accounts?cursor=rubbish')).status).toBe(422)
})

test('POST /api/v1/me/password needs the present one, and ends the other sessions', async () => {
  const site = await testApp()
  await accountOf(site, 'c014')
  const [here, elsewhere] = [await signIn(site, 'c014'), await signIn(site, 'c014')]
  const change = (current: string, password: string) =>
    site.anonymous.post('/api/v1/me/password', { current, password }, here.headers)
  expect((await change('wrong password', 'a new lantern there')).status).toBe(422)
  expect((await change(PASSWORD, 'short')).status).toBe(422)
  expect((await change(PASSWORD, 'a new lantern there')).status).toBe(204)
  expect((await site.anonymous.get('/api/v1/me', here.headers)).status).toBe(200)
  expect((await site.anonymous.get('/api/v1/me', elsewhere.headers)).status).toBe(401)
  expect((await signIn(site, 'c014')).answer.status).toBe(401)
})

test('the first administrator is made once, by the printed token', async () => {
  const site = await testApp()
  const link = await createSetupToken(site.deps)
  const setup = { token: link?.token, name: 'chief', password: PASSWORD, language: 'en' }
  expect((await site.anonymous.post('/api/v1/setup', { ...setup, token: 'x'.repeat(43) })).status).toBe(410)
  expect((await site.anonymous.post('/api/v1/setup', { ...setup, password: 'short' })).status).toBe(422)
  const made = await site.anonymous.post('/api/v1/setup', setup)
  expect(made.status).toBe(201)
  expect(made.body.account.roles).toEqual(['administrator'])
  expect((await site.anonymous.post('/api/v1/setup', { ...setup, name: 'second' })).status).toBe(410)
  expect(await createSetupToken(site.deps)).toBeUndefined()
})

test('two tokens printed by two instances make one administrator', async () => {
  const site = await testApp()
  const other = await site.another()
  const links = [await createSetupToken(site.deps), await createSetupToken(other.deps)]
  const answers = await Promise.all(
    links.map((link, n) =>
      [site, other][n]?.anonymous.post('/api/v1/setup', { token: link?.token, name: `chief-${n}`, password: PASSWORD }),
    ),
  )
  const made = answers.filter((answer) => answer?.status === 201)
  expect(made).toHaveLength(1)
})

test('a setup token is too old after a day', async () => {
  const site = await testApp()
  const link = await createSetupToken(site.deps)
  site.clock.advance({ hours: 24 })
  const setup = { token: link?.token, name: 'chief', password: PASSWORD }
  expect((await site.anonymous.post('/api/v1/setup', setup)).status).toBe(410)
})
