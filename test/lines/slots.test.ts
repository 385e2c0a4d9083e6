import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EVERY_DAY } from '../../src/lines/day-pattern.ts'
import type { ShiftTemplate } from '../../src/lines/line.ts'
import { slotsOf } from '../../src/lines/slots.ts'
import { plusDays, timeOf } from '../../src/lines/wall-clock.ts'
import { aLine, aPlan, aRule, aTemplate } from './a-plan.ts'

const ZONES = ['Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Shanghai', 'America/St_Johns'] as const

/** Templates that together cover the wall's 24 hours once, cut at any minutes, the last across midnight. */
const aroundTheClock = fc
  .uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 12 })
  .map((cuts) => cuts.toSorted((a, b) => a - b))
  .map((cuts) =>
    cuts.map((cut, index): ShiftTemplate => {
      const next = cuts[index + 1] ?? (cuts[0] ?? 0) + 1440
      return aTemplate({ code: `t${index}`, start: timeOf(cut), minutes: next - cut })
    }),
  )
const anyDay = fc.integer({ min: 0, max: 365 * 10 }).map((days) => plusDays('2020-01-05', days))

describe.each(ZONES)('%s', (zone) => {
  test('templates that meet on the wall make slots without a gap and without an overlap', () => {
    fc.assert(
      fc.property(aroundTheClock, anyDay, (templates, from) => {
        const slots = slotsOf(aPlan({ line: aLine({ zone }), templates }), from, plusDays(from, 4))
        for (const [index, slot] of slots.entries()) {
          const next = slots[index + 1]
          expect(slot.end > slot.start).toBe(true)
          if (next) expect(next.start.toMillis()).toBe(slot.end.toMillis())
        }
      }),
    )
  })

  test('days asked for one by one give the same slots as days asked for together', () => {
    fc.assert(
      fc.property(aroundTheClock, anyDay, (templates, from) => {
        const plan = aPlan({ line: aLine({ zone }), templates })
        const apart = [0, 1, 2].flatMap((n) => slotsOf(plan, plusDays(from, n), plusDays(from, n + 1)))
        expect(apart).toEqual(slotsOf(plan, from, plusDays(from, 3)))
      }),
      { numRuns: 30 },
    )
  })
})

describe.each([
  ['Europe/Berlin', '2026-03-29', 23],
  ['Europe/Berlin', '2026-10-25', 25],
  ['Australia/Lord_Howe', '2026-10-04', 23.5],
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ['Asia/Shanghai', '2026-03-29', 24],
])('%s on %s', (zone, day, hours) => {
  test(`six four-hour shifts are ${hours} hours long together`, () => {
    const templates = [0, 4, 8, 12, 16, 20].map((hour) =>
      aTemplate({ code: `h${hour}`, start: timeOf(hour * 60), minutes: 240 }),
    )
    const slots = slotsOf(aPlan({ line: aLine({ zone }), templates }), day, plusDays(day, 1))
    const length = slots.reduce((sum, slot) => sum + slot.end.diff(slot.start).as('hours'), 0)
    expect(slots).toHaveLength(6)
    expect(length).toBe(hours)
  })
})

test('a slot that the gap swallows whole is left out', () => {
  const templates = [
    aTemplate({ code: 'a', start: '01:00', minutes: 60 }),
    aTemplate({ code: 'b', start: '02:00', minutes: 60 }),
    aTemplate({ code: 'c', start: '03:00', minutes: 60 }),
  ]
  const plan = aPlan({ line: aLine({ zone: 'Europe/Berlin' }), templates })
  const codes = (day: string) => slotsOf(plan, day, plusDays(day, 1)).map((slot) => slot.templateCode)
  expect(codes('2026-03-29')).toEqual(['a', 'c'])
  expect(codes('2026-03-30')).toEqual(['a', 'b', 'c'])
})

