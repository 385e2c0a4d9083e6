import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type ExpertSite, expertSite } from './expert-site.ts'

const URL = '/api/v1/consultations'

async function opened(site: ExpertSite, more: Record<string, unknown> = {}) {
  const body = {
    lineId: site.lineId,
    callIds: [await site.call(), await site.call()],
    title: '反复来电，疑似产后抑郁',
    summary: '来电者（电话13812345678）近两周睡眠差',
    memberIds: [site.expertIds.expert, site.memberIds.colleague],
    ...more,
  }
  const answer = await site.supervisor.post(URL, body)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

test('POST /api/v1/consultations: by a supervisor, about calls of the line, scrubbed', async () => {
  const site = await expertSite()
  const made = await opened(site)
  expect(made.findings).toMatchObject([{ field: 'summary', type: 'PHONE' }])
  const { body, headers } = await site.supervisor.get(`${URL}/${made.id}`)
  expect(headers.etag).toBe('"1"')
  expect(body).toMatchObject({ state: 'open', summary: '来电者（电话[手机号]）近两周睡眠差', notes: [] })
  expect(body.callIds).toHaveLength(2)
  expect(body.invited.map(({ reply }: { reply: null }) => reply)).toEqual([null, null])
  const input = { lineId: site.lineId, title: 'x', summary: 'y' }
  expect((await site.counsellor.post(URL, input)).status).toBe(403)
  expect((await site.supervisor.post(URL, { ...input, lineId: site.otherLineId })).status).toBe(403)
  expect((await site.supervisor.post(URL, { ...input, callIds: [randomUUID()] })).status).toBe(404)
  expect((await site.supervisor.post(URL, { ...input, memberIds: [randomUUID()] })).status).toBe(422)
})

test('only those invited and supervisors of the line read it, until they decline', async () => {
  const site = await expertSite()
  const { id } = await opened(site)
  const seen = async (client: ExpertSite['expert']) => [
    (await client.get(`${URL}/${id}`)).status,
    (await client.get(URL)).body.items.length,
  ]
  for (const client of [site.expert, site.colleague, site.supervisor]) expect(await seen(client)).toEqual([200, 1])
  for (const client of [site.nightExpert, site.counsellor, site.stranger]) expect(await seen(client)).toEqual([404, 0])
  expect((await site.expert.get(`${URL}/${id}`)).body.callIds).toBeNull()
  expect((await site.expert.get(URL)).body.items[0].callIds).toBeNull()
  expect((await site.nightExpert.post(`${URL}/${id}/reply`, { reply: 'accepted' })).status).toBe(404)
  expect((await site.colleague.post(`${URL}/${id}/reply`, { reply: 'declined' })).status).toBe(200)
  expect(await seen(site.colleague)).toEqual([404, 0])
  const invited = await site.supervisor.post(`${URL}/${id}/invitations`, { memberIds: [site.expertIds.nightExpert] })
  expect(invited.status).toBe(200)
  expect(await seen(site.nightExpert)).toEqual([200, 1])
})

test('those who accepted speak, a supervisor concludes, and then it is as it is', async () => {
  const site = await expertSite()
  const { id } = await opened(site)
  const step = (client: ExpertSite['expert'], verb: string, body: unknown = {}, headers = {}) =>
    client.post(`${URL}/${id}/${verb}`, body, headers)
  expect((await step(site.expert, 'notes', { text: '建议量表' })).status).toBe(403)
  await step(site.expert, 'reply', { reply: 'accepted' })
  expect((await step(site.expert, 'notes', { text: '建议量表，联系 13812345678' })).body.findings).toHaveLength(1)
  expect((await step(site.expert, 'conclude', { text: 'x' })).status).toBe(403)
  expect((await step(site.supervisor, 'conclude', { text: '转介' }, { 'if-match': '"1"' })).status).toBe(412)
  expect((await step(site.supervisor, 'conclude', { text: '转介精神科，一周后回访' })).status).toBe(200)
  const { body } = await site.expert.get(`${URL}/${id}`)
  expect(body).toMatchObject({
    state: 'concluded',
    recommendation: '转介精神科，一周后回访',
    notes: [{ memberId: site.expertIds.expert, text: '建议量表，联系 [手机号]' }],
  })
  for (const verb of ['notes', 'conclude']) {
    expect((await step(site.supervisor, verb, { text: 'x' })).status).toBe(409)
  }
  expect((await site.expert.get(URL)).body.items).toEqual([])
  expect((await site.expert.get(`${URL}?state=all`)).body.items).toHaveLength(1)
})

test('a consultation can be given up, and made once by one key', async () => {
  const site = await expertSite()
  const body = { lineId: site.lineId, title: 'x', summary: 'y' }
  const headers = { 'idempotency-key': 'a' }
  const first = await site.supervisor.post(URL, body, headers)
  expect((await site.supervisor.post(URL, body, headers)).body.id).toBe(first.body.id)
  expect((await site.supervisor.post(`${URL}/${first.body.id}/cancel`)).status).toBe(200)
  expect((await site.supervisor.get(`${URL}?state=cancelled`)).body.items).toHaveLength(1)
})
