// The weights of the tagger: for each source that it knows one for each label and offset, and one for each pair of labels.
import { gunzipSync } from 'node:zlib'
import { type Context, contextOf, LONGEST_PIECE } from './context.ts'
import { FARTHEST, SOURCES, sourcesAt } from './features.ts'
import { LABELS } from './labels.ts'

/**
 * A model as `npm run train` writes it: gzip of 32-bit floats, little-endian: what a weight of 1 is worth, and `LABELS²`
 * for moves; then for each source the number of its keys, the keys, and for each key, offset and label a signed byte.
 */
export interface Model {
  /** `exp` of the score of going from label z to y, at `z * LABELS + y`. */
  readonly moves: Float64Array
  /** Writes the score of each label of each character of the piece, at `i * LABELS + y`. */
  score(context: Context, into: Float64Array): void
}

/** Slots for each key, at least: the number of slots is a power of two. */
const ROOM = 1.4
/** A slot is a key and where its rows begin. */
const SLOT = 2
/** Two words of weights, a byte for a label; the last byte is the offset. */
const ROW = 2
const OFFSET = 24
/** Makes weights positive. */
const BIAS = 128
const EVEN = 0x00ff00ff
/** A row without any weight: it is not kept. */
const [NOTHING, NOTHING_MORE] = [0x80808080 | 0, 0x00808080]
/** Sums of a character: labels 0 and 2, 1 and 3, 4 and 6, and 5 with how many there are: no sum of bytes outgrows its half. */
const SUMS = 4
const ONE_MORE = 0x10000

interface Tables {
  /** For each source with small keys where the rows of each begin; -1 for none. */
  readonly direct: readonly (Int32Array | undefined)[]
  /** The slots of hashed keys. */
  readonly table: Int32Array
  /** Of each key how many rows it has, and they. */
  readonly rows: Int32Array
}

/** @throws when `packed` is no model */
export function modelOf(packed: Buffer): Model {
  const reader = readerOf(gunzipSync(packed))
  const unit = reader.float()
  const moves = Float64Array.from({ length: LABELS * LABELS }, () => Math.exp(reader.float()))
  const { direct, table, rows } = tablesOf(reader)
  const keys = new Int32Array(SOURCES.length)
  const sums = new Int32Array(LONGEST_PIECE * SUMS)
  const { beforeIt, behindIt } = edges()
  return {
    moves,
    score(context, into) {
      const { length } = context
      sums.fill(0, 0, length * SUMS)
      for (let k = 0; k < FARTHEST && k < length; k++) {
        bring(beforeIt, k, k)
        bring(behindIt, k, length - 1 - k)
      }
      for (let i = -1; i < length; i++) {
        sourcesAt(context, i, keys)
        const end = i < 0 ? SHARED : SOURCES.length
        for (let source = 0; source < end; source++) share(rowsOf(source), i, length)
      }
      for (let i = 0; i < length; i++) finish(i, into)
    },
  }

  /** Where the rows of the source's key begin; less than 0 when the model does not know it. */
  function rowsOf(source: number): number {
    const key = keys[source] ?? 0
    const known = direct[source]
    if (known) return known[key] ?? -1
    let at = (key * SLOT) & (table.length - 1)
    for (let there = table[at]; there !== key; there = table[at]) {
      if (there === 0) return -1
      at = (at + SLOT) & (table.length - 1)
    }
    return table[at + 1] ?? -1
  }

  /** To all characters that have the source as a feature. */
  function share(begin: number, i: number, length: number): void {
    if (begin < 0) return
    const end = begin + 1 + ROW * (rows[begin] ?? 0)
    for (let row = begin + 1; row < end; row += ROW) {
      const character = i - ((rows[row + 1] ?? 0) >> OFFSET)
      if (character >= 0 && character < length) add(row, character * SUMS)
    }
  }

  /**
   * What the places beyond the ends of any piece add to its first and last characters: nothing stands there. The one right
   * before it begins a pair with the first character, and is read each time.
   */
  function edges(): { readonly beforeIt: Int32Array; readonly behindIt: Int32Array } {
    const empty = contextOf('', 0, 0)
    const half = FARTHEST * SUMS
    const read = (places: readonly number[], from: number) => {
      sums.fill(0, 0, half)
      for (const i of places) {
        sourcesAt(empty, i, keys)
        for (let source = 0; source < SHARED; source++) share(rowsOf(source), i - from, FARTHEST)
      }
      return sums.slice(0, half)
    }
    const range = Array.from({ length: FARTHEST }, (_, k) => k)
    const mirrored = read(range, -FARTHEST)
    const behindIt = new Int32Array(half)
    for (const k of range) behindIt.set(mirrored.subarray((FARTHEST - 1 - k) * SUMS, (FARTHEST - k) * SUMS), k * SUMS)
    return {
      beforeIt: read(
        range
          .slice(2)
          .map((k) => -k)
          .concat(-FARTHEST),
        0,
      ),
      behindIt,
    }
  }

  function bring(edge: Int32Array, k: number, character: number): void {
    for (let j = 0; j < SUMS; j++)
      sums[character * SUMS + j] = (sums[character * SUMS + j] ?? 0) + (edge[k * SUMS + j] ?? 0)
  }

  function add(row: number, at: number): void {
    const first = rows[row] ?? 0
    const second = rows[row + 1] ?? 0
    sums[at] = (sums[at] ?? 0) + (first & EVEN)
    sums[at + 1] = (sums[at + 1] ?? 0) + ((first >>> 8) & EVEN)
    sums[at + 2] = (sums[at + 2] ?? 0) + (second & EVEN)
    sums[at + 3] = (sums[at + 3] ?? 0) + ((second >>> 8) & 0xff) + ONE_MORE
  }

  function finish(i: number, into: Float64Array): void {
    const [ac, bd, eg, f] = [
      sums[i * SUMS] ?? 0,
      sums[i * SUMS + 1] ?? 0,
      sums[i * SUMS + 2] ?? 0,
      sums[i * SUMS + 3] ?? 0,
    ]
    const bias = (f >>> 16) * BIAS
    const at = i * LABELS
    into[at] = ((ac & 0xffff) - bias) * unit
    into[at + 1] = ((bd & 0xffff) - bias) * unit
    into[at + 2] = ((ac >>> 16) - bias) * unit
    into[at + 3] = ((bd >>> 16) - bias) * unit
    into[at + 4] = ((eg & 0xffff) - bias) * unit
    into[at + 5] = ((f & 0xffff) - bias) * unit
    into[at + 6] = ((eg >>> 16) - bias) * unit
  }
}

