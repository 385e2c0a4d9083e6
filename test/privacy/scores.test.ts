import { expect, test } from 'vitest'
import { scoresOf } from './scores.ts'
import { SETS, sentencesOf } from './sentences.ts'

/** Per cent that must be covered, by group. */
const BARS: Readonly<Record<string, number>> = {
  structured: 97,
  'PERSON zh': 85,
  'ADDRESS, SCHOOL, HOSPITAL': 85,
}
/** Names without any cue that are ordinary words are beyond it: 高兴, 方便. */
const HARD_NAMES = 75
const HARD_SETS: ReadonlySet<string> = new Set(['hard-tuning', 'hard-unread', 'places-after'])
const MOST_TOUCHED = 0.03

test.each(SETS)('the bars hold on the sentences of the set %s', (set) => {
  const sentences = sentencesOf(set)
  const { covered, clean, touched } = scoresOf(sentences)
  expect(sentences.length).toBeGreaterThan(60)
  for (const [group, bar] of Object.entries(BARS)) {
    const [hits, all] = covered.get(group) ?? [0, 0]
    const least = HARD_SETS.has(set) && group === 'PERSON zh' ? HARD_NAMES : bar
    if (all > 0) expect((100 * hits) / all, group).toBeGreaterThanOrEqual(least)
  }
  expect(covered.get('PERSON zh')?.[1]).toBeGreaterThan(10)
  expect(clean).toBeGreaterThan(25)
  expect(touched / clean).toBeLessThanOrEqual(MOST_TOUCHED)
})
