import { expect, test } from 'vitest'
import { auditEntries } from '../../src/access/tables.ts'
import { campaignRatings, surveyTokens } from '../../src/surveys/tables.ts'
import { type CallSite, callSite } from '../calls/call-site.ts'
import type { Client } from '../support/app.ts'

const URL = '/api/v1/survey-campaigns'
const QUESTIONS = [
  { code: 'explained', textZh: '解释清楚吗', textEn: 'Was it explained well?' },
  { code: 'respect', textZh: '受到尊重吗', textEn: 'Were you respected?' },
]
const campaign = (site: CallSite, more: Record<string, unknown> = {}) => ({
  lineId: site.lineId,
  institution: 'H-012',
  titleZh: '五月满意度',
  titleEn: 'Satisfaction in May',
  questions: QUESTIONS,
  ...more,
})

async function begun(site: CallSite) {
  const coordinator = await site.as('coordinator')
  const made = await coordinator.post(URL, campaign(site))
  expect(made.status, made.text).toBe(201)
  const waved = await coordinator.post(`${URL}/${made.body.id}/waves`, {
    opensOn: '2026-05-10',
    closesOn: '2026-05-20',
  })
  expect(waved.status, waved.text).toBe(201)
  return { coordinator, id: made.body.id as string, waveId: waved.body.waves[0].id as string }
}

async function links(coordinator: Client, waveId: string, count: number): Promise<readonly string[]> {
  const made = await coordinator.post(`/api/v1/survey-waves/${waveId}/links`, { count })
  expect(made.status, made.text).toBe(201)
  return made.body.tokens
}

const answer = (client: Client, token: string, ratings: unknown, comment?: string) =>
  client.post('/api/v1/survey-form/answers', { token, ratings, ...(comment ? { comment } : {}) })

test('anybody with a link answers once, and nothing leads from the answer to the link, the time or the place', async () => {
  const site = await callSite()
  const { coordinator, waveId } = await begun(site)
  const [token = ''] = await links(coordinator, waveId, 2)
  const form = await site.anonymous.post('/api/v1/survey-form', { token })
  expect(form.body).toEqual({
    titleZh: '五月满意度',
    titleEn: 'Satisfaction in May',
    questions: QUESTIONS,
    closesOn: '2026-05-20',
  })
  expect((await answer(site.anonymous, token, { other: 5 })).status).toBe(422)
  expect((await answer(site.anonymous, token, {})).status).toBe(422)
  expect((await answer(site.anonymous, token, { explained: 9 })).status).toBe(422)
  expect((await answer(site.anonymous, token, { explained: 4 }, '我叫13812345678')).status).toBe(204)
  expect((await answer(site.anonymous, token, { explained: 4 })).status).toBe(410)
  expect((await site.anonymous.post('/api/v1/survey-form', { token })).status).toBe(410)
  expect((await site.anonymous.post('/api/v1/survey-form', { token: 'x' })).status).toBe(410)
  const kept = await site.db.read(async (read) => ({
    tokens: await read.select().from(surveyTokens),
    ratings: await read.select().from(campaignRatings),
    audit: await read.select({ kind: auditEntries.actorKind }).from(auditEntries),
  }))
  expect(kept.tokens).toHaveLength(1)
  expect(Object.keys(kept.ratings[0] ?? {}).toSorted()).toEqual(['answerId', 'question', 'rating', 'waveId'])
  expect(kept.audit.filter(({ kind }) => kind === 'anonymous')).toEqual([])
  expect(site.logLines.join('\n')).not.toContain(token)
})

test('a link that is used twice at once counts once', async () => {
  const site = await callSite()
  const { coordinator, waveId } = await begun(site)
  const [token = ''] = await links(coordinator, waveId, 1)
  const answers = await Promise.all([1, 2, 3].map(() => answer(site.anonymous, token, { explained: 4 })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 410, 410])
})

