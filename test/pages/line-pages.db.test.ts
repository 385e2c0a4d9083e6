import { expect, test } from 'vitest'
import { rotaSite } from '../rota/rota-site.ts'
import { ok } from '../rota/swaps/swap-site.ts'

const html = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' }
const NOBODYS = '00000000-0000-4000-8000-000000000000'

test('a rotation is made, listed anew and ended on its page, which says why not', async () => {
  const site = await rotaSite()
  const path = '/rota/psy/rotations'
  const post = (to: string, body: string) => site.coordinator.post(to, body, html)
  const terms = 'role=expert&templateCodes=on-call-day&every=1&unit=week&from=2026-05-18&handOver=08%3A00'
  const form = (codes: string) => `nameZh=%E5%A4%87%E7%8F%AD&nameEn=Stand-by&${terms}&participants=${codes}`
  const unknown = await post(path, form('E999'))
  expect([unknown.status, unknown.text.includes('E999')]).toEqual([422, true])
  const name = ok(await site.coordinator.get(`/api/v1/members/${site.member('C1')}`)).name
  const wrong = await post(path, form('E1%0AC1%0AE1'))
  for (const said of [`C1 ${name} does not serve in this role`, 'is in the list twice']) {
    expect(wrong.text).toContain(said)
  }
  expect(wrong.text).not.toContain(`: ${site.member('C1')}`)
  expect((await post(path, form('E1%0AE2'))).headers.location).toBe(`${path}?done=made`)

  const { items } = ok(await site.coordinator.get(`/api/v1/lines/${site.lineId}/rotations`))
  const { id } = items[0]
  const list = await post(`${path}/${id}/list`, `participants-${id}=E2%0AE1&on-${id}=2026-05-25`)
  expect(list.headers.location).toBe(`${path}?done=listed`)
  expect((await post(`${path}/${id}/end`, `until-${id}=2026-06-01`)).headers.location).toBe(`${path}?done=ended`)
  expect((await post(`${path}/${id}/end`, `until-${id}=soon`)).status).toBe(422)
  expect((await post(`${path}/${NOBODYS}/end`, `until-${NOBODYS}=2026-06-01`)).status).toBe(404)
  expect((await site.coordinator.get('/rota/nowhere/rotations', html)).status).toBe(404)
})

test('the fallback of a line is kept on its page: who, in which order, and the address behind them', async () => {
  const site = await rotaSite()
  const path = '/duty/psy/fallback'
  const admin = await site.as('administrator')
  const post = (to: string, body: string) => admin.post(to, body, html)
  const person = (code: string) =>
    `who=supervisor+${site.member(code)}&rank=1&from=2026-05-14&opens=00%3A00&hours=24&weekdays=1`
  expect((await post(path, person('S1'))).headers.location).toBe(`${path}?done=added`)
  expect((await post(path, person('S2'))).headers.location).toBe(`${path}?done=added`)
  const wrong = await post(path, person('S1').replace('00%3A00', 'noon'))
  expect(wrong.status).toBe(422)

  const people = async () => ok(await admin.get(`/api/v1/lines/${site.lineId}/duty/fallback/people`)).items
  const second = (await people()).find((each: { memberId: string }) => each.memberId === site.member('S2'))
  expect((await post(`${path}/${second.id}/first`, '')).headers.location).toBe(`${path}?done=first`)
  expect((await people()).map((each: { memberId: string }) => each.memberId)).toEqual(
    ['S2', 'S1'].map((code) => site.member(code)),
  )
  expect((await post(`${path}/${second.id}/end`, '')).headers.location).toBe(`${path}?done=removed`)
  expect((await post(`${path}/address`, 'kind=extension&address=9000')).headers.location).toBe(`${path}?done=address`)
  expect((await post(`${path}/address`, 'set=no')).headers.location).toBe(`${path}?done=no-address`)
  expect((await (await site.as('counsellor')).post(path, person('S1'), html)).status).toBe(403)
})
