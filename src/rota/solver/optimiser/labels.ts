// The exact search for the cheapest line when some totals are outside the automaton: best first over (state, totals so
// far), guided by the relaxation. Whatever is still open when it ends early bounds every line from below.
import type { Total } from './totals.ts'
import { cheapestTotal } from './totals.ts'
import type { Walk } from './walk.ts'

export interface LabelSearch {
  readonly walk: Walk
  readonly totals: readonly Total[]
  readonly slopes: Float64Array
  /** Of cells, slopes left out. */
  readonly costs: Float64Array
  /** A line of this cost is known: only cheaper ones are of interest. */
  readonly known: number
  readonly cells: number
}

export interface Labelled {
  /** No legal line is cheaper, except perhaps the one known. */
  readonly bound: number
  /** Cheaper than the known one. */
  readonly line: Uint8Array | undefined
}

/** Long horizons have so many ways that more labels would not settle the matter either. */
const MOST_LABELS = { days: 45, short: 60_000, long: 4000 }
/** Labels kept a day when only a legal line is looked for, and when those were too few. */
const BEAMS = [200, 2000]
const SLACK = 1e-9

/** Needs `walk.toGo` of the costs with slopes. */
export function searchLabels(search: LabelSearch): Labelled {
  const { walk, totals, known } = search
  const { first, base } = walk.automaton
  const days = first.length - 1
  const end = first[days] ?? 0
  const open = openLabels(search)
  const expand = expansionOf(search, open)
  const most = days > MOST_LABELS.days ? MOST_LABELS.long : MOST_LABELS.short
  open.add({ cost: base, day: 0, state: 0, parent: -1, cell: 0, sums: new Int32Array(totals.length) })
  for (;;) {
    const label = open.next()
    if (label === undefined) return { bound: known, line: undefined }
    const bound = open.estimate(label)
    if (bound >= known - SLACK) return { bound: Math.min(bound, known), line: undefined }
    if (open.state(label) === end) return { bound, line: open.lineTo(label, days) }
    if (open.size() > most) return { bound, line: known === Infinity ? anyLine(search) : undefined }
    expand(label)
  }
}

/** A legal line, most likely: day by day, only the most promising labels go on. */
function anyLine(search: LabelSearch): Uint8Array | undefined {
  for (const width of BEAMS) {
    const line = beam(search, width)
    if (line) return line
  }
  return undefined
}

function beam(search: LabelSearch, width: number): Uint8Array | undefined {
  const days = search.walk.automaton.first.length - 1
  const open = openLabels(search)
  const expand = expansionOf(search, open)
  const sums = new Int32Array(search.totals.length)
  open.add({ cost: search.walk.automaton.base, day: 0, state: 0, parent: -1, cell: 0, sums })
  for (let day = 0; day < days; day++) {
    const layer: number[] = []
    for (let at = open.next(); at !== undefined; at = open.next()) if (layer.length < width) layer.push(at)
    for (const at of layer) expand(at)
  }
  const last = open.next()
  return last === undefined ? undefined : open.lineTo(last, days)
}

interface Label {
  readonly cost: number
  /** It stands before that day. */
  readonly day: number
  readonly state: number
  readonly parent: number
  readonly cell: number
  readonly sums: Int32Array
}

type Open = ReturnType<typeof openLabels>

/** By state: the least and the most that the days to come can add to a total; most below least: nothing is open. */
function reachOf({ walk, costs, cells }: LabelSearch, { amounts }: Total) {
  const { first, arcStart, arcTo, arcClass, classes } = walk.automaton
  const days = first.length - 1
  const end = first[days] ?? 0
  const least = new Float64Array(end + 1).fill(Infinity)
  const most = new Float64Array(end + 1).fill(-Infinity)
  least[end] = most[end] = 0
  for (let day = days - 1; day >= 0; day--) {
    const open = classes.map((members) => [...members].filter((cell) => costs[day * cells + cell] !== Infinity))
    const adds = open.map((members) => members.map((cell) => amounts[day * cells + cell] ?? 0))
    const low = adds.map((all) => Math.min(...all))
    const high = adds.map((all) => Math.max(...all))
    for (let state = first[day] ?? 0; state < (first[day + 1] ?? 0); state++) {
      for (let arc = arcStart[state] ?? 0; arc < (arcStart[state + 1] ?? 0); arc++) {
        const [kind, to] = [arcClass[arc] ?? 0, arcTo[arc] ?? 0]
        least[state] = Math.min(least[state] ?? 0, (low[kind] ?? 0) + (least[to] ?? 0))
        most[state] = Math.max(most[state] ?? 0, (high[kind] ?? 0) + (most[to] ?? 0))
      }
    }
  }
  return { least, most }
}

