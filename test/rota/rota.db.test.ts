import { expect, test } from 'vitest'
import { auditEntries, auditReasons } from '../../src/access/tables.ts'
import { finalDuty } from '../../src/rota/duty-store.ts'
import { rotaSite, utc } from './rota-site.ts'

const WEEK = ['2026-05-11', '2026-05-18'] as const

test('POST /api/v1/rotas makes a draft with a shift for each slot of the plan', async () => {
  const { coordinator, lineId } = await rotaSite()
  const preview = await coordinator.get(`/api/v1/rotas/preview?lineId=${lineId}&from=2026-05-11&to=2026-05-18`)
  const made = await coordinator.post('/api/v1/rotas', { lineId, from: '2026-05-11', to: '2026-05-18' })
  expect([made.status, made.body.state, made.body.version, made.headers.etag]).toEqual([201, 'draft', 0, '"1"'])
  const { body } = await coordinator.get(`/api/v1/rotas/${made.body.id}`)
  expect(body.shifts.map(({ assignments: _, ...shift }: { assignments: unknown }) => shift)).toEqual(
    preview.body.shifts,
  )
  expect([body.shifts.length, body.openPlaces, body.violations]).toEqual([7 * (6 * 2 + 2 * 2), 7 * (12 + 4), []])
})

test('POST /api/v1/rotas refuses days that another rota of the line has', async () => {
  const site = await rotaSite()
  await site.draft(...WEEK)
  const input = { lineId: site.lineId, from: '2026-05-17', to: '2026-05-20' }
  const clash = await site.coordinator.post('/api/v1/rotas', input)
  expect([clash.status, clash.body.code, clash.body.days]).toEqual([409, 'conflict', ['2026-05-17']])
  const races = await Promise.all(
    ['2026-06-01', '2026-06-03'].map((from) =>
      site.coordinator.post('/api/v1/rotas', { ...input, from, to: '2026-06-05' }),
    ),
  )
  expect(races.map(({ status }) => status).sort()).toEqual([201, 409])
  const elsewhere = await site.coordinator.post('/api/v1/rotas', { ...input, lineId: site.otherLineId })
  expect(elsewhere.status).toBe(201)
})

test('POST /api/v1/rotas sent twice with one key makes one rota', async () => {
  const { coordinator, lineId } = await rotaSite()
  const input = { lineId, from: '2026-05-11', to: '2026-05-12' }
  const send = () => coordinator.post('/api/v1/rotas', input, { 'idempotency-key': 'once' })
  const [first, second] = [await send(), await send()]
  expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id])
})

