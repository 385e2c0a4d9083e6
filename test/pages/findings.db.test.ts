import { expect, test } from 'vitest'
import { callSite, complete } from '../calls/call-site.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
const HTML = { accept: 'text/html' }
const encoded = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

test('the author brings back a false alarm by writing it again, never a number, and the supervisor sees it', async () => {
  const site = await callSite()
  const { counsellor, supervisor, colleague } = site
  const summary = '他说温如玉三个字，手机13800000000，昨天见过陈志远'
  const { body } = await counsellor.post('/api/v1/calls', { ...complete(site.lineId, { summary }), close: false })
  const url = `/calls/${body.id}/restore`
  const shown = await counsellor.get(url, HTML)
  const places = [...shown.text.matchAll(/name="at\.summary\.(\d+)"/g)].map(([, place]) => place)
  expect(places).toHaveLength(2)
  expect((await colleague.get(url, HTML)).status).toBe(404)
  const [first = '', second = ''] = places
  const at = (place: string) => `at.summary.${place}`
  const revision = String((await counsellor.get(`/api/v1/calls/${body.id}`)).body.revision)
  const send = (fields: Record<string, string>) => counsellor.post(url, encoded({ revision, ...fields }), FORM)

  expect((await send({ [at(first)]: '温如玉' })).status).toBe(422)
  const number = await send({ [at(first)]: '13900000000', reason: 'ordinary-words' })
  expect([number.status, number.text.includes('13900000000')]).toEqual([422, true])
  expect((await send({ [at('1')]: '温如玉', reason: 'ordinary-words' })).status).toBe(422)
  expect((await send({ [at(first)]: '温如玉', [at(second)]: '', reason: 'ordinary-words' })).status).toBe(303)
  expect((await send({ [at(first)]: '温如玉', reason: 'ordinary-words' })).status).toBe(409)
  const stored = (await counsellor.get(`/api/v1/calls/${body.id}`)).body.summary
  expect(stored).toMatch(/^他说温如玉三个字，手机\[手机号\]，昨天见过\[姓名\d\]$/)

  expect((await supervisor.get('/findings', HTML)).text).not.toContain(body.id)
  await counsellor.patch(`/api/v1/calls/${body.id}`, { riskNote: '无' })
  expect((await counsellor.post(`/api/v1/calls/${body.id}/close`, {})).status).toBe(200)
  expect((await supervisor.get('/findings', HTML)).text).toContain(body.id)
  expect((await site.stranger.get('/findings', HTML)).text).not.toContain(body.id)
  expect((await counsellor.get('/findings', HTML)).status).toBe(403)

  const page = `/calls/${body.id}`
  const missing = await supervisor.post(`${page}/redact`, encoded({ passage: '没有这句', reason: 'name' }), FORM)
  expect([missing.status, missing.text.includes('没有这句</textarea>')]).toEqual([422, true])
  const redacted = await supervisor.post(`${page}/redact`, encoded({ passage: '温如玉', reason: 'name' }), FORM)
  expect(redacted.headers['location']).toBe(`${page}?done=redacted`)
  expect((await counsellor.get(`/api/v1/calls/${body.id}`)).body.summary).toContain('[已遮盖]')
  expect((await counsellor.post(`${page}/redact`, encoded({ passage: '三个字', reason: 'name' }), FORM)).status).toBe(
    403,
  )
  expect((await supervisor.post(`${page}/review`, '', FORM)).headers['location']).toBe('/findings')
  expect((await supervisor.get('/findings', HTML)).text).not.toContain(body.id)
})
