import { expect, test } from 'vitest'
import { auditEntries } from '../../src/access/tables.ts'
import { testApp } from '../support/app.ts'
import { editionIn, newsroom, published, snapshot, write, written } from './written.ts'

const DRAFTS = '/api/v1/bulletin-drafts'

test('POST /api/v1/bulletin-drafts begins with the suppressed numbers of the snapshot', async () => {
  const room = await newsroom(await testApp())
  const { status, body, headers } = await room.author.post(DRAFTS, { snapshotId: await snapshot(room) })
  expect(status).toBe(201)
  expect(headers.etag).toBe('"1"')
  expect(body).toMatchObject({ state: 'draft', number: null, version: null, steps: ['edit', 'submit', 'discard'] })
  expect(body.editions.map((edition: { language: string }) => edition.language)).toEqual(['zh', 'en'])
  expect(body.topics.map(({ code }: { code: string }) => code)).toEqual(['P03.1', 'P01.1'])
  expect(body.numbers.total.episodes).toBe(50)
  const suicide = body.numbers.themes.find(({ code }: { code: string }) => code === 'P02.1')
  expect(suicide).toMatchObject({ calls: '*', episodes: '*', share: null })
  expect(JSON.stringify(body.editions)).not.toMatch(/\b(34|13|21|3)\b/)
  expect(body.missing.length).toBeGreaterThan(0)
  expect(body.warnings).toEqual([])
})

test('POST /api/v1/bulletin-drafts twice with one Idempotency-Key makes one draft', async () => {
  const room = await newsroom(await testApp())
  const body = { snapshotId: await snapshot(room) }
  const once = await room.author.post(DRAFTS, body, { 'idempotency-key': 'a' })
  const twice = await room.author.post(DRAFTS, body, { 'idempotency-key': 'a' })
  expect(twice.status).toBe(201)
  expect(twice.body.id).toBe(once.body.id)
  expect((await room.author.get(DRAFTS)).body.items).toHaveLength(1)
})

test('a draft with something left to write cannot be submitted, and says what', async () => {
  const room = await newsroom(await testApp())
  const { body } = await room.author.post(DRAFTS, { snapshotId: await snapshot(room) })
  const answer = await room.author.post(`${DRAFTS}/${body.id}/submit`)
  expect(answer.status).toBe(422)
  expect(answer.body.errors[0]).toMatchObject({
    path: 'editions.zh.sections.1.body',
    message: 'is still to be written',
  })
})

test('PUT /api/v1/bulletin-drafts/:id/editions/:language', async () => {
  const room = await newsroom(await testApp())
  const id = await written(room)
  const path = `${DRAFTS}/${id}/editions/en`
  const stale = await room.author.put(path, editionIn('en'), { 'if-match': '"1"' })
  expect(stale.status).toBe(412)
  const markup = await room.author.put(path, editionIn('en', { title: '<b>x</b>' }))
  expect(markup.body.errors).toEqual([{ path: 'editions.en.title', message: 'must not contain HTML' }])
  const foreign = { heading: 'x', body: 'y', topic: 'H01' }
  expect((await room.author.put(path, editionIn('en', { sections: [foreign] }))).status).toBe(422)
  const stray = await room.author.put(path, editionIn('en', { digest: 'We had 34 callers, about 35.' }))
  expect(stray.body.warnings).toEqual([{ path: 'editions.en.digest', number: '34' }])
})

test('what identifies somebody is removed from public text, and its writer learns of it', async () => {
  const room = await newsroom(await testApp())
  const id = await written(room)
  const answer = await room.author.put(`${DRAFTS}/${id}/editions/zh`, editionIn('zh', { digest: '找小王13812345678' }))
  expect(answer.text).not.toContain('13812345678')
  expect(answer.body.findings).toContainEqual(expect.objectContaining({ field: 'editions.zh.digest' }))
})

test('PATCH /api/v1/bulletin-drafts/:id', async () => {
  const room = await newsroom(await testApp())
  const id = await written(room)
  const contacts = [{ labelZh: '本热线', labelEn: 'This hotline', number: '0573-85012345' }]
  const edit = { audiences: ['teenagers', 'parents'], topics: ['P03.1', 'P02'], contacts }
  const answer = await room.author.patch(`${DRAFTS}/${id}`, edit, { 'if-match': '"3"' })
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ audiences: ['teenagers', 'parents'], contacts, revision: 4 })
  expect((await room.author.patch(`${DRAFTS}/${id}`, { audiences: ['aliens'] })).status).toBe(422)
  expect((await room.author.patch(`${DRAFTS}/${id}`, { topics: ['H01'] })).status).toBe(422)
})

test('the labels of contacts are cleaned as any text is', async () => {
  const room = await newsroom(await testApp())
  const id = await written(room)
  const contact = { labelZh: '找小王13812345678', labelEn: 'Us', number: '0573-85012345' }
  const answer = await room.author.patch(`${DRAFTS}/${id}`, { contacts: [contact] })
  expect(answer.body.contacts).toEqual([{ ...contact, labelZh: '找[姓名1][手机号]' }])
  for (const labelEn of ['<b>Us</b>', 'U\u0007s']) {
    const refused = await room.author.patch(`${DRAFTS}/${id}`, { contacts: [{ ...contact, labelEn }] })
    expect(refused.status).toBe(422)
    expect(refused.body.errors[0].path).toBe('contacts.0.labelEn')
  }
})

