import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { gapsOf } from '../../src/rota/coverage.ts'

const BASE = DateTime.utc(2026, 5, 14)
const at = (hour: number) => BASE.plus({ hours: hour })
const shift = (id: string, from: number, to: number, minimum = 1) => ({
  id,
  role: 'counsellor' as const,
  start: at(from),
  end: at(to),
  minimum,
})
const duty = (from: number, to: number) => ({ role: 'counsellor' as const, start: at(from), end: at(to) })
const spans = (gaps: ReturnType<typeof gapsOf>) =>
  gaps.map(({ start, end, required, present }) => [
    start.diff(BASE, 'hours').hours,
    end.diff(BASE, 'hours').hours,
    required,
    present,
  ])

test('no gap where shifts meet exactly and each is filled', () => {
  expect(gapsOf([shift('a', 0, 4), shift('b', 4, 8)], [duty(0, 4), duty(4, 8)])).toEqual([])
})

test('neighbouring gaps of the same size are one, and name every shift', () => {
  const [gap] = gapsOf([shift('a', 0, 4), shift('b', 4, 8)], [])
  expect([gap?.shiftIds, spans(gapsOf([shift('a', 0, 4), shift('b', 4, 8)], []))]).toEqual([['a', 'b'], [[0, 8, 1, 0]]])
})

test('half of a shift uncovered is a gap of that half', () => {
  expect(spans(gapsOf([shift('a', 0, 4, 2)], [duty(0, 4), duty(0, 2)]))).toEqual([[2, 4, 2, 1]])
})

test('where shifts overlap for a handover, both needs count', () => {
  expect(spans(gapsOf([shift('a', 0, 5), shift('b', 4, 8)], [duty(0, 5)]))).toEqual([
    [4, 5, 2, 1],
    [5, 8, 1, 0],
  ])
})

test('nothing is required, nothing is missing; another role does not help', () => {
  expect(gapsOf([shift('a', 0, 4, 0)], [])).toEqual([])
  expect(gapsOf([shift('a', 0, 4)], [{ ...duty(0, 4), role: 'supervisor' }]).length).toBe(1)
})

test('hour by hour, gaps are exactly where fewer stand than are needed', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 8 }))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), fc.array(span, { maxLength: 8 }), (needs, stands) => {
      const shifts = needs.map(([from, length], i) => shift(String(i), from, from + length, (i % 2) + 1))
      const duties = stands.map(([from, length]) => duty(from, from + length))
      const gaps = gapsOf(shifts, duties)
      for (let hour = 0; hour < 30; hour++) {
        const holds = (each: { start: DateTime; end: DateTime }) => each.start <= at(hour) && at(hour) < each.end
        const required = shifts.filter(holds).reduce((sum, { minimum }) => sum + minimum, 0)
        expect(gaps.filter(holds).length).toBe(duties.filter(holds).length < required ? 1 : 0)
      }
    }),
  )
})
