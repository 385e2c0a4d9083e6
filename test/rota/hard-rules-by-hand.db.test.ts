// Every hard rule, broken by hand: what is said without a reason, and what is shown of it with one.
import { expect, test } from 'vitest'
import type { RuleCode } from '../../src/rota/rules/violation.ts'
import type { Answer } from '../support/app.ts'
import { type RotaSite, rotaSite } from './rota-site.ts'
import { ok } from './swaps/swap-site.ts'

const REASON = 'agreed with the supervisor'
const HAN = /\p{Script=Han}/u
const html = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }

interface Scene {
  readonly site: RotaSite
  readonly rotaId: string
  put(day: string, template: string, code: string, more?: object): Promise<Answer>
  takeOff(day: string, template: string, code: string, more?: object): Promise<Answer>
}

interface Case {
  readonly rule: RuleCode
  readonly by: string
  /** Not even with a reason. */
  readonly never?: true
  readonly published?: true
  readonly people?: (site: RotaSite) => Promise<unknown>
  readonly rules?: (member: (code: string) => string) => object
  readonly before: (scene: Scene) => Promise<unknown>
  readonly edit: (scene: Scene, more: object) => Promise<Answer>
  /** Whom it is said of; null: of the shift. */
  readonly who: string | null
}

const further = (...rules: object[]) => ({ further: rules })
const nothing = async () => undefined
const several =
  (...puts: readonly (readonly [string, string, string])[]) =>
  async ({ put }: Scene) => {
    for (const [day, template, code] of puts) ok(await put(day, template, code), 201)
  }

