import { expect, test } from 'vitest'
import { testApp } from '../support/app.ts'

test('GET /health/ready', async () => {
  const { anonymous } = await testApp()
  expect(await anonymous.get('/health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } })
})

test('an unknown address is a problem document, and nothing is stored by caches', async () => {
  const { anonymous } = await testApp()
  const answer = await anonymous.get('/api/v1/nothing')
  expect(answer.status).toBe(404)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.body).toMatchObject({ type: 'urn:warmline:problem:not-found', status: 404, code: 'not-found' })
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('a browser gets a page instead', async () => {
  const { anonymous } = await testApp()
  const answer = await anonymous.get('/nothing', { accept: 'text/html', 'accept-language': 'zh-CN' })
  expect(answer.status).toBe(404)
  expect(answer.headers['content-type']).toContain('text/html')
  expect(answer.text).toContain('返回首页')
})

test('broken JSON is a clear 400', async () => {
  const { anonymous } = await testApp()
  const answer = await anonymous.post('/api/v1/session', '{"name":', { 'content-type': 'application/json' })
  expect(answer.status).toBe(400)
  expect(answer.body.code).toBe('malformed')
  expect(answer.text).not.toContain('at ')
})

test('a field that is missing or unknown is named, in words for people', async () => {
  const { anonymous } = await testApp()
  const answer = await anonymous.post('/api/v1/session', { name: 'somebody', pasword: 'typed wrongly' })
  expect(answer.status).toBe(422)
  expect(answer.body.errors).toEqual([
    { path: 'body.password', message: 'is needed' },
    { path: 'body.pasword', message: 'is no field of this request' },
  ])
})

test('GET /openapi.json is OpenAPI 3.1, readable from other sites', async () => {
  const { anonymous } = await testApp()
  const answer = await anonymous.get('/openapi.json', { origin: 'https://example.org' })
  expect(answer.status).toBe(200)
  expect(answer.body.openapi).toBe('3.1.0')
  expect(answer.headers['access-control-allow-origin']).toBe('*')
})

test('GET /reference is a page', async () => {
  const { anonymous } = await testApp()
  expect((await anonymous.get('/reference/', { accept: 'text/html' })).status).toBe(200)
})

test('GET /metrics counts by route pattern, and only for the loopback address', async () => {
  const { anonymous, app } = await testApp()
  await anonymous.get('/health/ready')
  const answer = await anonymous.get('/metrics')
  expect(answer.status).toBe(200)
  expect(answer.text).toMatch(
    /warmline_http_request_seconds_count\{method="GET",route="\/health\/ready",status="2xx"\} 1/,
  )
  const elsewhere = await app.inject({ url: '/metrics', remoteAddress: '192.0.2.1' })
  expect(elsewhere.statusCode).toBe(403)
})

test('security headers are on every answer', async () => {
  const { anonymous } = await testApp()
  const { headers } = await anonymous.get('/health/live')
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['x-content-type-options']).toBe('nosniff')
})
