import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openHandle } from '../../src/calls/contact/contact.ts'
import { keepContactsJob } from '../../src/calls/contact/keep-contacts.ts'
import { calls, contactOpenings, sealedContacts } from '../../src/calls/tables.ts'
import { openKeyRing } from '../../src/privacy/key-file.ts'
import { resealers } from '../../src/resealers-of-features.ts'
import { rotateKeys } from '../../src/rotate-keys.ts'
import { type CallSite, callSite, complete } from './call-site.ts'
import { putOnDuty } from './on-duty.ts'

const R3 = { level: 'R3', plan: 'specific', timeFrame: 'within-72-hours' }
const PHONE = '13912345678'
const never = new AbortController().signal
const keep = (site: CallSite) => keepContactsJob.run(site.deps, never)
const rowsOf = (site: CallSite) => site.db.read((read) => read.select().from(sealedContacts))

async function withContact() {
  const site = await callSite()
  const { body: call } = await site.counsellor.post('/api/v1/calls', complete(site.lineId, { risk: R3 }))
  const url = `/api/v1/calls/${call.id}/contact`
  const stored = await site.counsellor.put(url, { kind: 'phone', handle: PHONE })
  return { ...site, site, call, url, stored }
}

test('a contact is kept for R3, or with consent, and for nobody else', async () => {
  const { stored, counsellor, colleague, lineId } = await withContact()
  expect(stored.status).toBe(200)
  // The ladder ends on 14 November; fourteen days more.
  expect(stored.body).toMatchObject({ basis: 'high-risk', expiresOn: '2026-11-28' })
  expect(stored.text).not.toContain(PHONE)
  const { body: calm } = await counsellor.post('/api/v1/calls', complete(lineId))
  const url = `/api/v1/calls/${calm.id}/contact`
  const refused = await counsellor.put(url, { kind: 'phone', handle: PHONE })
  expect(refused.status).toBe(422)
  expect(refused.text).not.toContain(PHONE)
  const agreed = await counsellor.put(url, { kind: 'wechat', handle: 'someone_here', consented: true })
  expect(agreed.body).toMatchObject({ basis: 'consent', expiresOn: '2026-05-28' })
  expect((await colleague.put(url, { kind: 'phone', handle: PHONE, consented: true })).status).toBe(404)
  expect((await counsellor.delete(url)).status).toBe(204)
  expect((await counsellor.get(url)).body.contact).toBeNull()
})

test('who takes back the consent to a call-back takes the contact with it; what is kept for a risk stays', async () => {
  const { site, counsellor, supervisor, lineId, url: ofHighRisk, call } = await withContact()
  const agreed = { consent: { callBack: 'given' } }
  const { body: draft } = await counsellor.post('/api/v1/calls', { lineId, ...agreed })
  const url = `/api/v1/calls/${draft.id}`
  const contact = { kind: 'phone', handle: PHONE }
  expect((await counsellor.put(`${url}/contact`, contact)).body.basis).toBe('consent')
  await counsellor.patch(url, { summary: '睡不着', consent: { recording: 'refused' } })
  expect((await supervisor.post(`${url}/contact/open`, { reason: '回访' })).body.handle).toBe(PHONE)

  expect((await counsellor.patch(url, { consent: { callBack: 'refused' } })).status).toBe(200)
  expect((await supervisor.post(`${url}/contact/open`, { reason: '回访' })).status).toBe(404)
  expect((await rowsOf(site)).map(({ callId }) => callId)).toEqual([call.id])
  const audited = (await (await site.as('administrator')).get('/api/v1/audit?limit=200')).text
  expect(audited).toContain('contact.withdraw')
  const refused = await counsellor.put(`${url}/contact`, { ...contact, consented: true })
  expect(refused.status).toBe(422)
  expect(refused.body.errors[0].path).toBe('consented')
  expect(refused.text).not.toContain(PHONE)

  // Closed, and amended: the same. Nobody said anything of consent but with the contact itself.
  const { body: closed } = await counsellor.post('/api/v1/calls', complete(lineId))
  const place = `/api/v1/calls/${closed.id}`
  await counsellor.put(`${place}/contact`, { ...contact, consented: true })
  const amend = (change: object) => counsellor.post(`${place}/amendments`, { reason: 'correction', ...change })
  await amend({ summary: '做噩梦' })
  expect((await counsellor.get(`${place}/contact`)).body.contact).not.toBeNull()
  await amend({ consent: { callBack: 'refused' } })
  expect((await counsellor.get(`${place}/contact`)).body.contact).toBeNull()

  const refusal = { reason: 'correction', consent: { callBack: 'refused' } }
  expect((await counsellor.post(`/api/v1/calls/${call.id}/amendments`, refusal)).status).toBe(201)
  expect((await counsellor.get(ofHighRisk)).body.contact).toMatchObject({ basis: 'high-risk' })
  expect((await counsellor.put(ofHighRisk, contact)).status).toBe(200)
})

