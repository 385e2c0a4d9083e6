// What several searches of one problem tell each other: the best roster, the bound, and the prices that prove it.
import type { Proof } from './closing.ts'

export interface Exchange {
  objective(): number
  bound(): number
  /** Of the best objective. */
  roster(): Uint8Array
  /** The best prices told so far. */
  proof(): Proof
  offerRoster(roster: Uint8Array, objective: number): void
  offerBound(bound: number): void
  offerProof(proof: Proof): void
}

export interface SharedSize {
  readonly places: number
  readonly rows: number
}

const HEAD = 32
const [OBJECTIVE, BOUND, PROOF] = [0, 1, 2]
const LOCK_MILLISECONDS = 5

export function sharedMemory({ places, rows }: SharedSize): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(HEAD + 8 * (3 + rows) + places)
  const numbers = new Float64Array(memory, HEAD, 3)
  numbers[OBJECTIVE] = Infinity
  numbers[BOUND] = -Infinity
  numbers[PROOF] = -Infinity
  return memory
}

/** Layout: a lock; objective, bound and the proof's bound; the proof's prices; the roster. */
export function exchangeIn(memory: SharedArrayBuffer, { places, rows }: SharedSize): Exchange {
  const lock = new Int32Array(memory, 0, 1)
  const numbers = new Float64Array(memory, HEAD, 3)
  const prices = new Float64Array(memory, HEAD + 24, rows)
  const cells = new Uint8Array(memory, HEAD + 24 + 8 * rows, places)
  const alone = <T>(work: () => T): T => {
    while (Atomics.compareExchange(lock, 0, 0, 1) !== 0) Atomics.wait(lock, 0, 1, LOCK_MILLISECONDS)
    try {
      return work()
    } finally {
      Atomics.store(lock, 0, 0)
      Atomics.notify(lock, 0)
    }
  }
  return {
    objective: () => numbers[OBJECTIVE] ?? Infinity,
    bound: () => numbers[BOUND] ?? -Infinity,
    roster: () => alone(() => Uint8Array.from(cells)),
    proof: () =>
      alone(() => {
        const bound = numbers[PROOF] ?? -Infinity
        return { bound, prices: bound === -Infinity ? undefined : Float64Array.from(prices) }
      }),
    offerRoster: (roster, objective) =>
      alone(() => {
        if (objective >= (numbers[OBJECTIVE] ?? Infinity)) return
        cells.set(roster)
        numbers[OBJECTIVE] = objective
      }),
    offerBound: (bound) =>
      alone(() => {
        if (bound > (numbers[BOUND] ?? -Infinity)) numbers[BOUND] = bound
      }),
    offerProof: (proof) =>
      alone(() => {
        if (!proof.prices || proof.bound <= (numbers[PROOF] ?? -Infinity)) return
        prices.set(proof.prices)
        numbers[PROOF] = proof.bound
      }),
  }
}
