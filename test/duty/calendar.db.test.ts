import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accountRoles, accounts } from '../../src/access/tables.ts'
import { calendarEvents, calendarFeeds } from '../../src/duty/tables.ts'
import type { Client } from '../support/app.ts'
import { type DutySite, dutySite } from './duty-site.ts'
import { type Component, eventsOf, parseCalendar, propertyOf, textOf } from './ical-parser.ts'

const MORNING = { start: '2026-05-14T02:00:00Z', end: '2026-05-14T06:00:00Z' }

async function feed(client: Client, body: Record<string, unknown> = { kind: 'person', language: 'en' }) {
  const made = await client.post('/api/v1/calendars', body)
  expect(made.status).toBe(201)
  return { ...made.body, path: new URL(made.body.url).pathname } as { id: string; url: string; path: string }
}
const events = async (site: DutySite, path: string): Promise<readonly Component[]> =>
  eventsOf(parseCalendar((await site.anonymous.get(path)).text))
const brief = (list: readonly Component[]) =>
  list.map((event) =>
    [textOf(event, 'SUMMARY'), propertyOf(event, 'STATUS'), propertyOf(event, 'SEQUENCE')].join(' | '),
  )

test('GET /calendars/{secret}.ics gives a person their own duty, without signing in', async () => {
  const site = await dutySite()
  await site.shift({ ...MORNING, people: ['C001', 'C002'] })
  await site.shift({
    lineId: site.otherLineId,
    start: '2026-05-15T00:00:00Z',
    end: '2026-05-15T04:00:00Z',
    people: ['C001'],
  })
  const { path } = await feed(await site.asMember('C001'))
  const answer = await site.anonymous.get(path)
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(brief(await events(site, path))).toEqual([
    'Counsellor duty · Psychological line | CONFIRMED | 0',
    'Counsellor duty · Health line | CONFIRMED | 0',
  ])
  expect(answer.text).not.toContain('C002')
})

test('a person who chose to include a line sees colleagues by display code', async () => {
  const site = await dutySite()
  await site.shift({ ...MORNING, people: ['C001', 'C002'] })
  const client = await site.asMember('C001')
  const { path } = await feed(client, { kind: 'person', includeLines: [site.lineId] })
  const summaries = (await events(site, path)).map((event) => textOf(event, 'SUMMARY'))
  expect(summaries.toSorted()).toEqual(
    ['咨询员值班 · 心理援助热线', '咨询员值班: C001, C002 · 心理援助热线'].toSorted(),
  )
})

test('a line’s calendar shows display codes and no name', async () => {
  const site = await dutySite()
  await site.shift({ ...MORNING, people: ['C001', 'C002'] })
  const { path } = await feed(await site.as('coordinator'), { kind: 'line', lineId: site.lineId, language: 'en' })
  const { text } = await site.anonymous.get(path)
  expect(brief(eventsOf(parseCalendar(text)))).toEqual([
    'Counsellor duty: C001, C002 · Psychological line | CONFIRMED | 0',
  ])
  expect(text).not.toContain('Person')
})

test('the text stays the same to the byte until the rota changes: 304', async () => {
  const site = await dutySite()
  await site.shift({ ...MORNING, people: ['C001'] })
  const { path } = await feed(await site.asMember('C001'))
  const first = await site.anonymous.get(path)
  site.clock.advance({ hours: 3 })
  const again = await site.anonymous.get(path, { 'if-none-match': String(first.headers['etag']) })
  expect(again.status).toBe(304)
  expect(again.text).toBe('')
})

test('when the end moves the UID stays and SEQUENCE rises; a duty taken away is CANCELLED; given back, it lives again', async () => {
  const site = await dutySite('2026-05-13T00:00:00Z')
  const { shiftId, assignmentIds } = await site.shift({ ...MORNING, people: ['C001'] })
  const { path } = await feed(await site.asMember('C001'))
  const [before] = await events(site, path)
  const reassign = async (end: string, old: string | undefined) => {
    await site.unassign(old ?? '')
    return site.shift({ shiftId, start: MORNING.start, end, people: ['C001'] })
  }
  const moved = await reassign('2026-05-14T07:00:00Z', assignmentIds[0])
  const [after] = await events(site, path)
  if (!before || !after) throw new Error('an event is missing')
  expect(propertyOf(after, 'UID')).toBe(propertyOf(before, 'UID'))
  expect([propertyOf(after, 'SEQUENCE'), propertyOf(after, 'DTEND')]).toEqual(['1', '20260514T070000Z'])
  await site.unassign(moved.assignmentIds[0] ?? '')
  expect(brief(await events(site, path))).toEqual(['Counsellor duty · Psychological line | CANCELLED | 2'])
  await site.shift({ shiftId, ...MORNING, people: ['C001'] })
  const back = await events(site, path)
  expect(brief(back)).toEqual(['Counsellor duty · Psychological line | CONFIRMED | 3'])
  expect(back.map((event) => propertyOf(event, 'UID'))).toEqual([propertyOf(before, 'UID')])
})

test('two feeds of one person agree on UID and SEQUENCE', async () => {
  const site = await dutySite()
  await site.shift({ ...MORNING, people: ['C001'] })
  const client = await site.asMember('C001')
  const phone = await feed(client)
  const laptop = await feed(client)
  expect((await site.anonymous.get(phone.path)).text).toBe((await site.anonymous.get(laptop.path)).text)
})

