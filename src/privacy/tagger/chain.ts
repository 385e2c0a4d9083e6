// Linear-chain conditional random field (Lafferty, McCallum, Pereira 2001): the probability of each label of each
// character, by the forward and backward recursions, scaled at each step (Rabiner 1989).
import { LABELS as COUNT } from './labels.ts'

/** Of this module itself: it is read in the innermost loops. */
const LABELS = COUNT

/** Scratch for pieces of at most `length` characters. */
export class Chain {
  readonly #forward: Float64Array
  readonly #backward = new Float64Array(LABELS)
  readonly #after = new Float64Array(LABELS)

  constructor(length: number) {
    this.#forward = new Float64Array(length * LABELS)
  }

  /**
   * @param odds `exp` of the score of label `y` of character `i` at `i * LABELS + y`, up to a factor of each character
   * @param moves `exp` of the score of going from label `z` to `y`, at `z * LABELS + y`
   * @param into the probabilities, laid out as the odds, in another array
   * @param counts how often each move is expected is added to it, laid out as the moves
   */
  marginals(odds: Float64Array, length: number, moves: Float64Array, into: Float64Array, counts?: Float64Array): void {
    for (let i = 0; i < length; i++) this.#step(odds, i, moves)
    this.#backward.fill(1)
    for (let i = length - 1; i >= 0; i--) {
      if (counts && i < length - 1) this.#count(odds, i * LABELS, moves, counts)
      this.#join(odds, i, length, moves, into)
    }
  }

  #step(odds: Float64Array, i: number, moves: Float64Array): void {
    const forward = this.#forward
    const from = i * LABELS
    let sum = 0
    for (let y = 0; y < LABELS; y++) {
      const before = i === 0 ? 1 : product(forward, from - LABELS, moves, y, LABELS)
      const value = before * (odds[from + y] ?? 0)
      forward[from + y] = value
      sum += value
    }
    for (let y = 0; y < LABELS; y++) forward[from + y] = (forward[from + y] ?? 0) / sum
  }

  #join(odds: Float64Array, i: number, length: number, moves: Float64Array, into: Float64Array): void {
    const [forward, backward] = [this.#forward, this.#backward]
    const from = i * LABELS
    if (i < length - 1) this.#back(odds, from + LABELS, moves)
    let sum = 0
    for (let y = 0; y < LABELS; y++) {
      into[from + y] = (forward[from + y] ?? 0) * (backward[y] ?? 0)
      sum += into[from + y] ?? 0
    }
    for (let y = 0; y < LABELS; y++) into[from + y] = (into[from + y] ?? 0) / sum
  }

  /** `backward` is that of the next character still. */
  #count(odds: Float64Array, from: number, moves: Float64Array, counts: Float64Array): void {
    const each = new Float64Array(LABELS * LABELS)
    for (let z = 0; z < LABELS; z++)
      for (let y = 0; y < LABELS; y++) {
        const after = (odds[from + LABELS + y] ?? 0) * (this.#backward[y] ?? 0)
        each[z * LABELS + y] = (this.#forward[from + z] ?? 0) * (moves[z * LABELS + y] ?? 0) * after
      }
    const sum = each.reduce((a, b) => a + b, 0)
    for (let k = 0; k < each.length; k++) counts[k] = (counts[k] ?? 0) + (each[k] ?? 0) / sum
  }

  #back(odds: Float64Array, next: number, moves: Float64Array): void {
    const [backward, after] = [this.#backward, this.#after]
    for (let y = 0; y < LABELS; y++) after[y] = (odds[next + y] ?? 0) * (backward[y] ?? 0)
    let sum = 0
    for (let z = 0; z < LABELS; z++) {
      const value = product(after, 0, moves, z * LABELS, 1)
      backward[z] = value
      sum += value
    }
    for (let z = 0; z < LABELS; z++) backward[z] = (backward[z] ?? 0) / sum
  }
}

/** Of `LABELS` numbers of `a` from `i` and of `b` from `j` by steps. Without a loop: it is half of the work. */
function product(a: Float64Array, i: number, b: Float64Array, j: number, step: number): number {
  return (
    (a[i] ?? 0) * (b[j] ?? 0) +
    (a[i + 1] ?? 0) * (b[j + step] ?? 0) +
    (a[i + 2] ?? 0) * (b[j + 2 * step] ?? 0) +
    (a[i + 3] ?? 0) * (b[j + 3 * step] ?? 0) +
    (a[i + 4] ?? 0) * (b[j + 4 * step] ?? 0) +
    (a[i + 5] ?? 0) * (b[j + 5 * step] ?? 0) +
    (a[i + 6] ?? 0) * (b[j + 6 * step] ?? 0)
  )
}
