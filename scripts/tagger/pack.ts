// A model as the tagger reads it. @see Model in src/privacy/tagger/model.ts
import { gzipSync } from 'node:zlib'
import { SOURCES } from '../../src/privacy/tagger/features.ts'
import { LABELS } from '../../src/privacy/tagger/labels.ts'
import type { Weights } from './crf.ts'
import type { Feature } from './examples.ts'

/** Features whose weights are all smaller than this are left out; weights are kept in units of `LARGEST / 127`. */
const SMALLEST = 0.12
const LARGEST = 3

export function packed(features: readonly Feature[], weights: Weights): Buffer {
  const parts: Buffer[] = [floats([LARGEST / 127, ...weights.moves])]
  for (const [source, { offsets }] of SOURCES.entries()) {
    const rows = new Map<number, Int8Array>()
    for (const [f, { source: of, key, offset }] of features.entries()) {
      if (of !== source || largest(weights.features, f) < SMALLEST) continue
      const row = rows.get(key) ?? new Int8Array(offsets.length * LABELS)
      row.set(bytesOf(weights.features, f), offset * LABELS)
      rows.set(key, row)
    }
    const sorted = [...rows].sort(([a], [b]) => a - b)
    parts.push(
      ints([sorted.length, ...sorted.map(([key]) => key)]),
      ...sorted.map(([, row]) => Buffer.from(row.buffer)),
    )
  }
  return gzipSync(Buffer.concat(parts), { level: 9 })
}

const floats = (values: readonly number[]) => Buffer.from(Float32Array.from(values).buffer)
const ints = (values: readonly number[]) => Buffer.from(Int32Array.from(values).buffer)

function bytesOf(weights: Float32Array, f: number): Int8Array {
  return Int8Array.from({ length: LABELS }, (_, y) => {
    const weight = Math.round(((weights[f * LABELS + y] ?? 0) / LARGEST) * 127)
    return Math.max(-127, Math.min(127, weight))
  })
}

function largest(weights: Float32Array, f: number): number {
  let most = 0
  for (let y = 0; y < LABELS; y++) most = Math.max(most, Math.abs(weights[f * LABELS + y] ?? 0))
  return most
}