test('a campaign below its minimum shows nothing, to anybody', async () => {
  const site = await callSite()
  const { coordinator, id, waveId } = await begun(site)
  for (const token of await links(coordinator, waveId, 9)) {
    expect((await answer(site.anonymous, token, { explained: 5, respect: 1 }, '很好')).status).toBe(204)
  }
  site.clock.set('2026-05-21T02:00:00Z')
  const nothing = { answers: '*', mean: null, shares: null }
  for (const reader of [
    await site.as('coordinator'),
    await site.as('editor'),
    await site.signIn('supervisor', 'supervisor'),
  ]) {
    const { body, text } = await reader.get(`${URL}/${id}/results`)
    expect(body.waves[0].scores).toEqual([
      { question: 'explained', ...nothing },
      { question: 'respect', ...nothing },
    ])
    expect(body.total).toEqual([
      { question: 'explained', answers: 0, mean: null, shares: null },
      { question: 'respect', answers: 0, mean: null, shares: null },
    ])
    expect(body.comments).toEqual([])
    expect(text).not.toContain('很好')
  }
})

test('from the minimum on: by wave once it is over, and in total over the waves that are shown', async () => {
  const site = await callSite()
  const { coordinator, id, waveId } = await begun(site)
  for (let i = 0; i < 12; i += 1) {
    const entered = await site.counsellor.post(`/api/v1/survey-waves/${waveId}/answers`, {
      ratings: { explained: i < 6 ? 5 : 3, respect: 4 },
    })
    expect(entered.status, entered.text).toBe(204)
  }
  const running = await coordinator.get(`${URL}/${id}/results`)
  expect(running.body.waves[0]).toMatchObject({ state: 'open', scores: [{ answers: 0 }, { answers: 0 }] })
  expect((await site.supervisor.get(`${URL}/${id}/results`)).body.waves[0].scores[0]).toMatchObject({
    answers: 12,
    mean: 4,
    shares: [0, 0, 50, 0, 50],
  })
  const second = await coordinator.post(`${URL}/${id}/waves`, { opensOn: '2026-05-20', closesOn: '2026-05-25' })
  site.clock.set('2026-05-21T02:00:00Z')
  const counsellor = await site.signIn('counsellor', 'counsellor')
  for (let i = 0; i < 3; i += 1) {
    const path = `/api/v1/survey-waves/${second.body.waves[1].id}/answers`
    await counsellor.post(path, { ratings: { explained: 1, respect: 1 } })
  }
  site.clock.set('2026-05-26T02:00:00Z')
  const editor = await site.as('editor')
  const { body } = await editor.get(`${URL}/${id}/results`)
  expect(body.waves[0].scores[0]).toEqual({ question: 'explained', answers: 10, mean: 4, shares: null })
  expect(body.waves[1].scores[0]).toEqual({ question: 'explained', answers: '*', mean: null, shares: null })
  expect(body.total[0]).toEqual({ question: 'explained', answers: 10, mean: 4, shares: null })
})

test('a campaign is made by a coordinator, with questions of its own, and not below the line’s minimum', async () => {
  const site = await callSite()
  const coordinator = await site.as('coordinator')
  expect((await site.supervisor.post(URL, campaign(site))).status).toBe(403)
  expect((await coordinator.post(URL, campaign(site, { minimum: 6 }))).status).toBe(422)
  expect((await coordinator.post(URL, campaign(site, { questions: [...QUESTIONS, QUESTIONS[0]] }))).status).toBe(422)
  expect((await coordinator.post(URL, campaign(site, { questions: [] }))).status).toBe(422)
  const { id, waveId } = await begun(site)
  const waves = `${URL}/${id}/waves`
  expect((await coordinator.post(waves, { opensOn: '2026-05-19', closesOn: '2026-05-22' })).status).toBe(422)
  expect((await coordinator.post(waves, { opensOn: '2026-05-22', closesOn: '2026-05-22' })).status).toBe(422)
  expect(
    (await coordinator.post(waves, { opensOn: '2026-06-01', closesOn: '2026-06-08' }, { 'if-match': '"1"' })).status,
  ).toBe(412)
  const later = await coordinator.post(waves, { opensOn: '2026-06-01', closesOn: '2026-06-08' })
  const [early = ''] = await links(coordinator, later.body.waves[1].id, 1)
  expect((await answer(site.anonymous, early, { explained: 4 })).status).toBe(409)
  const [late = ''] = await links(coordinator, waveId, 1)
  expect((await coordinator.post(`${URL}/${id}/close`)).status).toBe(200)
  expect((await coordinator.post(`${URL}/${id}/close`)).status).toBe(409)
  expect((await answer(site.anonymous, late, { explained: 4 })).status).toBe(409)
  expect((await coordinator.get(`${URL}?institution=H-012`)).body.items).toHaveLength(1)
  expect((await coordinator.get(`${URL}?institution=H-999`)).body.items).toEqual([])
})
