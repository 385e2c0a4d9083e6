// Which terms stand in which documents, as numbers: what counting and permuting work on.

export interface TermIndex {
  readonly terms: readonly string[]
  /** Term numbers of each document, each once. */
  readonly documents: readonly Uint32Array[]
}

export function indexOfTerms(sets: Iterable<ReadonlySet<string>>): TermIndex {
  const numbers = new Map<string, number>()
  const documents: Uint32Array[] = []
  for (const set of sets) {
    const ids = new Uint32Array(set.size)
    let at = 0
    for (const term of set) {
      let number = numbers.get(term)
      if (number === undefined) {
        number = numbers.size
        numbers.set(term, number)
      }
      ids[at++] = number
    }
    documents.push(ids)
  }
  return { terms: [...numbers.keys()], documents }
}

export interface TermCounts {
  /** Documents by term number. */
  readonly counts: Uint32Array
  /** All terms of all documents together. */
  readonly all: number
}

export function countTerms({ terms, documents }: TermIndex, which: Iterable<number>): TermCounts {
  const counts = new Uint32Array(terms.length)
  let all = 0
  for (const document of which) {
    const ids = documents[document] ?? []
    all += ids.length
    for (const id of ids) counts[id] = (counts[id] ?? 0) + 1
  }
  return { counts, all }
}
