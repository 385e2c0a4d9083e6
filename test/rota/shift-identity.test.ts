import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { nightOf, renewal, shiftIdOf } from '../../src/rota/shift-identity.ts'
import { aBook, shiftOn } from './a-hotline.ts'

const KEY = { lineId: 'line', day: '2026-05-14', templateCode: 'seat-08', role: 'counsellor' } as const

test('the same line, day, template and role are the same shift, for ever', () => {
  expect(shiftIdOf(KEY)).toBe('fc87ec74-e09f-8cac-8c1d-c4bc481a82f6')
})

test('an id is a UUID, and differs when anything differs', () => {
  const ids = [
    KEY,
    { ...KEY, role: 'shadow' as const },
    { ...KEY, day: '2026-05-15' },
    { ...KEY, lineId: 'other' },
  ].map(shiftIdOf)
  expect(new Set(ids).size).toBe(4)
  for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true)
})

test('before and after midnight are one night, named after its evening', () => {
  const night = (iso: string) => nightOf({ start: DateTime.fromISO(iso).toUTC(), night: true }, 'Asia/Shanghai')
  expect([night('2026-05-14T23:00:00+08:00'), night('2026-05-15T03:00:00+08:00')]).toEqual(['2026-05-14', '2026-05-14'])
  expect(nightOf({ start: DateTime.utc(), night: false }, 'Asia/Shanghai')).toBeNull()
})

test('a renewed plan adds, moves, resizes and cancels, and leaves what has begun', () => {
  const book = aBook({ from: '2026-05-14', to: '2026-05-15', members: [] })
  const [moved, resized, gone, kept] = ['seat-08', 'seat-12', 'seat-16', 'seat-20'].map((code) =>
    shiftOn(book, '2026-05-14', code, 'counsellor'),
  )
  if (!moved || !resized || !gone || !kept) throw new Error('no such shifts')
  const planned = [
    { ...moved, end: moved.end.plus({ hours: 1 }) },
    { ...resized, minimum: 1 },
    kept,
    { ...gone, id: 'new' },
  ]
  const at = (iso: string) => renewal([moved, resized, gone, kept], planned, DateTime.fromISO(iso).toUTC())
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
  const early = at('2026-05-14T00:00:00+08:00')
  expect([early.added, early.moved, early.resized, early.cancelled].map(ids)).toEqual([
    ['new'],
    [moved.id],
    [resized.id],
    [gone.id],
  ])
  const late = at('2026-05-14T12:30:00+08:00')
  expect([late.added, late.moved, late.resized, late.cancelled].map(ids)).toEqual([['new'], [], [], [gone.id]])
})