test('a contact kept by consent is kept for the risk, once there is one, when the consent goes', async () => {
  const { counsellor, lineId } = await callSite()
  const { body: draft } = await counsellor.post('/api/v1/calls', { lineId, consent: { callBack: 'given' } })
  const url = `/api/v1/calls/${draft.id}`
  await counsellor.put(`${url}/contact`, { kind: 'phone', handle: PHONE })
  await counsellor.patch(url, { risk: R3, consent: { callBack: 'refused' } })
  expect((await counsellor.get(`${url}/contact`)).body.contact).toMatchObject({ basis: 'high-risk' })
})

test('it opens for those on duty on the line and for its supervisor, with a reason; each time is shown', async () => {
  const { site, url, counsellor, colleague, supervisor, stranger, memberIds, lineId, call, db } = await withContact()
  const reason = { reason: '24小时随访，家属 13812345678' }
  expect((await colleague.post(`${url}/open`, reason)).status).toBe(403)
  expect((await stranger.post(`${url}/open`, reason)).status).toBe(404)
  await putOnDuty(site, { memberId: memberIds.colleague, lineId, role: 'counsellor' })
  expect((await colleague.post(`${url}/open`, { reason: ' ' })).status).toBe(422)
  const opened = await colleague.post(`${url}/open`, reason)
  expect(opened.body).toEqual({ kind: 'phone', handle: PHONE })
  expect(opened.headers['cache-control']).toBe('no-store')
  expect((await supervisor.post(`${url}/open`, { reason: 'check' })).status).toBe(200)
  const { items } = (await supervisor.get('/api/v1/contact-openings')).body
  expect(items).toHaveLength(2)
  expect(items.find((each: { openedAs: string }) => each.openedAs === 'on-duty')).toMatchObject({
    callId: call.id,
    openedBy: colleague.accountId,
    reason: '24小时随访，家属 [手机号]',
    seenAt: null,
  })
  expect((await stranger.get('/api/v1/contact-openings')).body.items).toEqual([])
  expect((await counsellor.get('/api/v1/contact-openings')).status).toBe(403)
  expect((await stranger.post(`/api/v1/contact-openings/${items[0].id}/seen`)).status).toBe(404)
  expect((await supervisor.post(`/api/v1/contact-openings/${items[0].id}/seen`)).status).toBe(204)
  expect((await supervisor.get('/api/v1/contact-openings')).body.items).toHaveLength(1)
  const [row] = await rowsOf(site)
  expect(JSON.stringify(row)).not.toContain(PHONE)
  expect(site.logLines.join()).not.toContain(PHONE)
  const audited = (await (await site.as('administrator')).get('/api/v1/audit?limit=200')).text
  expect(audited).toContain('contact.open')
  expect(audited).not.toContain(PHONE)
  await db.read(async (read) => expect(await read.$count(contactOpenings)).toBe(2))
})

test('the expiry follows the ladder, and the contact is sealed anew under the key of its new month', async () => {
  const { site, supervisor, url } = await withContact()
  const [before] = await rowsOf(site)
  const ladder = (await supervisor.get('/api/v1/follow-ups')).body.items
  for (const { id } of ladder) await supervisor.post(`/api/v1/follow-ups/${id}/not-needed`, { note: '已住院' })
  await keep(site)
  const [after] = await rowsOf(site)
  expect(before?.keyId).toContain('sealing-2026-11')
  expect(after?.keyId).toContain('sealing-2026-05')
  expect(after?.expiresOn).toBe('2026-05-28')
  expect((await supervisor.post(`${url}/open`, { reason: 'check' })).body.handle).toBe(PHONE)
})

