// How many people must answer so that callers need not wait. Erlang C: nobody hangs up. Erlang A (Palm 1957; Garnett,
// Mandelbaum, Reiman 2002): callers hang up after an exponential time. Both take arrivals of one rate and exponential
// handling times.

export interface Demand {
  /** Calls in an hour. */
  readonly callsPerHour: number
  /** Until the seat is free again: the call and what follows it. */
  readonly handlingSeconds: number
  /** Mean time after which a waiting caller hangs up; undefined: nobody does. */
  readonly patienceSeconds?: number | undefined
}

export interface ServiceLevel {
  /** Share of callers who are answered in time. */
  readonly inTime: number
  /** Share of callers who hang up. */
  readonly abandoned: number
}

/** Calls at once, on average. */
export const loadOf = ({ callsPerHour, handlingSeconds }: Demand): number => (callsPerHour * handlingSeconds) / 3600

/** The level with so many people answering; everything is late without enough of them. */
export function serviceLevel(demand: Demand, people: number, withinSeconds: number): ServiceLevel {
  if (demand.callsPerHour === 0) return { inTime: 1, abandoned: 0 }
  if (people === 0) return { inTime: 0, abandoned: demand.patienceSeconds === undefined ? 0 : 1 }
  return demand.patienceSeconds === undefined
    ? erlangC(demand, people, withinSeconds)
    : erlangA({ ...demand, patienceSeconds: demand.patienceSeconds }, people, withinSeconds)
}

function erlangC(demand: Demand, people: number, withinSeconds: number): ServiceLevel {
  const load = loadOf(demand)
  if (people <= load) return { inTime: 0, abandoned: 0 }
  // Erlang B by its recursion, then C from B: no factorial overflows.
  let blocked = 1
  for (let n = 1; n <= people; n++) blocked = (load * blocked) / (n + load * blocked)
  const waits = blocked / (1 - (load / people) * (1 - blocked))
  return { inTime: 1 - waits * Math.exp((-(people - load) * withinSeconds) / demand.handlingSeconds), abandoned: 0 }
}

const NEGLIGIBLE = 1e-12
const MOST_WAITING = 2_000
const STEPS = 200

function erlangA(
  demand: Demand & { readonly patienceSeconds: number },
  people: number,
  withinSeconds: number,
): ServiceLevel {
  const arrivals = demand.callsPerHour / 3600
  const done = people / demand.handlingSeconds
  const leaves = 1 / demand.patienceSeconds
  // In proportion to the probabilities of so many in the system, from those of "all busy, nobody waits" outwards.
  const waiting = [1]
  for (let queue = 1; queue <= MOST_WAITING; queue++) {
    const next = ((waiting[queue - 1] ?? 0) * arrivals) / (done + queue * leaves)
    if (next < NEGLIGIBLE) break
    waiting.push(next)
  }
  let free = 0
  for (let busy = people, weight = 1; busy > 0; busy--) {
    weight *= busy / demand.handlingSeconds / arrivals
    free += weight
  }
  const total = free + waiting.reduce((sum, weight) => sum + weight, 0)
  const queueLength = waiting.reduce((sum, weight, queue) => sum + weight * queue, 0) / total
  const late = answeredWithin({ done, leaves, longest: waiting.length }, withinSeconds)
  const afterWaiting = waiting.reduce((sum, weight, queue) => sum + weight * (late[queue + 1] ?? 0), 0)
  return { inTime: (free + afterWaiting) / total, abandoned: (queueLength * leaves) / arrivals }
}

interface Queue {
  /** Calls ended in a second, all people together. */
  readonly done: number
  /** One over the patience, in seconds. */
  readonly leaves: number
  readonly longest: number
}

/**
 * The probability of being answered within the time, by how many must go before: f_j' = r_j f_(j−1) − (r_j + θ) f_j with
 * r_j = nμ + (j − 1) θ, f_0 = 1, f_j(0) = 0; by the midpoint rule.
 */
function answeredWithin({ done, leaves, longest }: Queue, seconds: number): readonly number[] {
  const step = seconds / STEPS
  let now: readonly number[] = Array.from({ length: longest + 2 }, (_, j) => (j === 0 ? 1 : 0))
  const slope = (f: readonly number[], j: number) => {
    const rate = done + (j - 1) * leaves
    return rate * (f[j - 1] ?? 0) - (rate + leaves) * (f[j] ?? 0)
  }
  for (let i = 0; i < STEPS; i++) {
    const half = now.map((value, j) => (j === 0 ? 1 : value + (step / 2) * slope(now, j)))
    now = now.map((value, j) => (j === 0 ? 1 : value + step * slope(half, j)))
  }
  return now
}

const MOST_PEOPLE = 200

export interface Target {
  readonly withinSeconds: number
  /** Share that must be answered in time. */
  readonly share: number
}

/** The fewest people that reach the target; undefined when not even 200 do. */
export function peopleNeeded(demand: Demand, { withinSeconds, share }: Target): number | undefined {
  for (let people = 0; people <= MOST_PEOPLE; people++) {
    const { inTime, abandoned } = serviceLevel(demand, people, withinSeconds)
    if (inTime >= share && abandoned <= 1 - share) return people
  }
  return undefined
}
