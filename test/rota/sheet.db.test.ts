// The rota as a table to print: files and page, in both languages, in final duty, with real hours.
import excel from 'exceljs'
import { expect, test } from 'vitest'
import type { Client } from '../support/app.ts'
import { type RotaSite, rotaSite } from './rota-site.ts'

/** Rows of cells; none of the cells here has a comma or a quote in it unless it is quoted. */
const cellsOf = (text: string): readonly (readonly string[])[] =>
  text
    .replace(/^\ufeff/, '')
    .trim()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].slice(0, -1).map(([, whole, quoted]) => quoted ?? whole ?? ''),
    )

async function csv(client: Client, rotaId: string, language: 'zh' | 'en') {
  const answer = await client.get(`/api/v1/rotas/${rotaId}/sheet?format=csv&language=${language}`)
  expect(answer.status, answer.text.slice(0, 500)).toBe(200)
  const [head = [], ...rows] = cellsOf(answer.text)
  const cell = (day: string, column: string) => rows.find(([first]) => first === day)?.[head.indexOf(column)]
  return { head, rows, cell, answer }
}

/** The first days of October 2026: a national holiday, and two counsellors at 08:00 of its first. */
async function holidayRota(): Promise<RotaSite & { rotaId: string; shiftId: string }> {
  const site = await rotaSite({ now: '2026-09-20T02:00:00Z' })
  const rotaId = await site.draft('2026-09-30', '2026-10-03')
  const shiftId = await site.shift(rotaId, '2026-10-01', 'seat-08')
  for (const code of ['C1', 'C2']) expect((await site.assign(rotaId, shiftId, code)).status).toBe(201)
  return { ...site, rotaId, shiftId }
}

const publish = async ({ coordinator }: RotaSite, rotaId: string) => {
  const { status } = await coordinator.post(`/api/v1/rotas/${rotaId}/publish`, { override: { reason: 'made up' } })
  expect(status).toBe(200)
}

test('GET /api/v1/rotas/{id}/sheet has a row a day, with weekday and holiday, and a column a shift and role', async () => {
  const site = await holidayRota()
  await publish(site, site.rotaId)
  const member = await site.as('counsellor', { memberId: site.member('C1') })
  const zh = await csv(member, site.rotaId, 'zh')
  expect(zh.answer.headers['content-type']).toContain('text/csv')
  expect(zh.answer.headers['content-disposition']).toBe('attachment; filename="rota-2026-09-30.csv"')
  expect(zh.head.slice(0, 5)).toEqual(['日期', '星期', '节假日', '咨询员 00:00–04:00', '咨询员 04:00–08:00'])
  expect(zh.head.slice(9)).toEqual([
    '督导 08:00–20:00',
    '督导 20:00–08:00',
    '备班专家 08:00–20:00',
    '备班专家 20:00–08:00',
  ])
  expect(zh.rows.map((row) => row.slice(0, 3))).toEqual([
    ['2026-09-30', '周三', ''],
    ['2026-10-01', '周四', '节假日'],
    ['2026-10-02', '周五', '节假日'],
  ])
  expect(zh.cell('2026-10-01', '咨询员 08:00–12:00')).toBe('C1、C2')
  expect(zh.cell('2026-10-01', '督导 08:00–20:00')).toBe('缺 1 人')
  const en = await csv(site.coordinator, site.rotaId, 'en')
  expect(en.head.slice(0, 4)).toEqual(['Date', 'Weekday', 'Kind of day', 'Counsellor 00:00–04:00'])
  expect(en.cell('2026-10-01', 'Kind of day')).toBe('holiday')
  expect(en.cell('2026-10-01', 'Counsellor 08:00–12:00')).toBe('Made-up C1, Made-up C2')
  expect(en.cell('2026-10-02', 'Counsellor 08:00–12:00')).toBe('2 missing')
})

test('it is final duty: a change after publication is in it', async () => {
  const site = await holidayRota()
  await publish(site, site.rotaId)
  const { body } = await site.coordinator.get(`/api/v1/rotas/${site.rotaId}`)
  const { assignments } = body.shifts.find(({ id }: { id: string }) => id === site.shiftId)
  const { id } = assignments.find(({ memberId }: { memberId: string }) => memberId === site.member('C2'))
  const to = { memberId: site.member('C5'), override: { reason: 'made up' } }
  const changed = await site.coordinator.post(`/api/v1/rotas/${site.rotaId}/assignments/${id}/replace`, to)
  expect(changed.status, changed.text).toBeLessThan(300)
  const member = await site.as('counsellor', { memberId: site.member('C1') })
  const { cell } = await csv(member, site.rotaId, 'zh')
  expect(cell('2026-10-01', '咨询员 08:00–12:00')?.split('、').sort()).toEqual(['C1', 'C5'])
})

