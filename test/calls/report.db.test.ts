import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tellOfReports } from '../../src/calls/reports/tell-overdue.ts'
import { mandatoryReportSteps } from '../../src/calls/tables.ts'
import { handoverItems } from '../../src/handover/items.ts'
import { outboxMessages } from '../../src/outbox/tables.ts'
import { type CallSite, callSite, complete } from './call-site.ts'
import { putOnDuty } from './on-duty.ts'

const URL = '/api/v1/mandatory-reports'
const ABUSE = { topics: { primary: 'P11.5' }, mandatoryReportMade: true }
const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }

async function reported(site: CallSite): Promise<{ id: string; callId: string }> {
  const { body } = await site.counsellor.post('/api/v1/calls', complete(site.lineId, ABUSE))
  const [report] = (await site.counsellor.get(URL)).body.items
  return { id: report.id, callId: body.id }
}

const told = (site: CallSite) =>
  site.db.read((read) => read.select().from(outboxMessages).where(eq(outboxMessages.kind, 'report.overdue')))

test('the abuse of a minor opens a report with its steps, which two people close', async () => {
  const site = await callSite()
  const { id, callId } = await reported(site)
  const at = (minutes: number) => site.clock.now().plus({ minutes }).toISO()

  const first = await site.colleague.get(`${URL}/${id}`)
  expect(first.body).toMatchObject({ callId, state: 'open', overdue: false, steps: [] })
  expect(first.body.missing.map((step: { kind: string; dueAt: string }) => [step.kind, step.dueAt])).toEqual([
    ['supervisor-told', '2026-05-14T03:00:00.000Z'],
    ['oral', '2026-05-14T04:00:00.000Z'],
    ['written', '2026-05-15T02:00:00.000Z'],
  ])

  const early = await site.counsellor.post(`${URL}/${id}/closing`, { outcome: 'reported' })
  expect([early.status, early.body.errors[0].path]).toEqual([422, 'outcome'])
  const steps = [
    [{ kind: 'oral' }, 422],
    [{ kind: 'reference' }, 422],
    [{ kind: 'oral', recipient: 'police', at: at(5) }, 422],
    [{ kind: 'supervisor-told' }, 200],
    [{ kind: 'oral', recipient: 'education' }, 200],
    [{ kind: 'oral', recipient: 'police', at: at(-10), note: '来电人王建国，手机13800000000' }, 200],
    [{ kind: 'written', recipient: 'police' }, 200],
    [{ kind: 'reference', reference: '受理2026-17' }, 200],
  ] as const
  for (const [step, status] of steps) {
    const answer = await site.counsellor.post(`${URL}/${id}/steps`, step)
    expect([step, answer.status]).toEqual([step, status])
  }
  const atPolice = await site.db.read((read) =>
    read.select().from(mandatoryReportSteps).where(eq(mandatoryReportSteps.recipient, 'police')),
  )
  expect(atPolice.map(({ note }) => note)).toContain('来电人[姓名1]，手机[手机号]')

  expect((await site.supervisor.post(`${URL}/${id}/closing/decision`, { confirmed: true })).status).toBe(409)
  const proposed = await site.supervisor.post(`${URL}/${id}/closing`, { outcome: 'reported' })
  expect(proposed.body.state).toBe('to-be-closed')
  expect((await site.supervisor.post(`${URL}/${id}/closing/decision`, { confirmed: true })).status).toBe(403)
  expect((await site.counsellor.post(`${URL}/${id}/closing/decision`, { confirmed: true })).status).toBe(403)
  await site.counsellor.post(`${URL}/${id}/steps`, { kind: 'note', note: '补充一句' })
  expect((await site.counsellor.get(`${URL}/${id}`)).body.state).toBe('open')
  await site.counsellor.post(`${URL}/${id}/closing`, { outcome: 'reported' })
  const closed = await site.supervisor.post(`${URL}/${id}/closing/decision`, { confirmed: true })
  expect(closed.body).toMatchObject({ state: 'closed', outcome: 'reported', dueAt: null })
  expect((await site.counsellor.post(`${URL}/${id}/steps`, { kind: 'supervisor-told' })).status).toBe(409)
  expect((await site.counsellor.get(URL)).body.items).toEqual([])
  expect((await site.counsellor.get(`${URL}?open=false`)).body.items).toHaveLength(1)
})

test('a line sets its own time for each step', async () => {
  const site = await callSite({ settings: { reportToldHours: 2, reportOralHours: 6, reportWrittenHours: 48 } })
  const { id } = await reported(site)
  const { missing, dueAt } = (await site.counsellor.get(`${URL}/${id}`)).body
  const due = ['2026-05-14T04:00:00.000Z', '2026-05-14T08:00:00.000Z', '2026-05-16T02:00:00.000Z']
  expect([dueAt, missing.map((step: { dueAt: string }) => step.dueAt)]).toEqual([due[0], due])
  const told = await site.counsellor.post(`${URL}/${id}/steps`, { kind: 'supervisor-told' })
  expect(told.body.dueAt).toBe(due[1])
})

