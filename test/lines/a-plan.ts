// Plans for tests: a line with the templates and rules that a test is about.
import { DateTime } from 'luxon'
import { EVERY_DAY } from '../../src/lines/day-pattern.ts'
import type { CoverageRule, Line, LinePlan, ShiftTemplate } from '../../src/lines/line.ts'
import { settingsOf } from '../../src/lines/line-settings.ts'

export const aLine = (changes: Partial<Line> = {}): Line => ({
  id: 'line',
  code: 'psy',
  kind: 'psychological',
  nameZh: '心理援助热线',
  nameEn: 'Psychological line',
  zone: 'Asia/Shanghai',
  region: 'CN',
  seats: 2,
  taxonomy: 'psychological',
  transferLineId: null,
  openedOn: '2020-01-01',
  closedOn: null,
  settings: settingsOf({}),
  rules: {},
  createdAt: DateTime.fromISO('2020-01-01T00:00:00Z', { zone: 'utc' }),
  revision: 1,
  ...changes,
})

export const aTemplate = (changes: Partial<ShiftTemplate> = {}): ShiftTemplate => ({
  id: changes.code ?? 't',
  code: 't',
  nameZh: '班',
  nameEn: 'Shift',
  roles: ['counsellor'],
  start: '08:00',
  minutes: 240,
  night: false,
  from: '2020-01-01',
  until: null,
  ...EVERY_DAY,
  ...changes,
})

export const aRule = (changes: Partial<CoverageRule> = {}): CoverageRule => ({
  id: changes.code ?? 'r',
  code: 'r',
  rank: 0,
  templateCodes: null,
  needs: [{ role: 'counsellor', minimum: 2, wanted: 2, maximum: 3 }],
  from: '2020-01-01',
  until: null,
  ...EVERY_DAY,
  ...changes,
})

export const aPlan = (changes: Partial<LinePlan> = {}): LinePlan => ({
  line: aLine(),
  windows: [],
  templates: [aTemplate()],
  coverage: [aRule()],
  surges: [],
  ownDays: [],
  ...changes,
})
