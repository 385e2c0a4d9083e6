// Staffing for those below supervisor says no more than themes do.
import { expect, test } from 'vitest'
import { callSite, complete } from '../calls/call-site.ts'

test('many calls of one person in the same hour of the week are hidden, and so is what follows from them', async () => {
  const site = await callSite()
  const call = complete(site.lineId, { phone: '13812345678', waitSeconds: 40 })
  for (let n = 0; n < 24; n++) expect((await site.counsellor.post('/api/v1/calls', call)).status).toBe(201)
  site.clock.advance({ weeks: 1 })
  const [supervisor, editor] = [await site.signIn('supervisor', 'supervisor'), await site.as('editor')]
  const url = `/api/v1/lines/${site.lineId}/staffing?weeks=1`
  const exact = (await supervisor.get(url)).body
  const busy = exact.hours.find(({ calls }: { calls: unknown }) => calls !== 0)
  expect([exact.weeks, exact.arrivals, exact.inTimePercent, busy.calls]).toEqual([1, 24, 0, 24])

  const seen = (await editor.get(url)).body
  expect([seen.weeks, seen.arrivals, seen.abandoned, seen.inTimePercent]).toEqual([8, '*', 0, null])
  const same = seen.hours.find(
    ({ weekday, hour }: { weekday: number; hour: number }) => weekday === busy.weekday && hour === busy.hour,
  )
  expect([same.calls, same.reasonZh.startsWith('每小时来电较少')]).toEqual(['*', true])
  expect(same.recommended).toBeLessThan(busy.recommended)
})