test('POST /api/v1/rotas wants a sensible period, a line that is there, and a coordinator', async () => {
  const site = await rotaSite()
  const ask = (from: string, to: string, lineId = site.lineId) =>
    site.coordinator.post('/api/v1/rotas', { lineId, from, to })
  const answers = [
    await ask('2026-05-11', '2026-05-11'),
    await ask('2026-05-11', '2027-05-11'),
    await ask('2026-05-11', '2026-05-12', '5f0c2f0e-5a1e-4b6e-9f55-0d3f4a1c2b7d'),
    await (await site.as('counsellor')).post('/api/v1/rotas', {
      lineId: site.lineId,
      from: '2026-05-11',
      to: '2026-05-12',
    }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([422, 422, 404, 403])
})

test('GET /api/v1/rotas lists by line, state and period, page by page', async () => {
  const site = await rotaSite()
  for (const day of [1, 2, 3]) await site.draft(`2026-06-0${day}`, `2026-06-0${day + 1}`)
  const first = await site.coordinator.get(`/api/v1/rotas?lineId=${site.lineId}&limit=2`)
  const second = await site.coordinator.get(
    `/api/v1/rotas?lineId=${site.lineId}&limit=2&cursor=${first.body.nextCursor}`,
  )
  const fromDays = [...first.body.items, ...second.body.items].map(({ from }) => from)
  expect([fromDays, second.body.nextCursor]).toEqual([['2026-06-03', '2026-06-02', '2026-06-01'], null])
  const one = await site.coordinator.get('/api/v1/rotas?state=draft&from=2026-06-02&to=2026-06-03')
  expect(one.body.items.length).toBe(1)
  expect((await site.coordinator.get('/api/v1/rotas?state=published')).body.items).toEqual([])
})

test('POST …/assignments puts a member into the lowest free place, and warns of the first that they are alone', async () => {
  const site = await rotaSite()
  const rota = await site.draft(...WEEK)
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
  const first = await site.assign(rota, shift, 'C1')
  expect([first.status, first.body.place, first.body.kind]).toEqual([201, 1, 'draft'])
  expect(first.body.violations.map(({ rule }: { rule: string }) => rule)).toEqual(['never-alone'])
  const second = await site.assign(rota, shift, 'C2')
  expect([second.body.place, second.body.violations]).toEqual([2, []])
  const again = await site.assign(rota, shift, 'C1')
  const third = await site.assign(rota, shift, 'C3')
  const full = await site.assign(rota, shift, 'C4')
  expect([again.status, third.status, full.status, full.body.full]).toEqual([409, 201, 409, true])
})

test('POST …/assignments refuses a broken rule with the reason and the way out in both languages', async () => {
  const site = await rotaSite()
  const rota = await site.draft(...WEEK)
  await site.away('C1', '2026-05-12T00:00:00Z', '2026-05-13T00:00:00Z')
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
  const refused = await site.assign(rota, shift, 'C1')
  expect([refused.status, refused.body.code]).toEqual([422, 'rule-broken'])
  const [violation] = refused.body.violations
  expect(violation).toMatchObject({
    rule: 'unavailable',
    severity: 'blocking',
    breakable: true,
    memberId: site.member('C1'),
  })
  expect([violation.says.zh, violation.says.en, violation.wayOut.zh, violation.wayOut.en].every(Boolean)).toBe(true)
  const night = await site.shift(rota, '2026-05-14', 'seat-00')
  await site.assign(rota, night, 'C2')
  const soon = await site.assign(rota, await site.shift(rota, '2026-05-14', 'seat-12'), 'C2')
  expect(soon.body.violations[0]).toMatchObject({
    rule: 'too-little-rest',
    value: 8,
    limit: 11,
    relatedShiftIds: [night],
  })
})

test('a coordinator breaks a rule with a reason: audited, kept scrubbed, and shown on the rota', async () => {
  const site = await rotaSite()
  const rota = await site.draft(...WEEK)
  await site.away('C1', '2026-05-12T00:00:00Z', '2026-05-13T00:00:00Z')
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
  const reason = 'Nobody else; agreed by phone 13912345678'
  const done = await site.assign(rota, shift, 'C1', { override: { reason } })
  expect([done.status, done.body.brokenRules]).toEqual([201, ['unavailable']])
  expect(done.body.reason).toMatch(/^Nobody else/)
  expect(done.body.reason).not.toContain('13912345678')
  const { body } = await site.coordinator.get(`/api/v1/rotas/${rota}`)
  expect(body.violations.find(({ rule }: { rule: string }) => rule === 'unavailable').accepted).toBe(true)
  const [entries, reasons] = await site.db.read(async (read) => [
    await read.select().from(auditEntries),
    await read.select().from(auditReasons),
  ])
  const entry = entries.find(({ action }) => action === 'assignment.override')
  expect([entry?.recordId, reasons.find(({ id }) => id === entry?.reasonId)?.text]).toEqual([
    done.body.id,
    done.body.reason,
  ])
})

test('no reason is good enough for double booking, also across lines, or for a missing qualification', async () => {
  const site = await rotaSite()
  const here = await site.draft(...WEEK)
  const there = await site.draft(...WEEK, site.otherLineId)
  await site.assign(there, await site.shift(there, '2026-05-12', 'seat-08'), 'C1')
  const override = { override: { reason: 'please' } }
  const twice = await site.assign(here, await site.shift(here, '2026-05-12', 'seat-08'), 'C1', override)
  expect([twice.status, twice.body.violations[0].rule]).toEqual([422, 'double-booking'])
  const wrong = await site.assign(here, await site.shift(here, '2026-05-12', 'on-call-day', 'expert'), 'C2', override)
  expect([wrong.status, wrong.body.violations[0]]).toMatchObject([422, { rule: 'missing-qualification', gap: 'role' }])
  await site.person({ code: 'C99', roles: ['counsellor'], agreementOn: null })
  const unsigned = await site.assign(here, await site.shift(here, '2026-05-12', 'seat-08'), 'C99', override)
  expect(unsigned.body.violations[0]).toMatchObject({ gap: 'agreement', breakable: false })
  const nobody = await site.assign(
    here,
    await site.shift(here, '2026-05-12', 'seat-08'),
    '5f0c2f0e-5a1e-4b6e-9f55-0d3f4a1c2b7d',
  )
  expect(nobody.status).toBe(404)
})

test('rules reach across the edge of the rota: a night on the last day rests into the next', async () => {
  const site = await rotaSite()
  const may = await site.draft('2026-05-11', '2026-05-13')
  const next = await site.draft('2026-05-13', '2026-05-15')
  await site.assign(may, await site.shift(may, '2026-05-12', 'seat-20'), 'C1')
  const late = await site.assign(next, await site.shift(next, '2026-05-13', 'seat-00'), 'C1')
  expect([late.status, late.body.violations[0].rule]).toEqual([422, 'shift-too-long'])
})

test('two writers race for the last place of a shift: exactly one wins', async () => {
  const site = await rotaSite()
  const rota = await site.draft(...WEEK)
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
  await site.assign(rota, shift, 'C1')
  await site.assign(rota, shift, 'C2')
  const other = await site.another()
  const rival = await other.as('coordinator')
  const take = (client: typeof rival, code: string) =>
    client.post(`/api/v1/rotas/${rota}/assignments`, { shiftId: shift, memberId: site.member(code) })
  const answers = await Promise.all([take(site.coordinator, 'C3'), take(rival, 'C4')])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  const { body } = await site.coordinator.get(`/api/v1/rotas/${rota}`)
  const places = body.shifts.find(({ id }: { id: string }) => id === shift).assignments
  expect(places.map(({ place }: { place: number }) => place)).toEqual([1, 2, 3])
})

test('many who fill one rota at the same time, on two instances, wait for each other and never run again', async () => {
  const site = await rotaSite()
  const rota = await site.draft(...WEEK)
  const { body } = await site.coordinator.get(`/api/v1/rotas/${rota}`)
  const shifts = body.shifts.filter(
    (each: { templateCode: string; role: string }) => each.templateCode === 'seat-08' && each.role === 'counsellor',
  )
  const other = await site.another()
  const rival = await other.as('coordinator')
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => {
      const client = i % 2 === 0 ? site.coordinator : rival
      const input = { shiftId: shifts[i % 6].id, memberId: site.member(`C${i + 1}`) }
      return client.post(`/api/v1/rotas/${rota}/assignments`, input)
    }),
  )
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
  const ran = [site.db, other.db].map((db) => db.statistics().get('assign-duty') ?? { commits: 0, aborts: 0 })
  expect(ran.map(({ commits, aborts }) => [commits, aborts])).toEqual([
    [6, 0],
    [6, 0],
  ])
})

