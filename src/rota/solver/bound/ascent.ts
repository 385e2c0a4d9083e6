// Maximises a smooth concave function by its slope: L-BFGS (Nocedal 1980; Liu and Nocedal, Mathematical Programming 45,
// 1989) with a step that is halved until it climbs enough (Armijo 1966).

export interface Hill {
  readonly size: number
  /** Height at a point; `slope` becomes the gradient there. */
  climb(at: Float64Array, slope: Float64Array): number
  /** Asked after each step, with what it gained. True: that is enough. */
  enough(gain: number): boolean
  /** First steps are about that long. */
  readonly firstStep: number
}

interface Memory {
  readonly step: Float64Array
  readonly change: Float64Array
  readonly inverse: number
}

const REMEMBERED = 12
const LEAST_SHARE = 1e-4
const TRIES = 20

/** Starts at `start`. @returns the highest point that it came to */
export function ascend(hill: Hill, start: Float64Array): Float64Array {
  const memory: Memory[] = []
  let at = start.slice()
  let slope = new Float64Array(hill.size)
  let height = hill.climb(at, slope)
  for (;;) {
    const way = directionOf(slope, memory, hill.firstStep)
    const steep = product(slope, way)
    const next = steep > 0 ? stepAlong(hill, { at, height, way, steep }) : undefined
    if (!next) {
      if (memory.length === 0) return at
      memory.length = 0
      continue
    }
    remember(memory, { from: at, to: next.at, before: slope, after: next.slope })
    const gain = next.height - height
    at = next.at
    slope = next.slope
    height = next.height
    if (hill.enough(gain)) return at
  }
}

/** The two loops of L-BFGS. */
function directionOf(slope: Float64Array, memory: readonly Memory[], firstStep: number): Float64Array {
  const way = slope.slice()
  const shares: number[] = []
  for (let k = memory.length - 1; k >= 0; k--) {
    const { step, change, inverse } = memory[k] ?? NOTHING
    const share = inverse * product(step, way)
    shares[k] = share
    add(way, change, -share)
  }
  const last = memory.at(-1)
  const scale = last
    ? product(last.step, last.change) / product(last.change, last.change)
    : firstStep / Math.max(1e-9, Math.sqrt(product(slope, slope)))
  for (let k = 0; k < way.length; k++) way[k] = scale * (way[k] ?? 0)
  for (const [k, { step, change, inverse }] of memory.entries()) {
    add(way, step, (shares[k] ?? 0) - inverse * product(change, way))
  }
  return way
}

const NOTHING: Memory = { step: new Float64Array(0), change: new Float64Array(0), inverse: 0 }

interface Ray {
  readonly at: Float64Array
  readonly height: number
  readonly way: Float64Array
  readonly steep: number
}

function stepAlong(hill: Hill, { at, height, way, steep }: Ray) {
  let length = 1
  for (let tries = 0; tries < TRIES; tries++) {
    const next = at.slice()
    add(next, way, length)
    const slope = new Float64Array(hill.size)
    const found = hill.climb(next, slope)
    if (found >= height + LEAST_SHARE * length * steep) return { at: next, slope, height: found }
    length *= tries === 0 ? 0.5 : 0.3
  }
  return undefined
}

interface Moved {
  readonly from: Float64Array
  readonly to: Float64Array
  readonly before: Float64Array
  readonly after: Float64Array
}

function remember(memory: Memory[], { from, to, before, after }: Moved): void {
  const step = to.map((value, k) => value - (from[k] ?? 0))
  const change = before.map((value, k) => value - (after[k] ?? 0))
  const curvature = product(step, change)
  if (curvature <= 1e-12) return
  memory.push({ step, change, inverse: 1 / curvature })
  if (memory.length > REMEMBERED) memory.shift()
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0)
  return sum
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let k = 0; k < to.length; k++) to[k] = (to[k] ?? 0) + times * (what[k] ?? 0)
}
