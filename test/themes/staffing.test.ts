import { describe, expect, test } from 'vitest'
import { peopleNeeded, serviceLevel } from '../../src/themes/staffing/erlang.ts'
import {
  type Arrival,
  type Counting,
  experienceOf,
  type Policy,
  recommend,
  roughly,
} from '../../src/themes/staffing/recommend.ts'
import { reasonEn, reasonZh } from '../../src/themes/staffing/staffing-words.ts'

describe('Erlang', () => {
  // A textbook case: 100 calls in half an hour of 3 minutes each, 11 people, 20 seconds.
  test('Erlang C: 10 calls at once with 11 people: 68.2 % wait, 39.4 % are answered within 20 s', () => {
    const demand = { callsPerHour: 200, handlingSeconds: 180 }
    expect(1 - serviceLevel(demand, 11, 0).inTime).toBeCloseTo(0.6821, 3)
    expect(serviceLevel(demand, 11, 20).inTime).toBeCloseTo(1 - 0.6821 * Math.exp(-20 / 180), 3)
    expect(serviceLevel(demand, 10, 20).inTime).toBe(0)
    expect(peopleNeeded(demand, { withinSeconds: 20, share: 0.8 })).toBe(14)
  })

  test('Erlang A approaches Erlang C when callers are patient, and needs fewer people when they are not', () => {
    const demand = { callsPerHour: 60, handlingSeconds: 300 }
    const patient = serviceLevel({ ...demand, patienceSeconds: 1e7 }, 8, 15)
    expect(patient.inTime).toBeCloseTo(serviceLevel(demand, 8, 15).inTime, 3)
    expect(patient.abandoned).toBeLessThan(0.001)
    const target = { withinSeconds: 15, share: 0.95 }
    expect(peopleNeeded({ ...demand, patienceSeconds: 60 }, target)).toBeLessThanOrEqual(
      peopleNeeded(demand, target) ?? 0,
    )
  })

  test('Erlang A agrees with a simulation', () => {
    const demand = { callsPerHour: 30, handlingSeconds: 600, patienceSeconds: 120 }
    const { inTime, abandoned } = serviceLevel(demand, 5, 15)
    const seen = simulate(demand, 5, 15)
    expect(Math.abs(inTime - seen.inTime)).toBeLessThan(0.015)
    expect(Math.abs(abandoned - seen.abandoned)).toBeLessThan(0.015)
  })
})

/** First come, first served; who waits longer than their patience is gone. */
function simulate(
  demand: { callsPerHour: number; handlingSeconds: number; patienceSeconds: number },
  people: number,
  within: number,
) {
  let state = 12345
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
  const exponential = (mean: number) => -mean * Math.log(random())
  const free = new Array<number>(people).fill(0)
  let [now, inTime, abandoned] = [0, 0, 0]
  const calls = 120_000
  for (let call = 0; call < calls; call++) {
    now += exponential(3600 / demand.callsPerHour)
    const patience = exponential(demand.patienceSeconds)
    const first = free.indexOf(Math.min(...free))
    const wait = Math.max(0, (free[first] ?? 0) - now)
    if (wait > patience) {
      abandoned++
      continue
    }
    if (wait <= within) inTime++
    free[first] = now + wait + exponential(demand.handlingSeconds)
  }
  return { inTime: inTime / calls, abandoned: abandoned / calls }
}

const policy: Policy = { withinSeconds: 15, share: 0.95, fewest: 2, afterCallSeconds: 300, usualCallSeconds: 1200 }
let episodes = 0
const call = (over: Partial<Arrival> = {}): Arrival => ({
  episode: `e${episodes++}`,
  weekday: 1,
  hour: 20,
  isAnswered: true,
  isAbandoned: false,
  waitSeconds: 5,
  handlingSeconds: 900,
  ...over,
})

test('a busy hour takes more people than the plan requires, a quiet one two, and the reason says why', () => {
  const gone = { isAnswered: false, isAbandoned: true, waitSeconds: 60, handlingSeconds: null }
  const arrivals = [
    ...Array.from({ length: 48 }, () => call()),
    ...Array.from({ length: 24 }, () => call(gone)),
    ...Array.from({ length: 4 }, () => call({ weekday: 3, hour: 4 })),
  ]
  const experience = experienceOf(arrivals, 8, policy)
  expect(experience).toMatchObject({ arrivals: 76, answered: 52, abandoned: 24, inTime: 1, handlingSeconds: 1200 })
  expect(experience.patienceSeconds).toBeCloseTo((52 * 5 + 24 * 60) / 24, 9)
  const hours = recommend(arrivals, experience, { policy, requiredAt: () => 2, count: (all) => all.length })
  expect(hours).toHaveLength(168)
  const busy = hours.find(({ weekday, hour }) => weekday === 1 && hour === 20)
  const quiet = hours.find(({ weekday, hour }) => weekday === 3 && hour === 4)
  expect(busy?.callsPerHour).toBe(9)
  expect(busy?.load).toBe(3)
  expect(busy?.recommended).toBeGreaterThan(5)
  expect(busy?.erlangA).toBeLessThanOrEqual(busy?.erlangC ?? 0)
  expect(quiet?.recommended).toBe(2)
  if (!busy || !quiet) throw new Error('no such hour')
  const reason = { experience, policy }
  expect(reasonEn({ ...reason, hour: busy })).toMatch(
    /^About 9\.0 calls an hour, 20 min each with what follows: 95% within 15 s takes \d, callers hanging up after about 71 s on average; \d if nobody did\. With the 2 required now, \d+% would be answered in time\.$/,
  )
  expect(reasonZh({ ...reason, hour: { ...quiet, calls: '*' } })).toContain('每小时来电较少')
})

test('what is recommended to somebody who sees round numbers follows from those', () => {
  const count: Counting = (all) => (all.length === 0 ? 0 : all.length < 10 ? '*' : 5 * Math.round(all.length / 5))
  const month = (calls: number) => Array.from({ length: calls }, (_, i) => call({ handlingSeconds: 900 + (i % 2) }))
  const seen = (calls: number) => {
    const arrivals = [...month(40), ...Array.from({ length: calls }, () => call({ weekday: 5, hour: 3 }))]
    const experience = roughly(experienceOf(arrivals, 8, policy), arrivals, { policy, count })
    return recommend(arrivals, experience, { policy, requiredAt: () => 0, count }).find(
      ({ weekday, hour }) => weekday === 5 && hour === 3,
    )
  }
  expect(seen(1)).toEqual(seen(9))
  expect(seen(1)?.calls).toBe('*')
  expect(seen(13)).toEqual(seen(17))
})
