import { expect, test } from 'vitest'
import { setPasswordHash } from '../../src/access/account-store.ts'
import { hashPassword } from '../../src/access/password.ts'
import type { Client } from '../support/app.ts'
import { hiddenFields, locationOf, type PageSite, pageSite, submit, visit } from './page-site.ts'

const PASSWORD = 'warm-lamp-river-7'
const SECRET_TEXT = 'She said <b>“nobody knows”</b>\nand wept.'

/** Ann at her desk, with a draft open. */
async function withDraft() {
  const site = await pageSite()
  const ann = await site.person('ann')
  const hash = await hashPassword(PASSWORD)
  await site.db.write('give-password', (tx) => setPasswordHash(tx, ann.accountId, hash, site.clock.now()))
  const started = await submit(ann, '/calls', { lineId: site.lineId, phone: '' })
  const path = locationOf(started).replace('/edit', '')
  return { site, ann, path }
}

const idle = (site: PageSite, minutes: number) => site.clock.advance({ minutes })

/** What the unlock form sends. */
const unlock = (client: Client, page: string, password: string) =>
  submit(client, '/unlock', { ...hiddenFields(page), 'door-password': password })

test('a page asks for the password after fifteen minutes without use, and not before', async () => {
  const { site, ann, path } = await withDraft()
  idle(site, 14)
  expect((await visit(ann, `${path}/edit`)).status).toBe(200)
  idle(site, 16)
  const locked = await visit(ann, `${path}/edit`)
  expect([locked.status, locked.headers.location]).toEqual([303, `/unlock?next=${encodeURIComponent(`${path}/edit`)}`])
  const door = await visit(ann, locationOf(locked))
  expect(door.text).toContain('This screen was locked to protect what is on it.')
  const opened = await unlock(ann, door.text, PASSWORD)
  expect([opened.status, opened.headers.location]).toEqual([303, `${path}/edit`])
  expect((await visit(ann, `${path}/edit`)).status).toBe(200)
})

test('what is posted to a locked session is kept through a wrong password, and saved after the right one', async () => {
  const { site, ann, path } = await withDraft()
  idle(site, 20)
  const typed = { revision: '1', summary: SECRET_TEXT, intervention: ['listening', 'support'], do: 'save' }
  const held = await submit(ann, path, typed)
  expect([held.status, held.headers['cache-control']]).toEqual([401, 'no-store'])
  expect(held.text).toContain('What you typed is kept')
  const wrong = await unlock(ann, held.text, 'not-the-password')
  expect([wrong.status, wrong.text.includes('The password is not right.')]).toEqual([401, true])
  const opened = await unlock(ann, wrong.text, PASSWORD)
  expect(opened.status).toBe(200)
  expect(opened.text).toContain(`action="${path}"`)
  const carried = hiddenFields(opened.text)
  expect(carried).toMatchObject({ summary: [SECRET_TEXT], intervention: ['listening', 'support'] })
  const saved = await submit(ann, path, carried)
  expect(locationOf(saved)).toBe(`${path}/edit?done=saved`)
  const form = await visit(ann, `${path}/edit`)
  expect(form.text).toContain('She said &lt;b&gt;“nobody knows”&lt;/b&gt;\nand wept.')
  expect(form.text).toMatch(/name="intervention" value="support" checked/)
})

test('the source of a locked page shows nothing of what it keeps', async () => {
  const { site, ann, path } = await withDraft()
  idle(site, 20)
  const { text } = await submit(ann, path, { summary: SECRET_TEXT, do: 'save' })
  expect(text).not.toContain('nobody knows')
  expect(text).not.toContain(Buffer.from(SECRET_TEXT).toString('base64url').slice(4, 24))
})

test('nothing is stored for a locked session before it is unlocked', async () => {
  const { site, ann, path } = await withDraft()
  idle(site, 20)
  await submit(ann, path, { summary: SECRET_TEXT, do: 'save' })
  expect(
    (await ann.post(`${path}/autosave`, 'summary=x', { 'content-type': 'application/x-www-form-urlencoded' })).status,
  ).toBe(401)
  const other = await site.as('counsellor', { accountId: ann.accountId, memberId: site.memberIds.ann })
  expect((await visit(other, `${path}/edit`)).text).not.toContain('nobody knows')
})

test('what Ann typed does not open for Bob', async () => {
  const { site, ann, path } = await withDraft()
  idle(site, 20)
  const held = await submit(ann, path, { summary: SECRET_TEXT, do: 'save' })
  const bob = await site.person('bob')
  const hash = await hashPassword(PASSWORD)
  await site.db.write('give-password', (tx) => setPasswordHash(tx, bob.accountId, hash, site.clock.now()))
  await bob.post('/lock', '', { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' })
  const opened = await unlock(bob, held.text, PASSWORD)
  expect(opened.status).toBe(303)
  expect(opened.text).not.toContain('nobody knows')
})

test('the unlock page can change its language without dropping what it keeps', async () => {
  const { site, ann, path } = await withDraft()
  idle(site, 20)
  const held = await submit(ann, path, { summary: SECRET_TEXT, do: 'save' })
  const zh = await submit(ann, '/unlock', { ...hiddenFields(held.text), 'door-then': 'language-zh' })
  expect(zh.text).toContain('您填写的内容已保留')
  expect(hiddenFields((await unlock(ann, zh.text, PASSWORD)).text).summary).toEqual([SECRET_TEXT])
})

test('a session that is over keeps it too, through signing in', async () => {
  const { site, ann, path } = await withDraft()
  idle(site, 13 * 60)
  const held = await submit(ann, path, { summary: SECRET_TEXT, do: 'save' })
  expect(held.status).toBe(401)
  expect(held.text).toContain('What you typed is kept on this page')
  const name = /Signed in as (test-[\w-]+)/.exec(
    (await visit(await site.as([], { accountId: ann.accountId }), '/')).text,
  )?.[1]
  const opened = await submit(ann, '/sign-in', {
    ...hiddenFields(held.text),
    'door-name': name ?? '',
    'door-password': PASSWORD,
  })
  expect(hiddenFields(opened.text).summary).toEqual([SECRET_TEXT])
})

test('the lock button saves the draft first', async () => {
  const { ann, path } = await withDraft()
  const locked = await submit(ann, path, { revision: '1', summary: 'Half a sentence', go: 'lock' })
  expect([locked.status, locked.headers.location]).toEqual([307, `/lock?next=${encodeURIComponent(`${path}/edit`)}`])
  const done = await submit(ann, locationOf(locked), { summary: 'Half a sentence', go: 'lock' })
  expect(done.headers.location).toBe(`/unlock?next=${encodeURIComponent(`${path}/edit`)}`)
  const opened = await unlock(ann, (await visit(ann, locationOf(done))).text, PASSWORD)
  expect((await visit(ann, locationOf(opened))).text).toContain('Half a sentence')
})

test('text that is too long to be carried is not quietly dropped', async () => {
  const { site, ann, path } = await withDraft()
  idle(site, 20)
  const { status, text } = await submit(ann, path, { summary: 'x'.repeat(250_000), do: 'save' })
  expect(status).toBe(401)
  expect(text).toContain('too long to be carried over')
})

test('GET /still-here keeps a session open while one only reads', async () => {
  const { site, ann, path } = await withDraft()
  for (let minutes = 0; minutes < 40; minutes += 10) {
    idle(site, 10)
    expect((await ann.get('/still-here')).status).toBe(204)
  }
  expect((await visit(ann, `${path}/edit`)).status).toBe(200)
})
