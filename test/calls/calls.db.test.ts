import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEntries, idempotencyKeys } from '../../src/access/tables.ts'
import { callRevisions, calls } from '../../src/calls/tables.ts'
import { announce } from '../../src/db/body.ts'
import { lineTopics } from '../../src/lines/tables.ts'
import { callSite, complete } from './call-site.ts'

test('POST /api/v1/calls opens a draft, PATCH saves it, close asks for what is missing', async () => {
  const { counsellor, lineId, memberIds } = await callSite()
  const opened = await counsellor.post('/api/v1/calls', { lineId })
  expect(opened.status).toBe(201)
  expect(opened.headers.etag).toBe('"1"')
  expect(opened.body).toMatchObject({
    state: 'draft',
    memberId: memberIds.counsellor,
    riskLevel: null,
    enteredLate: false,
  })
  const url = `/api/v1/calls/${opened.body.id}`

  const saved = await counsellor.patch(url, { type: 'counselling', summary: '睡不着' }, { 'if-match': '"1"' })
  expect(saved.status).toBe(200)
  expect(saved.body).toMatchObject({ type: 'counselling', summary: '睡不着', revision: 2, contentRevision: 1 })
  expect((await counsellor.patch(url, { summary: 'x' }, { 'if-match': '"1"' })).status).toBe(412)

  const refused = await counsellor.post(`${url}/close`)
  expect(refused.status).toBe(422)
  expect(refused.body.errors.map((error: { path: string }) => error.path)).toEqual([
    'channel',
    'endedAt',
    'topics.primary',
    'disposition',
    'risk.level',
  ])
  const { lineId: _, close: __, ...rest } = complete(lineId)
  const closed = await counsellor.post(`${url}/close`, rest)
  expect(closed.status).toBe(200)
  expect(closed.body).toMatchObject({ state: 'closed', durationSeconds: 1800, day: '2026-05-14', contentRevision: 1 })
  expect((await counsellor.post(`${url}/close`)).status).toBe(200)
  expect((await counsellor.patch(url, { summary: 'y' })).status).toBe(409)
})

test('RX needs a reason, and is shown as RX', async () => {
  const { counsellor, lineId } = await callSite()
  const refused = await counsellor.post('/api/v1/calls', complete(lineId, { risk: { level: 'RX' } }))
  expect(refused.body.errors[0].path).toBe('risk.notAssessedReason')
  const made = await counsellor.post(
    '/api/v1/calls',
    complete(lineId, { risk: { level: 'RX', notAssessedReason: 'hang-up' } }),
  )
  expect(made.body.riskLevel).toBe('RX')
  expect(made.body.risk).toMatchObject({ level: 'RX', notAssessedReason: 'hang-up', derivedLevel: 'RX' })
})

test('a level below what was asked needs a word on why', async () => {
  const { counsellor, lineId } = await callSite()
  const risk = { level: 'R1', plan: 'vague' }
  const refused = await counsellor.post('/api/v1/calls', complete(lineId, { risk }))
  expect(refused.body.errors[0].path).toBe('riskNote')
  const made = await counsellor.post('/api/v1/calls', complete(lineId, { risk, riskNote: '只是比喻' }))
  expect(made.status).toBe(201)
})

test('a call of an uncounted type needs no topic and no risk', async () => {
  const { counsellor, lineId } = await callSite()
  const silent = { lineId, close: true, type: 'silent', channel: 'telephone', endedAt: '2026-05-14T02:00:00Z' }
  expect((await counsellor.post('/api/v1/calls', { ...silent, startedAt: '2026-05-14T01:59:00Z' })).status).toBe(201)
})

test('POST amendments adds a revision and keeps the old one; sending it again adds nothing', async () => {
  const { counsellor, lineId } = await callSite()
  const { body } = await counsellor.post('/api/v1/calls', complete(lineId))
  const url = `/api/v1/calls/${body.id}`
  const change = { reason: 'correction', note: '听错了', summary: '做噩梦', disposition: null }
  expect((await counsellor.post(`${url}/amendments`, change)).status).toBe(422)
  const good = { ...change, disposition: 'referred', referral: 'general-hospital' }
  for (let i = 0; i < 2; i++) {
    const amended = await counsellor.post(`${url}/amendments`, good, { 'idempotency-key': 'amend-1' })
    expect(amended.status).toBe(201)
    expect(amended.body).toMatchObject({ contentRevision: 2, summary: '做噩梦' })
  }
  const { body: revisions } = await counsellor.get(`${url}/revisions`)
  expect(revisions.items.map((each: { summary: string }) => each.summary)).toEqual(['睡不着', '做噩梦'])
  expect(revisions.items[1]).toMatchObject({ reason: 'correction', note: '听错了' })
})

