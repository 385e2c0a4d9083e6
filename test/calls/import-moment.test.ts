import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentOf } from '../../src/calls/import/moment.ts'

const iso = (text: string, zone = 'Asia/Shanghai') => momentOf(text, zone)?.toISO()

test.each([
  ['2026-05-14 02:50', '2026-05-13T18:50:00.000Z'],
  ['2026/5/14 2:50:30', '2026-05-13T18:50:30.000Z'],
  ['2026年5月14日 2时50分', '2026-05-13T18:50:00.000Z'],
  ['２０２６-05-14', '2026-05-13T16:00:00.000Z'],
  ['2026-05-14T02:50:00Z', '2026-05-14T02:50:00.000Z'],
  ['2026-05-14 02:50+02:00', '2026-05-14T00:50:00.000Z'],
])('%s by the clock of Shanghai', (text, expected) => expect(iso(text)).toBe(expected))

test.each(['', 'yesterday', '2026-02-30', '2026-05-14 25:00', '1890-01-01', '2026-05', '44197'])(
  '%j is no moment',
  (text) => expect(iso(text)).toBeUndefined(),
)

test('a time that the clock leaps over is refused, one that comes twice is the first', () => {
  expect(iso('2026-03-29 02:30', 'Europe/Berlin')).toBeUndefined()
  expect(iso('2026-10-25 02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
  expect(iso('2026-10-04 02:15', 'Australia/Lord_Howe')).toBeUndefined()
})

test('any text is read or refused', () => {
  fc.assert(fc.property(fc.string(), (text) => void momentOf(text, 'Asia/Shanghai')))
})
