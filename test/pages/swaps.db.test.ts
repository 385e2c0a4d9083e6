// The page of swaps: asked, taken with one tap, withdrawn, refused with the reason, approved by a coordinator.
import { expect, test } from 'vitest'
import { day, ok, swapSite } from '../rota/swaps/swap-site.ts'
import type { Answer } from '../support/app.ts'
import { locationOf, submit, visit } from './page-site.ts'

const TWO_AT_EIGHT = [[12, 'seat-08', ['C1', 'C2']]] as const
const went = (answer: Answer) => [answer.status, locationOf(answer)]
const actionOf = (html: string, verb: string) =>
  new RegExp(`action="(/swaps/[\\w-]+/(?:offers/[\\w-]+/)?${verb})"`).exec(html)?.[1] ?? `/no-${verb}`

test('a duty is given away and taken with one tap each, and neither needs a script', async () => {
  const site = await swapSite(TWO_AT_EIGHT)
  const [c1, c3] = [await site.as1('C1'), await site.as1('C3')]
  const before = await visit(c1, '/swaps')
  expect(before.text).toContain('12 May 08:00–12:00')
  expect(before.text).toContain('You have asked for nothing.')
  const shiftId = await site.at(12, 'seat-08')
  expect(before.text).toContain(`value="${shiftId}"`)
  expect(went(await submit(c1, '/swaps', { shiftId, kind: 'cover' }))).toEqual([303, '/swaps?done=asked'])
  const board = await visit(c3, '/swaps')
  expect(board.text).toContain('I take it')
  expect(board.text).not.toContain('Made-up')
  expect(went(await submit(c3, actionOf(board.text, 'take'), {}))).toEqual([303, '/swaps?done=taken'])
  expect(await site.standing(12, 'seat-08')).toEqual(['C2', 'C3'])
  expect((await visit(c3, '/swaps?done=taken')).text).toContain('the duty has changed hands')
  expect((await visit(c3, '/swaps')).text).toContain('12 May 08:00–12:00')
  const late = await submit(await site.as1('C4'), actionOf(board.text, 'take'), {})
  expect([late.status, late.text.includes('Somebody else was faster')]).toEqual([409, true])
  expect(late.text).not.toContain('The rules do not allow it')
})

test('a request is withdrawn with one tap, in Chinese too', async () => {
  const site = await swapSite(TWO_AT_EIGHT)
  const c1 = await site.as1('C1')
  await c1.patch('/api/v1/me', { language: 'zh' })
  await submit(c1, '/swaps', { shiftId: await site.at(12, 'seat-08'), kind: 'cover' })
  const { text } = await visit(c1, '/swaps', 'zh')
  expect(text).toContain('我的申请')
  expect(went(await submit(c1, actionOf(text, 'withdraw'), {}))).toEqual([303, '/swaps?done=withdrawn'])
  expect(ok(await c1.get('/api/v1/swaps?state=live')).items).toEqual([])
})

test('who would have no rest is refused, with the reason, and nothing changes', async () => {
  const site = await swapSite([...TWO_AT_EIGHT, [12, 'seat-00', ['C3', 'C4']]])
  const [c1, c3] = [await site.as1('C1'), await site.as1('C3')]
  await submit(c1, '/swaps', { shiftId: await site.at(12, 'seat-08'), kind: 'cover' })
  const refused = await submit(c3, actionOf((await visit(c3, '/swaps')).text, 'take'), {})
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('The rules do not allow it')
  expect(refused.text).toContain('<p>4 hours of rest after a night, 11 are needed.')
  expect(await site.standing(12, 'seat-08')).toEqual(['C1', 'C2'])
})

test('what gets worse waits for a coordinator, who refuses with a reason, or approves', async () => {
  const site = await swapSite([...TWO_AT_EIGHT, [12, 'seat-12', ['C3', 'C4']]])
  const rules = `/api/v1/lines/${site.lineId}/rota-rules/${day(1)}`
  ok(await site.coordinator.put(rules, { changes: { answering: { maxHours: 8 } } }))
  const [c1, c3] = [await site.as1('C1'), await site.as1('C3')]
  await submit(c1, '/swaps', { shiftId: await site.at(12, 'seat-08'), kind: 'cover' })
  const take = actionOf((await visit(c3, '/swaps')).text, 'take')
  expect(went(await submit(c3, take, {}))).toEqual([303, '/swaps?done=waiting'])
  const pending = await visit(site.coordinator, '/swaps')
  expect(pending.text).toContain('Gets worse: long duty')
  expect(pending.text).toContain('taken by Made-up C3')
  expect((await visit(c3, '/swaps')).text).not.toContain('/approve"')
  expect((await submit(c3, actionOf(pending.text, 'approve'), {})).status).toBe(403)
  const refuse = actionOf(pending.text, 'refuse')
  expect((await submit(site.coordinator, refuse, { reason: '' })).status).toBe(422)
  expect(went(await submit(site.coordinator, refuse, { reason: 'long' }))).toEqual([303, '/swaps?done=refused'])
  await submit(c3, take, {})
  const approved = await submit(site.coordinator, actionOf(pending.text, 'approve'), {})
  expect(went(approved)).toEqual([303, '/swaps?done=approved'])
  expect(await site.standing(12, 'seat-08')).toEqual(['C2', 'C3'])
})

test('an exchange: a duty is offered in return, and agreed to', async () => {
  const site = await swapSite([...TWO_AT_EIGHT, [14, 'seat-12', ['C3', 'C4']]])
  const [c1, c3] = [await site.as1('C1'), await site.as1('C3')]
  await submit(c1, '/swaps', { shiftId: await site.at(12, 'seat-08'), kind: 'exchange' })
  const offer = actionOf((await visit(c3, '/swaps')).text, 'offer')
  const offered = await submit(c3, offer, { shiftId: await site.at(14, 'seat-12') })
  expect(went(offered)).toEqual([303, '/swaps?done=offered'])
  expect((await visit(c3, '/swaps')).text).toContain('My answers')
  const { text } = await visit(c1, '/swaps')
  expect(text).toContain('14 May 12:00–16:00')
  expect(went(await submit(c1, actionOf(text, 'accept'), {}))).toEqual([303, '/swaps?done=taken'])
  expect(await site.standing(14, 'seat-12')).toEqual(['C1', 'C4'])
})
