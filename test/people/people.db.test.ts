import { beforeEach, describe, expect, test } from 'vitest'
import { peopleJobs } from '../../src/people/jobs.ts'
import { displayCodesOf, linesOf, rotaMembers, routingAddress } from '../../src/people/store.ts'
import { routingAddresses } from '../../src/people/tables.ts'
import { type Client, type TestSite, testApp } from '../support/app.ts'

// 10:00 on Thursday 14 May in Shanghai.
const NOW = '2026-05-14T02:00:00Z'
const NOBODY = '00000000-0000-4000-8000-000000000000'

let site: TestSite
let coordinator: Client
let lineId: string

const newMember = { name: 'Test Volunteer One', tier: 'volunteer' }

async function made(client: Client, url: string, body: object): Promise<{ id: string }> {
  const answer = await client.post(url, body)
  expect(answer.body).toHaveProperty('id')
  expect(answer.status).toBe(201)
  return answer.body
}
const aMember = (body: object = {}) => made(coordinator, '/api/v1/members', { ...newMember, ...body })

beforeEach(async () => {
  site = await testApp({ now: NOW })
  coordinator = await site.as('coordinator')
  const line = { code: 'psy', kind: 'psychological', nameZh: '心理援助热线', nameEn: 'Psychological line' }
  lineId = (await made(coordinator, '/api/v1/lines', line)).id
})

describe('POST /api/v1/members', () => {
  test('gives out display codes in order', async () => {
    const codes = []
    for (let n = 0; n < 3; n++) codes.push((await coordinator.post('/api/v1/members', newMember)).body.displayCode)
    expect(codes).toEqual(['C001', 'C002', 'C003'])
    expect((await coordinator.post('/api/v1/members', { ...newMember, displayCode: 'C002' })).status).toBe(409)
  })

  test('twelve at once get twelve codes', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => coordinator.post('/api/v1/members', newMember)))
    const made = answers.filter(({ status }) => status === 201)
    expect(new Set(made.map(({ body }) => body.displayCode)).size).toBe(made.length)
    expect(answers.every(({ status }) => status === 201 || status === 503)).toBe(true)
  })

  test('the same Idempotency-Key takes one person in', async () => {
    const key = { 'idempotency-key': 'k1' }
    const first = await coordinator.post('/api/v1/members', newMember, key)
    const again = await coordinator.post('/api/v1/members', newMember, key)
    const other = await coordinator.post('/api/v1/members', { ...newMember, name: 'Somebody Else' }, key)
    expect([first.status, again.status, other.status]).toEqual([201, 201, 422])
    expect(again.body.id).toBe(first.body.id)
  })

  test('refuses what nobody can be', async () => {
    for (const wrong of [
      { name: '' },
      { tier: 'friend' },
      { zone: 'Nowhere/At_All' },
      { displayCode: '14' },
      { organisationId: NOBODY },
      { joinedOn: '2026-02-30' },
      { limits: { maxNightsPerMonth: 32 } },
      { phone: '1' },
    ]) {
      const { status } = await coordinator.post('/api/v1/members', { ...newMember, ...wrong })
      expect([wrong, status]).toEqual([wrong, 422])
    }
  })

  test('telephone numbers are taken out of notes', async () => {
    const { id } = await aMember({ note: 'call 13800138000 at night' })
    expect((await coordinator.get(`/api/v1/members/${id}`)).text).not.toContain('13800138000')
  })
})

