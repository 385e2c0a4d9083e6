// An open shift finds somebody: ill in the morning, off the rota at once, and every view of duty tells the truth until and
// after a colleague signs up.
import { expect, test } from 'vitest'
import { ok, swapSite } from '../rota/swaps/swap-site.ts'

test('an open shift finds somebody', async () => {
  const site = await swapSite([
    [12, 'seat-08', ['C1', 'C2']],
    [12, 'seat-12', ['C3', 'C4']],
  ])
  const [ann, cem] = [await site.as1('C1'), await site.as1('C5')]
  const shiftId = await site.at(12, 'seat-08')
  const feed = ok(await cem.post('/api/v1/calendars', { kind: 'person' }), 201)
  const lost = ok(await ann.post('/api/v1/calendars', { kind: 'person' }), 201)
  const calendar = async ({ url }: { url: string }) =>
    (await site.anonymous.get(new URL(url, 'http://here.invalid').pathname)).text
  expect(await calendar(lost)).toContain('DTSTART:20260512T000000Z')

  // Ann is ill. She cannot ask for a colleague's duty, and hers is given up at once: the gap is a fact.
  const cover = { shiftId, kind: 'illness' }
  expect((await ann.post('/api/v1/cover-requests', { ...cover, memberId: site.member('C2') })).status).toBe(403)
  const opened = ok(await ann.post('/api/v1/cover-requests', cover), 201)
  expect(opened).toMatchObject({
    cause: 'cover',
    state: 'open',
    giving: 'first-come',
    present: 1,
    upTo: 2,
    member: { displayCode: 'C1' },
  })
  expect((await ann.post('/api/v1/cover-requests', cover)).status).toBe(409)
  const gaps = async () =>
    ok(await site.coordinator.get(`/api/v1/lines/${site.lineId}/gaps?from=2026-05-12&to=2026-05-13`)).items
  const morning = (gap: { role: string; start: string }) =>
    gap.role === 'counsellor' && gap.start === '2026-05-12T00:00:00.000Z'
  expect((await gaps()).find(morning)).toMatchObject({ required: 2, present: 1 })
  const dead = (await calendar(lost)).split('BEGIN:VEVENT').filter((event) => event.includes('20260512T000000Z'))
  expect(dead).toHaveLength(1)
  expect(dead[0]).toContain('STATUS:CANCELLED')

  // She is away on the rota too, and cannot sign up for it again by mistake; who is ill is not for colleagues.
  expect((await ann.post(`/api/v1/open-shifts/${opened.id}/sign-ups`)).body.violations[0].rule).toBe('unavailable')
  expect(ok(await cem.get(`/api/v1/open-shifts/${opened.id}`))).toMatchObject({
    cause: 'cover',
    member: null,
    hinders: [],
    signUps: [],
  })
  const told = ok(await cem.get('/api/v1/notices?unseen=true')).items
  expect(told).toMatchObject([{ kind: 'shift-open', aboutId: opened.id }])

  // One tap on the page, and the place is his: on the rota, in his calendar, and who is on duty.
  const page = (await cem.get('/open-shifts')).text
  expect(page).toContain(`/open-shifts/${opened.id}/sign-up`)
  const tapped = await cem.post(`/open-shifts/${opened.id}/sign-up`, undefined)
  expect([tapped.status, tapped.headers.location]).toEqual([303, '/open-shifts?done=given'])
  expect(await site.standing(12, 'seat-08')).toEqual(['C2', 'C5'])
  expect((await gaps()).find(morning)).toBeUndefined()
  expect(await calendar(feed)).toContain('DTSTART:20260512T000000Z')
  site.clock.set('2026-05-12T01:00:00Z')
  const coordinator = await site.as('coordinator')
  const { onDuty } = ok(await coordinator.get(`/api/v1/lines/${site.lineId}/duty`))
  expect(onDuty.map(({ displayCode }: { displayCode: string }) => displayCode).sort()).toEqual(['C2', 'C5'])
})
