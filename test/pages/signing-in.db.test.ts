import { expect, test } from 'vitest'
import { createAccount, issuePasswordLink } from '../../src/access/account-actions.ts'
import { systemActor } from '../../src/access/actor.ts'
import { createSetupToken } from '../../src/access/setup.ts'
import { encoded, type Fields, locationOf, type PageSite, pageSite, visit } from './page-site.ts'

const PASSWORD = 'warm-lamp-river-7'

/** A browser: it keeps its cookies and says where its requests come from. */
function browser(site: PageSite, headers: Record<string, string> = {}) {
  const jar = new Map<string, string>()
  const send = async (method: 'GET' | 'POST', url: string, fields?: Fields) => {
    const answer = await site.app.inject({
      method,
      url,
      headers: {
        accept: 'text/html',
        'accept-language': 'en',
        'sec-fetch-site': 'same-origin',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...headers,
      },
      ...(fields ? { payload: encoded(fields) } : {}),
    })
    for (const { name, value, maxAge } of answer.cookies) maxAge === 0 ? jar.delete(name) : jar.set(name, value)
    return { status: answer.statusCode, text: answer.payload, headers: answer.headers }
  }
  return {
    jar,
    get: (url: string) => send('GET', url),
    post: (url: string, fields: Fields) => send('POST', url, fields),
  }
}

async function withAccount(name: string, language: 'zh' | 'en' = 'zh') {
  const site = await pageSite()
  await createAccount(site.deps, systemActor, { name, roles: ['counsellor'], language, password: PASSWORD })
  return site
}

const credentials = (name: string, password = PASSWORD): Fields => ({ 'door-name': name, 'door-password': password })

test('POST /sign-in opens a session in the language of the account and goes where one wanted to go', async () => {
  const page = browser(await withAccount('c014'))
  const answer = await page.post('/sign-in', { ...credentials('C014'), 'door-next': '/calls?show=drafts' })
  expect([answer.status, answer.headers.location]).toEqual([303, '/calls?show=drafts'])
  expect(page.jar.get('warmline_language')).toBe('zh')
  const home = await page.get('/')
  expect(home.status).toBe(200)
  expect(home.text).toContain('当前登录：c014')
})

test('POST /sign-in never leads to another site', async () => {
  const page = browser(await withAccount('c014'))
  const answer = await page.post('/sign-in', { ...credentials('c014'), 'door-next': '//elsewhere.example/' })
  expect(answer.headers.location).toBe('/')
})

test('POST /sign-in says the same of a wrong password and an unknown name, and escapes what was typed', async () => {
  const page = browser(await withAccount('c014'))
  const wrong = await page.post('/sign-in', credentials('c014', 'not-the-password'))
  const unknown = await page.post('/sign-in', credentials('<script>alert(1)</script>'))
  for (const { status, text } of [wrong, unknown]) {
    expect(status).toBe(401)
    expect(text).toContain('The account name or the password is not right.')
    expect(text).toContain('href="#field-door-password"')
    expect(text).not.toContain('not-the-password')
  }
  expect(unknown.text).not.toContain('<script>alert')
  expect(unknown.text).toContain('value="&lt;script&gt;alert(1)&lt;/script&gt;"')
})

test('POST /sign-in names the fields that are empty', async () => {
  const { status, text } = await browser(await withAccount('c014')).post('/sign-in', credentials('', ''))
  expect(status).toBe(422)
  expect(text).toContain('2 things need your attention')
})

test('POST /sign-in slows down guessing, and says for how long', async () => {
  const page = browser(await withAccount('c014'))
  for (let guess = 0; guess < 6; guess++) await page.post('/sign-in', credentials('c014', `guess-number-${guess}`))
  const answer = await page.post('/sign-in', credentials('c014'))
  expect(answer.status).toBe(429)
  expect(answer.text).toMatch(/Too many attempts\. Try again in \d+ seconds\./)
})

test('POST /sign-in from another site is refused', async () => {
  const page = browser(await withAccount('c014'), { 'sec-fetch-site': 'cross-site' })
  expect((await page.post('/sign-in', credentials('c014'))).status).toBe(403)
})

