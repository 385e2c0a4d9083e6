// Whatever comes in: never a 5xx, never a stack trace, and what was refused left nothing behind.

import { getTableName } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ROLES } from '../../src/access/permissions.ts'
import { tables } from '../../src/schema.ts'
import { type Answer, type Client, type TestSite, testApp } from '../support/app.ts'
import { broken, fitting, type JsonSchema, junk, type Schemas } from './schema-arbitrary.ts'

interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: JsonSchema }[]
  readonly body: JsonSchema | undefined
}

interface Document {
  readonly components?: { readonly schemas?: Schemas }
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>
}
interface RawOperation {
  readonly parameters?: Operation['parameters']
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> }
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
/** What writes a trace of its own whoever asks: throttles, reads of sensitive records. */
const TRACES = new Set(['audit_entries', 'audit_reasons', 'audit_batches', 'sign_in_failures', 'sessions', 'jobs'])

function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      if (!operation) return []
      const upper = method.toUpperCase() as Operation['method']
      const body = operation.requestBody?.content['application/json']?.schema
      return [{ method: upper, path, parameters: operation.parameters ?? [], body }]
    }),
  )
}

type Build = (schema: JsonSchema) => fc.Arbitrary<unknown>

function requestOf(operation: Operation, build: Build): fc.Arbitrary<{ url: string; body: unknown }> {
  const of = (place: string) =>
    fc.record(
      Object.fromEntries(operation.parameters.filter((p) => p.in === place).map((p) => [p.name, build(p.schema)])),
      place === 'path' ? {} : { requiredKeys: [] },
    )
  const body = operation.body ? build(operation.body) : fc.constant(undefined)
  return fc.tuple(of('path'), of('query'), body).map(([path, query, payload]) => ({
    url: urlOf(operation.path, path, query),
    body: payload,
  }))
}

function urlOf(pattern: string, path: Record<string, unknown>, query: Record<string, unknown>): string {
  const filled = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(wellFormed(path[name])) || 'x')
  const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(wellFormed(value))}`)
  return search.length > 0 ? `${filled}?${search.join('&')}` : filled
}

const wellFormed = (value: unknown) =>
  String(typeof value === 'object' ? JSON.stringify(value) : value)
    .toWellFormed()
    .slice(0, 2_000)

function call(client: Client, operation: Operation, url: string, body: unknown): Promise<Answer> {
  if (operation.method === 'GET') return client.get(url)
  if (operation.method === 'DELETE') return client.delete(url)
  const payload = JSON.stringify(body) ?? ''
  const send = { POST: client.post, PUT: client.put, PATCH: client.patch }[operation.method]
  return send(url, payload, payload === '' ? {} : { 'content-type': 'application/json' })
}

function judge(operation: Operation, url: string, answer: Answer): void {
  const where = `${operation.method} ${url.slice(0, 300)}`
  expect(answer.status, `${where}\n${answer.text.slice(0, 500)}`).toBeLessThan(500)
  expect(answer.text).not.toMatch(/\n {4}at |node_modules|SQLITE_|\.ts:\d+/)
  if (answer.status >= 400)
    expect(answer.body, where).toMatchObject({ status: answer.status, code: expect.any(String) })
}

async function rowCounts({ db }: TestSite): Promise<Record<string, number>> {
  const kept = tables.filter((table) => !TRACES.has(getTableName(table)))
  return db.read(async (read) => {
    const counts: Record<string, number> = {}
    for (const table of kept) counts[getTableName(table)] = await read.$count(table)
    return counts
  })
}

/** More than any route takes. */
const HUGE = Buffer.from(JSON.stringify({ text: 'x'.repeat(21 * 1024 * 1024) }))

/** Signing out would end the fuzzing. */
const FUZZED = (operation: Operation) =>
  !(operation.method === 'DELETE' && operation.path.startsWith('/api/v1/session'))

async function fuzzed(
  build: (schemas: Schemas) => Build,
  numRuns: number,
  check: (site: TestSite, answers: Answer[]) => void,
) {
  const site = await testApp()
  const document = site.app.swagger() as unknown as Document
  const schemas = document.components?.schemas ?? {}
  const client = await site.as(ROLES)
  const answers: Answer[] = []
  for (const operation of operationsOf(document).filter(FUZZED)) {
    await fc.assert(
      fc.asyncProperty(requestOf(operation, build(schemas)), async ({ url, body }) => {
        const answer = await call(client, operation, url, body)
        judge(operation, url, answer)
        answers.push(answer)
      }),
      { numRuns, endOnFailure: true },
    )
  }
  check(site, answers)
  return { site, answers }
}

test('requests that fit every route schema never fail on our side', async () => {
  await fuzzed(
    (schemas) => (schema) => fitting(schema, schemas),
    8,
    (_, answers) => {
      expect(answers.length).toBeGreaterThan(100)
    },
  )
})

test('requests with junk in one place never fail on our side', async () => {
  await fuzzed(
    (schemas) => (schema) => broken(schema, schemas),
    12,
    () => undefined,
  )
})

test('requests of pure junk are refused and store nothing', async () => {
  const site = await testApp()
  const client = await site.as(ROLES)
  const before = await rowCounts(site)
  const operations = operationsOf(site.app.swagger() as unknown as Document).filter(
    (o) => FUZZED(o) && o.body && o.method !== 'GET',
  )
  for (const operation of operations) {
    await fc.assert(
      fc.asyncProperty(
        requestOf(operation, () => junk),
        async ({ url, body }) => {
          const answer = await call(client, operation, url, body)
          judge(operation, url, answer)
        },
      ),
      { numRuns: 6 },
    )
  }
  expect(await rowCounts(site)).toEqual(before)
})

test('broken JSON, wrong types, huge bodies and bad cursors are refused by name', async () => {
  const site = await testApp()
  const client = await site.as(ROLES)
  const operations = operationsOf(site.app.swagger() as unknown as Document)
  const writes = operations.filter((o) => o.body && o.method === 'POST')
  const lists = operations.filter((o) => o.method === 'GET' && o.parameters.some((p) => p.name === 'cursor'))
  expect(writes.length).toBeGreaterThan(5)
  for (const { path } of writes) {
    const url = path.replace(/\{\w+\}/g, '5f0c2f0e-5a1e-4b6e-9f55-0d3f4a1c2b7d')
    const json = { 'content-type': 'application/json' }
    expect((await client.post(url, '{"a":', json)).status, url).toBe(400)
    expect([400, 415]).toContain((await client.post(url, '<a/>', { 'content-type': 'application/xml' })).status)
    const huge = await client.post(url, HUGE, json)
    expect(huge.status, url).toBe(413)
    expect(await client.post(url, '{"__proto__":{"x":1}}', json), url).toMatchObject({ body: { code: 'malformed' } })
  }
  for (const { path } of lists) {
    const url = path.replace(/\{\w+\}/g, '5f0c2f0e-5a1e-4b6e-9f55-0d3f4a1c2b7d')
    const answer = await client.get(`${url}?cursor=bm90IG91cnM`)
    expect([404, 422], `${url}: ${answer.text.slice(0, 200)}`).toContain(answer.status)
  }
})
