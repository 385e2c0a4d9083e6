import { expect, test } from 'vitest'
import { auditEntries, auditReasons } from '../../src/access/tables.ts'
import { rotas } from '../../src/rota/tables.ts'
import { type CallSite, callSite, complete } from './call-site.ts'
import { putOnDuty } from './on-duty.ts'

const SERVICE = '0571-85175001'
const BARE = '057185175001'
const TEXT = `转介${SERVICE}，本人手机13812345678，身份证11010519491231002X。`

async function keep(site: CallSite, keptNumbers: readonly string[] | null) {
  const coordinator = await site.as('coordinator')
  return coordinator.patch(`/api/v1/lines/${site.lineId}`, { settings: { keptNumbers } })
}

const open = (site: CallSite, lineId: string, client = site.counsellor) =>
  client.post(
    '/api/v1/calls',
    complete(lineId, { summary: TEXT, risk: { level: 'R3', plan: 'specific', timeFrame: 'within-72-hours' } }),
  )

test('a line keeps its public numbers in every text of its own, another line does not, and numbers of people go', async () => {
  const site = await callSite()
  expect((await open(site, site.lineId)).body.summary).not.toContain(SERVICE)
  expect((await keep(site, [BARE])).status).toBe(200)
  const { body: call } = await open(site, site.lineId)
  expect(call.summary).toBe(`转介${SERVICE}，本人手机[手机号]，身份证[身份证号]。`)
  expect(call.findings.map(({ type }: { type: string }) => type)).toEqual(['PHONE', 'ID_CARD'])
  expect((await open(site, site.otherLineId, site.stranger)).body.summary).not.toContain(SERVICE)

  const amended = await site.counsellor.post(`/api/v1/calls/${call.id}/amendments`, {
    reason: 'correction',
    actionTaken: `已告知${SERVICE}`,
    note: `见${SERVICE}`,
  })
  expect(amended.body).toMatchObject({ summary: call.summary, actionTaken: `已告知${SERVICE}` })
  const redaction = { text: '转介', reason: 'name' }
  expect((await site.supervisor.post(`/api/v1/calls/${call.id}/redactions`, redaction)).status).toBe(201)
  expect((await site.supervisor.get(`/api/v1/calls/${call.id}`)).body.summary).toContain(SERVICE)

  const [followUp] = (await site.counsellor.get(`/api/v1/follow-ups?lineId=${site.lineId}`)).body.items
  await site.counsellor.post(`/api/v1/follow-ups/${followUp.id}/claim`)
  const done = { outcome: 'safe', note: `改打${SERVICE}，回电13912345678` }
  const stepped = await site.counsellor.post(`/api/v1/follow-ups/${followUp.id}/done`, done)
  expect(stepped.body.note, stepped.text).toBe(`改打${SERVICE}，回电[手机号]`)

  const { shiftId } = await putOnDuty(site, {
    memberId: site.memberIds.counsellor,
    lineId: site.lineId,
    role: 'counsellor',
  })
  const note = { shiftId, note: `夜班见${SERVICE}` }
  const saved = await site.counsellor.put(`/api/v1/lines/${site.lineId}/handovers/draft`, note)
  expect(saved.text).toContain(SERVICE)
})

test('only public numbers can be kept, the change is on record, and what is taken off the list goes from then on', async () => {
  const site = await callSite()
  for (const wrong of ['13812345678', '8613812345678', '11010519491231002X', '110105194912310021', '12', 'abc']) {
    const refused = await keep(site, [wrong])
    expect([wrong, refused.status]).toEqual([wrong, 422])
  }
  await keep(site, [BARE])
  const { body: call } = await open(site, site.lineId)
  await keep(site, null)
  const changed = await site.db.read((read) => read.select({ action: auditEntries.action }).from(auditEntries))
  expect(changed.filter(({ action }) => action === 'line.change').length).toBe(2)
  const later = await site.counsellor.post(`/api/v1/calls/${call.id}/amendments`, {
    reason: 'correction',
    summary: TEXT,
  })
  expect(later.body.summary).not.toContain(SERVICE)
})

test('a line keeps its public numbers in the notes of its rotas and in reasons given for what was done with it', async () => {
  const site = await callSite()
  await keep(site, [BARE])
  const coordinator = await site.as('coordinator')
  const say = `转介${SERVICE}，本人13812345678`
  const kept = `转介${SERVICE}，本人[手机号]`
  const rota = { lineId: site.lineId, from: '2026-06-01', to: '2026-06-02', note: say }
  expect((await coordinator.post('/api/v1/rotas', rota)).status).toBe(201)
  const { body: call } = await open(site, site.lineId)
  await site.supervisor.put(`/api/v1/calls/${call.id}/legal-hold`, { held: true, reason: say })
  const notes = await site.db.read((read) => read.select({ note: rotas.note }).from(rotas))
  expect(notes).toEqual([{ note: kept }])
  const reasons = await site.db.read((read) => read.select({ text: auditReasons.text }).from(auditReasons))
  expect(reasons.map(({ text }) => text)).toContain(kept)
})

test('what is written about people keeps the public numbers of every line, and no others', async () => {
  const site = await callSite()
  expect((await keep(site, [BARE])).status).toBe(200)
  const coordinator = await site.as('coordinator')
  const member = `/api/v1/members/${site.memberIds.counsellor}`
  const said = `本周在${SERVICE}值守，私人电话13912345678`
  const stored = `本周在${SERVICE}值守，私人电话[手机号]`
  expect((await coordinator.patch(member, { note: said })).body.note).toBe(stored)
  const leave = { kind: 'leave', start: '2026-06-01T00:00:00Z', end: '2026-06-02T00:00:00Z', note: said }
  const absence = await coordinator.post(`${member}/absences`, leave)
  expect([absence.status, absence.body.note]).toEqual([201, stored])
  const credential = { kind: 'pre-service-training', validFrom: '2026-01-01', validUntil: null }
  const { body } = await coordinator.post(`${member}/credentials`, credential)
  const revoked = { validUntil: '2026-07-01', reason: said }
  expect((await coordinator.patch(`${member}/credentials/${body.id}`, revoked)).status).toBe(200)
  const reasons = await site.db.read((read) => read.select({ text: auditReasons.text }).from(auditReasons))
  expect(reasons.map(({ text }) => text)).toContain(stored)
})
