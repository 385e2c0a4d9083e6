import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { differences, differenceWords, type Placed } from '../../src/rota/diff.ts'

const BASE = DateTime.utc(2026, 5, 14)
const at = (shiftId: string, memberId: string, hour = 0): Placed => {
  const start = BASE.plus({ hours: Number(shiftId) * 4 + hour })
  return {
    shiftId,
    templateCode: 't',
    day: '2026-05-14',
    role: 'counsellor',
    memberId,
    start,
    end: start.plus({ hours: 4 }),
  }
}
const short = (before: readonly Placed[], after: readonly Placed[]) =>
  differences(before, after).map(({ kind, memberBefore, memberAfter }) => [kind, memberBefore, memberAfter])

test('who comes for whom is one replacement; changing places is nothing', () => {
  expect(short([at('1', 'a'), at('1', 'b')], [at('1', 'b'), at('1', 'c')])).toEqual([['replaced', 'a', 'c']])
  expect(short([at('1', 'a'), at('1', 'b')], [at('1', 'b'), at('1', 'a')])).toEqual([])
})

test('a moved shift tells when it was', () => {
  const [moved] = differences([at('1', 'a')], [at('1', 'a', 1)])
  if (!moved) throw new Error('no difference')
  expect(moved.kind).toBe('moved')
  expect(differenceWords(moved, 'Asia/Shanghai', () => '甲')).toEqual({
    zh: '5月14日 13:00 至 17:00 咨询员:甲 的班次时间改变,原为 5月14日 12:00 至 16:00',
    en: '14 May 13:00 to 17:00, counsellor: the shift of 甲 was moved, it was 14 May 12:00 to 16:00',
  })
})

test('applying the differences turns one version into the other', () => {
  const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom('1', '2', '3'), fc.constantFrom('a', 'b', 'c', 'd')), {
    selector: String,
  })
  fc.assert(
    fc.property(pairs, pairs, (one, two) => {
      const [before, after] = [one, two].map((list) => list.map(([shift, member]) => at(shift, member)))
      if (!before || !after) return
      const set = new Set(before.map(({ shiftId, memberId }) => `${shiftId}${memberId}`))
      for (const { shiftId, memberBefore, memberAfter } of differences(before, after)) {
        if (memberBefore) expect(set.delete(`${shiftId}${memberBefore}`)).toBe(true)
        if (memberAfter) set.add(`${shiftId}${memberAfter}`)
      }
      expect([...set].sort()).toEqual(after.map(({ shiftId, memberId }) => `${shiftId}${memberId}`).sort())
    }),
  )
})