describe('permissions', () => {
  test('members see and tend themselves, and nobody else', async () => {
    const [mine, other] = [await aMember(), await aMember({ name: 'Other' })]
    const me = await site.as('counsellor', { memberId: mine.id })
    expect((await me.get('/api/v1/members/me')).body.id).toBe(mine.id)
    expect((await me.get(`/api/v1/members/${mine.id}`)).status).toBe(200)
    expect((await me.get(`/api/v1/members/${other.id}`)).status).toBe(403)
    expect((await me.get('/api/v1/members')).status).toBe(403)
    const edit = { languages: ['zh', 'wuu'], limits: { wantedHoursPerMonth: 16 } }
    expect((await me.patch('/api/v1/members/me', edit)).body).toMatchObject(edit)
    expect((await me.patch('/api/v1/members/me', { name: 'New Name' })).status).toBe(403)
    expect((await me.patch(`/api/v1/members/${other.id}`, edit)).status).toBe(403)
    expect((await me.post('/api/v1/members', newMember)).status).toBe(403)
    expect((await me.post(`/api/v1/members/${mine.id}/duties`, { lineId, role: 'counsellor' })).status).toBe(403)
    expect((await me.put(`/api/v1/members/${mine.id}/leaving`, { on: '2026-06-01' })).status).toBe(403)
    const illness = { kind: 'illness', start: '2026-05-20T00:00:00Z', end: '2026-05-21T00:00:00Z' }
    expect((await me.post(`/api/v1/members/${other.id}/absences`, illness)).status).toBe(403)
    expect((await me.get(`/api/v1/members/${other.id}/absences`)).status).toBe(403)
    expect((await me.get(`/api/v1/members/${other.id}/wishes`)).status).toBe(403)
    const address = { kind: 'extension', address: '8001' }
    expect((await me.put(`/api/v1/members/${other.id}/routing/${lineId}`, address)).status).toBe(403)
  })

  test('an account without a member has no `me`', async () => {
    const editor = await site.as('editor')
    expect((await editor.get('/api/v1/members/me')).status).toBe(404)
    expect((await site.anonymous.get('/api/v1/members/me')).status).toBe(401)
  })

  test('supervisors read members and do not change them', async () => {
    const { id } = await aMember()
    const supervisor = await site.as('supervisor')
    expect((await supervisor.get(`/api/v1/members/${id}`)).status).toBe(200)
    expect((await supervisor.patch(`/api/v1/members/${id}`, { name: 'X' })).status).toBe(403)
  })

  test('colleagues on a line are seen by those who serve it: code, name and roles only', async () => {
    const [mine, other, stranger] = [await aMember(), await aMember({ name: 'Colleague' }), await aMember()]
    for (const { id } of [mine, other]) {
      await made(coordinator, `/api/v1/members/${id}/duties`, { lineId, role: 'counsellor' })
    }
    await made(coordinator, `/api/v1/members/${other.id}/duties`, { lineId, role: 'supervisor' })
    const url = `/api/v1/lines/${lineId}/colleagues`
    const { body } = await (await site.as('counsellor', { memberId: mine.id })).get(url)
    expect(body.items).toEqual([
      { id: mine.id, displayCode: 'C001', name: newMember.name, roles: ['counsellor'] },
      { id: other.id, displayCode: 'C002', name: 'Colleague', roles: ['counsellor', 'supervisor'] },
    ])
    expect((await (await site.as('counsellor', { memberId: stranger.id })).get(url)).status).toBe(403)
    expect((await coordinator.get(url)).status).toBe(200)
  })
})

describe('GET /api/v1/members', () => {
  test('filters, and goes through all by cursor', async () => {
    const ids = []
    for (const tier of ['expert', 'volunteer', 'expert', 'expert']) ids.push((await aMember({ tier })).id)
    await made(coordinator, `/api/v1/members/${ids[0]}/duties`, { lineId, role: 'expert', from: '2026-06-01' })
    const team = await made(coordinator, '/api/v1/teams', {
      code: 'red',
      nameZh: '红队',
      nameEn: 'Red',
      colour: '#c0392b',
    })
    await made(coordinator, `/api/v1/members/${ids[1]}/teams`, { teamId: team.id })
    const codes = async (query: string) => {
      const { body } = await coordinator.get(`/api/v1/members?${query}`)
      return body.items.map((member: { displayCode: string }) => member.displayCode)
    }
    expect(await codes('tier=expert')).toEqual(['C001', 'C003', 'C004'])
    expect(await codes(`line=${lineId}&role=expert`)).toEqual(['C001'])
    expect(await codes(`line=${lineId}&on=2026-05-31`)).toEqual([])
    expect(await codes(`team=${team.id}&on=2026-05-14`)).toEqual(['C002'])
    expect(await codes('on=2026-05-13')).toEqual([])
    const first = await coordinator.get('/api/v1/members?limit=3')
    const next = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))?.[1]
    expect((await coordinator.get(next ?? '')).body.items).toHaveLength(1)
    expect((await coordinator.get('/api/v1/members?cursor=e30')).status).toBe(422)
  })
})

