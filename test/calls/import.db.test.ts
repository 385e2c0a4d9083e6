// Old call logs: a look first, then all rows or none; scrubbed, counted, searched, and alerting nobody.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { indexBatch } from '../../src/calls/search/index-calls.ts'
import { alerts, calls } from '../../src/calls/tables.ts'
import { envOf, run } from '../commands/terminal.ts'
import { xlsxOf } from '../people/import/files.ts'
import type { DatabaseSite } from '../support/database.ts'
import { callSite } from './call-site.ts'

const CSV = { 'content-type': 'text/csv' }
const HEADER = '开始时间,通话分钟,咨询员编号,来电类别,问题分类,风险等级,性别,年龄,摘要,来电号码'
const GOOD = [
  '2026-05-01 02:50,35,counsellor,心理咨询,P03.1;P13,高危,女,34,"失眠两周,电话 13812345678",13812345678',
  '2026年5月2日 21:05,12,,沉默来电,,,,,,',
  '2025/6/1 08:00,20,colleague,Counselling,婚姻,R1,male,14-17,旧记录里写过失眠,',
]
const file = (...rows: string[]) => Buffer.from([HEADER, ...rows].join('\n'))

test('POST /api/v1/lines/:id/calls/import takes in an old log once, without its numbers and without alarm', async () => {
  const site = await callSite()
  const { supervisor, lineId, db, deps } = site
  const topic = (await supervisor.get(`/api/v1/lines/${lineId}/topics`)).body.items.find(
    (one: { code: string }) => one.code === 'P05',
  ).labelZh
  const bytes = file(...GOOD.map((row) => row.replace('婚姻', topic)))
  const url = `/api/v1/lines/${lineId}/calls/import`

  const dry = await supervisor.post(`${url}/dry-run`, bytes, CSV)
  expect(dry.body).toEqual({
    rows: 3,
    good: 3,
    faults: [],
    ignoredColumns: ['来电号码'],
    textsExpired: 1,
    removed: { PHONE: 1 },
  })
  expect(await db.read((read) => read.select().from(calls))).toEqual([])

  const first = await supervisor.post(url, bytes, CSV)
  expect(first.body).toEqual({ rows: 3, added: 3, known: 0, textsExpired: 1, removed: { PHONE: 1 } })
  const again = await supervisor.post(url, bytes, CSV)
  expect(again.body).toMatchObject({ added: 0, known: 3 })

  await indexBatch(deps)
  const found = (await supervisor.post('/api/v1/calls/search', { text: '失眠' })).body.items
  expect(found.length, 'the text of the older one is not kept').toBe(1)
  const call = (await supervisor.get(`/api/v1/calls/${found[0].id}`)).body
  expect(call).toMatchObject({
    startedAt: '2026-04-30T18:50:00.000Z',
    endedAt: '2026-04-30T19:25:00.000Z',
    type: 'counselling',
    memberId: site.memberIds.counsellor,
    topics: { primary: 'P03.1', context: ['P13'] },
    risk: { level: 'R3' },
    caller: { gender: 'female', ageBand: '25-34' },
    enteredLate: true,
  })
  expect(call.summary).toMatch(/失眠两周,电话 \[.+\]/)
  expect(await db.read((read) => read.select().from(alerts))).toEqual([])
  expect((await supervisor.get('/api/v1/follow-ups')).body.items).toEqual([])
  const report = await supervisor.get(`/api/v1/themes/top?line=${lineId}&period=month:2026-05&view=exact`)
  expect([report.status, report.body.total.calls], report.text).toEqual([200, 1])
  expect(site.logLines.join()).not.toContain('13812345678')
})

test('every fault of every row is named, the cell is not repeated, and nothing is taken in', async () => {
  const site = await callSite()
  const { supervisor, counsellor, stranger, lineId, db } = site
  const url = `/api/v1/lines/${lineId}/calls/import`
  const bad = file(
    '2026-13-01 02:50,35,counsellor,心理咨询,,,,,,',
    '2099-01-01 02:50,9999,王小明,哭泣,P99,很高,不明,200,=1+1,',
    '2019-01-01 08:00,10,,致谢,,,,,,',
    ',,,,,,,,x,',
  )
  const answer = await supervisor.post(url, bad, CSV)
  expect(answer.status).toBe(422)
  const faults = answer.body.faults.map(({ row, column, code }: Record<string, unknown>) => `${row} ${column} ${code}`)
  expect(faults).toEqual([
    '2 开始时间 moment',
    '3 开始时间 future',
    '3 通话分钟 number',
    '3 来电类别 code',
    '3 性别 code',
    '3 年龄 code',
    '3 问题分类 topic',
    '3 风险等级 code',
    '3 咨询员编号 counsellor',
    '3 摘要 formula',
    '4 开始时间 expired',
    '5 开始时间 missing',
    '5 来电类别 missing',
  ])
  expect(answer.text).not.toContain('王小明')
  expect(await db.read((read) => read.select().from(calls))).toEqual([])
  const refused = [
    await supervisor.post(url, Buffer.from('摘要\nx'), CSV),
    await supervisor.post(url, Buffer.from(''), CSV),
    await supervisor.post(url, { rows: [] }),
    await counsellor.post(url, file(...GOOD), CSV),
    await stranger.post(url, file(...GOOD), CSV),
  ]
  expect(refused.map(({ status }) => status)).toEqual([422, 422, 415, 403, 403])
})

test('warmline import calls reads XLSX with its dates, after a dry run', async () => {
  const site = await callSite()
  const path = join(site.deps.config.dataDir, 'old.xlsx')
  const rows = [
    ['started at', 'type', 'summary'],
    [new Date('2026-05-03T23:10:00Z'), 'Enquiry', 'Asked where to get help'],
    ['2026-05-04 07:00', 'Hung up', ''],
  ]
  writeFileSync(path, await xlsxOf(rows))
  const env = envOf({ folder: site.deps.config.dataDir, url: site.deps.config.databaseUrl } as DatabaseSite)
  expect(await run(`import calls ${path} --line psy --dry-run`, env)).toMatchObject({ code: 0, err: '' })
  expect((await site.db.read((read) => read.select().from(calls))).length).toBe(0)
  expect((await run(`import calls ${path} --line psy`, env)).out).toContain('Took in 2 calls; 0 were there already.')
  expect((await run(`import calls ${path} --line psy`, env)).out).toContain('Took in 0 calls; 2 were there already.')
  const [first] = await site.db.read((read) => read.select().from(calls).orderBy(calls.startedAt))
  expect(first?.startedAt.toUTC().toISO()).toBe('2026-05-03T15:10:00.000Z')
  expect(await run(`import calls ${path} --line nowhere`, env)).toMatchObject({ code: 1 })
})
