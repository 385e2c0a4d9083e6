// The tables that a model is read into: a key of a source leads to its rows of weights.
import { type Adder, adderOf, LANES } from './adder.ts'
import { SOURCES } from './features.ts'
import { LABELS } from './labels.ts'

export interface Tables {
  readonly adder: Adder
  /** Writes where the rows of the keys of the first `sources` sources begin, in bytes, from `to`. */
  find(keys: Int32Array, sources: number, into: Int32Array, to: number): void
}

/** What a model says of a source: for each of its keys a byte for each offset and label. */
export interface Known {
  readonly keys: readonly number[]
  readonly weights: Int8Array
}

/** Slots for each hashed key, at least: the number of slots is a power of two. */
const ROOM = 1.4
/** A slot is a key and where its rows begin. */
const SLOT = 2

/** @param margin of what is clear, in units of weights */
export function tablesOf(known: readonly Known[], margin: number): Tables {
  const count = SOURCES.reduce((sum, { offsets }, s) => sum + offsets.length * (1 + keysOf(s).length), 0)
  const adder = adderOf(count, margin)
  const hashed: (readonly [number, number])[] = []
  const direct = new Int32Array(SOURCES.reduce((sum, { size }) => sum + size, 0))
  /** Where the keys of a source begin in `direct`; less than 0 for hashed ones. And the rows of what it does not know. */
  const [first, unknown] = [new Int32Array(SOURCES.length).fill(-1), new Int32Array(SOURCES.length)]
  let [free, row] = [0, 0]
  for (const [source, { offsets, size }] of SOURCES.entries()) {
    const step = offsets.length * LANES
    const begin = row + step
    unknown[source] = row
    direct.fill(row, free, free + size)
    fill(adder.rows.subarray(begin), known[source]?.weights)
    for (const [k, key] of keysOf(source).entries())
      if (size === 0) hashed.push([key, begin + k * step])
      else direct[free + key] = begin + k * step
    if (size > 0) first[source] = free
    free += size
    row = begin + keysOf(source).length * step
  }
  const table = tableOf(hashed)
  const mask = table.length - 1
  return {
    adder,
    find(keys, sources, into, to) {
      for (let source = 0; source < sources; source++) {
        const key = keys[source] ?? 0
        const begin = first[source] ?? 0
        into[to + source] = begin < 0 ? hashedAt(key, source) : (direct[begin + key] ?? 0)
      }
    },
  }

  function hashedAt(key: number, source: number): number {
    let at = (key * SLOT) & mask
    for (let there = table[at]; there !== 0; there = table[at]) {
      if (there === key) return table[at + 1] ?? 0
      at = (at + SLOT) & mask
    }
    return unknown[source] ?? 0
  }

  function keysOf(source: number): readonly number[] {
    return known[source]?.keys ?? []
  }
}

/** Open addressing. */
function tableOf(begins: readonly (readonly [number, number])[]): Int32Array {
  const table = new Int32Array(SLOT * 2 ** Math.ceil(Math.log2(ROOM * begins.length + 1)))
  for (const [key, row] of begins) {
    let at = (key * SLOT) & (table.length - 1)
    while (table[at] !== 0) at = (at + SLOT) & (table.length - 1)
    table[at] = key
    table[at + 1] = row
  }
  return table
}

function fill(rows: Int8Array, weights: Int8Array = new Int8Array()): void {
  for (let i = 0; i < weights.length; i++) rows[Math.floor(i / LABELS) * LANES + (i % LABELS)] = weights[i] ?? 0
}