test('two lines race for one member at the same time: exactly one gets them', async () => {
  const site = await rotaSite()
  const here = await site.draft(...WEEK)
  const there = await site.draft(...WEEK, site.otherLineId)
  const shifts = await Promise.all([here, there].map((rota) => site.shift(rota, '2026-05-12', 'seat-08')))
  const answers = await Promise.all([
    site.assign(here, shifts[0] ?? '', 'C1'),
    site.assign(there, shifts[1] ?? '', 'C1'),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422])
})

test('If-Match refuses a change to a rota that somebody else has changed', async () => {
  const site = await rotaSite()
  const rota = await site.draft(...WEEK)
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
  const { headers } = await site.coordinator.get(`/api/v1/rotas/${rota}`)
  const put = (code: string) =>
    site.coordinator.post(
      `/api/v1/rotas/${rota}/assignments`,
      { shiftId: shift, memberId: site.member(code) },
      { 'if-match': String(headers.etag) },
    )
  expect([(await put('C1')).status, (await put('C2')).status]).toEqual([201, 412])
})

test('POST …/assignments sent twice with one key assigns once', async () => {
  const site = await rotaSite()
  const rota = await site.draft(...WEEK)
  const shiftId = await site.shift(rota, '2026-05-12', 'seat-08')
  const send = () =>
    site.coordinator.post(
      `/api/v1/rotas/${rota}/assignments`,
      { shiftId, memberId: site.member('C1') },
      { 'idempotency-key': 'k' },
    )
  const [first, second] = [await send(), await send()]
  expect([first.status, second.status, second.body]).toEqual([201, 201, first.body])
})

