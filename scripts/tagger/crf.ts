// Trains the tagger: a linear-chain conditional random field with a softmax margin (Gimpel and Smith 2010), by AdaGrad
// (Duchi, Hazan and Singer 2011). Deterministic: the same sentences give the same weights.
import { Chain } from '../../src/privacy/tagger/chain.ts'
import { LONGEST_PIECE } from '../../src/privacy/tagger/context.ts'
import { LABELS, NOTHING } from '../../src/privacy/tagger/labels.ts'

export interface Example {
  readonly length: number
  /** Numbers of the features of character i: in `features` from `begins[i]` to `begins[i + 1]`. */
  readonly begins: Int32Array
  readonly features: Int32Array
  /** For each character a bit for each label that is right. */
  readonly right: Uint8Array
}

export interface Weights {
  /** Of feature f and label y at `f * LABELS + y`. */
  readonly features: Float32Array
  /** From label z to y at `z * LABELS + y`. */
  readonly moves: Float64Array
}

export interface Training {
  readonly epochs: number
  readonly rate: number
  /** What it costs, in nats, to overlook a character. */
  readonly margin: number
  /** The weights are the mean of those after each quarter of so many last epochs. */
  readonly averaged: number
}

export const TRAINING: Training = { epochs: 8, rate: 0.05, margin: 0.5, averaged: 4 }

const chain = new Chain(LONGEST_PIECE)
const scores = new Float64Array(LONGEST_PIECE * LABELS)
const wanted = new Float64Array(LONGEST_PIECE * LABELS)
const expected = new Float64Array(LONGEST_PIECE * LABELS)
const EVERY = 2 ** LABELS - 1
const NEVER = -1e4

/** @param features how many there are */
export function train(
  examples: readonly Example[],
  features: number,
  { epochs, rate, margin, averaged }: Training,
): Weights {
  const weights = { features: new Float32Array(features * LABELS), moves: new Float64Array(LABELS * LABELS) }
  const squares = new Float32Array(features * LABELS)
  const squaresOfMoves = new Float64Array(LABELS * LABELS)
  const mean = meanOf(weights)
  const order = examples.map((_, i) => i)
  const quarter = Math.max(1, Math.floor(examples.length / 4))
  let state = 1
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle()
    for (const [nth, i] of order.entries()) {
      step(examples[i] as Example)
      if (epoch >= epochs - averaged && (nth + 1) % quarter === 0) mean.add()
    }
  }
  return mean.weights()

  function shuffle(): void {
    for (let i = order.length - 1; i > 0; i--) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      const j = state % (i + 1)
      ;[order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0]
    }
  }

  function step(example: Example): void {
    scoreInto(example, weights, scores)
    const moves = weights.moves.map(Math.exp)
    constrain(example, margin)
    const movesWanted = movesIn(wanted, example.length, moves)
    const movesExpected = movesIn(expected, example.length, moves)
    for (let i = 0; i < example.length; i++) learn(example, i)
    for (let k = 0; k < LABELS * LABELS; k++) {
      const slope = (movesWanted[k] ?? 0) - (movesExpected[k] ?? 0)
      squaresOfMoves[k] = (squaresOfMoves[k] ?? 0) + slope * slope
      weights.moves[k] = (weights.moves[k] ?? 0) + (rate * slope) / Math.sqrt((squaresOfMoves[k] ?? 0) + 1)
    }
  }

  function learn({ features: of, begins }: Example, i: number): void {
    const [from = 0, to = 0] = begins.subarray(i, i + 2)
    for (let y = 0; y < LABELS; y++) {
      const slope = (wanted[i * LABELS + y] ?? 0) - (expected[i * LABELS + y] ?? 0)
      if (Math.abs(slope) < 1e-4) continue
      for (let k = from; k < to; k++) {
        const at = (of[k] ?? 0) * LABELS + y
        squares[at] = (squares[at] ?? 0) + slope * slope
        weights.features[at] = (weights.features[at] ?? 0) + (rate * slope) / Math.sqrt((squares[at] ?? 0) + 0.01)
      }
    }
  }
}

/** Of weights that go on changing. */
function meanOf({ features, moves }: Weights): { add(): void; weights(): Weights } {
  const sums = { features: new Float32Array(features.length), moves: new Float64Array(moves.length) }
  let count = 0
  return {
    add() {
      count++
      for (const [k, weight] of features.entries()) sums.features[k] = (sums.features[k] ?? 0) + weight
      for (const [k, weight] of moves.entries()) sums.moves[k] = (sums.moves[k] ?? 0) + weight
    },
    weights: () => ({ features: sums.features.map((sum) => sum / count), moves: sums.moves.map((sum) => sum / count) }),
  }
}

/** Scores of right labels alone, and of all with the margin for overlooking. */
function constrain({ length, right }: Example, margin: number): void {
  for (let i = 0; i < length; i++) {
    const allowed = right[i] ?? EVERY
    for (let y = 0; y < LABELS; y++) {
      const at = i * LABELS + y
      const isRight = ((allowed >> y) & 1) === 1
      const score = scores[at] ?? 0
      wanted[at] = isRight ? score : NEVER
      expected[at] = score + (y === NOTHING && !isRight ? margin : 0)
    }
  }
}

/** Turns the scores into probabilities where they stand. @returns how often each move is expected */
function movesIn(of: Float64Array, length: number, moves: Float64Array): Float64Array {
  const counts = new Float64Array(LABELS * LABELS)
  chain.marginals(oddsOf(of, length), length, moves, of, counts)
  return counts
}

const odds = new Float64Array(LONGEST_PIECE * LABELS)
/** `exp` of how far each score is below the best of its character. */
function oddsOf(of: Float64Array, length: number): Float64Array {
  for (let i = 0; i < length * LABELS; i += LABELS) {
    let most = Number.NEGATIVE_INFINITY
    for (let y = 0; y < LABELS; y++) most = Math.max(most, of[i + y] ?? 0)
    for (let y = 0; y < LABELS; y++) odds[i + y] = Math.exp((of[i + y] ?? 0) - most)
  }
  return odds
}

function scoreInto({ length, features, begins }: Example, weights: Weights, into: Float64Array): void {
  into.fill(0, 0, length * LABELS)
  for (let i = 0; i < length; i++)
    for (let k = begins[i] ?? 0; k < (begins[i + 1] ?? 0); k++) {
      const row = (features[k] ?? 0) * LABELS
      for (let y = 0; y < LABELS; y++) {
        const at = i * LABELS + y
        into[at] = (into[at] ?? 0) + (weights.features[row + y] ?? 0)
      }
    }
}
