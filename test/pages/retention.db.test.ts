import { expect, test } from 'vitest'
import { callSite, complete } from '../calls/call-site.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
const HTML = { accept: 'text/html' }

test('a supervisor sees the dry run and holds a call; whoever may change lines says how long they keep', async () => {
  const site = await callSite()
  const { counsellor, supervisor, lineId } = site
  const administrator = await site.as('administrator')
  for (const reader of [supervisor, administrator]) await reader.patch('/api/v1/me', { language: 'en' })
  const { body } = await counsellor.post('/api/v1/calls', complete(lineId))
  const page = `/calls/${body.id}`

  const dry = await supervisor.get('/retention?on=2027-01-01', HTML)
  expect(dry.text).toMatch(/Calls that lose their texts<\/dt><dd>1</)
  expect(dry.text).toContain('None on your lines.')
  expect((await supervisor.get(page, HTML)).text).toContain('Keep it from being shredded')
  expect((await counsellor.post(`${page}/hold`, 'held=yes&reason=x', FORM)).status).toBe(403)
  const unsaid = await supervisor.post(`${page}/hold`, 'held=yes&reason=', FORM)
  expect(unsaid.headers['location']).toBe(`${page}?done=hold-incomplete`)
  await supervisor.post(`${page}/hold`, 'held=yes&reason=court', FORM)
  const held = await supervisor.get('/retention?on=2027-01-01', HTML)
  expect(held.text).toMatch(
    /Due, but on legal hold, or with a case, a question or a consultation still open<\/dt><dd>1</,
  )
  expect(held.text).toContain(page)
  await supervisor.post(`${page}/hold`, 'held=no&reason=over', FORM)
  expect((await supervisor.get(page, HTML)).text).toContain('Keep it from being shredded')

  const fields = (days: number) => `textDays.${lineId}=${days}&retentionYears.${lineId}=5`
  expect((await supervisor.post(`/retention/${lineId}`, fields(60), FORM)).status).toBe(403)
  const set = (sent: string) => administrator.post(`/retention/${lineId}`, sent, FORM)
  const refused = await set(fields(2))
  expect([refused.status, refused.text.includes(' value="2"')]).toEqual([422, true])
  expect(refused.text).toContain('name="next" value="/retention"')
  expect((await set(`${fields(60)}&revision=7`)).status).toBe(409)
  expect((await set(`${fields(60)}&revision=1`)).status).toBe(303)
  const [line] = (await administrator.get('/api/v1/retention')).body.items
  expect(line).toMatchObject({ textDays: 60, retentionYears: 5 })

  const hours = (written: number) =>
    `reportToldHours.${lineId}=2&reportOralHours.${lineId}=3&reportWrittenHours.${lineId}=${written}`
  const limit = (written: number) => administrator.post(`/retention/${lineId}/report-limits`, hours(written), FORM)
  expect((await limit(999)).status).toBe(422)
  expect((await limit(48)).status).toBe(303)
  expect((await administrator.get(`/api/v1/lines/${lineId}`)).body.settings).toMatchObject({
    reportToldHours: 2,
    reportOralHours: 3,
    reportWrittenHours: 48,
  })
})