test('a shift that has begun is worked duty: nobody is put on, taken off or replaced', async () => {
  const site = await rotaSite()
  const rota = await site.draft(...WEEK)
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
  const { body: stood } = await site.assign(rota, shift, 'C1')
  await site.assign(rota, shift, 'C2')
  await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  site.clock.set('2026-05-12T00:00:00Z')
  const coordinator = await site.as('coordinator')
  const at = `/api/v1/rotas/${rota}/assignments`
  const override = { reason: 'late' }
  const answers = [
    await coordinator.post(at, { shiftId: shift, memberId: site.member('C3'), override }),
    await coordinator.post(`${at}/${stood.id}/unassign`, { override }),
    await coordinator.post(`${at}/${stood.id}/replace`, { memberId: site.member('C3'), override }),
  ]
  expect(answers.map(({ status, body }) => [status, body.frozen])).toEqual(Array(3).fill([409, true]))
})

test('a published rota is final duty; changes count at once, drafts never', async () => {
  const site = await rotaSite()
  const heard: string[] = []
  site.db.onAnnounced((topic) => heard.push(topic))
  const rota = await site.draft(...WEEK)
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
  const duty = () =>
    site.db.read((read) => finalDuty(read, site.lineId, utc('2026-05-12T00:00:00Z'), utc('2026-05-12T04:00:00Z')))
  const { body: first } = await site.assign(rota, shift, 'C1')
  await site.assign(rota, shift, 'C2')
  expect([await duty(), heard.includes(`rota:${site.lineId}`)]).toEqual([[], false])
  const published = await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, { note: 'May' })
  expect([published.status, published.body.version, published.body.state]).toEqual([200, 1, 'published'])
  expect((await duty()).map(({ memberId, kind }) => [memberId, kind])).toEqual([
    [site.member('C1'), 'assigned'],
    [site.member('C2'), 'assigned'],
  ])
  const replaced = await site.coordinator.post(`/api/v1/rotas/${rota}/assignments/${first.id}/replace`, {
    memberId: site.member('C3'),
  })
  expect([replaced.status, replaced.body.place, replaced.body.kind]).toEqual([201, 1, 'override'])
  expect((await duty()).map(({ memberId, kind }) => [memberId, kind])).toEqual([
    [site.member('C3'), 'override'],
    [site.member('C2'), 'assigned'],
  ])
  expect(heard).toContain(`rota:${site.lineId}`)
  const { body: changes } = await site.coordinator.get(`/api/v1/rotas/${rota}/changes`)
  expect(changes.items).toMatchObject([
    {
      verb: 'replace',
      memberBefore: site.member('C1'),
      memberAfter: site.member('C3'),
      accountId: site.coordinator.accountId,
    },
  ])
  const again = await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  expect(again.body.version).toBe(2)
  expect((await duty()).map(({ kind }) => kind)).toEqual(['assigned', 'assigned'])
  expect((await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})).status).toBe(409)
  expect((await site.coordinator.delete(`/api/v1/rotas/${rota}`)).status).toBe(409)
})

test('POST …/unassign on a published rota leaves nobody alone without a reason', async () => {
  const site = await rotaSite()
  const rota = await site.draft(...WEEK)
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
  const { body: first } = await site.assign(rota, shift, 'C1')
  const { body: second } = await site.assign(rota, shift, 'C2')
  await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  const off = (id: string, body: object) =>
    site.coordinator.post(`/api/v1/rotas/${rota}/assignments/${id}/unassign`, body)
  const refused = await off(first.id, {})
  expect([refused.status, refused.body.violations[0].rule]).toEqual([422, 'never-alone'])
  const taken = await off(first.id, { override: { reason: 'fell ill' } })
  expect([taken.status, taken.body.violations[0].rule]).toEqual([200, 'never-alone'])
  const { body } = await site.coordinator.get(`/api/v1/rotas/${rota}`)
  const left = body.shifts.find(({ id }: { id: string }) => id === shift).assignments
  expect(left).toMatchObject([{ id: second.id, brokenRules: ['never-alone'], reason: 'fell ill' }])
  expect((await off(second.id, {})).status).toBe(200)
  expect((await off(second.id, {})).status).toBe(404)
})

