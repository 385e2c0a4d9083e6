import { expect, test } from 'vitest'
import { scoresOf } from './scores.ts'
import { sentencesOf } from './sentences.ts'

/** Per cent that must be covered, by group. */
const BARS: Readonly<Record<string, number>> = {
  structured: 97,
  'PERSON zh': 85,
  'ADDRESS, SCHOOL, HOSPITAL': 85,
}
const MOST_TOUCHED = 0.03

test.each(['tuning', 'unread'] as const)('the bars hold on the sentences of the %s half', (half) => {
  const sentences = sentencesOf(half)
  const { covered, clean, touched } = scoresOf(sentences)
  expect(sentences.length).toBeGreaterThan(200)
  for (const [group, bar] of Object.entries(BARS)) {
    const [hits, all] = covered.get(group) ?? [0, 0]
    expect(all, group).toBeGreaterThan(20)
    expect((100 * hits) / all, group).toBeGreaterThanOrEqual(bar)
  }
  expect(clean).toBeGreaterThan(80)
  expect(touched / clean).toBeLessThanOrEqual(MOST_TOUCHED)
})
