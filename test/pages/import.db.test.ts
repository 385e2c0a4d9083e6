// An old call log from a page: looked at first, taken in from the same file, and nothing of it kept or shown.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { calls } from '../../src/calls/tables.ts'
import type { Client } from '../support/app.ts'
import { locationOf, pageSite, submit, visit } from './page-site.ts'

const HEADER = '开始时间,来电类别,摘要,来电号码'
const GOOD = '2026-05-01 02:50,心理咨询,"失眠两周,电话 13812345678",13912345678'

/** What a browser sends for a form with a file. */
function upload(client: Client, path: string, rows: readonly string[]) {
  const body = [
    '--b',
    'content-disposition: form-data; name="file"; filename="made-up.csv"',
    'content-type: text/csv',
    '',
    ...rows,
    '--b--',
    '',
  ].join('\r\n')
  const headers = { 'content-type': 'multipart/form-data; boundary=b', accept: 'text/html' }
  return client.post(path, Buffer.from(body), headers)
}

const actionsIn = (html: string) => [...html.matchAll(/action="(\/calls\/import\/[^"]+)"/g)].map(([, action]) => action)

test('a supervisor looks at an old call log, then imports the same file, and no other', async () => {
  const site = await pageSite()
  const sue = await site.person('sue')
  expect((await visit(sue, '/calls')).text).toContain('href="/calls/import"')
  const page = await visit(sue, '/calls/import')
  expect(page.text).toContain('/api/v1/calls/import/template?language=en')
  const [action = ''] = actionsIn(page.text)

  await submit(sue, '/language', { language: 'zh', next: '/' })
  const looked = await upload(sue, action, [HEADER, GOOD])
  expect(looked.status).toBe(200)
  for (const said of ['电话号码 ×1', '来电号码', '所有行均无误']) expect(looked.text).toContain(said)
  expect(looked.text).not.toMatch(/失眠|13812345678|13912345678/)
  expect(await site.deps.db.read((read) => read.select().from(calls))).toEqual([])

  const take = actionsIn(looked.text).find((each = '') => each !== action) ?? ''
  const other = await upload(sue, take, [HEADER, GOOD, GOOD])
  expect([other.status, other.text.includes('这不是刚才检查过的文件')]).toEqual([422, true])
  const done = await upload(sue, take, [HEADER, GOOD])
  expect(done.status).toBe(303)
  expect((await visit(sue, locationOf(done))).text).toContain('已导入 1 条来电。')
  const again = await upload(sue, take, [HEADER, GOOD])
  expect((await visit(sue, locationOf(again))).text).toContain('另有 1 条此前已导入')
  expect(await site.deps.db.read((read) => read.select().from(calls))).toHaveLength(1)
  expect(filesWith(site.deps.config.dataDir, '13912345678'), 'no copy of the file stays').toEqual([])
  expect(site.logLines.join()).not.toContain('13912345678')
})

test('what is wrong is said by row and column in the language of the reader, and no cell is shown', async () => {
  const site = await pageSite()
  const sue = await site.person('sue')
  const action = `/calls/import/${site.lineId}`
  await submit(sue, '/language', { language: 'zh', next: '/' })
  const bad = await upload(sue, action, [HEADER, '昨天,王小明,x,y'])
  expect(bad.text).toMatch(/<td class="number">2<\/td><th scope="row">开始时间<\/th><td>时间格式应为/)
  expect(bad.text).not.toContain('王小明')
  expect(actionsIn(bad.text), 'nothing to import').toEqual([action])
  const bare = await upload(sue, action, ['2026-05-01 02:50,王小明,13812345678'])
  expect(bare.text).toContain('缺少此列')
  expect(bare.text, 'a file without a header shows no call').not.toMatch(/王小明|13812345678/)
  for (const [rows, said] of [
    [[''], '文件没有内容'],
    [['%PDF-1.7'], '既不是 CSV 也不是 XLSX'],
    [['a'.repeat(5 * 1024 * 1024 + 1)], '文件最大 5 MB'],
  ] as const) {
    const refused = await upload(sue, action, rows)
    expect([refused.status >= 400, refused.text.includes(said)], said).toEqual([true, true])
  }
  const replayed = await submit(sue, action, {})
  expect([replayed.status, replayed.text.includes('请选择文件')]).toEqual([422, true])
})

test('only supervisors of the line import', async () => {
  const site = await pageSite()
  const [ann, sue, coordinator] = [await site.person('ann'), await site.person('sue'), await site.as('coordinator')]
  for (const client of [ann, coordinator]) {
    expect((await visit(client, '/calls/import')).status).toBe(403)
    expect((await upload(client, `/calls/import/${site.lineId}`, [HEADER, GOOD])).status).toBe(403)
  }
  expect((await upload(sue, '/calls/import/another', [HEADER, GOOD])).status).toBeGreaterThanOrEqual(403)
})

function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name)
    return statSync(path).isFile() && readFileSync(path).includes(text)
  })
}
