import { expect, test } from 'vitest'
import { mainlandChina } from '../../src/lines/day-kind.ts'
import { locationOf, pageSite, visit } from './page-site.ts'

const MAY = '/rota/psy/2026-05'

test('GET /rota leads to the present month of one’s own line', async () => {
  const site = await pageSite()
  expect(locationOf(await visit(await site.person('ann'), '/rota'))).toBe('/rota/psy/2026-05#today')
})

test('GET /rota/{line}/{month} shows names to those with the right, and display codes to others', async () => {
  const site = await pageSite()
  await site.publishRota()
  const named = await visit(await site.as('coordinator'), MAY)
  expect(named.text).toContain('Made-up Ann')
  const coded = await visit(await site.person('ann'), MAY)
  expect(coded.text).not.toContain('Made-up')
  expect(coded.text).toMatch(/<span class="me">C101<\/span>/)
  expect(coded.text).toContain('C102')
})

test('GET /rota/{line}/{month} shows gaps, and tells coordinators why', async () => {
  const site = await pageSite()
  await site.publishRota()
  const { text } = await visit(await site.as('coordinator'), MAY)
  expect(text).toMatch(/\d+ gaps/)
  expect(text).toMatch(/Counsellor: \d missing/)
  expect(text).toContain('Why: ')
  const seen = await visit(await site.person('ann'), MAY)
  expect(seen.text).toMatch(/Counsellor: \d missing/)
  expect(seen.text).not.toContain('Why: ')
})

test('a broken rule is shown to everybody, its reason to those who see names', async () => {
  const site = await pageSite({ now: '2026-05-10T02:00:00Z' })
  const rotaId = await site.publishRota()
  const coordinator = await site.as('coordinator')
  const { body } = await coordinator.get(`/api/v1/rotas/${rotaId}`)
  const next = body.shifts.find(
    (shift: { role: string; day: string; start: string }) =>
      shift.role === 'counsellor' && shift.day === '2026-05-14' && shift.start.startsWith('2026-05-14T04'),
  )
  const override = { reason: 'Nobody else could come' }
  const changed = await coordinator.post(`/api/v1/rotas/${rotaId}/assignments`, {
    shiftId: next.id,
    memberId: site.memberIds.ann,
    override,
  })
  expect(changed.status).toBe(201)
  const named = await visit(coordinator, MAY)
  expect(named.text).toContain('Rule broken: long duty')
  expect(named.text).toContain('Reason: Nobody else could come')
  expect(named.text).toContain('changed since it was published')
  const coded = await visit(await site.person('bob'), MAY)
  expect(coded.text).toContain('Rule broken: long duty')
  expect(coded.text).not.toContain('Nobody else could come')
})

test('a draft is for coordinators only', async () => {
  const site = await pageSite({ now: '2026-05-10T02:00:00Z' })
  const coordinator = await site.as('coordinator')
  await coordinator.post('/api/v1/rotas', { lineId: site.lineId, from: '2026-06-01', to: '2026-06-08' })
  expect((await visit(coordinator, '/rota/psy/2026-06')).text).toContain('Draft: only coordinators see this.')
  expect((await visit(await site.person('ann'), '/rota/psy/2026-06')).text).toContain('No rota is published')
})

test('a gap of a whole day says that it ends on the next', async () => {
  const site = await pageSite({ now: '2026-05-10T02:00:00Z' })
  const coordinator = await site.as('coordinator')
  await coordinator.post('/api/v1/rotas', { lineId: site.lineId, from: '2026-06-01', to: '2026-06-02' })
  const { text } = await visit(coordinator, '/rota/psy/2026-06')
  expect(text).toContain('Mon 1 Jun 08:00–08:00 next day')
  expect(text).not.toContain('Mon 1 Jun 08:00–08:00<')
})

test('days whose public holidays are not known yet are said to be so: month, desk, publishing, in both languages', async () => {
  const site = await pageSite({ now: '2026-05-10T02:00:00Z' })
  const coordinator = await site.as('coordinator')
  const year = (mainlandChina.knownUntil ?? 0) + 1
  const [from, to, month] = [`${year - 1}-12-28`, `${year}-01-04`, `/rota/psy/${year}-01`]
  const { id } = (await coordinator.post('/api/v1/rotas', { lineId: site.lineId, from, to })).body
  const remark = `The public holidays from ${year} on are not known yet`
  for (const path of [month, `/rotas/${id}`, `/rotas/${id}/publish`])
    expect((await visit(coordinator, path)).text).toContain(remark)
  expect((await visit(coordinator, `/rota/psy/${year - 1}-12`)).text).not.toContain(remark)
  const override = { reason: 'made up for a test' }
  const { remarks } = (await coordinator.post(`/api/v1/rotas/${id}/publish`, { override })).body
  expect(remarks).toMatchObject([{ code: 'calendar-unknown', says: { en: expect.stringContaining(remark) } }])
  expect(remarks[0].says.zh).toContain(`${year} 年起的法定节假日尚未公布`)

  const known = { lineId: site.lineId, from: '2026-06-01', to: '2026-06-08' }
  const june = (await coordinator.post('/api/v1/rotas', known)).body.id
  expect((await coordinator.post(`/api/v1/rotas/${june}/publish`, { override })).body.remarks).toEqual([])
  expect((await visit(coordinator, `/rotas/${june}`)).text).not.toContain('not known yet')
})

test('?mine=yes shows one’s own days only', async () => {
  const site = await pageSite()
  await site.publishRota()
  const { text } = await visit(await site.person('cem'), `${MAY}?mine=yes`)
  expect(text.match(/<li class="rota-day /g)).toHaveLength(1)
  expect(text).toContain('12:00–16:00')
})

test.each(['/rota/psy/2026-13', '/rota/psy/may', '/rota/nothing/2026-05', '/rota/%E0%A4%A/2026-05'])(
  'GET %s is not found',
  async (path) => {
    const site = await pageSite()
    const { status } = await visit(await site.person('ann'), path)
    expect([400, 404]).toContain(status)
  },
)
