import { expect, test } from 'vitest'
import { locationOf, pageSite, visit } from './page-site.ts'

test('a supervisor gets the monthly form and the call log from forms, and is told what is wrong with them', async () => {
  const site = await pageSite()
  const sue = await site.person('sue')
  const { text } = await visit(sue, '/themes/files')
  for (const usual of ['name="month" type="month" value="2026-04"', 'value="2026-04-01"', 'value="2026-04-30"']) {
    expect(text).toContain(usual)
  }
  const form = await visit(sue, `/themes/files/monthly-form?line=${site.lineId}&month=2026-04&format=csv`)
  const file = await visit(sue, locationOf(form))
  expect([form.status, file.status, file.headers['content-disposition']]).toEqual([
    303,
    200,
    'attachment; filename="form-2026-04.csv"',
  ])
  const span = `callsLine=${site.lineId}&callsFormat=csv&from=2026-04-01`
  const log = await visit(sue, `/themes/files/calls?${span}&until=2026-04-30&texts=true`)
  expect(locationOf(log)).toContain('from=2026-04-01&to=2026-05-01&format=csv&texts=true&language=en')
  expect((await visit(sue, locationOf(log))).status).toBe(200)
  for (const until of ['2026-03-31', '2026-04-31', '2027-04-02', 'soon', '']) {
    const wrong = await visit(sue, `/themes/files/calls?${span}&until=${until}`)
    expect([wrong.status, wrong.text.includes('value="2026-04-01"')]).toEqual([422, true])
    expect(wrong.text).toContain('name="next" value="/themes/files"')
  }
  expect((await visit(sue, `/themes/files/monthly-form?line=${site.lineId}&month=x`)).status).toBe(422)
  expect((await visit(sue, `/themes/files/monthly-form?line=${site.lineId}&month=2026-13`)).status).toBe(422)
})

test('the call log is offered to supervisors alone', async () => {
  const site = await pageSite()
  const coordinator = await site.as('coordinator')
  expect((await visit(coordinator, '/themes/files')).text).not.toContain('callsLine')
  const asked = `/themes/files/calls?callsLine=${site.lineId}&from=2026-04-01&until=2026-04-30&callsFormat=csv`
  expect((await visit(coordinator, asked)).status).toBe(403)
})
