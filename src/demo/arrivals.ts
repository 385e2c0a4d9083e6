// When the demo's callers call: gamma-Poisson counts for each day, spread over the day as helplines see it.
import { DateTime } from 'luxon'
import { gammaPoisson, type Random, weightedIndex } from './random.ts'

export interface Traffic {
  /** Weight of each half hour from 00:00. */
  readonly halfHours: readonly number[]
  /** Weight of each weekday, Monday first; 1 is an average day. */
  readonly weekdays: readonly number[]
}

/** Variance over mean of the calls of a day. 3.1 was measured on a call centre; Poisson would be 1. */
export const DISPERSION = 3

/** Peak 22:00-02:30, trough 05:00-09:00: the shape that Samaritans UK saw. */
export const HELPLINE: Traffic = {
  halfHours: [
    19, 19, 18, 17, 16, 12, 9, 8, 6, 5, 2.5, 2, 2, 1.8, 1.8, 2, 2.3, 2.8, 5, 6, 7, 8, 8, 8, 8, 8, 9, 9, 10, 10, 10, 9,
    9, 9, 9, 9, 9, 10, 11, 12, 13, 14, 15, 17, 20, 21, 21, 20,
  ],
  weekdays: [1.05, 1.03, 1.0, 0.98, 0.96, 0.95, 1.03],
}

/** An enquiry line from 08:00 to 20:00: busiest in the middle of the morning. */
export const ENQUIRY_LINE: Traffic = {
  halfHours: [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 14, 19, 23, 24, 21, 17, 14, 11, 12, 15, 18, 20, 20, 18, 16, 14,
    12, 10, 9, 9, 10, 9, 6, 0, 0, 0, 0, 0, 0, 0, 0,
  ],
  weekdays: [1.2, 1.12, 1.08, 1.05, 1.02, 0.78, 0.75],
}

export interface DayOfTraffic {
  /** Local day 'YYYY-MM-DD'. */
  readonly day: string
  readonly zone: string
  /** Calls expected on this day, its weekday already counted in. */
  readonly expected: number
}

/** The instants at which callers ring on a day, in order. */
export function arrivalsOf(random: Random, traffic: Traffic, { day, zone, expected }: DayOfTraffic): DateTime[] {
  const midnight = DateTime.fromISO(day, { zone })
  const count = gammaPoisson(random, expected, DISPERSION)
  const seconds = Array.from({ length: count }, () => {
    const halfHour = weightedIndex(random, traffic.halfHours)
    return halfHour * 1800 + Math.floor(random() * 1800)
  })
  return seconds
    .sort((a, b) => a - b)
    .map((second) => midnight.set({ hour: 0 }).plus({ seconds: second }).toUTC())
    .filter((instant) => instant.setZone(zone).toISODate() === day)
}

/** How many calls to expect on each day so that they add up to `total` on average. `weightOf`: 1 is an ordinary day. */
export function expectedByDay(
  days: readonly string[],
  traffic: Traffic,
  total: number,
  weightOf: (day: string) => number,
): ReadonlyMap<string, number> {
  const weights = days.map((day) => (traffic.weekdays[DateTime.fromISO(day).weekday - 1] ?? 1) * weightOf(day))
  const sum = weights.reduce((a, b) => a + b, 0)
  return new Map(days.map((day, place) => [day, (total * (weights[place] ?? 0)) / sum]))
}