test('nobody who wrote any of it may approve, not even the last to edit or who handed it over', async () => {
  const room = await newsroom(await testApp())
  const id = await written(room)
  await write(room.second, id)
  const third = await room.site.as('editor')
  expect((await third.post(`${DRAFTS}/${id}/submit`)).status).toBe(200)
  for (const who of [room.author, room.second, third]) {
    const refused = await who.post(`${DRAFTS}/${id}/approve`)
    expect(refused.status).toBe(403)
  }
  const fourth = await room.site.as('supervisor')
  expect((await fourth.post(`${DRAFTS}/${id}/approve`, { comment: 'Good.' })).body.state).toBe('approved')
})

test('an approval is for the revision that was read', async () => {
  const room = await newsroom(await testApp())
  const id = await written(room)
  const { headers } = await room.author.post(`${DRAFTS}/${id}/submit`)
  const seen = String(headers.etag)
  await room.author.post(`${DRAFTS}/${id}/reopen`)
  await write(room.author, id, { title: 'changed' })
  await room.author.post(`${DRAFTS}/${id}/submit`)
  expect((await room.second.post(`${DRAFTS}/${id}/approve`, {}, { 'if-match': seen })).status).toBe(412)
})

test('what is in review or approved cannot be edited; a rejected version goes back with a comment', async () => {
  const room = await newsroom(await testApp())
  const id = await written(room)
  await room.author.post(`${DRAFTS}/${id}/submit`)
  expect((await room.author.put(`${DRAFTS}/${id}/editions/en`, editionIn('en'))).status).toBe(409)
  expect((await room.author.post(`${DRAFTS}/${id}/publish`)).status).toBe(409)
  const rejected = await room.second.post(`${DRAFTS}/${id}/reject`, { comment: 'Too long.' })
  expect(rejected.body).toMatchObject({ state: 'draft', reviews: [{ verdict: 'rejected', comment: 'Too long.' }] })
  expect((await room.author.put(`${DRAFTS}/${id}/editions/en`, editionIn('en'))).status).toBe(200)
})

test('the year and the numbers are given at publication, without gaps, and restart with the year', async () => {
  const site = await testApp({ now: '2026-12-31T15:55:00Z' })
  const room = await newsroom(site)
  const ids = [await written(room), await written(room), await written(room)]
  await room.author.post(`${DRAFTS}/${ids[1]}/discard`)
  expect(await published(room, ids[0] ?? '')).toBe('2026-1')
  site.clock.set('2026-12-31T16:05:00Z')
  expect(await published(room, ids[2] ?? '')).toBe('2027-1')
  const { body } = await site.anonymous.get('/api/v1/bulletins')
  expect(
    body.items.map(({ running, publishedOn }: { running: number; publishedOn: string }) => [running, publishedOn]),
  ).toEqual([
    [2, '2027-01-01'],
    [1, '2026-12-31'],
  ])
})

test('versions that are published at the same moment get different numbers, without a gap', async () => {
  const site = await testApp()
  const room = await newsroom(site)
  const elsewhere = await site.another()
  const ids: string[] = []
  for (let each = 0; each < 6; each++) {
    const id = await written(room)
    await room.author.post(`${DRAFTS}/${id}/submit`)
    await room.second.post(`${DRAFTS}/${id}/approve`)
    ids.push(id)
  }
  const publish = (id: string, index: number) =>
    (index % 2 === 0 ? site : elsewhere).app.inject({
      method: 'POST',
      url: `${DRAFTS}/${id}/publish`,
      headers: { cookie: room.author.cookie, 'sec-fetch-site': 'same-origin' },
    })
  const twice = [...ids, ...ids]
  const answers = await Promise.all(twice.map(publish))
  const done = answers.filter(({ statusCode }) => statusCode === 200)
  expect(done).toHaveLength(6)
  expect(answers.filter(({ statusCode }) => [409, 412].includes(statusCode))).toHaveLength(6)
  const numbers = done.map((answer) => answer.json().number)
  expect(numbers.sort()).toEqual(['2026-1', '2026-2', '2026-3', '2026-4', '2026-5', '2026-6'])
})

test('only those who write or approve see drafts', async () => {
  const room = await newsroom(await testApp())
  const id = await written(room)
  const supervisor = await room.site.as('supervisor')
  expect((await supervisor.get(`${DRAFTS}/${id}`)).status).toBe(200)
  expect((await supervisor.put(`${DRAFTS}/${id}/editions/en`, editionIn('en'))).status).toBe(403)
  const counsellor = await room.site.as('counsellor')
  expect((await counsellor.get(DRAFTS)).status).toBe(403)
  expect((await counsellor.get(`${DRAFTS}/${id}`)).status).toBe(403)
  expect((await room.site.anonymous.get(`${DRAFTS}/${id}`)).status).toBe(401)
})

test('every step is in the audit trail, without a word of the text', async () => {
  const room = await newsroom(await testApp())
  await published(room, await written(room))
  const entries = await room.site.db.read((read) => read.select().from(auditEntries))
  const actions = entries.map(({ action }) => action)
  for (const action of [
    'theme-snapshot.create',
    'bulletin.create',
    'bulletin.edit',
    'bulletin.submit',
    'bulletin.approve',
    'bulletin.publish',
  ]) {
    expect(actions).toContain(action)
  }
  expect(JSON.stringify(entries)).not.toContain('sleep')
})