describe('PATCH /api/v1/members/:id', () => {
  test('an old If-Match is refused', async () => {
    const { id } = await aMember()
    const url = `/api/v1/members/${id}`
    const { headers } = await coordinator.get(url)
    const tag = { 'if-match': String(headers.etag) }
    expect((await coordinator.patch(url, { agreementOn: '2026-05-01' }, tag)).headers.etag).toBe('"2"')
    expect((await coordinator.patch(url, { agreementOn: null }, tag)).status).toBe(412)
  })

  test('a member who has joined keeps the day', async () => {
    const { id } = await aMember({ joinedOn: '2026-06-01' })
    const url = `/api/v1/members/${id}`
    expect((await coordinator.patch(url, { joinedOn: '2026-05-01' })).status).toBe(200)
    expect((await coordinator.patch(url, { joinedOn: '2026-05-02' })).status).toBe(409)
  })
})

describe('duties, teams and credentials', () => {
  test('duties do not overlap, and end without changing the past', async () => {
    const { id } = await aMember()
    const url = `/api/v1/members/${id}/duties`
    const duty = { lineId, role: 'counsellor', from: '2026-01-01' }
    const running = await made(coordinator, url, duty)
    expect((await coordinator.post(url, { ...duty, from: '2026-09-01' })).status).toBe(409)
    expect((await coordinator.post(url, { ...duty, lineId: NOBODY })).status).toBe(422)
    expect((await coordinator.delete(`${url}/${running.id}?on=2026-05-13`)).status).toBe(409)
    expect((await coordinator.delete(`${url}/${running.id}?on=2026-06-01`)).status).toBe(204)
    expect((await coordinator.delete(`${url}/${running.id}?on=2026-06-02`)).status).toBe(409)
    const coming = await made(coordinator, url, { ...duty, from: '2026-06-01' })
    expect((await coordinator.delete(`${url}/${coming.id}`)).status).toBe(204)
    const { body } = await coordinator.get(`/api/v1/members/${id}`)
    expect(body.duties).toMatchObject([{ from: '2026-01-01', until: '2026-06-01' }])
  })

  test('credentials are recorded, prolonged and revoked with a reason', async () => {
    const { id } = await aMember()
    const url = `/api/v1/members/${id}/credentials`
    const credential = { kind: 'counsellor-level-2', validFrom: '2020-01-01', validUntil: '2027-01-01' }
    const { id: partId } = await made(coordinator, url, credential)
    expect((await coordinator.patch(`${url}/${partId}`, { validUntil: '2026-05-14' })).status).toBe(422)
    const reason = 'lapsed'
    const changed = await coordinator.patch(`${url}/${partId}`, { validUntil: '2026-05-14', reason })
    expect(changed.body.validUntil).toBe('2026-05-14')
    expect((await coordinator.patch(`${url}/${partId}`, { validUntil: '2019-01-01', reason })).status).toBe(422)
  })

  test('teams have colours, and a retired one takes nobody', async () => {
    const { id } = await aMember()
    const red = { code: 'red', nameZh: '红队', nameEn: 'Red team', colour: '#c0392b' }
    const team = await made(coordinator, '/api/v1/teams', red)
    expect((await coordinator.post('/api/v1/teams', red)).status).toBe(409)
    const joined = await made(coordinator, `/api/v1/members/${id}/teams`, { teamId: team.id })
    expect((await coordinator.post(`/api/v1/members/${id}/teams`, { teamId: team.id })).status).toBe(409)
    expect((await coordinator.delete(`/api/v1/members/${id}/teams/${joined.id}?on=2026-05-20`)).status).toBe(204)
    await coordinator.patch(`/api/v1/teams/${team.id}`, { retiredOn: '2026-05-20' }, { 'if-match': '"1"' })
    expect(
      (await coordinator.post(`/api/v1/members/${id}/teams`, { teamId: team.id, from: '2026-06-01' })).status,
    ).toBe(422)
  })

  test('organisations are added, renamed and retired', async () => {
    const one = { code: 'bloom', nameZh: '花开中心', nameEn: 'Bloom Centre' }
    const { id } = await made(coordinator, '/api/v1/organisations', one)
    const url = `/api/v1/organisations/${id}`
    expect((await coordinator.patch(url, { nameEn: 'Bloom' }, { 'if-match': '"1"' })).body.nameEn).toBe('Bloom')
    expect((await coordinator.patch(url, { nameEn: 'X' }, { 'if-match': '"1"' })).status).toBe(412)
    await aMember({ organisationId: id })
    await coordinator.patch(url, { retiredOn: '2026-05-14' })
    expect((await coordinator.post('/api/v1/members', { ...newMember, organisationId: id })).status).toBe(422)
    expect((await coordinator.get('/api/v1/organisations')).body.items).toMatchObject([{ retiredOn: '2026-05-14' }])
  })
})