test('never longer than 220 days after the call', async () => {
  const site = await callSite({ settings: { followUpLadder: ['P1Y'] } })
  const { body: call } = await site.counsellor.post('/api/v1/calls', complete(site.lineId, { risk: R3 }))
  const stored = await site.counsellor.put(`/api/v1/calls/${call.id}/contact`, { kind: 'phone', handle: PHONE })
  expect(stored.body.expiresOn).toBe('2026-12-20')
})

test('when its month is over nobody can open it, not even from an old backup with the keys of today', async () => {
  const { site, url, db, clock } = await withContact()
  const [old] = await rowsOf(site)
  if (!old) throw new Error('no contact')
  expect(openHandle(site.deps.keys, old, old.sealed)?.handle).toBe(PHONE)
  clock.set('2026-11-29T01:00:00Z')
  await keep(site)
  expect(await rowsOf(site)).toEqual([])
  expect(openHandle(site.deps.keys, old, old.sealed)?.handle).toBe(PHONE)
  clock.set('2026-12-01T01:00:00Z')
  await keep(site)
  // The row comes back with the backup; its key does not.
  await db.write('restore', (tx) => tx.insert(sealedContacts).values(old).returning())
  expect(openHandle(site.deps.keys, old, old.sealed)).toBeUndefined()
  expect(openHandle(openKeyRing(site.deps.config), old, old.sealed)).toBeUndefined()
  const supervisor = await site.signIn('supervisor', 'supervisor')
  expect((await supervisor.post(`${url}/open`, { reason: 'check' })).status).toBe(410)
})

test('on legal hold a contact moves on to a later month in time', async () => {
  const { site, url, db, clock, call } = await withContact()
  await db.write('hold', (tx) => tx.update(calls).set({ legalHold: true }).where(eq(calls.id, call.id)).returning())
  for (const at of ['2026-11-20T01:00:00Z', '2026-12-10T01:00:00Z', '2027-01-05T01:00:00Z']) {
    clock.set(at)
    await keep(site)
  }
  const supervisor = await site.signIn('supervisor', 'supervisor')
  expect((await supervisor.post(`${url}/open`, { reason: 'court' })).body.handle).toBe(PHONE)
  const ids = site.deps.keys.list().filter(({ purpose }) => purpose === 'sealing')
  expect(ids.map(({ window }) => window).every((month) => (month ?? '') >= '2027-01')).toBe(true)
})

test('keys are rotated while the service runs: contacts open, old copies do not, callers are still known', async () => {
  const { site, url, supervisor, counsellor, lineId, stored } = await withContact()
  expect(stored.status).toBe(200)
  const phone = '13712345678'
  await counsellor.post('/api/v1/calls', { ...complete(lineId), phone })
  const [old] = await rowsOf(site)
  copyFileSync(site.deps.config.keyFile, join(site.deps.config.dataDir, 'keys-before.json'))
  const options = { resealers, forgetCallers: false, wait: async () => undefined }
  const purposes = ['audit', 'idempotency', 'cursor', 'address', 'outbox', 'sealing', 'caller'] as const
  const done = await rotateKeys(site.deps, purposes, options)
  expect(done.find(({ purpose }) => purpose === 'sealing')).toMatchObject({ replaced: 1, sealed: 1, destroyed: 1 })
  expect((await supervisor.post(`${url}/open`, { reason: 'check' })).body.handle).toBe(PHONE)
  if (old) expect(openHandle(site.deps.keys, old, old.sealed)).toBeUndefined()
  const lookUp = { lineId, phone }
  expect((await counsellor.post('/api/v1/callers/lookup', lookUp)).body.calls).toBe(1)
  const { body: second } = await counsellor.post('/api/v1/calls', { ...complete(lineId), phone })
  const episodes = await site.db.read((read) => read.select({ id: calls.id, episode: calls.episodeId }).from(calls))
  expect(new Set(episodes.filter(({ episode }) => episode !== null).map(({ episode }) => episode)).size).toBe(2)
  expect(second.id).toBeDefined()
  await rotateKeys(site.deps, ['caller'], { ...options, forgetCallers: true })
  expect((await counsellor.post('/api/v1/callers/lookup', lookUp)).body.calls).toBe(0)
})