test('the same record sent five times over a bad network exists once', async () => {
  const { counsellor, colleague, lineId, db } = await callSite()
  const id = randomUUID()
  const record = complete(lineId, { id, phone: '13812345678' })
  const answers = []
  for (let i = 0; i < 3; i++) answers.push(await counsellor.post('/api/v1/calls', record))
  answers.push(
    ...(await Promise.all([1, 2].map(() => counsellor.post('/api/v1/calls', record, { 'idempotency-key': 'k' })))),
  )
  expect(
    answers.filter(({ status }) => status !== 409).every(({ status, body }) => status === 201 && body.id === id),
  ).toBe(true)
  expect(await db.read((read) => read.$count(calls))).toBe(1)
  expect((await colleague.post('/api/v1/calls', record)).status).toBe(409)
})

test('another body under a used id is refused and says where to change the record, with and without a key', async () => {
  const { counsellor, supervisor, lineId } = await callSite()
  const id = randomUUID()
  const first = { lineId, id, phone: '13812345678', summary: '电话 13812345678 的来电者睡不着' }
  expect((await counsellor.post('/api/v1/calls', first)).status).toBe(201)
  const graver = { ...first, risk: { level: 'R4' }, summary: '已服药' }
  for (const headers of [{}, { 'idempotency-key': 'another' }]) {
    const refused = await counsellor.post('/api/v1/calls', graver, headers)
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({ code: 'id-reused', wayOut: `PATCH /api/v1/calls/${id}` })
    expect(refused.text).not.toContain('服药')
  }
  const { lineId: _, id: __, phone: ___, ...change } = graver
  expect((await counsellor.patch(`/api/v1/calls/${id}`, change)).body).toMatchObject({
    riskLevel: 'R4',
    summary: '已服药',
  })
  expect((await supervisor.get('/api/v1/alerts')).body.items).toHaveLength(1)

  const late = await counsellor.post('/api/v1/calls', first)
  expect(late.status).toBe(201)
  expect(late.body).toMatchObject({ id, riskLevel: 'R4', summary: '已服药' })
  expect((await counsellor.post('/api/v1/calls', first, { 'idempotency-key': 'third' })).body.id).toBe(id)
  expect((await counsellor.post('/api/v1/calls', { lineId, id })).status).toBe(201)
  for (const other of [{ close: true }, { phone: '13912345678' }, { startedAt: '2026-05-14T01:00:00Z' }])
    expect((await counsellor.post('/api/v1/calls', { lineId, id, ...other })).status).toBeGreaterThanOrEqual(400)
})

test('once the first body is forgotten, a resend passes only if it says what stands there', async () => {
  const { counsellor, lineId, db } = await callSite()
  const record = complete(lineId, { id: randomUUID(), summary: '王小明的电话是13812345678' })
  const made = await counsellor.post('/api/v1/calls', record)
  await db.write('forget', (tx) => tx.delete(idempotencyKeys))
  const again = await counsellor.post('/api/v1/calls', record)
  expect(again.status).toBe(201)
  expect(again.body.id).toBe(made.body.id)
  const refused = await counsellor.post('/api/v1/calls', { ...record, summary: '他有计划' })
  expect(refused.body).toMatchObject({ code: 'id-reused', wayOut: `POST /api/v1/calls/${made.body.id}/amendments` })
})

test('the same id sent by several at the same moment is one record, and only the same body is answered', async () => {
  const { counsellor, lineId, db } = await callSite()
  const record = complete(lineId, { id: randomUUID() })
  const send = (more: object) => counsellor.post('/api/v1/calls', { ...record, ...more })
  const answers = await Promise.all([send({}), send({}), send({ summary: '他有计划' }), send({})])
  expect(
    answers
      .map(({ status }) => status)
      .toSorted()
      .slice(-1),
  ).toEqual([409])
  expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1)
  expect(await db.read((read) => read.$count(calls))).toBe(1)
})

