// Finds rising terms in a thread of its own. The texts do not leave it: only terms, numbers and the calls that said them.
import { randomBytes } from 'node:crypto'
import { workerTask } from '../../jobs/pool.ts'
import { risingTerms, type TermKind } from './rising-terms.ts'
import { type Summary, unpackSummaries } from './summaries.ts'
import { FEWEST_EPISODES } from './term.ts'
import { openCutter, plainText } from './words-of-text.ts'

export interface TermsTask {
  readonly packs: readonly SharedArrayBuffer[]
  /** Calls from this local day on are of now. */
  readonly from: string
  readonly accepted: readonly string[]
  readonly dismissed: readonly string[]
}

export interface FoundTerm {
  readonly term: string
  readonly kind: TermKind
  readonly z: number
  readonly before: number
  readonly calls: readonly { readonly callId: string; readonly episodeId: string }[]
}

export interface FoundTerms {
  readonly terms: readonly FoundTerm[]
  /** Null where there was nothing to compare. */
  readonly cut: number | null
  /** Distinct episodes of now. */
  readonly episodes: number
}

const PERMUTATIONS = 100

export default workerTask<TermsTask, never, FoundTerms>(({ packs, from, accepted, dismissed }) => {
  const summaries = unpackSummaries(packs)
  const episodes = [...Map.groupBy(summaries, ({ episodeId, day }) => `${day >= from} ${episodeId}`).values()]
  const isNow = (calls: readonly Summary[]) => (calls[0]?.day ?? '') >= from
  const texts = episodes.map((calls) => ({ isNow: isNow(calls), text: calls.map(({ text }) => text).join('\n') }))
  const now = texts.filter((text) => text.isNow).length
  if (now < FEWEST_EPISODES || now === texts.length) return { terms: [], cut: null, episodes: now }
  const cut = openCutter(accepted)
  const found = risingTerms(texts, {
    cut,
    fewest: FEWEST_EPISODES,
    permutations: PERMUTATIONS,
    random: seeded(randomBytes(4).readUInt32BE()),
    dismissed: new Set(dismissed),
  })
  const terms = found.terms.map(({ term, kind, z, before, episodes: where }) => ({
    term,
    kind,
    z,
    before,
    calls: where
      .flatMap((i) => episodes[i] ?? [])
      .filter(({ text }) => plainText(text).includes(term))
      .map(({ callId, episodeId }) => ({ callId, episodeId })),
  }))
  return { terms, cut: Number.isFinite(found.cut) ? found.cut : null, episodes: now }
})

/** A fast stream of numbers from one (Marsaglia's xorshift): the shuffles need millions. */
function seeded(start: number): () => number {
  let state = Math.max(1, start)
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
