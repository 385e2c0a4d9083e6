// The e-mail of a high-risk call, to a real mail server: what leaves the house, and what never does.
import { expect, test } from 'vitest'
import { escalateAlerts } from '../../src/calls/alerts/escalate.ts'
import { deliverOutbox } from '../../src/outbox/deliver.ts'
import { outboxDeliveries } from '../../src/outbox/tables.ts'
import { callSite } from '../calls/call-site.ts'
import { putOnDuty } from '../calls/on-duty.ts'
import { type MailServer, mailServer } from './mail-server.ts'

const never = new AbortController().signal
const SECRET = ['想从楼上跳下去', '13812345678', 'P10.1', 'in-progress', 'R4', '张伟']

async function highRiskCall(server: MailServer, url = server.url()) {
  const env = {
    SMTP_URL: url,
    MAIL_FROM: 'Warmline <no-reply@example.org>',
    PUBLIC_URL: 'https://warmline.example.org',
  }
  const site = await callSite({ env })
  const { lineId, memberIds, supervisor, counsellor } = site
  await supervisor.put('/api/v1/me/mail-address', { address: 'supervisor@example.org' })
  await supervisor.patch('/api/v1/me', { language: 'zh' })
  await putOnDuty(site, { memberId: memberIds.supervisor, lineId, role: 'supervisor' })
  const made = await counsellor.post('/api/v1/calls', {
    lineId,
    risk: { level: 'R4', timeFrame: 'in-progress' },
    topics: { primary: 'P10.1', others: [] },
    summary: '来电者张伟说想从楼上跳下去',
    phone: '13812345678',
  })
  expect(made.status).toBe(201)
  const [alert] = (await supervisor.get('/api/v1/alerts')).body.items
  const results = async () =>
    (await site.db.read((read) => read.select().from(outboxDeliveries))).map(({ state, lastResult }) => [
      state,
      lastResult,
    ])
  return { site, alert, results, deliver: () => deliverOutbox(site.deps, never) }
}

const EXPECTED_HEADERS = [
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
]

test('of a high-risk call only a link and those words leave the house, in the language of each reader, over TLS', async () => {
  const server = await mailServer()
  const { site, alert, deliver } = await highRiskCall(server)
  const coordinator = await site.as('coordinator')
  await coordinator.put('/api/v1/me/mail-address', { address: 'coordinator@example.org' })
  await coordinator.patch('/api/v1/me', { language: 'en' })
  site.clock.advance({ minutes: 30 })
  await escalateAlerts.run(site.deps, never)
  await deliver()
  await deliver()
  const link = `https://warmline.example.org/alerts/${alert.id}`
  const said = server.received.map(({ to, secure, user, headers, text }) => [
    ...to,
    headers.get('subject'),
    text,
    secure,
    user,
  ])
  expect(said.sort()).toEqual([
    ['coordinator@example.org', 'High-risk call', `High-risk call\n${link}`, true, 'warmline'],
    ['supervisor@example.org', '高危来电', `高危来电\n${link}`, true, 'warmline'],
  ])
  for (const { headers, to, text } of server.received) {
    expect([...headers.keys()].sort()).toEqual(EXPECTED_HEADERS)
    expect([headers.get('to'), headers.get('from')]).toEqual([to[0], 'Warmline <no-reply@example.org>'])
    for (const secret of SECRET) expect([...headers.values(), text].join('\n')).not.toContain(secret)
  }
  expect(site.logLines.join('\n')).not.toMatch(/example\.org|made-up/)
})

test('a mail that is put off with 451 is tried again, later and once', async () => {
  const server = await mailServer()
  server.putOff(1)
  const { site, deliver, results } = await highRiskCall(server)
  await deliver()
  await deliver()
  expect([server.received.length, server.raw.length]).toEqual([0, 1])
  expect(await results()).toEqual([['waiting', 'Error-EMESSAGE']])
  site.clock.advance({ seconds: 6 })
  await deliver()
  await deliver()
  expect([server.received.length, server.raw.length]).toEqual([1, 2])
  expect((await results())[0]?.[0]).toBe('delivered')
})

test('nothing is sent to a server whose certificate is not trusted, nor with a wrong password; both are tried again', async () => {
  const server = await mailServer()
  const untrusted = await highRiskCall(server, server.url({ trusting: false }))
  await untrusted.deliver()
  const locked = await highRiskCall(server, server.url({ password: 'wrong' }))
  await locked.deliver()
  expect(server.raw).toEqual([])
  expect([await untrusted.results(), await locked.results()]).toEqual([
    [['waiting', expect.any(String)]],
    [['waiting', 'Error-EAUTH']],
  ])
  expect([...untrusted.site.logLines, ...locked.site.logLines].join('\n')).not.toMatch(/supervisor@|made-up|:wrong@/)
})
