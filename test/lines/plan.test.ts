import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNight, type PlannedWindow, presetPlan } from '../../src/lines/default-plan.ts'
import type { ServiceWindow } from '../../src/lines/line.ts'
import { changesTo } from '../../src/lines/plan-change.ts'
import { faultsOf, remarksOn } from '../../src/lines/plan-check.ts'
import { aLine, aPlan } from './a-plan.ts'

const dated = { id: 'x', from: '2026-01-01', until: null }

describe.each(['24-hours', '18-hours'] as const)('the preset %s', (preset) => {
  const content = presetPlan(preset)
  const plan = aPlan({
    line: aLine({ openedOn: '2025-12-01' }),
    windows: content.windows.map((each) => ({ ...each, ...dated })),
    templates: content.templates.map((each) => ({ ...each, ...dated })),
    coverage: content.coverage.map((each) => ({ ...each, ...dated })),
  })

  test('has no faults, and keeps the norms on every day', () => {
    expect(faultsOf(content)).toEqual([])
    expect(remarksOn(plan, '2026-02-01', '2026-03-15')).toEqual([])
  })

  test('leaves no hour open through a change of clocks', () => {
    const berlin = { ...plan, line: aLine({ zone: 'Europe/Berlin', region: 'DE' }) }
    expect(remarksOn(berlin, '2026-03-20', '2026-04-03')).toEqual([])
    expect(remarksOn(berlin, '2026-10-20', '2026-11-03')).toEqual([])
  })

  test('says when holidays are not known yet', () => {
    expect(remarksOn(plan, '2040-01-01', '2040-01-03')).toMatchObject([{ code: 'calendar-unknown' }])
  })
})

test.each([
  ['00:00', 240, true],
  ['04:00', 240, true],
  ['08:00', 240, false],
  ['20:00', 240, false],
  ['20:00', 720, true],
  ['22:00', 480, true],
  ['08:00', 720, false],
])('a shift from %s for %i minutes: night is %s', (start, minutes, night) => {
  expect(isNight(start, minutes)).toBe(night)
})

const window = (opens: string): PlannedWindow => ({ opens, minutes: 60, weekdays: null, dayKinds: null })
const day = fc.integer({ min: 10, max: 28 }).map((n) => `2026-05-${n}`)
const wanted = fc
  .uniqueArray(fc.constantFrom('08:00', '09:00', '10:00', '11:00'))
  .map((all) => all.map((o) => window(o)))

/** What the store does with the changes. */
function apply(rows: readonly ServiceWindow[], content: readonly ReturnType<typeof window>[], from: string) {
  const { prolonged, ended, dropped, added } = changesTo(rows, content, from)
  const kept = rows
    .filter(({ id }) => !dropped.includes(id))
    .map((row) => (ended.includes(row.id) ? { ...row, until: from } : row))
    .map((row) => (prolonged.includes(row.id) ? { ...row, until: null } : row))
  return [
    ...kept,
    ...added.map((each, index) => ({ ...each, id: `${from}-${index}-${kept.length}`, from, until: null })),
  ]
}

const inForceOn = (rows: readonly ServiceWindow[], on: string) =>
  rows
    .filter(({ from, until }) => from <= on && (until === null || on < until))
    .map(({ opens }) => opens)
    .sort()

test('after any changes of plan, each day has the plan that was last made for it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(day, wanted), { maxLength: 6 }), (changes) => {
      let rows: readonly ServiceWindow[] = []
      const expected = new Map<string, string[]>()
      const days = Array.from({ length: 25 }, (_, n) => `2026-05-${n + 6}`.replace(/-(\d)$/, '-0$1'))
      for (const [from, content] of changes) {
        rows = apply(rows, content, from)
        const opens = content.map((each) => each.opens).sort()
        for (const on of days) if (on >= from) expected.set(on, opens)
      }
      for (const on of days) expect(inForceOn(rows, on)).toEqual(expected.get(on) ?? [])
    }),
  )
})
