import { expect, test } from 'vitest'
import { callSite, complete } from '../calls/call-site.ts'
import { locationOf, submit, visit } from './page-site.ts'

test('a counsellor notes what a caller said; the picture appears from the minimum on', async () => {
  const site = await callSite()
  for (let i = 0; i < 10; i += 1) {
    const call = await site.counsellor.post('/api/v1/calls', complete(site.lineId))
    const fields = { callId: call.body.id, kind: 'post-call', 'q-wait': '4', comment: '' }
    const saved = await submit(site.counsellor, '/surveys/answer', fields)
    expect(locationOf(saved)).toContain('done=answered')
    if (i === 0) expect((await submit(site.counsellor, '/surveys/answer', fields)).status).toBe(409)
    const url = `/surveys?line=${site.lineId}&kind=post-call&month=2026-05`
    const page = await visit(site.supervisor, url)
    expect(page.text.includes('aria-label="4 of 5"')).toBe(i === 9)
    expect((await visit(await site.as('editor'), url)).text).not.toContain('of 5"')
  }
  const nothing = await submit(site.counsellor, '/surveys/answer', { callId: '', kind: 'post-call' })
  expect(nothing.status).toBe(422)
})

test('a campaign from its beginning to a stranger’s answer, on pages', async () => {
  const site = await callSite()
  const coordinator = await site.as('coordinator')
  const bad = await submit(coordinator, '/surveys/campaigns', { lineId: site.lineId, institution: 'H-1' })
  expect(bad.status).toBe(422)
  const begun = await submit(coordinator, '/surveys/campaigns', {
    lineId: site.lineId,
    institution: 'H-1',
    titleZh: '满意度',
    titleEn: 'How was it?',
    zh1: '解释清楚吗',
    en1: 'Was it explained?',
  })
  const path = locationOf(begun).replace('?done=created', '')
  const span = { verb: 'wave', opensOn: '2026-05-14', closesOn: '2026-05-20' }
  expect(locationOf(await submit(coordinator, path, span))).toBe(`${path}?done=wave`)
  const again = await submit(coordinator, path, span)
  expect([again.status, again.text.includes('value="2026-05-20"')]).toEqual([422, true])
  const page = await visit(coordinator, path)
  const waveId = /name="waveId" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const made = await submit(coordinator, path, { verb: 'links', waveId, count: '2' })
  const [link = '', other = ''] = [...made.text.matchAll(/\/survey\/[\w-]{43}/g)].map(([each]) => each)
  expect((await visit(coordinator, path)).text).not.toContain(link)

  const form = await visit(site.anonymous, link)
  expect([form.status, form.text.includes('Was it explained?')]).toEqual([200, true])
  expect((await visit(site.anonymous, link, 'zh')).text).toContain('解释清楚吗')
  expect((await submit(site.anonymous, link, { comment: 'x' })).status).toBe(422)
  const thanks = await submit(site.anonymous, link, { 'q-q1': '5', comment: 'Fine' })
  expect([thanks.status, thanks.text.includes('Thank you')]).toEqual([200, true])
  expect((await submit(site.anonymous, link, { 'q-q1': '5' })).status).toBe(410)
  expect((await visit(site.anonymous, link)).text).toContain('has been used')
  expect((await visit(site.anonymous, '/survey/nonsense')).status).toBe(410)

  const entered = await submit(site.counsellor, `/surveys/waves/${waveId}`, { 'q-q1': '4' })
  expect(locationOf(entered)).toContain('done=entered')
  expect(locationOf(await submit(coordinator, path, { verb: 'close' }))).toBe(`${path}?done=close`)
  const closed = await visit(site.anonymous, other)
  expect([closed.status, closed.text.includes('not open')]).toEqual([409, true])
  const results = await visit(site.supervisor, path)
  expect(results.text).not.toMatch(/of 5"|Fine/)
  expect(site.logLines.join('\n')).not.toContain(link.slice(8))
})