function openLabels(search: LabelSearch) {
  const { walk, totals, slopes, known } = search
  const labels: Label[] = []
  const estimates: number[] = []
  const tails = totals.map((total, k) => tailOf(search, total, slopes[k] ?? 0))
  const seen = new Map<number | string, number>()
  const keyOf = keysFor(totals, walk.toGo.length)
  const heap = heapOf((a, b) => {
    const difference = (estimates[a] ?? 0) - (estimates[b] ?? 0)
    return difference < -SLACK || (difference <= SLACK && (labels[a]?.state ?? 0) > (labels[b]?.state ?? 0))
  })
  return {
    add: (label: Label) => {
      let estimate = label.cost + (walk.toGo[label.state] ?? 0)
      for (let k = 0; k < tails.length; k++) estimate += tails[k]?.(label.state, label.sums[k] ?? 0) ?? Infinity
      if (!(estimate < known - SLACK)) return
      const key = keyOf(label)
      if ((seen.get(key) ?? Infinity) <= label.cost) return
      seen.set(key, label.cost)
      estimates.push(estimate)
      heap.push(labels.push(label) - 1)
    },
    next: () => {
      for (;;) {
        const at = heap.pop()
        const label = labels[at ?? -1]
        if (at === undefined || !label) return undefined
        if (label.cost <= (seen.get(keyOf(label)) ?? Infinity)) return at
      }
    },
    label: (at: number) => labels[at],
    state: (at: number) => labels[at]?.state ?? 0,
    estimate: (at: number) => estimates[at] ?? Infinity,
    size: () => labels.length,
    lineTo: (at: number, days: number) => {
      const line = new Uint8Array(days)
      for (let day = days - 1, k = at; day >= 0; day--) {
        line[day] = labels[k]?.cell ?? 0
        k = labels[k]?.parent ?? -1
      }
      return line
    },
  }
}

/** The least that the cost of the final total can be, less what the units to come are charged. */
function tailOf(search: LabelSearch, total: Total, slope: number): (state: number, sum: number) => number {
  const { at } = cheapestTotal(total, slope)
  const { least, most } = reachOf(search, total)
  return (state, sum) => {
    const [from, to] = [sum + (least[state] ?? 0), sum + (most[state] ?? 0)]
    if (!(from <= to) || from > total.high) return Infinity
    const final = Math.max(from, Math.min(at, to))
    return (total.cost[final] ?? Infinity) - slope * (final - sum)
  }
}

/** A number for each (state, sums) where numbers are large enough. */
function keysFor(totals: readonly Total[], states: number): (label: Label) => number | string {
  const size = totals.reduce((product, { high }) => product * (high + 1), states)
  if (size > Number.MAX_SAFE_INTEGER) return ({ state, sums }) => `${state} ${sums}`
  return ({ state, sums }) => {
    let key = state
    for (let k = 0; k < totals.length; k++) key = key * ((totals[k]?.high ?? 0) + 1) + (sums[k] ?? 0)
    return key
  }
}

function expansionOf({ walk, totals, costs, cells }: LabelSearch, open: Open): (at: number) => void {
  const { arcStart, arcTo, arcClass, arcCost, classes } = walk.automaton
  const members = new Map<number, readonly number[]>()
  const membersOf = (day: number, kind: number): readonly number[] => {
    const key = day * classes.length + kind
    const known = members.get(key)
    if (known) return known
    const own = cheapestAlike({ day, members: classes[kind] ?? new Int32Array(), cells }, totals, costs)
    members.set(key, own)
    return own
  }
  return (at) => {
    const label = open.label(at)
    if (!label) return
    const { day } = label
    const stop = arcStart[label.state + 1] ?? 0
    for (let arc = arcStart[label.state] ?? 0; arc < stop; arc++) {
      for (const cell of membersOf(day, arcClass[arc] ?? 0)) {
        const place = day * cells + cell
        const sums = sumsAfter(totals, label.sums, place)
        if (!sums) continue
        const cost = label.cost + (costs[place] ?? 0) + (arcCost[arc] ?? 0)
        open.add({ cost, day: day + 1, state: arcTo[arc] ?? 0, parent: at, cell, sums })
      }
    }
  }
}

/** Undefined beyond a limit. */
function sumsAfter(totals: readonly Total[], sums: Int32Array, place: number): Int32Array | undefined {
  const next = sums.slice()
  for (let k = 0; k < totals.length; k++) {
    const sum = (sums[k] ?? 0) + (totals[k]?.amounts[place] ?? 0)
    if (sum > (totals[k]?.high ?? 0)) return undefined
    next[k] = sum
  }
  return next
}

/** Of cells that add the same to all totals, the cheapest. */
function cheapestAlike(
  { day, members, cells }: { readonly day: number; readonly members: Int32Array; readonly cells: number },
  totals: readonly Total[],
  costs: Float64Array,
): readonly number[] {
  const best = new Map<string, number>()
  for (const cell of members) {
    const place = day * cells + cell
    if (costs[place] === Infinity) continue
    const key = totals.map(({ amounts }) => amounts[place]).join()
    const other = best.get(key)
    if (other === undefined || (costs[place] ?? 0) < (costs[day * cells + other] ?? 0)) best.set(key, cell)
  }
  return [...best.values()]
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