test('Idempotency-Key alone makes a resend safe too', async () => {
  const { counsellor, lineId } = await callSite()
  const send = () => counsellor.post('/api/v1/calls', complete(lineId), { 'idempotency-key': 'one' })
  const [first, second] = [await send(), await send()]
  expect(second.body.id).toBe(first.body.id)
})

test('client-made ids must be random', async () => {
  const { counsellor, lineId } = await callSite()
  const id = '01890a5d-ac96-774b-bcce-b302099a8057'
  expect((await counsellor.post('/api/v1/calls', complete(lineId, { id }))).status).toBe(422)
})

test('a call entered long after it ended is marked; one from the future is refused', async () => {
  const { counsellor, lineId } = await callSite()
  const yesterday = { startedAt: '2026-05-13T15:00:00Z', endedAt: '2026-05-13T15:30:00Z' }
  expect((await counsellor.post('/api/v1/calls', complete(lineId, yesterday))).body).toMatchObject({
    enteredLate: true,
    day: '2026-05-13',
  })
  expect((await counsellor.post('/api/v1/calls', complete(lineId))).body.enteredLate).toBe(false)
  expect((await counsellor.post('/api/v1/calls', { lineId, startedAt: '2026-05-14T03:00:00Z' })).status).toBe(422)
})

test('a record opened now of a call of days ago is marked as entered late, whenever the times are written', async () => {
  const { counsellor, lineId, clock } = await callSite()
  const { body: draft } = await counsellor.post('/api/v1/calls', { lineId })
  expect(draft.enteredLate).toBe(false)
  const url = `/api/v1/calls/${draft.id}`
  const save = async (times: object) => (await counsellor.patch(url, times)).body.enteredLate
  expect(await save({ startedAt: '2026-05-11T01:00:00Z' })).toBe(true)
  clock.advance({ minutes: 20 })
  expect(await save({ endedAt: '2026-05-14T02:15:00Z' })).toBe(true)
  expect(await save({ endedAt: '2026-05-11T01:30:00Z' })).toBe(true)
  expect(await save({ startedAt: '2026-05-14T01:50:00Z', endedAt: null })).toBe(false)
  clock.advance({ hours: 9 })
  expect(await save({ endedAt: '2026-05-14T02:30:00Z' })).toBe(false)
})

test('an end in the future is refused, beyond what clocks differ by', async () => {
  const { counsellor, lineId } = await callSite()
  const refused = await counsellor.post('/api/v1/calls', complete(lineId, { endedAt: '2099-01-01T00:00:00Z' }))
  expect(refused.body.errors).toEqual([{ path: 'endedAt', message: 'is in the future' }])
  const made = await counsellor.post('/api/v1/calls', { lineId, endedAt: '2026-05-14T02:04:00Z' })
  expect(made.status).toBe(201)
  const url = `/api/v1/calls/${made.body.id}`
  expect((await counsellor.patch(url, { endedAt: '2026-05-14T02:06:00Z' })).status).toBe(422)
})

test('topics: retired ones are refused on new calls and stay on old ones; a context tag has its own place', async () => {
  const { counsellor, lineId, db } = await callSite()
  const old = await counsellor.post(
    '/api/v1/calls',
    complete(lineId, { topics: { primary: 'P12.4', context: ['P13.2'] } }),
  )
  expect(old.body.topicCodes).toEqual(['P12.4', 'P13.2'])
  await db.write('retire', async (tx) => {
    const labels = { labelZh: '赌博', labelEn: 'gambling', contextTag: false, mandatoryReport: false }
    await tx.insert(lineTopics).values({ lineId, code: 'P12.4', ...labels, retiredOn: '2026-05-01' })
    announce('lines')
  })
  const refused = await counsellor.post('/api/v1/calls', complete(lineId, { topics: { primary: 'P12.4' } }))
  expect(refused.body.errors).toEqual([{ path: 'topics', message: 'P12.4 is not a current topic of this line' }])
  const amended = { reason: 'completion', summary: '补充' }
  expect((await counsellor.post(`/api/v1/calls/${old.body.id}/amendments`, amended)).status).toBe(201)
  expect((await counsellor.post('/api/v1/calls', complete(lineId, { topics: { primary: 'P13' } }))).status).toBe(422)
  expect((await counsellor.post('/api/v1/calls', complete(lineId, { topics: { primary: 'H01' } }))).status).toBe(422)
})