describe('absences', () => {
  const week = { kind: 'leave', start: '2026-05-20T00:00:00Z', end: '2026-05-27T00:00:00Z' }

  test('are asked for, changed and withdrawn by the member', async () => {
    const { id: memberId } = await aMember()
    const me = await site.as('counsellor', { memberId })
    const { id } = await made(me, '/api/v1/members/me/absences', week)
    const url = `/api/v1/members/me/absences/${id}`
    const changed = await me.patch(url, { end: '2026-05-26T00:00:00Z' }, { 'if-match': '"1"' })
    expect(changed.body).toMatchObject({ end: '2026-05-26T00:00:00.000Z', revision: 2 })
    expect((await me.patch(url, { kind: 'training' }, { 'if-match': '"1"' })).status).toBe(412)
    expect((await me.patch(url, { end: '2026-05-19T00:00:00Z' })).status).toBe(422)
    expect((await me.delete(url)).status).toBe(204)
    expect((await me.get('/api/v1/members/me/absences')).body.items).toEqual([])
  })

  test('what has passed of one stays', async () => {
    const { id: memberId } = await aMember()
    const { id } = await made(coordinator, `/api/v1/members/${memberId}/absences`, week)
    site.clock.set('2026-05-22T00:00:00Z')
    const later = await site.as('coordinator')
    const url = `/api/v1/members/${memberId}/absences/${id}`
    expect((await later.patch(url, { start: '2026-05-23T00:00:00Z' })).status).toBe(409)
    expect((await later.patch(url, { end: '2026-05-21T00:00:00Z' })).status).toBe(409)
    expect((await later.delete(url)).status).toBe(204)
    const { body } = await later.get(`/api/v1/members/${memberId}/absences`)
    expect(body.items).toMatchObject([{ start: '2026-05-20T00:00:00.000Z', end: '2026-05-22T00:00:00.000Z' }])
    expect((await later.delete(url)).status).toBe(409)
  })

  test('are listed by cursor', async () => {
    const { id: memberId } = await aMember()
    const url = `/api/v1/members/${memberId}/absences`
    for (const day of [20, 10, 15]) {
      await made(coordinator, url, { ...week, start: `2026-06-${day}T00:00:00Z`, end: `2026-06-${day + 1}T00:00:00Z` })
    }
    const first = await coordinator.get(`${url}?limit=2`)
    const second = await coordinator.get(`${url}?limit=2&cursor=${first.body.nextCursor}`)
    const starts = [...first.body.items, ...second.body.items].map((each: { start: string }) => each.start.slice(8, 10))
    expect(starts).toEqual(['10', '15', '20'])
    expect((await coordinator.get(`${url}?endingAfter=2026-06-16T00:00:00Z`)).body.items).toHaveLength(1)
  })
})

describe('weekly absences and wishes', () => {
  test('are a member’s own to make and to end', async () => {
    const { id: memberId } = await aMember()
    const me = await site.as('counsellor', { memberId })
    const weekly = '/api/v1/members/me/weekly-absences'
    const { id } = await made(me, weekly, { weekday: 3, start: '22:00', minutes: 600 })
    expect((await me.delete(`${weekly}/${id}?on=2026-06-01`)).status).toBe(204)
    expect((await me.get(`${weekly}?on=2026-06-01`)).body.items).toEqual([])
    const wishes = '/api/v1/members/me/wishes'
    const wish = await made(me, wishes, { lineId, weekday: 6, templateCode: 'seat-00', weight: -5 })
    expect((await me.post(wishes, { lineId, weight: 1 })).status).toBe(422)
    expect((await me.post(wishes, { lineId, weekday: 1, weight: 0 })).status).toBe(422)
    expect((await me.post(wishes, { lineId, weekday: 1, weight: 1, from: '2026-05-01' })).status).toBe(422)
    expect((await me.delete(`${wishes}/${wish.id}`)).status).toBe(204)
    expect((await me.get(wishes)).body.items).toEqual([])
  })
})

