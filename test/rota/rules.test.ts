import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { type Book, contextOf, proposed } from '../../src/rota/facts.ts'
import { checkRota } from '../../src/rota/rota-check.ts'
import { checkAssignment } from '../../src/rota/rules/check.ts'
import { changed, DEFAULT_RULES, ruleSetChangeSchema, ruleSetSchema } from '../../src/rota/rules/rule-set.ts'
import { RULE_CODES, type Violation } from '../../src/rota/rules/violation.ts'
import { wordsOf } from '../../src/rota/rules/words.ts'
import { aBook, aMember, placed, shiftOn, withAssignments } from './a-hotline.ts'

const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => aMember(id, ['counsellor', 'supervisor']))
const week = (zone = 'Asia/Shanghai', from = '2026-05-11', to = '2026-05-18') =>
  aBook({ zone, from, to, members: PEOPLE })

/** What putting `a` on the shift says, when they stand these already. */
function says(book: Book, stands: readonly (readonly [string, string])[], day: string, template: string) {
  const mine = stands.map(([on, code]) => placed(shiftOn(book, on, code, 'counsellor'), 'a'))
  const held = withAssignments(book, mine)
  const shift = shiftOn(held, day, template, 'counsellor')
  return checkAssignment(proposed(held, shift, 'a'), contextOf(held, shift, 'a'))
    .filter(({ rule }) => rule !== 'never-alone' && rule !== 'share-of-hours')
    .map(({ rule, severity, value }) => [rule, severity, value])
}

describe('length of duty', () => {
  test('one shift of four hours is no matter; two on end are eight hours', () => {
    expect(says(week(), [], '2026-05-12', 'seat-08')).toEqual([])
    expect(says(week(), [['2026-05-12', 'seat-08']], '2026-05-12', 'seat-12')).toEqual([
      ['shift-too-long', 'blocking', 8],
    ])
    expect(says(week(), [['2026-05-12', 'seat-08']], '2026-05-12', 'seat-16')).toEqual([])
  })

  test('the hour that the autumn adds is not held against anybody', () => {
    const autumn = week('Europe/Berlin', '2026-10-24', '2026-10-27')
    const shift = shiftOn(autumn, '2026-10-25', 'seat-00', 'counsellor')
    expect([shift.end.diff(shift.start, 'hours').hours, shift.clockGain]).toEqual([5, 60])
    expect(says(autumn, [], '2026-10-25', 'seat-00')).toEqual([])
  })
})

describe('rest after a night', () => {
  test('is eleven hours, whichever of the two is put in first', () => {
    expect(says(week(), [['2026-05-12', 'seat-00']], '2026-05-12', 'seat-12')).toEqual([
      ['too-little-rest', 'blocking', 8],
    ])
    expect(says(week(), [['2026-05-12', 'seat-12']], '2026-05-12', 'seat-00')).toEqual([
      ['too-little-rest', 'blocking', 8],
    ])
    expect(says(week(), [['2026-05-12', 'seat-00']], '2026-05-12', 'seat-16')).toEqual([])
  })

  test('counts elapsed time: the spring takes an hour of it', () => {
    const rules = changed(DEFAULT_RULES, { answering: { restAfterNightHours: 12 } })
    const book = aBook({ zone: 'Europe/Berlin', from: '2026-03-28', to: '2026-03-31', members: PEOPLE, rules })
    expect(says(book, [['2026-03-29', 'seat-00']], '2026-03-29', 'seat-16')).toEqual([])
    const lordHowe = aBook({
      zone: 'Australia/Lord_Howe',
      from: '2026-10-03',
      to: '2026-10-06',
      members: PEOPLE,
      rules,
    })
    const night = shiftOn(lordHowe, '2026-10-04', 'seat-00', 'counsellor')
    expect(night.end.diff(night.start, 'minutes').minutes).toBe(210)
  })
})

describe('nights', () => {
  test('a third in a row, and a third in a week, are refused', () => {
    const two = [
      ['2026-05-12', 'seat-00'],
      ['2026-05-13', 'seat-00'],
    ] as const
    expect(says(week(), two, '2026-05-14', 'seat-00')).toEqual([
      ['nights-in-row', 'blocking', 3],
      ['nights-per-week', 'blocking', 3],
    ])
    expect(says(week(), two, '2026-05-16', 'seat-00')).toEqual([['nights-per-week', 'blocking', 3]])
  })

  test('the night before Monday belongs to the week of its evening', () => {
    const two = [
      ['2026-05-12', 'seat-00'],
      ['2026-05-14', 'seat-00'],
    ] as const
    expect(says(week(), two, '2026-05-11', 'seat-00')).toEqual([])
  })
})

