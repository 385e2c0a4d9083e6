import { describe, expect, test } from 'vitest'
import { signalsCommand } from '../../src/commands/signals.ts'
import { ask } from './ask.ts'

const C1 = {
  method: 'earsC',
  series: { observed: [2, 1, 3, 2, 2, 1, 2, 9, 2] },
  control: { method: 'C1' },
  range: [8, 9],
}
const years = Array.from({ length: 215 }, (_, i) => 4 + (i % 3))
const FARRINGTON = { method: 'farringtonFlexible', series: { observed: years }, control: { b: 3 }, range: [214, 215] }

describe('warmline signals', () => {
  test('answers each line with its bounds and alarms', async () => {
    const { code, out, err } = await ask(signalsCommand, [C1, FARRINGTON])
    expect(code).toBe(0)
    expect(err).toEqual([])
    const [ears, farrington] = out.map((line) => JSON.parse(line))
    expect(ears.alarm).toEqual([1, 0])
    expect(ears.upperbound[0]).toBeCloseTo(13 / 7 + 3.09023230616781 * Math.sqrt(10 / 21), 12)
    expect(farrington.alarm).toEqual([0, 0])
    expect(farrington.upperbound).toHaveLength(2)
  })

  test('writes null where the method gives no result', async () => {
    const flat = { ...C1, series: { observed: Array(20).fill(3) }, control: { method: 'C3' }, range: [15, 15] }
    const rare = { ...FARRINGTON, series: { observed: years.map((_, i) => (i === 10 ? 1 : 0)) } }
    const missing = { ...C1, series: { observed: [2, 'NA', 3, 2, 2, 1, 2, 9, 2] } }
    const { out } = await ask(signalsCommand, [flat, rare, missing])
    expect(out.map((line) => JSON.parse(line))).toEqual([
      { upperbound: [null], alarm: [null] },
      { upperbound: [null, null], alarm: [0, 0] },
      { upperbound: [null, null], alarm: [null, null] },
    ])
  })

  test('names the line it cannot answer, answers the others, and exits with 1', async () => {
    const tooEarly = { ...C1, range: [3, 9] }
    const beyond = { ...C1, range: [8, 99] }
    const { code, out, err } = await ask(signalsCommand, [
      C1,
      'not json',
      '',
      { method: 'arima' },
      tooEarly,
      beyond,
      C1,
    ])
    expect(code).toBe(1)
    expect(out).toHaveLength(2)
    expect(err).toHaveLength(4)
    expect(err[0]).toMatch(/^line 2: it is not JSON/)
    expect(err[1]).toMatch(/^line 4: method: /)
    expect(err[2]).toBe('line 5: range: C1 needs 7 points before the first, so it begins at 8')
    expect(err[3]).toBe('line 6: range: 8 to 99 is not within the series, which has 9 points')
  })

  test('refuses a population offset, which it cannot honour, and takes Inf for a threshold of weights', async () => {
    const plugIn = { b: 3, thresholdMethod: 'nbPlugin' }
    const offset = { ...FARRINGTON, control: { ...plugIn, populationOffset: true } }
    const unweighted = { ...FARRINGTON, control: { ...plugIn, weightsThreshold: 'Inf', populationOffset: false } }
    const { out, err } = await ask(signalsCommand, [
      offset,
      unweighted,
      { ...FARRINGTON, control: { ...plugIn, reweight: false } },
    ])
    expect(err).toEqual(['line 1: control.populationOffset: counts only: a series has no population here'])
    expect(out).toHaveLength(2)
    const [inf, never] = out.map((line) => JSON.parse(line).upperbound)
    expect(inf[0]).toBeCloseTo(never[0], 9)
  })
})
