import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localPath, withQuery } from '../../src/console/local-path.ts'

test.each([
  ['/calls/1/edit?done=saved', '/calls/1/edit?done=saved'],
  ['/', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['/\t/elsewhere.example', '/'],
  ['https://elsewhere.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['calls', '/'],
  ['', '/'],
  [undefined, '/'],
  [['/a'], '/'],
  [`/${'a'.repeat(3_000)}`, '/'],
])('localPath(%j) is %s', (value, path) => {
  expect(localPath(value)).toBe(path)
})

test('whatever is asked for, a browser stays here', () => {
  const parts = fc.constantFrom('/', '\\', '\t', '\n', ' ', ':', '@', '.', '..', '%2f', 'x.example', 'https:', '?', '#')
  const value = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.array(parts).map((all) => `/${all.join('')}`),
  )
  fc.assert(
    fc.property(value, (asked) => {
      expect(new URL(localPath(asked), 'http://here.test/a/b').origin).toBe('http://here.test')
    }),
    { numRuns: 2_000 },
  )
})

test('withQuery sets and takes away parameters', () => {
  expect(withQuery('/calls?of=lines', { cursor: 'a b', of: undefined })).toBe('/calls?cursor=a+b')
})
