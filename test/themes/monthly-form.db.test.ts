// The monthly form for those below supervisor says no more than themes do.
import { expect, test } from 'vitest'
import { type CallSite, callSite, complete } from '../calls/call-site.ts'

const MONTH = 'month:2026-05'

async function formsOf(site: CallSite) {
  const editor = await site.as('editor')
  const form = `/api/v1/themes/monthly-form?line=${site.lineId}&month=${MONTH}`
  const counts = (facets: string) => `/api/v1/themes/counts?line=${site.lineId}&facets=${facets}&periods=${MONTH}`
  return {
    exact: (await site.supervisor.get(form)).body,
    shown: (await editor.get(form)).body,
    file: (await editor.get(form.replace('monthly-form', 'monthly-form/file').concat('&format=csv'))).text,
    counted: async (...facets: string[]) => {
      const { items } = (await editor.get(counts(facets.join(',')))).body
      return new Map(items.map((item: { facet: string; calls: unknown }) => [item.facet, item.calls]))
    },
  }
}

test('many calls of one person appear in no cell of the form', async () => {
  const site = await callSite()
  const { lineId, counsellor, supervisor } = site
  const topics = { primary: 'P11.5', others: [] }
  const call = complete(lineId, {
    type: 'repeat',
    difficult: true,
    topics,
    locality: 'local',
    waitSeconds: 9,
    phone: '13812345678',
  })
  for (let n = 0; n < 12; n++) expect((await counsellor.post('/api/v1/calls', call)).status).toBe(201)
  const silent = Array.from({ length: 9 }, () => '2026-05-03 09:00,沉默来电')
  const csv = Buffer.from(['开始时间,来电类别', ...silent].join('\n'))
  await supervisor.post(`/api/v1/lines/${lineId}/calls/import`, csv, { 'content-type': 'text/csv' })

  const { exact, shown, file } = await formsOf(site)
  expect(exact).toMatchObject({ rules: 'exact', total: 21, repeat: 12, difficult: 12, local: 12, answered: 21 })
  expect(shown).toEqual({
    rules: 'disclosure-1',
    total: '*',
    answered: '*',
    abandoned: 0,
    answerRate: null,
    answeredInTime: null,
    crisis: 0,
    difficult: '*',
    repeat: '*',
    local: '*',
    nonLocal: 0,
    types: [
      { type: 'silent', calls: 10 },
      { type: 'repeat', calls: '*' },
    ],
    topics: [{ code: 'P11', calls: '*' }],
    staff: ['committee-member', 'allied-organisation', 'expert', 'volunteer'].map((tier) => ({
      tier,
      people: Number(tier === 'volunteer'),
      calls: tier === 'volunteer' ? '*' : 0,
    })),
  })
  for (const row of ['来电总数,*,', '困难来电,*,', '反复来电,*,']) expect(file.split('\r\n')).toContain(row)
})

test('the form shows total, types and topics as themes do, withheld ones too', async () => {
  const site = await callSite()
  const { lineId, supervisor } = site
  const rows = [
    ...Array.from({ length: 20 }, () => '2026-05-01 08:00,心理咨询,P03.1,R0,是'),
    ...Array.from({ length: 14 }, () => '2026-05-02 08:00,反复来电,P01,R0,否'),
    ...Array.from({ length: 7 }, () => '2026-05-03 08:00,心理咨询,P05,R1,否'),
    ...Array.from({ length: 2 }, () => '2026-05-03 08:00,代他人来电,P03.1,R0,否'),
    ...Array.from({ length: 11 }, () => '2026-05-04 08:00,沉默来电,,,否'),
  ]
  const csv = Buffer.from(['开始时间,来电类别,问题分类,风险等级,困难来电', ...rows].join('\n'))
  const done = await supervisor.post(`/api/v1/lines/${lineId}/calls/import`, csv, { 'content-type': 'text/csv' })
  expect(done.status, done.text).toBe(200)

  const { exact, shown, counted } = await formsOf(site)
  expect(exact).toMatchObject({ total: 54, difficult: 20, answerRate: 100 })
  const themes = await counted(
    'all',
    'topic:P01',
    'topic:P03',
    'topic:P05',
    'type:counselling',
    'type:repeat',
    'type:third-party',
  )
  expect([...themes.values()]).toEqual([45, '*', 20, '*', '*', '*', '*'])
  expect(shown).toMatchObject({
    total: 45,
    answered: 55,
    answerRate: 100,
    difficult: 20,
    repeat: '*',
    types: [
      { type: 'counselling', calls: '*' },
      { type: 'silent', calls: 10 },
      { type: 'repeat', calls: '*' },
      { type: 'third-party', calls: '*' },
    ],
    topics: [
      { code: 'P01', calls: '*' },
      { code: 'P03', calls: 20 },
      { code: 'P05', calls: '*' },
    ],
  })
})