const CASES: readonly Case[] = [
  {
    rule: 'double-booking',
    by: 'two lines at once',
    never: true,
    before: async ({ site }) => {
      const other = await site.draft('2026-05-11', '2026-05-18', site.otherLineId)
      ok(await site.assign(other, await site.shift(other, '2026-05-12', 'seat-08'), 'C1'), 201)
    },
    edit: ({ put }, more) => put('2026-05-12', 'seat-08', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'missing-qualification',
    by: 'no agreement on file',
    never: true,
    people: (site) => site.person({ code: 'C99', roles: ['counsellor'], agreementOn: null }),
    before: nothing,
    edit: ({ put }, more) => put('2026-05-12', 'seat-08', 'C99', more),
    who: 'C99',
  },
  {
    rule: 'unavailable',
    by: 'on leave',
    people: (site) => site.away('C1', '2026-05-12T00:00:00Z', '2026-05-13T00:00:00Z'),
    before: nothing,
    edit: ({ put }, more) => put('2026-05-12', 'seat-08', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'shift-too-long',
    by: 'two shifts on end',
    before: several(['2026-05-12', 'seat-08', 'C1']),
    edit: ({ put }, more) => put('2026-05-12', 'seat-12', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'too-little-rest',
    by: 'a duty soon after a night',
    before: several(['2026-05-14', 'seat-00', 'C1']),
    edit: ({ put }, more) => put('2026-05-14', 'seat-12', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'too-little-rest',
    by: 'taking off what joined two duties of a night',
    rules: () => ({ answering: { maxHours: 12, warnHours: null } }),
    before: several(['2026-05-13', 'seat-00', 'C1'], ['2026-05-13', 'seat-04', 'C1'], ['2026-05-13', 'seat-08', 'C1']),
    edit: ({ takeOff }, more) => takeOff('2026-05-13', 'seat-04', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'nights-in-row',
    by: 'a third night',
    rules: () => ({ answering: { maxNightsPerWeek: null } }),
    before: several(['2026-05-12', 'seat-00', 'C1'], ['2026-05-13', 'seat-00', 'C1']),
    edit: ({ put }, more) => put('2026-05-14', 'seat-00', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'nights-per-week',
    by: 'a third night',
    before: several(['2026-05-12', 'seat-00', 'C1'], ['2026-05-14', 'seat-00', 'C1']),
    edit: ({ put }, more) => put('2026-05-16', 'seat-00', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'share-of-hours',
    by: 'more than a part of the role',
    rules: () => ({ share: { maxPercent: 2, warnPercent: null } }),
    before: several(['2026-05-12', 'seat-08', 'C1']),
    edit: ({ put }, more) => put('2026-05-13', 'seat-08', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'hours-per-month',
    by: 'the own limit',
    people: (site) => site.person({ code: 'C77', roles: ['counsellor'], limits: { maxHoursPerMonth: 4 } }),
    before: several(['2026-05-12', 'seat-08', 'C77']),
    edit: ({ put }, more) => put('2026-05-14', 'seat-08', 'C77', more),
    who: 'C77',
  },
  {
    rule: 'nights-per-month',
    by: 'the own limit',
    people: (site) => site.person({ code: 'C77', roles: ['counsellor'], limits: { maxNightsPerMonth: 1 } }),
    before: several(['2026-05-12', 'seat-00', 'C77']),
    edit: ({ put }, more) => put('2026-05-15', 'seat-00', 'C77', more),
    who: 'C77',
  },
  {
    rule: 'never-alone',
    by: 'taking the other off',
    published: true,
    before: several(['2026-05-12', 'seat-08', 'C1'], ['2026-05-12', 'seat-08', 'C2']),
    edit: ({ takeOff }, more) => takeOff('2026-05-12', 'seat-08', 'C2', more),
    who: null,
  },
  {
    rule: 'minimum-rest',
    by: 'too soon again',
    rules: () => further({ kind: 'minimum-rest', minutes: 1200 }),
    before: several(['2026-05-12', 'seat-08', 'C1']),
    edit: ({ put }, more) => put('2026-05-12', 'seat-20', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'forbidden-succession',
    by: 'a day after a late one',
    rules: () => further({ kind: 'forbidden-succession', pairs: [['seat-16', 'seat-08']] }),
    before: several(['2026-05-12', 'seat-16', 'C1']),
    edit: ({ put }, more) => put('2026-05-13', 'seat-08', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'total',
    by: 'too much',
    rules: () => further({ kind: 'total', of: 'shifts', per: 'week', maximum: 1 }),
    before: several(['2026-05-12', 'seat-08', 'C1']),
    edit: ({ put }, more) => put('2026-05-14', 'seat-08', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'total',
    by: 'taking off what was the least',
    published: true,
    rules: (member) => further({ kind: 'total', of: 'shifts', per: 'week', minimum: 2, members: [member('C1')] }),
    before: several(
      ['2026-05-12', 'seat-08', 'C1'],
      ['2026-05-14', 'seat-08', 'C1'],
      ['2026-05-14', 'seat-08', 'C2'],
      ['2026-05-14', 'seat-08', 'C3'],
    ),
    edit: ({ takeOff }, more) => takeOff('2026-05-14', 'seat-08', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'consecutive',
    by: 'too many days',
    rules: () => further({ kind: 'consecutive', of: 'days-worked', maximum: 1 }),
    before: several(['2026-05-12', 'seat-08', 'C1']),
    edit: ({ put }, more) => put('2026-05-13', 'seat-08', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'consecutive',
    by: 'a single day where two are the least',
    published: true,
    rules: () => further({ kind: 'consecutive', of: 'days-worked', minimum: 2 }),
    before: several(['2026-05-12', 'seat-08', 'C2'], ['2026-05-13', 'seat-08', 'C2']),
    edit: ({ put }, more) => put('2026-05-13', 'seat-08', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'complete-weekends',
    by: 'a Saturday alone',
    published: true,
    rules: () => further({ kind: 'complete-weekends' }),
    before: several(['2026-05-12', 'seat-08', 'C1']),
    edit: ({ put }, more) => put('2026-05-16', 'seat-08', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'complete-weekends',
    by: 'the Sunday given to another',
    published: true,
    rules: () => further({ kind: 'complete-weekends' }),
    before: several(['2026-05-16', 'seat-08', 'C1'], ['2026-05-17', 'seat-08', 'C1'], ['2026-05-16', 'seat-16', 'C2']),
    edit: async ({ site, rotaId }, more) => {
      const shift = await site.shift(rotaId, '2026-05-17', 'seat-08')
      const { body } = await site.coordinator.get(`/api/v1/rotas/${rotaId}`)
      const { assignments } = body.shifts.find(({ id }: { id: string }) => id === shift)
      const path = `/api/v1/rotas/${rotaId}/assignments/${assignments[0].id}/replace`
      return site.coordinator.post(path, { memberId: site.member('C2'), ...more })
    },
    who: 'C1',
  },
  {
    rule: 'at-most-together',
    by: 'two to keep apart',
    rules: (member) => further({ kind: 'at-most-together', members: [member('C1'), member('C2')], maximum: 1 }),
    before: several(['2026-05-12', 'seat-08', 'C2']),
    edit: ({ put }, more) => put('2026-05-12', 'seat-08', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'mentor',
    by: 'nobody to guide them',
    rules: (member) => further({ kind: 'mentor', members: [member('C1')], mentors: [member('C2')] }),
    before: several(['2026-05-12', 'seat-08', 'C3']),
    edit: ({ put }, more) => put('2026-05-12', 'seat-08', 'C1', more),
    who: 'C1',
  },
  {
    rule: 'mentor',
    by: 'taking off who guides them',
    rules: (member) => further({ kind: 'mentor', members: [member('C1')], mentors: [member('C2')] }),
    before: several(['2026-05-12', 'seat-08', 'C2'], ['2026-05-12', 'seat-08', 'C3'], ['2026-05-12', 'seat-08', 'C1']),
    edit: ({ takeOff }, more) => takeOff('2026-05-12', 'seat-08', 'C2', more),
    who: 'C1',
  },
]

async function sceneOf({ people, rules, before, published }: Case): Promise<Scene> {
  const site = await rotaSite()
  await people?.(site)
  if (rules) {
    const path = `/api/v1/lines/${site.lineId}/rota-rules/2026-05-01`
    ok(await site.coordinator.put(path, { changes: rules(site.member) }))
  }
  const rotaId = await site.draft('2026-05-11', '2026-05-18')
  const scene: Scene = {
    site,
    rotaId,
    put: async (day, template, code, more = {}) =>
      site.assign(rotaId, await site.shift(rotaId, day, template), code, more),
    takeOff: async (day, template, code, more = {}) => {
      const shift = await site.shift(rotaId, day, template)
      const { body } = await site.coordinator.get(`/api/v1/rotas/${rotaId}`)
      const { assignments } = body.shifts.find(({ id }: { id: string }) => id === shift)
      const own = assignments.find(({ memberId }: { memberId: string }) => memberId === site.member(code))
      return site.coordinator.post(`/api/v1/rotas/${rotaId}/assignments/${own.id}/unassign`, more)
    },
  }
  await before(scene)
  if (published) ok(await site.coordinator.post(`/api/v1/rotas/${rotaId}/publish`, { override: { reason: 'set up' } }))
  return scene
}

interface Told {
  readonly rule: string
  readonly memberId: string | null
  readonly severity: string
  readonly breakable: boolean
  readonly start: string
  readonly end: string
  readonly says: { readonly zh: string; readonly en: string }
  readonly wayOut: { readonly zh: string; readonly en: string }
  readonly accepted?: boolean
  readonly reason?: string | null
}

interface Placed {
  readonly brokenRules: readonly string[]
  readonly reason: string | null
}

const placedIn = (body: { shifts: readonly { assignments: readonly Placed[] }[] }) =>
  body.shifts.flatMap(({ assignments }) => assignments)

test.each(CASES)('$rule, by hand: $by', async (given) => {
  const { rule, edit, never, who } = given
  const scene = await sceneOf(given)
  const { site, rotaId } = scene
  const read = async () => ok(await site.coordinator.get(`/api/v1/rotas/${rotaId}`))
  const before = await read()
  const of = ({ rule: code, memberId }: Told) => code === rule && memberId === (who === null ? null : site.member(who))

  const refused = await edit(scene, {})
  expect([refused.status, refused.body.code]).toEqual([422, 'rule-broken'])
  const told: Told = refused.body.violations.find(of)
  expect(told).toMatchObject({ severity: 'blocking', breakable: never === undefined })
  expect(Date.parse(told.start)).toBeLessThan(Date.parse(told.end))
  for (const { zh, en } of [told.says, told.wayOut]) expect([HAN.test(zh), /^[A-Z0-9]/.test(en)]).toEqual([true, true])
  expect((await read()).revision).toBe(before.revision)

  const forced = await edit(scene, { override: { reason: REASON } })
  if (never) return expect([forced.status, (await read()).revision]).toEqual([422, before.revision])
  expect(forced.status).toBeLessThan(300)
  const after = await read()
  const shown: Told = after.violations.filter(({ severity }: Told) => severity === 'blocking').find(of)
  expect(shown).toMatchObject({ accepted: true, reason: REASON })
  expect(placedIn(after).some(({ brokenRules, reason }) => brokenRules.includes(rule) && reason === REASON)).toBe(true)

  const own = await site.as('counsellor')
  const theirs = ok(await own.get(`/api/v1/rotas/${rotaId}`))
  expect(JSON.stringify(theirs)).not.toContain(REASON)
  expect(placedIn(theirs).some(({ brokenRules }) => brokenRules.includes(rule))).toBe(true)

  await site.coordinator.post('/language', 'language=zh&next=%2F', html)
  const month = (await site.coordinator.get('/rota/psy/2026-05', html)).text
  expect(month).toContain(`理由：${REASON}`)
  expect(month).toContain(shown.says.zh)
  const paper = (await site.coordinator.get(`/rotas/${rotaId}/print`, html)).text
  expect([paper.includes('※'), paper.includes(REASON), paper.includes(shown.says.zh)]).toEqual([true, true, true])
  const csv = (await site.coordinator.get(`/api/v1/rotas/${rotaId}/sheet?format=csv&language=zh`)).text
  expect(csv).toContain(`理由：${REASON}`)
})

test('what a further rule wants the least of is no fault of a draft, and is before it is published', async () => {
  const site = await rotaSite()
  const [c1, c9] = [site.member('C1'), site.member('C9')]
  const rules = [
    { kind: 'total', of: 'shifts', per: 'period', minimum: 2, members: [c1, c9] },
    { kind: 'complete-weekends', members: [c1] },
    { kind: 'keep-together', members: [c1, site.member('C2')] },
  ]
  const path = `/api/v1/lines/${site.lineId}/rota-rules/2026-05-01`
  ok(await site.coordinator.put(path, { changes: { further: rules } }))
  const rotaId = await site.draft('2026-05-11', '2026-05-18')
  const put = async (day: string, code: string) => site.assign(rotaId, await site.shift(rotaId, day, 'seat-08'), code)
  const first = ok(await put('2026-05-16', 'C1'), 201)
  const severities = Object.fromEntries(first.violations.map((each: Told) => [each.rule, each.severity]))
  expect(severities).toMatchObject({ 'complete-weekends': 'blocking', 'keep-together': 'warning' })
  ok(await put('2026-05-16', 'C2'), 201)
  const refused = await site.coordinator.post(`/api/v1/rotas/${rotaId}/publish`, {})
  expect(refused.status).toBe(422)
  const broken = refused.body.violations.map(({ rule, memberId }: Told) => [rule, memberId])
  expect(broken).toEqual(
    expect.arrayContaining([
      ['complete-weekends', c1],
      ['total', c1],
      ['total', c9],
    ]),
  )
  ok(await put('2026-05-17', 'C1'), 201)
  ok(await put('2026-05-17', 'C2'), 201)
  const rota = ok(await site.coordinator.get(`/api/v1/rotas/${rotaId}`))
  const left = rota.violations.filter(({ severity }: Told) => severity === 'blocking')
  expect(left.map(({ rule, memberId, says }: Told) => [rule, memberId, says.zh])).toEqual([
    ['total', c9, '共 0 个班，至少需 2'],
  ])
})

test('the page of a shift refuses in the reader’s language, keeps what was chosen, and breaks the rule with a reason', async () => {
  const site = await rotaSite()
  await site.coordinator.post('/language', 'language=zh&next=%2F', html)
  const rotaId = await site.draft('2026-05-11', '2026-05-18')
  ok(await site.assign(rotaId, await site.shift(rotaId, '2026-05-14', 'seat-00'), 'C1'), 201)
  const path = `/rotas/${rotaId}/shifts/${await site.shift(rotaId, '2026-05-14', 'seat-12')}`
  const month = (await site.coordinator.get('/rota/psy/2026-05', html)).text
  expect(month).toContain(`href="${path}"`)
  const before = (await site.coordinator.get(path, html)).text
  expect(before).toContain('夜班后只休息 8 小时，至少需 11 小时')

  const form = `memberId=${site.member('C1')}&insteadOf=`
  const refused = await site.coordinator.post(path, form, html)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('夜班后只休息 8 小时，至少需 11 小时。请改排在夜班结束 11 小时之后')
  expect(refused.text).toContain(`<option value="${site.member('C1')}" selected`)
  const forced = await site.coordinator.post(path, `${form}&reason=${encodeURIComponent('无人可替')}`, html)
  expect(forced.headers.location).toBe(`${path}?done=put`)
  const page = (await site.coordinator.get(path, html)).text
  expect(page).toContain('破例：夜班后休息不足')
  expect(page).toContain('理由：无人可替')

  const assignmentId = /name="assignmentId" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const lock = await site.coordinator.post(`${path}/lock`, `assignmentId=${assignmentId}&locked=yes`, html)
  expect(lock.headers.location).toBe(`${path}?done=locked`)
  const swapped = await site.coordinator.post(path, `memberId=${site.member('C2')}&insteadOf=${assignmentId}`, html)
  expect(swapped.headers.location).toBe(`${path}?done=put`)
  const now = (await site.coordinator.get(path, html)).text
  const [, own = ''] = /name="assignmentId" value="([^"]+)"/.exec(now) ?? []
  const off = await site.coordinator.post(`${path}/take-off`, `assignmentId=${own}`, html)
  expect(off.headers.location).toBe(`${path}?done=taken-off`)
  expect((await site.coordinator.get(path, html)).text).toContain('还没有人')
  const worker = await site.as('counsellor')
  expect((await worker.get(path, html)).status).toBe(403)
})

test('the page of publishing shows the differences in words, and wants a reason for what nobody has explained', async () => {
  const site = await rotaSite()
  await site.coordinator.post('/language', 'language=zh&next=%2F', html)
  const rotaId = await site.draft('2026-05-11', '2026-05-18')
  const shift = await site.shift(rotaId, '2026-05-14', 'seat-12')
  ok(await site.assign(rotaId, shift, 'C1'), 201)
  const path = `/rotas/${rotaId}/publish`
  const first = (await site.coordinator.get(path, html)).text
  expect(first).toContain('首次发布：1 人次')
  expect(first).toContain('该班次只有 1 名咨询员，至少需 2 名')
  const refused = await site.coordinator.post(path, 'note=', html)
  expect([refused.status, refused.text.includes('1 处违反规则，尚未说明理由')]).toEqual([422, true])
  const done = await site.coordinator.post(path, `note=hello&reason=${encodeURIComponent('第二人下周到岗')}`, html)
  expect(done.headers.location).toBe(`${path}?done=published`)
  const after = (await site.coordinator.get(path, html)).text
  expect(after).toContain('与上一版相同')
  expect(after).toContain('理由：第二人下周到岗')

  ok(await site.assign(rotaId, shift, 'C2'), 201)
  const changed = (await site.coordinator.get(path, html)).text
  expect(changed).toContain('与上一版相比的变动（1 处）')
  expect(changed).toContain('Made-up C2')
  expect((await site.coordinator.post(path, 'note=', html)).headers.location).toBe(`${path}?done=published`)
  const again = await site.coordinator.post(path, 'note=', html)
  expect([again.status, HAN.test(/<ul>(.*?)<\/ul>/s.exec(again.text)?.[1] ?? '')]).toEqual([409, true])
})
