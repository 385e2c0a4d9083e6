// Labels in flat arrays: a heap of those that are open, the cheapest estimate first, and which (state, totals) have been
// met at which cost.

export interface Labels {
  /** Keeps it, unless the same state and totals were met for no more. */
  add(label: Label, sums: Int32Array): void
  /** The open label with the least estimate, -1 when there is none; at the same estimate the furthest. */
  next(): number
  cost(at: number): number
  estimate(at: number): number
  state(at: number): number
  sum(at: number, total: number): number
  size(): number
  lineTo(at: number, days: number): Uint8Array
}

export interface Label {
  readonly cost: number
  readonly estimate: number
  readonly state: number
  readonly parent: number
  readonly cell: number
}

const SLACK = 1e-9
const FIRST_ROOM = 1024

/** @param factors of the numbers that tell (state, totals) apart; undefined: they are told apart by text */
export function labelsOf(totals: number, factors: Float64Array | undefined): Labels {
  let room = FIRST_ROOM
  let [costs, estimates, keys] = [new Float64Array(room), new Float64Array(room), new Float64Array(room)]
  let [states, parents, cells] = [new Int32Array(room), new Int32Array(room), new Uint8Array(room)]
  let sums = new Int32Array(room * totals)
  let size = 0
  const grow = () => {
    room *= 2
    const larger = <T extends Float64Array | Int32Array | Uint8Array>(old: T, next: T): T => {
      next.set(old)
      return next
    }
    costs = larger(costs, new Float64Array(room))
    estimates = larger(estimates, new Float64Array(room))
    keys = larger(keys, new Float64Array(room))
    states = larger(states, new Int32Array(room))
    parents = larger(parents, new Int32Array(room))
    cells = larger(cells, new Uint8Array(room))
    sums = larger(sums, new Int32Array(room * totals))
  }
  const texts = new Map<string, number>()
  const keyOf = (state: number, own: Int32Array): number => {
    if (factors) {
      let key = state * (factors[totals] ?? 1)
      for (let k = 0; k < totals; k++) key += (own[k] ?? 0) * (factors[k] ?? 0)
      return key
    }
    const text = `${state} ${own}`
    const known = texts.get(text) ?? texts.size
    texts.set(text, known)
    return known
  }
  const seen = new Map<number, number>()
  const heap = heapOf((a, b) => {
    const difference = (estimates[a] ?? 0) - (estimates[b] ?? 0)
    return difference < -SLACK || (difference <= SLACK && (states[a] ?? 0) > (states[b] ?? 0))
  })
  return {
    add: ({ cost, estimate, state, parent, cell }, own) => {
      const key = keyOf(state, own)
      if ((seen.get(key) ?? Infinity) <= cost) return
      seen.set(key, cost)
      if (size === room) grow()
      costs[size] = cost
      estimates[size] = estimate
      keys[size] = key
      states[size] = state
      parents[size] = parent
      cells[size] = cell
      sums.set(own, size * totals)
      heap.push(size++)
    },
    next: () => {
      for (;;) {
        const at = heap.pop()
        if (at === undefined) return -1
        if ((costs[at] ?? 0) <= (seen.get(keys[at] ?? 0) ?? Infinity)) return at
      }
    },
    cost: (at) => costs[at] ?? 0,
    estimate: (at) => estimates[at] ?? Infinity,
    state: (at) => states[at] ?? 0,
    sum: (at, total) => sums[at * totals + total] ?? 0,
    size: () => size,
    lineTo: (at, days) => {
      const line = new Uint8Array(days)
      for (let day = days - 1, k = at; day >= 0; day--) {
        line[day] = cells[k] ?? 0
        k = parents[k] ?? -1
      }
      return line
    },
  }
}

/** A binary heap of numbers. */
function heapOf(before: (a: number, b: number) => boolean) {
  const heap: number[] = []
  const swap = (i: number, j: number) => {
    const kept = heap[i] ?? 0
    heap[i] = heap[j] ?? 0
    heap[j] = kept
  }
  return {
    push: (value: number) => {
      let at = heap.push(value) - 1
      while (at > 0) {
        const parent = (at - 1) >> 1
        if (!before(heap[at] ?? 0, heap[parent] ?? 0)) break
        swap(at, parent)
        at = parent
      }
    },
    pop: (): number | undefined => {
      const top = heap[0]
      const last = heap.pop()
      if (top === undefined || last === undefined || heap.length === 0) return top
      heap[0] = last
      for (let at = 0; ; ) {
        let least = at
        for (const child of [2 * at + 1, 2 * at + 2]) {
          if (child < heap.length && before(heap[child] ?? 0, heap[least] ?? 0)) least = child
        }
        if (least === at) return top
        swap(at, least)
        at = least
      }
    },
  }
}
