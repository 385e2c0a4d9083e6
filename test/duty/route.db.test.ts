import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEntries } from '../../src/access/tables.ts'
import { dutyFallbacks } from '../../src/duty/tables.ts'
import { type DutySite, dutySite, setAddress } from './duty-site.ts'

async function staffed() {
  const site = await dutySite()
  const day = { start: '2026-05-14T00:00:00Z', end: '2026-05-14T04:00:00Z' }
  await site.shift({ ...day, people: ['C001', 'C002'] })
  await site.shift({ ...day, role: 'expert', people: ['E001'] })
  await site.shift({ ...day, role: 'supervisor', end: '2026-05-14T12:00:00Z', people: ['S001'] })
  await site.shift({ ...day, role: 'shadow', people: ['H001'] })
  await setAddress(site, 'C001', '8001')
  await setAddress(site, 'E001', '+86 573 5550 0199', 'phone')
  await setAddress(site, 'S001', 'sip:lead@pbx.example.org', 'sip')
  return site
}
const setFallback = async (site: DutySite, address: string | null) => {
  const coordinator = await site.as('coordinator')
  const target = address === null ? null : { kind: 'extension', address }
  return coordinator.put(`/api/v1/lines/${site.lineId}/duty/fallback`, { target })
}
const routeOf = (site: DutySite) => `/api/v1/lines/${site.lineId}/duty/route`

test('GET /api/v1/lines/{lineId}/duty/route gives addresses in order: on duty, backup, supervisor, fallback', async () => {
  const site = await staffed()
  expect((await setFallback(site, '9000')).body).toEqual({ isSet: true, revision: 1 })
  const client = await site.withScopes('duty:route')
  const { body, status, headers } = await client.get(routeOf(site))
  expect(status).toBe(200)
  expect(body.targets.map((t: Record<string, unknown>) => [t['stage'], t['displayCode'], t['address']])).toEqual([
    ['on-duty', 'C001', '8001'],
    ['on-duty', 'C002', null],
    ['backup', 'E001', '+86 573 5550 0199'],
    ['supervisor', 'S001', 'sip:lead@pbx.example.org'],
    ['fallback', null, '9000'],
  ])
  expect(body.targets[3].validUntil).toBe('2026-05-14T12:00:00.000Z')
  expect(body.validUntil).toBe('2026-05-14T04:00:00.000Z')
  expect(headers['cache-control']).toBe('no-store')
})

test('a switch that reads lines gets the addresses alone', async () => {
  const site = await staffed()
  const client = await site.withScopes('duty:route')
  const { text, headers } = await client.get(routeOf(site), { accept: 'text/plain' })
  expect(headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(text).toBe('8001\n+86 573 5550 0199\nsip:lead@pbx.example.org\n')
})

test('addresses go to a token with the scope, and to nobody else', async () => {
  const site = await staffed()
  const coordinator = await site.as(['coordinator', 'administrator'])
  const others = [site.anonymous, await site.as('counsellor'), coordinator, await site.withScopes('duty:read')]
  const answers = await Promise.all(others.map((client) => client.get(routeOf(site))))
  expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 403])
  for (const { text } of answers) expect(text).not.toContain('8001')
  expect((await others[3]?.get(`/api/v1/lines/${site.lineId}/duty`))?.text).not.toContain('8001')
})

test('who checked in is rung before who did not', async () => {
  const site = await staffed()
  await setAddress(site, 'C002', '8002')
  const second = await site.asMember('C002')
  await second.post(`/api/v1/lines/${site.lineId}/duty/check-in`, {})
  const client = await site.withScopes('duty:route')
  const { text } = await client.get(routeOf(site), { accept: 'text/plain' })
  expect(text.split('\n').slice(0, 2)).toEqual(['8002', '8001'])
})

test('a hundred questions in a minute leave one audit entry; the next minute another, another token its own', async () => {
  const site = await staffed()
  const client = await site.withScopes('duty:route')
  const entries = () =>
    site.db.read((read) => read.select().from(auditEntries).where(eq(auditEntries.action, 'duty-route.read')))
  for (let i = 0; i < 100; i++) await client.get(routeOf(site))
  expect(await entries()).toMatchObject([{ actorKind: 'token', record: 'line', recordId: site.lineId }])
  site.clock.advance({ minutes: 1 })
  await client.get(routeOf(site))
  expect(await entries()).toHaveLength(2)
  const other = await site.withScopes('duty:route')
  await other.get(routeOf(site))
  expect(await entries()).toHaveLength(3)
})

test('no address is in a log line, in the audit trail, or readable in the database', async () => {
  const site = await staffed()
  await setFallback(site, '9000')
  const client = await site.withScopes('duty:route')
  await client.get(routeOf(site))
  for (const secret of ['8001', 'pbx.example.org', '9000']) {
    expect(site.logLines.filter((line) => line.includes(secret))).toEqual([])
  }
  const rows = await site.db.read((read) => read.select().from(dutyFallbacks))
  expect(JSON.stringify(rows)).not.toContain('"9000"')
})

test('PUT /api/v1/lines/{lineId}/duty/fallback refuses a lost update, a malformed address and the unentitled', async () => {
  const site = await staffed()
  await setFallback(site, '9000')
  const coordinator = await site.as('coordinator')
  const url = `/api/v1/lines/${site.lineId}/duty/fallback`
  expect((await coordinator.get(url)).headers['etag']).toBe('"1"')
  const body = { target: { kind: 'extension', address: '9001' } }
  expect((await coordinator.put(url, body, { 'if-match': '"0"' })).status).toBe(412)
  expect((await coordinator.put(url, body, { 'if-match': '"1"' })).status).toBe(200)
  expect((await coordinator.put(url, { target: { kind: 'extension', address: '90\n01' } })).status).toBe(422)
  const counsellor = await site.as('counsellor')
  expect((await counsellor.put(url, body)).status).toBe(403)
  expect((await setFallback(site, null)).body).toEqual({ isSet: false, revision: 3 })
})
