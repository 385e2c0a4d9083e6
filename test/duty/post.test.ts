import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import type { Mark, Planned } from '../../src/duty/attendance.ts'
import { dutyPolicy } from '../../src/duty/duty-policy.ts'
import { type Post, postOf, postToCheckIn, postToCheckOut } from '../../src/duty/post.ts'

const utc = (time: string) => DateTime.fromISO(`2026-05-14T${time}Z`, { zone: 'utc' })
const policy = dutyPolicy({ arriveEarlyMinutes: 10 })

interface Named extends Planned {
  readonly name: string
}
const scene = (now: string, marksOf: Readonly<Record<string, readonly (readonly [Mark['kind'], string])[]>> = {}) => {
  const posts = [
    { name: 'morning', start: utc('08:00'), end: utc('12:00') },
    { name: 'noon', start: utc('12:00'), end: utc('16:00') },
  ].map((duty): Post<Named> => {
    const marks = (marksOf[duty.name] ?? []).map(([kind, time], i) => ({ ordinal: i + 1, kind, at: utc(time) }))
    return postOf(duty, { marks, policy, now: utc(now) })
  })
  return { posts, now: utc(now) }
}
const toCheckIn = ({ posts, now }: ReturnType<typeof scene>) => postToCheckIn(posts, now)?.name
const toCheckOut = ({ posts, now }: ReturnType<typeof scene>) => postToCheckOut(posts, now)?.name

describe('one tap', () => {
  test('checks in to the duty that waits for it, even while the one before still runs', () => {
    expect(toCheckIn(scene('06:59'))).toBeUndefined()
    expect(toCheckIn(scene('07:00'))).toBe('morning')
    expect(toCheckIn(scene('11:50', { morning: [['check-in', '07:50']] }))).toBe('noon')
    expect(toCheckIn(scene('12:00'))).toBe('noon')
    expect(toCheckIn(scene('16:00'))).toBeUndefined()
  })

  test('tapping again stays with the same duty', () => {
    const both = { morning: [['check-in', '07:50']], noon: [['check-in', '11:50']] } as const
    expect(toCheckIn(scene('11:55', { morning: [...both.morning], noon: [...both.noon] }))).toBe('noon')
  })

  test('checks out of the duty one came to first', () => {
    expect(toCheckOut(scene('11:00'))).toBeUndefined()
    expect(toCheckOut(scene('12:01', { morning: [['check-in', '07:50']], noon: [['check-in', '11:50']] }))).toBe(
      'morning',
    )
    const left: [Mark['kind'], string][] = [
      ['check-in', '07:50'],
      ['check-out', '12:00'],
    ]
    expect(toCheckOut(scene('12:02', { morning: left, noon: [['check-in', '11:50']] }))).toBe('noon')
    expect(toCheckOut(scene('18:01', { morning: [['check-in', '07:50']] }))).toBeUndefined()
  })
})
