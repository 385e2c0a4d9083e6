import { expect, test } from 'vitest'
import { systemActor } from '../../../src/access/actor.ts'
import { closeDueOpenShifts, tellOfBegunWindows } from '../../../src/rota/sign-up/jobs.ts'
import type { Client } from '../../support/app.ts'
import { ok, swapSite } from '../swaps/swap-site.ts'

const open = (client: Client, body: object, status = 201) =>
  client.post('/api/v1/open-shifts', body).then((a) => ok(a, status))
const kinds = async (client: Client) =>
  ok(await client.get('/api/v1/notices?unseen=true')).items.map(({ kind }: { kind: string }) => kind)

test('one open place and many who sign up at once: one gets it, and every rule is checked', async () => {
  const site = await swapSite([
    [12, 'seat-08', ['C1']],
    [12, 'seat-04', ['C2', 'C9']],
    [13, 'seat-08', ['C1', 'C9']],
  ])
  const shiftId = await site.at(12, 'seat-08')
  const c2 = await site.as1('C2')
  expect((await c2.post('/api/v1/open-shifts', { shiftId })).status).toBe(403)
  expect((await site.coordinator.post('/api/v1/open-shifts', { shiftId, upTo: 90 })).status).toBe(422)
  const made = await open(site.coordinator, { shiftId, upTo: 2 })
  expect(made).toMatchObject({ state: 'open', cause: 'gap', giving: 'first-come', present: 1, upTo: 2, hinders: null })
  expect((await site.coordinator.post('/api/v1/open-shifts', { shiftId, upTo: 2 })).status).toBe(409)

  // C2 stands until eight: eight hours on end are too many. The page and the API say so, and C2 was not told of it.
  const refused = await c2.post(`/api/v1/open-shifts/${made.id}/sign-ups`)
  expect(refused.status).toBe(422)
  expect(refused.body.violations.map(({ rule }: { rule: string }) => rule)).toEqual(['shift-too-long'])
  expect(ok(await c2.get(`/api/v1/open-shifts/${made.id}`)).hinders).toHaveLength(1)
  expect(await kinds(c2)).not.toContain('shift-open')
  const signers = await Promise.all(['C3', 'C4', 'C5', 'C6', 'C7'].map((code) => site.as1(code)))
  const [first = c2] = signers
  expect(await kinds(first)).toContain('shift-open')
  const answers = await Promise.all(signers.map((each) => each.post(`/api/v1/open-shifts/${made.id}/sign-ups`)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
  expect(await site.standing(12, 'seat-08')).toHaveLength(2)
  const after = ok(await site.coordinator.get(`/api/v1/open-shifts/${made.id}`))
  expect(after).toMatchObject({ state: 'filled', present: 2, waiting: 0 })
  expect(after.signUps.filter(({ state }: { state: string }) => state === 'given')).toHaveLength(1)
  const { items } = ok(await site.coordinator.get(`/api/v1/rotas/${site.rotaId}/changes`))
  expect(items).toMatchObject([{ verb: 'sign-up', memberBefore: null, brokenRules: [] }])
})

test('by fairness: given at the close to whoever carries least, judged by the rules of that moment', async () => {
  const site = await swapSite([
    [11, 'seat-08', ['C3', 'C4']],
    [12, 'seat-08', ['C1']],
    [14, 'seat-08', ['C4', 'C5']],
    [15, 'seat-08', ['C5', 'C6']],
  ])
  const shiftId = await site.at(12, 'seat-08')
  const [c3, c4, c5] = [await site.as1('C3'), await site.as1('C4'), await site.as1('C5')]
  const window = { giving: 'fairness', opensAt: '2026-05-04T08:00:00.000Z', closesAt: '2026-05-04T20:00:00.000Z' }
  expect(
    (await site.coordinator.post('/api/v1/open-shifts', { shiftId, ...window, closesAt: '2026-05-12T06:00:00Z' }))
      .status,
  ).toBe(422)
  const made = await open(site.coordinator, { shiftId, ...window })
  expect((await c3.post(`/api/v1/open-shifts/${made.id}/sign-ups`)).status).toBe(409)
  expect(await kinds(c3)).not.toContain('shift-open')

  site.clock.set('2026-05-04T08:00:00Z')
  expect([await tellOfBegunWindows(site.deps, systemActor), await tellOfBegunWindows(site.deps, systemActor)]).toEqual([
    1, 0,
  ])
  expect(await kinds(c3)).toContain('shift-open')
  // C4 and C5 have eight hours, C3 has four; C5 takes it back, and signs up again after C3.
  for (const each of [c4, c5]) ok(await each.post(`/api/v1/open-shifts/${made.id}/sign-ups`))
  ok(await c5.post(`/api/v1/open-shifts/${made.id}/sign-ups/withdraw`))
  expect((await c5.post(`/api/v1/open-shifts/${made.id}/sign-ups/withdraw`)).status).toBe(409)
  site.clock.set('2026-05-04T08:01:00Z')
  ok(await c3.post(`/api/v1/open-shifts/${made.id}/sign-ups`))
  ok(await c5.post(`/api/v1/open-shifts/${made.id}/sign-ups`))
  expect(ok(await c4.get(`/api/v1/open-shifts/${made.id}`))).toMatchObject({
    waiting: 3,
    mine: 'waiting',
    signUps: [{}],
  })

  // The fairest has fallen ill since: the next one has it.
  await site.away('C3', '2026-05-11T16:00:00Z', '2026-05-12T16:00:00Z')
  site.clock.set('2026-05-04T20:00:00Z')
  expect((await c4.post(`/api/v1/open-shifts/${made.id}/sign-ups/withdraw`)).status).toBe(200)
  expect([await closeDueOpenShifts(site.deps, systemActor), await closeDueOpenShifts(site.deps, systemActor)]).toEqual([
    1, 0,
  ])
  expect(await site.standing(12, 'seat-08')).toEqual(['C1', 'C5'])
  const { signUps, state } = ok(await site.coordinator.get(`/api/v1/open-shifts/${made.id}`))
  expect(state).toBe('filled')
  expect(
    Object.fromEntries(
      signUps.map((each: { member: { displayCode: string }; state: string; forbiddenBy: string[] }) => [
        each.member.displayCode,
        [each.state, ...each.forbiddenBy],
      ]),
    ),
  ).toEqual({
    C3: ['declined', 'unavailable'],
    C4: ['withdrawn'],
    C5: ['given'],
  })
  expect([await kinds(c3), await kinds(c5)]).toEqual([
    expect.arrayContaining(['sign-up-declined']),
    expect.arrayContaining(['sign-up-given']),
  ])
})

test('an empty shift is given when two have signed up, and what waits lapses when the shift moves', async () => {
  const site = await swapSite([[13, 'seat-08', ['C1', 'C2']]])
  const rules = `/api/v1/lines/${site.lineId}/rota-rules/2026-05-01`
  ok(await site.coordinator.put(rules, { changes: { signUps: { giving: 'first-come' } } }))
  const made = await open(site.coordinator, { shiftId: await site.at(12, 'seat-08') })
  const [c3, c4] = [await site.as1('C3'), await site.as1('C4')]
  const sign = async (client: Client) => ok(await client.post(`/api/v1/open-shifts/${made.id}/sign-ups`)).mine
  expect(await sign(c3)).toBe('waiting')
  expect(await site.standing(12, 'seat-08')).toEqual([])

  ok(await site.moveTemplate('seat-08', '08:15'))
  expect((await kinds(c3)).sort()).toEqual(['shift-open', 'shift-open', 'sign-up-lapsed'])
  expect(ok(await c3.get(`/api/v1/open-shifts/${made.id}`))).toMatchObject({
    state: 'open',
    mine: 'lapsed',
    start: '2026-05-12T00:15:00.000Z',
  })
  expect([await sign(c3), await sign(c4)]).toEqual(['waiting', 'given'])
  expect(await site.standing(12, 'seat-08')).toEqual(['C3', 'C4'])

  // Every gap of the rota at once; what is withdrawn is given to nobody, and what is assigned by hand is filled.
  const gaps = ok(await site.coordinator.post(`/api/v1/rotas/${site.rotaId}/open-shifts`, {})).opened
  expect(gaps).toBeGreaterThan(30)
  expect(ok(await site.coordinator.post(`/api/v1/rotas/${site.rotaId}/open-shifts`, {})).opened).toBe(0)
  const { items } = ok(await site.coordinator.get('/api/v1/open-shifts?state=open&limit=5'))
  const [one, two] = items
  ok(await site.coordinator.post(`/api/v1/open-shifts/${one.id}/withdraw`))
  expect((await site.coordinator.post(`/api/v1/open-shifts/${one.id}/close`)).status).toBe(409)
  expect((await c3.post(`/api/v1/open-shifts/${one.id}/sign-ups`)).status).toBe(409)
  expect(ok(await site.coordinator.post(`/api/v1/open-shifts/${two.id}/close`)).state).toBe('closed')
})

test('first come: whoever waits for company has the place as soon as company is put there by hand', async () => {
  const site = await swapSite([[13, 'seat-08', ['C1', 'C2']]])
  const shiftId = await site.at(12, 'seat-08')
  const made = await open(site.coordinator, { shiftId, giving: 'first-come' })
  const c3 = await site.as1('C3')
  expect(ok(await c3.post(`/api/v1/open-shifts/${made.id}/sign-ups`)).mine).toBe('waiting')
  const alone = { shiftId, memberId: site.member('C4'), override: { reason: 'company signs up' } }
  ok(await site.coordinator.post(`/api/v1/rotas/${site.rotaId}/assignments`, alone), 201)
  expect(await site.standing(12, 'seat-08')).toEqual(['C3', 'C4'])
  expect(ok(await c3.get(`/api/v1/open-shifts/${made.id}`))).toMatchObject({ state: 'filled', mine: 'given' })
  expect(await kinds(c3)).toContain('sign-up-given')
})

test('by fairness, company put there by hand gives nothing before the close', async () => {
  const site = await swapSite([[13, 'seat-08', ['C1', 'C2']]])
  const shiftId = await site.at(12, 'seat-08')
  const made = await open(site.coordinator, { shiftId, giving: 'fairness' })
  const c3 = await site.as1('C3')
  ok(await c3.post(`/api/v1/open-shifts/${made.id}/sign-ups`))
  const alone = { shiftId, memberId: site.member('C4'), override: { reason: 'company signs up' } }
  ok(await site.coordinator.post(`/api/v1/rotas/${site.rotaId}/assignments`, alone), 201)
  expect(ok(await c3.get(`/api/v1/open-shifts/${made.id}`))).toMatchObject({ state: 'open', mine: 'waiting' })
})

test('every gap at once with a later window: a gap that begins before it is open from now on, and is named', async () => {
  const site = await swapSite([[13, 'seat-08', ['C1', 'C2']]])
  const all = `/api/v1/rotas/${site.rotaId}/open-shifts`
  const opensAt = '2026-05-12T00:00:00.000Z'
  const { opened, openedAtOnce } = ok(await site.coordinator.post(all, { opensAt }))
  const { items } = ok(await site.coordinator.get('/api/v1/open-shifts?state=open&limit=200'))
  expect(items).toHaveLength(opened)
  const isEarly = ({ start }: { start: string }) => start <= opensAt
  expect(items.filter(isEarly).length).toBeGreaterThan(0)
  expect(items.some((each: { start: string }) => !isEarly(each))).toBe(true)
  for (const each of items) expect(each.opensAt).toBe(isEarly(each) ? site.clock.now().toUTC().toISO() : opensAt)
  const named = (all: readonly Record<string, string>[]) =>
    all.map(({ shiftId, role, start }) => `${shiftId} ${role} ${start}`).sort()
  expect(named(openedAtOnce)).toEqual(named(items.filter(isEarly)))
  // What no shift could make possible is still refused.
  const never = { opensAt, closesAt: '2026-05-11T00:00:00.000Z' }
  expect((await site.coordinator.post(all, never)).status).toBe(422)
})
