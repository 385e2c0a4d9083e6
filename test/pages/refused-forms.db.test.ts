// Every form with something to type, sent with one wrong field: it comes back with what was typed, and in the other
// language too. What identifies somebody does not come back at all.
import { expect, test } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { bulletins } from '../../src/bulletins/tables.ts'
import { nameTheme } from '../../src/themes/terms/candidate-actions.ts'
import { expertSite } from '../experts/expert-site.ts'
import type { Answer, Client } from '../support/app.ts'
import { type Fields, locationOf, pageSite, submit, visit } from './page-site.ts'

/** Somebody, where the form goes, what it says, and which of its fields come back. */
type Refused = readonly [who: Client, action: string, fields: Fields, typed: readonly string[]]

const shownFields = (html: string) => /<main\b.*<\/main>/s.exec(html)?.[0] ?? ''

/** As the language button of the page sends it. */
function inOtherLanguage(who: Client, html: string, more: Fields = {}): Promise<Answer> {
  const [, action = '', carried = ''] =
    /<form method="post" action="([^"]+)" data-carries[^>]*><input type="hidden" name="carried" value="([^"]+)"/.exec(
      html,
    ) ?? []
  const language = /name="in-language" value="(zh|en)"/.exec(html)?.[1] ?? ''
  return submit(who, action, { carried, 'in-language': language, ...more })
}

async function comesBack([who, action, fields, typed]: Refused): Promise<void> {
  const refused = await submit(who, action, fields)
  expect([action, refused.status >= 409 && refused.status <= 422], refused.text.slice(0, 200)).toEqual([action, true])
  for (const text of typed) expect(shownFields(refused.text), `${action} gives back ${text}`).toContain(text)
  const chinese = await inOtherLanguage(who, refused.text)
  expect([action, chinese.status, chinese.text.includes('<html lang="zh-CN">')]).toEqual([action, refused.status, true])
  for (const text of typed) expect(shownFields(chinese.text), `${action} keeps ${text} in Chinese`).toContain(text)
  const back = await inOtherLanguage(who, chinese.text)
  expect([action, back.status, back.text.includes('<html lang="en">')]).toEqual([action, refused.status, true])
}

const T = 'Typed at length'

test('the forms of calls, experts, cases, surveys and themes come back as they were typed', async () => {
  const site = await expertSite()
  const { counsellor, supervisor, expert, lineId } = site
  const coordinator = await site.as('coordinator')
  const callId = await site.call()
  const risky = (
    await counsellor.post('/api/v1/calls', { lineId, risk: { level: 'R3' }, topics: { primary: 'P11.5' } })
  ).body.id
  const alert = /\/alerts\/([\w-]+)\/acknowledge/.exec((await visit(supervisor, '/')).text)?.[1] ?? ''
  const asked = await counsellor.post('/api/v1/expert-questions', { callId, question: 'Is it safe?' })
  const question = `/questions/${asked.body.id}`
  const opened = await submit(counsellor, '/cases', {
    ...{ lineId, kind: 'complaint', subject: 'other', receivedAt: '2026-05-13T09:00', text: 'x' },
  })
  const openCase = locationOf(opened).replace('?done=opened', '')
  await submit(coordinator, openCase, { verb: 'report', 'report-text': 'y' })
  await submit(counsellor, '/surveys/answer', { callId, kind: 'post-call', 'q-wait': '4' })
  const { id: candidate } = await nameTheme(site.deps, systemActor, {
    lineId,
    labelZh: '题',
    labelEn: 'T',
    terms: ['x'],
  })
  const report = locationOf(await visit(counsellor, `/calls/${risky}/report`))
  const followUp = /action="(\/follow-ups\/[\w-]+)"/.exec((await visit(counsellor, '/follow-ups')).text)?.[1] ?? ''
  await submit(counsellor, followUp, { verb: 'claim', revision: '1' })
  await submit(expert, question, { verb: 'answer', 'answer-text': 'Yes.' })

  for (const form of [
    [counsellor, '/questions', { callId, text: T, topic: 'nonsense' }, [T]],
    [counsellor, question, { verb: 'withdraw', revision: '7', 'withdraw-text': T }, [T]],
    [supervisor, question, { verb: 'return', revision: '7', 'return-text': T }, [T]],
    [supervisor, '/consultations', { lineId, summary: T }, [T]],
    [counsellor, '/cases', { lineId, kind: 'complaint', text: T, institution: 'H-012' }, [T, 'H-012']],
    [coordinator, openCase, { verb: 'resolve', 'resolve-text': T }, [T]],
    [counsellor, '/surveys/answer', { callId, kind: 'post-call', 'q-wait': '3', comment: T }, [T]],
    [coordinator, '/surveys/campaigns', { lineId, institution: 'H-1', titleEn: T }, [T, 'H-1']],
    [supervisor, `/alerts/${alert}/close`, { outcome: '', note: T }, [T]],
    [supervisor, `/calls/${callId}/redact`, { passage: T, reason: 'name' }, [T]],
    [counsellor, report, { verb: 'step', kind: 'note', minutes: 'soon', note: T }, [T]],
    [counsellor, followUp, { verb: 'done', note: T, revision: '2' }, [T]],
    [coordinator, `/themes/candidates/${candidate}`, { do: 'topic', code: 'P03' }, ['value="P03"']],
  ] satisfies Refused[]) {
    await comesBack(form as Refused)
  }

  await submit(supervisor, question, { verb: 'approve' })
  const publishing = { verb: 'publish', language: 'en', title: T, question: 'Said so', answer: '<b>x</b>' }
  await comesBack([supervisor, `${question}/publish`, publishing, [T, 'Said so', '&lt;b&gt;x&lt;/b&gt;']])
  const refused = await submit(supervisor, `${question}/publish`, publishing)
  const mended = await inOtherLanguage(supervisor, refused.text, { answer: 'Mended', 'in-form': 'answer' })
  expect([mended.status, mended.text.includes('Mended'), mended.text.includes(T)]).toEqual([422, true, true])
  expect(await site.db.read((read) => read.select().from(bulletins)), 'another language publishes nothing').toEqual([])

  const found = await submit(counsellor, '/calls/search', { text: T })
  const inChinese = await inOtherLanguage(counsellor, found.text)
  expect([found.status, inChinese.status, inChinese.text.includes(`value="${T}"`)]).toEqual([200, 200, true])
  await inOtherLanguage(counsellor, inChinese.text)

  const handle = { do: 'keep', kind: 'wechat', handle: '138\n12345678', consented: 'yes' }
  const contact = await submit(counsellor, `/calls/${risky}/contact`, handle)
  const phone = await submit(counsellor, '/calls', { lineId, phone: '1381234567x' })
  for (const { status, text } of [contact, phone]) {
    expect([status, /12345678|1381234567x/.test(text), text.includes('data-carries')]).toEqual([422, false, false])
  }
})

test('the forms of the rota and of hand-over come back as they were typed', async () => {
  const site = await pageSite({ now: '2026-05-14T03:30:00Z' })
  await site.publishRota()
  const [ann, coordinator] = [await site.person('ann'), await site.as('coordinator')]
  const page = (await visit(ann, '/handover')).text
  const shiftId = /name="shiftId" value="([^"]+)"/.exec(page)?.[1] ?? ''
  await submit(ann, '/handover', { lineId: site.lineId, shiftId, revision: '', note: 'x', do: 'save' })
  const who = `counsellor ${site.memberIds.bob}`
  for (const form of [
    [ann, '/handover', { lineId: site.lineId, shiftId, revision: '7', note: T, do: 'hand-over' }, [T]],
    [coordinator, '/rotas', { lineId: site.lineId, from: '2026-06-08', to: '2026-06-01' }, ['value="2026-06-08"']],
    [coordinator, '/joining', { name: T, displayCode: 'C900', joinedOn: 'soon' }, [T, 'value="C900"']],
    [
      coordinator,
      '/rota/psy/surges',
      { from: '2026-06-08', to: '', role: 'expert', more: '3', reason: T },
      [T, 'value="2026-06-08"', 'value="expert" selected', 'value="3"'],
    ],
    [coordinator, '/rota/psy/rotations', { nameEn: T, participants: 'C999' }, [T, 'C999']],
    [
      coordinator,
      '/duty/psy/fallback',
      { who, rank: '7', from: '2026-06-08', until: '', opens: 'noon', hours: '8', weekdays: ['2', '5'] },
      ['value="7"', 'value="2026-06-08"', 'value="noon"', 'value="8"', 'value="5" checked'],
    ],
  ] satisfies Refused[]) {
    await comesBack(form as Refused)
  }
})

test('a form that was carried is shown to nobody else, and nowhere else', async () => {
  const site = await pageSite()
  const [coordinator, other] = [await site.as('coordinator'), await site.as('coordinator')]
  const refused = await submit(coordinator, '/joining', { name: T, joinedOn: 'soon' })
  const carried = /name="carried" value="([^"]+)"/.exec(refused.text)?.[1] ?? ''
  expect(carried).not.toContain(T)
  for (const [who, action] of [
    [other, '/joining'],
    [coordinator, '/leaving'],
  ] as const) {
    expect(locationOf(await submit(who, action, { carried, 'in-language': 'zh' }))).toBe('/')
  }
})
