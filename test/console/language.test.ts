import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessWords } from '../../src/access/pages/words.ts'
import { bulletinWords } from '../../src/bulletins/pages/words.ts'
import { callWords } from '../../src/calls/pages/words.ts'
import { acceptedLanguage } from '../../src/console/language.ts'
import { frameWords } from '../../src/console/words.ts'
import { dutyWords } from '../../src/duty/pages/words.ts'
import { rotaWords } from '../../src/rota/pages/words.ts'

test.each([
  [undefined, 'zh'],
  ['', 'zh'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['fr,en;q=0.5,zh;q=0.4', 'en'],
  ['en;q=0.3,zh;q=0.7', 'zh'],
  ['de,fr', 'zh'],
  ['en;q=0', 'zh'],
  ['en;q=rubbish', 'zh'],
])('Accept-Language %j gives %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language)
})

test('any Accept-Language gives one of our languages', () => {
  fc.assert(fc.property(fc.string(), (header) => ['zh', 'en'].includes(acceptedLanguage(header))))
})

const catalogues = { frameWords, accessWords, dutyWords, rotaWords, callWords, bulletinWords }
/** The same in every language. */
const INTERNATIONAL = new Set(['English', '中文', ' ', ''])

function* sentences(value: unknown, path: string): Generator<[string, string]> {
  if (typeof value === 'string') yield [path, value]
  else if (typeof value === 'function') yield [path, String(value('1', 1, '1', 1))]
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* sentences(inner, `${path}.${key}`)
}

test.each(Object.entries(catalogues))(
  '%s: every Chinese sentence is Chinese, every English one is not',
  (_, wordsOf) => {
    const has = (text: string) => /\p{Script=Han}/u.test(text)
    const wanted = (text: string) => !INTERNATIONAL.has(text.trim()) && /\p{L}/u.test(text)
    const chinese = [...sentences(wordsOf('zh'), '')].filter(([, text]) => wanted(text) && !has(text))
    const english = [...sentences(wordsOf('en'), '')].filter(([, text]) => wanted(text) && has(text))
    expect({ chinese, english }).toEqual({ chinese: [], english: [] })
  },
)

test('the catalogues have the same sentences', () => {
  for (const wordsOf of Object.values(catalogues)) {
    const paths = (language: 'zh' | 'en') => [...sentences(wordsOf(language), '')].map(([path]) => path).sort()
    expect(paths('zh')).toEqual(paths('en'))
  }
})