test('POST …/publish refuses what nobody has accepted, and takes a reason for it', async () => {
  const site = await rotaSite()
  const rota = await site.draft(...WEEK)
  await site.assign(rota, await site.shift(rota, '2026-05-12', 'seat-08'), 'C1')
  const publish = (body: object) => site.coordinator.post(`/api/v1/rotas/${rota}/publish`, body)
  const refused = await publish({})
  expect([refused.status, refused.body.violations[0].rule]).toEqual([422, 'never-alone'])
  const done = await publish({ override: { reason: 'too few people in May' } })
  expect([done.status, done.body.version]).toEqual([200, 1])
  const { body } = await site.coordinator.get(`/api/v1/rotas/${rota}/versions`)
  expect(body.items).toMatchObject([
    { version: 1, assignments: 1, brokenRules: ['never-alone'], reason: 'too few people in May' },
  ])
})

test('GET …/diff tells in words and as data what two versions differ in', async () => {
  const site = await rotaSite()
  const rota = await site.draft(...WEEK)
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
  const { body: first } = await site.assign(rota, shift, 'C1')
  await site.assign(rota, shift, 'C2')
  await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  await site.coordinator.post(`/api/v1/rotas/${rota}/assignments/${first.id}/replace`, { memberId: site.member('C3') })
  await site.assign(rota, await site.shift(rota, '2026-05-13', 'on-call-day', 'expert'), 'E1')
  const now = await site.coordinator.get(`/api/v1/rotas/${rota}/diff`)
  expect([now.body.from, now.body.to]).toEqual([1, 'now'])
  expect(now.body.differences.map(({ kind, says }: { kind: string; says: object }) => [kind, says])).toEqual([
    [
      'replaced',
      {
        zh: '5月12日 08:00 至 12:00 咨询员:Made-up C1 改为 Made-up C3',
        en: '12 May 08:00 to 12:00, counsellor: Made-up C3 instead of Made-up C1',
      },
    ],
    [
      'added',
      {
        zh: '5月13日 08:00 至 20:00 备班专家:新增 Made-up E1',
        en: '13 May 08:00 to 20:00, expert on stand-by: Made-up E1 added',
      },
    ],
  ])
  await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  const versions = await site.coordinator.get(`/api/v1/rotas/${rota}/diff?from=1&to=2`)
  expect(versions.body.differences).toEqual(now.body.differences)
  const all = await site.coordinator.get(`/api/v1/rotas/${rota}/diff?from=0&to=1`)
  expect(all.body.differences.length).toBe(2)
  expect((await site.coordinator.get(`/api/v1/rotas/${rota}/diff?from=1&to=3`)).status).toBe(404)
})

test('gaps of a line count published rotas, and the plan where there is none', async () => {
  const site = await rotaSite()
  const rota = await site.draft('2026-05-11', '2026-05-12')
  const before = await site.coordinator.get(`/api/v1/lines/${site.lineId}/gaps?from=2026-05-11&to=2026-05-13`)
  expect(before.body.unpublishedDays).toEqual(['2026-05-11', '2026-05-12'])
  expect(before.body.items.filter(({ role }: { role: string }) => role === 'counsellor')).toMatchObject([
    { start: '2026-05-10T16:00:00.000Z', end: '2026-05-12T16:00:00.000Z', required: 2, present: 0 },
  ])
  await site.coordinator.post(`/api/v1/rotas/${rota}/generate`, { iterations: 2_000 })
  await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  const after = await site.coordinator.get(`/api/v1/lines/${site.lineId}/gaps?from=2026-05-11&to=2026-05-13`)
  expect(after.body.unpublishedDays).toEqual(['2026-05-12'])
  expect(after.body.items.every(({ start }: { start: string }) => start >= '2026-05-11T16:00:00.000Z')).toBe(true)
  expect((await site.coordinator.get(`/api/v1/rotas/${rota}/gaps`)).body.items).toEqual([])
})

