import fc from 'fast-check'
import { expect, test } from 'vitest'
import { patternOf } from '../../src/privacy/scrub/pattern.ts'
import { requiredBy } from '../../src/privacy/scrub/required.ts'

const SIGNS = [...'ab人号1 -']
const sign = fc.constantFrom(...SIGNS)
const texts = fc.string({ unit: fc.constantFrom(...SIGNS, 'A', '。'), maxLength: 12 })
const many = (each: fc.Arbitrary<string>, by: string) =>
  fc.array(each, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(by))

/** Sources of regular expressions of all kinds that there are in the rules. */
const { source } = fc.letrec<{ source: string; element: string }>((tie) => ({
  source: many(many(tie('element'), ''), '|'),
  element: fc.oneof(
    { depthSize: 'small' },
    sign,
    fc.constantFrom(
      '\\d',
      '.',
      '[^ab]',
      '[a-b1]',
      '[\\d号]',
      '\\b',
      '^',
      '$',
      '[\\u4e00-\\u9fff]',
      '[\\s号]',
      '\\w',
      '\\S',
      '(?:1)\\b',
    ),
    fc
      .tuple(fc.constantFrom('(?:', '(', '(?=', '(?!', '(?<=', '(?<!'), tie('source'))
      .map(([open, own]) => `${open}${own})`),
    fc.tuple(sign, fc.constantFrom('?', '+', '{0,2}', '{0}', '{2}', '*?')).map(([own, times]) => `${own}${times}`),
    fc.tuple(tie('source'), fc.constantFrom('?', '+', '{1,2}')).map(([own, times]) => `(?:${own})${times}`),
  ),
}))
const regexes = fc.tuple(source, fc.constantFrom('', 'i', 'd', 's', 'im')).map(([own, flags]) => new RegExp(own, flags))

test('what a regular expression requires is in every text that it matches', () => {
  let told = 0
  fc.assert(
    fc.property(regexes, fc.array(texts, { minLength: 5, maxLength: 5 }), (regex, all) => {
      const required = requiredBy(regex)
      if (required.length > 0) told++
      for (const text of all.filter((each) => regex.test(each)))
        for (const set of required) expect([...text].some((character) => set.has(character.charCodeAt(0)))).toBe(true)
    }),
    { numRuns: 3_000 },
  )
  expect(told).toBeGreaterThan(500)
})

test('a pattern finds what its regular expression does, one text after the other', () => {
  fc.assert(
    fc.property(
      fc.array(regexes, { minLength: 3, maxLength: 3 }),
      fc.array(texts, { minLength: 4, maxLength: 4 }),
      (own, all) => {
        const patterns = own.map(patternOf)
        for (const text of [...all, ...all.toReversed()])
          for (const [i, pattern] of patterns.entries()) {
            const regex = own[i] ?? /(?:)/
            expect(pattern.test(text)).toBe(regex.test(text))
            expect(pattern.testPassage(text)).toBe(regex.test(text))
            const sticky = new RegExp(regex, `${regex.flags}y`)
            for (let at = 0; at < text.length; at++) {
              sticky.lastIndex = at
              expect(pattern.at(text, at)).toEqual(sticky.exec(text))
            }
            expect([...pattern.all(text)]).toEqual([...text.matchAll(new RegExp(regex, `${regex.flags}g`))])
          }
      },
    ),
    { numRuns: 300 },
  )
})

test('it requires one of each alternative, and nothing that may be left out', () => {
  const required = (regex: RegExp) =>
    requiredBy(regex).map((set) => [...set].map((code) => String.fromCharCode(code)).join(''))
  expect(required(/护照|港澳通行证/)).toEqual(['照港'])
  expect(required(/年(?:的|生)?(?=[农阴]历)/)).toEqual(expect.arrayContaining(['农阴', '历', '年']))
  expect(required(/(?<!号)\d{2,}(?![元块])/)).toEqual(['0123456789'])
  expect(required(/[^,]*|护照/)).toEqual([])
  expect(required(/vx\d/i)[0]).toMatch(/^(?:xX|Xx|vV|Vv)$/)
  expect(required(/σ/i)).toEqual([])
})

test('a pattern has no flags that say how to look, and none of Unicode', () => {
  for (const regex of [/a/g, /a/y, /a/u]) expect(() => patternOf(regex)).toThrow(RangeError)
})
