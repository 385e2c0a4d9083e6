// What no database can store or compare is refused at the door, on both engines alike: never a 5xx.
import { expect, test } from 'vitest'
import type { Role } from '../../src/access/permissions.ts'
import { ROLES } from '../../src/access/permissions.ts'
import { members } from '../../src/people/tables.ts'
import { type Answer, testApp } from '../support/app.ts'

const cursor = (key: unknown) => encodeURIComponent(Buffer.from(JSON.stringify(key)).toString('base64url'))
const everyRole = (site: Awaited<ReturnType<typeof testApp>>) => site.as([...ROLES] as Role[])

const refused = (where: string, { status, text }: Answer) =>
  expect(status >= 400 && status < 500, `${where}: ${status} ${text.slice(0, 200)}`).toBe(true)

test('text that cannot be stored is refused, and nothing is', async () => {
  const site = await testApp()
  const all = await everyRole(site)
  const member = { name: '甲一', tier: 'volunteer' }
  for (const bad of ['\u0000', 'a\u0000b', '\ud800', 'x\udc00']) {
    refused('name', await all.post('/api/v1/members', { ...member, name: `x${bad}x` }))
    refused('dialect', await all.post('/api/v1/members', { ...member, dialects: [`吴${bad}`] }))
    refused('key', await all.post('/api/v1/members', { ...member, [bad]: 1 }))
  }
  const deep = `{"name":${'['.repeat(200_000)}"\\u0000"${']'.repeat(200_000)}}`
  refused('depth', await all.post('/api/v1/members', deep, { 'content-type': 'application/json' }))
  expect(await site.db.read((read) => read.$count(members))).toBe(0)
  const kept = await all.post('/api/v1/members', { ...member, note: String.raw`a \u0000 that is only spelt, and 😀` })
  expect(kept.status).toBe(201)
  expect(kept.body.note).toBe(String.raw`a \u0000 that is only spelt, and 😀`)
})

test('an address with a NUL is refused', async () => {
  const site = await testApp()
  const all = await everyRole(site)
  for (const url of ['/api/v1/audit?action=%00', '/api/v1/audit?accountId=a%00b', '/api/v1/lines/%00/colleagues']) {
    refused(url, await all.get(url))
  }
  refused('form', await all.post('/follow-ups/x', 'note=%00', { 'content-type': 'application/x-www-form-urlencoded' }))
})

test('a cursor with what no column can hold is refused', async () => {
  const site = await testApp()
  const all = await everyRole(site)
  const keys: readonly [string, unknown][] = [
    ['/api/v1/bulletins', Number.MAX_SAFE_INTEGER],
    ['/api/v1/audit', Number.MAX_SAFE_INTEGER],
    ['/api/v1/audit', -Number.MAX_SAFE_INTEGER],
    ['/api/v1/members', 'C\u0000'],
    ['/api/v1/rotas', ['x', 'y']],
    ['/api/v1/rotas', ['2026-02-31', 'y']],
    ['/api/v1/calls', [8_640_000_000_000_000, 'x']],
    ['/api/v1/calls', [0, '\u0000']],
    ['/api/v1/follow-ups', [8_640_000_000_000_000, 'x']],
    ['/api/v1/alerts', [8_640_000_000_000_000, 'x']],
  ]
  for (const [url, key] of keys) {
    const { status, text } = await all.get(`${url}?cursor=${cursor(key)}`)
    expect(status < 500, `${url} ${JSON.stringify(key)}: ${status} ${text.slice(0, 200)}`).toBe(true)
  }
})