test('the workbook is for A4, landscape, one page wide, with the same cells', async () => {
  const site = await holidayRota()
  await publish(site, site.rotaId)
  const response = await site.app.inject({
    url: `/api/v1/rotas/${site.rotaId}/sheet`,
    headers: { cookie: site.coordinator.cookie },
  })
  expect(response.headers['content-disposition']).toBe('attachment; filename="rota-2026-09-30.xlsx"')
  const workbook = new excel.Workbook()
  await workbook.xlsx.load(new Uint8Array(response.rawPayload).buffer)
  const sheet = workbook.getWorksheet('值班表')
  expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 })
  expect(sheet?.pageSetup.printTitlesRow).toBe('1:1')
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', xSplit: 3, ySplit: 1 })
  expect(sheet?.headerFooter.oddHeader).toContain('psy值班表 2026年9月30日 至 2026年10月2日')
  const { head, rows } = await csv(site.coordinator, site.rotaId, 'zh')
  const seen = [1, 2, 3, 4].map((n) => head.map((_, i) => sheet?.getRow(n).getCell(i + 1).text))
  expect(seen).toEqual([head, ...rows])
})

test('a make-up workday is marked', async () => {
  const site = await rotaSite({ now: '2026-09-01T02:00:00Z' })
  const rotaId = await site.draft('2026-09-19', '2026-09-21')
  const { rows } = await csv(site.coordinator, rotaId, 'zh')
  expect(rows.map((row) => row.slice(0, 3))).toEqual([
    ['2026-09-19', '周六', ''],
    ['2026-09-20', '周日', '调休上班'],
  ])
})

test.each([
  ['2026-10-24', '2026-10-25', '2026-10-27', '2026-10-12T08:00:00Z', '5 h', '13 h'],
  ['2026-03-28', '2026-03-29', '2026-03-31', '2026-03-10T08:00:00Z', '3 h', '11 h'],
])(
  'on the night of %s the clocks change: the sheet says how long it really is',
  async (eve, day, to, now, seat, onCall) => {
    const site = await rotaSite({ now, zone: 'Europe/Berlin' })
    const rotaId = await site.draft(eve, to)
    const night = await site.shift(rotaId, day, 'seat-00')
    expect((await site.assign(rotaId, night, 'C1')).status).toBe(201)
    await publish(site, rotaId)
    const member = await site.as('counsellor', { memberId: site.member('C1') })
    const { cell, head } = await csv(member, rotaId, 'en')
    expect(head.filter((name) => name.startsWith('Counsellor'))).toHaveLength(6)
    expect(cell(day, 'Counsellor 00:00–04:00')).toBe(`C1 ※, 1 missing (00:00–04:00, ${seat}) ※ C1: alone in the shift`)
    expect(cell(eve, 'Supervisor 20:00–08:00')).toBe(`1 missing (20:00–08:00, ${onCall})`)
    expect(cell(eve, 'Counsellor 00:00–04:00')).toBe('2 missing')
  },
)

test('a draft is for coordinators, and says so', async () => {
  const site = await holidayRota()
  const member = await site.as('counsellor', { memberId: site.member('C1') })
  for (const path of [`/api/v1/rotas/${site.rotaId}/sheet`, `/rotas/${site.rotaId}/print`]) {
    expect((await member.get(path)).status).toBe(404)
  }
  const { text } = await site.coordinator.get(`/rotas/${site.rotaId}/print`)
  expect(text).toContain('Draft, not published')
  expect(text).toContain('Made-up C1, Made-up C2')
})

test('GET /rotas/{id}/print is one plain table without a script, in both languages, and the month leads to it', async () => {
  const site = await holidayRota()
  await publish(site, site.rotaId)
  const member = await site.as('counsellor', { memberId: site.member('C1') })
  const month = await member.get('/rota/psy/2026-10', { accept: 'text/html' })
  expect(month.text).toContain(`href="/rotas/${site.rotaId}/print"`)
  const en = await member.get(`/rotas/${site.rotaId}/print`, { accept: 'text/html' })
  expect(en.text).not.toMatch(/<script| style="| on[a-z]+="/)
  expect(en.text.match(/<tr/g)).toHaveLength(2 + 3)
  expect(en.text).toContain('<td>C1, C2</td>')
  expect(en.text).toContain('<span class="note"> holiday</span>')
  expect(en.text).not.toContain('Made-up')
  const zh = await member.get(`/rotas/${site.rotaId}/print?language=zh`, { accept: 'text/html' })
  expect(zh.text).toContain('<html lang="zh-CN">')
  expect(zh.text).toContain('psy值班表')
  const style = /href="(\/static\/paper\.css[^"]*)"/.exec(zh.text)?.[1] ?? ''
  expect((await site.anonymous.get(style)).text).toContain('a4 landscape')
})

test('the sheet needs the right to read rotas, and names a wrong format', async () => {
  const site = await holidayRota()
  const path = `/api/v1/rotas/${site.rotaId}/sheet`
  expect((await site.anonymous.get(path)).status).toBe(401)
  expect((await site.coordinator.get(`${path}?format=pdf`)).status).toBe(422)
  expect((await site.coordinator.get('/api/v1/rotas/00000000-0000-4000-8000-000000000000/sheet')).status).toBe(404)
})
