// How much of a run is used up, by a clock, by counted work, or by whichever comes first. Phases are planned in shares
// of the whole, so that with counted work alone the same seed gives the same rota on every machine.

export interface Limits {
  readonly seconds?: number
  /** Milliseconds from any origin; needed with `seconds`. The solver reads no clock of its own. */
  readonly now?: () => number
  /** One is the work of one annealing move, about half a microsecond. */
  readonly iterations?: number
  /** Asked now and then: true ends the run with the best rota so far. */
  readonly stop?: () => boolean
}

export interface Meter {
  spend(iterations: number): void
  /** Work that was counted until now. */
  spent(): number
  /** From 0 to 1 and beyond. */
  used(): number
  /** By the clock; undefined when work is counted: then no clock may be passed on. */
  secondsLeft(): number | undefined
  /** What share of the run about so many seconds are. */
  shareOf(seconds: number): number
  /** Limits of a run within this one. */
  within(seconds: number): Limits
}

const ITERATIONS_PER_SECOND = 2_000_000

export function meterOf({ seconds, now, iterations, stop }: Limits): Meter {
  if ((seconds === undefined || !now) && iterations === undefined) throw new RangeError('a run needs a limit')
  const start = now?.() ?? 0
  let spent = 0
  const elapsed = () => (seconds !== undefined && now ? (now() - start) / 1000 : 0)
  const used = () =>
    stop?.() ? Infinity : Math.max(elapsed() / (seconds ?? Infinity), spent / (iterations ?? Infinity))
  return {
    spend: (work) => {
      spent += work
    },
    spent: () => spent,
    used,
    secondsLeft: () =>
      seconds === undefined || iterations !== undefined ? undefined : Math.max(0, seconds - elapsed()),
    within: (wanted) => {
      const over = () => stop?.() === true || used() >= 1
      if (seconds === undefined || !now || iterations !== undefined) {
        return { iterations: Math.round(wanted * ITERATIONS_PER_SECOND), stop: over }
      }
      return { seconds: Math.max(0.1, Math.min(wanted, seconds - elapsed())), now, stop: over }
    },
    shareOf: (wanted) => wanted / (seconds ?? (iterations ?? Infinity) / ITERATIONS_PER_SECOND),
  }
}
