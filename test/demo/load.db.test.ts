import { and, count, eq, isNotNull, isNull } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { verifyAudit } from '../../src/access/audit-verify.ts'
import { signIn } from '../../src/access/session-actions.ts'
import { auditEntries } from '../../src/access/tables.ts'
import { bulletins } from '../../src/bulletins/tables.ts'
import { alerts, calls, followUps, mandatoryReports, sealedContacts } from '../../src/calls/tables.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../src/demo/accounts.ts'
import { type DemoProgress, loadDemo } from '../../src/demo/load.ts'
import { demoState } from '../../src/demo/state.ts'
import { DemoStopped } from '../../src/demo/stopped.ts'
import { tourOf, tourPlace, tourToken } from '../../src/demo/tour.ts'
import { handovers } from '../../src/handover/tables.ts'
import { lines } from '../../src/lines/tables.ts'
import { members, organisations, teams } from '../../src/people/tables.ts'
import { assignments, rotas, rotaVersions } from '../../src/rota/tables.ts'
import { recountLine } from '../../src/themes/actions.ts'
import { type TestSite, testApp } from '../support/app.ts'

const now = '2026-05-14T06:00:00.000Z'
const silent: DemoProgress = { expect: () => undefined, advance: () => undefined }
const never = new AbortController().signal

describe('a small demo', () => {
  test('is a whole house, can be toured as printed, and is the same for the same seed', async () => {
    const [site, twin] = [await testApp({ now }), await testApp({ now })]
    expect(await site.db.read(demoState)).toBe('empty')
    let [expected, done] = [0, 0]
    const progress = {
      expect: (total: number) => {
        expected = total
      },
      advance: (units: number) => {
        done += units
      },
    }
    await loadDemo(site.deps, { seed: 1, calls: 300 }, { progress, signal: never })
    expect(done).toBe(expected)
    expect(await site.db.read(demoState)).toBe('loaded')
    await loadDemo(twin.deps, { seed: 1, calls: 300 }, { progress: silent, signal: never })
    expect(await whatIsIn(twin)).toEqual(await whatIsIn(site))

    await theHouseIsThere(site)
    await theRotasAreWhole(site)
    await theCallsAreInTheYear(site)
    await nothingIsLeftUndone(site)
    await somethingIsUnderWay(site)
    await everyRoleCanSignIn(site)
    await theTourWorks(site)
  })

  test('that was stopped half-way is known as such', async () => {
    const site = await testApp({ now })
    const stopping = new AbortController()
    const progress = { expect: () => undefined, advance: () => stopping.abort() }
    const loading = loadDemo(site.deps, { seed: 1, calls: 300 }, { progress, signal: stopping.signal })
    await expect(loading).rejects.toBeInstanceOf(DemoStopped)
    expect(await site.db.read(demoState)).toBe('half-loaded')
  })

  test("is not mixed with somebody's own data", async () => {
    const site = await testApp({ now })
    await site.as('administrator')
    expect(await site.db.read(demoState)).toBe('foreign')
  })
})

async function theHouseIsThere({ db }: TestSite): Promise<void> {
  const counts = await db.read(async (read) => ({
    lines: await read.$count(lines),
    members: await read.$count(members),
    allied: await read.$count(organisations, eq(organisations.kind, 'allied')),
    teams: await read.$count(teams),
    rotas: await read.$count(rotas),
    published: await read.$count(rotaVersions),
    bulletins: await read.$count(bulletins, isNotNull(bulletins.running)),
  }))
  expect(counts).toEqual({ lines: 2, members: 40, allied: 6, teams: 3, rotas: 6, published: 4, bulletins: 2 })
}

async function everyRoleCanSignIn({ deps }: TestSite): Promise<void> {
  for (const name of DEMO_ACCOUNTS) {
    const { session } = await signIn(deps, { name, password: DEMO_PASSWORD }, { address: '127.0.0.1', device: 'test' })
    expect(session.accountId).not.toBe('')
  }
}

async function theRotasAreWhole({ db }: TestSite): Promise<void> {
  const versions = await db.read((read) => read.select().from(rotaVersions))
  expect(versions.map(({ openPlaces, brokenRules }) => ({ openPlaces, brokenRules }))).toEqual(
    versions.map(() => ({ openPlaces: 0, brokenRules: [] })),
  )
}

