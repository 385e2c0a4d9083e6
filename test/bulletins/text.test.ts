import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textProblem, whatIsMissing } from '../../src/bulletins/edition.ts'
import { blocksOf, toHtml } from '../../src/bulletins/markdown.ts'
import { formatNumber, parseNumber } from '../../src/bulletins/number.ts'
import { strayNumbers } from '../../src/bulletins/number-check.ts'
import { periodName } from '../../src/bulletins/period-name.ts'
import { leadingThemes, skeleton } from '../../src/bulletins/skeleton.ts'
import { topicsFrom } from '../../src/lines/topic.ts'
import { Sums } from '../../src/themes/counts.ts'
import { freeze } from '../../src/themes/snapshot.ts'
import { growth } from '../support/growth.ts'

const topics = topicsFrom('psychological', [])

function numbersOf(cells: readonly [string, string, number][]) {
  const sums = new Sums()
  for (const [facet, month, episodes] of cells) {
    sums.add({ facet, period: `month:${month}`, calls: episodes * 2, episodes })
  }
  const lines = [{ countOf: sums.get, isShared: () => false }]
  return freeze(lines, { period: 'month:2026-05', topics, types: ['counselling'], today: '2026-06-02' }).numbers
}

const may = numbersOf([
  ['all', '2026-05', 212],
  ['all', '2026-04', 158],
  ['topic:P03', '2026-05', 40],
  ['topic:P03.1', '2026-05', 33],
  ['topic:P03.1', '2026-04', 22],
  ['topic:P01.1', '2026-05', 57],
  ['topic:P02.1', '2026-05', 9],
  ['type:counselling', '2026-05', 200],
])

test('paragraphs and lists become HTML, and nothing else does', () => {
  expect(toHtml('One\ntwo\n\n- a\n- <b>\n\n1. x\n2. y')).toBe(
    '<p>One<br>two</p>\n<ul><li>a</li><li>&lt;b&gt;</li></ul>\n<ol><li>x</li><li>y</li></ol>',
  )
  expect(blocksOf('')).toEqual([])
})

test('whatever is written, only our own tags come out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const tags = toHtml(text).match(/<[^>]*>?/g) ?? []
      return tags.every((tag) => /^<\/?(p|ul|ol|li|br)>$/.test(tag))
    }),
  )
})

test('markup and control characters are refused, arrows and comparisons are not', () => {
  expect(textProblem('<script>alert(1)</script>')).toBeDefined()
  expect(textProblem('<!-- x -->')).toBeDefined()
  expect(textProblem('a\u0000b')).toBeDefined()
  expect(textProblem('\ud800')).toBeDefined()
  expect(textProblem('1 < 2 and 3 > 2 <3 😀\n\tfine')).toBeUndefined()
})

test.each(['<a', '\n', '1. ', '- ', '9', ' 9 ', '<!-', '第'])(
  'hostile text of %j is checked in proportion',
  (piece) => {
    const work = (size: number) => {
      const text = piece.repeat(size)
      textProblem(text)
      toHtml(text)
      strayNumbers({ language: 'zh', title: text, digest: '', sections: [] }, may, [])
    }
    expect(growth(work, 5_000)).toBeLessThan(24)
  },
)

test('a draft begins with the public numbers only, and with gaps to write', () => {
  const themes = leadingThemes(may, 5)
  expect(themes.map(({ code }) => code)).toEqual(['P01.1', 'P03.1'])
  for (const language of ['zh', 'en'] as const) {
    const edition = skeleton(language, may, themes)
    expect(strayNumbers(edition, may, [])).toEqual([])
    expect(whatIsMissing([edition]).map(({ message }) => message)).toEqual([
      'is still to be written',
      'is still to be written',
    ])
    const text = JSON.stringify(edition)
    expect(text).toContain('210')
    expect(text).not.toMatch(/212|158|\b57\b|\b33\b|P02/)
  }
  expect(skeleton('zh', may, themes).title).toBe('2026年5月来电共性问题与建议')
  expect(skeleton('en', may, themes).sections[0]?.body).toContain('about 31% more')
})

test('with hardly any calls a draft gives no numbers', () => {
  const quiet = numbersOf([['all', '2026-05', 4]])
  const edition = skeleton('zh', quiet, leadingThemes(quiet, 5))
  expect(JSON.stringify(edition)).not.toMatch(/[^0-9]4[^0-9]/)
  expect(edition.sections[0]?.body).toContain('不列数字')
})

test('numbers that the snapshot does not vouch for are named', () => {
  const text = '2026年5月，约35人次（33人）来电。\n1. 请拨12356\n2. 第2季度 ４０ 人，占17%，不是23%，8:30 起'
  const edition = {
    language: 'zh' as const,
    title: 'x',
    digest: '',
    sections: [{ heading: '', body: text, topic: null }],
  }
  const stray = strayNumbers(edition, may, ['12356'])
  expect(stray).toEqual([
    { path: 'editions.zh.sections.0.body', number: '33' },
    { path: 'editions.zh.sections.0.body', number: '23' },
  ])
})

test('periods have names', () => {
  expect(periodName('zh', 'quarter:2026-Q2')).toBe('2026年第二季度')
  expect(periodName('en', 'quarter:2026-Q2')).toBe('the second quarter of 2026')
  expect(periodName('en', 'week:2026-W01')).toBe('week 1 of 2026')
  expect(periodName('zh', 'day:2026-05-14')).toBe('2026年5月14日')
  expect(periodName('en', 'month:2026-05')).toBe('May 2026')
})

test('numbers read as they are written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2199 }), fc.integer({ min: 1, max: 9_999 }), (year, issue) => {
      expect(parseNumber(formatNumber({ year, issue }))).toEqual({ year, issue })
    }),
  )
  expect(['2026-0', '2026-01', '26-1', '2026', '2026-1x', '', '2026-1\n'].map(parseNumber)).toEqual(
    Array.from({ length: 7 }, () => undefined),
  )
})
