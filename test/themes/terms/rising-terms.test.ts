import { describe, expect, test } from 'vitest'
import { stream } from '../../../src/demo/random.ts'
import { logOdds, risingZ } from '../../../src/themes/terms/log-odds.ts'
import { type EpisodeText, risingTerms } from '../../../src/themes/terms/rising-terms.ts'
import { openCutter, plainText, runsOf, wordsOf } from '../../../src/themes/terms/words-of-text.ts'

const cut = openCutter()
const random = stream(3, 'rising terms')
const PHRASES = [
  '睡不着',
  '孩子不愿上学',
  '和丈夫争吵',
  '工作压力很大',
  '担心身体',
  '感到孤单',
  '考试前紧张',
  '想念去世的母亲',
]
const sentence = () => {
  const pick = () => PHRASES[Math.floor(random() * PHRASES.length)] ?? ''
  return `来电者说${pick()}，最近${pick()}，${pick()}。`
}
const weeks = (now: number, before: number): EpisodeText[] =>
  Array.from({ length: now + before }, (_, i) => ({ isNow: i < now, text: sentence() }))
const SAYINGS: readonly ((words: string) => string)[] = [
  (words) => `谈到${words}`,
  (words) => `${words}让人难受`,
  (words) => `因为${words}睡不好`,
  (words) => `怀疑是${words}`,
  (words) => `网上说的${words}，不知怎么办`,
]
const plant = (all: readonly EpisodeText[], words: string, times: number): readonly EpisodeText[] =>
  all.map((each, i) => (i < times ? { ...each, text: `${each.text}${SAYINGS[i % 5]?.(words)}。` } : each))
const choice = { cut, fewest: 4, permutations: 40, random }

describe('log-odds with an informative Dirichlet prior', () => {
  // Computed in Python from the published formula.
  test.each([
    [{ now: 12, before: 40 }, 2.0883534136546187, 0.7557883463013803, 2.4554615585949007],
    [{ now: 9, before: 60 }, 2.7710843373493974, -0.02003932623913318, -0.06309139860713431],
    [{ now: 4, before: 1 }, 0.20080321285140562, 3.0090930711836275, 2.907878399261365],
  ])('%o', (used, alpha, delta, z) => {
    const found = logOdds({ ...used, allNow: 33, allBefore: 216 }, { prior: 10 })
    expect(found.alpha).toBeCloseTo(alpha, 12)
    expect(found.delta).toBeCloseTo(delta, 12)
    expect(found.z).toBeCloseTo(z, 12)
  })

  test('a word never said before rises the more, the more often it is said', () => {
    const of = (now: number) => ({ now, before: 0, allNow: 4800, allBefore: 57_600 })
    expect(logOdds(of(20)).z).toBeLessThan(3)
    expect([4, 10, 20].map((now) => risingZ(of(now)) > 3)).toEqual([true, true, true])
    expect(risingZ(of(20))).toBeGreaterThan(risingZ(of(10)))
    expect(risingZ({ ...of(20), before: 240 })).toBeCloseTo(logOdds({ ...of(20), before: 240 }).z, 12)
  })
})

describe('the terms of a text', () => {
  test('domain words stay whole; what was redacted, numbers and function words are no terms', () => {
    const words = wordsOf(cut, plainText("来电者有空心病和非自杀性自伤,[手机号]〔演示〕, The caller can't sleep 123"))
    expect([...words]).toEqual(expect.arrayContaining(['空心病', '非自杀性自伤', 'sleep']))
    for (const none of ['手机', '手机号', '演示', '来电者', 'the', 'caller', '123']) expect(words).not.toContain(none)
  })

  test('runs of two to four characters stay within a clause and do not begin or end with a particle', () => {
    expect([...runsOf('他很想家，真的')].sort()).toEqual(['想家'])
  })
})

describe('rising terms', () => {
  test.each(['空心病', '电子榨菜', 'burnout'])('a planted %s with ten mentions is among the first five', (word) => {
    for (let time = 0; time < 8; time++) {
      const { terms } = risingTerms(plant(weeks(200, 1200), word, 10), choice)
      expect(terms.slice(0, 5).map(({ term }) => term)).toContain(word)
    }
  })

  test('what rises is above the cut by permutation; without a planted word nothing is, in most weeks', () => {
    const { terms, cut: least } = risingTerms(plant(weeks(200, 1200), '空心病', 10), choice)
    expect(terms[0]).toMatchObject({ term: '空心病', kind: 'word', now: 10, before: 0 })
    expect(terms[0]?.z).toBeGreaterThan(least)
    expect(terms[0]?.episodes).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    let above = 0
    for (let time = 0; time < 12; time++) {
      const quiet = risingTerms(weeks(200, 1200), choice)
      if (quiet.terms.some(({ kind, z }) => kind === 'word' && z > quiet.cut)) above++
    }
    expect(above).toBeLessThanOrEqual(3)
  })

  test('a word that few people say is no term, however new; a dismissed one never comes back', () => {
    const rare = risingTerms(plant(weeks(200, 1200), '王小明同学', 3), choice)
    expect(rare.terms.map(({ term }) => term).join()).not.toContain('小明')
    const gone = { ...choice, dismissed: new Set(['空心病']) }
    const { terms } = risingTerms(plant(weeks(200, 1200), '空心病', 10), gone)
    expect(terms.map(({ term }) => term)).not.toContain('空心病')
  })

  test('parts of a term are not listed beside it', () => {
    const { terms } = risingTerms(plant(weeks(200, 1200), '电子榨菜', 12), choice)
    expect(terms.map(({ term }) => term).filter((term) => /电子|子榨|榨菜/.test(term))).toHaveLength(1)
  })
})
