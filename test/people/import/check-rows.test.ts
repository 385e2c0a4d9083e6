import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRows, type Known } from '../../../src/people/import/check-rows.ts'
import { COLUMNS, headerOf } from '../../../src/people/import/columns.ts'
import { csvTemplate } from '../../../src/people/import/template.ts'
import { readCsv } from '../../../src/sheets/read-csv.ts'

const unit = { retiredOn: null }
const known: Known = {
  today: '2026-05-14',
  lines: new Map([
    ['psy', 'line-psy'],
    ['health', 'line-health'],
  ]),
  organisations: [{ id: 'bloom', code: 'bloom', nameZh: '花开中心', nameEn: 'Bloom', ...unit }],
  teams: [
    { id: 'red', code: 'red', nameZh: '红队', nameEn: 'Red', ...unit },
    { id: 'old', code: 'old', nameZh: '旧队', nameEn: 'Old', retiredOn: '2025-01-01' },
  ],
  displayCodes: new Set(['C001']),
}

test('reads Chinese and English headers and words alike', () => {
  const chinese = [
    ['姓名', '类别', '单位', '团队', '语言', '加入日期', '值班', '资质', '每月最多夜班'],
    [
      '测试甲',
      '志愿者',
      '花开中心',
      '红队',
      '普通话、粤语',
      '2026年5月1日',
      'psy:接线员;psy:督导',
      '二级心理咨询师@2020/1/1~2027-01-01',
      '4',
    ],
  ]
  const english = [
    ['Max nights', 'NAME', 'tier', 'organisation', 'Team', 'languages', 'Joined_on', 'duties', 'credentials'],
    [
      '4',
      '测试甲',
      'volunteer',
      'bloom',
      'red',
      'zh;yue',
      '2026-05-01',
      'psy:counsellor,psy:supervisor',
      'counsellor-level-2@2020-01-01~2027.1.1',
    ],
  ]
  const [first, second] = [checkRows(chinese, known), checkRows(english, known)]
  expect(first.faults).toEqual([])
  expect(second).toEqual(first)
  expect(first.members[0]).toEqual({
    displayCode: undefined,
    name: '测试甲',
    tier: 'volunteer',
    organisationId: 'bloom',
    teamIds: ['red'],
    languages: ['zh', 'yue'],
    dialects: [],
    joinedOn: '2026-05-01',
    agreementOn: null,
    duties: [
      { lineId: 'line-psy', role: 'counsellor' },
      { lineId: 'line-psy', role: 'supervisor' },
    ],
    credentials: [{ kind: 'counsellor-level-2', validFrom: '2020-01-01', validUntil: '2027-01-01' }],
    limits: { maxNightsPerMonth: 4 },
    note: '',
  })
})

test('every fault of every row is named, with its row, its column and why', () => {
  const sheet = [
    ['编号', '姓名', '类别', '加入日期', '值班', '资质', '团队', '每月最多小时', '语言', '电话'],
    ['C001', '', '朋友', '2026-02-30', 'x:督导', 'a@b', '蓝队', '很多', '鸟语', '1'],
    [''],
    ['C002', '=1+1', '专家', '', '督导', 'a@2026-01-01~2025-01-01', '旧队', '9999', '', ''],
    ['C002', 'a\u0007', '专家', '', 'psy:厨师', '', '', '', '', ''],
    ['c3', 'Good Name', '专家', '', 'health:专家', '', '', '', '', ''],
  ]
  const { faults, rows, members, ignoredColumns } = checkRows(sheet, known)
  expect(faults.map(({ row, column, code }) => `${row} ${column} ${code}`).sort()).toEqual(
    [
      '2 编号 display-code-taken',
      '2 姓名 missing',
      '2 类别 tier',
      '2 加入日期 date',
      '2 值班 line',
      '2 资质 credential',
      '2 团队 team',
      '2 每月最多小时 number',
      '2 语言 language',
      '4 姓名 formula',
      '4 值班 which-line',
      '4 资质 date-order',
      '4 团队 team',
      '4 每月最多小时 range',
      '5 编号 display-code-twice',
      '5 姓名 control-characters',
      '5 值班 role',
      '6 编号 display-code',
    ].sort(),
  )
  expect(faults.every(({ message, messageZh }) => message !== '' && messageZh !== '')).toBe(true)
  expect([rows, members.length, ignoredColumns]).toEqual([4, 0, ['电话']])
})

test('a role needs no line where there is one line', () => {
  const one = { ...known, lines: new Map([['psy', 'line-psy']]) }
  const { members } = checkRows(
    [
      ['name', 'tier', 'roles'],
      ['A', 'expert', 'expert;督导'],
    ],
    one,
  )
  expect(members[0]?.duties.map(({ role }) => role)).toEqual(['expert', 'supervisor'])
})

test('a missing or doubled column is said once, and rows are not looked at', () => {
  const { faults, members } = checkRows(
    [
      ['姓名', '名字', 'x'],
      ['a', 'b', 'c'],
    ],
    known,
  )
  expect(faults.map(({ code }) => code)).toEqual(['double-column', 'missing-column'])
  expect(members).toEqual([])
})

test.each(['zh', 'en'] as const)('the template in %s has no fault', (language) => {
  const sheet = readCsv(csvTemplate(language), { rows: 10 })
  const checked = checkRows('rows' in sheet ? sheet.rows : [], known)
  expect(checked).toMatchObject({ rows: 1, faults: [], ignoredColumns: [] })
  expect(checked.members).toHaveLength(1)
})

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    '志愿者',
    'psy:督导',
    '2026-05-14',
    '=1',
    'C001',
    'C9',
    'a@2020-01-01~',
    '1e9',
    '∞',
    '-1',
    '@',
    '::;;',
  ),
)
const header = fc.subarray(
  COLUMNS.map((column) => headerOf(column, 'zh')),
  { minLength: 1 },
)

test('any rows are members or faults, never both and never an exception', () => {
  fc.assert(
    fc.property(header, fc.array(fc.array(word, { maxLength: 18 }), { maxLength: 8 }), (columns, body) => {
      const { rows, members, faults } = checkRows([columns, ...body], known)
      const bad = new Set(faults.map(({ row }) => row))
      expect(rows).toBeLessThanOrEqual(body.length)
      if (!bad.has(1)) expect(members.length + bad.size).toBe(rows)
      for (const { row } of faults) expect(row >= 1 && row <= body.length + 1).toBe(true)
      for (const member of members) expect(member.name).not.toBe('')
    }),
    { numRuns: 300 },
  )
})
