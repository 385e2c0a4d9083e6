import { expect, test } from 'vitest'
import { pageSite, submit, visit } from './page-site.ts'

test('without script: alert, sealed contact and hand-over, from the call to the next shift', async () => {
  const site = await pageSite({ now: '2026-05-14T03:30:00Z' })
  await site.publishRota()
  const [ann, sue, cem] = [await site.person('ann'), await site.person('sue'), await site.person('cem')]
  const { body: call } = await ann.post('/api/v1/calls', { lineId: site.lineId, risk: { level: 'R3' } })
  const home = await visit(sue, '/')
  const alert = /\/alerts\/([\w-]+)\/acknowledge/.exec(home.text)?.[1] ?? ''
  const shown = await visit(sue, `/alerts/${alert}`)
  expect(shown.text).toContain('supervisor told')
  expect((await submit(sue, `/alerts/${alert}/acknowledge`, {})).headers.location).toBe(`/calls/${call.id}`)

  const contact = `/calls/${call.id}/contact`
  const stored = await submit(ann, contact, { do: 'keep', kind: 'phone', handle: '13912345678' })
  expect(stored.headers.location).toBe(`${contact}?done=stored`)
  expect((await visit(ann, contact)).text).not.toContain('13912345678')
  const unkept = await submit(ann, contact, { do: 'keep', kind: 'wechat', handle: '138\n12345678', consented: 'yes' })
  expect([unkept.status, unkept.text.includes('12345678')]).toEqual([422, false])
  for (const kept of ['value="wechat" selected', 'value="yes" checked', 'must be one line']) {
    expect(unkept.text).toContain(kept)
  }
  expect((await submit(ann, `${contact}/open`, { reason: '' })).status).toBe(422)
  expect((await submit(ann, `${contact}/open`, { reason: 'call back' })).text).toContain('13912345678')
  const offDuty = await submit(cem, `${contact}/open`, { reason: 'Typed' })
  expect([offDuty.status, offDuty.text.includes('only those on duty'), offDuty.text.includes('Typed')]).toEqual([
    422,
    true,
    true,
  ])
  const seen = /\/contact-openings\/([\w-]+)\/seen/.exec((await visit(sue, '/')).text)?.[1] ?? ''
  expect((await submit(sue, `/contact-openings/${seen}/seen`, {})).status).toBe(303)
  expect((await visit(sue, '/')).text).not.toContain('Contacts were opened')

  const page = (await visit(ann, '/handover')).text
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
  const form = { lineId: site.lineId, shiftId: field('shiftId'), revision: field('revision') }
  const handed = await submit(ann, '/handover', { ...form, note: '家属 13812345678', do: 'hand-over' })
  expect(handed.headers.location).toBe('/handover?done=handed-over&removed=1')
  const again = await submit(ann, '/handover', { ...form, note: 'One more thing', do: 'save' })
  expect([again.status, again.text.includes('One more thing')]).toEqual([409, true])
  const first = (await visit(cem, '/')).text
  expect(first.indexOf('href="/handover"'), 'before the duty itself').toBeLessThan(first.indexOf('12:00'))
  const waiting = (await visit(cem, '/handover')).text
  expect(waiting).toContain('Handed over to you')
  expect(waiting).toContain('[手机号]')
  const id = /\/handover\/([\w-]+)\/acknowledge/.exec(waiting)?.[1] ?? ''
  expect((await submit(cem, `/handover/${id}/acknowledge`, {})).headers.location).toBe('/handover?done=taken')

  expect((await submit(sue, `/alerts/${alert}/close`, { outcome: 'safe', note: '已稳定' })).status).toBe(303)
  expect((await visit(sue, `/alerts/${alert}`, 'zh')).text).toContain('已稳定')
  const log = (await visit(sue, '/duty-log')).text
  for (const word of ['Alert', 'Hand-over', 'R3', 'C101']) expect(log).toContain(word)
})