describe('routing addresses', () => {
  const address = { kind: 'phone', address: '+86 138 0013 8000' }

  test('go in sealed, come out for the switch only, and are nowhere else', async () => {
    const { id: memberId } = await aMember()
    const url = `/api/v1/members/${memberId}/routing/${lineId}`
    expect((await coordinator.put(url, address)).status).toBe(204)
    const shown = await coordinator.get(`/api/v1/members/${memberId}`)
    expect(shown.body.routing).toMatchObject([{ lineId, kind: 'phone' }])
    expect(shown.text).not.toContain('8000')
    const rows = await site.db.read((read) => read.select().from(routingAddresses))
    expect(JSON.stringify(rows)).not.toContain('8000')
    expect(site.logLines.join()).not.toContain('8000"')
    const opened = await site.db.read((read) => routingAddress(read, site.deps.keys, memberId, lineId))
    expect(opened).toBe(address.address)
  })

  test('a sealed address opens for its own member and line only', async () => {
    const [one, other] = [await aMember(), await aMember()]
    await coordinator.put(`/api/v1/members/${one.id}/routing/${lineId}`, address)
    await site.db.write('swap', async (tx) => {
      const [row] = await tx.select().from(routingAddresses)
      if (row) await tx.insert(routingAddresses).values({ ...row, memberId: other.id })
    })
    const open = (id: string) => site.db.read((read) => routingAddress(read, site.deps.keys, id, lineId))
    expect(await open(one.id)).toBe(address.address)
    expect(await open(other.id)).toBeUndefined()
  })

  test('what is none of its kind is refused, and not repeated', async () => {
    const { id } = await aMember()
    for (const [kind, wrong] of [
      ['extension', '80-01'],
      ['sip', 'duty@example.org'],
      ['phone', 'call me'],
    ] as const) {
      const answer = await coordinator.put(`/api/v1/members/${id}/routing/${lineId}`, { kind, address: wrong })
      expect([kind, answer.status]).toEqual([kind, 422])
      expect(answer.text).not.toContain(wrong)
    }
  })

  test('are forgotten when asked, and when the member leaves', async () => {
    const [one, other, third] = [await aMember(), await aMember(), await aMember()]
    for (const { id } of [one, other, third]) await coordinator.put(`/api/v1/members/${id}/routing/${lineId}`, address)
    expect((await coordinator.delete(`/api/v1/members/${one.id}/routing/${lineId}`)).status).toBe(204)
    expect((await coordinator.delete(`/api/v1/members/${one.id}/routing/${lineId}`)).status).toBe(404)
    await coordinator.put(`/api/v1/members/${other.id}/leaving`, { on: '2026-05-14' })
    await coordinator.put(`/api/v1/members/${third.id}/leaving`, { on: '2026-05-20' })
    const left = () => site.db.read((read) => read.select().from(routingAddresses))
    expect(await left()).toHaveLength(1)
    site.clock.set('2026-05-20T13:00:00Z')
    for (const job of peopleJobs([])) await job.run(site.deps, new AbortController().signal)
    expect(await left()).toHaveLength(0)
  })
})

describe('PUT /api/v1/members/:id/leaving', () => {
  test('ends duties and teams, keeps the member, and cannot be in the past', async () => {
    const { id } = await aMember({ joinedOn: '2025-01-01' })
    await made(coordinator, `/api/v1/members/${id}/duties`, { lineId, role: 'counsellor', from: '2025-01-01' })
    await made(coordinator, `/api/v1/members/${id}/duties`, { lineId, role: 'supervisor', from: '2026-09-01' })
    const url = `/api/v1/members/${id}/leaving`
    expect((await coordinator.put(url, { on: '2026-05-13' })).status).toBe(409)
    const gone = await coordinator.put(url, { on: '2026-06-01', reason: 'moved away' })
    expect(gone.body).toMatchObject({ leftOn: '2026-06-01', duties: [{ until: '2026-06-01' }] })
    expect(gone.body.duties).toHaveLength(1)
    expect((await coordinator.put(url, { on: null })).body.leftOn).toBeNull()
    await coordinator.put(url, { on: '2026-05-14' })
    expect((await coordinator.put(url, { on: null })).status).toBe(409)
  })
})

