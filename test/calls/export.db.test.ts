// What leaves as a file: the call log for those who supervise the line, counts by the rules for everybody else.
import excel from 'exceljs'
import { expect, test } from 'vitest'
import { auditEntries } from '../../src/access/tables.ts'
import { callSite, complete } from './call-site.ts'

const lines = (text: string) =>
  text
    .replace(/^\ufeff/, '')
    .trim()
    .split('\r\n')

test('GET /api/v1/calls/export gives the closed calls of a line as CSV, in order, and is on record', async () => {
  const site = await callSite()
  const { counsellor, supervisor, stranger, lineId, db } = site
  for (const [minute, summary] of [
    [30, '=HYPERLINK("http://x")'],
    [10, '失眠,"很久"'],
  ] as const) {
    const startedAt = `2026-05-14T01:${minute}:00Z`
    await counsellor.post('/api/v1/calls', complete(lineId, { startedAt, endedAt: '2026-05-14T01:45:00Z', summary }))
  }
  await counsellor.post('/api/v1/calls', { lineId })
  const query = `lineId=${lineId}&from=2026-05-01&to=2026-06-01`
  const plain = await supervisor.get(`/api/v1/calls/export?${query}`)
  expect(plain.headers['content-type']).toContain('text/csv')
  expect(plain.headers['content-disposition']).toBe('attachment; filename="calls-2026-05-01.csv"')
  const [header = '', first = '', second = '', ...rest] = lines(plain.text)
  expect(header.split(',').slice(0, 6)).toEqual(['编号', '开始时间', '结束时间', '咨询员编号', '渠道', '来电类别'])
  expect(first).toContain('2026-05-14 09:10,2026-05-14 09:45,counsellor,电话,心理咨询')
  expect(second).toContain('2026-05-14 09:30')
  expect([rest, plain.text.includes('失眠')]).toEqual([[], false])

  const texts = await supervisor.get(`/api/v1/calls/export?${query}&texts=true&language=en`)
  expect(texts.text).toContain('"失眠,""很久"""')
  expect(texts.text).not.toMatch(/(^|,)"?=HYPERLINK/m)
  const bad = [
    await stranger.get(`/api/v1/calls/export?${query}`),
    await counsellor.get(`/api/v1/calls/export?${query}`),
    await supervisor.get(`/api/v1/calls/export?lineId=${lineId}&from=2024-01-01&to=2026-06-01`),
    await supervisor.get(`/api/v1/calls/export?lineId=${lineId}&from=2026-06-01&to=2026-06-01`),
  ]
  expect(bad.map(({ status }) => status)).toEqual([403, 403, 422, 422])
  const entries = await db.read((read) => read.select().from(auditEntries))
  expect(entries.map(({ action }) => action).filter((action) => action.startsWith('call.export'))).toEqual([
    'call.export',
    'call.export-texts',
  ])
})

test('an export in XLSX opens in a spreadsheet, over several pages of calls', async () => {
  const site = await callSite()
  const { deps, lineId, supervisor } = site
  const csv = ['开始时间,来电类别', ...Array.from({ length: 1_205 }, (_, n) => `2026-05-0${1 + (n % 9)} 08:00,致谢`)]
  const url = `/api/v1/lines/${lineId}/calls/import`
  await supervisor.post(url, Buffer.from(csv.join('\n')), { 'content-type': 'text/csv' })
  const answer = await site.app.inject({
    url: `/api/v1/calls/export?lineId=${lineId}&from=2026-05-01&to=2026-06-01&format=xlsx`,
    headers: { cookie: supervisor.cookie },
  })
  const workbook = new excel.Workbook()
  await workbook.xlsx.load(answer.rawPayload as unknown as ArrayBuffer)
  const sheet = workbook.getWorksheet('来电记录')
  expect([answer.statusCode, sheet?.rowCount]).toEqual([200, 1_206])
  expect(sheet?.getCell('F2').value).toBe('致谢')
  expect(deps.config.dataDir).toBeTruthy()
})

test('the monthly form is exact for the line’s supervisor, and by the rules for a coordinator', async () => {
  const site = await callSite()
  const { supervisor, counsellor, lineId } = site
  const rows = [
    '2026-05-01 08:00,心理咨询,P03.1,R1,10,counsellor,否',
    ...Array.from({ length: 11 }, () => '2026-05-02 09:00,反复来电,P03,R0,12,colleague,是'),
    ...Array.from({ length: 4 }, () => '2026-05-03 09:00,心理咨询,P02,R3,40,counsellor,否'),
    '2026-05-03 09:00,沉默来电,,,,,',
    '2026-04-30 23:59,心理咨询,P05,R0,1,counsellor,否',
  ]
  const csv = ['开始时间,来电类别,问题分类,风险等级,等候秒数,咨询员编号,困难来电', ...rows].join('\n')
  const url = `/api/v1/lines/${lineId}/calls/import`
  const done = await supervisor.post(url, Buffer.from(csv), { 'content-type': 'text/csv' })
  expect(done.status, done.text).toBe(200)

  const form = `/api/v1/themes/monthly-form?line=${lineId}&month=month:2026-05`
  expect((await supervisor.get(form)).body).toMatchObject({
    rules: 'exact',
    total: 17,
    answered: 17,
    answerRate: 100,
    answeredInTime: 75,
    crisis: 4,
    difficult: 11,
    repeat: 11,
    topics: [
      { code: 'P02', calls: 4 },
      { code: 'P03', calls: 12 },
    ],
    staff: [
      { tier: 'committee-member', people: 0, calls: 0 },
      { tier: 'allied-organisation', people: 0, calls: 0 },
      { tier: 'expert', people: 0, calls: 0 },
      { tier: 'volunteer', people: 2, calls: 16 },
    ],
  })
  const coordinator = await site.as('coordinator')
  expect((await coordinator.get(form)).body).toMatchObject({
    rules: 'disclosure-1',
    total: 15,
    answerRate: null,
    crisis: '*',
    difficult: 10,
    topics: [
      { code: 'P02', calls: '*' },
      { code: 'P03', calls: 10 },
    ],
  })
  expect((await coordinator.get(`${form}&view=exact`)).status).toBe(403)
  expect((await counsellor.get(form)).status).toBe(403)
  const file = await coordinator.get(`/api/v1/themes/monthly-form/file?line=${lineId}&month=month:2026-05&format=csv`)
  expect(lines(file.text)).toEqual(expect.arrayContaining(['来电总数,15,', '高度危机来电,*,', 'P02 自杀与自伤,,*']))

  const counts = `/api/v1/themes/export?line=${lineId}&from=2026-04-01&to=2026-05-31&language=en`
  const exact = lines((await supervisor.get(counts)).text)
  expect(exact[0]).toBe(',,2026-04,2026-05')
  expect(exact).toEqual(expect.arrayContaining([',All,1,16', 'P02,Suicide and self-harm,0,4']))
  const shown = lines((await coordinator.get(counts)).text)
  expect(shown).toEqual(expect.arrayContaining([',All,*,15', 'P02,Suicide and self-harm,0,*']))
  const tooFar = await coordinator.get(`/api/v1/themes/export?line=${lineId}&unit=day&from=2020-01-01&to=2026-05-31`)
  expect(tooFar.status).toBe(422)
})