test('a counsellor sees display codes, who stands where, and only what concerns themselves', async () => {
  const site = await rotaSite()
  const rota = await site.draft(...WEEK)
  await site.away('C1', '2026-05-12T00:00:00Z', '2026-05-13T00:00:00Z')
  await site.away('C2', '2026-05-12T00:00:00Z', '2026-05-13T00:00:00Z')
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
  for (const code of ['C1', 'C2']) await site.assign(rota, shift, code, { override: { reason: `asked ${code}` } })
  const counsellor = await site.as('counsellor', { memberId: site.member('C1') })
  const { body } = await counsellor.get(`/api/v1/rotas/${rota}`)
  const there = body.shifts.find(({ id }: { id: string }) => id === shift).assignments
  expect(there.map(({ reason }: { reason: string | null }) => reason)).toEqual(['asked C1', null])
  expect(there.map(({ brokenRules }: { brokenRules: string[] }) => brokenRules)).toEqual([
    ['unavailable'],
    ['unavailable'],
  ])
  expect(body.violations.map(({ memberId }: { memberId: string }) => memberId)).toEqual([site.member('C1')])
  expect(body.members.every((member: object) => !('name' in member))).toBe(true)
})

test('programs without people:read see display codes, coordinators see names', async () => {
  const site = await rotaSite()
  const rota = await site.draft(...WEEK)
  const administrator = await site.as('administrator')
  const expiresAt = site.clock.now().plus({ days: 1 }).toISO()
  const made = await administrator.post('/api/v1/tokens', { label: 'screen', scopes: ['rota:read'], expiresAt })
  const program = site.withToken(made.body.secret)
  const seen = async (client: typeof program) =>
    (await client.get(`/api/v1/rotas/${rota}/summary`)).body.members[0].member
  expect(await seen(site.coordinator)).toMatchObject({ displayCode: 'C1', name: 'Made-up C1' })
  expect(Object.keys(await seen(program)).sort()).toEqual(['displayCode', 'id'])
})

test('PUT …/rota-rules changes what rotas from that day on are checked by', async () => {
  const site = await rotaSite()
  const at = `/api/v1/lines/${site.lineId}/rota-rules`
  const changes = { answering: { maxHours: 8 }, togetherAtLeast: 1 }
  const set = await site.coordinator.put(`${at}/2026-05-11`, { changes, reason: 'short of people' })
  expect([set.status, set.body.rules.answering.maxHours, set.body.rules.answering.restAfterNightHours]).toEqual([
    200, 8, 11,
  ])
  expect((await site.coordinator.get(`${at}?on=2026-05-10`)).body.rules.answering.maxHours).toBe(6)
  const rota = await site.draft(...WEEK)
  await site.assign(rota, await site.shift(rota, '2026-05-12', 'seat-08'), 'C1')
  const long = await site.assign(rota, await site.shift(rota, '2026-05-12', 'seat-12'), 'C1')
  expect([long.status, long.body.violations]).toMatchObject([
    201,
    [{ rule: 'shift-too-long', severity: 'warning', value: 8 }],
  ])
  const wrong = await site.coordinator.put(`${at}/2026-05-11`, { changes: { answering: { maxHours: -1 } } })
  expect(wrong.status).toBe(422)
})

test('GET …/candidates names who could, the least burdened first, and why others could not', async () => {
  const site = await rotaSite({ counsellors: 4 })
  const rota = await site.draft(...WEEK)
  await site.away('C1', '2026-05-12T00:00:00Z', '2026-05-13T00:00:00Z')
  await site.assign(rota, await site.shift(rota, '2026-05-14', 'seat-08'), 'C2')
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
  const { body } = await site.coordinator.get(`/api/v1/rotas/${rota}/candidates?shiftId=${shift}`)
  const order = body.candidates.filter(({ member }: { member: { displayCode: string } }) =>
    member.displayCode.startsWith('C'),
  )
  expect(
    order.map(({ member, blocked }: { member: { displayCode: string }; blocked: boolean }) => [
      member.displayCode,
      blocked,
    ]),
  ).toEqual([
    ['C3', false],
    ['C4', false],
    ['C2', false],
    ['C1', true],
  ])
})
