import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEntries } from '../../src/access/tables.ts'
import { expertJobs } from '../../src/experts/jobs.ts'
import { expertQuestions } from '../../src/experts/tables.ts'
import { outboxMessages } from '../../src/outbox/tables.ts'
import { memberDuties } from '../../src/people/tables.ts'
import { type ExpertSite, expertSite } from './expert-site.ts'

const URL = '/api/v1/expert-questions'

async function asked(site: ExpertSite, more: Record<string, unknown> = {}) {
  const callId = await site.call()
  const answer = await site.counsellor.post(URL, { callId, question: '孩子发烧三天，能吃布洛芬吗？', ...more })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

const runJobs = async (site: ExpertSite) => {
  for (const job of expertJobs) await job.run(site.deps, new AbortController().signal)
}

test('POST /api/v1/expert-questions goes to the expert on stand-by, scrubbed, with a deadline', async () => {
  const site = await expertSite()
  const made = await asked(site, { question: '手机13812345678的来电者问能不能吃布洛芬' })
  expect(made).toMatchObject({
    question: '手机[手机号]的来电者问能不能吃布洛芬',
    state: 'open',
    topic: 'P03.1',
    assignedTo: site.expertIds.expert,
    assignedHow: 'stand-by',
    dueAt: '2026-05-15T02:00:00.000Z',
    overdue: false,
    findings: [{ field: 'question', type: 'PHONE' }],
  })
  const mine = await site.expert.get(`${URL}?assignedToMe=true`)
  expect(mine.body.items.map(({ id }: { id: string }) => id)).toEqual([made.id])
  expect(mine.body.items[0]).toMatchObject({ callId: null, askedBy: null })
})

test('a question comes only from a call that one may see, on a topic of its line, with a deadline to come', async () => {
  const site = await expertSite()
  const callId = await site.call()
  expect((await site.colleague.post(URL, { callId, question: 'x' })).status).toBe(404)
  expect((await site.stranger.post(URL, { callId, question: 'x' })).status).toBe(404)
  const wrong = await site.counsellor.post(URL, {
    callId,
    question: 'x',
    topic: 'H01.1',
    dueAt: '2026-05-14T01:00:00Z',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual(['dueAt', 'topic'])
  expect((await site.counsellor.post(URL, { callId, question: '   ' })).status).toBe(422)
})

test('POST /api/v1/expert-questions twice with one Idempotency-Key asks once', async () => {
  const site = await expertSite()
  const body = { callId: await site.call(), question: 'x' }
  const headers = { 'idempotency-key': 'a' }
  const [first, second] = [
    await site.counsellor.post(URL, body, headers),
    await site.counsellor.post(URL, body, headers),
  ]
  expect(second.body.id).toBe(first.body.id)
  expect((await site.counsellor.get(URL)).body.items).toHaveLength(1)
})

test('only those it concerns see a question: who asked, who answers, who supervises', async () => {
  const site = await expertSite()
  const { id } = await asked(site)
  const seen = async (client: ExpertSite['expert']) => [
    (await client.get(`${URL}/${id}`)).status,
    (await client.get(URL)).body.items.length,
  ]
  for (const client of [site.counsellor, site.expert, site.supervisor]) expect(await seen(client)).toEqual([200, 1])
  for (const client of [site.colleague, site.nightExpert, site.stranger]) expect(await seen(client)).toEqual([404, 0])
  expect((await site.nightExpert.post(`${URL}/${id}/answer`, { answer: 'x' })).status).toBe(404)
  expect((await site.counsellor.post(`${URL}/${id}/approve`, {})).status).toBe(403)
})

test('with nobody on stand-by it waits: an expert of the line may take it, or the next on stand-by gets it', async () => {
  const site = await expertSite()
  site.clock.set('2026-05-15T00:30:00Z')
  const [taken, left] = [await asked(site), await asked(site)]
  expect(taken).toMatchObject({ assignedTo: null, assignedHow: null })
  const claimed = await site.nightExpert.post(`${URL}/${taken.id}/claim`)
  expect(claimed.body).toMatchObject({ assignedTo: site.expertIds.nightExpert, assignedHow: 'claimed' })
  expect((await site.expert.post(`${URL}/${taken.id}/claim`)).status).toBe(404)
  await site.standBy(site.expertIds.expert, '2026-05-15T01:00:00Z', '2026-05-15T09:00:00Z')
  site.clock.set('2026-05-15T01:05:00Z')
  await runJobs(site)
  expect((await site.expert.get(`${URL}/${left.id}`)).body).toMatchObject({
    assignedTo: site.expertIds.expert,
    assignedHow: 'stand-by',
  })
})

test('a supervisor gives it to another expert, who must be an expert of the line', async () => {
  const site = await expertSite()
  const { id } = await asked(site)
  const path = `${URL}/${id}/assign`
  const wrong = await site.supervisor.post(path, { memberId: site.memberIds.counsellor })
  expect(wrong.body.errors).toEqual([{ path: 'memberId', message: 'is no expert of this line' }])
  const given = await site.supervisor.post(path, { memberId: site.expertIds.nightExpert })
  expect(given.body).toMatchObject({ assignedTo: site.expertIds.nightExpert, assignedHow: 'given' })
  expect((await site.expert.get(`${URL}/${id}`)).status).toBe(404)
})

test('deadlines are reminded of once before and once after, and late ones are counted by line', async () => {
  const site = await expertSite()
  const { id } = await asked(site)
  const look = async () => (await site.supervisor.get(`${URL}/${id}`)).body
  await runJobs(site)
  expect((await look()).reminded).toBe('early')
  site.clock.set('2026-05-14T22:30:00Z')
  await runJobs(site)
  await runJobs(site)
  expect(await look()).toMatchObject({ reminded: 'due-soon', remindedAt: '2026-05-14T22:30:00.000Z', revision: 2 })
  site.clock.set('2026-05-15T02:00:00Z')
  await runJobs(site)
  expect(await look()).toMatchObject({ reminded: 'overdue', overdue: true, revision: 3 })
  const { body } = await site.counsellor.get(`${URL}/unanswered`)
  expect(body.items).toEqual([{ lineId: site.lineId, unanswered: 1, overdue: 1 }])
  expect((await site.supervisor.get(`${URL}?overdue=true`)).body.items).toHaveLength(1)
  expect((await site.stranger.get(`${URL}/unanswered`)).body.items).toEqual([])
  const actions = await site.db.read((read) => read.select({ action: auditEntries.action }).from(auditEntries))
  expect(actions.filter(({ action }) => /due-soon|overdue/.test(action))).toHaveLength(2)
})

test('a question that nobody has, and one that is late, is told to the supervisors of the line', async () => {
  const site = await expertSite()
  await site.as('coordinator')
  const news = async () =>
    (await site.db.read((read) => read.select().from(outboxMessages)))
      .filter(({ kind }) => kind.startsWith('expert-question.'))
      .map(({ kind, mailTo, data }) => [kind, data['questionId'], [...mailTo].toSorted()])
  site.clock.set('2026-05-15T00:30:00Z')
  const { id } = await asked(site)
  expect(await news()).toEqual([])
  site.clock.set('2026-05-15T23:00:00Z')
  await runJobs(site)
  const soon = ['expert-question.due-soon', id, [site.supervisor.accountId]]
  expect(await news()).toEqual([soon])
  site.clock.set('2026-05-16T01:00:00Z')
  await runJobs(site)
  await runJobs(site)
  expect(await news()).toEqual([soon, ['expert-question.overdue', id, [site.supervisor.accountId]]])

  const chief = await site.signIn('supervisor', 'supervisor')
  await chief.post(`${URL}/${id}/assign`, { memberId: site.expertIds.expert })
  expect((await news()).at(-1)).toEqual(['expert-question.assigned', id, [site.expert.accountId]])
})

test('of a late question its expert and the supervisors hear; the coordinators where the line has none', async () => {
  const site = await expertSite()
  const coordinator = await site.as('coordinator')
  const { id } = await asked(site)
  site.clock.set('2026-05-15T02:00:00Z')
  await runJobs(site)
  const late = async () =>
    (await site.db.read((read) => read.select().from(outboxMessages)))
      .filter(({ kind }) => kind === 'expert-question.overdue')
      .map(({ mailTo }) => [...mailTo].toSorted())
  const { expert, supervisor } = site
  expect(await late()).toEqual([[expert.accountId, supervisor.accountId].toSorted()])
  await site.db.write('nobody-supervises', (tx) => tx.delete(memberDuties).where(eq(memberDuties.role, 'supervisor')))
  await site.db.write('again', (tx) =>
    tx.update(expertQuestions).set({ reminded: 'early' }).where(eq(expertQuestions.id, id)),
  )
  await runJobs(site)
  expect((await late()).flat()).toContain(coordinator.accountId)
})

test('an answer is sent back, given again, approved by a second person, and then the caller is told, once', async () => {
  const site = await expertSite()
  const { id } = await asked(site)
  const step = (client: ExpertSite['expert'], verb: string, body: unknown = {}, headers = {}) =>
    client.post(`${URL}/${id}/${verb}`, body, headers)
  expect((await step(site.supervisor, 'approve')).status).toBe(409)
  const first = await step(site.expert, 'answer', { answer: '可以，联系我 13812345678。' })
  expect(first.body).toMatchObject({
    state: 'answered',
    answer: '可以，联系我 [手机号]。',
    verbs: ['return', 'approve', 'withdraw'],
  })
  const back = await step(site.supervisor, 'return', { note: '请写明剂量' })
  expect(back.body).toMatchObject({ state: 'open', note: '请写明剂量', reminded: 'early' })
  expect((await step(site.expert, 'answer', { answer: '每次 5 毫升' }, { 'if-match': '"1"' })).status).toBe(412)
  expect((await step(site.expert, 'answer', { answer: '每次 5 毫升' })).status).toBe(200)
  const approved = await step(site.supervisor, 'approve')
  expect(approved.body).toMatchObject({ state: 'approved', verbs: ['inform', 'publish', 'withdraw'] })
  expect((await step(site.counsellor, 'inform')).body).toMatchObject({ state: 'closed', verbs: ['publish'] })
  expect((await step(site.counsellor, 'inform')).status).toBe(409)
})

test('nobody approves what they answered themselves', async () => {
  const site = await expertSite()
  const { id } = await asked(site)
  const both = await site.as(['expert', 'supervisor'], { accountId: site.expert.accountId })
  await site.supervisor.post(`${URL}/${id}/assign`, { memberId: site.expertIds.expert })
  expect((await both.post(`${URL}/${id}/answer`, { answer: 'x' })).status).toBe(200)
  expect((await both.post(`${URL}/${id}/approve`)).status).toBe(403)
})
