import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EarsMethod, ears, earsDefaults } from '../../../src/themes/signals/ears.ts'
import { SERIES } from './a-series.ts'

const bounds = (method: EarsMethod, from: number, to: number) =>
  ears(SERIES, earsDefaults(method), { from, to }).map(({ upperBound }) => upperBound)
const alarms = (method: EarsMethod, from: number, to: number) =>
  ears(SERIES, earsDefaults(method), { from, to }).map(({ alarm }) => (alarm ? 1 : 0))

// Expected values were written down when the implementation agreed with the reference vectors of R surveillance 1.20.3
// to 7e-14 in 12,486 points (test/bench/vectors.ts).
describe('EARS', () => {
  test('C1 sees the first day of a rise, then takes it for usual', () => {
    expect(alarms('C1', 99, 106)).toEqual([0, 0, 1, 0, 0, 0, 0, 0])
    expect(bounds('C1', 99, 101)).toEqual([19.351329516077683, 18.812630140875065, 18.479971669318335].map(about))
  })

  test('C2 leaves out two days and sees more of it', () => {
    expect(alarms('C2', 99, 106)).toEqual([0, 0, 1, 1, 1, 0, 0, 0])
    expect(bounds('C2', 99, 101)).toEqual([17.908543097889766, 18.526915855160777, 19.351329516077683].map(about))
  })

  test('C3 adds what C2 said of the two days before, and is never below 0', () => {
    expect(alarms('C3', 99, 106)).toEqual([0, 0, 0, 1, 1, 1, 1, 0])
    expect(bounds('C3', 101, 104)).toEqual([38.46801224134824, 21.360828577621284, 2.819512171492047, 0].map(about))
  })

  test('C1 two days ago says what C2 says today of the same count', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 30, maxLength: 30 }), (counts) => {
        const c1 = ears(counts, earsDefaults('C1'), { from: 8, to: 28 })
        const c2 = ears(counts, earsDefaults('C2'), { from: 10, to: 30 })
        expect(c2.map(({ upperBound }) => upperBound)).toEqual(c1.map(({ upperBound }) => upperBound))
      }),
    )
  })

  test('a flat baseline alarms at one more, and C3 cannot say', () => {
    const flat = [...Array<number>(14).fill(4), 5]
    const at = { from: 15, to: 15 }
    expect(ears(flat, earsDefaults('C1'), at)).toEqual([{ upperBound: 4, alarm: true }])
    expect(ears(flat, { ...earsDefaults('C1'), minSigma: 1 }, at)[0]?.alarm).toBe(false)
    expect(ears(flat, earsDefaults('C3'), at)).toEqual([{ upperBound: null, alarm: null }])
  })

  test('a missing count makes what rests on it unknown', () => {
    const gap = SERIES.map((count, i) => (i === 49 ? Number.NaN : count))
    const alarm = ears(gap, earsDefaults('C1'), { from: 49, to: 58 }).map((judgement) => judgement.alarm)
    expect(alarm).toEqual([false, ...Array(8).fill(null), false])
  })

  test.each([
    ['C1', 7],
    ['C2', 9],
    ['C3', 11],
  ] as const)('%s refuses to begin before it has %s points', (method, needed) => {
    const control = earsDefaults(method)
    expect(() => ears(SERIES, control, { from: needed, to: 50 })).toThrow(`begins at ${needed + 1}`)
    expect(ears(SERIES, control, { from: needed + 1, to: 50 })).toHaveLength(50 - needed)
    expect(() => ears(SERIES, control, { from: 50, to: 40 })).toThrow('after')
  })
})

const about = (value: number) => expect.closeTo(value, 10)