test('abuse of a minor raises the mandatory-report flag', async () => {
  const { counsellor, lineId } = await callSite()
  const made = await counsellor.post('/api/v1/calls', complete(lineId, { topics: { primary: 'P11.5' } }))
  expect(made.body.mandatoryReport).toBe(true)
})

test('who sees what: one’s own, as a supervisor one’s lines, nobody else', async () => {
  const { counsellor, colleague, supervisor, stranger, lineId, otherLineId, as } = await callSite()
  const { body } = await counsellor.post('/api/v1/calls', complete(lineId))
  const url = `/api/v1/calls/${body.id}`
  const statuses = await Promise.all(
    [counsellor, supervisor, colleague, stranger].map(async (who) => (await who.get(url)).status),
  )
  expect(statuses).toEqual([200, 200, 404, 404])
  expect((await (await as('administrator')).get(url)).status).toBe(403)
  expect((await colleague.post(`${url}/amendments`, { reason: 'correction' })).status).toBe(404)
  expect((await counsellor.post('/api/v1/calls', complete(otherLineId))).status).toBe(403)
  const seen = await Promise.all(
    [counsellor, supervisor, colleague, stranger].map(
      async (who) => (await who.get('/api/v1/calls')).body.items.length,
    ),
  )
  expect(seen).toEqual([1, 1, 0, 0])
})

test('reading a call is on record', async () => {
  const { counsellor, supervisor, lineId, db } = await callSite()
  const { body } = await counsellor.post('/api/v1/calls', complete(lineId))
  await supervisor.get(`/api/v1/calls/${body.id}`)
  await supervisor.get(`/api/v1/calls/${body.id}/revisions`)
  const entries = await db.read((read) => read.select().from(auditEntries).where(eq(auditEntries.recordId, body.id)))
  expect(entries.map(({ action }) => action)).toEqual(['call.create', 'call.read', 'call.read-revisions'])
})

test('GET /api/v1/calls goes page by page and filters', async () => {
  const { counsellor, supervisor, lineId, memberIds } = await callSite()
  for (let hour = 10; hour < 17; hour++) {
    const times = { startedAt: `2026-05-13T${hour}:00:00Z`, endedAt: `2026-05-13T${hour}:20:00Z` }
    const topics = { primary: hour % 2 ? 'P03.1' : 'P05' }
    await counsellor.post(
      '/api/v1/calls',
      complete(lineId, { ...times, topics, type: hour === 10 ? 'enquiry' : 'counselling' }),
    )
  }
  const seen: string[] = []
  let url: string | undefined = '/api/v1/calls?limit=3'
  while (url) {
    const { body, headers } = await supervisor.get(url)
    seen.push(...body.items.map((item: { startedAt: string }) => item.startedAt))
    url = /<(.*)>/.exec(String(headers.link ?? ''))?.[1]
  }
  expect(seen).toHaveLength(7)
  expect(seen).toEqual(seen.toSorted().toReversed())
  const count = async (query: string) => (await supervisor.get(`/api/v1/calls?${query}`)).body.items.length
  expect(await count('topic=P03')).toBe(3)
  expect(await count(`topic=P05&lineId=${lineId}`)).toBe(4)
  expect(await count('from=2026-05-14')).toBe(1)
  expect(await count('to=2026-05-14')).toBe(6)
  expect(await count('type=enquiry,silent')).toBe(1)
  expect(await count('risk=R1')).toBe(7)
  expect(await count('risk=R2,R3')).toBe(0)
  expect(await count('state=draft')).toBe(0)
  expect(await count(`memberId=${memberIds.colleague}`)).toBe(0)
  expect(await count('reviewed=false')).toBe(7)
  expect((await supervisor.get('/api/v1/calls?cursor=rubbish')).status).toBe(422)
  expect((await supervisor.get('/api/v1/calls?risk=R9')).status).toBe(422)
})

