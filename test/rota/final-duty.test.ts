import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { isFrozen, standingOf } from '../../src/rota/final-duty.ts'

const start = DateTime.utc(2026, 5, 14, 12)
const life = { start, sinceVersion: 1, removedAt: null }

test('a draft is nobody’s duty; a published assignment is', () => {
  expect([standingOf(life, 0), standingOf(life, 1), standingOf(life, 5)]).toEqual(['draft', 'assigned', 'assigned'])
})

test('what was added since the last version is an override', () => {
  expect(standingOf({ ...life, sinceVersion: 3 }, 2)).toBe('override')
})

test('taken off in time it is cancelled, taken off later it was worked', () => {
  expect(standingOf({ ...life, removedAt: start.minus(1) }, 1)).toBe('cancelled')
  expect(standingOf({ ...life, removedAt: start.plus(1) }, 1)).toBe('assigned')
})

test('a shift is frozen from its first moment on', () => {
  expect([isFrozen(life, start.minus(1)), isFrozen(life, start)]).toEqual([false, true])
})
