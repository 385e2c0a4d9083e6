// The weights of the tagger: for each source that it knows one for each label and offset, and one for each pair of labels.
import { gunzipSync } from 'node:zlib'
import { LANES } from './adder.ts'
import { type Context, contextOf } from './context.ts'
import { FARTHEST, SOURCES, sourcesAt } from './features.ts'
import { LABELS } from './labels.ts'
import { type Known, type Tables, tablesOf } from './tables.ts'

/**
 * A model as `npm run train` writes it: gzip of 32-bit floats, little-endian: what a weight of 1 is worth, and `LABELS²`
 * for moves; then for each source the number of its keys, the keys, and for each key, offset and label a signed byte.
 */
export interface Model {
  /** `exp` of the score of going from label z to y, at `z * LABELS + y`. */
  readonly moves: Float64Array
  /** Scores all labels of all characters of the piece. What it gives is valid until the next piece is scored. */
  score(context: Context): Scores
}

export interface Scores {
  /** 0 for characters that are a part of nothing by so far that their neighbours cannot change it: most are. */
  readonly unclear: Uint8Array
  /** Writes for characters and labels `exp` of how far the score is below the best one, at `(i - from) * LABELS + y`. */
  odds(from: number, to: number, into: Float64Array): void
}

const COUNT = SOURCES.length
/** Those of the sources that characters beside them have too come first. */
const SHARED = SOURCES.findIndex(({ offsets }) => offsets.length === 1)
/** So much less likely than nothing is any other label of a clear character. */
const CLEAR = 5
/** The vectors add numbers of 16 bits. */
const MOST_UNITS = 2 ** 13
/** A score so far below the best one counts for nothing: `exp(-50)`. */
const HOPELESS = 50

/** @throws when `packed` is no model */
export function modelOf(packed: Buffer): Model {
  const bytes = gunzipSync(packed)
  let at = 0
  const moved = (by: number) => (at += by) - by
  const float = () => bytes.readFloatLE(moved(4))
  const int = () => bytes.readInt32LE(moved(4))
  const unit = float()
  if (!(CLEAR / unit < MOST_UNITS)) throw new RangeError('The weights of the model are too small.')
  const moves = Float64Array.from({ length: LABELS * LABELS }, () => Math.exp(float()))
  const known = SOURCES.map(({ offsets }): Known => {
    const keys = Array.from({ length: int() }, int)
    const length = keys.length * offsets.length * LABELS
    if (at + length > bytes.length) throw new RangeError('The model is cut off.')
    return { keys, weights: new Int8Array(bytes.buffer, bytes.byteOffset + moved(length), length) }
  })
  const tables = tablesOf(known, Math.ceil(CLEAR / unit))
  const nothing = rowsOfNothing(tables)
  const { sums, unclear, add } = tables.adder
  const powers = Float64Array.from({ length: Math.ceil(HOPELESS / unit) }, (_, k) => Math.exp(-k * unit))
  const scores: Scores = { unclear, odds }
  return {
    moves,
    score(context) {
      findRows(tables, context, nothing)
      add(context.length)
      return scores
    },
  }

  function odds(from: number, to: number, into: Float64Array): void {
    for (let i = from; i < to; i++) {
      let most = sums[i * LANES] ?? 0
      for (let y = 1; y < LABELS; y++) most = Math.max(most, sums[i * LANES + y] ?? 0)
      for (let y = 0; y < LABELS; y++) {
        const below = most - (sums[i * LANES + y] ?? 0)
        into[(i - from) * LABELS + y] = below < powers.length ? (powers[below] ?? 0) : 0
      }
    }
  }
}

const keys = new Int32Array(COUNT)

/** Finds the rows of all sources at all places of a piece. */
function findRows({ adder: { begins }, find }: Tables, context: Context, nothing: Int32Array): void {
  const { length } = context
  begins.set(nothing.subarray(COUNT), 0)
  for (let i = -1; i < length; i++) {
    sourcesAt(context, i, keys)
    find(keys, i < 0 ? SHARED : COUNT, begins, (FARTHEST + i) * COUNT)
  }
  begins.set(nothing, (FARTHEST + length) * COUNT)
}

/** Beyond the ends of any piece there is nothing. The place right before it begins a pair with the first character. */
function rowsOfNothing({ find }: Tables): Int32Array {
  sourcesAt(contextOf('', 0, 0), 0, keys)
  const rows = new Int32Array(FARTHEST * COUNT)
  for (let k = 0; k < FARTHEST; k++) find(keys, SHARED, rows, k * COUNT)
  return rows
}
