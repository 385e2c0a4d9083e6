import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { codingFor } from '../../src/bulletins/coding.ts'
import { type Conditions, judge, type Verdict } from '../../src/bulletins/conditional.ts'

const lastModified = DateTime.fromISO('2026-05-13T16:00:02Z', { zone: 'utc' })
const current = { etag: '"a-br"', etags: ['"a"', '"a-br"', '"a-gzip"'], lastModified }
const same = 'Wed, 13 May 2026 16:00:02 GMT'
const earlier = 'Wed, 13 May 2026 16:00:01 GMT'
const later = 'Thu, 14 May 2026 00:00:00 GMT'

const cases: readonly [string, Conditions, Verdict][] = [
  ['no condition', {}, 'send'],
  ['the same tag', { 'if-none-match': '"a-br"' }, 'not-modified'],
  ['the tag of another coding of the same text', { 'if-none-match': '"a"' }, 'not-modified'],
  ['a weak tag: compared weakly', { 'if-none-match': 'W/"a-gzip"' }, 'not-modified'],
  ['one of several tags', { 'if-none-match': '"x", "y,z" ,W/"a"' }, 'not-modified'],
  ['any', { 'if-none-match': '*' }, 'not-modified'],
  ['another tag', { 'if-none-match': '"b"' }, 'send'],
  ['a tag without quotes', { 'if-none-match': 'a' }, 'send'],
  ['a tag inside a tag', { 'if-none-match': '"x"a"' }, 'send'],
  ['the same date', { 'if-modified-since': same }, 'not-modified'],
  ['a later date', { 'if-modified-since': later }, 'not-modified'],
  ['an earlier date', { 'if-modified-since': earlier }, 'send'],
  ['the obsolete date of RFC 850', { 'if-modified-since': 'Wednesday, 13-May-26 16:00:02 GMT' }, 'not-modified'],
  ['the obsolete date of asctime', { 'if-modified-since': 'Wed May 13 16:00:02 2026' }, 'not-modified'],
  ['no date', { 'if-modified-since': 'yesterday' }, 'send'],
  ['an ISO date is no HTTP-date', { 'if-modified-since': '2026-05-14T00:00:00Z' }, 'send'],
  ['another tag and a later date: the tag counts', { 'if-none-match': '"b"', 'if-modified-since': later }, 'send'],
  [
    'the same tag and an earlier date: the tag counts',
    { 'if-none-match': '"a"', 'if-modified-since': earlier },
    'not-modified',
  ],
  ['If-Match with the tag', { 'if-match': '"a-br"' }, 'send'],
  ['If-Match with any', { 'if-match': '*' }, 'send'],
  ['If-Match with a weak tag: compared strongly', { 'if-match': 'W/"a-br"' }, 'failed'],
  ['If-Match with another', { 'if-match': '"b"' }, 'failed'],
  ['If-Match before If-None-Match', { 'if-match': '"b"', 'if-none-match': '"a-br"' }, 'failed'],
  ['unmodified since', { 'if-unmodified-since': same }, 'send'],
  ['modified since', { 'if-unmodified-since': earlier }, 'failed'],
  [
    'If-Match makes If-Unmodified-Since count for nothing',
    { 'if-match': '"a-br"', 'if-unmodified-since': earlier },
    'send',
  ],
]

test.each(cases)('%s', (_name, conditions, verdict) => {
  expect(judge(conditions, current)).toBe(verdict)
})

test('without a date of its own, a text is sent to whoever asks by date', () => {
  expect(judge({ 'if-modified-since': later }, { ...current, lastModified: undefined })).toBe('send')
})

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['*', 'br'],
  ['br;q=0, *', 'gzip'],
  ['gzip;q=0.9, br;q=0.1', 'gzip'],
  ['identity', 'identity'],
  ['identity;q=1, br;q=0.5', 'identity'],
  ['br;q=0, gzip;q=0', 'identity'],
  ['deflate', 'identity'],
  ['BR', 'br'],
  ['br;q=nonsense', 'identity'],
])('Accept-Encoding %s gets %s', (header, coding) => {
  expect(codingFor(header)).toBe(coding)
  expect(codingFor(header)).toBe(coding)
})
