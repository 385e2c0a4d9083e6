// Every form of the pages of rotas and duty, pressed with nothing, with nonsense, and too late, by somebody who reads
// Chinese: whatever the page says against it has to be Chinese.
import { expect, test } from 'vitest'
import type { Role } from '../../src/access/permissions.ts'
import { type RotaSite, rotaSite } from '../rota/rota-site.ts'
import { ok } from '../rota/swaps/swap-site.ts'
import type { Answer, Client } from '../support/app.ts'

const html = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }
const NOBODYS = '00000000-0000-4000-8000-000000000000'
const HAN = /\p{Script=Han}/u

interface Form {
  readonly action: string
  readonly method: string
  /** Names with what the page has in them. */
  readonly fields: readonly (readonly [string, string])[]
}

const attribute = (tag: string, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&')

function formsOf(page: string, path: string): readonly Form[] {
  const main = /<main\b.*<\/main>/s.exec(page)?.[0] ?? ''
  return [...main.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', body = '']) => ({
    action: attribute(head, 'action') ?? path,
    method: attribute(head, 'method') ?? 'get',
    fields: [...inputsOf(body), ...selectsOf(body), ...textsOf(body)],
  }))
}

function inputsOf(body: string): Form['fields'] {
  return [...body.matchAll(/<(?:input|button)\b[^>]*>/g)].flatMap(([tag]) => {
    const name = attribute(tag, 'name')
    const isLoose = /type="(?:radio|checkbox)"/.test(tag) && !/\bchecked\b/.test(tag)
    return name === undefined || isLoose ? [] : [[name, attribute(tag, 'value') ?? ''] as const]
  })
}

function selectsOf(body: string): Form['fields'] {
  return [...body.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].flatMap(([, head = '', options = '']) => {
    const name = attribute(head, 'name')
    const tags = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag)
    const chosen = tags.find((tag) => /\bselected\b/.test(tag)) ?? tags[0] ?? ''
    return name === undefined ? [] : [[name, attribute(chosen, 'value') ?? ''] as const]
  })
}

const textsOf = (body: string): Form['fields'] =>
  [...body.matchAll(/<textarea\b([^>]*)>/g)].flatMap(([, head = '']) => {
    const name = attribute(head, 'name')
    return name === undefined ? [] : [[name, ''] as const]
  })

/** What a page says against what was sent: notices, faults of fields, and the page of an error. */
function saidAgainst(page: string): readonly string[] {
  const visible = page.replace(/<details class="more">.*?<\/details>/gs, '')
  const blocks = [
    ...visible.matchAll(/<div class="notice notice-danger"[^>]*>(.*?)<\/div>/gs),
    ...visible.matchAll(/<p class="field-error"[^>]*>(.*?)<\/p>/gs),
    ...visible.matchAll(/<main class="problem[^>]*>(.*?)<\/main>/gs),
  ].map(([, block = '']) => block)
  const lines = blocks.flatMap((block) => {
    const inner = [...block.matchAll(/<(p|li|h1|h2)\b[^>]*>(.*?)<\/\1>/gs)].map(([, , text = '']) => text)
    return inner.length > 0 ? inner : [block]
  })
  return lines.map((line) => line.replace(/<[^>]+>/g, '').trim()).filter((line) => line !== '' && !/^\d{3}$/.test(line))
}

const VARIANTS: Readonly<Record<string, (fields: Form['fields']) => Form['fields']>> = {
  empty: () => [],
  nonsense: (fields) => fields.map(([name]) => [name, 'x'] as const),
  nobody: (fields) =>
    fields.map(
      ([name, value]) => [name, value.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, NOBODYS)] as const,
    ),
  'long ago': (fields) =>
    fields.map(([name, value]) => [name, /^\d{4}-\d{2}-\d{2}$/.test(value) ? '2001-01-01' : value] as const),
  'as it is': (fields) => fields,
  'once more': (fields) => fields,
}

