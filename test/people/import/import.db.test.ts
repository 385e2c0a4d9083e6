import { beforeEach, describe, expect, test } from 'vitest'
import { type Client, type TestSite, testApp } from '../../support/app.ts'
import { GBK, xlsxOf } from './files.ts'

let site: TestSite
let coordinator: Client

const CSV = { 'content-type': 'text/csv' }
const IMPORT = '/api/v1/members/import'
const DRY_RUN = `${IMPORT}/dry-run`
const GOOD = Buffer.from(
  '姓名,类别,编号,加入日期,值班,资质,团队\n' +
    '测试甲,志愿者,,2026-01-01,psy:咨询员,岗前培训@2025-12-01,red\n' +
    '测试乙,专家,C001,2026-01-01,psy:督导;psy:专家,,\n',
)
const BAD = Buffer.from('姓名,类别\n测试甲,志愿者\n,朋友\n')

const members = async () => (await coordinator.get('/api/v1/members')).body.items

beforeEach(async () => {
  site = await testApp({ now: '2026-05-14T02:00:00Z' })
  coordinator = await site.as('coordinator')
  const line = { code: 'psy', kind: 'psychological', nameZh: '心理援助热线', nameEn: 'Psychological line' }
  await coordinator.post('/api/v1/lines', line)
  await coordinator.post('/api/v1/teams', { code: 'red', nameZh: '红队', nameEn: 'Red', colour: '#c0392b' })
})

describe('POST /api/v1/members/import/dry-run', () => {
  test('lists every bad row and why, and keeps nothing', async () => {
    const { status, body } = await coordinator.post(DRY_RUN, BAD, CSV)
    expect(status).toBe(200)
    expect(body).toMatchObject({ rows: 2, good: 1, ignoredColumns: [] })
    expect(body.faults).toEqual([
      { row: 3, column: '姓名', code: 'missing', message: 'is missing', messageZh: '必填' },
      expect.objectContaining({ row: 3, column: '类别', code: 'tier' }),
    ])
    expect(await members()).toEqual([])
  })

  test('reads GBK, spreadsheets and forms', async () => {
    const boundary = 'x-boundary'
    const form = Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="m.csv"\r\n\r\n`),
      GOOD,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    const xlsx = await xlsxOf([
      ['Name', 'Tier', 'Joined'],
      ['Test One', 'volunteer', new Date('2026-05-01T00:00:00Z')],
    ])
    const good = async (bytes: Buffer, type: string) =>
      (await coordinator.post(DRY_RUN, bytes, { 'content-type': type })).body.good
    expect(await good(GBK, 'text/csv')).toBe(1)
    expect(await good(xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')).toBe(1)
    expect(await good(form, `multipart/form-data; boundary=${boundary}`)).toBe(2)
  })

  test('refuses what is no list of members', async () => {
    const status = async (body: Buffer, type: string) =>
      (await coordinator.post(DRY_RUN, body, { 'content-type': type })).status
    expect(await status(Buffer.from([0x50, 0x4b, 3, 4, 9, 9]), 'application/octet-stream')).toBe(422)
    expect(await status(Buffer.from([0xff, 0xff, 0xff]), 'text/csv')).toBe(422)
    expect(await status(Buffer.from('{}'), 'application/json')).toBe(415)
    expect(await status(Buffer.from('<a/>'), 'text/xml')).toBe(415)
    const form = 'multipart/form-data; boundary=b'
    const part = '--b\r\ncontent-disposition: form-data; name="file"; filename="m.csv"\r\n\r\n'
    const filled = (bytes: number) => Buffer.from(`${part}${'a'.repeat(bytes)}\r\n--b--\r\n`)
    expect(await status(Buffer.from('a\r\n'), form)).toBe(400)
    expect(await status(Buffer.from(part), form)).toBe(400)
    expect(await status(Buffer.from('--b--\r\n'), form)).toBe(422)
    expect(await status(filled(2 * 1024 * 1024), form)).toBe(422)
    expect(await status(filled(6 * 1024 * 1024), form)).toBe(413)
    expect(await status(Buffer.alloc(6 * 1024 * 1024, 'a'), 'text/csv')).toBe(413)
  })
})

describe('POST /api/v1/members/import', () => {
  test('takes in all members with what they may do', async () => {
    const { status, body } = await coordinator.post(IMPORT, GOOD, CSV)
    expect([status, body.members]).toEqual([201, 2])
    const found = await members()
    expect(found.map((each: { displayCode: string; name: string }) => [each.displayCode, each.name])).toEqual([
      ['C001', '测试乙'],
      ['C002', '测试甲'],
    ])
    const detail = await coordinator.get(`/api/v1/members/${found[1].id}`)
    expect(detail.body).toMatchObject({
      duties: [{ role: 'counsellor', from: '2026-01-01' }],
      credentials: [{ kind: 'pre-service-training', validFrom: '2025-12-01' }],
      teams: [{ from: '2026-01-01' }],
    })
  })

  test('one bad row, and nothing is taken in', async () => {
    const { status, body } = await coordinator.post(IMPORT, BAD, CSV)
    expect(status).toBe(422)
    expect(body.faults).toHaveLength(2)
    expect(body.errors[0]).toEqual({ path: 'rows.3.姓名', message: 'is missing' })
    expect(await members()).toEqual([])
  })

  test('the same Idempotency-Key takes the list in once; another list with it is refused', async () => {
    const headers = { ...CSV, 'idempotency-key': 'list-1' }
    const first = await coordinator.post(IMPORT, GOOD, headers)
    const again = await coordinator.post(IMPORT, GOOD, headers)
    const other = await coordinator.post(IMPORT, GBK, headers)
    expect([first.status, again.status, other.status]).toEqual([201, 201, 422])
    expect(again.body).toEqual(first.body)
    expect(await members()).toHaveLength(2)
  })

  test('a thousand rows at once', async () => {
    const rows = Array.from({ length: 1_000 }, (_, n) => `Test ${n},volunteer,psy:counsellor`)
    const { status, body } = await coordinator.post(IMPORT, Buffer.from(`name,tier,duties\n${rows.join('\n')}`), CSV)
    expect([status, body.members]).toEqual([201, 1_000])
  })

  test('is for those who may write people', async () => {
    for (const role of ['counsellor', 'supervisor', 'editor'] as const) {
      const client = await site.as(role)
      expect((await client.post(IMPORT, GOOD, CSV)).status).toBe(403)
      expect((await client.post(DRY_RUN, GOOD, CSV)).status).toBe(403)
    }
    expect((await site.anonymous.post(IMPORT, GOOD, CSV)).status).toBe(401)
  })
})

test('GET /api/v1/members/import/template', async () => {
  const csv = await coordinator.get(`${IMPORT}/template?format=csv`)
  expect(csv.text).toContain('姓名')
  expect(csv.headers['content-disposition']).toContain('members.csv')
  const xlsx = await coordinator.get(`${IMPORT}/template?language=en`)
  expect(xlsx.headers['content-type']).toContain('spreadsheetml')
})
