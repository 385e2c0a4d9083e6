import { expect, test } from 'vitest'
import { rotaSite } from './rota-site.ts'
import { ok } from './swaps/swap-site.ts'

test('a surge is planned on its page, its rotas are renewed from there, and ending it lets them follow again', async () => {
  const site = await rotaSite()
  const html = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' }
  const path = '/rota/psy/surges'
  const rotaId = await site.draft('2026-05-11', '2026-05-18')
  const needOf = async (day: string, code = 'seat-08') => {
    const { shifts } = ok(await site.coordinator.get(`/api/v1/rotas/${rotaId}`))
    type Shift = { day: string; templateCode: string; role: string; minimum: number; wanted: number; maximum: number }
    const found = shifts.find((s: Shift) => s.day === day && s.templateCode === code && s.role === 'counsellor')
    return [found.minimum, found.wanted, found.maximum]
  }
  const form = (more: string) =>
    `from=2026-05-13&to=2026-05-14&role=counsellor&${more}&templateCodes=seat-08&reason=an+epidemic`
  expect((await site.coordinator.post(path, form('more=1'), html)).headers.location).toBe(`${path}?done=added`)
  expect(await needOf('2026-05-13')).toEqual([2, 2, 3])
  const shown = await site.coordinator.get(path, html)
  expect(shown.text).toContain('2 shifts differ')
  const renewed = await site.coordinator.post(`${path}/renew/${rotaId}`, '', html)
  expect(renewed.headers.location).toBe(`${path}?done=renewed`)
  expect([await needOf('2026-05-12'), await needOf('2026-05-13'), await needOf('2026-05-14')]).toEqual([
    [2, 2, 3],
    [3, 3, 4],
    [3, 3, 4],
  ])
  expect([await needOf('2026-05-15'), await needOf('2026-05-13', 'seat-12')]).toEqual([
    [2, 2, 3],
    [2, 2, 3],
  ])
  expect((await site.coordinator.get(path, html)).text).not.toContain('shifts differ')

  const { items } = ok(await site.coordinator.get(`/api/v1/lines/${site.lineId}/surges`))
  expect((await site.coordinator.post(`${path}/${items[0].id}/end`, '', html)).headers.location).toBe(
    `${path}?done=ended`,
  )
  ok(await site.coordinator.post(`/api/v1/rotas/${rotaId}/renew`))
  expect(await needOf('2026-05-13')).toEqual([2, 2, 3])
  expect((await site.coordinator.post(path, form('more=none'), html)).status).toBe(422)
  expect((await (await site.as('counsellor')).get(path, html)).status).toBe(403)
})