async function theCallsAreInTheYear({ db }: TestSite): Promise<void> {
  const all = await db.read((read) => read.select().from(calls))
  expect(all.length).toBeGreaterThan(240)
  expect(all.length).toBeLessThan(360)
  const first = DateTime.fromISO('2025-05-13T16:00:00Z')
  expect(all.every(({ startedAt }) => startedAt >= first && startedAt <= DateTime.fromISO(now))).toBe(true)
  expect(all.filter(({ state }) => state === 'draft')).toHaveLength(1)
  expect(all.some(({ enteredLate }) => enteredLate)).toBe(false)
  const underRota = all.filter(({ day, state }) => day >= '2026-04-02' && state === 'closed')
  expect(underRota.length).toBeGreaterThan(0)
  expect(underRota.every(({ shiftId }) => shiftId !== null)).toBe(true)
  expect(all.filter(({ callerHash }) => callerHash !== null).length).toBeGreaterThan(all.length / 2)
}

async function somethingIsUnderWay({ db }: TestSite) {
  await db.read(async (read) => {
    const { handedAt, acknowledgedAt } = handovers
    expect(await read.$count(handovers, isNotNull(acknowledgedAt))).toBe(1)
    expect(await read.$count(handovers, and(isNotNull(handedAt), isNull(acknowledgedAt)))).toBe(1)
    expect(await read.$count(sealedContacts)).toBe(1)
    const reports = await read.$count(mandatoryReports)
    expect(await read.$count(mandatoryReports, isNull(mandatoryReports.closedAt))).toBe(Math.min(1, reports))
  })
}

async function nothingIsLeftUndone(site: TestSite): Promise<void> {
  const { db, deps } = site
  const verdict = await verifyAudit(deps)
  expect(verdict.findings).toEqual([])
  expect(verdict.unsealed).toBe(0)
  const allLines = await db.read((read) => read.select({ id: lines.id }).from(lines))
  for (const { id: lineId } of allLines) {
    expect(await recountLine(deps, systemActor, { lineId, from: '2020-01-01' })).toEqual([])
  }
  const old = await db.read((read) => read.select().from(followUps))
  const monthAgo = DateTime.fromISO(now).minus({ months: 1 })
  expect(old.filter(({ state, dueAt }) => state === 'open' && dueAt < monthAgo)).toEqual([])
  expect(await db.read((read) => read.$count(alerts, isNull(alerts.acknowledgedAt)))).toBeLessThan(3)
  expect(await db.read((read) => read.$count(auditEntries, eq(auditEntries.accountId, 'system')))).toBeGreaterThan(0)
}

/** A curl line as the request that it makes. */
function requestOf(curl: string) {
  const headers = Object.fromEntries(
    [...curl.matchAll(/-H '([^:]+): ([^']*)'/g)].map(([, name = '', value = '']) => [name, value]),
  )
  const body = /-d '([^']*)'/.exec(curl)?.[1]
  const url = /'(http[^']*)'$/.exec(curl)?.[1] ?? ''
  return { url: url.replace('http://demo.test', ''), headers, body: body === undefined ? undefined : JSON.parse(body) }
}

async function theTourWorks(site: TestSite): Promise<void> {
  const place = await tourPlace(site.deps)
  const token = await tourToken(site.deps)
  const newest = (await site.anonymous.get('/api/v1/bulletins?limit=1')).body.items[0].number
  const etag = String((await site.anonymous.get(`/api/v1/bulletins/${newest}`)).headers.etag)
  if (!place || token === undefined) throw new Error('the tour has no line or no token')
  const bulletin = { number: newest, etag }
  const stops = tourOf({ base: 'http://demo.test', token, ...place, bulletin })
  const answers: number[] = []
  for (const { curl } of stops) {
    const { url, headers, body } = requestOf(curl)
    const answer = body ? await site.anonymous.post(url, body, headers) : await site.anonymous.get(url, headers)
    answers.push(answer.status)
  }
  expect(answers).toEqual([200, 201, 200, 200, 304, 200])
  await tourToken(site.deps)
  expect((await site.withToken(token).get('/api/v1/lines')).status).toBe(401)
}

/** Everything but ids, hashes, keys, and who of several equals stands which duty: the solver settles ties by id. */
async function whatIsIn({ db }: TestSite) {
  return db.read(async (read) => ({
    members: await read
      .select({ code: members.displayCode, name: members.name })
      .from(members)
      .orderBy(members.displayCode),
    duty: await read
      .select({ start: assignments.start, places: count() })
      .from(assignments)
      .groupBy(assignments.start)
      .orderBy(assignments.start),
    calls: await read
      .select({ startedAt: calls.startedAt, type: calls.type, risk: calls.risk, topic: calls.primaryTopic })
      .from(calls)
      .orderBy(calls.startedAt, calls.type),
    followUps: await read
      .select({ dueAt: followUps.dueAt, state: followUps.state, outcome: followUps.outcome })
      .from(followUps)
      .orderBy(followUps.dueAt, followUps.step),
  }))
}
