// Which terms rise in a week: words that the dictionary knows and runs of characters that it does not, weighed by
// log-odds over caller-episodes, and collapsed where one is but a part of another.
import { risingZ, type Usage } from './log-odds.ts'
import { permutationCut } from './permutation-cut.ts'
import { countTerms, indexOfTerms } from './term-index.ts'
import { type CutText, plainText, runsOf, wordsOf } from './words-of-text.ts'

/** What one caller-episode said in one part of the time. */
export interface EpisodeText {
  readonly isNow: boolean
  readonly text: string
}

export type TermKind = 'word' | 'phrase'

export interface RisingTerm {
  readonly term: string
  /** word: the dictionary knows it; phrase: a run of characters that people may want to add to it. */
  readonly kind: TermKind
  readonly z: number
  /** Distinct episodes. */
  readonly now: number
  readonly before: number
  /** Which episodes of now, by their place in what was given. */
  readonly episodes: readonly number[]
}

export interface Rising {
  readonly terms: readonly RisingTerm[]
  /** From here on a term is more than chance. */
  readonly cut: number
}

export interface Choice {
  readonly cut: CutText
  /** Terms said by fewer episodes are not looked at: they could be about somebody. */
  readonly fewest: number
  readonly permutations: number
  readonly random: () => number
  readonly dismissed?: ReadonlySet<string>
}

const LISTED_FROM = 2
const MOST_LISTED = 60
const SHORT_LIST = 400
/** So much of one term's episodes must be the other's for both to be one finding. */
const SAME = 0.7
/** A longer term may lose so much and is still the better name. */
const ALMOST_AS_STRONG = 0.85

interface Found extends RisingTerm {
  readonly in: ReadonlySet<number>
}

export function risingTerms(all: readonly EpisodeText[], choice: Choice): Rising {
  const plain = all.map(({ text }) => plainText(text))
  const index = indexOfTerms(plain.map((text) => wordsOf(choice.cut, text)))
  const nowAt = [...all.keys()].filter((i) => all[i]?.isNow)
  const now = countTerms(index, nowAt)
  const total = countTerms(index, all.keys())
  const sizes = { allNow: now.all, allBefore: total.all - now.all }
  const { fewest, permutations: times, random } = choice
  const cut = permutationCut(index, { now: nowAt.length, fewest, times, random })
  const words = index.terms.flatMap((term, id): Found[] => {
    const count = now.counts[id] ?? 0
    if (count < fewest) return []
    const usage = { now: count, before: (total.counts[id] ?? 0) - count, ...sizes }
    return found(term, 'word', usage, () => nowAt.filter((i) => index.documents[i]?.includes(id)))
  })
  const known = new Set(index.terms)
  const phrases = risingPhrases({ plain, all, nowAt, known }, sizes, fewest)
  return { terms: collapsed([...words, ...phrases], choice.dismissed ?? new Set()), cut }
}

function found(term: string, kind: TermKind, usage: Usage, episodes: () => readonly number[]): Found[] {
  const z = risingZ(usage)
  if (z < LISTED_FROM) return []
  const where = episodes()
  return [{ term, kind, z, now: usage.now, before: usage.before, episodes: where, in: new Set(where) }]
}

interface Texts {
  readonly plain: readonly string[]
  readonly all: readonly EpisodeText[]
  readonly nowAt: readonly number[]
  /** Words: they are not found a second time. */
  readonly known: ReadonlySet<string>
}

type Sizes = Pick<Usage, 'allNow' | 'allBefore'>

/** Counted over now first: only what is frequent there can be rising, and is looked for in what was said before. */
function risingPhrases({ plain, all, nowAt, known }: Texts, sizes: Sizes, fewest: number): readonly Found[] {
  const where = new Map<string, number[]>()
  for (const i of nowAt) {
    for (const run of runsOf(plain[i] ?? '')) {
      const places = where.get(run)
      if (places) places.push(i)
      else where.set(run, [i])
    }
  }
  const before = plain.filter((_, i) => !all[i]?.isNow)
  const usageOf = (now: number, earlier: number) => ({ now, before: earlier, ...sizes })
  const parts = partsOfEquals(where)
  const frequent = [...where].filter(([run, places]) => places.length >= fewest && !known.has(run) && !parts.has(run))
  const rough = frequent.map(([run, places]) => ({ run, places, share: roughShare(run, before) }))
  const likely = rough
    .map((each) => ({ ...each, z: risingZ(usageOf(each.places.length, each.share * before.length)) }))
    .filter(({ z }) => z >= LISTED_FROM / 2)
    .sort((a, b) => b.z - a.z)
    .slice(0, SHORT_LIST)
  return likely.flatMap(({ run, places }) => {
    const earlier = before.reduce((sum, text) => sum + (text.includes(run) ? 1 : 0), 0)
    return found(run, 'phrase', usageOf(places.length, earlier), () => places)
  })
}

const SAMPLE = 1_500

/** The share of texts with a run, from an even sample of them. */
function roughShare(run: string, texts: readonly string[]): number {
  const step = Math.max(1, Math.floor(texts.length / SAMPLE))
  let looked = 0
  let hits = 0
  for (let i = 0; i < texts.length; i += step) {
    looked++
    if (texts[i]?.includes(run)) hits++
  }
  return looked === 0 ? 0 : hits / looked
}

/** Runs beside which one character more stands in as many texts: '心病' beside '空心病'. */
function partsOfEquals(where: ReadonlyMap<string, readonly number[]>): ReadonlySet<string> {
  const parts = new Set<string>()
  for (const [run, places] of where) {
    for (const part of [run.slice(1), run.slice(0, -1)]) {
      if (where.get(part)?.length === places.length) parts.add(part)
    }
  }
  return parts
}

/** The strongest first; of terms that contain each other and are said by the same people, the better name. */
function collapsed(all: readonly Found[], dismissed: ReadonlySet<string>): readonly RisingTerm[] {
  const kept: Found[] = []
  for (const next of all.toSorted((a, b) => b.z - a.z || b.term.length - a.term.length)) {
    const rival = kept.findIndex((term) => overlap(term.term, next.term) && shared(term, next) >= SAME)
    const other = kept[rival]
    if (other === undefined) kept.push(next)
    else if (isBetterName(next, other)) kept[rival] = next
  }
  return kept
    .filter(({ term }) => !dismissed.has(term))
    .slice(0, MOST_LISTED)
    .map(({ in: _, ...term }) => term)
}

/** The longer of two that contain each other, as long as it is said as often; of two that only meet, the known word. */
function isBetterName(next: Found, than: Found): boolean {
  if (next.z < ALMOST_AS_STRONG * than.z || than.term.includes(next.term)) return false
  return next.term.includes(than.term) || (next.kind === 'word' && than.kind === 'phrase')
}

/** One contains the other, or one ends as the other begins. */
function overlap(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true
  const least = Math.min(a.length, b.length) - 1
  for (let size = least; size >= 1; size--) {
    if (a.endsWith(b.slice(0, size)) || b.endsWith(a.slice(0, size))) return /\p{Script=Han}/u.test(a)
  }
  return false
}

function shared(a: Found, b: Found): number {
  const [small, large] = a.in.size < b.in.size ? [a.in, b.in] : [b.in, a.in]
  let both = 0
  for (const episode of small) if (large.has(episode)) both++
  return both / small.size
}