test('a change of template takes effect on its day, and keeps the days before', () => {
  const templates = [
    aTemplate({ id: 'old', minutes: 240, until: '2026-05-15' }),
    aTemplate({ id: 'new', minutes: 180, from: '2026-05-15' }),
  ]
  const slots = slotsOf(aPlan({ templates }), '2026-05-14', '2026-05-16')
  expect(slots.map(({ templateId }) => templateId)).toEqual(['old', 'new'])
})

test('a line has no slots before it opens and after it closes', () => {
  const line = aLine({ openedOn: '2026-05-14', closedOn: '2026-05-16' })
  const days = slotsOf(aPlan({ line }), '2026-05-10', '2026-05-20').map((slot) => slot.day)
  expect(days).toEqual(['2026-05-14', '2026-05-15'])
})

test('weekdays, holidays and make-up workdays choose their own templates', () => {
  const templates = [
    aTemplate({ code: 'work', dayKinds: ['workday', 'make-up-workday'] }),
    aTemplate({ code: 'rest', dayKinds: ['weekend', 'holiday'] }),
    aTemplate({ code: 'sat', weekdays: [6] }),
  ]
  // 2026: 14 February is a Saturday on which work is made up, 16 February a Monday of the Spring Festival.
  const slots = slotsOf(aPlan({ templates }), '2026-02-13', '2026-02-17')
  expect(slots.map(({ day, templateCode }) => `${day.slice(8)} ${templateCode}`)).toEqual([
    '13 work',
    '14 sat',
    '14 work',
    '15 rest',
    '16 rest',
  ])
})

test('one rule says what several roles need', () => {
  const templates = [aTemplate({ code: 'd', roles: ['counsellor', 'supervisor', 'expert', 'shadow'] })]
  const coverage = [
    aRule({
      needs: [
        { role: 'counsellor', minimum: 2, wanted: 2, maximum: 3 },
        { role: 'supervisor', minimum: 1, wanted: 1, maximum: 1 },
        { role: 'expert', minimum: 1, wanted: 1, maximum: 2 },
        { role: 'shadow', minimum: 0, wanted: 0, maximum: 0 },
      ],
    }),
  ]
  const slots = slotsOf(aPlan({ templates, coverage }), '2026-05-14', '2026-05-15')
  expect(slots.map(({ role, minimum }) => [role, minimum])).toEqual([
    ['counsellor', 2],
    ['supervisor', 1],
    ['expert', 1],
  ])
})

test('of several rules, rank counts, then naming templates, then naming days; a surge comes on top', () => {
  const need = (minimum: number) => [{ role: 'counsellor' as const, minimum, wanted: minimum, maximum: minimum }]
  const everyday = aRule({ code: 'everyday', needs: need(2) })
  const holidays = aRule({ code: 'holidays', dayKinds: ['holiday'], needs: need(3) })
  const nights = aRule({ code: 'nights', templateCodes: ['n'], needs: need(4) })
  const emergency = aRule({ code: 'emergency', rank: 10, needs: need(7), from: '2026-02-20', until: '2026-02-21' })
  const templates = [aTemplate({ code: 'd' }), aTemplate({ code: 'n', start: '20:00' })]
  const surge = {
    id: 's',
    lineId: 'line',
    from: '2026-02-18',
    until: '2026-02-19',
    reason: '',
    templateCodes: null,
    extra: need(1),
    revision: 1,
    ...EVERY_DAY,
  }
  const minimum = (day: string) => {
    const plan = aPlan({ templates, coverage: [nights, emergency, everyday, holidays], surges: [surge] })
    return slotsOf(plan, day, plusDays(day, 1)).map((slot) => slot.minimum)
  }
  expect(minimum('2026-02-13')).toEqual([2, 4])
  expect(minimum('2026-02-17')).toEqual([3, 4])
  expect(minimum('2026-02-18')).toEqual([4, 5])
  expect(minimum('2026-02-20')).toEqual([7, 7])
})
