import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phraseOf, phrasesOf, searchForm, tokensOf } from '../../../src/db/search/tokens.ts'

test('Chinese becomes pairs and a last single character, everything else words', () => {
  expect(tokensOf('连续失眠,吃SSRI药')).toEqual(['连续', '续失', '失眠', '眠', '吃', 'ssri', '药'])
  expect(tokensOf('Can’t sleep: 3 nights')).toEqual(['can', 't', 'sleep', '3', 'nights'])
  expect(tokensOf(' …!')).toEqual([])
})

test('a phrase ends where what was typed ends', () => {
  expect(phraseOf('失眠')).toEqual({ tokens: ['失眠'], prefix: false })
  expect(phraseOf('失')).toEqual({ tokens: ['失'], prefix: true })
  expect(phraseOf('吃SSRI药')).toEqual({ tokens: ['吃', 'ssri', '药'], prefix: true })
  expect(phrasesOf('失眠 “不想 上学” CAN’T').map(({ tokens }) => tokens)).toEqual([
    ['失眠'],
    ['不想', '想', '上学'],
    ['can', 't'],
  ])
  expect(phrasesOf('、、 ""')).toEqual([])
})

/** Whether the tokens of a phrase stand one behind the other in those of a text. */
function occurs(text: string, phrase: NonNullable<ReturnType<typeof phraseOf>>): boolean {
  const tokens = tokensOf(text)
  const last = phrase.tokens.length - 1
  return tokens.some((_, from) =>
    phrase.tokens.every((token, place) =>
      phrase.prefix && place === last ? tokens[from + place]?.startsWith(token) : tokens[from + place] === token,
    ),
  )
}

test('of Chinese alone a phrase is found exactly where the text contains it', () => {
  const chinese = fc.string({ unit: fc.constantFrom('失', '眠', '自', '杀', '家', '𠮷'), minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(chinese, chinese, (text, wanted) => {
      const phrase = phraseOf(wanted)
      expect(phrase && occurs(text, phrase)).toBe(searchForm(text).includes(searchForm(wanted)))
    }),
    { numRuns: 2_000 },
  )
})

test('any text finds itself, whatever its characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const phrase = phraseOf(text)
      if (phrase) expect(occurs(text, phrase)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