test('who does not serve the line sees no report; another topic opens none, and a topic named later does', async () => {
  const site = await callSite()
  const { id } = await reported(site)
  expect((await site.stranger.get(URL)).body.items).toEqual([])
  expect((await site.stranger.get(`${URL}/${id}`)).status).toBe(403)
  expect((await site.stranger.post(`${URL}/${id}/steps`, { kind: 'supervisor-told' })).status).toBe(403)
  const draft = await site.counsellor.post('/api/v1/calls', { lineId: site.lineId, topics: { primary: 'P01.1' } })
  expect((await site.counsellor.get(URL)).body.items).toHaveLength(1)
  await site.counsellor.patch(`/api/v1/calls/${draft.body.id}`, { topics: { primary: 'P11.5' } })
  await site.counsellor.patch(`/api/v1/calls/${draft.body.id}`, { topics: { primary: 'P11.5', others: ['P01.1'] } })
  expect((await site.counsellor.get(URL)).body.items).toHaveLength(2)
})

test('the supervisor on duty hears of an overdue step, then the coordinators too; hand-overs carry it', async () => {
  const site = await callSite()
  await site.as('coordinator')
  const { id } = await reported(site)
  const { shiftId } = await putOnDuty(site, {
    memberId: site.memberIds.supervisor,
    lineId: site.lineId,
    role: 'supervisor',
    end: '2026-05-14T20:00:00Z',
  })
  const run = () => tellOfReports.run(site.deps, new AbortController().signal)
  await run()
  expect(await told(site)).toEqual([])
  site.clock.set('2026-05-14T03:00:01Z')
  await run()
  await run()
  const [message, ...more] = await told(site)
  expect(more).toEqual([])
  expect(message).toMatchObject({ data: { reportId: id, reach: 'supervisor' }, path: `/reports/${id}` })
  expect(message?.mailTo).toEqual([site.supervisor.accountId])
  site.clock.set('2026-05-14T04:01:00Z')
  await run()
  expect((await told(site)).map(({ data }) => data['reach']).toSorted()).toEqual(['coordinator', 'supervisor'])

  const shift = { lineId: site.lineId, shiftId, start: site.clock.now(), end: site.clock.now().plus({ hours: 4 }) }
  const items = await site.db.read((read) => handoverItems(read, shift, site.clock.now()))
  expect(items.reports).toEqual([expect.objectContaining({ id, dueAt: '2026-05-14T03:00:00.000Z' })])
})

test('the page works without a script, and says what is missing', async () => {
  const site = await callSite()
  const { id, callId } = await reported(site)
  await site.counsellor.patch('/api/v1/me', { language: 'en' })
  const html = { accept: 'text/html' }
  expect((await site.counsellor.get('/reports', html)).text).toContain(`/reports/${id}`)
  expect((await site.counsellor.get(`/calls/${callId}/report`, html)).headers['location']).toBe(`/reports/${id}`)
  expect((await site.counsellor.get(`/reports/${id}`, html)).text).toContain('Reported by telephone')
  const incomplete = await site.counsellor.post(`/reports/${id}`, 'verb=step&kind=oral&note=gone', FORM)
  expect(incomplete.status).toBe(422)
  expect(incomplete.text).toContain('gone')
  const unreadable = 'verb=step&kind=oral&recipient=police&minutes=an-hour'
  const when = await site.counsellor.post(`/reports/${id}`, unreadable, FORM)
  expect([when.status, when.text.includes(' value="an-hour"')]).toEqual([422, true])
  const taken = await site.counsellor.post(`/reports/${id}`, 'verb=step&kind=oral&recipient=police&minutes=5', FORM)
  expect(taken.status).toBe(303)
  const late = await site.counsellor.post(
    `/reports/${id}`,
    'verb=propose&outcome=not-required&reason=x&revision=1',
    FORM,
  )
  expect(late.status).toBe(409)
  const proposed = await site.counsellor.post(`/reports/${id}`, 'verb=propose&outcome=not-required&reason=x', FORM)
  expect(proposed.status).toBe(303)
  expect((await site.counsellor.get(`/reports/${id}`, html)).text).toContain('You proposed this')
  expect((await site.supervisor.post(`/reports/${id}`, 'verb=close', FORM)).status).toBe(303)
  expect((await site.counsellor.get('/', html)).text).not.toContain(`/reports/${id}`)
})