test('POST review: by a supervisor, once closed, not one’s own', async () => {
  const { counsellor, supervisor, lineId } = await callSite()
  const { body } = await counsellor.post('/api/v1/calls', complete(lineId))
  const url = `/api/v1/calls/${body.id}/review`
  expect((await counsellor.post(url, {})).status).toBe(403)
  const reviewed = await supervisor.post(url, { note: '处理得当' })
  expect(reviewed.body).toMatchObject({ reviewedBy: supervisor.accountId, revision: 2 })
  const own = await supervisor.post('/api/v1/calls', complete(lineId))
  expect((await supervisor.post(`/api/v1/calls/${own.body.id}/review`, {})).status).toBe(403)
})

test('an amendment that says something else asks for another review', async () => {
  const { counsellor, supervisor, lineId } = await callSite()
  const { body } = await counsellor.post('/api/v1/calls', complete(lineId))
  const url = `/api/v1/calls/${body.id}`
  const review = async () => (await supervisor.post(`${url}/review`, {})).body.reviewedBy
  const amend = async (change: object) =>
    (await counsellor.post(`${url}/amendments`, { reason: 'correction', ...change })).body
  for (const other of [{ summary: '做噩梦' }, { difficult: true }]) {
    expect(await review()).toBe(supervisor.accountId)
    expect(await amend({ note: '核对过', channel: 'telephone' })).toMatchObject({ reviewedBy: supervisor.accountId })
    expect(await amend(other)).toMatchObject({ reviewedAt: null, reviewedBy: null })
    expect((await supervisor.get('/api/v1/calls?reviewed=false')).body.items).toHaveLength(1)
  }
})

test('POST redactions overwrites a passage in every revision and leaves the fact', async () => {
  const { counsellor, supervisor, lineId, db, logLines } = await callSite()
  const { body } = await counsellor.post(
    '/api/v1/calls',
    complete(lineId, { summary: '豆腐西施说睡不着，豆腐西施很难过', actionTaken: '安慰豆腐西施' }),
  )
  const url = `/api/v1/calls/${body.id}`
  await counsellor.post(`${url}/amendments`, { reason: 'correction', summary: '豆腐西施好些了', note: '豆腐西施来电' })
  expect((await counsellor.post(`${url}/redactions`, { reason: 'name', text: '豆腐西施' })).status).toBe(403)
  expect((await supervisor.post(`${url}/redactions`, { reason: 'name', text: '李四' })).status).toBe(422)
  const redacted = await supervisor.post(`${url}/redactions`, { reason: 'name', text: '豆腐西施' })
  expect(redacted.status).toBe(201)
  // Twice in the first summary, and in each text that was carried over to the second revision.
  expect(redacted.body).toMatchObject({ summary: '[已遮盖]好些了', actionTaken: '安慰[已遮盖]', occurrences: 6 })
  const rows = await db.read((read) => read.select().from(callRevisions))
  expect(JSON.stringify(rows)).not.toContain('豆腐西施')
  expect(logLines.join()).not.toContain('豆腐西施')
  const byPlace = await supervisor.post(`${url}/redactions`, {
    reason: 'other-identifying',
    field: 'summary',
    start: 5,
    end: 7,
  })
  expect(byPlace.body.summary).toBe('[已遮盖][已遮盖]了')
  const audited = await db.read((read) => read.select().from(auditEntries).where(eq(auditEntries.recordId, body.id)))
  expect(audited.map(({ action }) => action)).toContain('call.redact-name')
})

test('findings say where something was removed, and never what', async () => {
  const { counsellor, lineId } = await callSite()
  const made = await counsellor.post(
    '/api/v1/calls',
    complete(lineId, { summary: '手机13812345678', actionTaken: '写信到 a@b.com' }),
  )
  expect(made.body.summary).toBe('手机[手机号]')
  expect(made.body.findings).toEqual([
    { field: 'summary', start: 2, end: 13, type: 'PHONE', confidence: 0.99 },
    { field: 'actionTaken', start: 4, end: 11, type: 'EMAIL', confidence: 0.99 },
  ])
})