/** A hotline with something on every page: swaps, open shifts, a surge, a rotation, a run, a draft and a published rota. */
async function busySite() {
  const site = await rotaSite()
  const { coordinator, lineId } = site
  const rotaId = await site.draft('2026-05-11', '2026-05-18')
  const at = (day: string, template: string) => site.shift(rotaId, day, template)
  for (const code of ['C1', 'C2']) {
    for (const day of ['2026-05-12', '2026-05-14']) ok(await site.assign(rotaId, await at(day, 'seat-08'), code), 201)
  }
  ok(await coordinator.post(`/api/v1/rotas/${rotaId}/publish`, {}))
  const draftId = await site.draft('2026-05-18', '2026-05-25')
  ok(await site.assign(draftId, await site.shift(draftId, '2026-05-19', 'seat-08'), 'C1'), 201)
  const shiftId = await at('2026-05-14', 'seat-08')
  const own = await site.as('counsellor', { memberId: site.member('C1') })
  ok(await own.post('/api/v1/swaps', { shiftId, kind: 'cover' }), 201)
  const gap = await at('2026-05-15', 'seat-08')
  ok(await coordinator.post('/api/v1/open-shifts', { shiftId: gap, giving: 'first-come' }), 201)
  const participants = [[site.member('E1')], [site.member('E2')]]
  const rotation = {
    nameZh: '备班',
    nameEn: 'Stand-by',
    role: 'expert',
    unit: 'week',
    from: '2026-05-18',
    handOver: '08:00',
  }
  ok(await coordinator.post(`/api/v1/lines/${lineId}/rotations`, { ...rotation, participants }), 201)
  const needs = [{ role: 'counsellor', minimum: 1, wanted: 1, maximum: 1 }]
  const surge = { from: '2026-05-16', until: '2026-05-18', extra: needs, reason: '高峰' }
  ok(await coordinator.post(`/api/v1/lines/${lineId}/surges`, surge), 201)
  return { site, rotaId, draftId, shiftId }
}

const reading = async (site: RotaSite, role: Role, who: { memberId?: string } = {}): Promise<Client> => {
  const client = await site.as(role, who)
  await client.post('/language', 'language=zh&next=%2F', html)
  return client
}

async function press(client: Client, form: Form, fields: Form['fields']): Promise<Answer> {
  const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString()
  if (form.method === 'post') return client.post(form.action, body, html)
  return client.get(`${form.action.split('?')[0]}?${body}`, html)
}

async function walk(client: Client, paths: readonly string[]) {
  const wrong: string[] = []
  let pressed = 0
  let refused = 0
  for (const [name, of] of Object.entries(VARIANTS)) {
    for (const path of paths) {
      const page = await client.get(path, html)
      expect([path, page.status]).toEqual([path, 200])
      for (const form of formsOf(page.text, path)) {
        const answer = await press(client, form, of(form.fields))
        pressed++
        const what = `${form.method} ${form.action} (${name}): ${answer.status}`
        if (answer.status >= 500) wrong.push(what)
        if (answer.status < 400) continue
        refused++
        const said = saidAgainst(answer.text)
        if (said.length === 0) wrong.push(`${what} says nothing`)
        for (const line of said)
          if (!HAN.test(line) || /[A-Za-z]{4,} [a-z]{2,} [a-z]{2,}/.test(line)) wrong.push(`${what} says “${line}”`)
      }
    }
  }
  return { wrong, pressed, refused }
}

test('a coordinator who reads Chinese is refused in Chinese, on every form of rotas and duty', async () => {
  const { site, rotaId, draftId, shiftId } = await busySite()
  const coordinator = await reading(site, 'coordinator')
  const draftShift = await site.shift(draftId, '2026-05-19', 'seat-08')
  const found = await walk(coordinator, [
    ...['/rotas', `/rotas/${draftId}`, `/rotas/${rotaId}/publish`, `/rotas/${draftId}/publish`],
    ...[`/rotas/${rotaId}/shifts/${shiftId}`, `/rotas/${draftId}/shifts/${draftShift}`],
    ...[`/rotas/${rotaId}/repair`, `/rotas/${rotaId}/repair?member=${site.member('C1')}&from=2026-05-13T08:00`],
    ...['/rota/psy/rotations', '/rota/psy/surges', '/rota/psy/fairness', '/swaps', '/open-shifts', '/notices'],
    ...['/joining', `/leaving?member=${site.member('C2')}&on=2026-05-13`, '/leaving'],
  ])
  expect(found.wrong).toEqual([])
  expect([found.pressed > 150, found.refused > 60]).toEqual([true, true])
})

test('an administrator and a member who read Chinese are refused in Chinese', async () => {
  const { site } = await busySite()
  const admin = await reading(site, 'administrator')
  const ofAdmin = await walk(admin, ['/duty/psy/fallback'])
  const member = await reading(site, 'counsellor', { memberId: site.member('C2') })
  const ofMember = await walk(member, ['/', '/swaps', '/open-shifts', '/notices'])
  expect([...ofAdmin.wrong, ...ofMember.wrong]).toEqual([])
  expect([ofAdmin.refused > 5, ofMember.refused > 10]).toEqual([true, true])
})
