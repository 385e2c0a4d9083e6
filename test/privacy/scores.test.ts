import { expect, test } from 'vitest'
import { type Scores, scoresOf } from './scores.ts'
import { HELD_OUT, SETS, sentencesOf, VOICES } from './sentences.ts'

/** Per cent that must be covered, by group. */
const BARS: Readonly<Record<string, number>> = {
  structured: 97,
  'PERSON zh': 85,
  'ADDRESS, SCHOOL, HOSPITAL': 85,
}
/** Numbers are found by rules: those of `e` to `g` were not read for them, and `i` and `k` have net names and numbers as people say them. */
const OF_AUTHORS = { ...BARS, structured: 94 }
/** Of clean sentences, where something went; a set with few of them may have one. */
const MOST_TOUCHED = 0.03
/** Author `n` wrote sentences to be mistaken, full of words that begin like names. */
const TRAPS = { author: 'n', mostTouched: 0.05, set: 'n-unseen', mostUnseen: 0.12 } as const
/** One sentence in 200 short of the bar: two of the sets are full of numbers as few write them (ADR 38). */
const OF_HELD_OUT = { ...BARS, structured: 96 }

const barsHold = ({ covered }: Scores, bars = BARS) => {
  for (const [group, bar] of Object.entries(bars)) {
    const [hits, all] = covered.get(group) ?? [0, 0]
    if (all > 0) expect((100 * hits) / all, group).toBeGreaterThanOrEqual(bar)
  }
}

test.each(SETS)('the bars hold on the sentences of the set %s', (set) => {
  const scores = scoresOf(sentencesOf(set))
  barsHold(scores)
  expect(scores.covered.get('PERSON zh')?.[1]).toBeGreaterThan(10)
  expect(scores.clean).toBeGreaterThan(15)
  expect(scores.touched).toBeLessThanOrEqual(Math.max(1, MOST_TOUCHED * scores.clean))
})

test.each(Object.keys(VOICES) as (keyof typeof VOICES)[])(
  'the bars hold on the sentences of the author %s',
  (author) => {
    const scores = scoresOf(VOICES[author].flatMap(sentencesOf))
    barsHold(scores, OF_AUTHORS)
    expect(scores.clean).toBeGreaterThan(150)
    const most = author === TRAPS.author ? TRAPS.mostTouched : MOST_TOUCHED
    expect(scores.touched / scores.clean).toBeLessThanOrEqual(most)
  },
)

test('the bars hold on sentences that nothing was learned from', () => {
  const scores = scoresOf(HELD_OUT.filter((set) => set !== TRAPS.set).flatMap(sentencesOf))
  barsHold(scores, OF_HELD_OUT)
  expect(scores.covered.get('PERSON zh')?.[1]).toBeGreaterThan(250)
  expect(scores.covered.get('ADDRESS, SCHOOL, HOSPITAL')?.[1]).toBeGreaterThan(390)
  expect(scores.clean).toBeGreaterThan(750)
  expect(scores.touched / scores.clean).toBeLessThanOrEqual(MOST_TOUCHED)
  const traps = scoresOf(sentencesOf(TRAPS.set))
  expect(traps.touched / traps.clean).toBeLessThanOrEqual(TRAPS.mostUnseen)
})
