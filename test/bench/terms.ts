// node test/bench/terms.ts [--trials 20]: how often a planted word is among the first five of a week, by log-odds and by
// others beside it, on made-up summaries; what chance does without one; and how long 100,000 summaries take in a worker.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { type Random, stream } from '../../src/demo/random.ts'
import { psychologicalTopic } from '../../src/demo/shares.ts'
import { textsOf } from '../../src/demo/texts/summary.ts'
import { openPool } from '../../src/jobs/pool.ts'
import { logOdds } from '../../src/themes/terms/log-odds.ts'
import { type EpisodeText, risingTerms } from '../../src/themes/terms/rising-terms.ts'
import { countTerms, indexOfTerms } from '../../src/themes/terms/term-index.ts'
import type { FoundTerms, TermsTask } from '../../src/themes/terms/terms-worker.ts'
import { openCutter, plainText, wordsOf } from '../../src/themes/terms/words-of-text.ts'
import { percent, printTable } from './table.ts'

const { values } = parseArgs({ options: { trials: { type: 'string', default: '20' } } })
const TRIALS = Number(values.trials)
const WEEKS_BEFORE = 12
const FEWEST = 4
const FIRST = 5
/** Some the dictionary knows, some it splits, one is English. */
const WORDS = [
  '空心病',
  '恋爱脑',
  '讨好型',
  '电子榨菜',
  '校园暴力',
  '强迫思维',
  '开学恐惧',
  '裁员',
  '容貌焦虑',
  'burnout',
]
const SAYINGS = [
  (word: string) => `谈到${word}`,
  (word: string) => `${word}让人难受`,
  (word: string) => `因为${word}睡不好`,
  (word: string) => `怀疑是${word}`,
  (word: string) => `网上看到${word}后很担心`,
]

const random = stream(7, 'terms bench')
const cut = openCutter()

function summary(from: Random): string {
  const { topic } = psychologicalTopic(from, false)
  const told = {
    topic,
    type: 'counselling',
    callingFor: 'self',
    context: [],
    risk: 'R0',
    disposition: 'resolved',
  } as const
  return textsOf(from, told).summary
}

function weeks(now: number): EpisodeText[] {
  return Array.from({ length: now * (1 + WEEKS_BEFORE) }, (_, i) => ({ isNow: i < now, text: summary(random) }))
}

const plant = (all: readonly EpisodeText[], word: string, times: number): readonly EpisodeText[] =>
  all.map((each, i) => (i < times ? { ...each, text: `${each.text}${SAYINGS[i % SAYINGS.length]?.(word)}。` } : each))

type Rank = (all: readonly EpisodeText[]) => readonly string[]

/** By a score of how often a word is used now and before, over documents. */
const byScore =
  (score: (now: number, before: number, sizes: { now: number; before: number }) => number): Rank =>
  (all) => {
    const index = indexOfTerms(all.map(({ text }) => wordsOf(cut, plainText(text))))
    const nowAt = [...all.keys()].filter((i) => all[i]?.isNow)
    const now = countTerms(index, nowAt).counts
    const total = countTerms(index, all.keys()).counts
    const sizes = { now: nowAt.length, before: all.length - nowAt.length }
    return index.terms
      .map((term, id) => ({ term, count: now[id] ?? 0, before: (total[id] ?? 0) - (now[id] ?? 0) }))
      .filter(({ count }) => count >= FEWEST)
      .map(({ term, count, before }) => ({ term, score: score(count, before, sizes) }))
      .sort((a, b) => b.score - a.score)
      .map(({ term }) => term)
  }

const RANKS: Readonly<Record<string, Rank>> = {
  'log-odds, words and runs': (all) =>
    risingTerms(all, { cut, fewest: FEWEST, permutations: 1, random }).terms.map(({ term }) => term),
  // As in the paper, for comparison.
  "the paper's alone": byScore(
    (now, before, sizes) => logOdds({ now, before, allNow: sizes.now * 8, allBefore: sizes.before * 8 }).z,
  ),
  'rate ratio': byScore((now, before, sizes) => now / sizes.now / ((before + 0.5) / sizes.before)),
  'TF-IDF': byScore((now, before, sizes) => now * Math.log((sizes.now + sizes.before) / (now + before))),
  frequency: byScore((now) => now),
}

const rows: string[][] = []
for (const [week, times] of [
  [200, 4],
  [200, 6],
  [200, 10],
  [600, 6],
  [600, 10],
  [600, 20],
] as const) {
  const found = Object.keys(RANKS).map(() => 0)
  for (let trial = 0; trial < TRIALS; trial++) {
    const word = WORDS[trial % WORDS.length] ?? ''
    const all = plant(weeks(week), word, times)
    for (const [i, rank] of Object.values(RANKS).entries()) {
      if (rank(all).slice(0, FIRST).includes(word)) found[i] = (found[i] ?? 0) + 1
    }
  }
  rows.push([`${week}`, `${times}`, ...found.map((hits) => percent(hits / TRIALS))])
}
console.log(`\nA planted word among the first five, ${TRIALS} weeks each`)
printTable(['calls in the week', 'planted', ...Object.keys(RANKS)], rows)

let falseFinds = 0
const cuts: number[] = []
for (let trial = 0; trial < TRIALS; trial++) {
  const quiet = risingTerms(weeks(200), { cut, fewest: 5, permutations: 100, random })
  cuts.push(quiet.cut)
  if (quiet.terms.some(({ kind, z }) => kind === 'word' && z >= quiet.cut)) falseFinds++
}
cuts.sort((a, b) => a - b)
console.log(
  `\nQuiet weeks of 200 calls: a word above the cut in ${falseFinds} of ${TRIALS}; the cut by permutation is ${cuts[Math.floor(TRIALS / 2)]?.toFixed(2)} (median)`,
)

const CALLS = 100_000
const packs: SharedArrayBuffer[] = []
for (let start = 0; start < CALLS; start += 1_000) {
  const part = Array.from({ length: 1_000 }, (_, i) => ({
    callId: `call ${start + i}`,
    episodeId: `episode ${start + i}`,
    day: (start + i) % 13 === 0 ? '2026-05-20' : '2026-04-01',
    topics: ['P03.1'],
    text: summary(random),
  }))
  const bytes = new TextEncoder().encode(JSON.stringify(part))
  const shared = new SharedArrayBuffer(bytes.length)
  new Uint8Array(shared).set(bytes)
  packs.push(shared)
}
const pool = openPool<TermsTask, never, FoundTerms>(new URL('../../src/themes/terms/terms-worker.ts', import.meta.url))
const delay = monitorEventLoopDelay({ resolution: 5 })
const start = performance.now()
delay.enable()
const found = await pool.run({ packs, from: '2026-05-18', accepted: [], dismissed: [] })
delay.disable()
const seconds = (performance.now() - start) / 1000
await pool.close()
console.log(
  `\n${CALLS.toLocaleString('en')} summaries in a worker: ${seconds.toFixed(1)} s, ${found.terms.length} terms; the event loop was held ${(delay.max / 1e6).toFixed(0)} ms at most`,
)