/** Those of the sources that characters beside them have too come first. */
const SHARED = SOURCES.findIndex(({ offsets }) => offsets.length === 1)

interface Reader {
  float(): number
  int(): number
  byte(): number
}

function readerOf(bytes: Buffer): Reader {
  let at = 0
  const moved = (by: number) => (at += by) - by
  return {
    float: () => bytes.readFloatLE(moved(4)),
    int: () => bytes.readInt32LE(moved(4)),
    byte: () => bytes.readInt8(moved(1)),
  }
}

function tablesOf(reader: Reader): Tables {
  const rows: number[] = []
  const hashed: (readonly [number, number])[] = []
  const direct = SOURCES.map(({ offsets, size }) => {
    const keys = Array.from({ length: reader.int() }, () => reader.int())
    const begins = keys.map((key) => {
      const begin = rows.push(0) - 1
      for (const offset of offsets) {
        const [first, second] = rowFrom(reader)
        if (first === NOTHING && second === NOTHING_MORE) continue
        rows.push(first, second | (offset << OFFSET))
        rows[begin] = (rows[begin] ?? 0) + 1
      }
      return [key, begin] as const
    })
    if (size === 0) hashed.push(...begins)
    return size === 0 ? undefined : directOf(begins, size)
  })
  return { direct, table: tableOf(hashed), rows: Int32Array.from(rows) }
}

function directOf(begins: readonly (readonly [number, number])[], size: number): Int32Array {
  const direct = new Int32Array(size).fill(-1)
  for (const [key, row] of begins) direct[key] = row
  return direct
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

function rowFrom(reader: Reader): readonly [number, number] {
  let [first, second] = [0, 0]
  for (let y = 0; y < LABELS; y++) {
    const weight = reader.byte() + BIAS
    if (y < 4) first |= weight << (8 * y)
    else second |= weight << (8 * (y - 4))
  }
  return [first, second]
}
