import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { handOffsAfter, nextHandOff, nextOnDuty, onDutyAt, type Stint } from '../../src/duty/on-duty.ts'
import { DUTY_ROLES, type DutyRole } from '../../src/lines/duty-role.ts'
import { slotsOf } from '../../src/lines/slots.ts'
import { aLine, aPlan, aTemplate } from '../lines/a-plan.ts'

const utc = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' })

interface Named extends Stint {
  readonly who: string
}
const stint = (who: string, role: DutyRole, start: DateTime, end: DateTime): Named => ({
  who,
  role,
  place: 1,
  start,
  end,
})
const names = (stints: readonly Named[]) => stints.map(({ who }) => who)

const day = [
  stint('C1', 'counsellor', utc('2026-05-14T00:00Z'), utc('2026-05-14T04:00Z')),
  stint('C2', 'counsellor', utc('2026-05-14T04:00Z'), utc('2026-05-14T08:00Z')),
  stint('C3', 'counsellor', utc('2026-05-14T04:00Z'), utc('2026-05-14T08:00Z')),
  stint('S1', 'supervisor', utc('2026-05-14T00:00Z'), utc('2026-05-14T12:00Z')),
]

describe('who is on duty', () => {
  test('at the hand-off itself the next one is on duty, and only they', () => {
    expect(names(onDutyAt(day, utc('2026-05-14T03:59:59.999Z')))).toEqual(['C1', 'S1'])
    expect(names(onDutyAt(day, utc('2026-05-14T04:00Z')))).toEqual(['C2', 'C3', 'S1'])
  })

  test('next are those who come on together, role by role', () => {
    expect(names(nextOnDuty(day, utc('2026-05-14T01:00Z')))).toEqual(['C2', 'C3'])
    expect(names(nextOnDuty(day, utc('2026-05-13T23:00Z')))).toEqual(['C1', 'S1'])
    expect(names(nextOnDuty(day, utc('2026-05-14T05:00Z')))).toEqual([])
  })

  test('a hand-off is somebody coming or going; after the last there is none', () => {
    expect(handOffsAfter(day, utc('2026-05-14T01:00Z')).map(({ role, at }) => [role, at.toISO()])).toEqual([
      ['counsellor', '2026-05-14T04:00:00.000Z'],
      ['supervisor', '2026-05-14T12:00:00.000Z'],
    ])
    expect(nextHandOff(day, utc('2026-05-14T12:00Z'))).toBeUndefined()
  })
})

describe('across a change of the clocks', () => {
  const hours = ['00', '04', '08', '12', '16', '20']
  const templates = hours.map((hour) => aTemplate({ code: `T${hour}`, start: `${hour}:00`, minutes: 240 }))
  /** One counsellor in each slot of three days, named after the slot. */
  const wallClockShifts = (zone: string, from: string) => {
    const to = DateTime.fromISO(from).plus({ days: 3 }).toFormat('yyyy-MM-dd')
    return slotsOf(aPlan({ line: aLine({ zone }), templates }), from, to).map(({ templateCode, day, start, end }) =>
      stint(`${day} ${templateCode}`, 'counsellor', start, end),
    )
  }

  test.each([
    ['Europe/Berlin', 'the spring gap', '2026-03-28', '2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00.000Z', 180],
    ['Europe/Berlin', 'the autumn overlap', '2026-10-24', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z', 300],
    [
      'Australia/Lord_Howe',
      'the half-hour gap',
      '2026-10-03',
      '2026-10-03T15:29:59.999Z',
      '2026-10-03T15:30:00.000Z',
      210,
    ],
    [
      'Australia/Lord_Howe',
      'the half-hour overlap',
      '2026-04-04',
      '2026-04-04T14:45:00.000Z',
      '2026-04-04T15:15:00.000Z',
      270,
    ],
  ])(
    '%s, %s: one person throughout the night shift, and it is as long as the night was',
    (zone, _what, from, a, b, minutes) => {
      const shifts = wallClockShifts(zone, from)
      const before = onDutyAt(shifts, utc(a))
      const after = onDutyAt(shifts, utc(b))
      expect(before).toHaveLength(1)
      expect(names(after)).toEqual(names(before))
      const [night] = before
      expect(night?.end.diff(night.start).as('minutes')).toBe(minutes)
      expect(nextHandOff(shifts, utc(a))?.toMillis()).toBe(night?.end.toMillis())
    },
  )

  test.each([
    ['Europe/Berlin', '2026-03-28'],
    ['Europe/Berlin', '2026-10-24'],
    ['Australia/Lord_Howe', '2026-10-03'],
    ['Australia/Lord_Howe', '2026-04-04'],
    ['Asia/Shanghai', '2026-05-14'],
  ])('%s from %s: at every minute exactly one is on duty', (zone, from) => {
    const shifts = wallClockShifts(zone, from)
    const first = shifts[0]?.start ?? utc('2026-01-01')
    const last = shifts.at(-1)?.end ?? first
    for (let at = first; at < last; at = at.plus({ minutes: 1 })) {
      if (onDutyAt(shifts, at).length !== 1) throw new Error(`${onDutyAt(shifts, at).length} on duty at ${at.toISO()}`)
    }
  })
})

const base = utc('2026-05-14T00:00Z')
const anyStint = fc
  .record({
    who: fc.string(),
    role: fc.constantFrom(...DUTY_ROLES),
    from: fc.nat(200),
    length: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ who, role, from, length }) =>
    stint(who, role, base.plus({ minutes: from }), base.plus({ minutes: from + length })),
  )

test('between two hand-offs, who is on duty does not change', () => {
  fc.assert(
    fc.property(fc.array(anyStint, { maxLength: 20 }), fc.nat(260), fc.nat(260), (stints, a, b) => {
      const at = base.plus({ minutes: Math.min(a, b) })
      const later = base.plus({ minutes: Math.max(a, b) })
      const handOff = nextHandOff(stints, at)
      if (handOff !== undefined && handOff <= later) return
      expect(onDutyAt(stints, later)).toEqual(onDutyAt(stints, at))
    }),
  )
})
