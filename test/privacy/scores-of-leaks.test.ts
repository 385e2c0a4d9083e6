// The score itself, with scrubbers that say they found all and leave a part of it in the text.
import { expect, test } from 'vitest'
import type { Scrub } from '../../src/privacy/scrub.ts'
import { scoresOf } from './scores.ts'

/** What stands before the mark, the mark, what follows, and what a scrubber made of it whose finding is the whole mark. */
const countedOf = (before: string, own: string, after: string, text: string): readonly [number, number] | undefined => {
  const [start, end] = [before.length, before.length + own.length]
  const findings = [{ start, end, type: 'WECHAT', confidence: 1 } as const]
  const scrubbing: Scrub = () => ({ text, findings, places: [text.indexOf('[')] })
  const sentence = { text: before + own + after, marks: [{ start, end, type: 'WECHAT', optional: false }] }
  return scoresOf([sentence], scrubbing).covered.get('structured')
}

test.each([
  ['微信', 'wx_lily.07', '', '微信[微信号].07'],
  ['微信', 'wx_lily.07', '，晚上在', '微信[微信号].07，晚上在'],
  ['微信', 'wx_lily.07', '，晚上在', '微信wx_[微信号]，晚上在'],
])('what is left of a mark beside its placeholder counts against it: %s%s%s → %s', (before, own, after, text) => {
  expect(countedOf(before, own, after, text)).toEqual([0, 1])
})

test.each([
  ['微信', 'wx_lily.07', '，晚上在', '微信[微信号]，晚上在'],
  ['微信', 'lily07', '07年生', '微信[微信号]07年生'],
  ['群里有li', 'lily07', '', '群里有li[微信号]'],
  ['微信', 'wx_lily.07', '', '微信[微信号]'],
])('what only looks like a part of it does not: %s%s%s → %s', (before, own, after, text) => {
  expect(countedOf(before, own, after, text)).toEqual([1, 1])
})

test('a part left between two findings that cover a mark together counts against it', () => {
  const raw = 'QQ 1234567890'
  const scrubbing: Scrub = () => ({
    text: 'QQ [QQ号]456[QQ号]',
    findings: [
      { start: 3, end: 9, type: 'QQ', confidence: 1 },
      { start: 9, end: 13, type: 'QQ', confidence: 1 },
    ],
    places: [3, 11],
  })
  const sentence = { text: raw, marks: [{ start: 3, end: 13, type: 'QQ', optional: false }] }
  expect(scoresOf([sentence], scrubbing).covered.get('structured')).toEqual([0, 1])
})