test('a shared computer changes hands in two taps: names are remembered, passwords and pages are not', async () => {
  const site = await withAccount('c014')
  await createAccount(site.deps, systemActor, {
    name: 'c015',
    roles: ['counsellor'],
    language: 'en',
    password: PASSWORD,
  })
  const page = browser(site)
  await page.post('/sign-in', { ...credentials('c014'), 'door-remember': 'yes' })
  const left = await page.post('/change-account', { next: '/calls' })
  expect([left.status, left.headers.location]).toEqual([303, '/sign-in?done=changed'])
  expect(page.jar.has('warmline_session')).toBe(false)
  const door = await page.get('/sign-in?done=changed')
  expect(door.text).toContain('name="door-known" value="c014" checked')
  await page.post('/sign-in', { 'door-known': '', ...credentials('c015') })
  expect((await page.get('/')).text).toContain('Signed in as c015')
  await page.post('/change-account', {})
  const again = await page.post('/sign-in', { 'door-known': 'c014', 'door-password': PASSWORD })
  expect(again.status).toBe(303)
  await page.post('/sign-out', {})
  const forgotten = await page.post('/sign-in', { 'door-forget': 'yes' })
  expect(forgotten.text).not.toContain('value="c014"')
})

test('signing out ends the session itself, not only its cookie', async () => {
  const page = browser(await withAccount('c014'))
  await page.post('/sign-in', credentials('c014'))
  const secret = page.jar.get('warmline_session') ?? ''
  await page.post('/sign-out', {})
  page.jar.set('warmline_session', secret)
  expect((await page.get('/account')).headers.location).toBe('/sign-in?next=%2Faccount')
})

test('the first administrator is made by the link that the service prints, once', async () => {
  const site = await pageSite()
  const link = await createSetupToken(site.deps)
  const page = browser(site)
  const form = await page.get(`/setup?token=${link?.token}`)
  expect(form.text).toContain('Make the first administrator')
  const fields = {
    'door-token': link?.token ?? '',
    'door-name': 'chief',
    'door-password': PASSWORD,
    'door-again': PASSWORD,
  }
  const mistyped = await page.post('/setup', { ...fields, 'door-again': 'something-else-9' })
  expect([mistyped.status, mistyped.text.includes('The two are not the same.')]).toEqual([422, true])
  const made = await page.post('/setup', fields)
  expect([made.status, made.headers.location]).toEqual([303, '/'])
  expect((await page.get('/account')).text).toContain('Administrator')
  const twice = await browser(site).post('/setup', { ...fields, 'door-name': 'other' })
  expect(twice.status).toBe(410)
  expect(twice.text).toContain('This link has been used')
})

test('a one-time link lets its owner choose a password, and nothing weaker', async () => {
  const site = await pageSite()
  const { id } = await createAccount(site.deps, systemActor, { name: 'c016', roles: ['editor'], language: 'zh' })
  const { token } = await issuePasswordLink(site.deps, systemActor, id)
  const page = browser(site)
  const chosen = (password: string) => ({ 'door-token': token, 'door-password': password, 'door-again': password })
  expect((await page.post('/password', chosen('short'))).text).toContain('Use at least 10 characters.')
  expect((await page.post('/password', chosen('c016-c016-c016'))).text).toContain('Choose another one')
  expect((await page.post('/password', chosen(PASSWORD))).headers.location).toBe('/')
  expect((await page.get('/account')).text).toContain('编辑')
  expect((await browser(site).post('/password', chosen(PASSWORD))).status).toBe(410)
})

test('one changes one’s password by giving the present one', async () => {
  const page = browser(await withAccount('c014', 'en'))
  await page.post('/sign-in', credentials('c014'))
  const fields = { current: PASSWORD, password: 'another-quiet-sea-3', again: 'another-quiet-sea-3' }
  const wrong = await page.post('/account/password', { ...fields, current: 'not-this-one-1' })
  expect([wrong.status, wrong.text.includes('This is not your present password.')]).toEqual([422, true])
  expect(locationOf({ ...(await page.post('/account/password', fields)), body: undefined })).toBe(
    '/account?done=password-changed',
  )
  expect((await page.get('/account?done=password-changed')).text).toContain('The password is changed')
})

test('whoever is signed in already goes straight on', async () => {
  const site = await pageSite()
  const answer = await visit(await site.person('ann'), '/sign-in?next=%2Frota')
  expect([answer.status, answer.headers.location]).toEqual([303, '/rota'])
})