test('many programs reading at once remember each event once', async () => {
  const site = await dutySite()
  await site.shift({ ...MORNING, people: ['C001'] })
  const { path } = await feed(await site.asMember('C001'))
  const answers = await Promise.all(Array.from({ length: 8 }, () => site.anonymous.get(path)))
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  expect(await site.db.read((read) => read.select({ sequence: calendarEvents.sequence }).from(calendarEvents))).toEqual(
    [{ sequence: 0 }],
  )
})

test('the secret is shown once, stored as a hash, and in no log line', async () => {
  const site = await dutySite()
  const client = await site.asMember('C001')
  const { path, url } = await feed(client, { kind: 'person', label: 'my phone 13800138000' })
  const secret = /([\w-]{43})\.ics$/.exec(url)?.[1] ?? 'none'
  const list = await client.get('/api/v1/calendars')
  expect(list.body.items).toHaveLength(1)
  expect(list.text).not.toContain(secret)
  expect(list.text).not.toContain('13800138000')
  const rows = await site.db.read((read) => read.select().from(calendarFeeds))
  expect(JSON.stringify(rows)).not.toContain(secret)
  await site.anonymous.get(path)
  await site.anonymous.get('/calendars/not-a-secret.ics')
  expect(site.logLines.filter((line) => line.includes(secret) || line.includes('not-a-secret'))).toEqual([])
  expect(site.logLines.some((line) => line.includes('/calendars/:secret'))).toBe(true)
})

test('a revoked address is dead, and so is one whose owner is disabled, lost their roles, or is another member now', async () => {
  const site = await dutySite()
  const client = await site.asMember('C001')
  const kill: ((id: string) => Promise<unknown>)[] = [
    (id) => client.delete(`/api/v1/calendars/${id}`),
    () =>
      site.db.write('t', (tx) =>
        tx
          .update(accounts)
          .set({ memberId: site.member('C002') })
          .where(mine)
          .returning(),
      ),
    () =>
      site.db.write('t', (tx) =>
        tx.delete(accountRoles).where(eq(accountRoles.accountId, client.accountId)).returning(),
      ),
    () => site.db.write('t', (tx) => tx.update(accounts).set({ disabledAt: site.clock.now() }).where(mine).returning()),
  ]
  const mine = eq(accounts.id, client.accountId)
  const feeds = [await feed(client), await feed(client), await feed(client), await feed(client)]
  const statuses: number[] = []
  for (const [i, { id, path }] of feeds.entries()) {
    statuses.push((await site.anonymous.get(path)).status)
    await kill[i]?.(id)
    statuses.push((await site.anonymous.get(path)).status)
    if (i === 1) {
      const back = { memberId: site.member('C001') }
      await site.db.write('t', (tx) => tx.update(accounts).set(back).where(mine).returning())
    }
    if (i === 2) {
      const back = { accountId: client.accountId, role: 'counsellor' as const }
      await site.db.write('t', (tx) => tx.insert(accountRoles).values(back).returning())
    }
  }
  expect(statuses).toEqual([200, 410, 200, 410, 200, 410, 200, 410])
  expect((await site.anonymous.get(`/calendars/${'x'.repeat(43)}.ics`)).status).toBe(404)
})

test('DELETE /api/v1/calendars/{calendarId}: by its owner or an administrator, and nobody else', async () => {
  const site = await dutySite()
  const client = await site.asMember('C001')
  const { id, path } = await feed(client)
  expect((await (await site.asMember('C002')).delete(`/api/v1/calendars/${id}`)).status).toBe(404)
  expect((await site.anonymous.get(path)).status).toBe(200)
  expect((await (await site.as('administrator')).delete(`/api/v1/calendars/${id}`)).status).toBe(204)
  expect((await site.anonymous.get(path)).status).toBe(410)
  expect((await client.get('/api/v1/calendars')).body.items).toEqual([])
})

test('POST /api/v1/calendars: not by a token, not for a line that is not there, not beyond twenty', async () => {
  const site = await dutySite()
  const token = await site.withScopes('duty:read')
  expect((await token.post('/api/v1/calendars', { kind: 'line', lineId: site.lineId })).status).toBe(403)
  expect((await (await site.as('editor')).post('/api/v1/calendars', { kind: 'person' })).status).toBe(403)
  const client = await site.asMember('C001')
  const nowhere = '5f0c2f0e-5a1e-4b6e-9f55-0d3f4a1c2b7d'
  expect((await client.post('/api/v1/calendars', { kind: 'line', lineId: nowhere })).status).toBe(422)
  for (let i = 0; i < 20; i++) await feed(client)
  expect((await client.post('/api/v1/calendars', { kind: 'person' })).status).toBe(409)
})

test('a creation sent twice with one Idempotency-Key makes one address, and shows it once', async () => {
  const site = await dutySite()
  const client = await site.asMember('C001')
  const send = () => client.post('/api/v1/calendars', { kind: 'person' }, { 'idempotency-key': 'k1' })
  const [first, second] = [await send(), await send()]
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.body.id).toBe(first.body.id)
  expect([typeof first.body.url, second.body.url]).toEqual(['string', null])
})

test('whoever tries addresses is slowed down', async () => {
  const site = await dutySite()
  const statuses = new Set<number>()
  for (let i = 0; i < 125; i++) statuses.add((await site.anonymous.get(`/calendars/${i}.ics`)).status)
  expect([...statuses]).toEqual([404, 429])
})
