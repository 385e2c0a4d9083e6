// A swap that leaves no gap: asked on a phone, taken by a colleague, and every view of duty says the same at every moment.
import { expect, test } from 'vitest'
import { ok, swapSite } from '../rota/swaps/swap-site.ts'

test('a swap leaves no gap', async () => {
  const site = await swapSite([
    [12, 'seat-08', ['C1', 'C2']],
    [14, 'seat-12', ['C3', 'C4']],
  ])
  const [ann, cem] = [await site.as1('C1'), await site.as1('C3')]
  const shiftId = await site.at(12, 'seat-08')

  // Ann has a doctor's appointment: who could help, the fittest first?
  const suggested = ok(await ann.get(`/api/v1/swaps/suggestions?shiftId=${shiftId}`)).items
  const exchange = suggested.find(
    (each: { member: { displayCode: string }; returnShift: { id: string } | null }) =>
      each.member.displayCode === 'C3' && each.returnShift !== null,
  )
  expect(exchange.returnShift.day).toBe('2026-05-14')

  // She asks Cem for that very duty in return. He is told at once, and his one tap is the agreement.
  const asked = ok(
    await ann.post('/api/v1/swaps', {
      shiftId,
      kind: 'exchange',
      asked: [site.member('C3')],
      wantedShiftIds: [exchange.returnShift.id],
    }),
    201,
  )
  const notices = ok(await cem.get('/api/v1/notices?unseen=true')).items
  expect(notices.map(({ kind }: { kind: string }) => kind)).toContain('swap-asked')

  const present = async (instant: string) => {
    const { items } = ok(await site.coordinator.get(`/api/v1/lines/${site.lineId}/gaps?from=2026-05-12&to=2026-05-15`))
    const gap = items.find(
      ({ role, start, end }: { role: string; start: string; end: string }) =>
        role === 'counsellor' && start <= instant && instant < end,
    )
    return gap?.present ?? 'covered'
  }
  expect([await present('2026-05-12T01:00:00.000Z'), await present('2026-05-14T05:00:00.000Z')]).toEqual([
    'covered',
    'covered',
  ])
  const feed = ok(await cem.post('/api/v1/calendars', { kind: 'person' }), 201)
  const subscribed = () => site.anonymous.get(new URL(feed.url, 'http://here.invalid').pathname)
  expect((await subscribed()).text).toContain('DTSTART:20260514T040000Z')
  const done = ok(await cem.post(`/api/v1/swaps/${asked.id}/offers`, { shiftId: exchange.returnShift.id }), 201)
  expect(done.state).toBe('approved')

  // Nobody saw either post empty, and both now stand the other's duty.
  expect([await present('2026-05-12T01:00:00.000Z'), await present('2026-05-14T05:00:00.000Z')]).toEqual([
    'covered',
    'covered',
  ])
  expect(await site.standing(12, 'seat-08')).toEqual(['C2', 'C3'])
  expect(await site.standing(14, 'seat-12')).toEqual(['C1', 'C4'])
  const told = ok(await ann.get('/api/v1/notices?unseen=true')).items
  expect(told.map(({ kind }: { kind: string }) => kind)).toContain('swap-approved')

  // Who is on duty, and the calendar, are final duty.
  site.clock.set('2026-05-12T01:00:00Z')
  const coordinator = await site.as('coordinator')
  const onDuty = ok(await coordinator.get(`/api/v1/lines/${site.lineId}/duty`))
  const codes = (duties: { displayCode: string }[]) => duties.map(({ displayCode }) => displayCode).sort()
  expect([codes(onDuty.onDuty), codes(onDuty.next)]).toEqual([
    ['C2', 'C3'],
    ['C1', 'C4'],
  ])
  const calendar = await subscribed()
  const events = calendar.text.split('BEGIN:VEVENT').slice(1)
  const alive = events.filter((event) => !event.includes('STATUS:CANCELLED'))
  const dead = events.filter((event) => event.includes('STATUS:CANCELLED'))
  expect(alive.some((event) => event.includes('DTSTART:20260512T000000Z'))).toBe(true)
  expect(alive.some((event) => event.includes('DTSTART:20260514T040000Z'))).toBe(false)
  expect(dead.some((event) => event.includes('DTSTART:20260514T040000Z'))).toBe(true)
})
