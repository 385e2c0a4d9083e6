// From which z on a term is more than chance: the weeks are shuffled among the documents, so that nothing rises, and the
// highest z that comes of it is noted, many times over. Made anew for each volume: it grows with the number of terms.
import { risingZ } from './log-odds.ts'
import { countTerms, type TermIndex } from './term-index.ts'

export interface Shuffling {
  /** How many of the documents are of now. */
  readonly now: number
  /** Terms in fewer documents of now are not looked at. */
  readonly fewest: number
  readonly times: number
  /** Uniform in [0, 1): the same numbers give the same cut. */
  readonly random: () => number
}

const CONFIDENCE = 0.95

/** The z that the highest of all terms exceeds by chance in one of twenty weeks. */
export function permutationCut(index: TermIndex, shuffling: Shuffling): number {
  const { now, fewest, times, random } = shuffling
  const everything = Array.from(index.documents.keys())
  const total = countTerms(index, everything)
  const highest: number[] = []
  for (let time = 0; time < times; time++) {
    shuffleFirst(everything, now, random)
    const part = countTerms(index, everything.slice(0, now))
    let most = 0
    for (let term = 0; term < part.counts.length; term++) {
      const count = part.counts[term] ?? 0
      if (count < fewest) continue
      const usage = { now: count, before: (total.counts[term] ?? 0) - count, allNow: part.all }
      const z = risingZ({ ...usage, allBefore: total.all - part.all })
      if (z > most) most = z
    }
    highest.push(most)
  }
  highest.sort((a, b) => a - b)
  return highest[Math.ceil(CONFIDENCE * highest.length) - 1] ?? Number.POSITIVE_INFINITY
}

/** Fisher and Yates, as far as it is needed. */
function shuffleFirst(values: number[], howMany: number, random: () => number): void {
  for (let i = 0; i < Math.min(howMany, values.length - 1); i++) {
    const j = i + Math.floor(random() * (values.length - i))
    const [a = 0, b = 0] = [values[i], values[j]]
    values[i] = b
    values[j] = a
  }
}