describe('rotaMembers', () => {
  test('gathers everything that a rota needs of those who may serve the line', async () => {
    const { id } = await aMember({
      joinedOn: '2025-01-01',
      agreementOn: '2025-01-01',
      limits: { maxNightsPerMonth: 4 },
    })
    const late = await aMember({ joinedOn: '2026-07-01' })
    await aMember()
    const url = `/api/v1/members/${id}`
    for (const each of [id, late.id]) {
      await made(coordinator, `/api/v1/members/${each}/duties`, { lineId, role: 'counsellor', from: '2025-01-01' })
    }
    await made(coordinator, `${url}/credentials`, { kind: 'pre-service-training', validFrom: '2025-01-01' })
    const leave = { kind: 'leave', start: '2026-06-09T16:00:00Z', end: '2026-06-10T16:00:00Z' }
    await made(coordinator, `${url}/absences`, leave)
    await made(coordinator, `${url}/weekly-absences`, { weekday: 4, start: '00:00', minutes: 60 })
    await made(coordinator, `${url}/wishes`, { lineId, weekday: 1, weight: 3, until: '2026-06-09' })
    await made(coordinator, `${url}/wishes`, { lineId, templateCode: 'seat-00', weight: -3 })
    const found = await site.db.read((read) => rotaMembers(read, lineId, '2026-06-08', '2026-06-15'))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      displayCode: 'C001',
      agreementOn: '2025-01-01',
      limits: { maxNightsPerMonth: 4 },
      duties: [{ lineId, role: 'counsellor', from: '2025-01-01', until: null }],
      credentials: [{ kind: 'pre-service-training', validFrom: '2025-01-01', validUntil: null }],
    })
    expect(new Set(found[0]?.wishes)).toEqual(
      new Set([
        { templateCode: 'seat-00', weight: -3 },
        { day: '2026-06-08', weight: 3 },
      ]),
    )
    // Leave on the 10th and the weekly hour that follows on it are one span.
    const spans = found[0]?.unavailability.map(({ start, end }) => `${start.toISO()} ${end.toISO()}`)
    expect(spans).toEqual(['2026-06-09T16:00:00.000Z 2026-06-10T17:00:00.000Z'])
  })

  test('takes the same number of queries for one member as for thirty', async () => {
    const queries = async () => {
      let count = 0
      await site.db.read(async (read) => {
        const counting = new Proxy(read, {
          get(target, property, receiver) {
            if (property === 'select') count += 1
            const value = Reflect.get(target, property, receiver)
            return typeof value === 'function' ? value.bind(target) : value
          },
        })
        await rotaMembers(counting, lineId, '2026-06-01', '2026-07-01')
      })
      return count
    }
    const join = async () => {
      const { id } = await aMember()
      await made(coordinator, `/api/v1/members/${id}/duties`, { lineId, role: 'counsellor' })
    }
    await join()
    const one = await queries()
    for (let n = 0; n < 10; n++) await join()
    expect(await queries()).toBe(one)
  })
})

test('lines and display codes are found for others', async () => {
  const { id } = await aMember()
  await made(coordinator, `/api/v1/members/${id}/duties`, { lineId, role: 'counsellor', until: '2026-06-01' })
  const [codes, now, later] = await site.db.read(async (read) => [
    await displayCodesOf(read, [id, NOBODY]),
    await linesOf(read, id, '2026-05-31'),
    await linesOf(read, id, '2026-06-01'),
  ])
  expect([...(codes ?? [])]).toEqual([[id, 'C001']])
  expect([now, later]).toEqual([[lineId], []])
})

test('every change is in the audit trail, with ids and codes only', async () => {
  const { id } = await aMember({ name: 'Unmistakable Name' })
  await coordinator.patch(`/api/v1/members/${id}`, { name: 'Another Unmistakable' })
  const { body, text } = await (await site.as('administrator')).get(`/api/v1/audit?recordId=${id}`)
  expect(text).not.toContain('Unmistakable')
  expect(JSON.stringify(body)).toContain('member.change')
})
