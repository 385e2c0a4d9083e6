import { hasHan } from '../scrub/han.ts'
import { Chain } from './chain.ts'
import { contextOf, LONGEST_PIECE } from './context.ts'
import { IDENTIFIER, LABELS, NOTHING } from './labels.ts'
import type { Model, Scores } from './model.ts'
import { piecesOf } from './pieces.ts'

export interface Chances {
  /** Of each character, how likely it is a part of something, and of what type it would be. */
  readonly likely: Float32Array
  readonly types: Uint8Array
  /** How likely a part of a number. */
  readonly numbers: Float32Array
}

const chain = new Chain(LONGEST_PIECE)
const odds = new Float64Array(LONGEST_PIECE * LABELS)
const chances = new Float64Array(LONGEST_PIECE * LABELS)

/** @param text normalised @returns nothing where no character may be a part of anything */
export function chancesOf(text: string, model: Model): Chances | undefined {
  let into: Chances | undefined
  for (const { start, end } of piecesOf(text)) {
    if (!hasHan(text, { start, end })) continue
    const scores = model.score(contextOf(text, start, end))
    const first = scores.unclear.indexOf(1)
    if (first < 0 || first >= end - start) continue
    into ??= nothingIn(text)
    tagPiece(scores, model.moves, start, end - start, into)
  }
  return into
}

const nothingIn = ({ length }: string): Chances => {
  const [likely, numbers] = [new Float32Array(length), new Float32Array(length)]
  return { likely, types: new Uint8Array(length), numbers }
}

function tagPiece(scores: Scores, moves: Float64Array, start: number, length: number, into: Chances): void {
  const { unclear } = scores
  for (let i = 0; i < length; i++) {
    if (unclear[i] === 0) continue
    const from = Math.max(0, i - 1)
    while (i < length && unclear[i] !== 0) i++
    const to = Math.min(length, i + 1)
    scores.odds(from, to, odds)
    chain.marginals(odds, to - from, moves, chances)
    judge(start + from, to - from, into)
  }
}

function judge(start: number, length: number, into: Chances): void {
  for (let i = 0; i < length; i++) {
    const at = i * LABELS
    const number = chances[at + IDENTIFIER] ?? 0
    let best = 1
    for (let y = 2; y < IDENTIFIER; y++) if ((chances[at + y] ?? 0) > (chances[at + best] ?? 0)) best = y
    into.numbers[start + i] = number
    into.likely[start + i] = 1 - (chances[at + NOTHING] ?? 0) - number
    into.types[start + i] = best
  }
}