test('on-call roles have limits of their own: twelve hours, no rest, no limit of nights', () => {
  const book = week()
  const stands = ['2026-05-11', '2026-05-12', '2026-05-13'].map((day) =>
    placed(shiftOn(book, day, 'on-call-night', 'supervisor'), 'a'),
  )
  const found = checkRota(withAssignments(book, stands))
  expect(found.map(({ rule }) => rule)).toEqual([])
  const both = [...stands, placed(shiftOn(book, '2026-05-12', 'on-call-day', 'supervisor'), 'a')]
  expect(checkRota(withAssignments(book, both)).map(({ rule, value }) => [rule, value])).toContainEqual([
    'shift-too-long',
    36,
  ])
})

test("a share above 30 % is warned of, above half is refused, and few people's shares are no matter", () => {
  const book = week()
  const days = ['2026-05-11', '2026-05-12', '2026-05-13', '2026-05-14', '2026-05-15', '2026-05-16', '2026-05-17']
  const nights = (count: number) =>
    days.slice(0, count).map((day) => placed(shiftOn(book, day, 'on-call-night', 'supervisor'), 'a'))
  const more = placed(shiftOn(book, '2026-05-12', 'on-call-day', 'supervisor'), 'b')
  const shares = (count: number, members = PEOPLE) => {
    const with_ = aBook({ from: '2026-05-11', to: '2026-05-18', members })
    return checkRota(withAssignments(with_, [...nights(count), more]))
      .filter(({ rule }) => rule === 'share-of-hours')
      .map(({ severity, memberId }) => [memberId, severity])
  }
  expect(shares(4)).toEqual([])
  expect(shares(5)).toEqual([['a', 'warning']])
  expect(shares(7)).toEqual([['a', 'warning']])
  expect(shares(7, PEOPLE.slice(0, 3))).toEqual([])
})

test("a member's own limits count whole months, on every line", () => {
  const member = aMember('a', ['counsellor'], { limits: { maxHoursPerMonth: 8, maxNightsPerMonth: 1 } })
  const book = aBook({ from: '2026-05-11', to: '2026-05-18', members: [member] })
  expect(
    says(
      book,
      [
        ['2026-05-12', 'seat-08'],
        ['2026-05-14', 'seat-08'],
      ],
      '2026-05-16',
      'seat-08',
    ),
  ).toEqual([['hours-per-month', 'blocking', 12]])
  expect(says(book, [['2026-05-12', 'seat-00']], '2026-05-14', 'seat-00')).toEqual([
    ['nights-per-month', 'blocking', 2],
  ])
})

test('two duties that break a rule together are told once, and accepting it at one of them is enough', () => {
  const book = week()
  const [night, noon] = ['seat-00', 'seat-12'].map((code) => shiftOn(book, '2026-05-12', code, 'counsellor'))
  if (!night || !noon) throw new Error('no such shifts')
  const company = ['b', 'c'].flatMap((id, i) => [placed(i === 0 ? night : noon, id, 2)])
  const check = (changes: object) =>
    checkRota(withAssignments(book, [placed(night, 'a'), placed(noon, 'a', 1, changes), ...company])).map(
      ({ rule, accepted }) => [rule, accepted],
    )
  expect(check({})).toEqual([['too-little-rest', false]])
  expect(check({ brokenRules: ['too-little-rest'] })).toEqual([['too-little-rest', true]])
})

test('every rule speaks Chinese and English, and offers a way out', () => {
  const start = DateTime.utc(2026, 5, 14).toMillis()
  for (const rule of RULE_CODES) {
    const violation: Violation = {
      rule,
      severity: 'blocking',
      breakable: true,
      memberId: 'a',
      shiftId: 's',
      role: 'counsellor',
      start,
      end: start + 3_600_000,
      value: 3,
      limit: 2,
      relatedShiftIds: [],
    }
    const { says: text, wayOut } = wordsOf(violation, 'Asia/Shanghai')
    const { wayOut: forMembers } = wordsOf(violation, 'Asia/Shanghai', false)
    expect(`${forMembers.zh} ${forMembers.en}`).not.toMatch(/破例|break the rule/)
    for (const words of [text, wayOut, forMembers]) {
      expect(words.zh).toMatch(/\p{Script=Han}/u)
      expect(words.en).not.toMatch(/\p{Script=Han}|undefined|NaN/u)
    }
  }
})

test('the default rules are valid, and a change takes only what it names', () => {
  expect(ruleSetSchema.parse(DEFAULT_RULES)).toEqual(DEFAULT_RULES)
  const change = ruleSetChangeSchema.parse({ share: { maxPercent: null }, credentials: { expert: ['licence'] } })
  expect(changed(DEFAULT_RULES, change)).toEqual({
    ...DEFAULT_RULES,
    share: { ...DEFAULT_RULES.share, maxPercent: null },
    credentials: { ...DEFAULT_RULES.credentials, expert: ['licence'] },
  })
  expect(ruleSetChangeSchema.safeParse({ answring: {} }).success).toBe(false)
})
