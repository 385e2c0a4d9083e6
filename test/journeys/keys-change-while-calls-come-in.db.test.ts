// Keys are rotated beside two instances that take calls, seal contacts and open them: nobody notices.
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openHandle } from '../../src/calls/contact/contact.ts'
import { calls, sealedContacts } from '../../src/calls/tables.ts'
import { openKeyRing } from '../../src/privacy/key-file.ts'
import { resealers } from '../../src/resealers-of-features.ts'
import { type Rotated, rotateKeys } from '../../src/rotate-keys.ts'
import { callSite, complete } from '../calls/call-site.ts'
import type { Client } from '../support/app.ts'

const ALL: readonly Rotated[] = ['audit', 'idempotency', 'cursor', 'address', 'outbox', 'sealing', 'caller']
const R3 = { level: 'R3', plan: 'specific', timeFrame: 'within-72-hours' }
const CALLER = '13712345678'
/** Instances look at the key file once a second. */
const HEARD_OF = 1_100
const BETWEEN_CALLS = 30

test('keys change while calls come in on two instances: contacts open, callers are known, the old key opens nothing', async () => {
  const site = await callSite()
  const { lineId, counsellor, memberIds } = site
  const other = await site.another()
  const elsewhere = await other.as('counsellor', { memberId: memberIds.counsellor, accountId: counsellor.accountId })
  const handles = new Map<string, string>()
  const failures: string[] = []
  let number = 0
  const must = (what: string, status: number, wanted: number) => {
    if (status !== wanted) failures.push(`${what}: ${status}`)
  }
  const take = async (client: Client) => {
    const handle = `139${String(++number).padStart(8, '0')}`
    const key = { 'idempotency-key': `call-${number}` }
    const send = () => client.post('/api/v1/calls', complete(lineId, { risk: R3, phone: CALLER }), key)
    const [made, again] = [await send(), await send()]
    must('call', made.status, 201)
    must('the same call again', Number(again.body.id === made.body.id), 1)
    must('contact', (await client.put(`/api/v1/calls/${made.body.id}/contact`, { kind: 'phone', handle })).status, 200)
    handles.set(made.body.id, handle)
  }
  const open = async (client: Client, id: string) =>
    (await client.post(`/api/v1/calls/${id}/contact/open`, { reason: 'follow-up' })).body.handle
  const supervisors = [
    site.supervisor,
    await other.as('supervisor', { memberId: memberIds.supervisor, accountId: site.supervisor.accountId }),
  ]
  await take(counsellor)
  await take(elsewhere)
  const [before] = await site.db.read((read) => read.select().from(sealedContacts))

  let over = false
  const traffic = async (client: Client, supervisor: Client | undefined) => {
    while (!over) {
      await take(client)
      await pause(BETWEEN_CALLS)
      const [id, handle] = [...handles].at(-1) ?? ['', '']
      if (supervisor) must('open', Number((await open(supervisor, id)) === handle), 1)
    }
  }
  const busy = [traffic(counsellor, supervisors[0]), traffic(elsewhere, supervisors[1])]
  const command = await site.another()
  const wait = () => pause(HEARD_OF)
  const done = await rotateKeys(command.deps, ALL, { resealers, forgetCallers: false, wait }).finally(() => {
    over = true
  })
  await Promise.all(busy)
  await take(elsewhere)

  expect(failures).toEqual([])
  const sealing = done.find(({ purpose }) => purpose === 'sealing')
  expect(sealing).toMatchObject({ replaced: 1, destroyed: 1 })
  expect(sealing?.sealed).toBeGreaterThanOrEqual(2)
  const contacts = await site.db.read((read) => read.select().from(sealedContacts))
  expect(contacts.length).toBe(handles.size)
  expect(new Set(contacts.map(({ keyId }) => keyId)).size).toBe(1)
  expect(contacts[0]?.keyId).not.toBe(before?.keyId)
  for (const { deps } of [site, other]) {
    const onDisk = openKeyRing(deps.config)
    if (before) expect(openHandle(onDisk, before, before.sealed)).toBeUndefined()
    for (const contact of contacts) {
      expect(openHandle(deps.keys, contact, contact.sealed)?.handle).toBe(handles.get(contact.callId))
    }
  }
  const episodes = await site.db.read((read) => read.select({ id: calls.episodeId }).from(calls))
  expect(new Set(episodes.map(({ id }) => id)).size).toBe(1)
  for (const client of [counsellor, elsewhere]) {
    const known = await client.post('/api/v1/callers/lookup', { lineId, phone: CALLER })
    expect(known.body.calls).toBe(handles.size)
  }
})
