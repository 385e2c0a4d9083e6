// At home, at night, on a bad network: what was sent five times is there once.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { alertSteps, alerts, calls, countDeltas, followUps } from '../../src/calls/tables.ts'
import { outboxMessages } from '../../src/outbox/tables.ts'
import { callSite, complete } from '../calls/call-site.ts'

const R3 = { level: 'R3', plan: 'specific', timeFrame: 'within-72-hours' }

test.each([
  ['with an id of its own', (id: string) => ({ body: { id }, headers: {} })],
  ['with an Idempotency-Key', (key: string) => ({ body: {}, headers: { 'idempotency-key': key } })],
])('the same call sent five times, %s, is one record with one alert and one ladder', async (_, sign) => {
  const { counsellor, lineId, db } = await callSite()
  const { body, headers } = sign(randomUUID())
  const call = { ...complete(lineId, { risk: R3 }), phone: '13812345678', ...body }
  const send = () => counsellor.post('/api/v1/calls', call, headers)
  // Three at the same moment, as impatient thumbs do; then two more after the answers were lost.
  const answers = await Promise.all([send(), send(), send()])
  for (let i = 0; i < 2; i++) answers.push(await send())
  const made = answers.filter(({ status }) => status === 201)
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
  expect(new Set(made.map(({ body }) => body.id)).size).toBe(1)
  expect(made.length).toBeGreaterThanOrEqual(3)
  const counts = await db.read(async (read) => ({
    calls: await read.$count(calls),
    alerts: await read.$count(alerts),
    steps: await read.$count(alertSteps),
    followUps: await read.$count(followUps),
    deltas: await read.$count(countDeltas),
    messages: await read.$count(outboxMessages),
  }))
  expect(counts).toEqual({ calls: 1, alerts: 1, steps: 2, followUps: 5, deltas: 1, messages: 1 })
})
